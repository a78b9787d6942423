"""plan: a state of the sequence search -> the least waiting that every completion still pays.

In a state some scenes are placed at the front, some at the back, the rest lies open between. Of the actors with open scenes some are
*near* (on location from the front), some *far* (on location until the back), some *free* (not begun), the others are on location all
along and cost the same however the rest is ordered.

The bound follows the order in which the near and free actors finish. An open scene must be shot before the first of its actors finishes;
wherever it stands, some set T of actors has finished by then, and on location without playing are at least: the near actors outside T, the
free actors outside T who share a scene with somebody in T (they have begun), and the far actors who share a scene with somebody in T (they
have come). The scene's cheapest such T among the subsets of those who finished before its own first finisher is what it pays; the best
order of finishing is found by dynamic programming over the sets T. With the free actors left out this is single-machine scheduling
with bipartite precedence, of which the pairwise bounds of Qin, Zhang, Lim and Liang (2016, doi 10.1016/j.ejor.2015.11.042, section 4) are a
relaxation. The same from the back pays for the far actors; a waiting actor and a scene are never charged in both.
"""

from __future__ import annotations

import numpy as np

from juzu.plan.compiled import Ints, compiled
from juzu.plan.sequence.bits import lowest, paid

NEVER = 1 << 60
MOST = 11  # actors in one dynamic programme, at most
MOST_FREE = 4  # of them free ones
VARIANTS = 1 << MOST_FREE
ROWS = 6 + 2 * VARIANTS


def workspace() -> Ints:
    """Scratch memory of one caller."""
    return np.empty((ROWS, 1 << MOST), np.int64)


@compiled
def choose(who: int, room: int, pay: Ints, into: Ints, have: int) -> int:
    """Adds the `room` dearest of a set of actors; gives how many there are then."""
    while who and room > 0:
        rest, dearest, top = who, -1, 0
        while rest:
            actor = lowest(rest)
            if pay[actor] > dearest:
                dearest, top = pay[actor], actor
            rest &= rest - 1
        into[have] = top
        have += 1
        room -= 1
        who &= ~(1 << top)
    return have


@compiled
def finishing(
    casts: Ints,
    durations: Ints,
    scenes: int,
    near: int,
    free: int,
    far: int,
    others: int,
    pay: Ints,
    most: int,
    most_free: int,
    limit: int,
    work: Ints,
) -> tuple[int, int]:
    """What the scenes with near or free actors pay in waiting of near and free actors, and of far ones during scenes without any far actor;
    and the least that every other scene without near, free or far actors pays per unit of time. Stops at `limit`.
    """
    who = np.empty(MOST, np.int64)
    nears = choose(near, most, pay, who, 0)
    size_k = choose(free, min(most - nears, most_free), pay, who, nears)
    size = 1 << size_k
    near_bits = (1 << nears) - 1
    kinds, minutes, alone = np.empty(scenes, np.int64), np.empty(scenes, np.int64), np.empty(scenes, np.bool_)
    index, wages, touched, comers, best, come_pay = work[0], work[1], work[2], work[3], work[4], work[5]
    meets, brings = np.zeros(MOST, np.int64), np.zeros(MOST, np.int64)
    variant_of = np.full(VARIANTS, -1, np.int64)
    variants, own, n = 0, 0, 0
    for t in range(size):
        index[t] = -1
    for i in range(scenes):
        cast = casts[i]
        kind = 0
        for j in range(size_k):
            kind |= ((cast >> who[j]) & 1) << j
        if not kind:
            continue
        guests = cast & far
        rest = kind
        while rest:
            j = lowest(rest)
            meets[j] |= kind
            brings[j] |= guests
            rest &= rest - 1
        own += durations[i] * paid_bits(kind & near_bits, who, pay)
        at = index[kind]
        by_itself = not cast & others
        if at >= 0 and alone[at] == by_itself:
            minutes[at] += durations[i]
            continue
        kinds[n], minutes[n], alone[n] = kind, durations[i], by_itself
        index[kind] = n
        n += 1
        free_part = kind >> nears
        if variant_of[free_part] < 0:
            variant_of[free_part] = variants
            variants += 1
    wages[0], touched[0], comers[0], come_pay[0] = 0, 0, 0, 0
    for t in range(1, size):
        j = lowest(t)
        less = t & (t - 1)
        wages[t] = wages[less] + pay[who[j]]
        touched[t] = touched[less] | meets[j]
        come_pay[t] = come_pay[less] + paid(brings[j] & ~comers[less], pay)
        comers[t] = comers[less] | brings[j]
    floor = NEVER
    for t in range(size):
        waiting = wages[near_bits & ~t] + wages[touched[t] & ~t & ~near_bits] + come_pay[t]
        floor = min(floor, waiting)
    if n == 0:
        return 0, floor
    for part in range(1 << (size_k - nears)):
        v = variant_of[part]
        if v >= 0:
            cheapest_before(part << nears, near_bits, size, wages, touched, come_pay, work[6 + 2 * v], work[7 + 2 * v])
    for t in range(size):
        best[t] = NEVER
    best[0] = -own
    charge = np.empty(MOST, np.int64)
    for t in range(size - 1):
        if best[t] >= limit:
            continue
        for j in range(size_k):
            charge[j] = 0
        for i in range(n):
            kind = kinds[i]
            if kind & t:
                continue
            row = 6 + 2 * variant_of[kind >> nears]
            cost = minutes[i] * (work[row, t] if alone[i] else work[row + 1, t])
            while kind:
                charge[lowest(kind)] += cost
                kind &= kind - 1
        for j in range(size_k):
            bit = 1 << j
            if not t & bit:
                best[t | bit] = min(best[t | bit], best[t] + charge[j])
    return min(best[size - 1], limit), floor


@compiled
def paid_bits(kind: int, who: Ints, pay: Ints) -> int:
    """What the chosen actors of a bit set are paid together."""
    total = 0
    while kind:
        total += pay[who[lowest(kind)]]
        kind &= kind - 1
    return total


@compiled
def cheapest_before(
    playing: int, near_bits: int, size: int, wages: Ints, touched: Ints, come_pay: Ints, with_far: Ints, without_far: Ints
) -> None:
    """Per set T of finished actors, the least waiting over the subsets of T, for scenes whose free actors are `playing`."""
    for t in range(size):
        if t & playing:
            with_far[t] = without_far[t] = NEVER >> 20
            continue
        waiting = wages[near_bits & ~t] + wages[touched[t] & ~t & ~near_bits & ~playing]
        with_far[t], without_far[t] = waiting + come_pay[t], waiting
        rest = t
        while rest:
            less = t & ~(rest & -rest)
            with_far[t] = min(with_far[t], with_far[less])
            without_far[t] = min(without_far[t], without_far[less])
            rest &= rest - 1


@compiled
def least_waiting(
    casts: Ints,
    durations: Ints,
    scenes: int,
    left: int,
    right: int,
    free: int,
    pay: Ints,
    most: int,
    most_free: int,
    limit: int,
    work: Ints,
) -> int:
    """A lower bound on the waiting still to pay; anything from `limit` up means "at least limit"."""
    bare = 0
    for i in range(scenes):
        if not casts[i] & (left | right):
            bare += durations[i]
    front, floor = finishing(casts, durations, scenes, left, 0, right, right, pay, most, 0, limit, work)
    back, _ = finishing(casts, durations, scenes, right, 0, left, left, pay, most, 0, limit, work)
    best = front + back + floor * bare
    if best >= limit or free == 0 or most_free == 0:
        return best
    bare = 0
    for i in range(scenes):
        if not casts[i] & (left | right | free):
            bare += durations[i]
    back, _ = finishing(casts, durations, scenes, right, 0, left, left | free, pay, most, 0, limit, work)
    richer, floor = finishing(casts, durations, scenes, left, free, right, right, pay, most, most_free, limit - back, work)
    best = max(best, richer + back + floor * bare)
    if best >= limit:
        return best
    front, _ = finishing(casts, durations, scenes, left, 0, right, right | free, pay, most, 0, limit, work)
    richer, floor = finishing(casts, durations, scenes, right, free, left, left, pay, most, most_free, limit - front, work)
    return max(best, richer + front + floor * bare)
