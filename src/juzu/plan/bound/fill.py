"""plan: prices of scenes and open resources -> the best scenes of a day: a knapsack by minutes under the crew's steps.

`profit` is the price paid for an item less its own fen; a day is worth its profits less the crew's step. Values count fen below 0: smaller is better.
"""

from __future__ import annotations

import numpy as np

from juzu.plan.bound.code import Flags, Ints, compiled
from juzu.plan.bound.patterns import Patterns

NOTHING = -1


@compiled
def able(p: Patterns, kind: int, i: int, opened: Flags) -> bool:
    """Whether the kind of day and the open resources let an item be shot."""
    if not p.open[kind, i]:
        return False
    for n in range(p.need_at[i], p.need_at[i + 1]):  # noqa: SIM110  compiled code knows no generators
        if not opened[p.need[n]]:
            return False
    return True


@compiled
def greedy(p: Patterns, kind: int, profit: Ints, order: Ints, opened: Flags, taken: Flags) -> int:
    """Value of taking items in `order` while they fit, stopped where it is best; fees of open resources apart. `taken`: scratch by scene."""
    load = 0
    for r in range(len(opened)):
        if opened[r]:
            load += p.load[r]
    taken[:] = False
    step, steps, gained = 0, len(p.limit), 0
    best = p.step_fen[0]
    for i in order:
        s = p.row[i]
        if taken[s] or load + p.minutes[s] > p.limit[steps - 1] or not able(p, kind, i, opened):
            continue
        taken[s] = True
        load += p.minutes[s]
        gained += profit[i]
        while load > p.limit[step]:
            step += 1
        best = min(best, p.step_fen[step] - gained)
    return int(best)


@compiled
def fill(p: Patterns, kind: int, profit: Ints, opened: Flags, chosen: Ints) -> int:
    """Writes the best items for the open resources into `chosen` (item of each scene, NOTHING) and returns their value without fees."""
    scenes, top = len(p.minutes), p.limit[len(p.limit) - 1]
    worth = np.zeros(top + 1, np.int64)
    took = np.zeros((scenes, top + 1), np.bool_)
    which = np.full(scenes, NOTHING, np.int64)
    load = 0
    for r in range(len(opened)):
        if opened[r]:
            load += p.load[r]
    for s in range(scenes):
        most = 0
        for i in range(p.item_at[s], p.item_at[s + 1]):
            if profit[i] > most and able(p, kind, i, opened):
                most, which[s] = profit[i], i
        if most:
            m = p.minutes[s]
            for x in range(top, m - 1, -1):
                if worth[x - m] + most > worth[x]:
                    worth[x] = worth[x - m] + most
                    took[s, x] = True
    best, at = _best_room(p, load, worth)
    chosen[:] = NOTHING
    for s in range(scenes - 1, -1, -1):
        if took[s, at]:
            chosen[s] = which[s]
            at -= p.minutes[s]
    return int(best)


@compiled
def _best_room(p: Patterns, load: int, worth: Ints) -> tuple[int, int]:
    """The least of step less worth, and the minutes that it leaves for scenes; a day that does not fit stays empty."""
    best, at = p.step_fen[len(p.limit) - 1], 0
    for j in range(len(p.limit)):
        room = p.limit[j] - load
        if room >= 0 and p.step_fen[j] - worth[room] <= best:
            best, at = p.step_fen[j] - worth[room], room
    return best, at


@compiled
def pattern_fen(p: Patterns, fee: Ints, chosen: Ints, used: Flags) -> int:
    """What a pattern costs with these fees; `used` tells its resources. -1 when it does not fit into a day."""
    used[:] = False
    load, fen = 0, 0
    for s in range(len(chosen)):
        i = chosen[s]
        if i >= 0:
            load += p.minutes[s]
            fen += p.fen[i]
            for n in range(p.need_at[i], p.need_at[i + 1]):
                r = p.need[n]
                if not used[r]:
                    used[r] = True
                    load += p.load[r]
                    fen += fee[r]
    for j in range(len(p.limit)):
        if load <= p.limit[j]:
            return int(fen + p.step_fen[j])
    return -1


@compiled
def by_worth(p: Patterns, kind: int, profit: Ints) -> Ints:
    """The items worth taking on a kind of day, the most profit a minute first."""
    ratio = np.zeros(len(profit))
    for i in range(len(profit)):
        ratio[i] = -profit[i] / p.minutes[p.row[i]] if p.open[kind, i] else 1.0
    order = np.argsort(ratio)
    count = 0
    while count < len(order) and ratio[order[count]] < 0:
        count += 1
    return order[:count]
