"""shoot: book -> what everybody is told of one shooting day, as it stands when a call sheet is issued (document `DaySheet.1`).

The paper shows the whole day; this is the same day person by person, so that a phone can show one person's part, and two versions of a day can
be compared for each person alone. Minutes count from 00:00 of the day, on the steps that papers show. A unit stands among the people as well: its
call is everybody's who has none of their own. Identity and bank numbers are blacked out, as on every paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.text import Text
from juzu.plan.document import Call, DayPlan, Slot
from juzu.shoot import fields as f
from juzu.shoot.book import Book, open_book
from juzu.shoot.calls import call_times, plays
from juzu.shoot.callsheet import call_sheet
from juzu.shoot.private import guarded
from juzu.shoot.production import Contact, SheetState
from juzu.shoot.words import INSIDE, full_day, short_day

UNIT = "unit:"
NOT_PLANNED = -1


@dataclass(frozen=True, slots=True)
class PersonalScene:
    """One scene of somebody's day. `light` is mood and inside or outside; `look` is "" where the person has only one."""

    scene: str
    start_min: int
    end_min: int
    place: str
    light: Text
    look: str = ""
    synopsis: str = ""


@dataclass(frozen=True, slots=True)
class PersonalCall:
    """One person's day, or a unit's (`who` is `unit:A`).

    `call_min` is make-up for an actor, the call for a unit; `leave_min` is None where nobody has said how far the way is.
    """

    who: str
    name: Text
    kind: Literal["unit", "person"]
    call_min: int
    first_min: int
    wrap_min: int
    leave_min: int | None = None
    makeup_place: Text | None = None
    scenes: tuple[PersonalScene, ...] = ()


@dataclass(frozen=True, slots=True)
class DaySheet:
    """One shooting day as issued. `number` is 第 n 天, 0 for a day that is no longer shot; then nobody is called."""

    title: str
    day: int
    number: int
    date: date | None
    state: SheetState
    version: int
    issued: datetime | None
    zone: str
    base: str = ""
    hospital: str = ""
    safety: str = ""
    breakfast: str = ""
    departure: str = ""
    weather: str = ""
    tips: str = ""
    note: str = ""
    contacts: tuple[Contact, ...] = ()
    people: tuple[PersonalCall, ...] = ()

    def call(self, who: str) -> PersonalCall | None:
        """Somebody's call; None when they are not called that day."""
        return next((call for call in self.people if call.who == who), None)

    @property
    def when(self) -> Text:
        """The date in full, or that it is open."""
        return full_day(self.date) if self.date else Text("日期未定", "date open")

    @property
    def short(self) -> Text:
        """The date in short, or the number of the shooting day."""
        return short_day(self.date) if self.date else Text(f"第 {self.number} 天", f"day {self.number}")


DAY_SHEET = Schema("DaySheet", 1, DaySheet)


def day_sheets(book: Book) -> tuple[DaySheet, ...]:
    """A sheet for each shooting day, all its units together."""
    return tuple(day_sheet(book, day) for day in dict.fromkeys(day.day for day in book.days))


def day_sheet(book: Book, number: int, when: date | None = None) -> DaySheet:
    """The sheet of one plan day; empty of people where nothing is shot. `when` is needed for a date that the plan no longer has (`NOT_PLANNED`)."""
    days = [day for day in book.days if day.day == number]
    when = when or book.date(number)
    facts, said = book.production, book.production.on(when)
    return guarded(
        DaySheet(
            title=facts.title,
            day=number,
            number=book.ordinal(days[0]) if days else 0,
            date=when,
            state=facts.state,
            version=facts.version,
            issued=facts.issued,
            zone=facts.zone,
            base=" ".join(part for part in (facts.base_name, facts.base_address) if part),
            hospital=facts.hospital,
            safety=facts.safety,
            breakfast=said.breakfast,
            departure=said.departure,
            weather=said.weather,
            tips=said.tips,
            note=said.note,
            contacts=facts.contacts,
            people=(*(_unit(book, day) for day in days), *_people(book, days)),
        )
    )


def content_digest(book: Book, number: int, when: date | None = None) -> str:
    """SHA-256 of everything that the day's paper and its people's calls say, whatever state, version and time stand on them."""
    plain = replace(book.production, state="advance", version=1, issued=None)
    neutral = open_book(plain, book.breakdown, book.problem, book.plan)
    papers = [call_sheet(neutral, day) for day in neutral.days if day.day == number]
    return hashlib.sha256(repr((papers, day_sheet(neutral, number, when))).encode()).hexdigest()


def _unit(book: Book, day: DayPlan) -> PersonalCall:
    slots = [slot for slot in day.slots if slot.kind == "scene"]
    scenes = tuple(_scene(book, slot, book.set_name(slot.set), "") for slot in slots)
    return PersonalCall(UNIT + day.unit, book.unit_name(day.unit), "unit", day.call, slots[0].start, day.wrap, scenes=scenes)


def _people(book: Book, days: Sequence[DayPlan]) -> list[PersonalCall]:
    """Everybody who works that day, in the order of the cast; over several units from the first call to the last wrap."""
    order = {character: number for number, character in enumerate(book.characters)}
    calls: dict[str, list[Call]] = {}
    for call in (call for day in days for call in day.people):
        calls.setdefault(call.who, []).append(call)
    return [_person(book, days, who, calls[who]) for who in sorted(calls, key=lambda who: (order.get(who, len(order)), who))]


def _person(book: Book, days: Sequence[DayPlan], who: str, calls: Sequence[Call]) -> PersonalCall:
    first = min(calls, key=lambda call: call.call)
    times = call_times(book, first)
    played = sorted((play for day in days for play in plays(book, day, who)), key=lambda play: play[0].start)
    return PersonalCall(
        who=who,
        name=f.named(book, who),
        kind="person",
        call_min=times.makeup_min,
        first_min=first.first,
        wrap_min=max(call.wrap for call in calls),
        leave_min=times.leave_min,
        makeup_place=times.place,
        scenes=tuple(
            _scene(book, slot, book.set_name(slot.set, full=True), book.looks.get(mention.look) or "") for slot, mention in played
        ),
    )


def _scene(book: Book, slot: Slot, place: str, look: str) -> PersonalScene:
    needs = book.needs[slot.scene]
    light = Text("{mood}{inside}", "{mood} {inside}").format(mood=f.mood(needs), inside=INSIDE[needs.inside])
    return PersonalScene(slot.scene, slot.start, slot.end, place, light, look, needs.synopsis)
