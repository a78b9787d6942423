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
from juzu.plan.model import Model
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.published import Published
from juzu.plan.questions.compare import calls
from juzu.plan.solution import State
from juzu.plan.timed import TimedSearch
from juzu.plan.timing import NEVER, desk


def published_calls(problem: Problem, plan: Plan) -> Ints:
    """Day x callee: the call that was published, NEVER where there is none."""
    rows = {person.id: n for n, person in enumerate(problem.people)}
    table = np.full((len(problem.days), len(problem.people) + len(problem.extras)), NEVER, np.int64)
    for (who, day), minute in calls(plan).items():
        if who in rows and day < len(problem.days):
            table[day, rows[who]] = minute
    return table


class StaySearch(TimedSearch):
    """One price's search; it keeps to itself, so that each price gives its own point of the curve."""

    schedule = Schedule((0.01, 0.04, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), fresh=3)
    hot, calm = 0.0003, 1.0

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
