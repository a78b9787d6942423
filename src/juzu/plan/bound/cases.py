"""plan: the ways in which plans differ in counts -> one bound for each, and two narrower cases where days are counted in fractions.

Every plan works a whole number of days, and a whole number of days with each person, set and site: a case says how many days, and between which
numbers the counts lie. Cases do not overlap and cover every plan, so the least of their floors bounds every plan.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from juzu.plan.bound.code import Ints, Reals
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.patterns import Patterns

WHOLE = 1e-3


@dataclass(slots=True, eq=False)
class Case:
    """Plans of `days` days in which each resource works between `least` and `most` days; none costs less than `floor`. `closed`: nothing to gain."""

    days: int
    least: Ints
    most: Ints
    floor: int
    closed: bool = False
    depth: int = field(default=0)


def first_cases(p: Patterns, floor: Ints) -> list[Case]:
    """One case for every possible number of days."""
    users = np.diff(p.use_at)
    return [Case(k, np.minimum(p.least, k), np.minimum(users, k), int(floor[k])) for k in range(len(floor)) if floor[k] < NO_LIMIT]


def split(p: Patterns, case: Case, counts: Reals) -> tuple[Case, ...]:
    """The case with a count at most and at least the whole numbers around a fraction: the one that weighs most. () when all are whole."""
    part = counts - np.floor(counts + WHOLE)
    weight = np.where(part > WHOLE, (p.fee + 1) * np.minimum(part, 1 - part), 0.0)
    r = int(weight.argmax()) if len(weight) else 0
    if not len(weight) or weight[r] <= 0:
        return ()
    below = int(np.floor(counts[r]))
    most, least = case.most.copy(), case.least.copy()
    most[r], least[r] = below, below + 1
    return (
        replace(case, most=most, depth=case.depth + 1),
        replace(case, least=least, depth=case.depth + 1),
    )
