"""Each kind of fact can forbid a plan; the facts named are minimal; the way out is the cheapest and works."""

from dataclasses import replace

import pytest

from juzu.kernel.errors import ImpossibleError
from juzu.kernel.span import Span
from juzu.plan.problem import Busy, Day, Link, Part, Pay, Person, Problem, Rule, Scene, Set, SetOption, Site, Unit
from juzu.plan.questions.facts import facts, lifted
from juzu.plan.questions.relaxation import clash
from juzu.plan.questions.why import CONFLICT, raise_impossible, why_impossible
from juzu.plan.solve import solve
from juzu.plan.stop import Steps

OPEN = Day(open=Span(480, 1200), sunrise_min=420, sunset_min=1080)  # 12 hours; light 07:00 to 18:00
MALL = (SetOption("office"),)
POSSIBLE = Problem(
    title="可以",
    days=(replace(OPEN, date="2026-12-04"), replace(OPEN, date="2026-12-05")),
    units=(Unit("A", 2_500_000),),
    sites=(Site("mall"),),
    sets=(Set("office", "mall", "办公室"), Set("lawn", "mall", "草坪")),
    scenes=(
        Scene("3-1", 60, MALL, (Part("shen"),)),
        Scene("3-2", 120, MALL),
        Scene("3-3", 90, (SetOption("lawn"),), light="day", outside=True),
    ),
    people=(Person("shen", "沈照", "沈照", pay=Pay("day", 380_000)),),
)


def scene(**changes: object) -> Problem:
    first, *rest = POSSIBLE.scenes
    return replace(POSSIBLE, scenes=(replace(first, **changes), *rest))


def person(problem: Problem, **changes: object) -> Problem:
    return replace(problem, people=(replace(POSSIBLE.people[0], **changes),))


def place(problem: Problem, n: int, **changes: object) -> Problem:
    return replace(problem, sets=tuple(replace(s, **changes) if i == n else s for i, s in enumerate(problem.sets)))


def long_scenes(minutes: int) -> Problem:
    return replace(POSSIBLE, scenes=tuple(replace(s, minutes=minutes, outside=False, light="any") for s in POSSIBLE.scenes))


IMPOSSIBLE = {
    # the lock, the need and the absence
    "away on the locked day": (person(scene(day=1), away=(1,)), {"cast", "lock", "away"}),
    # away on both days there are
    "away always": (person(POSSIBLE, away=(0, 1)), {"cast", "away", "days"}),
    "set closed always": (place(POSSIBLE, 1, closed=(0, 1)), {"set", "closed", "days"}),
    # 90 minutes do not fit into 10:00-10:40
    "set open too short": (place(POSSIBLE, 1, open=Span(600, 640)), {"set", "hours", "minutes"}),
    # 3-1 starts at 10:00, the banquet is from 10:30
    "set booked at the locked start": (
        place(scene(day=0, start_min=600), 0, busy=(Busy(0, Span(630, 700)),)),
        {"set", "booked", "start", "lock", "minutes"},
    ),
    "busy at the locked start": (
        person(scene(day=0, start_min=600), busy=(Busy(0, Span(590, 610)),)),
        {"cast", "busy", "start", "lock"},
    ),
    # 19:00 is after sunset
    "daylight after sunset": (scene(start_min=1140, light="day", outside=True), {"light", "start"}),
    "start after the crew's hours": (scene(start_min=1300), {"working hours", "start"}),
    "a rest day": (
        replace(scene(day=1), days=(POSSIBLE.days[0], replace(POSSIBLE.days[1], kind="rest"))),
        {"rest day", "lock"},
    ),
    # 3-1 is locked to day 1, so is day 1 for all others; day 2 is a rest day
    "a locked day": (
        replace(
            scene(day=0),
            days=(replace(POSSIBLE.days[0], locked=True), replace(POSSIBLE.days[1], kind="rest")),
            scenes=(replace(POSSIBLE.scenes[0], day=0), POSSIBLE.scenes[1]),
        ),
        {"locked day", "rest day", "days"},
    ),
    "earliest after latest": (scene(earliest_day=1, latest_day=0), {"earliest", "latest"}),
    "earliest after the end": (scene(earliest_day=2), {"earliest", "days"}),
    "a circle of links": (replace(POSSIBLE, links=(Link("before", "3-1", "3-2"), Link("before", "3-2", "3-1"))), {"link"}),
    "linked to one day, locked to two": (
        replace(
            POSSIBLE,
            links=(Link("same_day", "3-1", "3-2"),),
            scenes=(replace(POSSIBLE.scenes[0], day=0), replace(POSSIBLE.scenes[1], day=1), POSSIBLE.scenes[2]),
        ),
        {"link", "lock"},
    ),
    # 3 x 500 minutes, 2 days of 720: two fit on no day, three need three days
    "too much for the days": (long_scenes(500), {"minutes", "working hours", "days"}),
    "too much for the longest day": (
        replace(long_scenes(300), days=(replace(OPEN, open=Span(0, 1440)),) * 2, rules=(Rule("longest-day", 400),)),
        {"minutes", "rule", "days"},
    ),
    # two days locked, at most one in a row
    "days in a row": (
        replace(
            POSSIBLE,
            rules=(Rule("days-in-row", 1),),
            scenes=(replace(POSSIBLE.scenes[0], day=0), replace(POSSIBLE.scenes[1], day=1), POSSIBLE.scenes[2]),
        ),
        {"rule", "lock"},
    ),
    # a child of 60 minutes where 50 are allowed
    "a child's hours": (person(replace(POSSIBLE, rules=(Rule("minor-hours", 50),)), minor=True), {"cast", "rule", "minutes"}),
}


@pytest.mark.parametrize(("problem", "kinds"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_the_facts_that_clash_are_named(problem: Problem, kinds: set[str]):
    (found,) = why_impossible(problem).clashes
    assert {fact.kind for fact in found.facts} == kinds


@pytest.mark.parametrize("problem", [problem for problem, _ in IMPOSSIBLE.values()], ids=IMPOSSIBLE)
def test_without_any_one_fact_the_planner_finds_a_plan(problem: Problem):
    (found,) = why_impossible(problem).clashes
    for fact in found.facts:
        without = lifted(problem, [fact])
        assert clash(without, facts(without)) is None, fact.text.en
        assert solve(without, threads=1, stop=Steps(300)).checked, fact.text.en


def test_nothing_clashes_in_a_problem_that_has_a_plan():
    assert solve(POSSIBLE, threads=1, stop=Steps(100)).checked
    assert why_impossible(POSSIBLE).clashes == ()


def test_two_clashes_are_told_apart_and_no_single_step_is_promised():
    both = place(person(POSSIBLE, away=(0, 1)), 1, closed=(0, 1))
    both = replace(both, scenes=(replace(both.scenes[0], latest_day=1), both.scenes[1], replace(both.scenes[2], latest_day=1)))
    conflict = why_impossible(both)
    assert len(conflict.clashes) == 2
    assert conflict.way is None


def test_the_cheapest_way_is_free_before_paid_before_a_change_of_the_script():
    problem, _ = IMPOSSIBLE["away on the locked day"]
    conflict = why_impossible(problem)
    assert [way.fen for way in conflict.clashes[0].ways] == [0, 380_000, 0]  # the lock, 沈照's day, the script
    assert conflict.way is not None
    assert conflict.way.text.zh == "解开 3-1 场的日期锁"


def test_an_impossible_error_speaks_of_people_dates_and_the_next_step():
    with pytest.raises(ImpossibleError) as caught:
        raise_impossible(person(POSSIBLE, away=(0, 1)))
    (fault,) = caught.value.faults
    assert "沈照 12-04 至 12-05 不在" in fault.what.zh
    assert fault.next_step.en == "let 沈照 come on 12-04"


def test_a_possible_problem_raises_nothing():
    raise_impossible(POSSIBLE)


def test_the_conflict_survives_writing_and_reading():
    conflict = why_impossible(IMPOSSIBLE["away always"][0])
    assert CONFLICT.load(CONFLICT.dump(conflict)) == conflict
