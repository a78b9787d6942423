"""A small base for tests of booking: a villa that is let whole or by the room, a hospital with two states, a hall with weddings."""

from __future__ import annotations

from datetime import date

from juzu.base.booking.booking import Booking, Want
from juzu.base.booking.clock import minute_at
from juzu.base.catalogue import Band, Base, BaseSet, BlackOut, Terms, Tier
from juzu.kernel.span import Span
from juzu.plan.problem import Tariff

BASE = Base(
    id="b",
    name="小基地",
    tariff=Tariff("day", 500_000, included_min=840, after_fen_per_hour=30_000),
    handover_min=15,
    state_change_min=60,
    terms=Terms(hold_min=1440, cancelling=(Tier(72 * 60, 30), Tier(24 * 60, 50), Tier(0, 100))),
    sets=(
        BaseSet("别墅", "别墅整栋", ("别墅客厅",), tariff=Tariff("hour", 60_000, deposit_fen=100_000, once_fen=30_000), handover_min=30),
        BaseSet("别墅客厅", "别墅客厅", ("别墅客厅",), within="别墅", tariff=Tariff("hour", 20_000, minimum_min=120)),
        BaseSet("别墅卧室", "别墅卧室", ("别墅卧室",), within="别墅"),
        BaseSet("现代医院", "现代医院", ("医院病房",), shell="四楼", state="现代"),
        BaseSet("年代医院", "年代医院", ("医院病房",), shell="四楼", state="年代"),
        BaseSet("病房二", "病房二", ("医院病房",), tariff=Tariff("half_day", 60_000, included_min=360), aliases=("小病房",)),
        BaseSet(
            "宴会厅",
            "宴会厅",
            ("宴会厅",),
            people=120,
            open=Span(8 * 60, 26 * 60),
            tariff=Tariff("day", 80_000, night_fen=20_000),
            bands=(Band(30, 50_000), Band(60, 65_000)),
            black_outs=(BlackOut("2026-12-06", Span(600, 960), "婚宴"),),
        ),
    ),
)

MONDAY = date(2026, 11, 30)
"""The day that stands for now in these tests, at 09:00."""
NOW = minute_at(MONDAY, 9 * 60)


def at(text: str) -> int:
    """`12-05 08:00` -> the minute of that December; hours may pass 24."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return minute_at(date.fromisoformat(f"2026-{day}"), int(hour) * 60 + int(minute))


def span(text: str) -> Span:
    """`12-05 08:00-12:00`."""
    day, hours = text.split()
    start, end = hours.split("-")
    return Span(at(f"{day} {start}"), at(f"{day} {end}"))


def want(set_id: str, party: str, hours: str, people: int = 0) -> Want:
    """What a party asks for."""
    return Want(set_id, party, span(hours), people)


def booked(set_id: str, party: str, hours: str, **more: object) -> Booking:
    """A confirmed booking."""
    return Booking(
        **({"id": f"{set_id}/{hours}", "set": set_id, "party": party, "span": span(hours), "state": "confirmed", "asked_min": NOW} | more)
    )  # type: ignore[arg-type]
