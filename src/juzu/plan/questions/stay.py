"""plan: a solution and what was published -> solutions that change few people's days and calls: annealing with a price on every re-call.

A re-call is a person whose day or call on a published day changes. Prices are fen: one per person told anew, a quarter of it per changed day of theirs.
Minutes are of the plan day.
"""

from __future__ import annotations

import math
from typing import Self

import numpy as np

from juzu.plan.anneal import SHARES, related
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.compiled import Flags, Ints, Reals, compiled
from juzu.plan.cooling import Schedule
from juzu.plan.costs import cost_lines
from juzu.plan.dice import Dice, dice, uniform
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.model import BAD_FEN, PEOPLE, Model
from juzu.plan.moves import propose
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.questions.compare import calls
from juzu.plan.search import Searcher
from juzu.plan.solution import State, copy, take_over
from juzu.plan.timing import NEVER, Desk, desk
from juzu.plan.trial import Trial, forget, judge, total, trial, undo

SCHEDULE = Schedule((0.01, 0.04, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), fresh=3)
HOT, COLD = 0.0003, 0.00002  # temperatures as shares of the first cost
CHANGES_A_PERSON = 4  # changed days that weigh as much as one more person to tell


def published(problem: Problem, plan: Plan) -> Ints:
    """Day x callee: the call that was published, NEVER where there is none."""
    rows = {person.id: n for n, person in enumerate(problem.people)}
    table = np.full((len(problem.days), len(problem.people) + len(problem.extras)), NEVER, np.int64)
    for (who, day), minute in calls(plan).items():
        if who in rows and day < len(problem.days):
            table[day, rows[who]] = minute
    return table


@compiled
def recall_fen(m: Model, st: State, was: Ints, told: Flags, price_fen: int) -> int:
    """What the changes of a solution against the published calls weigh."""
    fen = 0
    if price_fen == 0:
        return fen
    for w in range(m.fact[PEOPLE]):
        changes = 0
        for d in range(len(m.day)):
            if told[d, w] and was[d, w] != st.who_call[d, w]:
                changes += 1
        if changes:
            fen += price_fen + changes * price_fen // CHANGES_A_PERSON
    return fen


@compiled
def anneal_near(
    m: Model,
    st: State,
    best: State,
    k: Desk,
    t: Trial,
    dice: Dice,
    near: Ints,
    shares: Reals,
    steps: int,
    heat: float,
    was: Ints,
    told: Flags,
    price_fen: int,
) -> tuple[int, int]:
    """(value, bad) of `best` after `steps` trials from `st` at one temperature; value: money, missed rules and re-calls together."""
    weight = m.fact[BAD_FEN]
    fen, bad = total(m, st, k)
    value = fen + bad * weight + recall_fen(m, st, was, told, price_fen)
    best_fen, best_bad = total(m, best, k)
    least = best_fen + best_bad * weight + recall_fen(m, best, was, told, price_fen)
    for _ in range(steps):
        dart, move = uniform(dice), 0
        while move < len(shares) - 1 and dart >= shares[move]:
            move += 1
        if not propose(m, st, t, dice, near, move):
            if t.size[0]:
                undo(m, st, t)
            continue
        fen, bad = judge(m, st, k, t)
        trial_value = fen + bad * weight + recall_fen(m, st, was, told, price_fen)
        if trial_value <= value or uniform(dice) < math.exp((value - trial_value) / heat):
            forget(t)
            value = trial_value
            if value < least:
                least, best_bad = value, bad
                take_over(best, st)
        else:
            undo(m, st, t)
    return least, best_bad


class StaySearch(Searcher):
    """One price's search; it keeps to itself, so that each price gives its own point of the curve."""

    def __init__(self, m: Model, st: State, *, was: Ints, told: Flags, price_fen: int, near: Ints, seed: int) -> None:
        self.m, self.st, self.best, self.near = m, copy(st), copy(st), near
        self.desk, self.trial, self.dice = desk(m), trial(m, st), dice(seed)
        self.was, self.told, self.price_fen = was, told, price_fen
        fen, bad = total(m, st, self.desk)
        self.scale, self.rounds, self.cycle = max(1, int(fen)), 0, 0
        self.value, self.legal = int(fen) + int(bad) * int(m.fact[BAD_FEN]), bad == 0

    @property
    def fen(self) -> int:
        """The cost of the best solution, re-calls aside."""
        return int(total(self.m, self.best, self.desk)[0])

    def round(self, steps: int, share: float) -> None:
        """Makes that many trials at the temperature of the moment; none when every scene was shot."""
        if not len(self.m.scene):
            return
        now = SCHEDULE.moment(share, self.rounds)
        if now.cycle != self.cycle:
            self.cycle = now.cycle
            take_over(self.st, self.best)
        heat = self.scale * now.between(HOT, COLD)
        value, bad = anneal_near(
            *(self.m, self.st, self.best, self.desk, self.trial, self.dice, self.near, SHARES, steps, heat),
            *(self.was, self.told, self.price_fen),
        )
        self.value, self.legal = int(value), bad == 0
        self.rounds += 1

    def adopt(self, other: Self) -> None:
        """Takes nothing over: another price wants another plan."""

    def solution(self) -> State:
        """The best solution."""
        return self.best


def stay_searches(m: Model, starts: list[State], was: Ints, told: Flags, prices: tuple[int, ...], seed: int) -> list[StaySearch]:
    """One search a price, each from the start that is best at its price."""
    near, k = related(m), desk(m)
    money = [fen + bad * int(m.fact[BAD_FEN]) for fen, bad in (measure_all(m, st, k) for st in starts)]

    def first(price_fen: int) -> State:
        values = [fen + recall_fen(m, st, was, told, price_fen) for fen, st in zip(money, starts, strict=True)]
        return starts[values.index(min(values))]

    return [StaySearch(m, first(p), was=was, told=told, price_fen=p, near=near, seed=seed * 1009 + n) for n, p in enumerate(prices)]


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
