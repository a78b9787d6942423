"""A rule that compares minutes or days holds exactly at its limit."""

from dataclasses import replace

import pytest

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.check import check
from juzu.plan.problem import Day, Part, Pay, Person, Problem, Scene, Set, SetOption, Site, Unit
from juzu.plan.rules.ledger import overtime_fen
from plans import timed


def two_scenes(**facts: object) -> Problem:
    """Ann in an hour on x with unit A and an hour on y with unit B."""
    scenes = tuple(Scene(id, 60, (SetOption(place),), units=(unit,)) for id, place, unit in (("1", "x", "A"), ("2", "y", "B")))
    sets = (Set("x", "m"), Set("y", "m"))
    base = Problem("", (Day(), Day()), (Unit("A"), Unit("B")), (Site("m", state_change_min=45),), sets, scenes, people=(Person("ann"),))
    return replace(base, **facts)


def broken(problem: Problem, first: tuple[int, int], second: tuple[int, int]) -> set[str]:
    """Rules broken when scene 1 and scene 2 are shot on (day, call)."""
    units = [scene.units[0] for scene in problem.scenes]
    order = {(day, unit): (call, [(id, place)]) for (day, call), unit, id, place in zip((first, second), units, "12", "xy", strict=True)}
    return {b.rule for b in check(problem, timed(problem, order)).broken}


@pytest.mark.parametrize(("end", "rules"), [(660, set()), (659, {"set-open"})])
def test_a_set_may_be_used_to_the_minute_it_closes(end: int, rules: set[str]):
    assert broken(two_scenes(sets=(Set("x", "m", open=Span(600, end)), Set("y", "m"))), (0, 600), (0, 600)) == rules


@pytest.mark.parametrize(("call", "rules"), [(660, set()), (659, {"set-one-unit"})])
def test_a_unit_may_enter_a_room_the_minute_the_other_leaves_it_on_the_next_plan_day(call: int, rules: set[str]):
    problem = two_scenes(sets=(Set("x", "m", shell="hall"), Set("y", "m", shell="hall")))
    assert broken(problem, (0, DAY_MIN + 600), (1, call)) == rules


def test_another_state_the_minute_the_first_unit_leaves_is_too_early():
    problem = two_scenes(sets=(Set("x", "m", shell="hall"), Set("y", "m", shell="hall")))
    assert broken(problem, (0, 600), (0, 660)) == {"set-state"}
    assert broken(problem, (0, 600), (0, 705)) == set()


@pytest.mark.parametrize(("call", "rules"), [(660, set()), (659, {"unit-one-place", "one-place"})])
def test_without_a_rule_of_rest_a_person_and_a_unit_may_go_on_the_minute_they_wrap(call: int, rules: set[str]):
    scenes = tuple(replace(s, units=(), cast=(Part("ann"),)) for s in two_scenes().scenes)
    order = {(0, "A"): (DAY_MIN + 600, [("1", "x")]), (1, "A"): (call, [("2", "y")])}
    problem = two_scenes(scenes=scenes)
    assert {b.rule for b in check(problem, timed(problem, order)).broken} == rules


@pytest.mark.parametrize(("due", "late_fen"), [(-1, 0), (0, 7), (1, 0)])
def test_a_scene_shot_on_day_1_is_late_only_when_it_was_due_on_day_0(due: int, late_fen: int):
    first, second = two_scenes().scenes
    problem = two_scenes(scenes=(first, replace(second, due_day=due, late_fen_per_day=7)))
    assert check(problem, timed(problem, {(0, "A"): (600, [("1", "x")]), (1, "B"): (600, [("2", "y")])})).cost_fen == late_fen


def test_no_included_minutes_mean_no_overtime_and_hourly_pay_has_none():
    assert overtime_fen(Pay("day", 100, overtime_fen_per_hour=9), 1000) == 0
    assert overtime_fen(Pay("hour", 100, included_min=60, overtime_fen_per_hour=9), 1000) == 0
    assert overtime_fen(Pay("day", 100, included_min=600, overtime_fen_per_hour=9), 661) == 2 * 9
