"""base: bookings -> the base as one party finds it: what others have is blacked out, so that its plan keeps clear of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from juzu.base.booking.booking import Booking
from juzu.base.booking.clock import by_date
from juzu.base.catalogue import Base, BlackOut
from juzu.base.spaces import Spaces
from juzu.kernel.span import Span


def without_taken(base: Base, bookings: Iterable[Booking], party: str) -> Base:
    """The base with a black-out on every set for each booking of another party that shares its space, hand-over and change of state included."""
    spaces = Spaces(base)
    shut: dict[str, list[BlackOut]] = defaultdict(list)
    for booking in bookings:
        if not booking.blocks or booking.party == party or booking.set not in spaces.sets:
            continue
        for item in base.sets:
            if spaces.share(item.id, booking.set):
                before = spaces.between_min(item.id, booking.set, same_party=False)
                after = spaces.between_min(booking.set, item.id, same_party=False)
                blocked = Span(booking.span.start - before, booking.span.end + after)
                shut[item.id] += [BlackOut(day.isoformat(), span, booking.party) for day, span in by_date(blocked)]
    return replace(base, sets=tuple(replace(s, black_outs=(*s.black_outs, *sorted(shut[s.id], key=_by_time))) for s in base.sets))


def _by_time(shut: BlackOut) -> tuple[str, Span, str]:
    return shut.date, shut.span, shut.reason
