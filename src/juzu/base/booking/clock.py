"""base: dates and times of the base's own clock <-> whole minutes since 1970-01-01 00:00 of that clock.

Bookings never leave the base, so they need no zone; a base whose clock is put back for the winter should book round that hour.
"""

from __future__ import annotations

from datetime import date

from juzu.kernel.span import DAY_MIN, Span

FIRST_DAY = date(1970, 1, 1).toordinal()


def minute_at(day: date, minute: int = 0) -> int:
    """The minute of a date and a minute of that day, which may pass 1440."""
    return (day.toordinal() - FIRST_DAY) * DAY_MIN + minute


def date_of(minute: int) -> date:
    """The date that a minute falls on."""
    return date.fromordinal(minute // DAY_MIN + FIRST_DAY)


def when(minute: int) -> str:
    """`2026-12-05 08:00`."""
    return f"{date_of(minute)} {minute % DAY_MIN // 60:02d}:{minute % 60:02d}"


def stretch(span: Span) -> str:
    """`2026-12-05 08:00-22:00`; hours after midnight run on to 48:00, a longer stretch names both dates."""
    day = span.start // DAY_MIN * DAY_MIN
    if span.end - day > 2 * DAY_MIN:
        return f"{when(span.start)} ~ {when(span.end)}"
    ends = span.end - day
    return f"{when(span.start)}-{ends // 60:02d}:{ends % 60:02d}"


def by_date(span: Span) -> tuple[tuple[date, Span], ...]:
    """The stretch cut at midnights: each date with its minutes of the day."""
    days = range(span.start // DAY_MIN, -(-span.end // DAY_MIN))
    cut = ((day, max(span.start - day * DAY_MIN, 0), min(span.end - day * DAY_MIN, DAY_MIN)) for day in days)
    return tuple((date.fromordinal(day + FIRST_DAY), Span(start, end)) for day, start, end in cut)
