"""edge: calendar -> iCalendar bytes (RFC 5545), the same bytes for the same calendar."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import icalendar

from juzu.kernel.text import Lang
from juzu.shoot.calendar import Calendar, Event

UNDATED = datetime(2020, 1, 1, tzinfo=UTC)


def write_ical(calendar: Calendar, lang: Lang) -> bytes:
    """The calendar with its time zone; without `issued` the entries carry a fixed stamp, so that nothing changes by itself."""
    made = icalendar.Calendar()
    made.add("prodid", "-//Juzu//Juzu//ZH")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", calendar.name.to(lang))
    made.add("x-wr-timezone", calendar.zone)
    for event in calendar.events:
        made.add_component(_entry(event, calendar, lang))
    if calendar.events:
        years = [event.start.year for event in calendar.events]
        first, last = datetime(min(years), 1, 1, tzinfo=UTC).date(), datetime(max(years) + 1, 1, 2, tzinfo=UTC).date()
        made.add_missing_timezones(first_date=first, last_date=last)
    data: bytes = made.to_ical()
    return data


def _entry(event: Event, calendar: Calendar, lang: Lang) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{hashlib.sha256(event.uid.encode()).hexdigest()[:32]}@juzu")
    entry.add("sequence", calendar.version - 1)
    entry.add("dtstamp", (calendar.issued or UNDATED).astimezone(UTC))
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end)
    entry.add("summary", event.summary.to(lang))
    entry.add("location", event.place)
    entry.add("description", "\n".join(line.to(lang) for line in event.lines))
    return entry
