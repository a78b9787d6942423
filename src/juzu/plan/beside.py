"""plan: problem -> its lower bound, rising in a thread of its own while the search runs.

The search comes first: the bound begins when the search has had its first seconds, and is told to stop with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from juzu.plan.bound.lower import lower_bound
from juzu.plan.problem import Problem
from juzu.plan.stop import Asked

HEAD_START_S, LONGEST_S = 1 / 60, 2.0  # for each scene, and at most: a few scenes are bounded before they are searched


class Beside:
    """The bound beside a search. `fen` rises."""

    def __init__(self, problem: Problem, floor_fen: int, best: Callable[[], int], seed: int) -> None:
        self.fen = floor_fen
        self._head_start_s = min(LONGEST_S, HEAD_START_S * len(problem.scenes))
        self._best = best
        self._over = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(problem, best, seed), daemon=True)

    def __enter__(self) -> Self:
        return self

    def begin(self, elapsed_s: float) -> None:
        """Starts the bound once the search has had its head start."""
        if elapsed_s >= self._head_start_s and self._thread.ident is None:
            self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()
        if self._failed and not error:
            raise self._failed

    def _run(self, problem: Problem, best: Callable[[], int], seed: int) -> None:
        try:
            self._hear(lower_bound(problem, best=best, stop=Asked(self._over.is_set), report=self._hear, seed=seed).fen)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits, which raises it
            self._failed = error

    def _hear(self, fen: int) -> None:
        self.fen = max(self.fen, fen)

    @property
    def final(self) -> bool:
        """Whether the best plan costs exactly the bound, be it the bound that rose or the plan that was found last."""
        return 0 < self._best() <= self.fen
