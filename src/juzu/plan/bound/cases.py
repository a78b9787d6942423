"""plan: the ways in which plans differ in counts -> one bound for each, and two narrower cases where days are counted in fractions.

Every plan works a whole number of days, and a whole number of days with each person, set and site: a case says how many days, and between which
numbers the counts lie. Cases do not overlap and cover every plan, so the least of their floors bounds every plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from juzu.plan.bound.code import Ints, Reals
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.patterns import Patterns

WHOLE = 1e-3


@dataclass(slots=True, eq=False)
class Case:
    """Plans of `days` days in which each resource works between `least` and `most` days; none costs less than `floor`, of which `dearer_fen` is what
    the days cost beyond the cheapest one. `closed`: nothing to gain."""

    days: int
    least: Ints
    most: Ints
    floor: int
    dearer_fen: int = 0
    closed: bool = False


def first_cases(p: Patterns, floor: Ints) -> list[Case]:
    """One case for every possible number of days."""
    users = np.diff(p.use_at)
    days = [k for k in range(len(floor)) if floor[k] < NO_LIMIT]
    every = (Case(k, p.least.copy(), np.minimum(users, k), int(floor[k]), int(p.dearer[k])) for k in days)
    return [case for case in every if _some(p, case)]


def split(p: Patterns, case: Case, counts: Reals) -> tuple[Case, ...] | None:
    """The case with a count at most and at least the whole numbers around a fraction: the one that weighs most; of both, those that some plan may
    belong to. None when all are whole."""
    counts = np.clip(counts, case.least, case.most)  # what is paid idly below the least, or undone beyond the most, is no fraction
    part = counts - np.floor(counts + WHOLE)
    weight = np.where(part > WHOLE, _weight(p) * np.minimum(part, 1 - part), 0.0)
    r = int(weight.argmax()) if len(weight) else 0
    if not len(weight) or weight[r] <= 0:
        return None
    below = int(np.floor(counts[r]))
    most, least = case.most.copy(), case.least.copy()
    most[r], least[r] = below, below + 1
    halves = replace(case, most=most, least=case.least.copy()), replace(case, least=least, most=case.most.copy())
    return tuple(half for half in halves if _some(p, half))


def _weight(p: Patterns) -> Ints:
    """What a day's work of a resource decides: its fee, for a part of the scenes the crew's day."""
    weight = p.fee + 1
    weight[len(weight) - p.parts :] += p.step_fen[0]
    return weight


def _some(p: Patterns, case: Case) -> bool:
    """Narrows the counts of parts to those that can add up to the days; whether the case may hold a plan."""
    if p.parts:
        least, most = case.least[-p.parts :], case.most[-p.parts :]
        spare, short = case.days - least.sum(), most.sum() - case.days
        least[:], most[:] = np.maximum(least, most - short), np.minimum(most, least + spare)
    return bool((case.least <= case.most).all())
