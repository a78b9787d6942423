"""plan: columns (days) -> prices of scenes: the linear programme that covers every scene by shares of days, k days in all.

minimise Σ fen·λ + Σ fee·idle  subject to  Σ_{days with s} λ ≥ 1 for every scene s,  Σ λ = k,  least ≤ Σ_{days with r} λ + idle_r ≤ most for every
resource r. Idle days keep the price of a resource at most its fee, so that no day gains by using it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from juzu.plan.bound.cases import Case
from juzu.plan.bound.code import Ints, Reals
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.fill import pattern_fen
from juzu.plan.bound.patterns import Patterns

SOME = 1e-6
WIDER = 64.0  # in few steps: in a case without a plan the price of what stays undone has to pass any cost
SCALE = 10_000  # fen of one unit of the programme: numbers near 1 keep its solver sound


class Prices(NamedTuple):
    """What a scene is worth, what a day's work of a resource is worth (negative: is charged) beside, and what a day is worth, in fen; `fen`: the programme's value."""

    scene: Reals
    resource: Reals
    day: float
    fen: float


class Master:
    """The programme and its columns. `days[j]` is the item of each scene in column j."""

    def __init__(self, p: Patterns, far_scene: Reals, far_day: int) -> None:
        self.p = p
        self.lp = pywraplp.Solver.CreateSolver("GLOP")
        infinity = self.lp.infinity()
        self.cover = [self.lp.Constraint(1.0, infinity) for _ in p.minutes]
        self.works = [self.lp.Constraint(0.0, infinity) for _ in p.fee]
        self.count = self.lp.Constraint(0.0, infinity)
        self.goal = self.lp.Objective()
        self.goal.SetMinimization()
        self.far = [self._column(float(fen), [row]) for row, fen in zip(self.cover, far_scene, strict=True)]
        self.far.append(self._column(float(far_day), [self.count]))
        for row, fee in zip(self.works, p.fee, strict=True):
            self._column(float(fee), [row])
            self.far.append(self._column(float(far_day), [row], -1.0))
        self.days: list[Ints] = []
        self.weights: list[pywraplp.Variable] = []
        self.known: set[bytes] = set()
        self.mix: dict[int, float] = {}
        self.prices = Prices(np.asarray(far_scene), np.zeros(len(p.fee)), 0.0, float(np.sum(far_scene)))
        self.afresh = pywraplp.MPSolverParameters()
        self.afresh.SetIntegerParam(self.afresh.INCREMENTALITY, self.afresh.INCREMENTALITY_OFF)
        self.left: list[pywraplp.Variable] = []
        self.used = np.zeros(len(p.fee), np.bool_)

    def _column(self, fen: float, rows: list[pywraplp.Constraint], by: float = 1.0) -> pywraplp.Variable:
        weight = self.lp.NumVar(0.0, self.lp.infinity(), "")
        self.goal.SetCoefficient(weight, fen / SCALE)
        for row in rows:
            row.SetCoefficient(weight, by)
        return weight

    def add(self, day: Ints) -> bool:
        """Takes a day in; False when it is known."""
        key = day.tobytes()
        if key in self.known:
            return False
        self.known.add(key)
        fen = pattern_fen(self.p, self.p.fee, day, self.used)
        rows = [self.cover[s] for s in np.flatnonzero(day >= 0)] + [self.works[r] for r in np.flatnonzero(self.used)] + [self.count]
        self.weights.append(self._column(float(fen), rows))
        self.days.append(day.copy())
        return True

    def aim(self, case: Case) -> None:
        """Goes for the plans of a case."""
        self.count.SetBounds(float(case.days), float(case.days))
        for row, least, most in zip(self.works, case.least, case.most, strict=True):
            row.SetBounds(float(least), float(most))

    def widen(self) -> bool:
        """Makes it dearer to leave undone what the optimum leaves undone; False when it leaves nothing, or there is no end to it."""
        if any(self.goal.GetCoefficient(weight) * SCALE > NO_LIMIT for weight in self.left):
            return False
        for weight in self.left:
            self.goal.SetCoefficient(weight, WIDER * self.goal.GetCoefficient(weight))
        return bool(self.left)

    def solve(self) -> Prices:
        """The prices at the optimum, rounded into what is valid; the last ones again when the solver loses its footing twice."""
        if self.lp.Solve() != self.lp.OPTIMAL and self.lp.Solve(self.afresh) != self.lp.OPTIMAL:
            return self.prices
        self.mix = self._shares()
        self.left = [weight for weight in self.far if weight.solution_value() > SOME]
        self.prices = Prices(
            np.maximum(0, np.array([row.dual_value() for row in self.cover], np.float64)) * SCALE,
            np.minimum(self.p.fee, np.array([row.dual_value() for row in self.works], np.float64) * SCALE),
            self.count.dual_value() * SCALE,
            self.goal.Value() * SCALE,
        )
        return self.prices

    def _shares(self) -> dict[int, float]:
        """Column -> its share in the optimum, the largest first. Only straight after the optimum was found."""
        shares = ((j, weight.solution_value()) for j, weight in enumerate(self.weights))
        return dict(sorted(((j, share) for j, share in shares if share > SOME), key=lambda item: -item[1]))

    def counts(self) -> Reals:
        """How many days of the optimum each resource works, by the share of the days."""
        total = np.zeros(len(self.p.fee))
        for j, share in self.mix.items():
            pattern_fen(self.p, self.p.fee, self.days[j], self.used)
            total += share * self.used
        return total
