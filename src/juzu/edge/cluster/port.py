"""edge: what runs tasks: bytes in, bytes out, in any order of finishing.

A task is a pure function of its bytes, so a task whose process died is simply done again. What a task raises is raised where its result is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

Work = Callable[[bytes], bytes]
ATTEMPTS = 3  # of a task whose process keeps dying


class Executor(Protocol):
    """Somewhere to run tasks."""

    def run(self, work: Work, tasks: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """(position in `tasks`, result), as they come. Raises LostTaskError for a task whose process died in every attempt."""


class LostTaskError(RuntimeError):
    """A task took its process down each time it was tried."""

    def __init__(self, positions: Sequence[int]) -> None:
        super().__init__(f"the process of task {', '.join(str(n) for n in positions)} died {ATTEMPTS} times")
        self.positions = tuple(positions)
