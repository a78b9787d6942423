"""plan: a seed -> random numbers inside compiled code, one stream a thread (xorshift64*, S. Vigna 2016, doi:10.1145/2845077)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from juzu.plan.compiled import inner

Dice = npt.NDArray[np.uint64]

_A, _B, _C = np.uint64(12), np.uint64(25), np.uint64(27)
_STAR, _TOP = np.uint64(2685821657736338717), np.uint64(11)
_UNIT = 1.0 / (1 << 53)


def dice(seed: int) -> Dice:
    """The stream of a seed; any two seeds differ."""
    mixed = (seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) % (1 << 64)
    return np.array([mixed or 1], np.uint64)


@inner
def uniform(dice: Dice) -> float:
    """A number in [0, 1)."""
    x = dice[0]
    x ^= x >> _A
    x ^= x << _B
    x ^= x >> _C
    dice[0] = x
    return ((x * _STAR) >> _TOP) * _UNIT


@inner
def below(dice: Dice, n: int) -> int:
    """A whole number in [0, n)."""
    return int(uniform(dice) * n)
