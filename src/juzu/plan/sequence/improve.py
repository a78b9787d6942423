"""plan: an order of scenes -> a cheaper one, by simulated annealing over block moves, reversals and swaps (compiled, any size)."""

from __future__ import annotations

import numpy as np

from juzu.plan.compiled import Ints, compiled, copy_line
from juzu.plan.dice import Dice, below, uniform


@compiled
def waiting_cost(n: int, order: Ints, casts: Ints, starts: Ints, durations: Ints, pay: Ints, first: Ints, seen: Ints) -> int:
    """The cost of an order; `casts[starts[s]:starts[s + 1]]` are the actors of scene s; `first`, `seen` are scratch of one entry per actor."""
    for actor in range(pay.size):
        seen[actor] = 0
    now, total = 0, 0
    for place in range(n):
        scene = order[place]
        for at in range(starts[scene], starts[scene + 1]):
            actor = casts[at]
            if seen[actor] == 0:
                seen[actor], first[actor] = 1, now
        now += durations[scene]
    for place in range(n - 1, -1, -1):
        scene = order[place]
        for at in range(starts[scene], starts[scene + 1]):
            actor = casts[at]
            if seen[actor] == 1:
                seen[actor] = 2
                total += pay[actor] * (now - first[actor])
        now -= durations[scene]
    return total


@compiled
def copy_part(n: int, to: Ints, source: Ints) -> None:
    """Copies the first n entries."""
    for i in range(n):
        to[i] = source[i]


@compiled
def move_block(n: int, order: Ints, into: Ints, at: int, length: int, to: int, turned: bool) -> None:
    """Takes `length` scenes out at `at` and puts them back before place `to` of the rest, turned round or not."""
    written, read = 0, 0
    for place in range(n - length + 1):
        if place == to:
            for i in range(length):
                into[written] = order[at + length - 1 - i] if turned else order[at + i]
                written += 1
        if place < n - length:
            if read == at:
                read += length
            into[written] = order[read]
            written += 1
            read += 1


@compiled
def anneal(
    order: Ints, casts: Ints, starts: Ints, durations: Ints, pay: Ints, dice: Dice, steps: int, hot: float, cold: float, desk: Ints
) -> int:
    """Improves `order` in place over `steps` trials while the temperature falls from `hot` to `cold`; gives the best cost met.
    `desk` is scratch: four rows as long as scenes and actors are many."""
    n = order.size
    now, trial, first, seen = desk[0], desk[1], desk[2], desk[3]
    copy_line(now, order)
    cost = waiting_cost(n, now, casts, starts, durations, pay, first, seen)
    best = cost
    for step in range(steps):
        kind = uniform(dice)
        i, j = below(dice, n), below(dice, n)
        if kind < 0.7:
            length = 1 if kind < 0.3 else 1 + below(dice, max(1, n // 3))
            length = min(length, n - i)
            move_block(n, now, trial, i, length, below(dice, n - length + 1), kind < 0.45)
        elif kind < 0.85:
            copy_part(n, trial, now)
            trial[i], trial[j] = now[j], now[i]
        else:
            copy_part(n, trial, now)
            low, high = min(i, j), max(i, j)
            for k in range(high - low + 1):
                trial[low + k] = now[high - k]
        after = waiting_cost(n, trial, casts, starts, durations, pay, first, seen)
        if after <= cost or uniform(dice) < np.exp((cost - after) / (hot * (cold / hot) ** (step / steps))):
            now, trial, cost = trial, now, after
            if cost < best:
                best = cost
                copy_part(n, order, now)
    return best
