"""plan: prices of scenes -> the best day, proven: branch and bound over the resources.

A resource that is neither open nor shut is paid for by the items that use it, each a share of its fee and minutes with shares of at most 1 in sum:
a Lagrangian relaxation of "an item needs its resources" (Fisher 1981, doi:10.1287/mnsc.27.1.1), which never costs more than the resource. With a
price for a minute of the day on top (`heat`) a node is bounded in one pass; a node that survives is bounded again by a knapsack. `Tree` is the work
left to do, so that a search can pause, and the bound at any moment is the least over the nodes that wait.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Flags, Ints, Reals, Signs, compiled
from juzu.plan.bound.fill import NOTHING, fill, pattern_fen
from juzu.plan.bound.patterns import Patterns

OPEN, UNDECIDED, SHUT = 1, 0, -1
ROOT_SWEEPS, SWEEPS = 60, 6
FOUND = 24
FAR, ROUNDING = 1e18, 1e-3


class Tree(NamedTuple):
    """Nodes that wait: by height of the stack, the state of each resource, the kinds of day that are left, the shares, the price of a minute and
    the bound of the parent. `days[:found[0]]` are days worth less than `want`, `best` is the least value so far, or what is of no interest."""

    state: Signs
    kinds: Flags
    share: Reals
    heat: Reals
    floor: Reals
    height: Ints
    best: Ints
    found: Ints
    days: Ints


def tree(p: Patterns, cutoff: int) -> Tree:
    """A tree with its root; days of `cutoff` and more are of no interest."""
    rows = len(p.fee) + 2
    return Tree(
        np.zeros((rows, len(p.fee)), np.int8),
        np.ones((rows, len(p.open)), np.bool_),
        np.zeros((rows, len(p.need))),
        np.zeros(rows),
        np.full(rows, -FAR),
        np.ones(1, np.int64),
        np.full(1, cutoff, np.int64),
        np.zeros(1, np.int64),
        np.full((FOUND, len(p.minutes)), NOTHING, np.int64),
    )


@compiled
def grow(p: Patterns, t: Tree, profit: Ints, fee: Ints, want: int, nodes: int) -> int:
    """Works off up to so many nodes; how many."""
    gain, share = np.zeros(len(profit)), np.zeros(len(p.need))
    opened, open_items = np.zeros(len(fee), np.bool_), np.zeros(len(profit), np.bool_)
    state, kinds = np.zeros(len(fee), np.int8), np.zeros(len(p.open), np.bool_)
    done = 0
    while t.height[0] and done < nodes:
        done += 1
        t.height[0] -= 1
        h = t.height[0]
        enough = t.best[0] - 1 + ROUNDING  # values are whole: a day worth less than the best is worth at least 1 less
        if t.floor[h] > enough:
            continue
        state[:], share[:], kinds[:] = t.state[h], t.share[h], t.kinds[h]
        if not _kinds_left(p, state, kinds, open_items):
            continue
        sweeps = ROOT_SWEEPS if t.floor[h] == -FAR else SWEEPS
        floor, heat = _raise(p, open_items, profit, fee, state, share, gain, t.heat[h], sweeps, enough)
        floor = max(floor, t.floor[h])
        if floor <= enough:
            floor = max(floor, _knapsack(p, open_items, profit, fee, state, share))
        if floor > enough:
            continue
        r = _branch_on(p, fee, state, share, heat)
        for n in range(len(fee)):
            opened[n] = state[n] == OPEN
        for kind in range(len(kinds)):
            if kinds[kind]:
                _try(p, t, kind, profit, fee, opened, want)
                if r >= 0:
                    break
        if r >= 0:
            for choice in (SHUT, OPEN):
                h = t.height[0]
                t.state[h], t.share[h], t.kinds[h] = state, share, kinds
                t.state[h, r] = choice
                t.heat[h], t.floor[h] = heat, floor
                t.height[0] += 1
    return done


@compiled
def _kinds_left(p: Patterns, state: Signs, kinds: Flags, open_items: Flags) -> bool:
    """Drops the kinds of day on which an open resource has nothing to do, and tells the items that some kind left can shoot."""
    some = False
    open_items[:] = False
    for kind in range(len(kinds)):
        for r in range(len(state)):
            if kinds[kind] and state[r] == OPEN:
                busy = False
                for u in range(p.use_at[r], p.use_at[r + 1]):
                    busy |= p.open[kind, p.user[u]]
                kinds[kind] = busy
        if kinds[kind]:
            some = True
            for i in range(len(open_items)):
                open_items[i] |= p.open[kind, i]
    return some


@compiled
def _try(p: Patterns, t: Tree, kind: int, profit: Ints, fee: Ints, opened: Flags, want: int) -> None:
    """Fills a day of a kind with the open resources and keeps it when it is worth it."""
    used = np.zeros(len(fee), np.bool_)
    day = np.full(len(p.minutes), NOTHING, np.int64)
    fill(p, kind, profit, opened, day)
    value = pattern_fen(p, fee, day, used)
    for s in range(len(day)):
        if day[s] >= 0:
            value -= profit[day[s]] + p.fen[day[s]]
    if value < want:
        at = t.found[0] if t.found[0] < FOUND else FOUND - 1
        t.days[at] = day
        t.found[0] = at + 1
    t.best[0] = min(t.best[0], value)


@compiled
def floor_of(t: Tree) -> int:
    """No day is worth less than this."""
    least = float(t.best[0])
    for h in range(t.height[0]):
        least = min(least, t.floor[h])
    return int(np.ceil(least - ROUNDING))


@compiled
def _gains(p: Patterns, open_items: Flags, profit: Ints, fee: Ints, state: Signs, share: Reals, heat: float, gain: Reals) -> None:
    """What is left of each item's profit after its minutes and its shares; at most 0 for an item that is shut out."""
    for i in range(len(profit)):
        left = profit[i] - heat * p.minutes[p.row[i]] if open_items[i] else -FAR
        for n in range(p.need_at[i], p.need_at[i + 1]):
            r = p.need[n]
            if state[r] == SHUT:
                left = -FAR
            elif state[r] == UNDECIDED:
                left -= share[n] * (fee[r] + heat * p.load[r])
        gain[i] = left


@compiled
def _value(p: Patterns, fee: Ints, state: Signs, heat: float, gain: Reals) -> tuple[float, float]:
    """The bound of a node, and how its load differs from what `heat` asks for (positive: too long)."""
    total, load = 0.0, 0.0
    for r in range(len(fee)):
        if state[r] == OPEN:
            total += fee[r] + heat * p.load[r]
            load += p.load[r]
    for s in range(len(p.minutes)):
        most = 0.0
        for i in range(p.item_at[s], p.item_at[s + 1]):
            most = max(most, gain[i])
        if most > 0:
            total -= most
            load += p.minutes[s]
    crew, room = FAR, 0
    for j in range(len(p.limit)):
        fen = p.step_fen[j] - heat * p.limit[j]
        if fen < crew:
            crew, room = fen, p.limit[j]
    return total + crew, load - room


@compiled
def _raise(
    p: Patterns,
    open_items: Flags,
    profit: Ints,
    fee: Ints,
    state: Signs,
    share: Reals,
    gain: Reals,
    heat: float,
    sweeps: int,
    enough: float,
) -> tuple[float, float]:
    """Sweeps over the shares, each resource shared by what its items can bear, and moves `heat` by the load; the best bound and its heat."""
    kept = share.copy()
    _gains(p, open_items, profit, fee, state, share, heat, gain)
    best, excess = _value(p, fee, state, heat, gain)
    best_heat = heat
    pace = heat / 8 if heat > 0 else 400.0
    side = 0.0
    for sweep in range(sweeps):
        if best > enough:
            break
        if sweep % 3 == 2:
            direction = 1.0 if excess > 0 else -1.0
            if direction * side < 0:
                pace /= 2
            side = direction
            heat = max(0.0, heat + direction * pace)
            _gains(p, open_items, profit, fee, state, share, heat, gain)
        for r in range(len(fee)):
            if state[r] == UNDECIDED:
                _share_out(p, fee[r] + heat * p.load[r], p.use_at[r], p.use_at[r + 1], share, gain)
        value, excess = _value(p, fee, state, heat, gain)
        if value > best:
            best, best_heat = value, heat
            kept[:] = share
    share[:] = kept
    _gains(p, open_items, profit, fee, state, share, best_heat, gain)
    return best, best_heat


@compiled
def _share_out(p: Patterns, cost: float, start: int, end: int, share: Reals, gain: Reals) -> None:
    """Shares a cost among its items in proportion to what they can bear: the best shares while all others stand."""
    total = 0.0
    for u in range(start, end):
        n, i = p.use[u], p.user[u]
        gain[i] += share[n] * cost
        if gain[i] > 0:
            total += gain[i]
    ratio = 1.0 if total <= cost else cost / total
    for u in range(start, end):
        n, i = p.use[u], p.user[u]
        share[n] = gain[i] * ratio / cost if cost > 0 and gain[i] > 0 else 0.0
        gain[i] -= share[n] * cost


@compiled
def _knapsack(p: Patterns, open_items: Flags, profit: Ints, fee: Ints, state: Signs, share: Reals) -> float:
    """The bound with whole minutes: shares of undecided resources' minutes are rounded down, their fees counted exactly."""
    top = p.limit[len(p.limit) - 1]
    worth = np.zeros(top + 1)
    total, load = 0.0, 0
    for r in range(len(fee)):
        if state[r] == OPEN:
            total += fee[r]
            load += p.load[r]
    for s in range(len(p.minutes)):
        first = p.item_at[s]
        single = p.item_at[s + 1] == first + 1
        most, least_minutes = 0.0, 1 << 30
        for i in range(first, p.item_at[s + 1]):
            left, minutes, out = float(profit[i]), float(p.minutes[s]), not open_items[i]
            for n in range(p.need_at[i], p.need_at[i + 1]):
                r = p.need[n]
                out |= state[r] == SHUT
                if state[r] == UNDECIDED:
                    left -= share[n] * fee[r]
                    minutes += share[n] * p.load[r]
            if not out and left > 0:
                most = max(most, left)
                least_minutes = min(least_minutes, int(minutes + 1e-9) if single else p.minutes[s])
        if most > 0:
            for x in range(top, least_minutes - 1, -1):
                worth[x] = max(worth[x], worth[x - least_minutes] + most)
    best = FAR
    for j in range(len(p.limit)):
        if p.limit[j] >= load:
            best = min(best, p.step_fen[j] - worth[p.limit[j] - load])
    return total + best


@compiled
def _branch_on(p: Patterns, fee: Ints, state: Signs, share: Reals, heat: float) -> int:
    """The undecided resource whose cost matters most; -1 when all are decided."""
    best, most = -1, -1.0
    for r in range(len(fee)):
        if state[r] == UNDECIDED:
            paid, uses = 0.0, 0
            for u in range(p.use_at[r], p.use_at[r + 1]):
                if share[p.use[u]] > 0:
                    paid += share[p.use[u]]
                    uses += 1
            weight = paid * (fee[r] + heat * p.load[r]) * (1.0 + 0.1 * uses) + 1e-6 * uses
            if weight > most:
                best, most = r, weight
    return best
