"""plan: the searcher for problems in which the clock matters: it moves scenes between and within days and times every day it touches.

The first coolings each start from a new sketch (`sketch`), the others from the best plan so far.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from juzu.plan.anneal import SHARES, anneal, related, statistics
from juzu.plan.compiled import Ints
from juzu.plan.cooling import Schedule
from juzu.plan.dice import dice
from juzu.plan.evaluate import measure_all
from juzu.plan.model import BAD_FEN, Model
from juzu.plan.search import Searcher
from juzu.plan.sketch import sketches
from juzu.plan.solution import State, copy, take_over
from juzu.plan.timing import desk
from juzu.plan.trial import total, trial

SCHEDULE = Schedule((0.04, 0.08, 0.12, 0.16, 0.20, 0.25, 0.30, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), fresh=8)
HOT, COLD = 0.004, 0.00002  # temperatures as shares of the first cost
CALM = 0.15  # share of HOT from which a sketch or the best plan is cooled


class TimedSearch(Searcher):
    """One thread's search."""

    def __init__(self, m: Model, st: State, near: Ints, starts: Iterator[State], seed: int) -> None:
        self.m, self.st, self.best, self.near, self.starts = m, copy(st), copy(st), near, starts
        self.desk, self.trial, self.dice, self.stats = desk(m), trial(m, st), dice(seed), statistics()
        fen, bad = total(m, st, self.desk)
        self.rounds, self.cycle, self.sketched = 0, -1, False
        self.scale = max(1, int(fen))
        self._judged(int(fen), int(bad))

    def _judged(self, fen: int, bad: int) -> None:
        self.cost, self.legal = fen, bad == 0
        self.value = fen + bad * int(self.m.fact[BAD_FEN])

    @property
    def fen(self) -> int:
        """The cost of the best solution."""
        return self.cost

    def round(self, steps: int, share: float) -> None:
        """Makes that many trials at the temperature of the moment."""
        now = SCHEDULE.moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            self._begin(fresh=not now.calm)
        heat = self.scale * now.between(HOT * (CALM if now.calm or self.sketched else 1.0), COLD)
        fen, bad = anneal(self.m, self.st, self.best, self.desk, self.trial, self.dice, self.near, SHARES, steps, heat, self.stats)
        self._judged(int(fen), int(bad))
        self.rounds += 1

    def _begin(self, *, fresh: bool) -> None:
        start = next(self.starts, None) if fresh else None
        self.sketched = start is not None
        take_over(self.st, start or self.best)
        if self.sketched:
            measure_all(self.m, self.st, self.desk)

    def adopt(self, other: Self) -> None:
        """Takes another searcher's better solution as its best; the next calm cooling starts from it."""
        if other.value < self.value:
            take_over(self.best, other.best)
            self.cost, self.legal, self.value = other.cost, other.legal, other.value

    def solution(self) -> State:
        """The best solution."""
        return self.best


def timed_searchers(m: Model, st: State, seed: int, threads: int) -> list[TimedSearch]:
    """One searcher a thread from the same solution, with seeds and sketches of their own."""
    near = related(m)
    return [TimedSearch(m, st, near, sketches(m, seed * 1009 + n), seed * 1009 + n) for n in range(threads)]
