"""What bookings cost: the worked numbers of docs/rules/booking.md."""

import pytest

from bases import BASE, booked, span
from juzu.base.booking.price import bill, use_fen
from juzu.plan.problem import Tariff


@pytest.mark.parametrize(
    ("tariff", "hours", "fen"),
    [
        (Tariff("half_day", 60_000, included_min=360), "12-05 08:00-12:00", 60_000),
        (Tariff("half_day", 60_000, included_min=360), "12-05 08:00-15:00", 120_000),
        (Tariff("day", 80_000, night_fen=20_000), "12-05 20:00-28:00", 100_000),  # one night is one day
        (Tariff("day", 80_000), "12-05 08:00-32:00", 80_000),
        (Tariff("day", 80_000), "12-05 08:00-32:01", 160_000),  # a second day has begun
        (Tariff("hour", 60_000, minimum_min=240, power_fen_per_hour=200), "12-05 08:00-09:30", 240_400),
        (Tariff("day", 900_000, included_min=960, after_fen_per_hour=60_000), "12-05 06:00-24:30", 1_080_000),
    ],
)
def test_use_is_priced_by_the_sets_own_tariff(tariff: Tariff, hours: str, fen: int):
    assert use_fen(tariff, span(hours)) == fen


def test_a_bill_adds_up_to_the_fen_and_names_each_cause():
    bookings = [
        booked("别墅", "甲", "12-05 08:00-12:00", fee_fen=240_000),
        booked("病房二", "甲", "12-05 13:00-23:00", fee_fen=120_000),
        booked("别墅", "甲", "12-06 08:00-09:00", fee_fen=60_000),
        booked("宴会厅", "甲", "12-09 08:00-12:00", state="cancelled", fee_fen=80_000, charge_fen=40_000),
        booked("宴会厅", "甲", "12-10 08:00-12:00", state="waiting", fee_fen=80_000),
    ]
    assert [(line.cause.zh, line.fen) for line in bill(BASE, bookings)] == [
        ("用“别墅整栋” 2026-12-05 08:00-12:00", 240_000),
        ("用“病房二” 2026-12-05 13:00-23:00", 120_000),
        ("用“别墅整栋” 2026-12-06 08:00-09:00", 60_000),
        ("取消“宴会厅” 2026-12-09 08:00-12:00", 40_000),
        ("“别墅整栋”一次性费用", 30_000),
        ("通票 2026-12-05", 500_000 + 30_000),  # 08:00 to 23:00 is 15 hours: one beyond the 14
        ("通票 2026-12-06", 500_000),
    ]
