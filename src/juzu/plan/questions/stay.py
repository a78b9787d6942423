"""plan: a solution and what was published -> solutions that change few people's days and calls, one search for each price of a re-call."""

from __future__ import annotations

from typing import Self

import numpy as np

from juzu.plan.anneal import related, worth
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.compiled import Flags, Ints
from juzu.plan.cooling import Schedule
from juzu.plan.costs import cost_lines
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.model import NEVER, PEOPLE, Model
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.published import Published
from juzu.plan.solution import State, take_over
from juzu.plan.timed import TimedSearch
from juzu.plan.timing import desk

HOLD_STEPS, HOLD_ROUNDS = 4_000, 8  # trials for holding one more person
HOLD_PERCENT = 3  # of the plan's cost, for a person held who is told anew after all: none is
HOLD_HOT = 0.001


class StaySearch(TimedSearch):
    """One price's search; it keeps to itself, so that each price gives its own point of the curve."""

    schedule = Schedule((0.01, 0.04, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), fresh=3)
    hot, calm = 0.0003, 1.0

    def _begin(self, *, fresh: bool) -> None:
        self.wait()
        super()._begin(fresh=fresh)

    def wait(self) -> None:
        """Where the best solution calls somebody sooner than was published, lets the day wait for the published call when that is worth its money."""
        p = self.published
        if not p.price[0]:
            return
        promised = np.full_like(self.m.promised, NEVER)
        m = self.m._replace(promised=promised)
        least = self._valued(m)
        for d, w in np.argwhere(p.told & (self.best.who_call < p.call) & (self.best.who_call != NEVER)):
            promised[d, w] = p.call[d, w]
            value = self._valued(m)
            least = min(least, value)
            if value > least:
                promised[d, w] = NEVER
        self.m = m if least <= self.value else self.m
        self._valued(self.m)
        self._judged(*worth(self.m, self.best, p))

    def hold_more(self, ceiling_fen: int) -> None:
        """Keeps the calls of one more person after the other as published, whatever that changes for those who are told anew already, for at most so much
        money in all."""
        p, tried = self.published, set[int]()
        changed = self._changed()
        while self.legal and p.price[0] and (rest := changed.keys() - tried):
            one = min(rest, key=lambda w: (changed[w], w))
            tried.add(one)
            held = p.told.copy()
            held[:, [w for w in changed if w != one]] = False
            trial = StaySearch(
                self.m, self.best, self.near, one, published=Published(p.call, held, np.array([self.scale * HOLD_PERCENT // 100]))
            )
            trial.hot = HOLD_HOT
            for n in range(HOLD_ROUNDS):
                trial.round(HOLD_STEPS // HOLD_ROUNDS, (n + 0.5) / HOLD_ROUNDS)
            trial.wait()
            if trial.legal and trial.value == trial.fen <= ceiling_fen:
                take_over(self.best, trial.best)
                self.m, changed, tried = trial.m, self._changed(), set()
        self._judged(*worth(self.m, self.best, p))

    def _changed(self) -> dict[int, int]:
        """The people told anew by the best solution, and on how many days."""
        days = (self.published.told & (self.published.call != self.best.who_call))[:, : self.m.fact[PEOPLE]].sum(axis=0)
        return {w: int(n) for w, n in enumerate(days) if n}

    def _valued(self, m: Model) -> int:
        measure_all(m, self.best, self.desk)
        return int(worth(m, self.best, self.published)[2])

    def adopt(self, other: Self) -> None:
        """Takes nothing over: another price wants another plan."""


def stay_searches(m: Model, starts: list[State], was: Ints, told: Flags, prices: tuple[int, ...], seed: int) -> list[StaySearch]:
    """One search a price, each from the start that is best at its price."""
    near, k = related(m), desk(m)
    for st in starts:
        measure_all(m, st, k)

    def one(n: int, price_fen: int) -> StaySearch:
        published = Published(was, told, np.array([price_fen], np.int64))
        first = min(starts, key=lambda st: int(worth(m, st, published)[2]))
        return StaySearch(m, first, near, seed * 1009 + n, published=published)

    return [one(n, price_fen) for n, price_fen in enumerate(prices)]


def plan_of(problem: Problem, m: Model, st: State, seed: int) -> Plan | None:
    """The plan of a solution as the checker passed it; None when it breaks a rule."""
    measure_all(m, st, desk(m))
    days = assemble(problem, m, st)
    lines = cost_lines(problem, m, days)
    plan = Plan(
        title=problem.title,
        problem=PROBLEM.digest(problem),
        status="best found",
        cost_fen=sum(line.fen for line in lines),
        bound_fen=0,
        days=days,
        costs=lines,
        seed=seed,
        checked=True,
    )
    return plan if check(problem, plan).ok else None
