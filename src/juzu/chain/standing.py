"""chain: all values of one production together, as a folder or a database keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from juzu.base.catalogue import BASE, Base
from juzu.chain.pose import pose
from juzu.chain.production import PRODUCTION, TABLES, Production, Tables
from juzu.kernel.document import Schema
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.script.breakdown import BREAKDOWN, Breakdown


@dataclass(frozen=True, slots=True)
class Standing:
    """A production as it stands. `breakdown` has the tables' corrections in force."""

    production: Production
    base: Base | None
    breakdown: Breakdown
    tables: Tables
    plan: Plan | None
    problem: Problem | None

    def pose(self) -> Problem:
        """The problem as the tables say it now."""
        return pose(self.production, self.base, self.tables, self.plan.day_of if self.plan else None)

    def values(self) -> Iterator[tuple[Schema[Any], Any]]:
        """Its documents, each with its schema; what is not there is left out."""
        every = (
            (PRODUCTION, self.production),
            (BASE, self.base),
            (BREAKDOWN, self.breakdown),
            (TABLES, self.tables),
            (PROBLEM, self.problem),
            (PLAN, self.plan),
        )
        return ((schema, value) for schema, value in every if value is not None)

    @property
    def assumed(self) -> int:
        """How many values are still assumed."""
        rows: Sequence[Any] = (
            *self.tables.cast, *self.tables.extras, *self.tables.places, *self.tables.locations, *self.tables.scenes
        )  # fmt: skip
        return len(self.production.assumed) + sum(len(row.assumed) for row in rows)
