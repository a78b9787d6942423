"""shoot: book -> calendar events: a person's working days, a set's days of use.

An event keeps its `uid` from version to version, so that a changed plan moves the entry in people's calendars instead of adding one.
Times carry the production's zone. Raises InputError for a plan whose days have no dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.shoot.book import Book
from juzu.shoot.calls import plays
from juzu.shoot.personal import personal_call
from juzu.shoot.private import guarded
from juzu.shoot.words import joined


@dataclass(frozen=True, slots=True)
class Event:
    """One entry: from when to when, what, where, and the lines below it."""

    uid: str
    start: datetime
    end: datetime
    summary: Text
    place: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Somebody's or something's entries; `id` is the person's or set's, `version` rises with every issue."""

    id: str
    name: Text
    events: tuple[Event, ...]
    version: int
    issued: datetime | None
    zone: str


def person_calendars(book: Book) -> tuple[Calendar, ...]:
    """One calendar per person who works: an event per day from call to wrap."""
    events: dict[str, list[Event]] = {}
    calls = {(day.day, call.who): call for day in book.days for call in day.people}
    for (number, who), call in calls.items():
        own = personal_call(book, number, call)
        played = (slot.set for day in book.days if day.day == number for slot, _ in plays(book, day, who))
        place = "、".join(book.set_name(item, full=True) for item in dict.fromkeys(played))
        summary = Text("《{t}》{n}", "{t}: {n}").format(t=book.production.title, n=own.name)
        events.setdefault(who, []).append(_event(book, who, number, call.call, call.wrap, summary, place, own.lines))
    return tuple(_calendar(book, who, Text(book.role(who), book.role(who)), found) for who, found in events.items())


def set_calendars(book: Book) -> tuple[Calendar, ...]:
    """One calendar per set: an event per day from the first stay on it to the last."""
    events: dict[str, list[Event]] = {}
    for day in book.days:
        for item in dict.fromkeys(slot.set for slot in day.slots if slot.kind == "scene"):
            used = [slot for slot in day.slots if slot.set == item and slot.kind in ("scene", "dress")]
            name = book.set_name(item, full=True)
            scenes = joined(slot.scene for slot in used if slot.scene)
            lines = (Text("场次：{s}", "Scenes: {s}").format(s=scenes or "—"),)
            summary = Text("《{t}》{n}", "{t}: {n}").format(t=book.production.title, n=name)
            event = _event(book, f"{item}/{day.unit}", day.day, used[0].start, used[-1].end, summary, name, lines)
            events.setdefault(item, []).append(event)
    return tuple(_calendar(book, item, Text(book.set_name(item), book.set_name(item)), found) for item, found in events.items())


def _event(book: Book, key: str, day: int, start: int, end: int, summary: Text, place: str, lines: tuple[Text, ...]) -> Event:
    when = _date(book, day)
    uid = f"{book.production.title}/{key}/{when.isoformat()}"
    return guarded(Event(uid, _moment(book, when, start), _moment(book, when, end), summary, place, lines))


def _moment(book: Book, when: date, minute: int) -> datetime:
    midnight = datetime(when.year, when.month, when.day, tzinfo=ZoneInfo(book.production.zone))
    return midnight + timedelta(minutes=minute)


def _date(book: Book, day: int) -> date:
    when = book.date(day)
    if when is None:
        what = Text("计划没有日期，做不出日历", "the plan has no dates, so no calendar can be made")
        raise InputError(Fault(what, Text("在 production.toml 填写开机日期", "give a start date in production.toml")))
    return when


def _calendar(book: Book, id: str, name: Text, events: list[Event]) -> Calendar:
    return Calendar(id, name, tuple(events), book.production.version, book.production.issued, book.production.zone)
