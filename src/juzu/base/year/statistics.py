"""base: one number per seed -> its mean with a 95 % interval."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, lgamma, pi, sqrt

import numpy as np
import numpy.typing as npt

Reals = npt.NDArray[np.float64]
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over seeds and the ends of its 95 % interval."""

    mean: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies within."""
        return self.low <= value <= self.high

    @property
    def certain(self) -> bool:
        """Whether the whole interval lies on one side of 0."""
        return self.low > 0 or self.high < 0


def interval(samples: Reals) -> Interval:
    """Student's t over independent seeds (W. S. Gosset 1908, doi 10.1093/biomet/6.1.1). At least two seeds."""
    mean = float(np.mean(samples))
    half = student(len(samples) - 1) * float(np.std(samples, ddof=1)) / sqrt(len(samples))
    return Interval(mean, mean - half, mean + half)


@cache
def student(freedom: int, confidence: float = CONFIDENCE) -> float:
    """The value that |t| with so many degrees of freedom stays below with the given confidence: 2.045 for 29."""
    scale = exp(lgamma((freedom + 1) / 2) - lgamma(freedom / 2)) / sqrt(freedom * pi)
    low, high = 0.0, 1000.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        angle = np.linspace(0, np.arctan(middle / sqrt(freedom)), 2001)
        height = np.cos(angle) ** (freedom - 1)
        inside = 2 * scale * sqrt(freedom) * float((height[1:] + height[:-1]).sum() / 2 * (angle[1] - angle[0]))
        low, high = (middle, high) if inside < confidence else (low, middle)
    return high
