"""plan: prices of scenes -> the best day of a kind, proven: branch and bound over the resources.

A resource that is neither open nor shut is paid for by the items that use it, each a share of its fee and minutes with shares of at most 1 in sum:
a Lagrangian relaxation of "an item needs its resources" (Fisher 1981, doi:10.1287/mnsc.27.1.1), which never costs more than the resource. With a
price for a minute of the day on top (`heat`) a node is bounded in one pass; a node that survives is bounded again by a knapsack. `Tree` is the work
left to do, so that a search can pause, and the bound at any moment is the least over the nodes that wait.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Ints, Reals, Signs, compiled
from juzu.plan.bound.fill import NOTHING, fill, pattern_fen
from juzu.plan.bound.patterns import Patterns

OPEN, UNDECIDED, SHUT = 1, 0, -1
ROOT_SWEEPS, SWEEPS = 60, 6


class Tree(NamedTuple):
    """Nodes that wait: by height of the stack, the state of each resource, the shares, the price of a minute and the bound of the parent."""

    state: Signs
    share: Reals
    heat: Reals
    floor: Reals
    height: Ints
    best: Ints  # value of the best day so far, in `chosen`
    chosen: Ints


def tree(p: Patterns, cutoff: int) -> Tree:
    """A tree with its root; days of `cutoff` and more are of no interest."""
    resources = len(p.fee)
    return Tree(
        np.zeros((resources + 2, resources), np.int8),
        np.zeros((resources + 2, len(p.need))),
        np.zeros(resources + 2),
        np.full(resources + 2, -1e18),
        np.ones(1, np.int64),
        np.full(1, cutoff, np.int64),
        np.full(len(p.minutes), NOTHING, np.int64),
    )


@compiled
def grow(p: Patterns, t: Tree, kind: int, profit: Ints, fee: Ints, nodes: int) -> int:
    """Works off up to so many nodes; how many."""
    gain = np.zeros(len(profit))
    opened = np.zeros(len(fee), np.bool_)
    used = np.zeros(len(fee), np.bool_)
    day = np.full(len(p.minutes), NOTHING, np.int64)
    state, share = np.zeros(len(fee), np.int8), np.zeros(len(p.need))
    done = 0
    while t.height[0] and done < nodes:
        done += 1
        t.height[0] -= 1
        h = t.height[0]
        if t.floor[h] >= t.best[0]:
            continue
        state[:] = t.state[h]
        share[:] = t.share[h]
        root = t.floor[h] < -1e17
        floor, heat = _raise(p, kind, profit, fee, state, share, gain, t.heat[h], ROOT_SWEEPS if root else SWEEPS, t.best[0])
        floor = max(floor, t.floor[h])
        if floor >= t.best[0]:
            continue
        floor = max(floor, _knapsack(p, kind, profit, fee, state, share))
        if floor >= t.best[0]:
            continue
        r = _branch_on(p, fee, state, share, heat)
        for n in range(len(fee)):
            opened[n] = state[n] == OPEN
        fill(p, kind, profit, opened, day)
        value = pattern_fen(p, fee, day, used)
        for s in range(len(day)):
            if day[s] >= 0:
                value -= profit[day[s]] + p.fen[day[s]]
        if value < t.best[0]:
            t.best[0] = value
            t.chosen[:] = day
        if r < 0:
            continue
        for choice in (SHUT, OPEN):
            h = t.height[0]
            t.state[h] = state
            t.state[h, r] = choice
            t.share[h] = share
            t.heat[h] = heat
            t.floor[h] = floor
            t.height[0] += 1
    return done


@compiled
def floor_of(t: Tree) -> int:
    """No day of the kind is worth less than this."""
    least = float(t.best[0])
    for h in range(t.height[0]):
        least = min(least, t.floor[h])
    return int(np.floor(least - 1e-3))


@compiled
def _gains(p: Patterns, kind: int, profit: Ints, fee: Ints, state: Signs, share: Reals, heat: float, gain: Reals) -> None:
    """What is left of each item's profit after its minutes and its shares; at most 0 for an item that is shut out."""
    for i in range(len(profit)):
        left = profit[i] - heat * p.minutes[p.row[i]] if p.open[kind, i] else -1e18
        for n in range(p.need_at[i], p.need_at[i + 1]):
            r = p.need[n]
            if state[r] == SHUT:
                left = -1e18
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
    crew, room = 1e18, 0
    for j in range(len(p.limit)):
        fen = p.step_fen[j] - heat * p.limit[j]
        if fen < crew:
            crew, room = fen, p.limit[j]
    return total + crew, load - room


@compiled
def _raise(
    p: Patterns, kind: int, profit: Ints, fee: Ints, state: Signs, share: Reals, gain: Reals, heat: float, sweeps: int, enough: float
) -> tuple[float, float]:
    """Sweeps over the shares, each resource shared by what its items can bear, and moves `heat` by the load; the best bound and its heat."""
    kept = share.copy()
    _gains(p, kind, profit, fee, state, share, heat, gain)
    best, excess = _value(p, fee, state, heat, gain)
    best_heat = heat
    pace = heat / 8 if heat > 0 else 400.0
    side = 0.0
    for sweep in range(sweeps):
        if best >= enough:
            break
        if sweep % 3 == 2:
            direction = 1.0 if excess > 0 else -1.0
            if direction * side < 0:
                pace /= 2
            side = direction
            heat = max(0.0, heat + direction * pace)
            _gains(p, kind, profit, fee, state, share, heat, gain)
        for r in range(len(fee)):
            if state[r] == UNDECIDED:
                _share_out(p, fee[r] + heat * p.load[r], p.use_at[r], p.use_at[r + 1], share, gain)
        value, excess = _value(p, fee, state, heat, gain)
        if value > best:
            best, best_heat = value, heat
            kept[:] = share
    share[:] = kept
    _gains(p, kind, profit, fee, state, share, best_heat, gain)
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
def _knapsack(p: Patterns, kind: int, profit: Ints, fee: Ints, state: Signs, share: Reals) -> float:
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
            left, minutes, out = float(profit[i]), float(p.minutes[s]), not p.open[kind, i]
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
    best = 1e18
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
