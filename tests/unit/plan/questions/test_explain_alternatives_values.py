"""Why each yuan, plans that differ in kind, and what a relaxation is worth, on small dramas."""

from dataclasses import replace

import pytest

from dramas import drama
from juzu.kernel.errors import ImpossibleError
from juzu.plan.check import check
from juzu.plan.document import Plan
from juzu.plan.problem import Day, Part, Pay, Person, Problem, Scene, Set, SetOption, Site, Unit
from juzu.plan.questions.alternatives import ALTERNATIVES, alternatives
from juzu.plan.questions.explain import EXPLANATION, explain
from juzu.plan.questions.values import VALUES, value_of
from juzu.plan.solve import solve
from juzu.plan.stop import Steps

DRAMA = drama(5, 24, days=7)
# lin and zhou together in 1, apart in 2 and 3; zhou is away on day 0, so without a second day 1 cannot be shot on the day of lin's scene
APART = Problem(
    title="两天",
    days=(Day(), Day(), Day()),
    units=(Unit("A", 1_000_000),),
    sites=(Site("mall"),),
    sets=(Set("office", "mall"),),
    scenes=(
        Scene("1", 60, (SetOption("office"),), (Part("lin"), Part("zhou"))),
        Scene("2", 60, (SetOption("office"),), (Part("lin"),), latest_day=0),
    ),
    people=(Person("lin", "林秋", pay=Pay("day", 450_000, 100)), Person("zhou", "周明", pay=Pay("day", 100_000), away=(0,))),
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return solve(DRAMA, threads=1, stop=Steps(6_000))


@pytest.fixture(scope="module")
def two_days() -> Plan:
    return solve(APART, threads=1, stop=Steps(200))


def test_the_causes_add_up_to_the_cost_to_the_fen(plan: Plan):
    explained = explain(DRAMA, plan, stop=Steps(0))
    assert sum(cause.fen for cause in explained.causes) == plan.cost_fen == explained.cost_fen


def test_a_cause_names_the_scenes_behind_it(plan: Plan):
    crew = [cause for cause in explain(DRAMA, plan, stop=Steps(0)).causes if cause.head == "crew"]
    assert {scene for cause in crew for scene in cause.scenes} == {scene.id for scene in DRAMA.scenes}


def test_without_an_allowance_nothing_is_tried_and_with_one_the_dearest_is(plan: Plan):
    assert all(cause.change is None for cause in explain(DRAMA, plan, stop=Steps(0)).causes)
    tried = [cause for cause in explain(DRAMA, plan, stop=Steps(1)).causes if cause.change]
    assert len(tried) == 1


def test_a_wasteful_day_is_told_to_be_saved():
    # both scenes fit on one day; the plan that uses two pays the crew and lin twice: 10,000 + 4,500 yuan
    together = replace(APART, people=tuple(replace(p, away=()) for p in APART.people))
    wasteful = solve(replace(together, scenes=(replace(together.scenes[0], day=1), together.scenes[1])), threads=1, stop=Steps(200))
    explained = explain(together, wasteful, stop=Steps(1_000_000))
    change = next(cause.change for cause in explained.causes if cause.head == "crew" and cause.day == 1)
    assert change is not None
    assert change.fen == -1_450_000
    assert [(move.scene, move.b_day) for move in change.moved] == [("1", 0)]
    assert "省 14,500 元" in change.text.zh


def test_what_cannot_be_removed_is_said(two_days: Plan):
    change = next(c.change for c in explain(APART, two_days, stop=Steps(1_000_000)).causes if c.head == "crew" and c.day == 0)
    assert change is not None
    assert not change.found  # 2 must be shot on day 0


def test_one_more_day_of_an_actor_is_worth_the_day_it_saves(two_days: Plan):
    values = value_of(APART, two_days, stop=Steps(1_000_000))
    zhou = next(value for value in values.values if value.who == "zhou")
    assert (zhou.day, zhou.fen) == (0, 1_450_000)
    assert values.noise_fen == 0
    assert values.values[0] == zhou


def test_a_relaxation_is_never_worth_less_than_nothing(plan: Plan):
    assert all(value.fen >= 0 for value in value_of(DRAMA, plan, stop=Steps(20_000)).values)


def test_every_alternative_is_legal_and_none_beats_another(plan: Plan):
    front = alternatives(DRAMA, stop=Steps(4_000), start=plan).front
    measures = [(a.cost_fen, a.days, a.longest_min, a.waiting_min) for a in front]
    assert [check(DRAMA, a.plan).broken for a in front] == [()] * len(front)
    assert not any(a != b and all(x <= y for x, y in zip(a, b, strict=True)) for a in measures for b in measures)
    assert len(front) >= 2


def test_alternatives_need_no_plan_to_start_from():
    assert alternatives(APART, stop=Steps(500)).front[0].days == 2


def test_alternatives_of_an_impossible_problem_say_why():
    never = replace(APART, people=tuple(replace(p, away=(0, 1, 2)) for p in APART.people))
    with pytest.raises(ImpossibleError, match="away"):
        alternatives(never, stop=Steps(100))


def test_the_documents_survive_writing_and_reading(two_days: Plan):
    explained = explain(APART, two_days, stop=Steps(3_000))
    values = value_of(APART, two_days, stop=Steps(20_000))
    several = alternatives(APART, stop=Steps(500))
    assert EXPLANATION.load(EXPLANATION.dump(explained)) == explained
    assert VALUES.load(VALUES.dump(values)) == values
    assert ALTERNATIVES.load(ALTERNATIVES.dump(several)) == several
