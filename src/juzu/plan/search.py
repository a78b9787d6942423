"""plan: a model -> the best solution found until the stop rule says so: the main loop of the planner.

One searcher a thread, each with its own random numbers. Between rounds the best solution so far is told and shared.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Self, TypeVar

from juzu.plan.solution import State
from juzu.plan.stop import Stop

Tell = Callable[[int, int], None]


class Searcher(ABC):
    """Improves something of its own. `value` orders its best solution among all searchers' (smaller is better), `legal` says whether that is a plan."""

    value: int
    legal: bool

    @property
    @abstractmethod
    def fen(self) -> int:
        """The cost of the best solution."""

    @abstractmethod
    def round(self, steps: int, share: float) -> None:
        """Makes that many trials; `share` is how much of the allowance is used."""

    @abstractmethod
    def adopt(self, other: Self) -> None:
        """Takes over another searcher's best solution when it is better."""


class PlanSearcher(Searcher):
    """Improves one production's solution."""

    @abstractmethod
    def solution(self) -> State:
        """The best solution."""


S = TypeVar("S", bound=Searcher)


def search(searchers: Sequence[S], stop: Stop, tell: Tell) -> S:
    """Runs the searchers side by side until the stop rule says so; the one with the best solution."""
    steps, pace = 0, Pace()
    best = min(searchers, key=lambda s: s.value)
    with ThreadPoolExecutor(len(searchers)) as pool:
        while not stop.done(steps, best.fen if best.legal else 0):
            share, began = stop.share(steps), stop.elapsed()
            for running in [pool.submit(s.round, pace.steps, share) for s in searchers]:
                running.result()
            steps += pace.steps
            pace.adjust(stop.elapsed() - began)
            best = min(searchers, key=lambda s: s.value)
            for other in searchers:
                if other is not best:
                    other.adopt(best)
            tell(steps, best.fen if best.legal else 0)
    return best


class Pace:
    """How many trials make a round: about `ROUND_SECONDS` by the stop rule's clock, `FIRST` when it has none."""

    ROUND_SECONDS = 0.15
    FIRST = 500

    def __init__(self) -> None:
        self.steps = self.FIRST

    def adjust(self, seconds: float) -> None:
        """Learns from the seconds that the last round took."""
        if seconds > 0:
            self.steps = max(50, int(self.steps * min(4.0, self.ROUND_SECONDS / seconds)))
