"""plan: a plain function on arrays -> the same function as machine code, kept on disk and run beside other threads.

What is kept lies in a folder named after the sources of every kernel. Numba alone compares only the file in which a kernel stands; code that was
spliced in from another file would stay in use after that file changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt
from numba.core import config

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

P = ParamSpec("P")
R = TypeVar("R")


def kept_in(sources: Path, keeper: Path) -> Path:
    """The folder in `keeper` for machine code of the Python files below `sources` as they are now."""
    digest = hashlib.sha256()
    for path in sorted(sources.rglob("*.py")):
        source = path.read_bytes()
        if b"compiled import" in source or path == Path(__file__):
            digest.update(source)
    return keeper / f"kernels-{digest.hexdigest()[:16]}"


_ROOM = Path(__file__).parent
_settings: Any = config
_settings.CACHE_DIR = str(kept_in(_ROOM, Path(_settings.CACHE_DIR or _ROOM / "__pycache__")))  # unwritable: numba takes the user's own


def _njit(**options: Any) -> Any:
    """Without numba's memory manager: counting references to the arrays of a model cost more than the work on them."""
    njit: Any = numba.njit
    return njit(nogil=True, _nrt=False, **options)


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compiles at the first call, keeps the result on disk, and lets other Python threads run meanwhile."""
    return cast("Callable[P, R]", _njit(cache=True)(function))


def inner(function: Callable[P, R]) -> Callable[P, R]:
    """The same for a function that only compiled code calls: without the door for Python, which takes longer to compile than the work."""
    return cast("Callable[P, R]", _njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(function))


def spliced(function: Callable[P, R]) -> Callable[P, R]:
    """The same for a function that compiled code calls in one place: it becomes part of its caller and is never compiled by itself."""
    return cast("Callable[P, R]", _njit(inline="always")(function))


@compiled
def copy_line(to: Ints, source: Ints) -> None:
    """Copies a row (a slice would need the memory manager, which compiled code here goes without)."""
    for i in range(len(source)):
        to[i] = source[i]


@compiled
def copy_grid(to: Ints, source: Ints) -> None:
    """Copies a table."""
    for i in range(source.shape[0]):
        for j in range(source.shape[1]):
            to[i, j] = source[i, j]


@compiled
def highest(line: Ints) -> int:
    """The largest number of a row that is not empty."""
    most = line[0]
    for i in range(1, len(line)):
        most = max(most, line[i])
    return most


@compiled
def summed(line: Ints) -> int:
    """The sum of a row."""
    total = 0
    for i in range(len(line)):
        total += line[i]
    return total


@compiled
def fill(line: Ints, value: int) -> None:
    """Writes one number all over a row."""
    for i in range(len(line)):
        line[i] = value
