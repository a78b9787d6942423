"""The solver on core instances and on problems without a legal plan."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dramas import drama
from juzu.kernel.errors import ImpossibleError
from juzu.plan.core_format import core_problem
from juzu.plan.least import least_fen
from juzu.plan.model import CLOCKLESS, build
from juzu.plan.problem import Day as PlanDay
from juzu.plan.problem import Link, Part, Person, Problem, Rule, Scene, Set, SetOption, Site, Unit
from juzu.plan.progress import Report
from juzu.plan.solve import solve
from juzu.plan.stop import FirstOf, Seconds, Steps

CORE = Path(__file__).parents[2] / "data" / "plan" / "microdrama" / "microdrama_60_1.json"


def core() -> Problem:
    return core_problem(json.loads(CORE.read_text(encoding="utf-8")))


def two_days(*scenes: Scene, people: tuple[Person, ...] = (), links: tuple[Link, ...] = (), closed: tuple[int, ...] = ()) -> Problem:
    """Two days of at most 300 minutes on one set; 1,000 yuan a day."""
    return Problem(
        title="two days",
        days=(PlanDay(), PlanDay()),
        units=(Unit(day_fen=100_000),),
        sites=(Site("base"),),
        sets=(Set("hall", "base", "大堂", closed=closed),),
        scenes=scenes,
        people=people,
        links=links,
        rules=(Rule("longest-day", 300),),
    )


def scene(name: str, minutes: int = 60, cast: str = "", **facts: int) -> Scene:
    return Scene(name, minutes, (SetOption("hall"),), tuple(Part(p) for p in cast.split()), **facts)


def test_a_core_instance_is_planned_by_contents_and_well_below_sort_and_fill():
    """Sort by set and fill costs 308,660 yuan by the instance's README, a naive search of two minutes 212,180."""
    problem = core()
    assert build(problem).fact[CLOCKLESS]
    plan = solve(problem, threads=1, stop=Steps(600_000))
    assert plan.cost_fen < 222_000_00
    assert plan.sorted_fen > 290_000_00


def test_a_timed_drama_costs_much_less_than_sort_and_fill():
    problem = drama(1, 60)
    assert not build(problem).fact[CLOCKLESS]
    plan = solve(problem, threads=1, stop=Steps(15_000))
    assert plan.days
    assert plan.cost_fen < 0.9 * plan.sorted_fen


def test_a_search_stops_within_half_a_second_and_tells_of_its_progress():
    told: list[Report] = []
    began = time.monotonic()
    plan = solve(core(), threads=2, stop=FirstOf((Seconds(1.0, time.monotonic), Steps(10**9))), report=told.append)
    assert time.monotonic() - began < 1.0 + 0.5 + 0.5  # the second half second for a first load of compiled code
    assert told
    assert [r.cost_fen for r in told] == sorted((r.cost_fen for r in told), reverse=True)
    assert told[-1].cost_fen == plan.cost_fen


def test_when_the_bound_is_met_the_plan_is_proven_best():
    """Two scenes of an hour fit a day: one day of 1,000 yuan, and no plan has none."""
    problem = two_days(scene("1"), scene("2"))
    plan = solve(problem, threads=1, stop=Steps(100))
    assert (plan.cost_fen, plan.bound_fen, plan.status) == (100_000, 100_000, "proven best")


def test_nothing_to_shoot_costs_nothing():
    plan = solve(two_days(replace(scene("1"), done=True)), threads=1, stop=Steps(10))
    assert (plan.cost_fen, plan.days, plan.status) == (0, (), "proven best")


def test_the_least_cost_counts_days_people_and_sets():
    """700 minutes need three days of at most 300, at 1,000 yuan each; there are only two, so no number of days holds them and nothing is claimed."""
    assert least_fen(build(two_days(scene("1", 250), scene("2", 250)))) == 200_000


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (two_days(scene("1"), closed=(0, 1)), ("1", "大堂")),
        (two_days(scene("1", cast="lin"), people=(Person("lin", role="林晚", away=(0, 1)),)), ("1", "林晚")),
        (two_days(scene("1", 250), scene("2", 250), scene("3", 250)), ("12 小时 30 分", "5 小时")),  # 750 minutes against 2 × 300
        (two_days(scene("1", 200, day=0), scene("2", 200, day=0)), ("1", "2", "6 小时 40 分")),  # 400 minutes on one day of 300
        (two_days(scene("1", day=1), scene("2", day=0), links=(Link("not_later_day", "1", "2"),)), ("1", "2")),
        (two_days(scene("1"), scene("2"), links=(Link("before", "1", "2"), Link("before", "2", "1"))), ("1", "2")),
        (two_days(scene("1", 400)), ("1", "6 小时 40 分")),
        (two_days(scene("1", cast="lin"), people=(Person("lin", role="林晚", away=(0,)),), closed=(1,)), ("林晚", "大堂")),
    ],
    ids=["closed set", "absent", "too many minutes", "locked to one day", "link against locks", "ring", "too long", "absent and closed"],
)
def test_an_impossible_problem_names_the_facts(problem: Problem, words: tuple[str, ...]):
    with pytest.raises(ImpossibleError) as raised:
        solve(problem, threads=1, stop=Steps(100))
    told = " ".join(fault.what.zh for fault in raised.value.faults)
    assert all(word in told for word in words), told
