"""plan: day patterns -> a lower bound by column generation, better with every round.

Dantzig and Wolfe 1960 (doi:10.1287/opre.8.1.101): the master programme covers the scenes by shares of days and prices them; days that are worth more than
they cost at these prices come in. At any prices, sound or not, a plan of k days costs at least the prices of all scenes plus the k least values of a
day, each shooting day used once (the Lagrangian bound), so every exact pricing bounds every k at once. Prices are smoothed towards those of the
best bound (Wentges 1997, doi:10.1016/S0969-6016(97)00001-4).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Flags, Ints
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.bound.exact import floor_of, grow, tree
from juzu.plan.bound.fill import pattern_fen
from juzu.plan.bound.harvest import harvest
from juzu.plan.bound.master import Master, Prices
from juzu.plan.bound.patterns import Patterns
from juzu.plan.bound.rough import Rough
from juzu.plan.dice import Dice, below
from juzu.plan.dice import dice as stream

Enough = Callable[[], bool]
SMOOTH = 0.6
TRIES, STARTS, ROOM = 8, 6, 64
NODES, PATIENCE = 400, 40  # nodes between two looks at the clock, and such stretches for one kind of day
NEAR = 0.04  # exact pricing begins when what the quick one finds is worth less than this share of the cost
CLOSE_FEN = 1000


class Point(NamedTuple):
    """Whole prices of scenes and of resources' days: what a bound is computed from."""

    scene: Ints
    resource: Ints


class Generation:
    """Columns and prices of one problem. `floor[k]`: no plan of k days costs less."""

    def __init__(self, p: Patterns, rough: Rough, seed: int) -> None:
        self.p = p
        self.floor = rough.floor.copy()
        self.at_center = np.full(len(self.floor), -NO_LIMIT, np.int64)
        self.master = Master(p, 3 * rough.scene + 1, int(p.fee.sum() + p.step_fen[-1]))
        self.center = Point(rough.scene.astype(np.int64), np.zeros_like(p.fee))
        self.dice: Dice = stream(seed)
        self.smooth = SMOOTH
        self.k = 0
        self.idle = 0
        self.values = np.zeros(ROOM, np.int64)
        self.columns = np.zeros((ROOM, len(p.minutes)), np.int64)
        self.used: Flags = np.zeros(len(p.fee), np.bool_)

    def aim(self, k: int) -> None:
        """Goes for plans of k days."""
        if k != self.k:
            self.k, self.smooth, self.idle = k, SMOOTH, 0
            self.master.set_days(k)

    def round(self, enough: Enough) -> bool:
        """One master and its pricing; False when nothing is left to find for k."""
        out = self.master.solve()
        point = self._between(out)
        new, least = self._quick(point, out)
        self.idle += 1
        near = self.k * (out.day - least) < NEAR * out.fen
        if new and not (near and self.idle >= 4):
            return True
        self.idle = 0
        new += self._exact(point, out, least, enough)
        if out.fen + self.p.fixed_fen - self.floor[self.k] < CLOSE_FEN:
            return self.master.widen()
        if not new:
            if not self.smooth:
                return self.master.widen()
            self.smooth = self.smooth / 2 if self.smooth > 0.1 else 0.0
        else:
            self.smooth = SMOOTH
        return True

    def _between(self, out: Prices) -> Point:
        a = self.smooth
        mixed = (a * old + (1 - a) * new for old, new in zip(self.center, (out.scene, out.resource), strict=True))
        return Point(*(np.floor(x).astype(np.int64) for x in mixed))

    def _quick(self, point: Point, out: Prices) -> tuple[int, int]:
        """Days by local search from days of the master and from none: how many came in, and the least value found."""
        p, new, least = self.p, 0, 0
        mix = self.master.mix()
        profit, fee = point.scene[p.row] - p.fen, p.fee - point.resource
        for start in range(STARTS):
            opened = np.zeros(len(p.fee), np.bool_)
            if start < STARTS // 2 and len(mix):
                pattern_fen(p, p.fee, self.master.days[mix[below(self.dice, len(mix))]], opened)
            kind = below(self.dice, len(p.days))
            count = harvest(p, kind, profit, fee, opened, TRIES, self.dice, self.columns, self.values)
            new += sum(self._take(self.columns[c], out) for c in range(count))
            least = min(least, int(self.values[:count].min(initial=0)))
        return new, least

    def _take(self, day: Ints, out: Prices) -> bool:
        """Takes a day in that the master's own prices want."""
        fen = pattern_fen(self.p, self.p.fee, day, self.used)
        value = fen - out.scene[day >= 0].sum() - out.resource[self.used].sum()
        return bool(value < out.day - 1) and self.master.add(day)

    def _exact(self, point: Point, out: Prices, least: int, enough: Enough) -> int:
        """Prices every kind of day to the end, as far as patience goes, and bounds every k; how many days came in."""
        p, new = self.p, 0
        profit, fee = point.scene[p.row] - p.fen, p.fee - point.resource
        cutoff = max(least, int(out.day)) + int(NEAR / 4 * out.fen / max(1, self.k))
        worth = np.zeros(len(p.days), np.int64)
        for kind in range(len(p.days)):
            t = tree(p, cutoff)
            for _ in range(PATIENCE):
                if enough():
                    return new
                if grow(p, t, kind, profit, fee, NODES) < NODES:
                    break
            worth[kind] = floor_of(t)
            if t.best[0] < cutoff:
                new += self._take(t.chosen, out)
        self._bound(point, worth)
        return new

    def _bound(self, point: Point, worth: Ints) -> None:
        """Raises the floors by the Lagrangian bound at these prices."""
        p = self.p
        paid = p.fixed_fen + int(point.scene.sum()) + int((point.resource * p.least).sum())
        days = np.sort(np.repeat(worth, p.days))
        bound = paid + np.concatenate([np.zeros(1, np.int64), np.cumsum(days)])
        if bound[self.k] > self.at_center[self.k]:
            self.center = point
        self.at_center = np.maximum(self.at_center, bound)
        self.floor = np.maximum(self.floor, bound)
