"""What holds of every plan that the solver gives, over generated dramas with light, hours, looks, options, minors, links, wishes and two units."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dramas import drama
from juzu.kernel.errors import ImpossibleError
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.costs import cost_lines
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.first import filled
from juzu.plan.model import build
from juzu.plan.problem import Problem
from juzu.plan.solution import empty
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.plan.timing import desk

SMALL = settings(max_examples=25, deadline=None, derandomize=True)
dramas = st.builds(
    drama, st.integers(0, 10_000), st.integers(1, 24), days=st.integers(3, 7), units=st.sampled_from([1, 1, 2]), extra_rules=st.booleans()
)


def quick(problem: Problem, seed: int = 0) -> Plan | None:
    try:
        return solve(problem, seed=seed, threads=1, stop=Steps(1_500))
    except ImpossibleError:
        return None


@SMALL
@given(dramas)
def test_the_checker_finds_nothing_in_a_plan_that_leaves_the_room(problem: Problem):
    plan = quick(problem)
    if plan and plan.days:
        assert check(problem, plan).broken == ()
        assert plan.checked


@SMALL
@given(dramas)
def test_cost_lines_add_up_and_lie_above_the_bound(problem: Problem):
    plan = quick(problem)
    if plan and plan.days:
        assert plan.cost_fen == sum(line.fen for line in plan.costs)
        assert 0 < plan.bound_fen <= plan.cost_fen
        assert plan.sorted_fen == 0 or plan.sorted_fen >= plan.cost_fen


@SMALL
@given(dramas)
def test_what_the_search_minimises_is_what_the_plan_costs(problem: Problem):
    """Also for solutions that break rules: their money is counted the same way."""
    m = build(problem)
    solution = filled(m, empty(m))
    fen, _ = measure_all(m, solution, desk(m))
    assert fen == sum(line.fen for line in cost_lines(problem, m, assemble(problem, m, solution)))


def test_the_same_seed_gives_the_same_plan():
    problem = drama(3, 24)
    assert quick(problem, seed=5) == quick(problem, seed=5)
    assert quick(problem, seed=5) != quick(problem, seed=6)


def test_a_search_goes_on_from_a_plan_and_never_gives_a_dearer_one():
    problem = drama(3, 24)
    first = quick(problem)
    assert first
    again = solve(problem, threads=1, stop=Steps(0), start=first)
    assert again.cost_fen <= first.cost_fen


@pytest.mark.parametrize("units", [1, 2])
def test_locks_hold(units: int):
    """Scene s3 is locked to day 2 at 10:00, s4 to day 1; s5 was shot already."""
    problem = drama(8, 16, units=units)
    locked = {"s3": {"day": 2, "start_min": 600}, "s4": {"day": 1}, "s5": {"done": True}}
    free = [replace(s, options=s.options[:1], outside=False, light="any", cast=s.cast[:1], **locked.get(s.id, {})) for s in problem.scenes]
    plan = quick(replace(problem, scenes=tuple(free), links=(), people=tuple(replace(p, away=(), busy=()) for p in problem.people)))
    assert plan
    assert plan.day_of["s3"] == 2
    assert plan.day_of["s4"] == 1
    assert "s5" not in plan.day_of
    assert {slot.start for day in plan.days for slot in day.slots if slot.scene == "s3"} == {600}
