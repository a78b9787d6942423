"""A wall schedule: what it brings, and every contradiction in it."""

from datetime import date

from bases import BASE, NOW, booked, span
from juzu.base.booking.wall import WallRow, read_wall
from juzu.kernel.source import Source
from juzu.kernel.span import Span

IDS = [f"w{n}" for n in range(20)]


def row(line: int, set_id: str, party: str, day: int, hours: str, **more: object) -> WallRow:
    start, end = (int(h) * 60 for h in hours.split("-"))
    return WallRow(set_id, party, date(2026, 12, day), Span(start, end), source=Source("wall.xlsx", line), **more)  # type: ignore[arg-type]


GOOD = [
    row(2, "小病房", "甲", 5, "8-12"),  # an alias
    row(3, "别墅客厅", "甲", 5, "8-12", state="held"),
    row(4, "别墅卧室", "乙", 5, "8-12", state="waiting"),
    row(5, "宴会厅", "丙", 3, "8-12", until=date(2026, 12, 4)),
]
BAD = [
    row(6, "病房二", "乙", 5, "11-15"),  # meets row 2
    row(7, "别墅", "丙", 5, "9-10"),  # meets row 3
    row(8, "宴会庁", "丁", 7, "9-10"),  # a slip of the pen
    row(9, "宴会厅", "丁", 6, "9-12"),  # a wedding
    row(10, "宴会厅", "丁", 8, "5-9"),  # closed
    row(11, "年代医院", "丁", 5, "8-12"),  # stands already
]


def test_rows_become_bookings_by_id_name_or_alias():
    reading = read_wall(GOOD, [], BASE, IDS, NOW)
    assert reading.contradictions == ()
    assert [(b.set, b.party, b.state, b.lapses_min) for b in reading.bookings] == [
        ("病房二", "甲", "confirmed", 0),
        ("别墅客厅", "甲", "held", NOW + 1440),
        ("别墅卧室", "乙", "waiting", 0),
        ("宴会厅", "丙", "confirmed", 0),
    ]
    assert reading.bookings[3].span == Span(span("12-03 08:00-09:00").start, span("12-04 11:00-12:00").end)


def test_each_contradiction_is_listed_with_its_row_and_the_other_one():
    standing = [booked("现代医院", "戊", "12-05 10:00-20:00")]
    reading = read_wall([*GOOD, *BAD], standing, BASE, IDS, NOW)
    assert [(c.row.source.line, c.refusal.kind, c.other.source.line if c.other else 0) for c in reading.contradictions] == [
        (6, "taken", 2),
        (7, "taken", 3),
        (8, "unknown_set", 0),
        (9, "black_out", 0),
        (10, "closed", 0),
        (11, "taken", 0),
    ]
    assert reading.contradictions[0].fault.what.zh.endswith("（第 2 行）")
    assert reading.contradictions[2].fault.next_step.zh == "是不是：宴会厅"
    assert len(reading.bookings) == 4


def test_accepted_contradictions_wait_or_are_left_out():
    standing = [booked("现代医院", "戊", "12-05 10:00-20:00")]
    waited = read_wall([*GOOD, *BAD], standing, BASE, IDS, NOW, "wait")
    assert [(b.set, b.state) for b in waited.bookings[4:]] == [("病房二", "waiting"), ("别墅", "waiting"), ("年代医院", "waiting")]
    assert [r.source.line for r in waited.skipped] == [8, 9, 10]
    left = read_wall([*GOOD, *BAD], standing, BASE, IDS, NOW, "skip")
    assert len(left.bookings) == 4
    assert [r.source.line for r in left.skipped] == [6, 7, 8, 9, 10, 11]


def test_what_is_past_is_history():
    old = WallRow("病房二", "甲", date(2026, 11, 1), Span(480, 720))
    reading = read_wall([old], [], BASE, IDS, NOW)
    assert [(b.state, b.span.minutes) for b in reading.bookings] == [("closed", 240)]
