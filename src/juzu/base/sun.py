"""base: a date and a place on earth -> sunrise and sunset in minutes of the day."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from astral import LocationInfo
from astral.sun import sun


def daylight(day: date, latitude: float, longitude: float, zone: str) -> tuple[int, int]:
    """Minutes of sunrise and sunset by the local clock. Raises ValueError where the sun does not rise or set that day."""
    there = LocationInfo("", "", zone, latitude, longitude)
    times = sun(there.observer, date=day, tzinfo=ZoneInfo(zone))
    rise, fall = times["sunrise"], times["sunset"]
    return rise.hour * 60 + rise.minute, fall.hour * 60 + fall.minute
