"""plan: the searcher for problems in which the clock matters: it moves scenes between and within days and times every day it touches.

The first coolings each start from a new sketch (`sketch`), the others from the best plan so far.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Self

from juzu.plan.anneal import LAST_SHARES, SHARES, anneal, related, statistics, worth
from juzu.plan.compiled import Ints
from juzu.plan.cooling import Schedule
from juzu.plan.dice import dice
from juzu.plan.model import Model
from juzu.plan.published import Published, nothing_published
from juzu.plan.search import PlanSearcher
from juzu.plan.sketch import sketches
from juzu.plan.solution import State, copy, take_over
from juzu.plan.timing import desk
from juzu.plan.trial import trial

SCHEDULE = Schedule((0.075, 0.15, 0.225, 0.3, 0.475, 0.65, 0.825, 1.0), fresh=4)
COLD = 0.00002  # the last temperature of a cooling, as a share of the first cost
LAST = 0.93  # from this share of a cooling on only what is no dearer is taken


class TimedSearch(PlanSearcher):
    """One thread's search. `value` is what it makes small: money, missed rules, and re-calls when something was published."""

    schedule = SCHEDULE
    hot = 0.002  # the first temperature of a cooling, as a share of the first cost
    calm = 0.3  # share of it from which the best plan is cooled again

    def __init__(
        self, m: Model, st: State, near: Ints, seed: int, *, starts: Iterator[State] | None = None, published: Published | None = None
    ) -> None:
        self.m, self.st, self.best, self.near = m, copy(st), copy(st), near
        self.starts: Iterator[State] = starts or iter(())
        self.published = published or nothing_published(m)
        self.desk, self.trial, self.dice, self.stats = desk(m), trial(m, st), dice(seed), statistics()
        self.rounds, self.cycle = 0, -1
        self._judged(*worth(m, st, self.published))
        self.scale = max(1, self.cost)

    def _judged(self, fen: int, bad: int, value: int) -> None:
        self.cost, self.legal, self.value = int(fen), bad == 0, int(value)

    @property
    def fen(self) -> int:
        """The cost of the best solution, re-calls aside."""
        return self.cost

    def round(self, steps: int, share: float) -> None:
        """Makes that many trials at the temperature of the moment; none when every scene was shot."""
        if not len(self.m.scene):
            return
        now = self.schedule.moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            self._begin(fresh=not now.calm)
        last = self.legal and now.cooled >= LAST
        hot = self.hot * (self.calm if now.calm else 1.0) if self.legal else COLD
        heat = 0.0 if last else self.scale * now.between(hot, COLD)
        self._judged(
            *anneal(
                *(self.m, self.st, self.best, self.desk, self.trial, self.dice, self.near, self.published),
                *(LAST_SHARES if last else SHARES, steps, heat, self.stats),
            )
        )
        self.rounds += 1

    def _begin(self, *, fresh: bool) -> None:
        start = next(self.starts, None) if fresh and self.legal else None
        take_over(self.st, start or self.best)

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
    seeds = [seed * 1009 + n for n in range(threads)]
    return [TimedSearch(m, st, near, each, starts=sketches(m, each)) for each in seeds]
