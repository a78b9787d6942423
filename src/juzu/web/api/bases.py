"""web: API: bases: the catalogue, bookings, a hold, and what is done with it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router, Status

from juzu.base.booking.acts import ACTS
from juzu.base.booking.booking import STATES
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.clock import date_of, minute_at
from juzu.base.booking.refusal import Refusal
from juzu.kernel.span import DAY_MIN, Span
from juzu.web.api.words import ActIn, BaseOut, BookingOut, DaysIn, FreeOut, HoldIn, RefusalOut, TextOut
from juzu.web.base import reads, writes
from juzu.web.base.access import Visit, base_or_404, bases_of
from juzu.web.base.models import Guest
from juzu.web.base.pages.bookings import acts_of, row_or_404
from juzu.web.base.writes import Said
from juzu.web.production.access import signed_in
from juzu.web.production.bodies import json_of

router = Router(tags=["bases"])
Answer = Status[BookingOut] | Status[RefusalOut]


@router.get("/b", response=list[BaseOut])
def bases(request: HttpRequest) -> list[BaseOut]:
    """The bases that you run or visit."""
    return [BaseOut(slug=one.slug, name=one.name, sets=len(reads.base_of(one).sets)) for one in bases_of(signed_in(request))]


@router.get("/b/{slug}/catalogue")
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """The catalogue as the document `Base`."""
    return HttpResponse(json_of(base_or_404(request, slug, may="see").catalogue.document), content_type="application/json")


@router.get("/b/{slug}/bookings", response=list[BookingOut])
def bookings(request: HttpRequest, slug: str, asked: Query[DaysIn]) -> list[BookingOut]:
    """What stands or waits on some days; a guest sees the names of its own productions only."""
    visit = base_or_404(request, slug, may="see")
    first = minute_at(asked.first or timezone.localdate())
    window = Span(first, first + asked.days * DAY_MIN)
    rows = reads.rows(visit.catalogue, window, [state for state in STATES if state not in ("expired", "cancelled")])
    return [_out(one) for one in reads.masked((reads.value(row) for row in rows), visit.seen)]


@router.get("/b/{slug}/bookings/{number}", response=BookingOut)
def booking(request: HttpRequest, slug: str, number: int) -> BookingOut:
    """One booking."""
    return _out(reads.value(row_or_404(base_or_404(request, slug, may="see"), min(number, 2**62))))


@router.post("/b/{slug}/bookings", response={201: BookingOut, 409: RefusalOut})
def hold(request: HttpRequest, slug: str, said: HoldIn) -> Answer:
    """Holds a set, or with `wait` joins the waiting list when it is taken. 409 says who has it until when, and what is free instead."""
    visit = base_or_404(request, slug, may="book")
    start = minute_at(said.day, said.start_min)
    outcome = writes.hold(
        visit.catalogue,
        _booker(visit, said.crew),
        said.set,
        Span(start, start + said.minutes),
        author=visit.user,
        people=said.people,
        note=said.note,
        wait=said.wait,
        seen=visit.seen,
    )
    return _answer(outcome, 201)


@router.post("/b/{slug}/bookings/{number}/act", response={200: BookingOut, 409: RefusalOut})
def act(request: HttpRequest, slug: str, number: int, said: ActIn) -> Answer:
    """Does something with a booking; 409 when it cannot be done now."""
    visit = base_or_404(request, slug, may="book")
    row = row_or_404(visit, min(number, 2**62))
    if said.act not in acts_of(visit):
        raise PermissionDenied
    facts = Said(said.fen, said.until_min, without_deposit=said.without_deposit and visit.operates, push=said.push)
    return _answer(writes.act(visit.catalogue, row.pk, said.act, facts, author=visit.user), 200)


def _booker(visit: Visit, crew: str) -> Guest:
    """Who runs the base names any crew; guests book for one of their own."""
    if visit.operates:
        return writes.guest(visit.catalogue, crew)
    for guest in visit.guests:
        if guest.name == crew:
            return guest
    raise Http404


def _answer(outcome: Value | Refusal, status: int) -> Answer:
    if isinstance(outcome, Value):
        return Status(status, _out(outcome))
    free = [
        FreeOut(set=one.set, day=date_of(one.span.start), start_min=one.span.start % DAY_MIN, minutes=one.span.minutes)
        for one in outcome.free
    ]
    what, step = (TextOut(zh=text.zh, en=text.en) for text in (outcome.what, outcome.next_step))
    return Status(409, RefusalOut(kind=outcome.kind, what=what, next=step, free=free))


def _out(one: Value) -> BookingOut:
    return BookingOut(
        number=int(one.id),
        set=one.set,
        crew=one.party,
        day=date_of(one.span.start),
        start_min=one.span.start % DAY_MIN,
        minutes=one.span.minutes,
        state=one.state,
        people=one.people,
        fee_fen=one.fee_fen,
        deposit_fen=one.deposit_fen,
        paid_fen=one.paid_fen,
        charge_fen=one.charge_fen,
        note=one.note,
        can=[name for name, (_, states) in ACTS.items() if one.state in states and name != "expire"],
    )
