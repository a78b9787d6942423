"""web: rows of a base -> the values that base/booking asks for. Nothing here is saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from juzu.base.booking.booking import BLOCKING
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.clock import minute_at
from juzu.base.booking.refusal import RefusalKind
from juzu.base.catalogue import Base
from juzu.base.gantt import refusals_by_kind
from juzu.base.spaces import Spaces
from juzu.chain.production import PRODUCTION
from juzu.kernel.span import DAY_MIN, Span
from juzu.web.base.models import Booking, Guest, Refused
from juzu.web.production.bodies import kept, value_of
from juzu.web.production.models import Catalogue, Production
from juzu.web.production.reads import current

SOMEBODY = "•••"
"""What a guest sees in place of another company's name."""
AROUND_MIN = 8 * DAY_MIN
"""How far around a wish its refusal looks for something free."""


def now_min(now: datetime | None = None) -> int:
    """The minute that it is by the base's clock."""
    here = timezone.localtime(now)
    return minute_at(here.date(), here.hour * 60 + here.minute)


def base_of(catalogue: Catalogue) -> Base:
    """The catalogue's value."""
    base: Base = value_of(catalogue.document)
    return base


def spaces_of(catalogue: Catalogue) -> Spaces:
    """Its spaces, made once for each catalogue."""
    return kept(("spaces", catalogue.document.digest), lambda: Spaces(base_of(catalogue)))


def value(row: Booking) -> Value:
    """A row as the rules know it; its guest must have been selected with it."""
    return Value(
        id=str(row.pk),
        set=row.set,
        party=row.guest.name,
        span=Span(row.start_min, row.end_min),
        state=row.state,  # type: ignore[arg-type]  # choices are states
        asked_min=row.asked_min,
        lapses_min=row.lapses_min,
        people=row.people,
        order=row.order,
        fee_fen=row.fee_fen,
        deposit_fen=row.deposit_fen,
        paid_fen=row.paid_fen,
        charge_fen=row.charge_fen,
        note=row.note,
    )


def rows(catalogue: Catalogue, window: Span, states: Iterable[str] = BLOCKING) -> QuerySet[Booking]:
    """Bookings that share a minute with a window."""
    within = Booking.objects.filter(catalogue=catalogue, state__in=tuple(states), start_min__lt=window.end, end_min__gt=window.start)
    return within.select_related("guest")


def standing(catalogue: Catalogue, window: Span, sets: Iterable[str] | None = None) -> list[Value]:
    """What blocks around a window, on some sets or all."""
    found = rows(catalogue, Span(window.start - AROUND_MIN, window.end + AROUND_MIN))
    return [value(row) for row in (found if sets is None else found.filter(set__in=tuple(sets)))]


def masked(bookings: Iterable[Value], seen: frozenset[str] | None) -> list[Value]:
    """Bookings as somebody may see them: names other than `seen` are hidden (None: everything is seen)."""
    if seen is None:
        return list(bookings)
    return [b if b.party in seen else replace(b, party=SOMEBODY, note="", fee_fen=0, paid_fen=0, charge_fen=0) for b in bookings]


def refusals(catalogue: Catalogue, since: datetime) -> dict[str, Counter[RefusalKind]]:
    """Refusals by kind of set since a time."""
    counted = Refused.objects.filter(catalogue=catalogue, at__gte=since).values_list("kind", "set").annotate(n=Count("pk"))
    return refusals_by_kind(base_of(catalogue), ((kind, set_id) for kind, set_id, n in counted for _ in range(n)))


def crew_of(guest: Guest) -> int:
    """How many people a crew is: what the base wrote down, else what its production's facts say (0: nobody has said)."""
    if guest.people or guest.production is None:
        return guest.people
    facts = current(guest.production, PRODUCTION)
    return facts.crew_size if facts else 0


def guest_of(catalogue: Catalogue, production: Production) -> Guest | None:
    """The production's place at a base."""
    return Guest.objects.filter(catalogue=catalogue, production=production).first()
