"""Crews planned together: legal, without a clash, never dearer than one after another; what is fixed stays fixed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bases import BASE, at
from juzu.base.booking.booking import Booking
from juzu.base.joint.clash import clashes
from juzu.base.joint.crew import Crew, whole
from juzu.base.joint.document import JOINT_PLAN, JointPlan
from juzu.base.joint.moving import if_released
from juzu.base.joint.together import plan_in_order, plan_together
from juzu.base.joint.told import Told
from juzu.kernel.errors import ImpossibleError, InputError
from juzu.kernel.span import Span
from juzu.plan.check import check
from juzu.plan.problem import Scene
from juzu.plan.stop import Asked, FirstOf, Steps
from sharing import crew

FEW = 40_000


def planned(*crews: Crew, steps: int = FEW, bookings: tuple[Booking, ...] = (), pool: int = 0, threads: int = 1) -> JointPlan:
    return plan_together(BASE, crews, stop=Steps(steps), threads=threads, bookings=bookings, pool=pool)


def assert_stands(joint: JointPlan, *crews: Crew, bookings: tuple[Booking, ...] = (), pool: int = 0) -> None:
    plans = [(one, joint.part(one.name).plan) for one in crews]
    for one, plan in plans:
        verdict = check(one.problem, plan)
        assert verdict.ok, verdict.broken[0].what.en
        assert set(plan.day_of) == {scene.id for scene in one.problem.scenes}
    assert clashes(BASE, plans, bookings=bookings, pool=pool) == ()
    assert joint.cost_fen == sum(plan.cost_fen for _, plan in plans)


def test_three_crews_on_the_same_sets_are_legal_free_of_clashes_and_no_dearer_than_one_after_another() -> None:
    crews = crew("甲", 1), crew("乙", 2), crew("丙", 3)
    joint = planned(*crews)
    assert_stands(joint, *crews)
    assert 0 < joint.cost_fen <= joint.sequential_fen
    assert joint.saving_fen == sum(part.saving_fen for part in joint.crews) == sum(part.share_fen for part in joint.crews)
    assert sum(part.receives_fen for part in joint.crews) == 0


def test_one_after_another_gives_the_first_crew_what_it_would_have_alone() -> None:
    crews = crew("甲", 1), crew("乙", 2)
    joint = plan_in_order(BASE, crews, stop=Steps(FEW), threads=1)
    assert_stands(joint, *crews)
    assert joint.cost_fen == joint.sequential_fen
    alone = plan_in_order(BASE, crews[:1], stop=Steps(FEW // 2), threads=1)
    assert joint.part("甲").plan.days == alone.part("甲").plan.days


def test_the_same_seed_and_steps_give_the_same_joint_plan_on_two_threads_too() -> None:
    crews = crew("甲", 1), crew("乙", 2), crew("丙", 3)
    once, again = (planned(*crews, threads=2, steps=20_000) for _ in range(2))
    assert JOINT_PLAN.digest(once) == JOINT_PLAN.digest(again)
    assert_stands(once, *crews)


def test_the_document_is_read_back_as_written() -> None:
    joint = planned(crew("甲", 1), crew("乙", 2), steps=5_000)
    assert JOINT_PLAN.load(JOINT_PLAN.dump(joint)) == joint


def test_what_is_published_stays_to_the_minute_and_a_newcomer_finds_its_place_beside_it() -> None:
    first, second = crew("甲", 1), crew("乙", 2)
    before = planned(first, second)
    kept = [replace(one, plan=before.part(one.name).plan, published=whole(before.part(one.name).plan)) for one in (first, second)]
    newcomer = crew("丙", 3)
    joint = planned(*kept, newcomer)
    assert_stands(joint, first, second, newcomer)
    assert [joint.part(one.name).plan for one in kept] == [one.plan for one in kept]
    assert joint.part("甲").stays
    assert joint.part("甲").share_fen == 0


def test_single_published_days_stay_while_the_rest_is_planned_anew() -> None:
    one, other = crew("甲", 1, scenes=16), crew("乙", 2, scenes=16)
    plan = planned(one, steps=5_000).part("甲").plan
    held = replace(one, plan=plan, published=(plan.days[0].day,))
    joint = planned(held, other)
    assert_stands(joint, one, other)
    assert joint.part("甲").plan.days[0] == plan.days[0]
    assert not joint.part("甲").stays


def test_releasing_what_is_published_says_who_would_move_and_never_costs_more() -> None:
    first, newcomer = crew("甲", 1), crew("乙", 2)
    plan = planned(first, steps=2_000).part("甲").plan
    kept = replace(first, plan=plan, published=whole(plan))
    joint = planned(kept, newcomer)
    moving = if_released(BASE, (kept, newcomer), joint, stop=Steps(FEW), threads=1)
    assert moving.cost_fen <= joint.cost_fen
    assert {move.crew for move in moving.crews} <= {"甲"}


def test_others_bookings_stay_where_they_are() -> None:
    everything = Booking("1", "宴会厅", "旅游团", Span(at("12-07 00:00"), at("12-08 20:00")), "confirmed", 0)
    one = crew("甲", 1, sets=("宴会厅",))
    joint = planned(one, bookings=(everything,))
    assert_stands(joint, one, bookings=(everything,))
    assert min(day.day for day in joint.part("甲").plan.days) >= 1


def test_an_actor_of_two_crews_and_a_pool_of_extras_are_shared() -> None:
    crews = crew("甲", 1, actor="林一", heads=20, sets=("宴会厅",)), crew("乙", 2, actor="林一", heads=20, sets=("病房二",))
    joint = planned(*crews, pool=30)
    assert_stands(joint, *crews, pool=30)


def test_a_villa_let_whole_keeps_clear_of_crews_in_its_rooms() -> None:
    crews = crew("甲", 1, sets=("别墅",), scenes=8), crew("乙", 2, sets=("别墅客厅", "别墅卧室"), scenes=8)
    assert_stands(planned(*crews), *crews)


def test_stopped_at_once_there_is_a_joint_plan_all_the_same() -> None:
    crews = crew("甲", 1), crew("乙", 2)
    joint = plan_together(BASE, crews, stop=FirstOf((Steps(FEW), Asked(lambda: True))), threads=1)
    assert_stands(joint, *crews)


def test_whoever_watches_hears_the_stages_and_can_have_the_best_so_far() -> None:
    told: list[Told] = []
    kept: list[JointPlan | None] = []

    def hear(one: Told) -> None:
        told.append(one)
        if one.stage == "together" and not kept:
            kept.append(one.best())

    crews = crew("甲", 1), crew("乙", 2)
    joint = plan_together(BASE, crews, stop=Steps(FEW), threads=1, report=hear)
    assert list(dict.fromkeys(one.stage for one in told)) == ["first", "one after another", "together", "again", "prices"]
    costs = [one.cost_fen for one in told if one.cost_fen]
    assert costs == sorted(costs, reverse=True)
    assert kept[0] is not None
    assert kept[0].cost_fen >= joint.cost_fen
    assert_stands(kept[0], *crews)


def test_prices_name_hours_that_another_crew_has_the_dearest_first() -> None:
    crews = crew("甲", 1, scenes=14, sets=("宴会厅",), days=3), crew("乙", 2, scenes=14, sets=("宴会厅",), days=3)
    joint = planned(*crews)
    rates = [price.fen_per_hour for price in joint.prices]
    assert rates == sorted(rates, reverse=True)
    for price in joint.prices:
        assert price.holder != price.crew
        assert price.fen_per_hour > 0


def test_more_crews_than_a_set_has_hours_are_told_by_name() -> None:
    crews = [crew(name, n, sets=("宴会厅",), scenes=12, days=1) for n, name in enumerate("甲乙丙")]
    with pytest.raises(ImpossibleError) as error:
        planned(*crews, steps=4_000)
    assert any(name in error.value.faults[0].what.zh for name in "甲乙丙")


def test_slips_of_several_crews_are_told_all_at_once() -> None:
    undated = crew("甲", 1)
    undated = replace(undated, problem=replace(undated.problem, days=tuple(replace(day, date="") for day in undated.problem.days)))
    strange = crew("乙", 2)
    strange = replace(
        strange, problem=replace(strange.problem, sets=(*strange.problem.sets, replace(strange.problem.sets[0], id="没有的景")))
    )
    crowded = crew("丙", 3, heads=50)
    with pytest.raises(InputError) as error:
        planned(undated, strange, crowded, crowded, pool=30)
    said = [fault.what.zh for fault in error.value.faults]
    for word in ("没有一天接一天的日期", "没有的景", "50 位群演", "有两个剧组都叫“丙”"):
        assert any(word in line for line in said), word


def test_a_published_plan_that_is_no_longer_legal_cannot_stay() -> None:
    one = crew("甲", 1)
    plan = planned(one, steps=2_000).part("甲").plan
    more = replace(one.problem, scenes=(*one.problem.scenes, Scene("加", 60, one.problem.scenes[0].options)))
    with pytest.raises(InputError) as error:
        planned(replace(one, problem=more, plan=plan, published=whole(plan)))
    assert "不再合规" in error.value.faults[0].what.zh
