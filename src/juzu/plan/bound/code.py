"""plan: a plain function -> machine code that may make arrays of its own, kept on disk and run beside other threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Signs = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compiles at the first call; unlike `plan.compiled` with the memory manager."""
    return cast("Callable[P, R]", njit(cache=True, nogil=True)(function))
