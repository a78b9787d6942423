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
FAR_OFF = 1 << 40
MOST = 12  # actors in one dynamic programme, at most
MOST_FREE = 5  # of them free ones
VARIANTS = 1 << MOST_FREE
# rows of the workspace: by place among the chosen actors, by scene, by set of chosen actors, by variant
WHO, MEETS, BRINGS, CHARGE, VARIANT, SUMS = 0, 1, 2, 3, 4, 5
KIND, MINUTES, ALONE = 6, 7, 8
INDEX, WAGES, TOUCHED, COMERS, COME_PAY, BEST = 9, 10, 11, 12, 13, 14
PER_VARIANT = 15
NEARS, CHOSEN, KINDS, OWN, VARIANTS_USED = 0, 1, 2, 3, 4  # places in the row SUMS


def workspace() -> Ints:
    """Scratch memory of one caller: compiled code allocates nothing."""
    return np.empty((PER_VARIANT + 2 * VARIANTS, 1 << MOST), np.int64)


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
def gather(casts: Ints, durations: Ints, scenes: int, far: int, others: int, pay: Ints, work: Ints) -> None:
    """Scenes by their chosen actors, merged where those are the same; who meets whom among the chosen; which far actors each brings."""
    who, meets, brings, sums, index, variant = work[WHO], work[MEETS], work[BRINGS], work[SUMS], work[INDEX], work[VARIANT]
    nears, chosen = sums[NEARS], sums[CHOSEN]
    for j in range(chosen):
        meets[j] = brings[j] = 0
    for t in range(1 << chosen):
        index[t] = -1
    for part in range(1 << (chosen - nears)):
        variant[part] = -1
    n, own, variants = 0, 0, 0
    for i in range(scenes):
        kind, wage = 0, 0
        for j in range(chosen):
            if (casts[i] >> who[j]) & 1:
                kind |= 1 << j
                if j < nears:
                    wage += pay[who[j]]
        if not kind:
            continue
        own += durations[i] * wage
        rest = kind
        while rest:
            j = lowest(rest)
            meets[j] |= kind
            brings[j] |= casts[i] & far
            rest &= rest - 1
        alone = 0 if casts[i] & others else 1
        at = index[kind]
        if at >= 0 and work[ALONE, at] == alone:
            work[MINUTES, at] += durations[i]
            continue
        work[KIND, n], work[MINUTES, n], work[ALONE, n] = kind, durations[i], alone
        index[kind] = n
        n += 1
        if variant[kind >> nears] < 0:
            variant[kind >> nears] = PER_VARIANT + 2 * variants
            variants += 1
    sums[KINDS], sums[OWN], sums[VARIANTS_USED] = n, own, variants


@compiled
def couple(pay: Ints, work: Ints) -> int:
    """Per set T of chosen actors: what it is paid, whom it touches, who comes because of it. Gives the least that anybody's presence costs."""
    who, wages, touched, comers, come_pay = work[WHO], work[WAGES], work[TOUCHED], work[COMERS], work[COME_PAY]
    nears, size = work[SUMS, NEARS], 1 << work[SUMS, CHOSEN]
    near = (1 << nears) - 1
    wages[0] = touched[0] = comers[0] = come_pay[0] = 0
    for t in range(1, size):
        j, less = lowest(t), t & (t - 1)
        wages[t] = wages[less] + pay[who[j]]
        touched[t] = touched[less] | work[MEETS, j]
        come_pay[t] = come_pay[less] + paid(work[BRINGS, j] & ~comers[less], pay)
        comers[t] = comers[less] | work[BRINGS, j]
    least = NEVER
    for t in range(size):
        least = min(least, wages[near & ~t] + wages[touched[t] & ~t & ~near] + come_pay[t])
    return least


@compiled
def cheapest_before(playing: int, row: int, work: Ints) -> None:
    """Per set T of finished actors, the least waiting over the subsets of T, for scenes whose free actors are `playing`: with the far actors
    in `row`, without them in the next."""
    wages, touched, come_pay, with_far, without = work[WAGES], work[TOUCHED], work[COME_PAY], work[row], work[row + 1]
    near = (1 << work[SUMS, NEARS]) - 1
    for t in range(1 << work[SUMS, CHOSEN]):
        if t & playing:
            with_far[t] = without[t] = FAR_OFF
            continue
        waiting = wages[near & ~t] + wages[touched[t] & ~t & ~near & ~playing]
        both, own = waiting + come_pay[t], waiting
        rest = t
        while rest:
            less = t & ~(rest & -rest)
            both, own = min(both, with_far[less]), min(own, without[less])
            rest &= rest - 1
        with_far[t], without[t] = both, own


@compiled
def best_finish(limit: int, work: Ints) -> int:
    """The least waiting over the orders in which the chosen actors finish, at most `limit`."""
    best, charge, variant, sums = work[BEST], work[CHARGE], work[VARIANT], work[SUMS]
    nears, chosen, n = sums[NEARS], sums[CHOSEN], sums[KINDS]
    size = 1 << chosen
    for t in range(size):
        best[t] = NEVER
    best[0] = -sums[OWN]
    for t in range(size - 1):
        if best[t] >= limit:
            continue
        for j in range(chosen):
            charge[j] = 0
        for i in range(n):
            kind = work[KIND, i]
            if kind & t:
                continue
            cost = work[MINUTES, i] * work[variant[kind >> nears] + 1 - work[ALONE, i], t]
            while kind:
                charge[lowest(kind)] += cost
                kind &= kind - 1
        for j in range(chosen):
            if not t & (1 << j):
                best[t | (1 << j)] = min(best[t | (1 << j)], best[t] + charge[j])
    return int(min(best[size - 1], limit))


@compiled
def prepare(
    casts: Ints, durations: Ints, scenes: int, near: int, free: int, far: int, others: int, pay: Ints, most: int, most_free: int, work: Ints
) -> int:
    """Lays out the tables of the dearest near and free actors; gives the least that presence costs wherever nobody of them plays."""
    sums = work[SUMS]
    sums[NEARS] = choose(near, most, pay, work[WHO], 0)
    sums[CHOSEN] = choose(free, min(most - sums[NEARS], most_free), pay, work[WHO], sums[NEARS])
    gather(casts, durations, scenes, far, others, pay, work)
    return couple(pay, work)


@compiled
def rate_elsewhere(cast: int, work: Ints) -> int:
    """The least waiting per unit of time, wherever it stands, of a scene whose cast is near actors only (after `prepare` and
    `cheapest_before(0, PER_VARIANT, work)`)."""
    kind = 0
    for j in range(work[SUMS, CHOSEN]):
        if (cast >> work[WHO, j]) & 1:
            kind |= 1 << j
    others = ((1 << work[SUMS, CHOSEN]) - 1) & ~kind
    return int(work[PER_VARIANT, others] - work[WAGES, kind])


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
    """What the scenes with near or free actors pay in waiting of near and free actors, and of far ones during scenes without any of `others`;
    and the least that every other scene without near, free or far actors pays per unit of time. Stops at `limit`.
    """
    least = prepare(casts, durations, scenes, near, free, far, others, pay, most, most_free, work)
    if work[SUMS, KINDS] == 0:
        return 0, least
    nears = work[SUMS, NEARS]
    for part in range(1 << (work[SUMS, CHOSEN] - nears)):
        if work[VARIANT, part] >= 0:
            cheapest_before(part << nears, work[VARIANT, part], work)
    return best_finish(limit, work), least


@compiled
def leaning(casts: Ints, durations: Ints, scenes: int, left: int, right: int, free: int) -> int:
    """The free actors who share at least as much scene time with the left as with the right."""
    chosen, rest = 0, free
    while rest:
        actor = rest & -rest
        lean = 0
        for i in range(scenes):
            if casts[i] & actor:
                lean += durations[i] * ((1 if casts[i] & left else 0) - (1 if casts[i] & right else 0))
        if lean >= 0:
            chosen |= actor
        rest &= rest - 1
    return chosen


@compiled
def shared(
    casts: Ints,
    durations: Ints,
    scenes: int,
    left: int,
    right: int,
    to_left: int,
    to_right: int,
    pay: Ints,
    most: int,
    most_free: int,
    limit: int,
    work: Ints,
) -> int:
    """The bound with some free actors followed from the left and others from the right.

    No waiting is charged twice: an actor of the left waits in the left programme during scenes that have somebody of the left, and in the
    right one (as a far actor) during scenes that have somebody of the right and nobody of the left; and the other way round.
    """
    front, least = finishing(casts, durations, scenes, left, to_left, right, right | to_right, pay, most, most_free, limit, work)
    back, least_back = finishing(casts, durations, scenes, right, to_right, left, left | to_left, pay, most, most_free, limit - front, work)
    bare = 0
    for i in range(scenes):
        if not casts[i] & (left | right | to_left | to_right):
            bare += durations[i]
    return front + back + max(least, least_back) * bare


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
    best = shared(casts, durations, scenes, left, right, 0, 0, pay, most, 0, limit, work)
    if best >= limit or free == 0:
        return best
    to_left = leaning(casts, durations, scenes, left, right, free)
    best = max(best, shared(casts, durations, scenes, left, right, to_left, free & ~to_left, pay, most, most_free, limit, work))
    if best < limit and to_left:
        best = max(best, shared(casts, durations, scenes, left, right, 0, free, pay, most, most_free, limit, work))
    if best < limit and free & ~to_left:
        best = max(best, shared(casts, durations, scenes, left, right, free, 0, pay, most, most_free, limit, work))
    return best
