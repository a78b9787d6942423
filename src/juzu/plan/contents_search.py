"""plan: the searcher for problems in which the clock changes nothing: it decides the contents of days, and their order follows."""

from __future__ import annotations

from typing import Self

import numpy as np

from juzu.plan.anneal import related
from juzu.plan.compiled import Ints
from juzu.plan.contents import Days, Facts, cost, days_of, empty_days, facts, misses
from juzu.plan.contents_anneal import MOVES, SHARES, anneal_contents, log, take_days
from juzu.plan.cooling import Schedule
from juzu.plan.dice import dice
from juzu.plan.model import PAY, SET, SITE, Model
from juzu.plan.search import PlanSearcher
from juzu.plan.solution import State, empty, put

SCHEDULE = Schedule((0.01, 0.04, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), fresh=3)
HOT, COLD = 0.08, 0.0016  # temperatures as shares of the dearest day's crew and people
SOFT, HARD = 0.0008, 0.012  # what a minute beyond the longest day weighs, as such a share: little while hot, much when cold
LINK_WEIGHT = 1.2  # what a day by which a link is missed weighs
CALM = 0.3  # share of HOT from which a calm cooling starts
UNKNOWN = 1 << 60


class ContentsSearch(PlanSearcher):
    """One thread's search. `value` is the best legal cost, or UNKNOWN plus the misses when there is none."""

    def __init__(self, m: Model, f: Facts, near: Ints, x: Days, seed: int) -> None:
        self.m, self.f, self.near, self.x = m, f, near, x
        self.best = empty_days(f)
        take_days(self.best, x)
        self.log, self.dice, self.stats = log(len(m.scene)), dice(seed), np.zeros((len(MOVES), 4), np.int64)
        self.scale = scale(m)
        self.rounds, self.cycle = 0, 0
        self.legal = misses(f, x) == 0
        self.value = int(cost(f, x, 0, 0)) + (0 if self.legal else UNKNOWN)

    @property
    def fen(self) -> int:
        """The cost of the best solution."""
        return int(cost(self.f, self.best, 0, 0))

    def round(self, steps: int, share: float) -> None:
        """Makes that many trials at the temperature of the moment."""
        now = SCHEDULE.moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            take_days(self.x, self.best)
        hot = HOT * (CALM if now.calm and self.legal else 1.0)
        heat = self.scale * now.between(hot, COLD)
        weight, link_weight = int(self.scale * now.between(SOFT, HARD)), int(self.scale * LINK_WEIGHT)
        value = cost(self.f, self.x, weight, link_weight)
        _, least = anneal_contents(
            *(self.f, self.x, self.best, self.log, self.dice, self.near, SHARES, steps, heat, heat),
            *(weight, link_weight, value, self.value, self.stats),
        )
        self.value = int(least)
        self.legal = self.value < UNKNOWN
        self.rounds += 1

    def adopt(self, other: Self) -> None:
        """Takes another searcher's better solution as its best; the next cooling starts from it."""
        if other.value < self.value:
            take_days(self.best, other.best)
            self.value, self.legal = other.value, other.legal

    def solution(self) -> State:
        """The best contents as days in shooting order: site by site, set by set, in story order."""
        st = empty(self.m)
        sets = self.m.option[self.m.option_at[:-1], SET]
        for s in np.lexsort((np.arange(len(sets)), sets, self.m.set[sets, SITE])):
            d = int(self.best.day_of[s])
            put(self.m, st, s, d, 0, int(st.length[d]), int(self.m.option_at[s]))
        return st


def scale(m: Model) -> int:
    """What a shooting day costs, roughly: the crew."""
    return max(int(m.unit[0, 0] * np.median(m.day[:, PAY])) // 100, int(m.who[:, 1].sum()) // 2, 1)


def contents_searchers(m: Model, st: State, seed: int, threads: int) -> list[ContentsSearch]:
    """One searcher a thread from the same solution, with seeds of their own."""
    f, near = facts(m), related(m)
    return [ContentsSearch(m, f, near, days_of(f, st), seed * 1009 + n) for n in range(threads)]
