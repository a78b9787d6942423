"""plan: a plain function on arrays -> the same function as machine code, kept on disk and run beside other threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

import numpy as np
import numpy.typing as npt
from numba import njit

Ints = npt.NDArray[np.int64]
Grid = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compiles at the first call, keeps the result on disk, and lets other Python threads run meanwhile."""
    return cast("Callable[P, R]", njit(cache=True, nogil=True)(function))
