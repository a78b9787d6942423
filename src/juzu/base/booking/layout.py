"""base: the bookings of one room -> the minutes that each blocks: its use, the hand-over after it, the change of state before it.

Two neighbours share the minutes between them: those of the hand-over belong to the earlier one, what a change of state needs beyond them to the
later one. So the stretches that are blocked never overlap exactly when the uses keep the minutes that must lie between them. Two uses that are further
apart than any such minutes are no neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from juzu.base.booking.booking import Booking
from juzu.base.booking.fit import gap
from juzu.base.spaces import Spaces
from juzu.kernel.span import Span


def layout(bookings: Iterable[Booking], spaces: Spaces) -> dict[str, Span]:
    """Booking id -> the stretch it blocks in a room that all of them take."""
    row = sorted((b for b in bookings if b.blocks), key=lambda b: (b.span.start, b.id))
    tails = {b.id: spaces.handover_min(b.set) for b in row}
    heads = {b.id: 0 for b in row}
    for earlier, later in pairwise(row):
        if later.span.start - earlier.span.end > spaces.reach_min:
            continue
        between = gap(earlier, later, spaces)
        tails[earlier.id] = min(tails[earlier.id], between)
        heads[later.id] = between - tails[earlier.id]
    return {b.id: Span(b.span.start - heads[b.id], b.span.end + tails[b.id]) for b in row}
