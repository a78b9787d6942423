"""What can be booked and what cannot, and what a refusal says."""

from dataclasses import replace

import pytest

from bases import BASE, NOW, at, booked, span, want
from juzu.base.booking.booking import Booking, Want
from juzu.base.booking.fit import nearest, refuse
from juzu.base.booking.layout import layout
from juzu.base.catalogue import Base, BaseSet
from juzu.base.spaces import Spaces, floors

SPACES = Spaces(BASE)


def kind(asked: Want, *standing: Booking) -> str:
    refusal = refuse(asked, standing, SPACES, NOW)
    return refusal.kind if refusal else "free"


@pytest.mark.parametrize(
    ("set_id", "party", "hours", "people", "said"),
    [
        ("病房二", "乙", "12-05 08:00-12:00", 0, "free"),
        ("没有的", "乙", "12-05 08:00-12:00", 0, "unknown_set"),
        ("病房二", "乙", "11-30 08:00-12:00", 0, "past"),
        ("宴会厅", "乙", "12-05 08:00-12:00", 121, "too_many"),
        ("宴会厅", "乙", "12-05 08:00-12:00", 120, "free"),
        ("宴会厅", "乙", "12-05 07:00-12:00", 0, "closed"),
        ("宴会厅", "乙", "12-05 20:00-26:00", 0, "free"),
        ("宴会厅", "乙", "12-05 20:00-26:15", 0, "closed"),
        ("宴会厅", "乙", "12-06 00:00-02:00", 0, "free"),  # the night of the day before
        ("宴会厅", "乙", "12-06 08:00-10:00", 0, "free"),
        ("宴会厅", "乙", "12-06 08:00-10:15", 0, "black_out"),
    ],
)
def test_each_reason_has_its_kind(set_id: str, party: str, hours: str, people: int, said: str):
    assert kind(want(set_id, party, hours, people)) == said


@pytest.mark.parametrize(
    ("standing", "asked", "said"),
    [
        # (set, party, hours) twice, and what the second is answered
        (("病房二", "甲", "12-05 08:00-12:00"), ("病房二", "乙", "12-05 12:00-14:00"), "taken"),  # no hand-over
        (("病房二", "甲", "12-05 08:00-12:00"), ("病房二", "乙", "12-05 12:15-14:00"), "free"),
        (("病房二", "甲", "12-05 08:00-12:00"), ("病房二", "乙", "12-05 06:00-07:46"), "taken"),
        (("病房二", "甲", "12-05 08:00-12:00"), ("病房二", "甲", "12-05 12:00-14:00"), "free"),  # the same crew goes on
        (("别墅客厅", "甲", "12-05 08:00-12:00"), ("别墅", "乙", "12-05 11:00-14:00"), "taken"),  # the villa has the room
        (("别墅", "甲", "12-05 08:00-12:00"), ("别墅卧室", "乙", "12-05 09:00-10:00"), "taken"),
        (("别墅", "甲", "12-05 08:00-12:00"), ("别墅卧室", "乙", "12-05 12:15-13:00"), "taken"),  # its hand-over is 30
        (("别墅", "甲", "12-05 08:00-12:00"), ("别墅卧室", "乙", "12-05 12:30-13:00"), "free"),
        (("别墅客厅", "甲", "12-05 08:00-12:00"), ("别墅卧室", "乙", "12-05 08:00-12:00"), "free"),  # rooms do not meet
        (("现代医院", "甲", "12-05 08:00-12:00"), ("年代医院", "乙", "12-05 12:15-14:00"), "taken"),  # change of state 60
        (("现代医院", "甲", "12-05 08:00-12:00"), ("年代医院", "乙", "12-05 13:00-14:00"), "free"),
        (("现代医院", "甲", "12-05 08:00-12:00"), ("年代医院", "甲", "12-05 12:30-14:00"), "taken"),  # even for the same crew
        (("现代医院", "甲", "12-05 08:00-12:00"), ("现代医院", "乙", "12-05 12:15-14:00"), "free"),
    ],
)
def test_what_lies_between_two_crews(standing: tuple[str, str, str], asked: tuple[str, str, str], said: str):
    assert kind(want(*asked), booked(*standing)) == said


def test_a_refusal_says_who_until_when_and_what_is_free():
    holder = booked("病房二", "戏甲", "12-05 08:00-12:00", state="held", lapses_min=at("12-01 09:00"))
    refusal = refuse(want("病房二", "戏乙", "12-05 10:00-14:00"), [holder], SPACES, NOW)
    assert refusal is not None
    assert refusal.holder == holder.id
    assert (
        refusal.what.zh == "病房二 2026-12-05 08:00-12:00 归 戏甲（预留，2026-12-01 09:00 前不确认即作废），交接后 2026-12-05 12:15 起可用"
    )
    assert refusal.what.en == (
        "病房二 is 戏甲's 2026-12-05 08:00-12:00 (held, lapses 2026-12-01 09:00); free after the hand-over from 2026-12-05 12:15"
    )
    assert [(one.set, one.span) for one in refusal.free] == [
        ("病房二", span("12-05 12:15-16:15")),
        ("病房二", span("12-05 03:45-07:45")),
        ("现代医院", span("12-05 10:00-14:00")),
        ("年代医院", span("12-05 10:00-14:00")),
    ]
    assert refusal.next_step.zh.startswith("最近的空档：病房二 2026-12-05 12:15-16:15；")


def test_alternatives_keep_to_the_opening_hours_and_black_outs():
    found = nearest(want("宴会厅", "乙", "12-06 09:00-13:00"), [], SPACES, NOW)
    assert [one.span for one in found] == [span("12-07 09:00-13:00"), span("12-05 09:00-13:00")]


def test_bookings_that_are_over_stand_in_nobodys_way():
    for state in ("waiting", "expired", "cancelled"):
        assert kind(want("病房二", "乙", "12-05 08:00-12:00"), booked("病房二", "甲", "12-05 08:00-12:00", state=state)) == "free"


def test_blocked_minutes_meet_but_never_overlap():
    row = [
        booked("现代医院", "甲", "12-05 08:00-12:00"),
        booked("年代医院", "乙", "12-05 13:00-15:00"),
        booked("年代医院", "乙", "12-05 15:00-16:00"),
        booked("年代医院", "丙", "12-05 16:15-18:00"),
    ]
    assert list(layout(row, SPACES).values()) == [
        span("12-05 08:00-12:15"),
        span("12-05 12:15-15:00"),  # 45 minutes of the change of state are the later one's
        span("12-05 15:00-16:15"),
        span("12-05 16:15-18:15"),
    ]


def test_the_tree_shows_rooms_under_the_space_they_are_part_of():
    (floor,) = floors(BASE)
    villa = floor.rooms[0]
    assert (villa.id, [room.id for room in villa.parts]) == ("别墅", ["别墅客厅", "别墅卧室"])
    hospital = floor.rooms[1]
    assert [state.id for state in hospital.states] == ["现代医院", "年代医院"]


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        ((BaseSet("a", "a", (), within="x"),), "no set or shell"),
        ((BaseSet("a", "a", (), within="a"),), "within itself"),
        ((BaseSet("a", "a", (), within="b"), BaseSet("b", "b", (), within="a")), "within itself"),
        ((BaseSet("a", "a", (), shell="r", within="b"), BaseSet("c", "c", (), shell="r", within="d"), BaseSet("b", "b", ()), BaseSet("d", "d", ())), "part of one"),
    ],
)  # fmt: skip
def test_a_tree_that_is_none_is_refused(sets: tuple[BaseSet, ...], said: str):
    with pytest.raises(ValueError, match=said):
        Base("b", "b", sets)


def test_within_may_name_a_shell():
    base = replace(BASE, sets=(*BASE.sets, BaseSet("护士站", "护士站", ("医院走廊",), within="四楼")))
    spaces = Spaces(base)
    assert spaces.share("护士站", "现代医院")
    assert spaces.share("护士站", "年代医院")
    assert spaces.rooms("年代医院") == ("四楼", "护士站")
