"""Charts of a base: bars, occupancy, refusals."""

from bases import BASE, at, booked, span
from juzu.base.gantt import crews_by_day, occupancy, refusals_by_kind, sets_by_hour
from juzu.kernel.span import Span

BOOKINGS = [
    booked("别墅", "甲", "12-05 08:00-12:00"),
    booked("现代医院", "乙", "12-05 08:00-10:00", state="held"),
    booked("年代医院", "甲", "12-05 11:00-13:00"),
    booked("病房二", "丙", "12-05 08:00-10:00", state="cancelled"),
]
DAY = Span(at("12-05 00:00"), at("12-06 00:00"))


def bars(name: str) -> list[tuple[str, Span, str]]:
    line = next(line for line in sets_by_hour(BASE, BOOKINGS, DAY).lines if line.id == name)
    return [(bar.kind, bar.span, bar.label) for bar in line.bars]


def test_a_room_shows_that_its_villa_is_taken():
    assert bars("别墅") == [("use", span("12-05 08:00-12:00"), "甲"), ("change", span("12-05 12:00-12:30"), "")]
    assert bars("别墅卧室") == [("part", span("12-05 08:00-12:00"), "甲"), ("change", span("12-05 12:00-12:30"), "")]


def test_a_change_of_state_is_seen_on_both_states():
    assert bars("年代医院") == [
        ("part", span("12-05 08:00-10:00"), "乙"),
        ("change", span("12-05 10:00-10:15"), ""),
        ("change", span("12-05 10:15-11:00"), ""),
        ("use", span("12-05 11:00-13:00"), "甲"),
        ("change", span("12-05 13:00-13:15"), ""),
    ]


def test_closed_hours_are_shut():
    assert bars("宴会厅") == [("shut", span("12-05 02:00-08:00"), "")]


def test_a_crew_sees_its_day():
    chart = crews_by_day(BASE, BOOKINGS, DAY)
    assert [(line.id, [bar.label for bar in line.bars]) for line in chart.lines] == [("乙", ["现代医院"]), ("甲", ["别墅整栋", "年代医院"])]


def test_occupancy_counts_use_change_and_idle_minutes():
    rooms = {room.room: room for room in occupancy(BASE, BOOKINGS, DAY)}
    villa, hospital, hall = rooms["别墅卧室"], rooms["四楼"], rooms["宴会厅"]
    assert (villa.used_min, villa.change_min, villa.idle_min) == (240, 30, 1440 - 270)
    assert (hospital.used_min, hospital.change_min) == (240, 75)
    assert (hall.open_min, hall.share) == (18 * 60, 0.0)


def test_refusals_are_counted_by_kind_of_set():
    refused = refusals_by_kind(BASE, [("taken", "病房二"), ("taken", "现代医院"), ("closed", "宴会厅"), ("unknown_set", "火星")])
    assert {kind: dict(counted) for kind, counted in refused.items()} == {
        "医院病房": {"taken": 2},
        "宴会厅": {"closed": 1},
        "火星": {"unknown_set": 1},
    }
