"""plan: sets as the bits of a 64-bit word, for compiled code: which is lowest, what they are paid together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from juzu.plan.compiled import Ints, compiled

Word = Callable[[int], int]


@intrinsic
def _lowest(_typing: Any, _word: Any) -> Any:
    def build(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.cttz(arguments[0], cgutils.true_bit)

    return types.int64(types.int64), build


lowest = cast("Word", _lowest)  # the position of the lowest bit of a word that is not 0


@compiled
def paid(who: int, pay: Ints) -> int:
    """What a set of actors is paid per unit of time."""
    total = 0
    while who:
        total += pay[lowest(who)]
        who &= who - 1
    return total


@compiled
def members(low: int, high: int, into: Ints) -> int:
    """Writes the positions of a set of up to 128 in rising order; gives their number."""
    found = 0
    while low:
        into[found] = lowest(low)
        found += 1
        low &= low - 1
    while high:
        into[found] = 64 + lowest(high)
        found += 1
        high &= high - 1
    return found


def mask(flags: npt.NDArray[Any]) -> int:
    """A row of up to 64 flags as a signed 64-bit word."""
    word = sum(1 << int(i) for i in np.flatnonzero(flags))
    return word - (1 << 64) if word >= 1 << 63 else word
