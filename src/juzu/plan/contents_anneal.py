"""plan: the contents of the days -> cheaper ones, by simulated annealing over single scenes, swaps, blocks and whole days.

About a million trials a second: each is a handful of counts (`contents`). S. Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from juzu.plan.compiled import Ints, Reals, compiled, copy_grid, copy_line, inner, spliced
from juzu.plan.contents import Days, Facts, insert, misses, relocation_fen, remove
from juzu.plan.dice import Dice, below, uniform

MOVES = ("relocate", "swap", "set to day", "off day", "swap days", "shift days", "swap sets")
RELOCATE, SWAP, SET_TO_DAY, OFF_DAY, SWAP_DAYS, SHIFT_DAYS, SWAP_SETS = range(len(MOVES))
SHARES = np.cumsum([0.45, 0.33, 0.05, 0.11, 0.01, 0.01, 0.04])
BLOCK = 12  # scenes that move together at most


class Log(NamedTuple):
    """What a trial moved: (scene, the day it stood on), in order."""

    size: Ints
    scene: Ints
    day: Ints


def log(scenes: int) -> Log:
    """An empty log."""
    return Log(np.zeros(1, np.int64), np.zeros(4 * scenes + 8, np.int64), np.zeros(4 * scenes + 8, np.int64))


@inner
def _to(f: Facts, x: Days, g: Log, s: int, d: int, weight: int, link_weight: int) -> int:
    """Moves a scene to a day and notes where it stood; by how much the cost changes."""
    g.scene[g.size[0]], g.day[g.size[0]] = s, x.day_of[s]
    g.size[0] += 1
    return remove(f, x, s, weight, link_weight) + insert(f, x, s, d, weight, link_weight)


@inner
def _back(f: Facts, x: Days, g: Log) -> None:
    for i in range(g.size[0] - 1, -1, -1):
        remove(f, x, g.scene[i], 0, 0)
        insert(f, x, g.scene[i], g.day[i], 0, 0)
    g.size[0] = 0


@inner
def _some_day(x: Days, dice: Dice, near: Ints, s: int) -> int:
    if uniform(dice) < 0.75:
        return x.day_of[near[s, below(dice, near.shape[1])]]
    return below(dice, len(x.load))


@inner
def _block(
    f: Facts, x: Days, g: Log, dice: Dice, thing: int, d: int, e: int, near: Ints, spread: float, w: int, lw: int
) -> tuple[bool, int]:
    """Moves all scenes that use a thing on day d to day e, or with chance `spread` each to a day of its own."""
    fen = 0
    for r in range(f.by_thing_at[thing], f.by_thing_at[thing + 1]):
        s = f.by_thing[r]
        if x.day_of[s] != d:
            continue
        to = e
        if spread > 0.0 and uniform(dice) < spread:
            to = _some_day(x, dice, near, s)
        if to == d or not f.allowed[s, to]:
            return False, 0
        fen += _to(f, x, g, s, to, w, lw)
    return g.size[0] > 0, fen


@spliced
def _swap_days(f: Facts, x: Days, g: Log, d: int, e: int, w: int, lw: int) -> tuple[bool, int]:
    """Exchanges two days."""
    fen, scenes = 0, len(x.day_of)
    for s in range(scenes):
        if (x.day_of[s] == d and not f.allowed[s, e]) or (x.day_of[s] == e and not f.allowed[s, d]):
            return False, 0
    for s in range(scenes):
        if x.day_of[s] == d:
            fen += _to(f, x, g, s, e, w, lw)
        elif x.day_of[s] == e:
            fen += _to(f, x, g, s, d, w, lw)
    return True, fen


@spliced
def _shift_days(f: Facts, x: Days, g: Log, d: int, e: int, w: int, lw: int) -> tuple[bool, int]:
    """Takes day d out of the row of days and puts it in at e; those between close up."""
    fen, step = 0, 1 if d < e else -1
    for s in range(len(x.day_of)):
        at = x.day_of[s]
        to = e if at == d else at - step if (d < at <= e or e <= at < d) else at
        if not f.allowed[s, to]:
            return False, 0
    for s in range(len(x.day_of)):
        at = x.day_of[s]
        to = e if at == d else at - step if (d < at <= e or e <= at < d) else at
        if to != at:
            fen += _to(f, x, g, s, to, w, lw)
    return True, fen


@spliced
def _propose(f: Facts, x: Days, g: Log, dice: Dice, near: Ints, move: int, w: int, lw: int) -> tuple[bool, int]:
    """(whether anything moved as wanted, change of cost)."""
    s = below(dice, len(x.day_of))
    d = x.day_of[s]
    if move == SWAP_DAYS:
        e = below(dice, len(x.load))
        return _swap_days(f, x, g, d, e, w, lw) if d != e else (False, 0)
    if move == SHIFT_DAYS:
        e = below(dice, len(x.load))
        return _shift_days(f, x, g, d, e, w, lw) if d != e else (False, 0)
    e = _some_day(x, dice, near, s)
    if e == d or not f.allowed[s, e]:
        return False, 0
    if move == RELOCATE:
        g.scene[0], g.day[0] = s, e
        return True, relocation_fen(f, x, s, e, w, lw)
    if move == SWAP:
        b = near[s, below(dice, near.shape[1])] if uniform(dice) < 0.5 else below(dice, len(x.day_of))
        e = x.day_of[b]
        if e == d or not (f.allowed[s, e] and f.allowed[b, d]):
            return False, 0
        return True, _to(f, x, g, s, e, w, lw) + _to(f, x, g, b, d, w, lw)
    last = f.thing_at[s + 1]
    own = f.thing[last - 2]
    if move == SET_TO_DAY:
        return _block(f, x, g, dice, own, d, e, near, 0.0, w, lw)
    if move == SWAP_SETS:
        b = below(dice, len(x.day_of))
        if x.day_of[b] != e:
            return False, 0
        other = f.thing[f.thing_at[b + 1] - 2]
        if other == own:
            return False, 0
        moved, fen = _block(f, x, g, dice, own, d, e, near, 0.0, w, lw)
        if not moved:
            return False, 0
        moved, more = _block(f, x, g, dice, other, e, d, near, 0.0, w, lw)
        return moved, fen + more
    thing = f.thing[f.thing_at[s] + below(dice, last - f.thing_at[s] - 1)]
    if x.uses[thing, d] > BLOCK:
        return False, 0
    for step in range(len(x.load)):
        other_day = (e + step) % len(x.load)
        if other_day != d and x.uses[thing, other_day]:
            e = other_day
            break
    return _block(f, x, g, dice, thing, d, e, near, 0.25, w, lw)


@compiled
def take_days(to: Days, source: Days) -> None:
    """Makes one solution equal to another."""
    copy_line(to.day_of, source.day_of)
    copy_grid(to.uses, source.uses)
    copy_line(to.load, source.load)
    copy_line(to.scenes, source.scenes)
    copy_line(to.sites, source.sites)
    for i in range(len(source.works)):
        to.works[i] = source.works[i]


@compiled
def anneal_contents(
    f: Facts,
    x: Days,
    best: Days,
    g: Log,
    dice: Dice,
    near: Ints,
    shares: Reals,
    steps: int,
    hot: float,
    cold: float,
    weight: int,
    link_weight: int,
    value: int,
    least: int,
    stats: Ints,
) -> tuple[int, int]:
    """(value of x, cost of best) after `steps` trials, cooling from `hot` to `cold` fen. `least` is the cost of `best`, which stays legal once it is.
    `stats`: move x (tried, made, accepted, best).
    """
    heat, cooling = hot, (cold / hot) ** (64.0 / steps)
    for step in range(steps):
        if step % 64 == 63:
            heat *= cooling
        dart, move = uniform(dice), 0
        while move < len(shares) - 1 and dart >= shares[move]:
            move += 1
        stats[move, 0] += 1
        made, fen = _propose(f, x, g, dice, near, move, weight, link_weight)
        if not made:
            if g.size[0]:
                _back(f, x, g)
            continue
        stats[move, 1] += 1
        if fen <= 0 or uniform(dice) < math.exp(-fen / heat):
            if move == RELOCATE:
                _to(f, x, g, g.scene[0], g.day[0], 0, 0)
            g.size[0] = 0
            value += fen
            stats[move, 2] += 1
            if value < least and misses(f, x) == 0:
                least = value
                stats[move, 3] += 1
                take_days(best, x)
        elif g.size[0]:
            _back(f, x, g)
    return value, least
