"""plan: Problem -> a lower bound that rises beside a search until it is told to stop or meets the best cost.

First the rough bound at once, then column generation for the number of days whose bound is least, again and again. What it covers: docs/rules/bound.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.generate import Generation
from juzu.plan.bound.patterns import patterns
from juzu.plan.bound.rough import rough
from juzu.plan.problem import Problem
from juzu.plan.stop import Stop


@dataclass(frozen=True, slots=True)
class BoundResult:
    """No legal plan costs less than `fen`. `final`: the best plan known costs exactly that. `impossible`: there is no legal plan."""

    fen: int
    final: bool = False
    impossible: bool = False
    rounds: int = 0


def lower_bound(problem: Problem, *, best: Callable[[], int], stop: Stop, report: Callable[[int], None], seed: int = 0) -> BoundResult:
    """The bound when told to stop. `best` tells the cheapest legal cost so far (0: none yet); `report` hears of every better bound."""
    p = patterns(problem)
    first = rough(p)
    if int(first.floor.min()) >= NO_LIMIT:
        return BoundResult(0, impossible=True)
    told = _Told(best, report)
    told.tell(int(first.floor.min()))
    if not len(p.minutes):
        return told.result(0)
    work = Generation(p, first, seed)
    rounds, done = 0, np.zeros(len(first.floor), np.bool_)

    def enough() -> bool:
        return stop.done(rounds, best())

    while not enough() and not told.final:
        open_k = np.where(done, NO_LIMIT, work.floor)
        k = int(open_k.argmin())
        if open_k[k] >= NO_LIMIT or told.passed(int(open_k[k])):
            break
        work.aim(k)
        done[k] = not work.round(enough)
        rounds += 1
        told.tell(int(work.floor.min()))
    return told.result(rounds)


class _Told:
    """The best bound so far, never above the best cost."""

    def __init__(self, best: Callable[[], int], report: Callable[[int], None]) -> None:
        self.best, self.report, self.fen = best, report, 0

    def passed(self, fen: int) -> bool:
        """Whether a bound is as high as the best cost."""
        return 0 < self.best() <= fen

    @property
    def final(self) -> bool:
        """Whether the bound has met the best cost."""
        return self.passed(self.fen)

    def tell(self, fen: int) -> None:
        """Reports a bound that is better than the last."""
        if self.passed(fen):
            fen = self.best()
        if fen > self.fen:
            self.fen = fen
            self.report(fen)

    def result(self, rounds: int) -> BoundResult:
        """What it came to."""
        return BoundResult(self.fen, self.final, rounds=rounds)
