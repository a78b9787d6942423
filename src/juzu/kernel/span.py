"""kernel: a stretch of minutes, half open. Minutes count from 00:00 of some day that the holder names."""

from __future__ import annotations

from dataclasses import dataclass

DAY_MIN = 1440


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Minutes [start, end). `end` may pass 1440: a night that runs to 03:00 ends at 1620."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot end before it starts: {self.start} to {self.end}")

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a minute."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


def clock(minute: int) -> str:
    """`485` -> `08:05`; the day after is marked: `1565` -> `+1 02:05`, the day before `-1 …`."""
    day, rest = divmod(minute, DAY_MIN)
    mark = f"{day:+d} " if day else ""
    return f"{mark}{rest // 60:02d}:{rest % 60:02d}"


def minute_of_clock(text: str) -> int:
    """`08:05` -> 485, `+1 02:05` -> 1565, full-width colon allowed, 26:05 -> 1565. Raises ValueError otherwise."""
    cleaned = text.strip().replace("：", ":")
    day = 0
    if " " in cleaned:
        mark, cleaned = cleaned.split(None, 1)
        day = int(mark)
    hour, sep, minute = cleaned.partition(":")
    if not sep or not hour.isdigit() or not minute[:2].isdigit() or int(minute[:2]) > 59 or int(hour) > 48:
        raise ValueError(f"not a time of day: {text!r}")
    return day * DAY_MIN + int(hour) * 60 + int(minute[:2])


def span_of(text: str) -> Span:
    """`06:00-26:00` -> Span(360, 1560). Raises ValueError."""
    start, sep, end = text.replace("～", "-").replace("—", "-").replace("–", "-").replace("至", "-").partition("-")
    if not sep:
        raise ValueError(f"hours are written 08:00-22:00, got {text!r}")
    return Span(minute_of_clock(start), minute_of_clock(end))
