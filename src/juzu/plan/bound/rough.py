"""plan: day patterns -> a first lower bound at once, and first prices of scenes.

Every resource is paid on the days that it needs at least, and the crew's days hold all minutes with the changes that this implies.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Ints, Reals
from juzu.plan.bound.crew import NO_LIMIT, Step, several_days
from juzu.plan.bound.patterns import Patterns


class Rough(NamedTuple):
    """`floor[k]`: no plan of k days costs less (NO_LIMIT: there is none); `scene`: what each scene may be thought to cost."""

    floor: Ints
    scene: Reals


def rough(p: Patterns) -> Rough:
    """The first bound."""
    steps = tuple(Step(int(a), int(b)) for a, b in zip(p.limit, p.step_fen, strict=True))
    cheapest = np.minimum.reduceat(p.fen, p.item_at[:-1]) if len(p.minutes) else p.fen
    need = int(p.minutes.sum() + (p.least * p.load).sum())
    paid = int((p.least * p.fee).sum() + cheapest.sum()) + p.fixed_fen
    floor = np.full(len(p.dearer), NO_LIMIT, np.int64)
    for k in range(len(floor)):
        crew = several_days(steps, k, need) if steps else NO_LIMIT
        floor[k] = min(NO_LIMIT, crew + paid + p.dearer[k])
    crew_fen = int(floor.min()) - paid if floor.min() < NO_LIMIT else 0
    scene = cheapest + crew_fen * p.minutes / max(1, p.minutes.sum())
    for r in range(len(p.fee)):
        users = np.unique(p.row[p.user[p.use_at[r] : p.use_at[r + 1]]])
        scene[users] += p.least[r] * p.fee[r] / len(users)
    return Rough(floor, scene)
