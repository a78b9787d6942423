"""《灯下戏》 with a plan, for tests of the pages that need one: planned once per session, by steps and not by time, so always the same."""

from __future__ import annotations

from functools import cache

from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.web.account.models import User
from juzu.web.production import writes
from juzu.web.production.models import Production
from web_fixtures import first_of


@cache
def plan_of(sample: str) -> Plan:
    """A legal plan of a sample."""
    return solve(first_of(sample).standing.pose(), threads=1, stop=Steps(2_000))


def with_plan(production: Production, author: User, sample: str = "dengxiaxi") -> Production:
    """The production, planned."""
    writes.save(production, PROBLEM, first_of(sample).standing.pose(), author=author, parent=None)
    writes.save(production, PLAN, plan_of(sample), author=author, parent=None)
    return production
