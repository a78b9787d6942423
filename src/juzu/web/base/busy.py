"""web: a production as it stands -> the same as its base sees it: what others have booked blacked out, so that its plan keeps clear of it, and the
size of crew that the base has written down for it, so that its plan costs what the base will ask."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from juzu.base.booking.clock import minute_at
from juzu.base.booking.taken import without_taken
from juzu.kernel.span import DAY_MIN, Span
from juzu.web.base import reads
from juzu.web.base.models import Guest
from juzu.web.production.models import Production
from juzu.web.production.reads import Placed


def as_booked(production: Production, placed: Placed, beside: Collection[Guest] = ()) -> Placed:
    """A production that is no guest at a base is left as it is. What those `beside` it have booked for their plans is not in its way: they
    are planned with it."""
    if placed.base is None:
        return placed
    for guest in Guest.objects.filter(production=production).select_related("catalogue__document").defer("catalogue__document__body"):
        if reads.base_of(guest.catalogue).id == placed.base.id:
            first = minute_at(placed.production.start)
            window = Span(first - DAY_MIN, first + (placed.production.days + 2) * DAY_MIN)
            others = (
                reads.value(row) for row in reads.rows(guest.catalogue, window).exclude(guest=guest).exclude(guest__in=beside, order="plan")
            )
            shut = without_taken(placed.base, reads.masked(others, frozenset()), guest.name)
            if guest.people:
                placed = replace(placed, production=replace(placed.production, crew_size=guest.people))
            return placed if shut == placed.base else replace(placed, base=shut)
    return placed
