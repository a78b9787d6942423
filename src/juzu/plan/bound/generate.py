"""plan: day patterns -> a lower bound by column generation, better with every round.

Dantzig and Wolfe 1960 (doi:10.1287/opre.8.1.101): the master programme covers the scenes by shares of days and prices them; days that are worth more than
they cost at these prices come in. At any prices, sound or not, a plan of k days costs at least the prices of all scenes plus k times the least
value of a day (the Lagrangian bound), so every exact pricing bounds every k at once. Prices are smoothed towards those of the
best bound (Wentges 1997, doi:10.1016/S0969-6016(97)00001-4).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from juzu.plan.bound.cases import Case, split
from juzu.plan.bound.code import Flags, Ints
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.exact import floor_of, grow, tree
from juzu.plan.bound.fill import pattern_fen
from juzu.plan.bound.harvest import KICK, harvest
from juzu.plan.bound.master import Master, Prices
from juzu.plan.bound.patterns import Patterns
from juzu.plan.bound.rough import Rough

Enough = Callable[[], bool]
SMOOTH = 0.85
LEAST_SMOOTH, EASE = 0.6, 0.1
BOX = 1.6  # no scene is thought to be worth more than this times its first price, until the optimum leaves it undone
STARTS, TRIES, TRIED = 6, 8, 600  # a start is tried TRIES times, or fewer when scenes x tries would pass TRIED
NODES, PATIENCE = 400, 40  # nodes between two looks at the clock, and such stretches for one pricing
QUICK, SELDOM = 10, 40  # rounds without exact pricing when it is near, and while it is not
NEAR = 0.04  # exact pricing begins when what the quick one finds is worth less than this share of the cost
ROUGH = 0.01  # prices are rough while they bound the case by this share less than the programme does
CLOSE = 0.0004  # of the cost: a programme this near its bound is solved


class Point(NamedTuple):
    """Whole prices of scenes and of resources' days: what a bound is computed from."""

    scene: Ints
    resource: Ints


class Generation:
    """Columns and prices of one problem, and the cases that are still open."""

    def __init__(self, p: Patterns, rough: Rough, cases: list[Case], seed: int) -> None:
        self.p = p
        self.cases = cases
        self.case = min(self.cases, key=lambda case: case.floor)
        self.grain = grain(p)
        self.guess = self.worth = -NO_LIMIT  # what the center seems to bound its case by, and the least value of a day there
        self.master = Master(p, BOX * rough.scene + 1, int(p.fee.sum() + p.step_fen[-1]))
        self.center = Point(rough.scene.astype(np.int64), np.zeros_like(p.fee))
        self.random = np.random.default_rng(seed)
        self.smooth = SMOOTH
        self.idle = 0
        self.rough = True
        self.tries = max(2, min(TRIES, TRIED // max(1, len(p.minutes))))
        self.values = np.zeros(self.tries, np.int64)
        self.columns = np.zeros((self.tries, len(p.minutes)), np.int64)
        self.used: Flags = np.zeros(len(p.fee), np.bool_)
        self.master.aim(self.case)

    def aim(self, case: Case) -> None:
        """Goes for the plans of a case."""
        if case is not self.case:
            self.case, self.smooth, self.idle = case, SMOOTH, 0
            self.guess = self._paid(case, self.center) + case.days * self.worth
            self.master.aim(case)

    def round(self, enough: Enough) -> bool:
        """One master and its pricing; False when the programme is solved for the case."""
        out = self.master.solve()
        point = self._between(out)
        new, least = self._quick(point, out, enough)
        guess = self._paid(self.case, point) + self.case.days * least
        better = self.guess < guess <= out.fen  # more than the programme's value: the quick search was too lazy
        if better:
            self.center, self.guess, self.worth = point, guess, least
        if new:
            self.smooth = max(LEAST_SMOOTH, self.smooth - EASE) if better else self.smooth + EASE * (1 - self.smooth)
        self.idle += 1
        gap = out.fen - self.guess
        self.rough = gap > ROUGH * out.fen
        near = gap < NEAR * out.fen
        if new and self.idle < (QUICK if near else SELDOM):
            return True
        self.idle = 0
        new += self._exact(point, out, least, enough)
        beside = self.p.fixed_fen + self.case.dearer_fen
        if out.fen + beside - self.case.floor < CLOSE * out.fen or not (new or self.smooth):
            return self.master.widen()
        if not new:
            self.smooth = 0.0  # the programme's own prices: either they want a day, or it is solved
        return True

    def split(self) -> None:
        """Puts narrower cases in the place of the one whose programme is solved, or closes it."""
        halves = split(self.p, self.case, self.master.counts())
        if halves is None:
            self.case.closed = True
        else:
            self.cases.remove(self.case)
            self.cases += halves

    def _paid(self, case: Case, point: Point) -> int:
        """What prices pay for all scenes and for the counts of a case, at least, without what no day decides."""
        works = np.where(point.resource > 0, case.least, case.most)
        return int(point.scene.sum()) + int((point.resource * works).sum())

    def _between(self, out: Prices) -> Point:
        a = self.smooth
        mixed = (a * old + (1 - a) * new for old, new in zip(self.center, (out.scene, out.resource), strict=True))
        return Point(*(np.floor(x).astype(np.int64) for x in mixed))

    def _quick(self, point: Point, out: Prices, enough: Enough) -> tuple[int, int]:
        """Days by local search from days of the master and from none: how many came in, and the least value found."""
        p, new = self.p, 0
        least = int(p.step_fen[0])
        mix = list(self.master.mix)
        profit, fee = point.scene[p.row] - p.fen, p.fee - point.resource
        for start in range(STARTS):
            if enough():
                break
            opened = np.zeros(len(p.fee), np.bool_)
            if start < STARTS // 2 and mix:
                pattern_fen(p, p.fee, self.master.days[self.random.choice(mix)], opened)
            kind = int(self.random.integers(len(p.open)))
            luck = self.random.integers(1 << 40, size=(self.tries, KICK))
            count = harvest(p, kind, profit, fee, opened, luck, self.columns, self.values)
            new += sum(self._take(self.columns[c], out) for c in range(count))
            least = min(least, int(self.values[:count].min(initial=least)))
        return new, least

    def _take(self, day: Ints, out: Prices) -> bool:
        """Takes a day in that the master's own prices want."""
        fen = pattern_fen(self.p, self.p.fee, day, self.used)
        value = fen - out.scene[day >= 0].sum() - out.resource[self.used].sum()
        return bool(value < out.day - 1) and self.master.add(day)

    def _exact(self, point: Point, out: Prices, least: int, enough: Enough) -> int:
        """Prices every day to the end, as far as patience goes, and bounds every case; how many days came in."""
        p = self.p
        profit, fee = point.scene[p.row] - p.fen, p.fee - point.resource
        t = tree(p, least)
        for _ in range(PATIENCE):
            if enough():
                return 0
            if grow(p, t, profit, fee, int(out.day), NODES) < NODES:
                break
        self._bound(point, floor_of(t))
        return sum(self._take(day, out) for day in t.days[: t.found[0]])

    def _bound(self, point: Point, worth: int) -> None:
        """Raises the floor of every case by the Lagrangian bound at these prices."""
        for case in self.cases:
            bound = self._paid(case, point) + case.days * worth
            days_fen = -(-(self.p.fixed_fen + bound) // self.grain) * self.grain
            case.floor = max(case.floor, days_fen + case.dearer_fen)
            if case is self.case and (point is self.center or bound > self.guess):
                self.center, self.guess, self.worth = point, bound, worth


def grain(p: Patterns) -> int:
    """Every sum of a whole plan's days is a multiple of this."""
    return max(1, int(np.gcd.reduce(np.concatenate([p.fee, p.fen, p.step_fen, [p.fixed_fen]]))))
