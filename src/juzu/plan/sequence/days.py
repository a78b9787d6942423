"""plan: contents of days and who works in each -> the calendar positions at which people are held least.

A person is held on every position between their first and last worked one on which they do not work; empty positions count. What a content costs
at a position besides (a holiday, a dearer set) stands in `price`; FORBIDDEN there means that it may not stand at that position. Exact by dynamic
programming over sets of contents placed so far, position by position; more contents than WINDOW are improved window by window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from juzu.plan.compiled import Ints, compiled

FORBIDDEN = 1 << 50
WINDOW = 12  # contents ordered exactly at once
WINDOW_POSITIONS = 40
MOST_CONTENTS = 63  # bits of a set of contents
NOTHING = WINDOW  # the column of "no content today"
# rows of the workspace: waiting per set for each content of the day and for none, scratch, two layers of the programme, then what was chosen
MISSING, LAYERS, CHOICE = WINDOW + 1, WINDOW + 2, WINDOW + 4


@dataclass(frozen=True, slots=True)
class DayOrder:
    """`position_of[content]`; `fen` is what is held plus what positions cost; `exact` says that no allowed order costs less."""

    position_of: tuple[int, ...]
    fen: int
    exact: bool


def workspace() -> Ints:
    """Scratch memory of one caller of `order_window`."""
    return np.empty((CHOICE + WINDOW_POSITIONS, 1 << WINDOW), np.int64)


@compiled
def count_person(
    works: Ints, person: int, fen: int, position: Ints, window: Ints, k: int, low: int, high: int, needed_by: Ints, begun_by: Ints
) -> int:
    """Enters one person: who is not needed after the window is done when all of theirs are placed; who had not begun before it has not
    until one is. Gives `fen` when they matter here, else 0."""
    mine, begun, needed = 0, False, False
    for i in range(position.size):
        if works[i, person]:
            begun |= position[i] < low
            needed |= position[i] >= high
    for i in range(k):
        mine |= works[window[i], person] << i
    if not (mine or (begun and needed)):
        return 0
    if not needed:
        needed_by[mine] += fen
    if not begun:
        begun_by[mine] += fen
    return fen


@compiled
def tabulate(works: Ints, hold: Ints, position: Ints, window: Ints, k: int, low: int, high: int, desk: Ints) -> None:
    """Row c of the workspace: what is held per set S of window contents placed before, on a day with content c (row NOTHING: without)."""
    size, missing = 1 << k, desk[MISSING]
    for c in range(k + 1):
        held = desk[c if c < k else NOTHING]
        for s in range(size):
            held[s] = missing[s] = 0
        total = 0
        for person in range(hold.size):
            if c == k or not works[window[c], person]:
                total += count_person(works, person, hold[person], position, window, k, low, high, held, missing)
        for j in range(k):
            for s in range(size):
                if s >> j & 1:
                    held[s] += held[s ^ (1 << j)]
                    missing[s] += missing[s ^ (1 << j)]
        for s in range(size):
            held[s] = total - held[s] - missing[size - 1 - s]


@compiled
def place_day(p: int, k: int, price: Ints, before: Ints, window: Ints, now: Ints, then: Ints, choice: Ints, desk: Ints) -> None:
    """One position of the dynamic programme: from the cost of each set placed before it to the cost of each set placed up to it."""
    for s in range(1 << k):
        then[s], choice[s] = min(FORBIDDEN, now[s] + desk[NOTHING, s]), NOTHING
    for s in range(1 << k):
        if now[s] >= FORBIDDEN:
            continue
        for c in range(k):
            if s >> c & 1 or price[window[c], p] >= FORBIDDEN or waits(before[window[c]], s, window, k):
                continue
            cost = now[s] + desk[c, s] + price[window[c], p]
            if cost < then[s | 1 << c]:
                then[s | 1 << c], choice[s | 1 << c] = cost, c


@compiled
def order_window(works: Ints, hold: Ints, price: Ints, before: Ints, position: Ints, low: int, high: int, window: Ints, desk: Ints) -> int:
    """Puts the contents that stand at positions [low, high) where they cost least among those positions; gives what the stretch costs then,
    FORBIDDEN or more when no order is allowed (then nothing moves). At most WINDOW contents and WINDOW_POSITIONS positions.

    `works[content, person]` is 0 or 1, `hold[person]` per position, `price[content, position]`, `before[content]` the set (bits) of contents
    that must stand earlier, `window` scratch for WINDOW numbers.
    """
    k = 0
    for content in range(position.size):
        if low <= position[content] < high:
            window[k] = content
            k += 1
    tabulate(works, hold, position, window, k, low, high, desk)
    full = (1 << k) - 1
    for s in range(full + 1):
        desk[LAYERS, s] = FORBIDDEN
    desk[LAYERS, 0] = 0
    for p in range(low, high):
        turn = (p - low) & 1
        place_day(p, k, price, before, window, desk[LAYERS + turn], desk[LAYERS + 1 - turn], desk[CHOICE + p - low], desk)
    best = desk[LAYERS + ((high - low) & 1), full]
    if best >= FORBIDDEN:
        return int(best)
    s = full
    for p in range(high - 1, low - 1, -1):
        c = desk[CHOICE + p - low, s]
        if c != NOTHING:
            position[window[c]] = p
            s ^= 1 << c
    return int(best)


@compiled
def waits(earlier: int, placed: int, window: Ints, k: int) -> bool:
    """Whether a content that must stand earlier is in the window and not yet placed."""
    missing = False
    for i in range(k):
        missing |= (earlier >> window[i]) & 1 == 1 and not placed >> i & 1
    return missing


@compiled
def held_fen(works: Ints, hold: Ints, price: Ints, position: Ints) -> int:
    """What the positions cost: held days and prices."""
    total = 0
    for content in range(position.size):
        total += price[content, position[content]]
    for person in range(hold.size):
        first, last, days = 1 << 30, -1, 0
        for content in range(position.size):
            if works[content, person]:
                first, last, days = min(first, position[content]), max(last, position[content]), days + 1
        if days:
            total += hold[person] * (last - first + 1 - days)
    return total


@compiled
def improve_windows(works: Ints, hold: Ints, price: Ints, before: Ints, position: Ints, window: Ints, desk: Ints) -> int:
    """Orders window after window exactly until none gains; gives the cost."""
    cost = held_fen(works, hold, price, position)
    positions = price.shape[1]
    gained = True
    while gained:
        gained = False
        for low in range(positions):
            high, inside = low, 0
            while high < positions and high - low < WINDOW_POSITIONS:
                here = 0
                for content in range(position.size):
                    here += 1 if position[content] == high else 0
                if inside + here > WINDOW - 2:
                    break
                inside += here
                high += 1
            if inside < 2:
                continue
            order_window(works, hold, price, before, position, low, high, window, desk)
            after = held_fen(works, hold, price, position)
            if after < cost:
                cost, gained = after, True
    return cost


def day_order(
    works: npt.ArrayLike,
    hold_fen: Sequence[int],
    *,
    positions: int | None = None,
    price_fen: npt.ArrayLike | None = None,
    before: Iterable[tuple[int, int]] = (),
    start: Sequence[int] | None = None,
) -> DayOrder | None:
    """The cheapest allowed positions of day contents; None when no order is allowed.

    `works` is contents × people, `hold_fen` per person and day, `positions` how many there are (as many as contents by default), `price_fen`
    contents × positions (FORBIDDEN: not there), `before` pairs (a, b): a stands earlier than b. Up to 12 contents and 40 positions exactly;
    beyond, `start` (by default the contents one after the other) must be allowed and is improved. Raises ValueError for shapes that do not fit.
    """
    grid = np.ascontiguousarray(np.asarray(works, dtype=np.int64))
    if grid.ndim != 2 or grid.shape[1] != len(hold_fen):
        raise ValueError(f"works is contents x people; got {grid.shape} for {len(hold_fen)} people")
    n, room = len(grid), len(grid) if positions is None else positions
    if n > room or n > MOST_CONTENTS:
        raise ValueError(f"{n} contents do not fit {room} positions (at most {MOST_CONTENTS} contents)")
    hold = np.array(hold_fen, dtype=np.int64)
    price = np.zeros((n, room), np.int64) if price_fen is None else np.ascontiguousarray(np.asarray(price_fen, dtype=np.int64))
    if price.shape != (n, room):
        raise ValueError(f"price_fen is contents x positions: expected {(n, room)}, got {price.shape}")
    earlier = np.zeros(n, np.int64)
    for a, b in before:
        earlier[b] |= 1 << a
    position = np.array(range(n) if start is None else start, dtype=np.int64)
    window, desk = np.empty(WINDOW, np.int64), workspace()
    if n <= WINDOW and room <= WINDOW_POSITIONS:
        fen = order_window(grid, hold, price, earlier, position, 0, room, window, desk)
        return None if fen >= FORBIDDEN else DayOrder(tuple(map(int, position)), fen, exact=True)
    late = any(position[a] >= position[b] for b in range(n) for a in range(n) if int(earlier[b]) >> a & 1)
    if late or len(set(position)) < n or held_fen(grid, hold, price, position) >= FORBIDDEN:
        raise ValueError(f"more than {WINDOW} contents or {WINDOW_POSITIONS} positions need an allowed start to improve")
    fen = improve_windows(grid, hold, price, earlier, position, window, desk)
    return DayOrder(tuple(map(int, position)), int(fen), exact=False)
