"""base: a plan -> the sets it needs and when; against what its production has booked -> what to keep, to release and to book."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juzu.base.booking.booking import FUTURE, Booking, Want
from juzu.base.booking.clock import minute_at
from juzu.base.catalogue import Base
from juzu.kernel.span import Span
from juzu.plan.document import Plan
from juzu.plan.problem import Problem
from juzu.plan.rules.facts import read


@dataclass(frozen=True, slots=True)
class Settlement:
    """What makes a production's bookings those of its plan."""

    keep: tuple[Booking, ...]
    release: tuple[Booking, ...]
    book: tuple[Want, ...]


def needs(problem: Problem, plan: Plan, base: Base, *, party: str, order: str, crew: int = 0) -> tuple[Want, ...]:
    """A want for each stay on a set of the base, from the start of its dressing to the end of its last scene.

    Stays of two units on one set that overlap are one want. Raises ValueError for a plan without dates.
    """
    spans: dict[str, list[Span]] = {}
    known = {item.id for item in base.sets}
    for stay in read(problem, plan).stays():
        if stay.set.site == base.id and stay.set.id in known:
            start = minute_at(date.fromisoformat(problem.days[stay.day].date))
            spans.setdefault(stay.set.id, []).append(Span(start + stay.start, start + stay.end))
    wants = [Want(set_id, party, span, order=order, crew=crew) for set_id, found in spans.items() for span in _merged(found)]
    return tuple(sorted(wants, key=lambda want: (want.span, want.set)))


def settle(wants: Iterable[Want], mine: Iterable[Booking], order: str, *, exact: bool = False) -> Settlement:
    """A want is met by a booking of the party that covers it; `exact`: one under `order` that is no longer than the want, since others may need the rest. Of the bookings under `order`, not yet begun, those that meet no want are released;
    bookings by hand are never touched."""
    held = [booking for booking in mine if booking.blocks]
    met: set[str] = set()
    book = []
    for want in wants:
        found = (b for b in held if b.set == want.set and b.span.holds(want.span))
        cover = next((b for b in found if not exact or b.order != order or b.span == want.span), None)
        if cover:
            met.add(cover.id)
        else:
            book.append(want)
    release = [b for b in held if b.order == order and b.state in FUTURE and b.id not in met]
    keep = [b for b in held if b.id in met]
    return Settlement(tuple(keep), tuple(release), tuple(book))


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
