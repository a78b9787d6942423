"""plan: the searcher for problems in which the clock matters: it moves scenes between and within days and times every day it touches."""

from __future__ import annotations

from juzu.plan.anneal import SHARES, anneal, related, statistics
from juzu.plan.compiled import Ints
from juzu.plan.cooling import moment
from juzu.plan.dice import dice
from juzu.plan.evaluate import State, copy, take_over
from juzu.plan.model import BAD_FEN, Model
from juzu.plan.timing import desk
from juzu.plan.trial import total, trial

HOT, COLD = 0.0016, 0.00002  # temperatures as shares of the first cost
ADOPT_EVERY = 8  # rounds


class TimedSearch:
    """One thread's search."""

    def __init__(self, m: Model, st: State, near: Ints, seed: int) -> None:
        self.m, self.st, self.best, self.near = m, copy(st), copy(st), near
        self.desk, self.trial, self.dice, self.stats = desk(m), trial(m, st), dice(seed), statistics()
        self.fen, bad = total(m, st, self.desk)
        self.rounds, self.cycle = 0, 0
        self.scale = max(1, self.fen)
        self._judged(self.fen, bad)

    def _judged(self, fen: int, bad: int) -> None:
        self.fen, self.legal = fen, bad == 0
        self.value = fen + bad * int(self.m.fact[BAD_FEN])

    def round(self, steps: int, share: float) -> None:
        """Makes that many trials at the temperature of the moment."""
        now = moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            take_over(self.st, self.best)
        heat = self.scale * now.between(HOT, COLD)
        fen, bad = anneal(self.m, self.st, self.best, self.desk, self.trial, self.dice, self.near, SHARES, steps, heat, heat, self.stats)
        self._judged(int(fen), int(bad))
        self.rounds += 1

    def adopt(self, other: TimedSearch) -> None:
        """Goes on from another searcher's best solution, now and then."""
        if self.rounds % ADOPT_EVERY == 0 and other.value < self.value:
            take_over(self.st, other.best)
            take_over(self.best, other.best)
            self.fen, self.legal, self.value = other.fen, other.legal, other.value

    def solution(self) -> State:
        """The best solution."""
        return self.best


def timed_searchers(m: Model, st: State, seed: int, threads: int) -> list[TimedSearch]:
    """One searcher a thread from the same solution, with seeds of their own."""
    near = related(m)
    return [TimedSearch(m, st, near, seed * 1009 + n) for n in range(threads)]
