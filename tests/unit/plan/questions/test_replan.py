"""After something happened: legal plans, what was shot stays, few people are told anew, and the curve falls."""

from dataclasses import replace

import pytest

from dramas import drama
from juzu.kernel.errors import ImpossibleError
from juzu.plan.check import check
from juzu.plan.document import Plan
from juzu.plan.hand.draft import moved, opened, ready
from juzu.plan.hand.edit import inverse, move
from juzu.plan.problem import Day, Part, Person, Problem, Scene, Set, SetOption, Site, Unit, Wishes
from juzu.plan.questions.compare import calls, recalls
from juzu.plan.questions.happening import Happening, happened
from juzu.plan.questions.replan import REPLAN, Replan, replan
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.plan.timing import CIVIL_START

PROBLEM = replace(drama(3, 30, days=8), exceptions=())


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(PROBLEM, threads=1, stop=Steps(8_000))


def busiest(plan: Plan) -> tuple[str, int]:
    """Somebody who works on a day, and that day: the last one, so that days before it can stand as shot."""
    who, day = max(calls(plan), key=lambda key: (key[1], key[0]))
    return who, day


@pytest.fixture(scope="module")
def lost(plan: Plan) -> Replan:
    who, day = busiest(plan)
    return replan(PROBLEM, plan, (Happening("actor away", who, (day,)),), stop=Steps(4_000))


def test_every_point_of_the_curve_is_legal_by_the_checker(lost: Replan):
    assert [check(lost.problem, point.plan).broken for point in lost.curve] == [()] * len(lost.curve)


def test_a_dearer_point_tells_fewer_people(lost: Replan):
    assert all(a.cost_fen < b.cost_fen and a.people > b.people for a, b in zip(lost.curve, lost.curve[1:], strict=False))


def test_the_person_does_not_work_on_the_lost_day(plan: Plan, lost: Replan):
    assert busiest(plan) in calls(plan)
    assert all(busiest(plan) not in calls(point.plan) for point in lost.curve)


def told_anew(seed: int) -> tuple[int, int]:
    """People told anew when a drama loses somebody for a day: by the last point of the curve, and by planning afresh."""
    problem = replace(drama(seed, 30, days=8), exceptions=())
    plan = solve(problem, threads=1, stop=Steps(8_000))
    who, day = busiest(plan)
    answer = replan(problem, plan, (Happening("actor away", who, (day,)),), stop=Steps(4_000))
    fresh = solve(answer.problem, threads=1, stop=Steps(8_000), seed=1)
    return len(recalls(plan, answer.curve[-1].plan)), len(recalls(plan, fresh))


def test_fewer_people_are_told_than_by_planning_afresh():
    """In casts of six, where planning afresh tells nearly everybody, over eight dramas."""
    told, afresh = (sum(people) for people in zip(*(told_anew(seed) for seed in range(1, 9)), strict=True))
    assert 3 * told <= 2 * afresh


def two_in_a_day() -> Problem:
    """林秋 in the morning, 周明 after her, on one set."""
    return Problem(
        title="two",
        days=(Day(), Day()),
        units=(Unit(day_fen=1_000_000),),
        sites=(Site("base"),),
        sets=(Set("hall", "base"),),
        people=(Person("林秋"), Person("周明")),
        scenes=(Scene("1", 60, (SetOption("hall"),), (Part("林秋"),)), Scene("2", 60, (SetOption("hall"),), (Part("周明"),))),
        wishes=Wishes(story_order_fen=100),
    )


def test_a_day_rather_waits_than_calls_somebody_sooner():
    problem = two_in_a_day()
    plan = solve(problem, threads=1, stop=Steps(500))
    answered = replan(problem, plan, (Happening("scene dropped", scene="1"),), stop=Steps(500))
    assert [recall.person for recall in recalls(plan, answered.curve[-1].plan)] == ["林秋"]
    assert calls(plan)["周明", 0] == calls(answered.curve[-1].plan)["周明", 0] > CIVIL_START


def test_a_plan_that_waits_keeps_its_minutes_on_the_board():
    problem = two_in_a_day()
    plan = solve(problem, threads=1, stop=Steps(500))
    answered = replan(problem, plan, (Happening("scene dropped", scene="1"),), stop=Steps(500))
    waiting = answered.curve[-1].plan
    board = ready(answered.problem)
    draft = opened(board, waiting)
    assert draft.plan.days == waiting.days
    away = moved(board, draft, move(draft.rows, ["2"], 1, "A", ""))
    assert moved(board, away, inverse(draft.rows, move(draft.rows, ["2"], 1, "A", ""))).plan.days == waiting.days


def test_days_already_shot_stay_to_the_minute(plan: Plan):
    who, day = busiest(plan)
    answered = replan(PROBLEM, plan, (Happening("actor away", who, (day,)),), today=day, stop=Steps(2_000))
    before = [(s.day, s.slots, s.people) for s in plan.days if s.day < day]
    assert [(s.day, s.slots, s.people) for s in answered.plan.days if s.day < day] == before
    assert before


def test_the_same_seed_gives_the_same_curve(plan: Plan):
    who, day = busiest(plan)
    twice = [replan(PROBLEM, plan, (Happening("actor away", who, (day,)),), stop=Steps(1_000), seed=7) for _ in range(2)]
    assert twice[0] == twice[1]


def test_a_dropped_scene_leaves_the_plan_and_a_new_one_enters(plan: Plan):
    new = replace(PROBLEM.scenes[0], id="new")
    answered = replan(PROBLEM, plan, (Happening("scene dropped", scene="s1"), Happening("scene added", new=new)), stop=Steps(1_000))
    assert "s1" not in answered.plan.day_of
    assert "new" in answered.plan.day_of


def test_a_new_scene_is_not_planned_into_the_past(plan: Plan):
    day = plan.days[-1].day
    added = Happening("scene added", new=replace(PROBLEM.scenes[0], id="new"))
    answered = replan(PROBLEM, plan, (added,), today=day, stop=Steps(1_000))
    assert answered.plan.day_of["new"] >= day


def test_a_production_that_is_shot_has_nothing_to_replan(plan: Plan):
    shot = replace(PROBLEM, scenes=tuple(replace(scene, done=True) for scene in PROBLEM.scenes))
    answered = replan(shot, replace(plan, days=(), costs=(), cost_fen=0), (), stop=Steps(1_000))
    assert (answered.plan.cost_fen, answered.plan.days) == (0, ())


def test_a_lost_day_stays_empty(plan: Plan):
    day = plan.days[-1].day
    answered = replan(PROBLEM, plan, (Happening("day lost", days=(day,)),), stop=Steps(1_000))
    assert day not in {sheet.day for sheet in answered.plan.days}


def test_released_people_are_not_counted(plan: Plan):
    everybody = frozenset(person.id for person in PROBLEM.people)
    who, day = busiest(plan)
    answered = replan(PROBLEM, plan, (Happening("actor away", who, (day,)),), released=everybody, stop=Steps(1_000))
    assert [point.people for point in answered.curve] == [0]


def test_an_actor_lost_for_good_is_impossible_with_reasons(plan: Plan):
    who, _ = busiest(plan)
    with pytest.raises(ImpossibleError, match="away"):
        replan(PROBLEM, plan, (Happening("actor away", who, tuple(range(8))),), stop=Steps(100))


@pytest.mark.parametrize(
    ("happening", "said"),
    [
        (Happening("actor away", "nobody", (1,)), "nobody is called 'nobody'"),
        (Happening("set closed", "moon", (1,)), "no set is called 'moon'"),
        (Happening("scene dropped", scene="x9"), "there is no scene 'x9'"),
        (Happening("day lost", days=(8,)), "there is no day 8; days count from 0 to 7"),
    ],
)
def test_a_happening_about_nothing_is_refused(plan: Plan, happening: Happening, said: str):
    with pytest.raises(ValueError, match=said):
        happened(PROBLEM, plan, (happening,))


def test_the_document_survives_writing_and_reading(lost: Replan):
    assert REPLAN.load(REPLAN.dump(lost)) == lost


def test_the_problem_of_the_drama_is_not_changed_by_the_question(lost: Replan):
    assert isinstance(lost.problem, Problem)
    assert lost.problem.scenes == PROBLEM.scenes
