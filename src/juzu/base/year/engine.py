"""base: productions in order of asking, slots and rooms -> when each came and left, and what every set and crew did (machine code).

A production waits for a slot, first come first served, and leaves when its patience ends. On the base it works through pieces of its stay, the
scarcest kind of set first; a crew stays on its set while pieces of that kind remain, and of crews that wait for a set the one that asked the
base first gets it. A crew that has waited `set_patience` shoots the scarcest kind it still needs elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from juzu.plan.compiled import compiled, inner

Reals = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

FREE, WORKING, BLOCKED = 0, 1, 2
NONE = -1
REFUSED = -2


class Year(NamedTuple):
    """What happens to whom. Pieces of production p are `first[p]` to before `first[p + 1]`; kind NONE needs no set.

    Sets that serve kind k, best first, are `offer[offer_first[k]:offer_first[k + 1]]`; `room_of` a set; `fits` crews per room. Only what lies
    between `start` and `end` (days) is measured.
    """

    come: Reals
    no_show: Flags
    first: Ints
    kind: Ints
    length: Reals
    offer_first: Ints
    offer: Ints
    room_of: Ints
    fits: Ints
    patience: float
    set_patience: float
    start: float
    end: float


class Crews(NamedTuple):
    """The slots: what each does until when, for whom, on which set and piece, and since when."""

    does: Ints
    until: Reals
    who: Ints
    on: Ints
    piece: Ints
    since: Reals
    left: Ints
    done: Flags


class Seen(NamedTuple):
    """What was measured: begin and finish of each production (REFUSED: never came), days by kind and set."""

    begin: Reals
    finish: Reals
    worked: Reals
    on_base: Reals
    blocked: Reals
    turned: Reals
    turned_days: Reals
    used: Reals
    visits: Ints
    firsts: Ints
    known: Flags


@inner
def _within(year: Year, start: float, end: float) -> float:
    return max(0.0, min(end, year.end) - max(start, year.start))


@inner
def _begin_piece(year: Year, crews: Crews, seen: Seen, slot: int, piece: int, now: float) -> None:
    crews.does[slot] = WORKING
    crews.piece[slot] = piece
    crews.since[slot] = now
    crews.until[slot] = now + year.length[piece]
    crews.done[piece] = True
    seen.worked[crews.who[slot]] += year.length[piece]
    taken = crews.on[slot]
    if taken >= 0:
        seen.used[taken] += _within(year, now, now + year.length[piece])


@inner
def _enter(year: Year, crews: Crews, seen: Seen, slot: int, chosen: int, now: float) -> None:
    crews.on[slot] = chosen
    crews.left[year.room_of[chosen]] -= 1
    if year.start <= now < year.end:
        seen.visits[chosen] += 1
        if not seen.known[slot, chosen]:
            seen.firsts[chosen] += 1
    seen.known[slot, chosen] = True


@inner
def _take(year: Year, crews: Crews, seen: Seen, slot: int, now: float) -> bool:
    """Starts the first piece left for which a set is free."""
    p = crews.who[slot]
    for piece in range(year.first[p], year.first[p + 1]):
        if crews.done[piece]:
            continue
        kind = year.kind[piece]
        if kind == NONE:
            _begin_piece(year, crews, seen, slot, piece, now)
            return True
        for at in range(year.offer_first[kind], year.offer_first[kind + 1]):
            if crews.left[year.room_of[year.offer[at]]] > 0:
                _enter(year, crews, seen, slot, year.offer[at], now)
                _begin_piece(year, crews, seen, slot, piece, now)
                return True
    return False


@inner
def _scarcest(year: Year, crews: Crews, slot: int) -> int:
    p = crews.who[slot]
    for piece in range(year.first[p], year.first[p + 1]):
        if not crews.done[piece]:
            return int(year.kind[piece])
    return NONE - 1


@inner
def _finished(year: Year, crews: Crews, slot: int) -> bool:
    return _scarcest(year, crews, slot) < NONE


@inner
def _wait(year: Year, crews: Crews, slot: int, now: float) -> None:
    crews.does[slot] = BLOCKED
    crews.since[slot] = now
    crews.until[slot] = now + year.set_patience


@inner
def _go_on(year: Year, crews: Crews, seen: Seen, slot: int, now: float) -> None:
    """Gives the crew its next piece, lets it wait for a set, or lets it go."""
    p = crews.who[slot]
    if _finished(year, crews, slot):
        crews.does[slot] = FREE
        seen.finish[p] = now
        if not year.no_show[p]:
            seen.on_base[0] += _within(year, seen.begin[p], now)
    elif not _take(year, crews, seen, slot, now):
        _wait(year, crews, slot, now)


@inner
def _wake(year: Year, crews: Crews, seen: Seen, now: float) -> None:
    """Crews that wait for a set try again, the first to have asked the base first."""
    last = -1
    while True:
        slot = -1
        for s in range(len(crews.does)):
            if crews.does[s] == BLOCKED and crews.who[s] > last and (slot < 0 or crews.who[s] < crews.who[slot]):
                slot = s
        if slot < 0:
            return
        last = crews.who[slot]
        since, kind = crews.since[slot], _scarcest(year, crews, slot)
        if _take(year, crews, seen, slot, now):
            seen.blocked[kind] += _within(year, since, now)


@inner
def _end_piece(year: Year, crews: Crews, seen: Seen, slot: int, now: float) -> None:
    p, kind = crews.who[slot], year.kind[crews.piece[slot]]
    if kind != NONE:
        for piece in range(year.first[p], year.first[p + 1]):
            if not crews.done[piece] and year.kind[piece] == kind:
                _begin_piece(year, crews, seen, slot, piece, now)
                return
        crews.left[year.room_of[crews.on[slot]]] += 1
        crews.on[slot] = NONE
    if kind == NONE or _finished(year, crews, slot):
        _go_on(year, crews, seen, slot, now)
    else:
        _wait(year, crews, slot, now)
    if kind != NONE:
        _wake(year, crews, seen, now)


@inner
def _give_up(year: Year, crews: Crews, seen: Seen, slot: int, now: float) -> None:
    p, kind = crews.who[slot], _scarcest(year, crews, slot)
    seen.blocked[kind] += _within(year, crews.since[slot], now)
    measured = year.start <= now < year.end
    seen.turned[kind] += measured
    for piece in range(year.first[p], year.first[p + 1]):
        if not crews.done[piece] and year.kind[piece] == kind:
            crews.done[piece] = True
            seen.turned_days[kind] += year.length[piece] * measured
    _go_on(year, crews, seen, slot, now)


@compiled
def run(year: Year, crews: Crews, seen: Seen) -> None:
    """Runs the year until the last production has left; fills `seen`."""
    head, count, slots = 0, len(year.come), len(crews.does)
    now = -np.inf
    while True:
        free, busy = -1, -1
        for s in range(slots):
            if crews.does[s] == FREE:
                free = s if free < 0 else free
            elif busy < 0 or crews.until[s] < crews.until[busy]:
                busy = s
        if head < count and free >= 0 and (busy < 0 or max(now, year.come[head]) <= crews.until[busy]):
            begin = max(now, year.come[head])
            if begin - year.come[head] > year.patience:
                seen.begin[head] = REFUSED
                seen.finish[head] = year.come[head] + year.patience
            else:
                now = begin
                crews.who[free] = head
                crews.on[free] = NONE
                seen.begin[head] = begin
                for i in range(seen.known.shape[1]):
                    seen.known[free, i] = False
                _go_on(year, crews, seen, free, now)
            head += 1
        elif busy < 0:
            return
        else:
            now = crews.until[busy]
            if crews.does[busy] == BLOCKED:
                _give_up(year, crews, seen, busy, now)
            else:
                _end_piece(year, crews, seen, busy, now)
