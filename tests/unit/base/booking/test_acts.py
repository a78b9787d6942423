"""A booking's life, act by act."""

from dataclasses import replace

import pytest

from bases import BASE, NOW, at, booked, span, want
from juzu.base.booking import acts
from juzu.base.booking.booking import STATES, Booking, Want
from juzu.base.booking.refusal import Refusal
from juzu.base.spaces import Spaces

SPACES = Spaces(BASE)


def held(hours: str = "12-05 08:00-12:00", set_id: str = "别墅") -> Booking:
    outcome = acts.hold(want(set_id, "甲", hours), "1", (), SPACES, NOW)
    assert isinstance(outcome, Booking)
    return outcome


def test_from_hold_to_closed():
    booking = held()
    assert (booking.state, booking.lapses_min, booking.fee_fen, booking.deposit_fen) == ("held", NOW + 1440, 4 * 60_000, 100_000)
    booking = acts.pay(booking, 40_000, NOW)
    assert (booking.state, booking.paid_fen) == ("held", 40_000)
    refusal = acts.confirm(booking, NOW)
    assert isinstance(refusal, Refusal)
    assert (refusal.kind, refusal.what.zh) == ("deposit", "押金还差 600 元（共 1,000 元）")
    booking = acts.pay(booking, 60_000, NOW)
    assert booking.state == "deposit"
    booking = acts.confirm(booking, NOW)
    assert booking.state == "confirmed"
    booking = acts.start(booking, (), SPACES, at("12-05 08:05"))
    assert (booking.state, booking.span) == ("in_use", span("12-05 08:00-12:00"))
    booking = acts.hand_over(booking, (), SPACES, at("12-05 11:00"))
    assert (booking.state, booking.span, booking.fee_fen) == ("reset", span("12-05 08:00-11:00"), 4 * 60_000)
    assert acts.close(booking, at("12-05 11:20")).state == "closed"


@pytest.mark.parametrize(("people", "crew", "counted", "fen"), [(0, 50, 50, 65_000), (20, 50, 20, 50_000), (0, 130, 130, 80_000)])
def test_a_crews_size_decides_the_price_where_nobody_says_how_many_come(people: int, crew: int, counted: int, fen: int):
    booking = acts.hold(Want("宴会厅", "甲", span("12-05 08:00-12:00"), people, crew=crew), "1", (), SPACES, NOW)
    assert isinstance(booking, Booking)
    assert (booking.people, booking.fee_fen) == (counted, fen)


def test_a_hold_lapses_at_the_latest_when_it_would_begin():
    assert held("11-30 18:00-20:00").lapses_min == at("11-30 18:00")


def test_a_lapsed_hold_can_only_be_held_anew():
    booking, later = held(), NOW + 1440
    assert acts.lapsed(booking, later)
    assert not acts.lapsed(booking, later - 1)
    refusal = acts.confirm(booking, later, without_deposit=True)
    assert isinstance(refusal, Refusal)
    assert refusal.kind == "lapsed"
    assert acts.expire(booking, later).state == "expired"
    early = acts.expire(booking, later - 1)
    assert isinstance(early, Refusal)


def test_a_place_on_the_waiting_list_ends_when_what_it_waits_for_begins():
    place = acts.wait(want("病房二", "乙", "12-05 08:00-12:00"), "w", SPACES, NOW)
    assert isinstance(place, Booking)
    early = acts.expire(place, at("12-05 08:00"))
    assert isinstance(early, Refusal)
    assert early.what.zh == "候补到 2026-12-05 08:00 才作废"
    assert acts.expire(place, at("12-05 08:01")).state == "expired"


def test_early_hand_over_lets_the_next_crew_start_early():
    first = booked("病房二", "甲", "12-05 08:00-12:00", state="in_use")
    second = booked("病房二", "乙", "12-05 12:15-15:00")
    refusal = acts.start(second, [first, second], SPACES, at("12-05 11:00"))
    assert isinstance(refusal, Refusal)
    assert refusal.what.zh == "病房二 2026-12-05 08:00 至 2026-12-05 12:00 归 甲（使用中）"
    first = acts.hand_over(first, [first, second], SPACES, at("12-05 10:40"))
    second = acts.start(second, [first, second], SPACES, at("12-05 11:00"))
    assert (second.state, second.span) == ("in_use", span("12-05 11:00-15:00"))


def test_an_overrun_is_paid_and_stops_where_the_next_crew_begins():
    crew = booked("病房二", "甲", "12-05 08:00-12:00", state="in_use", fee_fen=60_000)
    after = booked("病房二", "乙", "12-05 16:00-18:00")
    longer = acts.extend(crew, at("12-05 15:00"), [crew, after], SPACES, at("12-05 11:50"))
    assert isinstance(longer, Booking)
    assert (longer.span, longer.fee_fen) == (span("12-05 08:00-15:00"), 120_000)  # a second half-day has begun
    refusal = acts.extend(crew, at("12-05 15:50"), [crew, after], SPACES, at("12-05 11:50"))
    assert isinstance(refusal, Refusal)
    assert refusal.holder == after.id
    late = acts.hand_over(crew, [crew, after], SPACES, at("12-05 15:55"))
    assert isinstance(late, Booking)
    assert (late.span, late.fee_fen) == (span("12-05 08:00-15:45"), 120_000)  # as far as the hand-over to the next leaves room


def test_an_overrun_that_meets_the_next_crew_says_how_far_it_can_go_and_what_pushing_them_back_would_mean():
    crew = booked("病房二", "甲", "12-05 08:00-12:00", state="in_use", fee_fen=60_000)
    after = booked("病房二", "乙", "12-05 12:45-13:30", fee_fen=60_000)
    later = booked("病房二", "丙", "12-05 14:00-16:00", fee_fen=60_000)
    refusal = acts.extend(crew, at("12-05 13:00"), [crew, later, after], SPACES, at("12-05 11:50"))
    assert isinstance(refusal, Refusal)
    assert refusal.next_step.zh == (
        "最多延到 2026-12-05 12:30；征得同意可顺延：乙 改为 2026-12-05 13:15-14:00、丙 改为 2026-12-05 14:15-16:15（本组多付 0 元）"
    )
    back = acts.push_back(crew, at("12-05 13:00"), [crew, later, after], SPACES, at("12-05 11:50"))
    assert not isinstance(back, Refusal)
    assert [(b.party, b.span, b.fee_fen) for b in back] == [
        ("甲", span("12-05 08:00-13:00"), 60_000),
        ("乙", span("12-05 13:15-14:00"), 60_000),
        ("丙", span("12-05 14:15-16:15"), 60_000),
    ]


def test_whoever_runs_over_pays_what_later_hours_cost_those_who_are_pushed_back():
    crew = booked("宴会厅", "甲", "12-05 10:00-18:00", fee_fen=80_000)
    after = booked("宴会厅", "乙", "12-05 18:15-21:00", fee_fen=80_000, people=61)
    back = acts.push_back(crew, at("12-05 19:30"), [crew, after], SPACES, NOW)
    assert not isinstance(back, Refusal)
    assert [(b.span, b.fee_fen) for b in back] == [
        (span("12-05 10:00-19:30"), 100_000),  # 乙 is there after 22:00 now, which costs 200 more
        (span("12-05 19:45-22:30"), 80_000),
    ]


@pytest.mark.parametrize(
    ("until", "others", "why"),
    [
        ("12-05 25:00", [("宴会厅", "乙", "12-05 18:15-21:00", {})], "宴会厅 每天开放 08:00-26:00"),
        ("12-05 19:00", [("宴会厅", "乙", "12-05 18:15-21:00", {"state": "in_use"})], "宴会厅 2026-12-05 18:15-21:00 乙 使用中"),
        ("12-05 26:30", [], "宴会厅 每天开放 08:00-26:00"),
        ("12-05 17:00", [], "2026-12-05 17:00 已经过去"),
    ],
)
def test_nobody_is_pushed_where_they_cannot_be(until: str, others: list[tuple[str, str, str, dict[str, str]]], why: str):
    crew = booked("宴会厅", "甲", "12-05 10:00-18:00", state="in_use", fee_fen=80_000)
    standing = [crew, *(booked(set_id, party, hours, **more) for set_id, party, hours, more in others)]
    now = at("12-05 17:30")
    refusal = acts.push_back(crew, at(until), standing, SPACES, now)
    assert isinstance(refusal, Refusal)
    assert refusal.what.zh == why
    if others:
        asked = acts.extend(crew, at(until), standing, SPACES, now)
        assert isinstance(asked, Refusal)
        assert asked.next_step.zh.endswith(f"后面的不能顺延：{why}")


def test_a_room_that_runs_over_pushes_the_villa_and_the_villa_pushes_its_other_room():
    crew = booked("别墅客厅", "甲", "12-05 08:00-12:00", fee_fen=80_000)
    villa = booked("别墅", "乙", "12-05 13:00-15:00", fee_fen=120_000)
    room = booked("别墅卧室", "丙", "12-05 15:30-17:00")
    back = acts.push_back(crew, at("12-05 13:00"), [crew, villa, room], SPACES, NOW)
    assert not isinstance(back, Refusal)
    assert [(b.party, b.span) for b in back[1:]] == [("乙", span("12-05 13:15-15:15")), ("丙", span("12-05 15:45-17:15"))]


@pytest.mark.parametrize(
    ("state", "now", "fen"),
    [
        # 12-05 08:00, fee 2,400 yuan; terms: under 72 h 30 %, under 24 h 50 %, after the start 100 %
        ("held", "12-05 07:00", 0),
        ("confirmed", "12-02 08:00", 0),  # exactly 72 h before
        ("confirmed", "12-02 08:01", 72_000),
        ("confirmed", "12-04 08:00", 72_000),
        ("confirmed", "12-04 08:01", 120_000),
        ("confirmed", "12-05 08:01", 240_000),  # did not come
        ("deposit", "12-04 12:00", 120_000),
    ],
)
def test_cancelling_costs_by_tier(state: str, now: str, fen: int):
    booking = booked("别墅", "甲", "12-05 08:00-12:00", state=state, fee_fen=240_000, lapses_min=at("12-05 08:00"))
    outcome = acts.cancel(booking, SPACES, at(now))
    assert isinstance(outcome, Booking)
    assert (outcome.state, outcome.charge_fen) == ("cancelled", fen)


def test_the_waiting_list_is_served_in_the_order_of_asking():
    first = acts.wait(want("病房二", "乙", "12-05 08:00-12:00"), "w1", SPACES, NOW)
    second = acts.wait(want("病房二", "丙", "12-05 10:00-14:00"), "w2", SPACES, NOW + 1)
    third = acts.wait(want("病房二", "丁", "12-05 12:15-14:00"), "w3", SPACES, NOW + 2)
    waiting = [one for one in (third, second, first) if isinstance(one, Booking)]
    holder = booked("病房二", "甲", "12-05 08:00-14:00")
    assert acts.promote(waiting, [holder], SPACES, NOW + 5) == ()
    promoted = acts.promote(waiting, [], SPACES, NOW + 5)
    assert [(b.id, b.state, b.lapses_min, b.asked_min) for b in promoted] == [
        ("w1", "held", NOW + 1445, NOW),
        ("w3", "held", NOW + 1445, NOW + 2),  # w2 does not fit beside w1, w3 does
    ]


def test_waiting_for_what_can_never_be_is_refused():
    assert isinstance(acts.wait(want("宴会厅", "乙", "12-05 03:00-05:00"), "w", SPACES, NOW), Refusal)


@pytest.mark.parametrize("state", list(STATES))
def test_no_act_is_possible_in_a_state_that_it_does_not_name(state: str):
    booking = replace(booked("病房二", "甲", "12-05 08:00-12:00"), state=state, lapses_min=at("12-05 08:00"))
    done = {
        "pay": acts.pay(booking, 1, NOW),
        "confirm": acts.confirm(booking, NOW),
        "start": acts.start(booking, (), SPACES, at("12-05 08:00") - 1),
        "extend": acts.extend(booking, at("12-05 13:00"), (), SPACES, NOW),
        "hand_over": acts.hand_over(booking, (), SPACES, at("12-05 12:00")),
        "close": acts.close(booking, at("12-05 12:30")),
        "cancel": acts.cancel(booking, SPACES, NOW),
        "expire": acts.expire(booking, at("12-05 08:01")),
    }
    assert done.keys() == acts.ACTS.keys()
    for act, outcome in done.items():
        allowed = state in acts.ACTS[act][1]
        assert isinstance(outcome, Booking) == allowed, act
        if isinstance(outcome, Refusal):
            assert outcome.kind == "state"
