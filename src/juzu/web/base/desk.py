"""web: a base's booking desk: one transaction in which nobody else books at the base.

The row lock on the base makes bookings wait for one another; the constraint on `Block` refuses an overlap even if they did not. Opening the desk
lets holds lapse whose time is over and serves the waiting list with what that frees.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from juzu.base.booking import acts
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.booking import Want
from juzu.base.booking.layout import layout
from juzu.base.booking.refusal import Refusal
from juzu.base.spaces import Spaces
from juzu.kernel.span import Span
from juzu.web.account.models import User
from juzu.web.base import reads
from juzu.web.base.line import in_line
from juzu.web.base.models import Block, Booking, Done, Guest, Refused
from juzu.web.production.models import Catalogue
from juzu.web.site import events

FIELDS = ("state", "lapses_min", "fee_fen", "deposit_fen", "paid_fen", "charge_fen")


@dataclass(slots=True)
class Desk:
    """A base, locked, at a minute. `seen` are the names that whoever acts may be told (None: all)."""

    catalogue: Catalogue
    spaces: Spaces
    now: int
    author: User | None
    seen: frozenset[str] | None = None

    def standing(self, set_id: str, span: Span) -> list[Value]:
        """What blocks around a wish: on sets that share its space, and on those of its kind that might serve instead."""
        mine = self.spaces.sets.get(set_id)
        if mine is None:
            return []
        kinds = set(mine.kinds[:1])
        sets = [item.id for item in self.spaces.sets.values() if kinds & set(item.kinds) or self.spaces.share(item.id, set_id)]
        near = {other for set_id in sets for other in self._near(set_id)}
        return reads.masked(reads.standing(self.catalogue, span, near), self.seen)

    def hold(self, want: Want, guest: Guest) -> Value | Refusal:
        """A new hold, written, or why not (which is counted)."""
        outcome = acts.hold(want, "", self.standing(want.set, want.span), self.spaces, self.now)
        return self._refused(outcome, guest) if isinstance(outcome, Refusal) else self.write(outcome, guest, "hold")

    def wait(self, want: Want, guest: Guest) -> Value | Refusal:
        """A new place on the waiting list."""
        outcome = acts.wait(want, "", self.spaces, self.now)
        return self._refused(outcome, guest) if isinstance(outcome, Refusal) else self.write(outcome, guest, "wait")

    def write(self, booking: Value, guest: Guest, act: str) -> Value:
        """A new booking as a row, with the minutes it blocks."""
        row = Booking.objects.create(
            catalogue=self.catalogue,
            guest=guest,
            set=booking.set,
            start_min=booking.span.start,
            end_min=booking.span.end,
            asked_min=booking.asked_min,
            people=booking.people,
            order=booking.order,
            note=booking.note,
            **{name: getattr(booking, name) for name in FIELDS},
        )
        self._lay(row, fresh=True)
        return self._told(row, act)

    def change(self, row: Booking, after: Value, act: str, *, serve: bool = True) -> Value:
        """A booking after an act, written, with the minutes it blocks now; what it frees goes to the waiting list, unless `serve` says not yet."""
        before = reads.value(row)
        for name in FIELDS:
            setattr(row, name, getattr(after, name))
        row.start_min, row.end_min = after.span.start, after.span.end
        row.save(update_fields=[*FIELDS, "start_min", "end_min"])
        if (before.blocks, before.span) != (after.blocks, after.span):
            self._lay(row)
        told = self._told(row, act)
        if serve and before.blocks and (not after.blocks or after.span.end < before.span.end):
            self.serve(before)
        return told

    def push(self, row: Booking, until: int) -> Value | Refusal:
        """An overrun that pushes those who come next back, the last of them first, so that nobody ever overlaps."""
        booking = reads.value(row)
        back = acts.push_back(booking, until, self.around(booking), self.spaces, self.now)
        if isinstance(back, Refusal):
            return back
        for after in reversed(back[1:]):
            self.change(Booking.objects.select_related("guest").get(pk=int(after.id)), after, "push")
        return self.change(row, back[0], "extend")

    def row(self, booking_id: int) -> Booking | None:
        """One booking of this base."""
        return Booking.objects.filter(catalogue=self.catalogue, pk=booking_id).select_related("guest").first()

    def serve(self, freed: Value | None = None) -> None:
        """Gives what became free (None: whatever is) to those who wait for it, in the order of asking."""
        asked = Booking.objects.filter(catalogue=self.catalogue, state="waiting", set__in=self._near(freed.set if freed else None))
        rows = {str(row.pk): row for row in asked.select_related("guest").order_by("asked_min", "pk")}
        if rows:
            waiting = [reads.value(row) for row in rows.values()]
            window = Span(min(one.span.start for one in waiting), max(one.span.end for one in waiting))
            near = {other for one in waiting for other in self._near(one.set)}
            for held in acts.promote(waiting, reads.standing(self.catalogue, window, near), self.spaces, self.now):
                self.change(rows[held.id], held, "served")

    def standing_for(self, booking: Value) -> list[Value]:
        """What blocks around a booking, itself apart, every name as it is."""
        return [other for other in reads.standing(self.catalogue, booking.span, self._near(booking.set)) if other.id != booking.id]

    def around(self, booking: Value) -> list[Value]:
        """What blocks around a booking and around whoever it might push: sets that share space with one that shares its own."""
        wider = {other for one in self._near(booking.set) for other in self._near(one)}
        return reads.standing(self.catalogue, booking.span, wider)

    def expire(self) -> None:
        """Lets holds lapse whose time is over, and places on the waiting list for what has begun."""
        over = Q(state="held", lapses_min__lte=self.now) | Q(state="waiting", start_min__lt=self.now)
        for row in list(Booking.objects.filter(over, catalogue=self.catalogue).select_related("guest")):
            outcome = acts.expire(reads.value(row), self.now)
            if isinstance(outcome, Value):
                self.change(row, outcome, "expire")

    def _near(self, set_id: str | None) -> list[str]:
        """The sets that share a set's space (None: every set); none for one that the catalogue no longer has."""
        if set_id is None:
            return list(self.spaces.sets)
        return [other for other in self.spaces.sets if self.spaces.share(set_id, other)] if set_id in self.spaces.sets else []

    def _lay(self, row: Booking, *, fresh: bool = False) -> None:
        """Writes what a booking blocks, room by room, and anew what its neighbours block. `fresh`: nothing of it is written yet."""
        mine, rooms = reads.value(row), self.spaces.rooms(row.set) if row.set in self.spaces.sets else ()
        near = Span(row.start_min - self.spaces.reach_min, row.end_min + self.spaces.reach_min)
        there = Block.objects.filter(catalogue=self.catalogue, room__in=rooms, start_min__lte=near.end, end_min__gte=near.start)
        beside: dict[str, list[Block]] = defaultdict(list)
        for block in there.exclude(booking=row).select_related("booking__guest").order_by("start_min"):
            if block.booking.set in self.spaces.sets:
                beside[block.room].append(block)
        gone, laid = [], []
        for room in rooms:
            around = _neighbours(beside[room], row.start_min)
            spans = layout([*(reads.value(block.booking) for block in around), mine], self.spaces)
            moved = [(block, span) for block in around if (span := _beside(block, spans[str(block.booking_id)], row)) != _span(block)]
            gone += [block.pk for block, _ in moved]
            laid += [self._block(block.booking_id, room, span) for block, span in moved]
            laid += [self._block(row.pk, room, spans[str(row.pk)])] if mine.blocks else []
        if gone or not fresh:
            Block.objects.filter(Q(booking=row) | Q(pk__in=gone)).delete()
        Block.objects.bulk_create(laid)

    def _block(self, booking_id: int, room: str, span: Span) -> Block:
        return Block(booking_id=booking_id, catalogue=self.catalogue, room=room, start_min=span.start, end_min=span.end)

    def _told(self, row: Booking, act: str) -> Value:
        Done.objects.create(booking=row, user=self.author, act=act, state=row.state, start_min=row.start_min, end_min=row.end_min)
        events.tell(channel(self.catalogue), "booking", {"booking": row.pk, "set": row.set, "state": row.state})
        return reads.value(row)

    def _refused(self, refusal: Refusal, guest: Guest | None) -> Refusal:
        why = refusal.what
        Refused.objects.create(
            catalogue=self.catalogue, guest=guest, set=refusal.set[:80], kind=refusal.kind, why_zh=why.zh[:300], why_en=why.en[:300]
        )
        return refusal


def _neighbours(blocks: list[Block], start: int) -> list[Block]:
    """Of a room's blocked stretches in order, the last that begins before a minute and the first that does not."""
    place = bisect_left(blocks, start, key=lambda block: block.start_min)
    return blocks[max(place - 1, 0) : place + 1]


def _span(block: Block) -> Span:
    return Span(block.start_min, block.end_min)


def _beside(block: Block, laid: Span, row: Booking) -> Span:
    """A neighbour's stretch: its side towards the booking as laid anew, the other as it was."""
    return Span(block.start_min, laid.end) if block.start_min < row.start_min else Span(laid.start, block.end_min)


def channel(catalogue: Catalogue) -> str:
    """Its name among events and audit lines."""
    return f"b/{catalogue.slug}"


@contextmanager
def desk(catalogue: Catalogue, author: User | None, *, now: int | None = None, seen: Iterable[str] | None = None) -> Iterator[Desk]:
    """The desk of a base; everything done at it happens, or nothing."""
    with in_line(), transaction.atomic():
        locked = Catalogue.objects.select_for_update(of=("self",)).select_related("document").defer("document__body").get(pk=catalogue.pk)
        opened = Desk(locked, reads.spaces_of(locked), reads.now_min() if now is None else now, author, None)
        opened.expire()
        opened.seen = None if seen is None else frozenset(seen)
        yield opened
