"""web: the only place where bookings, guests and a base's catalogue are saved. A refusal comes back as a value and is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from juzu.base.booking import acts
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.booking import Want
from juzu.base.booking.clock import stretch
from juzu.base.booking.fit import clash
from juzu.base.booking.layout import layout
from juzu.base.booking.needs import needs, settle
from juzu.base.booking.refusal import Refusal
from juzu.base.booking.wall import Accept, Reading, WallRow, read_wall
from juzu.base.catalogue import Base
from juzu.base.spaces import Spaces
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import Fen
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Problem
from juzu.web.account.models import User
from juzu.web.base import reads
from juzu.web.base.desk import Desk, channel, desk
from juzu.web.base.line import in_line
from juzu.web.base.models import Block, Booking, Guest, Refused
from juzu.web.production.models import Catalogue, Production
from juzu.web.production.writes import keep_catalogue
from juzu.web.site import events

Outcome = Value | Refusal
NO_BOOKING = Text("没有这个预订", "there is no such booking")


@dataclass(frozen=True, slots=True)
class Said:
    """What an act may need to be told: how much was paid, until when, whether a deposit is let pass, whether those who come next agreed to be
    pushed back."""

    fen: Fen = 0
    until: int = 0
    without_deposit: bool = False
    push: bool = False


NOTHING = Said()
DEEDS: dict[str, Callable[[Desk, Value, Said], Outcome]] = {
    "pay": lambda at, booking, said: acts.pay(booking, said.fen, at.now),
    "confirm": lambda at, booking, said: acts.confirm(booking, at.now, without_deposit=said.without_deposit),
    "start": lambda at, booking, _: acts.start(booking, at.standing_for(booking), at.spaces, at.now),
    "extend": lambda at, booking, said: acts.extend(booking, said.until, at.around(booking), at.spaces, at.now),
    "hand_over": lambda at, booking, _: acts.hand_over(booking, at.standing_for(booking), at.spaces, at.now),
    "close": lambda at, booking, _: acts.close(booking, at.now),
    "cancel": lambda at, booking, _: acts.cancel(booking, at.spaces, at.now),
    "expire": lambda at, booking, _: acts.expire(booking, at.now),
}
"""Each act of base/booking/acts.py as it is done at the desk."""


class RefusedError(Exception):
    """What was refused of bookings that are made all or none: raised so that nothing of them stays."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)


def guest(catalogue: Catalogue, name: str, *, production: Production | None = None, people: int = 0, contact: str = "") -> Guest:
    """The guest of that name; a new one when nobody is called so. A production keeps its place under whatever name it has."""
    if production and (known := reads.guest_of(catalogue, production)):
        return known
    more = {"production": production, "people": people, "contact": contact}
    with in_line():
        found, made = Guest.objects.get_or_create(catalogue=catalogue, name=name[:120], defaults=more)
    if production and not made and found.production_id != production.pk:
        return guest(catalogue, f"{name[:110]}（{production.slug}）", **more)  # type: ignore[arg-type]  # as given above
    return found


def hold(
    catalogue: Catalogue,
    booker: Guest,
    set_id: str,
    span: Span,
    *,
    author: User | None = None,
    people: int = 0,
    note: str = "",
    wait: bool = False,
    now: int | None = None,
    seen: Iterable[str] | None = None,
) -> Outcome:
    """A hold, or with `wait` a place on the waiting list when somebody has it."""
    want = Want(set_id, booker.name, span, people, note=note, crew=reads.crew_of(booker))
    with desk(catalogue, author, now=now, seen=seen) as opened:
        outcome = opened.hold(want, booker)
        if wait and isinstance(outcome, Refusal) and outcome.kind == "taken":
            return opened.wait(want, booker)
        return outcome


def act(
    catalogue: Catalogue, booking_id: int, name: str, said: Said = NOTHING, *, author: User | None = None, now: int | None = None
) -> Outcome:
    """One act of base/booking/acts.py on a booking. Raises InputError for a booking that the base does not have."""
    with desk(catalogue, author, now=now) as opened:
        row = opened.row(booking_id)
        if row is None:
            raise InputError(Fault(NO_BOOKING, Text("刷新页面", "reload the page")))
        if name == "extend" and said.push:
            return opened.push(row, said.until)
        outcome = DEEDS[name](opened, reads.value(row), said)
        return outcome if isinstance(outcome, Refusal) else opened.change(row, outcome, name)


def pushing(catalogue: Catalogue, booking_id: int, until: int) -> tuple[Value, ...] | Refusal:
    """What an overrun with those that come next pushed back would be: the booking, then they. Nothing is written."""
    opened = Desk(catalogue, reads.spaces_of(catalogue), reads.now_min(), None)
    booking = reads.value(Booking.objects.select_related("guest").get(catalogue=catalogue, pk=booking_id))
    return acts.push_back(booking, until, opened.around(booking), opened.spaces, opened.now)


def sweep(catalogue: Catalogue, *, now: int | None = None) -> None:
    """Lets holds lapse and serves the whole waiting list. (Acts at the desk do so too, for what they free.)"""
    with desk(catalogue, None, now=now) as opened:
        opened.serve()


def sweep_all(*, now: int | None = None) -> None:
    """Sweeps every base where a hold may be over or somebody waits: the worker's chore of each minute, so that nobody need open a page."""
    at = reads.now_min() if now is None else now
    due = Booking.objects.filter(Q(state="held", lapses_min__lte=at) | Q(state="waiting")).values("catalogue")
    for catalogue in Catalogue.objects.filter(pk__in=due):
        sweep(catalogue, now=at)


def book_plan(
    catalogue: Catalogue,
    booker: Guest,
    problem: Problem,
    plan: Plan,
    *,
    author: User | None = None,
    now: int | None = None,
    seen: Iterable[str] | None = None,
) -> tuple[Value, ...] | tuple[Refusal, ...]:
    """Makes a guest's bookings those of its plan: releases what the plan no longer needs, holds what it needs more. All of it, or nothing and
    every refusal. What lies in the past already is not booked."""
    try:
        with desk(catalogue, author, now=now, seen=seen) as opened:
            return rebook(opened, [(booker, problem, plan)])
    except RefusedError as refused:
        with transaction.atomic():
            for one in refused.refusals:
                Refused.objects.create(
                    catalogue=catalogue, guest=booker, set=one.set[:80], kind=one.kind, why_zh=one.what.zh[:300], why_en=one.what.en[:300]
                )
        return refused.refusals


def rebook(opened: Desk, plans: Sequence[tuple[Guest, Problem, Plan]]) -> tuple[Value, ...]:
    """Makes guests' bookings those of their plans, at a desk that is open: first everybody's release, then everybody's holds, so that one may have what
    another gives up; what is left over goes to the waiting list. Of several plans each keeps no minute more than it needs. Raises RefusedError with every
    refusal."""
    booked: list[Value] = []
    wanted: list[tuple[Guest, Want]] = []
    for booker, problem, plan in plans:
        wants = needs(problem, plan, opened.spaces.base, party=booker.name, order="plan", crew=reads.crew_of(booker))
        ahead = [want for want in wants if want.span.start >= opened.now]
        mine = {str(row.pk): row for row in Booking.objects.filter(catalogue=opened.catalogue, guest=booker).select_related("guest")}
        settled = settle(ahead, (reads.value(row) for row in mine.values()), "plan", exact=len(plans) > 1)
        booked += settled.keep
        wanted += [(booker, want) for want in settled.book]
        for booking in settled.release:
            after = acts.cancel(booking, opened.spaces, opened.now)
            if isinstance(after, Value):
                opened.change(mine[booking.id], after, "release", serve=False)
    outcomes = [opened.hold(want, booker) for booker, want in wanted]
    if refusals := [one for one in outcomes if isinstance(one, Refusal)]:
        raise RefusedError(refusals)
    opened.serve()
    return (*booked, *(one for one in outcomes if isinstance(one, Value)))


def import_wall(
    catalogue: Catalogue, rows: Sequence[WallRow], accept: Accept = "none", *, author: User | None = None, now: int | None = None
) -> Reading:
    """A wall schedule. With contradictions that nobody accepted nothing is written; the reading says which."""
    with desk(catalogue, author, now=now) as opened:
        spans = [row.span for row in rows] or [Span(opened.now, opened.now + 1)]
        window = Span(min(span.start for span in spans), max(span.end for span in spans))
        ids = [f"row {number}" for number in range(len(rows))]
        reading = read_wall(rows, reads.standing(opened.catalogue, window), opened.spaces.base, ids, opened.now, accept)
        if reading.contradictions and accept == "none":
            return reading
        guests = {name: guest(opened.catalogue, name) for name in dict.fromkeys(b.party for b in reading.bookings)}
        for booking in reading.bookings:
            opened.write(booking, guests[booking.party], "import")
        return reading


def change_catalogue(catalogue: Catalogue, base: Base, *, author: User | None = None, now: int | None = None) -> Catalogue:
    """A catalogue edited. Bookings to come must still be possible in it; raises InputError with each that is not."""
    with desk(catalogue, author, now=now) as opened:
        spaces = Spaces(base)
        ahead = [reads.value(row) for row in reads.rows(opened.catalogue, Span(opened.now, opened.now + 100 * 366 * DAY_MIN))]
        if faults := list(_contradictions(ahead, spaces)):
            raise InputError(*faults)
        opened.catalogue.document_id = catalogue.document_id  # what the editor saw, not what stands: two editors are told apart
        kept = keep_catalogue(opened.catalogue.organisation, base, author=author, catalogue=opened.catalogue)
        _lay_all(kept, ahead, spaces)
        events.tell(channel(kept), "catalogue", {})
        return kept


def _contradictions(ahead: Sequence[Value], spaces: Spaces) -> Iterable[Fault]:
    step = Text("先取消或挪开这个预订", "cancel or move that booking first")
    known = [b for b in ahead if b.set in spaces.sets]
    for booking in ahead:
        if booking.set not in spaces.sets:
            what = Text(
                f"“{booking.set}” {stretch(booking.span)} 已有 {booking.party} 的预订，不能删去",
                f"{booking.set!r} is booked by {booking.party} {stretch(booking.span)} and cannot be removed",
            )
            yield Fault(what, step)
    for number, one in enumerate(known):
        for other in known[number + 1 :]:
            if clash(one, other, spaces):
                what = Text(
                    f"改后 {one.party} 的“{one.set}” {stretch(one.span)} 与 {other.party} 的“{other.set}” {stretch(other.span)} 会冲突",
                    f"{one.party}'s {one.set!r} {stretch(one.span)} would clash with {other.party}'s {other.set!r} {stretch(other.span)}",
                )
                yield Fault(what, step)


def _lay_all(catalogue: Catalogue, ahead: Sequence[Value], spaces: Spaces) -> None:
    Block.objects.filter(booking__in=[int(b.id) for b in ahead]).delete()
    for room in {item.room for item in spaces.base.sets}:
        for booking_id, span in layout((b for b in ahead if room in spaces.rooms(b.set)), spaces).items():
            Block.objects.create(booking_id=int(booking_id), catalogue=catalogue, room=room, start_min=span.start, end_min=span.end)
