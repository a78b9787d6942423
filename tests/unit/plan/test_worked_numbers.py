"""The worked numbers of docs/rules/timing-and-money.md, one test each."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from juzu.kernel.span import Span
from juzu.plan.check import Verdict, check
from juzu.plan.document import Plan
from juzu.plan.problem import (
    Busy,
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Move,
    Part,
    Pay,
    Person,
    Problem,
    Rule,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
)
from juzu.plan.rules.ledger import held_days, tariff_fen
from plans import SMALL_ORDER, costed, small_drama, timed


def problem(*scenes: Scene, sets: tuple[Set, ...] = (Set("x", "m"), Set("y", "m")), **facts: Any) -> Problem:
    base = {"days": (Day(),), "units": (Unit(),), "sites": (Site("m", change_min=20, state_change_min=60), Site("n"))}
    return Problem(title="", scenes=scenes, sets=sets, **(base | facts))


def scene(id: str, minutes: int, set: str = "x", dressing: int = 0, **facts: Any) -> Scene:
    return Scene(id, minutes, (SetOption(set, 0, dressing),), **facts)


def one_day(p: Problem, call: int, *todo: tuple[str, str]) -> Plan:
    return timed(p, {(0, "A"): (call, list(todo))})


def rules(verdict: Verdict) -> set[str]:
    return {b.rule for b in verdict.broken}


def fen(verdict: Verdict) -> dict[tuple[str, int, str], int]:
    sums = Counter[tuple[str, int, str]]()
    for line in verdict.lines:
        sums[line.head, line.day, line.who] += line.fen
    return dict(sums)


def test_a_day_with_60_set_up_30_dressing_45_and_90_minute_scenes_and_20_strike_called_at_480_wraps_at_725():
    p = problem(scene("1", 45, dressing=30), scene("2", 90, dressing=30), units=(Unit(setup_min=60, strike_min=20),))
    plan = one_day(p, 480, ("1", "x"), ("2", "x"))
    assert check(p, plan).ok
    assert plan.days[0].wrap == 725
    assert [(s.start, s.end) for s in plan.days[0].slots] == [(480, 540), (540, 570), (570, 615), (615, 705), (705, 725)]


@pytest.mark.parametrize(
    ("second", "gap"),
    [
        ("same set, day to night", 20),
        ("other state of the hall", 75),
        ("next room", 35),
        ("other site", 75),
    ],
)
def test_between_two_scenes_lie_the_minutes_of_the_page(second: str, gap: int):
    sets = (Set("x", "m", shell="hall"), Set("x2", "m", shell="hall"), Set("y", "m"), Set("z", "n"))
    place = {"same set, day to night": "x", "other state of the hall": "x2", "next room": "y", "other site": "z"}[second]
    p = problem(
        scene("1", 30, light="day"),
        scene("2", 30, place, 15, light="night"),
        sets=sets,
        relight_min=20,
        moves=(Move("n", "m", 60),),
        move_min=99,
    )
    plan = one_day(p, 0, ("1", "x"), ("2", place))
    assert check(p, plan).ok
    assert plan.days[0].slots[-1].start - 30 == gap
    for slot in plan.days[0].slots[1:-1]:  # one minute less of any of them is caught
        late = tuple(replace(s, start=s.start - (s.start > slot.start), end=s.end - (s.start >= slot.start)) for s in plan.days[0].slots)
        hurried = replace(plan, days=(replace(plan.days[0], slots=late, wrap=plan.days[0].wrap - 1),))
        assert not check(p, costed(p, hurried)).ok


def test_day_any_night_on_one_set_relights_once_before_the_night_scene():
    p = problem(scene("1", 30, light="day"), scene("2", 30), scene("3", 30, light="night"), relight_min=20)
    plan = one_day(p, 0, ("1", "x"), ("2", "x"), ("3", "x"))
    assert check(p, plan).ok
    assert [s.kind for s in plan.days[0].slots] == ["scene", "scene", "relight", "scene"]


def test_an_outside_night_scene_after_an_outside_day_scene_needs_no_relight():
    p = problem(scene("1", 30, light="day", outside=True), scene("2", 30, light="night", outside=True), relight_min=20)
    plan = one_day(p, 1050, ("1", "x"), ("2", "x"))
    assert check(p, plan).ok
    assert [s.kind for s in plan.days[0].slots] == ["scene", "scene"]


@pytest.mark.parametrize(("meal", "waited"), [(False, 5), (True, 0)])
def test_a_look_change_of_25_beside_a_set_change_of_20_waits_5_more_and_none_when_a_meal_lies_between(meal: bool, waited: int):
    ann = Person("ann", look_change_min=25)
    cast = [(Part("ann", look),) for look in ("red", "blue")]
    meals = (Rule("meal-after", 60), Rule("meal-length", 30)) if meal else ()
    p = problem(scene("1", 30, cast=cast[0]), scene("2", 30, "y", cast=cast[1]), people=(ann,), rules=meals)
    plan = one_day(p, 0, ("1", "x"), ("2", "y"))
    assert check(p, plan).ok
    assert sum(s.end - s.start for s in plan.days[0].slots if s.kind == "look") == waited


def test_a_look_worn_through_a_scene_that_asks_for_none_still_has_to_be_changed():
    ann = Person("ann", look_change_min=25)
    scenes = [scene(str(i), 30, cast=(Part("ann", look),)) for i, look in enumerate(("red", "", "blue"))]
    p = problem(*scenes, people=(ann,))
    plan = one_day(p, 0, ("0", "x"), ("1", "x"), ("2", "x"))
    assert check(p, plan).ok
    assert plan.days[0].wrap == 30 + 30 + 25 + 30


def test_a_person_made_up_for_45_in_scenes_570_to_615_and_705_to_795_works_205_and_waits_65():
    ann = Person("ann", makeup_min=45, look_change_min=25)
    p = problem(
        scene("1", 45, dressing=30, cast=(Part("ann", "red"),)),
        scene("2", 70, "y"),
        scene("3", 90, cast=(Part("ann", "blue"),)),
        people=(ann,),
        units=(Unit(setup_min=60),),
        sites=(Site("m", change_min=10), Site("n")),
    )
    plan = one_day(p, 480, ("1", "x"), ("2", "y"), ("3", "x"))
    call = plan.days[0].people[0]
    assert check(p, plan).ok
    assert (call.call, call.first, call.wrap, call.working_min, call.waiting_min) == (525, 570, 795, 205, 65)


@pytest.mark.parametrize(("length", "ok"), [(180, True), (181, False)])
def test_a_hall_taken_for_a_wedding_at_690_can_be_used_up_to_then(length: int, ok: bool):
    hall = Set("x", "m", open=Span(480, 1320), busy=(Busy(0, Span(690, 810)),))
    p = problem(scene("1", length, dressing=30), sets=(hall,))
    assert (rules(check(p, one_day(p, 480, ("1", "x")))) == set()) == ok


@pytest.mark.parametrize(("start", "end", "ok"), [(1080, 1170, True), (1070, 1160, False), (1740, 1800, True), (1790, 1810, False)])
def test_with_the_sun_up_from_360_to_1080_a_night_scene_lies_in_the_dark(start: int, end: int, ok: bool):
    p = problem(scene("1", end - start, light="any", outside=True))
    plan = one_day(p, start, ("1", "x"))
    night = problem(scene("1", end - start, light="night", outside=True))
    assert ("dark" not in rules(check(night, costed(night, plan)))) == ok
    assert "daylight" not in rules(check(night, costed(night, plan)))


def test_works_on_0_3_4_9_with_one_drop_of_at_least_3_days_holds_2_days_at_38500_fen():
    assert held_days([0, 3, 4, 9], drops=1, drop_gap_days=3) == 2
    ann = Person("ann", pay=Pay("day", 35_000, 50, guild_percent=10), drops=1, drop_gap_days=3)
    p = problem(*(scene(str(d), 30, cast=(Part("ann"),)) for d in (0, 3, 4, 9)), people=(ann,), days=(Day(),) * 10)
    plan = timed(p, {(d, "A"): (0, [(str(d), "x")]) for d in (0, 3, 4, 9)})
    assert fen(check(p, plan))["held", -1, "ann"] == 38_500
    assert check(p, plan).ok


def test_dropping_takes_the_longest_gaps_first():
    assert held_days([0, 3, 8, 12], drops=1, drop_gap_days=2) == 2 + 3
    assert held_days([0, 3, 8, 12], drops=2, drop_gap_days=4) == 2 + 3
    assert held_days([0, 3, 8, 12], drops=0, drop_gap_days=0) == 2 + 4 + 3
    assert held_days([5], drops=1, drop_gap_days=0) == 0


def test_a_base_pass_of_5000_for_14_hours_then_300_costs_5300_for_865_minutes_and_5500_with_its_night_fee():
    base = Tariff("day", 500_000, 840, 30_000)
    assert tariff_fen(base, 480, 1345) == 530_000
    assert tariff_fen(replace(base, night_fen=20_000), 480, 1345) == 550_000
    assert tariff_fen(replace(base, night_fen=20_000), 480, 1320) == 500_000


def test_a_villa_at_600_an_hour_at_least_4_hours_and_power_2_costs_2408_for_190_minutes():
    assert tariff_fen(Tariff("hour", 60_000, minimum_min=240, power_fen_per_hour=200), 600, 790) == 240_800


@pytest.mark.parametrize(("minutes", "halves"), [(1, 1), (240, 1), (241, 2), (500, 3)])
def test_half_days_are_paid_by_started_halves(minutes: int, halves: int):
    assert tariff_fen(Tariff("half_day", 40_000, 240), 480, 480 + minutes) == halves * 40_000


def test_an_early_morning_before_6_is_night_use():
    assert tariff_fen(Tariff("free", night_fen=7), 330, 400) == 7
    assert tariff_fen(Tariff("free", night_fen=7), 360, 400) == 0
    assert tariff_fen(Tariff("free", night_fen=7), 1800, 1900) == 0


def test_twelve_extras_over_670_minutes_at_new_year_cost_641520_fen():
    guests = ExtrasGroup("g", pay=Pay("day", 13_500, 0, 600, 1_350, guild_percent=10))
    p = problem(scene("1", 670, extras=(ExtrasNeed("g", 12),)), extras=(guests,), days=(Day(pay_percent=300),))
    assert fen(check(p, one_day(p, 480, ("1", "x"))))["extras", 0, "g"] == 641_520


def test_a_crew_at_25000_for_14_hours_called_at_420_and_wrapped_at_1290_pays_one_hour_of_overtime():
    p = problem(scene("1", 870), units=(Unit("A", 2_500_000, 840, 250_000),))
    assert fen(check(p, one_day(p, 420, ("1", "x")))) == {("crew", 0, "A"): 2_500_000, ("overtime", 0, "A"): 250_000}


def test_an_hourly_actor_is_paid_the_minimum_call():
    kid = Person("kid", pay=Pay("hour", 8_000, minimum_min=240), makeup_min=15)
    p = problem(scene("1", 30, cast=(Part("kid"),)), people=(kid,))
    assert fen(check(p, one_day(p, 60, ("1", "x")))) == {("worked", 0, "kid"): 4 * 8_000}


def test_longest_day_of_16_hours_overrun_by_60_minutes_at_200_an_hour_costs_200():
    p = problem(scene("1", 1020), rules=(Rule("longest-day", 960, hard=False, price_fen=20_000),))
    verdict = check(p, one_day(p, 480, ("1", "x")))
    assert verdict.ok
    assert fen(verdict) == {("rule", 0, "A"): 20_000}


def test_nine_hours_after_a_wrap_at_one_in_the_morning_fall_an_hour_short_of_a_rest_of_ten():
    p = problem(scene("1", 60), scene("2", 60), days=(Day(), Day()), rules=(Rule("rest", 600), Rule("night-then-day", 720)))
    verdict = check(p, timed(p, {(0, "A"): (1440, [("1", "x")]), (1, "A"): (600, [("2", "x")])}))
    assert [(b.rule, b.day, b.who, b.excess) for b in verdict.broken] == [("rest", 1, "A", 60), ("night-then-day", 1, "A", 120)]


def test_with_six_days_in_a_row_allowed_working_days_0_to_7_breaks_it_on_days_6_and_7():
    p = problem(*(scene(str(d), 30) for d in range(8)), days=(Day(),) * 8, rules=(Rule("days-in-row", 6),))
    verdict = check(p, timed(p, {(d, "A"): (480, [(str(d), "x")]) for d in range(8)}))
    assert [(b.rule, b.day, b.excess) for b in verdict.broken] == [("days-in-row", 6, 1), ("days-in-row", 7, 2)]


def test_a_meal_must_part_the_stretches_not_only_stand_in_the_day():
    p = problem(scene("1", 200), scene("2", 200), rules=(Rule("meal-after", 360), Rule("meal-length", 40)))
    plan = one_day(p, 480, ("1", "x"), ("2", "x"))
    assert check(p, plan).ok
    assert [s.kind for s in plan.days[0].slots] == ["scene", "meal", "scene"]
    late = one_day(replace(p, rules=()), 480, ("1", "x"), ("2", "x"))
    assert rules(check(p, costed(p, late))) == {"meal-after"}


def test_the_small_drama_costs_what_a_hand_adds_up():
    drama = small_drama()
    money = fen(check(drama, timed(drama, SMALL_ORDER)))
    assert money["wish", 0, "A"] == 1_000 + 2_000  # scene 3 straight after 10; heavy scene 4 last
    assert money["wish", 3, "A"] == 2 * 1_000  # 11 after 15, 9 after 12
    assert money["wish", 3, "9"] == 2 * 7_000  # due on day 1, shot on day 3
    assert money["wish", 0, "lin"] == 3 * 500  # 155 minutes of waiting are 3 started hours
    assert money["option", 1, "8"] == 5_000
    assert money["move", 1, "A"] == 30_000
    assert money["set", 1, "villa"] == 4 * 60_000 + 2 * 200  # 95 minutes: the minimum of 4 hours, 2 hours of power
    assert money["set", -1, "villa"] == 30_000
    assert money["held", -1, "lin"] == 450_000
    assert money["worked", 3, "lin"] == 3 * 450_000  # a holiday at 300 %
    assert money["held", -1, "zhou"] == 50_000 + 5_000  # half the fee for one day, and the guild's 10 %
    assert money["package", -1, "guan"] == 600_000
    assert money["extras", 0, "guests"] == 12 * 13_500 + 16_200
    assert ("site", 1, "park") not in money  # a site without a pass costs nothing
