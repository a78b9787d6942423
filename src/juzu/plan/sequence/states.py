"""plan: open states of the sequence search -> their successors that may still lead to a cheaper order (compiled).

A state is what is left: the open scenes, the near actors (on location from the front) and the far ones (until the back), and the least
waiting paid so far. Orders that leave the same state behind are one state, and a state and its mirror image are one. States are expanded
layer by layer in falling number of open scenes, each once. At either end every open scene is tried; the end with fewer survivors is kept
(double-ended search: Garcia de la Banda, Stuckey, Chu 2011, doi 10.1287/ijoc.1090.0378, section 4.4). A scene whose open cast is exactly
the near (or the far) actors is placed at that end at once: it costs no waiting there and nobody else comes earlier for it.
"""

from __future__ import annotations

import numpy as np

from juzu.plan.compiled import Ints, compiled
from juzu.plan.sequence.bits import lowest, members, paid
from juzu.plan.sequence.bound import NEVER, least_waiting

LOW, HIGH, NEAR, FAR, PAST, TO_GO, NEXT, PARENT, STEP, COLUMNS = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
QUICK_MOST = 8
FULL_MOST, FULL_FREE = 11, 4


@compiled
def bit_low(scene: int) -> int:
    """The scene's bit in the first word."""
    return int(np.int64(1) << scene) if scene < 64 else 0


@compiled
def bit_high(scene: int) -> int:
    """The scene's bit in the second word."""
    return int(np.int64(1) << (scene - 64)) if scene >= 64 else 0


@compiled
def settle(
    low: int, high: int, front: int, back: int, casts: Ints, durations: Ints, open_: Ints, cut: Ints, times: Ints
) -> tuple[int, int, int, int, int, int]:
    """Places every scene that costs nothing at an end. `front` and `back` are the actors placed at each; fills the open scenes, their casts
    without actors that no longer matter, and their durations. Gives open set (two words), near, far, free, number of open scenes.
    """
    while True:
        n = members(low, high, open_)
        once, twice = 0, 0
        for i in range(n):
            cast = casts[open_[i]]
            twice |= once & cast
            once |= cast
        near, far, free = front & ~back & once, back & ~front & once, twice & ~(front | back)
        matter = near | far | free
        kept = 0
        for i in range(n):
            scene = open_[i]
            cast = casts[scene] & matter
            if cast in (near, far):
                low &= ~bit_low(scene)
                high &= ~bit_high(scene)
            else:
                open_[kept], cut[kept], times[kept] = scene, cast, durations[scene]
                kept += 1
        if kept == n:
            return low, high, near, far, free, n


@compiled
def expand(state: Ints, casts: Ints, durations: Ints, pay: Ints, limit: int, found: Ints, work: Ints, quick_free: int) -> tuple[int, int]:
    """Writes a state's successors with cost and bound under `limit` to `found`: their number (-1: the state itself cannot beat the limit)
    and how many bounds were computed. PARENT is left to the caller; STEP is 2 * scene + end, end 0 the near one.
    """
    total = durations.size
    open_, cut, times = np.empty(total, np.int64), np.empty(total, np.int64), np.empty(total, np.int64)
    past, near, far = state[PAST], state[NEAR], state[FAR]
    n = members(state[LOW], state[HIGH], open_)
    once, twice, outside = 0, 0, 0
    for i in range(n):
        cast = casts[open_[i]]
        twice |= once & cast
        once |= cast
    for scene in range(total):
        if not (state[LOW] & bit_low(scene) or state[HIGH] & bit_high(scene)):
            outside |= casts[scene]
    along, free = outside & once & ~near & ~far, twice & ~outside
    matter = near | far | free
    for i in range(n):
        cut[i], times[i] = casts[open_[i]] & matter, durations[open_[i]]
    bounds = 1
    to_go = least_waiting(cut, times, n, near, far, free, pay, FULL_MOST, FULL_FREE, limit - past, work)
    state[TO_GO] = max(state[TO_GO], to_go)
    if past + state[TO_GO] >= limit:
        return -1, bounds
    sub_open, sub_cut, sub_times = np.empty(total, np.int64), np.empty(total, np.int64), np.empty(total, np.int64)
    fewest, chosen = NEVER, 0
    ends = 1 if near == 0 and far == 0 else 2
    for end in range(ends):
        here, there = (near, far) if end == 0 else (far, near)
        kept = 0
        for i in range(n):
            scene = open_[i]
            cost = past + times[i] * paid(here & ~cut[i], pay) + newly_along(cut[i] & there, cut, times, n, pay)
            if cost >= limit:
                continue
            low, high = state[LOW] & ~bit_low(scene), state[HIGH] & ~bit_high(scene)
            low, high, a, b, f, left = settle(
                low, high, here | along | cut[i], there | along, casts, durations, sub_open, sub_cut, sub_times
            )
            bounds += 1
            rest = max(
                past + state[TO_GO] - cost,
                least_waiting(sub_cut, sub_times, left, a, b, f, pay, QUICK_MOST, quick_free, limit - cost, work),
            )
            if cost + rest >= limit:
                continue
            row = found[end * total + kept]
            row[LOW], row[HIGH], row[NEAR], row[FAR], row[PAST], row[TO_GO] = low, high, min(a, b), max(a, b), cost, rest
            row[NEXT], row[STEP] = left, 2 * scene + end
            kept += 1
        if kept < fewest:
            fewest, chosen = kept, end
        if kept == 0:
            break
    if chosen == 1:
        for i in range(fewest):
            found[i] = found[total + i]
    return fewest, bounds


@compiled
def newly_along(actors: int, cut: Ints, times: Ints, n: int, pay: Ints) -> int:
    """The waiting of actors who from now on are on location all along: every open scene without them."""
    total = 0
    while actors:
        actor = lowest(actors)
        for i in range(n):
            if not (cut[i] >> actor) & 1:
                total += pay[actor] * times[i]
        actors &= actors - 1
    return total


@compiled
def slot(states: Ints, table: Ints, row: Ints) -> int:
    """Where a state stands in the hash table, or the free place where it belongs."""
    size = table.size - 1
    h = row[LOW] * np.int64(-7046029254386353131) + row[HIGH] * np.int64(-4658895280553007687)
    h ^= (h >> 29) & 0x7FFFFFFFF
    h = h * np.int64(-2960836687051489429) + row[NEAR] * np.int64(-7723592293110705685)
    h ^= (h >> 31) & 0x1FFFFFFFF
    h = h * np.int64(-6884282663029611473) + row[FAR] * np.int64(-1800455987208640293)
    h ^= (h >> 32) & 0xFFFFFFFF
    at = h & size
    while True:
        known = table[at]
        if known < 0:
            return int(at)
        if (
            states[known, LOW] == row[LOW]
            and states[known, HIGH] == row[HIGH]
            and states[known, NEAR] == row[NEAR]
            and states[known, FAR] == row[FAR]
        ):
            return int(at)
        at = (at + 1) & size


@compiled
def advance(
    states: Ints,
    table: Ints,
    heads: Ints,
    counters: Ints,
    casts: Ints,
    durations: Ints,
    pay: Ints,
    found: Ints,
    work: Ints,
    steps: int,
    quick_free: int,
) -> bool:
    """Expands up to `steps` states. Counters: states kept, layer, limit (cost to beat), state that ends the best order found (-1: none), its
    step, states expanded, bounds computed. True when nothing is left.
    """
    kept, layer, limit = counters[0], counters[1], counters[2]
    while layer > 0 and steps > 0 and kept + 2 * durations.size < states.shape[0]:
        at = heads[layer]
        if at < 0:
            layer -= 1
            continue
        heads[layer] = states[at, NEXT]
        if states[at, PAST] + states[at, TO_GO] >= limit:
            continue
        n, bounds = expand(states[at], casts, durations, pay, limit, found, work, quick_free)
        steps -= 1
        counters[5] += 1
        counters[6] += bounds
        for i in range(n):
            row = found[i]
            left = row[NEXT]
            if left == 0:
                if row[PAST] < limit:
                    limit, counters[3], counters[4] = row[PAST], at, row[STEP]
                continue
            place = slot(states, table, row)
            known = table[place]
            if known < 0:
                table[place] = kept
                states[kept] = row
                states[kept, NEXT], states[kept, PARENT] = heads[left], at
                heads[left] = kept
                kept += 1
            elif row[PAST] < states[known, PAST]:
                states[known, PAST], states[known, PARENT], states[known, STEP] = row[PAST], at, row[STEP]
    counters[0], counters[1], counters[2] = kept, layer, limit
    return bool(layer == 0)


@compiled
def open_bound(states: Ints, heads: Ints, layer: int, limit: int) -> int:
    """The least cost plus bound over the states not yet expanded: no order is cheaper than this or the limit."""
    least = limit
    for at_layer in range(layer + 1):
        at = heads[at_layer]
        while at >= 0:
            least = min(least, states[at, PAST] + states[at, TO_GO])
            at = states[at, NEXT]
    return least


@compiled
def rehash(states: Ints, kept: int, table: Ints) -> None:
    """Enters all states into an empty table."""
    for at in range(kept):
        table[slot(states, table, states[at])] = at
