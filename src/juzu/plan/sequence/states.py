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
from juzu.plan.sequence.bound import PER_VARIANT, cheapest_before, least_waiting, prepare, rate_elsewhere

LOW, HIGH, NEAR, FAR, PAST, TO_GO, NEXT, PARENT, STEP, COLUMNS = 0, 1, 2, 3, 4, 5, 6, 7, 8, 9
KEPT, LAYER, LIMIT, LAST, LAST_STEP, EXPANDED, COUNTERS = 0, 1, 2, 3, 4, 5, 6
WHOLE = 6  # column of the cache: 1 when the bound is not cut off at a limit
OPEN, CUT, TIMES, SUB_OPEN, SUB_CUT, SUB_TIMES, DESK_ROWS = 0, 1, 2, 3, 4, 5, 6
QUICK_MOST, QUICK_FREE = 10, 4  # actors in the bound of a new state, and free ones among them
FULL_MOST, FULL_FREE = 12, 5  # the same when it is expanded
FEW = 4  # survivors at one end at which the other is not tried
HASH_A, HASH_B, HASH_C, HASH_D = (
    np.int64(x - (1 << 64)) for x in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)
)


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
def survey(state: Ints, casts: Ints, durations: Ints, desk: Ints) -> tuple[int, int, int]:
    """Writes a state's open scenes, their casts cut to who still matters, and durations; gives their number, the actors on location all along
    and the free ones."""
    open_ = desk[OPEN]
    n = members(state[LOW], state[HIGH], open_)
    once, twice, outside = 0, 0, 0
    for i in range(n):
        cast = casts[open_[i]]
        twice |= once & cast
        once |= cast
    for scene in range(durations.size):
        if not (state[LOW] & bit_low(scene) or state[HIGH] & bit_high(scene)):
            outside |= casts[scene]
    free = twice & ~outside
    for i in range(n):
        desk[CUT, i] = casts[open_[i]] & (state[NEAR] | state[FAR] | free)
        desk[TIMES, i] = durations[open_[i]]
    return n, outside & once & ~state[NEAR] & ~state[FAR], free


@compiled
def quick_bound(row: Ints, n: int, free: int, pay: Ints, limit: int, desk: Ints, work: Ints, memo: Ints) -> int:
    """The bound of a new state from a cache of many: states come up again from other predecessors."""
    h = row[LOW] * HASH_A ^ row[HIGH] * HASH_B ^ row[NEAR] * HASH_C ^ row[FAR] * HASH_D
    h = (h ^ ((h >> 32) & 0xFFFFFFFF)) * HASH_A
    known = memo[(h ^ ((h >> 29) & 0x7FFFFFFFF)) & (memo.shape[0] - 1)]
    same = known[LOW] == row[LOW] and known[HIGH] == row[HIGH] and known[NEAR] == row[NEAR] and known[FAR] == row[FAR]
    if same and (known[WHOLE] == 1 or known[TO_GO] >= limit):
        return int(known[TO_GO])
    to_go = least_waiting(desk[SUB_CUT], desk[SUB_TIMES], n, row[NEAR], row[FAR], free, pay, QUICK_MOST, QUICK_FREE, limit, work)
    known[LOW], known[HIGH], known[NEAR], known[FAR], known[TO_GO] = row[LOW], row[HIGH], row[NEAR], row[FAR], to_go
    known[WHOLE] = 1 if to_go < limit else 0
    return to_go


@compiled
def successor(
    state: Ints,
    i: int,
    end: int,
    n: int,
    along: int,
    limit: int,
    casts: Ints,
    durations: Ints,
    pay: Ints,
    row: Ints,
    desk: Ints,
    work: Ints,
    memo: Ints,
) -> bool:
    """Writes the state after placing the i-th open scene at an end; False when it cannot lead under the limit."""
    near, far = (state[NEAR], state[FAR]) if end == 0 else (state[FAR], state[NEAR])
    cut, times, scene = desk[CUT], desk[TIMES], desk[OPEN, i]
    cost = state[PAST] + times[i] * paid(near & ~cut[i], pay) + newly_along(cut[i] & far, cut, times, n, pay)
    if cost >= limit:
        return False
    low, high = state[LOW] & ~bit_low(scene), state[HIGH] & ~bit_high(scene)
    low, high, a, b, free, left = settle(
        low, high, near | along | cut[i], far | along, casts, durations, desk[SUB_OPEN], desk[SUB_CUT], desk[SUB_TIMES]
    )
    row[LOW], row[HIGH], row[NEAR], row[FAR], row[PAST], row[NEXT], row[STEP] = low, high, min(a, b), max(a, b), cost, left, 2 * scene + end
    row[TO_GO] = max(state[PAST] + state[TO_GO] - cost, 0)
    if cost + row[TO_GO] < limit and left > 0:
        row[TO_GO] = max(row[TO_GO], quick_bound(row, left, free, pay, limit - cost, desk, work, memo))
    return bool(cost + row[TO_GO] < limit)


@compiled
def at_once(n: int, near: int, free: int, far: int, pay: Ints, desk: Ints, work: Ints) -> int:
    """An open scene with near actors only that waits nowhere for less than at the near end now: it stands there in some best order, since
    nobody comes earlier for it. -1: none."""
    cut = desk[CUT]
    candidates = 0
    for i in range(n):
        if cut[i] & ~near == 0:
            candidates += 1
    if candidates == 0:
        return -1
    prepare(cut, desk[TIMES], n, near, free, far, far, pay, FULL_MOST, FULL_FREE, work)
    cheapest_before(0, PER_VARIANT, work)
    for i in range(n):
        if cut[i] & ~near == 0 and paid(near & ~cut[i], pay) <= rate_elsewhere(cut[i], work):
            return i
    return -1


@compiled
def expand(
    state: Ints, casts: Ints, durations: Ints, pay: Ints, limit: int, found: Ints, desk: Ints, work: Ints, memo: Ints
) -> tuple[int, int]:
    """Writes a state's successors that may lead under `limit` from row `start` of `found`: (start, number). PARENT is left to the caller."""
    n, along, free = survey(state, casts, durations, desk)
    to_go = least_waiting(desk[CUT], desk[TIMES], n, state[NEAR], state[FAR], free, pay, FULL_MOST, FULL_FREE, limit - state[PAST], work)
    state[TO_GO] = max(state[TO_GO], to_go)
    if state[PAST] + state[TO_GO] >= limit:
        return 0, 0
    for end in range(2):
        near, far = (state[NEAR], state[FAR]) if end == 0 else (state[FAR], state[NEAR])
        scene = at_once(n, near, free, far, pay, desk, work)
        if scene >= 0:
            return 0, 1 if successor(state, scene, end, n, along, limit, casts, durations, pay, found[0], desk, work, memo) else 0
    dearer = 0 if paid(state[NEAR], pay) >= paid(state[FAR], pay) else 1
    fewest, start = n + 1, 0
    for turn in range(1 if state[NEAR] == 0 and state[FAR] == 0 else 2):
        end = dearer ^ turn
        kept = 0
        for i in range(n):
            row = found[end * durations.size + kept]
            if successor(state, i, end, n, along, limit, casts, durations, pay, row, desk, work, memo):
                kept += 1
                if kept >= fewest:
                    break
        if kept < fewest:
            fewest, start = kept, end * durations.size
        if fewest <= FEW:
            break
    return start, fewest


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
    h = row[LOW] * HASH_A ^ row[HIGH] * HASH_B
    h = (h ^ ((h >> 29) & 0x7FFFFFFFF)) * HASH_C ^ row[NEAR] * HASH_D
    h = (h ^ ((h >> 31) & 0x1FFFFFFFF)) * HASH_A ^ row[FAR] * HASH_B
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
def keep(states: Ints, table: Ints, heads: Ints, row: Ints, parent: int, kept: int) -> int:
    """Enters a state, or its cheaper way where it is known; gives how many states there are then."""
    place = slot(states, table, row)
    known = table[place]
    if known < 0:
        table[place] = kept
        for column in range(COLUMNS):
            states[kept, column] = row[column]
        states[kept, NEXT], states[kept, PARENT] = heads[row[NEXT]], parent
        heads[row[NEXT]] = kept
        return kept + 1
    if row[PAST] < states[known, PAST]:
        states[known, PAST], states[known, PARENT], states[known, STEP] = row[PAST], parent, row[STEP]
    return kept


@compiled
def pick(states: Ints, heads: Ints, counters: Ints, batch: Ints) -> int:
    """Takes states that may still lead under the limit from the fullest layer into a batch; gives how many (0: none is left)."""
    taken = 0
    while counters[LAYER] > 0 and taken < batch.size:
        at = heads[counters[LAYER]]
        if at < 0:
            if taken:
                break
            counters[LAYER] -= 1
            continue
        heads[counters[LAYER]] = states[at, NEXT]
        if states[at, PAST] + states[at, TO_GO] < counters[LIMIT]:
            batch[taken] = at
            taken += 1
    return taken


@compiled
def expand_some(
    states: Ints,
    batch: Ints,
    first: int,
    step: int,
    taken: int,
    casts: Ints,
    durations: Ints,
    pay: Ints,
    limit: int,
    found: Ints,
    spans: Ints,
    desk: Ints,
    work: Ints,
    memo: Ints,
) -> None:
    """Expands every `step`-th state of a batch from `first`: successors into the state's own block of `found`, where they are into `spans`."""
    for i in range(first, taken, step):
        spans[i, 0], spans[i, 1] = expand(states[batch[i]], casts, durations, pay, limit, found[i], desk, work, memo)


@compiled
def absorb(states: Ints, table: Ints, heads: Ints, counters: Ints, batch: Ints, taken: int, found: Ints, spans: Ints) -> None:
    """Keeps the successors of a batch. `counters`: states kept, layer, limit (the cost to beat), the state that ends the best order found
    (-1: none) and its step, states expanded."""
    counters[EXPANDED] += taken
    for i in range(taken):
        for at in range(spans[i, 0], spans[i, 0] + spans[i, 1]):
            row = found[i, at]
            if row[NEXT] > 0:
                counters[KEPT] = keep(states, table, heads, row, batch[i], counters[KEPT])
            elif row[PAST] < counters[LIMIT]:
                counters[LIMIT], counters[LAST], counters[LAST_STEP] = row[PAST], batch[i], row[STEP]


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
