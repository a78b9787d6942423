"""Two units: one person between them, one call in both sheets."""

from dataclasses import replace

from juzu.plan.check import check
from juzu.plan.problem import Day, Move, Part, Pay, Person, Problem, Scene, Set, SetOption, Site, Tariff, Unit
from plans import Order, costed, timed


def two_units(**facts: object) -> Problem:
    """Unit A on set x in the morning, unit B on set y from 10:00; Ann plays for both, 30 minutes apart by car."""
    scenes = tuple(
        Scene(id, 60, (SetOption(place),), (Part("ann"),), units=(unit,)) for id, place, unit in (("1", "x", "A"), ("2", "y", "B"))
    )
    base = Problem(
        title="",
        days=(Day(),),
        units=(Unit("A"), Unit("B")),
        sites=(Site("m", tariff=Tariff("day", 9)), Site("n")),
        sets=(Set("x", "m"), Set("y", "n")),
        scenes=scenes,
        people=(Person("ann", pay=Pay("day", 700, 0, 120, 50), makeup_min=30),),
        moves=(Move("m", "n", 30),),
    )
    return replace(base, **facts)


def order(b_call: int) -> Order:
    return {(0, "A"): (480, [("1", "x")]), (0, "B"): (b_call, [("2", "y")])}


def test_a_person_in_two_units_has_one_call_in_both_sheets_and_is_paid_one_day():
    plan = timed(two_units(), order(600))
    verdict = check(two_units(), plan)
    assert verdict.ok
    assert plan.days[0].people == plan.days[1].people
    call = plan.days[0].people[0]
    assert (call.call, call.wrap, call.working_min, call.waiting_min) == (450, 660, 150, 60)
    assert {(line.head, line.who): line.fen for line in verdict.lines} == {
        ("worked", "ann"): 700,
        ("person overtime", "ann"): 100,
        ("site", "m"): 9,
    }


def test_the_drive_between_the_units_needs_its_30_minutes():
    assert check(two_units(), timed(two_units(), order(570))).ok
    late = check(two_units(), timed(two_units(), order(569)))
    assert {b.rule for b in late.broken} == {"travel"}


def test_two_units_may_not_share_a_room_and_leave_time_for_its_state():
    rooms = (Set("x", "m", shell="hall"), Set("y", "m", shell="hall"))
    problem = two_units(sites=(Site("m", state_change_min=45), Site("n")), sets=rooms)
    assert {b.rule for b in check(problem, timed(problem, order(530))).broken} == {"set-one-unit", "one-place"}
    assert {b.rule for b in check(problem, timed(problem, order(584))).broken} == {"set-state"}
    assert check(problem, timed(problem, order(585))).ok


def test_a_night_that_runs_into_the_next_plan_day_blocks_the_room_and_the_person():
    days = (Day(), Day())
    problem = two_units(days=days, sets=(Set("x", "m"), Set("y", "m", shell="x")))
    plan = timed(problem, {(0, "A"): (1500, [("1", "x")]), (1, "B"): (90, [("2", "y")])})
    assert {b.rule for b in check(problem, costed(problem, plan)).broken} == {"set-one-unit", "one-place"}
