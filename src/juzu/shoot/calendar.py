"""shoot: book -> calendar events: a person's working days, a set's days of use.

An event keeps its `uid` from version to version, so that a changed plan moves the entry in people's calendars instead of adding one.
Times carry the production's zone. Raises InputError for a plan whose days have no dates.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.shoot.book import Book
from juzu.shoot.daysheet import DaySheet, PersonalCall, day_sheets
from juzu.shoot.paper import same
from juzu.shoot.personal import call_lines
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
    people = {call.who for day in book.days for call in day.people}
    made = (calendar for calendar in calendars_of(day_sheets(book)) if calendar.id in people)
    return tuple(replace(calendar, name=same(book.role(calendar.id))) for calendar in made)


def calendars_of(sheets: Iterable[DaySheet]) -> tuple[Calendar, ...]:
    """A calendar per person and unit of some day sheets, with the version of the newest. Raises InputError for a day without a date."""
    sheets = tuple(sheets)
    newest = max(sheets, key=lambda sheet: sheet.version, default=None)
    events: dict[str, list[Event]] = {}
    names: dict[str, Text] = {}
    for sheet in sheets:
        for call in sheet.people:
            names.setdefault(call.who, call.name)
            events.setdefault(call.who, []).append(_working_day(sheet, call))
    return tuple(
        Calendar(who, names[who], tuple(found), newest.version, newest.issued, newest.zone) for who, found in events.items() if newest
    )


def _working_day(sheet: DaySheet, call: PersonalCall) -> Event:
    when = _dated(sheet.date)
    return Event(
        uid=f"{sheet.title}/{call.who}/{when.isoformat()}",
        start=_moment(sheet.zone, when, call.call_min),
        end=_moment(sheet.zone, when, call.wrap_min),
        summary=Text("《{t}》{n}", "{t}: {n}").format(t=sheet.title, n=call.name),
        place="、".join(dict.fromkeys(scene.place for scene in call.scenes)),
        lines=call_lines(sheet, call),
    )


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
    when, zone = _dated(book.date(day)), book.production.zone
    uid = f"{book.production.title}/{key}/{when.isoformat()}"
    return guarded(Event(uid, _moment(zone, when, start), _moment(zone, when, end), summary, place, lines))


def _moment(zone: str, when: date, minute: int) -> datetime:
    return datetime(when.year, when.month, when.day, tzinfo=ZoneInfo(zone)) + timedelta(minutes=minute)


def _dated(when: date | None) -> date:
    if when is None:
        what = Text("计划没有日期，做不出日历", "the plan has no dates, so no calendar can be made")
        raise InputError(Fault(what, Text("在 production.toml 填写开机日期", "give a start date in production.toml")))
    return when


def _calendar(book: Book, id: str, name: Text, events: list[Event]) -> Calendar:
    return Calendar(id, name, tuple(events), book.production.version, book.production.issued, book.production.zone)
