"""plan: columns (days) -> prices of scenes: the linear programme that covers every scene by shares of days, k days in all.

minimise Σ fen·λ + Σ fee·slack  subject to  Σ_{days with s} λ ≥ 1 for every scene s,  Σ λ = k,  Σ_{days with r} λ + slack ≥ least days of resource r.
The slack keeps a resource's price at most its fee, so that no day gains by using it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from ortools.linear_solver import pywraplp

from juzu.plan.bound.code import Ints, Reals
from juzu.plan.bound.fill import pattern_fen
from juzu.plan.bound.patterns import Patterns

SOME = 1e-6


class Prices(NamedTuple):
    """What a scene is worth, what a resource's day is worth beside, and what a day is worth, in fen; `fen`: the programme's value."""

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
        self.least = [self.lp.Constraint(float(n), infinity) for n in p.least]
        self.count = self.lp.Constraint(0.0, infinity)
        self.goal = self.lp.Objective()
        self.goal.SetMinimization()
        self.far = [self._column(float(fen), [row]) for row, fen in zip(self.cover, far_scene, strict=True)]
        self.far.append(self._column(float(far_day), [self.count]))
        for row, fee in zip(self.least, p.fee, strict=True):
            self._column(float(fee), [row])
        self.days: list[Ints] = []
        self.weights: list[pywraplp.Variable] = []
        self.known: set[bytes] = set()
        self.used = np.zeros(len(p.fee), np.bool_)

    def _column(self, fen: float, rows: list[pywraplp.Constraint]) -> pywraplp.Variable:
        weight = self.lp.NumVar(0.0, self.lp.infinity(), "")
        self.goal.SetCoefficient(weight, fen)
        for row in rows:
            row.SetCoefficient(weight, 1.0)
        return weight

    def add(self, day: Ints) -> bool:
        """Takes a day in; False when it is known."""
        key = day.tobytes()
        if key in self.known:
            return False
        self.known.add(key)
        fen = pattern_fen(self.p, self.p.fee, day, self.used)
        rows = [self.cover[s] for s in np.flatnonzero(day >= 0)] + [self.least[r] for r in np.flatnonzero(self.used)] + [self.count]
        self.weights.append(self._column(float(fen), rows))
        self.days.append(day.copy())
        return True

    def set_days(self, k: int) -> None:
        """How many days there are in all; 0: any number."""
        self.count.SetBounds(float(k), float(k) if k else self.lp.infinity())

    def widen(self) -> bool:
        """Makes it dearer to leave undone what the optimum leaves undone; False when it leaves nothing."""
        left = [weight for weight in self.far if weight.solution_value() > SOME]
        for weight in left:
            self.goal.SetCoefficient(weight, 4 * self.goal.GetCoefficient(weight))
        return bool(left)

    def solve(self) -> Prices:
        """The prices at the optimum, rounded into what is valid."""
        self.lp.Solve()
        return Prices(
            np.maximum(0, np.array([row.dual_value() for row in self.cover], np.float64)),
            np.clip(np.array([row.dual_value() for row in self.least], np.float64), 0, self.p.fee),
            self.count.dual_value(),
            self.goal.Value(),
        )

    def mix(self) -> Ints:
        """The columns in the optimum, the heaviest first."""
        share = np.array([w.solution_value() for w in self.weights], np.float64)
        return np.argsort(-share)[: int((share > SOME).sum())]
