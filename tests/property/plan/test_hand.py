"""What holds of every edit by hand, over generated dramas and random edits: time, money and the checker's word."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dramas import drama
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.evaluate import measure_all
from juzu.plan.first import filled
from juzu.plan.hand.draft import Draft, Ready, drafted, moved, opened, ready
from juzu.plan.hand.edit import Edit, inverse, move, move_day, shelve, swap_days
from juzu.plan.hand.effect import effect
from juzu.plan.problem import Problem
from juzu.plan.solution import empty
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.plan.timing import desk

SMALL = settings(max_examples=25, deadline=None, derandomize=True)
dramas = st.builds(
    drama, st.integers(0, 10_000), st.integers(2, 24), days=st.integers(3, 7), units=st.sampled_from([1, 1, 2]), extra_rules=st.booleans()
)
seeds = st.integers(0, 10_000)


def standing(problem: Problem) -> tuple[Ready, Draft]:
    """A first arrangement of the problem, legal or not."""
    r = ready(problem)
    solution = filled(r.m, empty(r.m))
    measure_all(r.m, solution, desk(r.m))
    return r, opened(r, replace(drafted(r, {}).plan, days=assemble(problem, r.m, solution)))


def some_edit(problem: Problem, draft: Draft, seed: int) -> Edit:
    """A random edit."""
    dice = random.Random(seed)
    days, scenes = len(problem.days), [scene.id for scene in problem.scenes]
    chosen = dice.sample(scenes, min(len(scenes), dice.randint(1, 4)))
    day, unit = dice.randrange(days), dice.choice(problem.units).id
    row = [strip.scene for strip in draft.rows.get((day, unit), ())]
    return dice.choice(
        (
            move(draft.rows, chosen, day, unit, dice.choice(["", *row])),
            move(draft.rows, chosen[:1], day, unit, dice.choice(["", *row])),
            shelve(chosen),
            swap_days(draft.rows, dice.randrange(days), dice.randrange(days)),
            move_day(problem, draft.rows, dice.randrange(days), dice.randrange(days)),
        )
    )


@SMALL
@given(dramas, seeds)
def test_an_edit_and_its_inverse_change_nothing(problem: Problem, seed: int):
    r, draft = standing(problem)
    edit = some_edit(problem, draft, seed)
    there = moved(r, draft, edit)
    back = moved(r, there, inverse(draft.rows, edit))
    assert (back.rows, back.plan, back.verdict) == (draft.rows, draft.plan, draft.verdict)


@SMALL
@given(dramas, seeds)
def test_a_draft_written_day_by_day_is_the_one_written_at_once(problem: Problem, seed: int):
    """So what is shown before the drop is what the plan is after it, also after many edits."""
    r, draft = standing(problem)
    for n in range(4):
        draft = moved(r, draft, some_edit(problem, draft, seed + n))
    whole = drafted(r, draft.rows)
    assert (whole.plan, whole.verdict) == (draft.plan, draft.verdict)


@SMALL
@given(dramas, seeds)
def test_a_draft_says_of_itself_what_the_checker_finds(problem: Problem, seed: int):
    """Its money is never misstated, its calls are never wrong, and it says it was checked only when nothing is broken."""
    r, draft = standing(problem)
    draft = moved(r, draft, some_edit(problem, draft, seed))
    verdict = check(problem, draft.plan)
    own = {"right-problem", "sheets-order", "call-sheet", "cost-lines", "cost-total", "bound", "known-names", "slots-join", "slots-named"}
    assert {breach.rule for breach in verdict.broken} & own == set()
    assert draft.plan.checked is verdict.ok
    assert draft.plan.status == "by hand"
    assert verdict.broken == draft.verdict.broken


@SMALL
@given(dramas, seeds)
def test_the_effect_is_the_difference_of_the_two_plans(problem: Problem, seed: int):
    r, a = standing(problem)
    b = moved(r, a, some_edit(problem, a, seed))
    there, back = effect(problem, a, b), effect(problem, b, a)
    assert there.fen == b.plan.cost_fen - a.plan.cost_fen == sum(c.b_fen - c.a_fen for c in there.money)
    assert (there.broken, there.healed) == (back.healed, back.broken)
    assert there.minutes == sum(s.wrap - s.call for s in b.plan.days) - sum(s.wrap - s.call for s in a.plan.days)


@SMALL
@given(dramas, seeds)
def test_a_solved_plan_opened_by_hand_keeps_its_minutes_and_its_money(problem: Problem, seed: int):
    plan = solve(problem, seed=seed, threads=1, stop=Steps(500)) if standing(problem)[1].verdict.ok else None
    if plan:
        assert opened(ready(problem), plan).plan == plan
        by_hand = opened(ready(problem, plan.bound_fen), replace(plan, problem="another")).plan
        assert (by_hand.days, by_hand.costs, by_hand.bound_fen, by_hand.checked) == (plan.days, plan.costs, plan.bound_fen, True)
