"""The clash check, on plans written by hand: it must find what stands in one place twice and nothing else."""

from __future__ import annotations

from dataclasses import replace

from bases import BASE, at
from juzu.base.booking.booking import Booking
from juzu.base.joint.clash import Clash, clashes
from juzu.base.joint.crew import Crew
from juzu.kernel.span import Span
from juzu.plan.document import Plan
from sharing import START, by_hand, crew

HOUR = 60


def one_scene(name: str, set_id: str, *, minutes: int = 60, actor: str = "", later: int = 0, heads: int = 0) -> Crew:
    made = crew(name, scenes=1, sets=(set_id,), actor=actor, later=later, heads=heads)
    scene = replace(made.problem.scenes[0], minutes=minutes, cast=made.problem.scenes[0].cast[:1])
    return replace(made, problem=replace(made.problem, scenes=(scene,)))


def found(*plans: tuple[Crew, Plan], bookings: tuple[Booking, ...] = (), pool: int = 0) -> tuple[Clash, ...]:
    return clashes(BASE, plans, bookings=bookings, pool=pool)


def test_two_crews_on_one_set_at_once_clash_and_both_are_named_with_their_hours() -> None:
    (clash,) = found(by_hand(one_scene("甲", "宴会厅"), (0, "1", 9 * HOUR)), by_hand(one_scene("乙", "宴会厅"), (0, "1", 9 * HOUR + 30)))
    assert set(clash.crews) == {"甲", "乙"}
    assert "2026-12-07 09:00-10:00" in clash.what.zh
    assert "2026-12-07 09:30-10:30" in clash.what.en


def test_the_hand_over_must_lie_between_two_crews_to_the_minute() -> None:
    first = by_hand(one_scene("甲", "宴会厅"), (0, "1", 9 * HOUR))
    assert found(first, by_hand(one_scene("乙", "宴会厅"), (0, "1", 10 * HOUR + 14)))
    assert not found(first, by_hand(one_scene("乙", "宴会厅"), (0, "1", 10 * HOUR + 15)))


def test_two_states_of_one_room_need_the_change_between_them() -> None:
    first = by_hand(one_scene("甲", "现代医院"), (0, "1", 9 * HOUR))
    assert found(first, by_hand(one_scene("乙", "年代医院"), (0, "1", 10 * HOUR + 59)))
    assert not found(first, by_hand(one_scene("乙", "年代医院"), (0, "1", 11 * HOUR)))


def test_a_villa_let_whole_meets_each_of_its_rooms_and_its_rooms_do_not_meet() -> None:
    living = by_hand(one_scene("甲", "别墅客厅"), (0, "1", 9 * HOUR))
    assert found(living, by_hand(one_scene("乙", "别墅"), (0, "1", 9 * HOUR)))
    assert not found(living, by_hand(one_scene("乙", "别墅卧室"), (0, "1", 9 * HOUR)))


def test_days_are_compared_by_date_and_past_midnight() -> None:
    late = by_hand(one_scene("甲", "宴会厅"), (0, "1", 24 * HOUR + 30))
    assert found(late, by_hand(one_scene("乙", "宴会厅", later=1), (0, "1", HOUR)))
    assert not found(late, by_hand(one_scene("乙", "宴会厅"), (0, "1", HOUR)))


def test_an_actor_who_serves_two_crews_is_in_one_place_at_a_time_make_up_included() -> None:
    first = by_hand(one_scene("甲", "宴会厅", actor="林一"), (0, "1", 9 * HOUR))
    after = 10 * HOUR + BASE.change_min + 45
    assert "林一" in found(first, by_hand(one_scene("乙", "病房二", actor="林一"), (0, "1", after - 1)))[0].what.zh
    assert not found(first, by_hand(one_scene("乙", "病房二", actor="林一"), (0, "1", after)))
    assert not found(first, by_hand(one_scene("乙", "病房二", actor="林二"), (0, "1", 9 * HOUR)))


def test_roles_that_nobody_plays_yet_are_nobody_in_common() -> None:
    crews = [one_scene(name, set_id, actor="女主") for name, set_id in (("甲", "宴会厅"), ("乙", "病房二"))]
    assert not found(*(by_hand(one, (0, "1", 9 * HOUR)) for one in crews))


def test_more_extras_than_the_pool_has_at_one_minute_are_a_clash() -> None:
    first = by_hand(one_scene("甲", "宴会厅", heads=20), (0, "1", 9 * HOUR))
    second = by_hand(one_scene("乙", "病房二", heads=11), (0, "1", 9 * HOUR + 59))
    (clash,) = found(first, second, pool=30)
    assert "09:59" in clash.what.zh
    assert not found(first, second, pool=31)
    assert not found(first, by_hand(one_scene("乙", "病房二", heads=11), (0, "1", 10 * HOUR)), pool=30)


def test_others_bookings_count_and_the_crews_own_do_not() -> None:
    plan = by_hand(one_scene("甲", "别墅客厅"), (0, "1", 9 * HOUR))
    hours = Span(at("12-07 09:30"), at("12-07 12:00"))
    booked = Booking("1", "别墅", "乙", hours, "confirmed", 0)
    assert START.isoformat() == "2026-12-07"
    assert found(plan, bookings=(booked,))
    assert not found(plan, bookings=(replace(booked, party="甲"),))
    assert not found(plan, bookings=(replace(booked, state="cancelled"),))
