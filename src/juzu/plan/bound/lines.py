"""plan: a cost by minutes of use -> the best straight line below it: fixed fen a day and fen a minute."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

GRAIN_MIN = 15


class Line(NamedTuple):
    """At least `fixed` + `per_min` x minutes on every day with a use; neither is negative."""

    fixed: int
    per_min: float


def line_below(cost: Callable[[int], int], least_min: int, most_min: int, usual_min: int) -> Line:
    """The line below a growing `cost` over [least_min, most_min] that is highest at `usual_min`.

    Taken at every GRAIN_MIN with the cost of the stretch's start and the line measured at its end, it lies below everywhere between.
    """
    starts = np.arange(least_min, most_min + 1, GRAIN_MIN)
    heights = np.array([cost(int(u)) for u in starts], np.int64)
    if heights[0] == heights[-1]:
        return Line(int(heights[0]), 0.0)
    ends = np.minimum(starts + GRAIN_MIN - 1, most_min)
    slopes = np.unique(
        np.concatenate([np.zeros(1), *((heights[j] - heights[:j]) / (starts[j] - starts[:j]) for j in range(1, len(starts)))])
    )
    best = Line(int(heights[0]), 0.0)
    for slope in slopes[slopes > 0]:
        fixed = int(np.floor((heights - slope * ends).min()))
        if fixed >= 0 and fixed + slope * usual_min > best.fixed + best.per_min * usual_min:
            best = Line(fixed, float(slope))
    return best
