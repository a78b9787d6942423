"""chain: every kind of document that Juzu writes, in the order of the chain."""

from __future__ import annotations

from typing import Any

from juzu.base.catalogue import BASE
from juzu.base.joint.document import JOINT_PLAN
from juzu.base.joint.task import JOINT_TASK
from juzu.base.year.document import SIMULATION
from juzu.chain.production import PRODUCTION, TABLES
from juzu.kernel.document import Schema
from juzu.plan.document import PLAN
from juzu.plan.problem import PROBLEM
from juzu.plan.questions.alternatives import ALTERNATIVES
from juzu.plan.questions.compare import COMPARISON
from juzu.plan.questions.explain import EXPLANATION
from juzu.plan.questions.replan import REPLAN
from juzu.plan.questions.values import VALUES
from juzu.plan.questions.why import CONFLICT
from juzu.plan.sequence.solve import SEQUENCE
from juzu.script.breakdown import BREAKDOWN
from juzu.script.corrections import CORRECTIONS
from juzu.script.document import SCRIPT
from juzu.script.revising.revision import REVISION
from juzu.shoot.daysheet import DAY_SHEET

DOCUMENTS: tuple[Schema[Any], ...] = (
    SCRIPT,
    BREAKDOWN,
    CORRECTIONS,
    REVISION,
    BASE,
    PRODUCTION,
    TABLES,
    PROBLEM,
    PLAN,
    COMPARISON,
    VALUES,
    ALTERNATIVES,
    EXPLANATION,
    REPLAN,
    CONFLICT,
    SEQUENCE,
    DAY_SHEET,
    SIMULATION,
    JOINT_PLAN,
    JOINT_TASK,
)
