"""plan: prices of scenes -> many different days of great value: local search over the open resources.

Opening a person or a set pays only with several scenes together, so the search moves by resources: open or shut one, or open all that one item
needs; the scenes then follow by profit a minute, and exactly (fill) at the end.
"""

from __future__ import annotations

import numpy as np

from juzu.plan.bound.code import Flags, Ints, compiled
from juzu.plan.bound.fill import able, by_worth, fill, greedy, pattern_fen
from juzu.plan.bound.patterns import Patterns

ITEMS = 50  # how many items are tried before each step, about
KICK = 8  # random numbers for one try: up to four changes before the next climb


@compiled
def climb(p: Patterns, kind: int, profit: Ints, fee: Ints, order: Ints, opened: Flags, taken: Flags) -> int:
    """Opens and shuts resources while that helps; the value reached."""
    fees = 0
    for r in range(len(opened)):
        if opened[r]:
            fees += fee[r]
    value = greedy(p, kind, profit, order, opened, taken) + fees
    trial, turn = opened.copy(), 0
    while True:
        least, best_r, best_i = value, -1, -1
        for r in range(len(opened)):
            trial[r] = not opened[r]
            fen = greedy(p, kind, profit, order, trial, taken) + fees + (fee[r] if trial[r] else -fee[r])
            trial[r] = opened[r]
            if fen < least:
                least, best_r = fen, r
        stride, turn = 1 + len(order) // ITEMS, turn + 1
        for n in range(turn % stride, len(order), stride):
            i = order[n]
            if able(p, kind, i, opened):
                continue
            more = _open_item(p, i, trial, fee)
            fen = greedy(p, kind, profit, order, trial, taken) + fees + more
            trial[:] = opened
            if fen < least:
                least, best_r, best_i = fen, -1, i
        if best_r >= 0:
            opened[best_r] = not opened[best_r]
            fees += fee[best_r] if opened[best_r] else -fee[best_r]
        elif best_i >= 0:
            fees += _open_item(p, best_i, opened, fee)
        else:
            return value
        value = least
        trial[:] = opened


@compiled
def _open_item(p: Patterns, i: int, opened: Flags, fee: Ints) -> int:
    """Opens what an item needs; the fees that this adds."""
    more = 0
    for n in range(p.need_at[i], p.need_at[i + 1]):
        r = p.need[n]
        if not opened[r]:
            opened[r] = True
            more += fee[r]
    return more


@compiled
def harvest(p: Patterns, kind: int, profit: Ints, fee: Ints, opened: Flags, luck: Ints, columns: Ints, values: Ints) -> int:
    """Writes days found from `opened` on into `columns` (item of each scene) and `values`; how many. One try for each row of the random `luck`."""
    order = by_worth(p, kind, profit)
    taken = np.zeros(len(p.minutes), np.bool_)
    used = np.zeros(len(fee), np.bool_)
    here = opened.copy()
    count, best = 0, 0
    for turn in range(len(luck)):
        if count == len(columns) or not len(order):
            break
        value = climb(p, kind, profit, fee, order, here, taken)
        fill(p, kind, profit, here, columns[count])
        value = pattern_fen(p, fee, columns[count], used)
        for s in range(len(p.minutes)):
            if columns[count, s] >= 0:
                value -= profit[columns[count, s]] + p.fen[columns[count, s]]
        values[count] = value
        count += 1
        if turn == 0 or value <= best:
            best = value
            opened[:] = here
        here[:] = opened
        for n in range(0, KICK - 2 * (luck[turn, 0] // 2 % 3), 2):
            if luck[turn, n] % 2 or not len(fee):
                _open_item(p, order[luck[turn, n + 1] % len(order)], here, fee)
            else:
                r = luck[turn, n + 1] % len(fee)
                here[r] = not here[r]
    return count
