"""plan: the searcher for problems in which the clock matters: it moves scenes between and within days and times every day it touches."""

from __future__ import annotations

from typing import Self

from juzu.plan.anneal import SHARES, anneal, related, statistics
from juzu.plan.compiled import Ints
from juzu.plan.cooling import moment
from juzu.plan.dice import dice
from juzu.plan.model import BAD_FEN, Model
from juzu.plan.search import Searcher
from juzu.plan.solution import State, copy, take_over
from juzu.plan.timing import desk
from juzu.plan.trial import total, trial

HOT, COLD = 0.0016, 0.00002  # temperatures as shares of the first cost
CALM = 0.3  # share of HOT from which a calm cooling starts
ADOPT_EVERY = 8  # rounds


class TimedSearch(Searcher):
    """One thread's search."""

    def __init__(self, m: Model, st: State, near: Ints, seed: int) -> None:
        self.m, self.st, self.best, self.near = m, copy(st), copy(st), near
        self.desk, self.trial, self.dice, self.stats = desk(m), trial(m, st), dice(seed), statistics()
        fen, bad = total(m, st, self.desk)
        self.rounds, self.cycle = 0, 0
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
        now = moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            take_over(self.st, self.best)
        heat = self.scale * now.between(HOT * (CALM if now.calm and self.legal else 1.0), COLD)
        fen, bad = anneal(self.m, self.st, self.best, self.desk, self.trial, self.dice, self.near, SHARES, steps, heat, heat, self.stats)
        self._judged(int(fen), int(bad))
        self.rounds += 1

    def adopt(self, other: Self) -> None:
        """Goes on from another searcher's best solution, now and then."""
        if self.rounds % ADOPT_EVERY == 0 and other.value < self.value:
            take_over(self.st, other.best)
            take_over(self.best, other.best)
            self.cost, self.legal, self.value = other.cost, other.legal, other.value

    def solution(self) -> State:
        """The best solution."""
        return self.best


def timed_searchers(m: Model, st: State, seed: int, threads: int) -> list[TimedSearch]:
    """One searcher a thread from the same solution, with seeds of their own."""
    near = related(m)
    return [TimedSearch(m, st, near, seed * 1009 + n) for n in range(threads)]
