"""No legal plan costs less than the bound: against every plan of tiny timed dramas, costed by the checker."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations, product

import pytest

from juzu.kernel.span import Span
from juzu.plan.bound.lower import lower_bound
from juzu.plan.check import check
from juzu.plan.core_format import core_problem
from juzu.plan.problem import (
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Move,
    Part,
    Pay,
    Person,
    Problem,
    Rule,
    RuleException,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
    Wishes,
)
from juzu.plan.stop import Steps
from plans import SMALL_ORDER, Order, small_drama, timed

PAYS = (
    Pay("day", 50_000, 50, 120, 9_000),
    Pay("hour", 7_001, minimum_min=90, guild_percent=7),
    Pay("package", 90_000, guild_percent=10),
    Pay("day", 20_000),
)
TARIFFS = (
    Tariff("day", 30_000, 60, 5_000),
    Tariff("half_day", 12_000, 120, power_fen_per_hour=300),
    Tariff("hour", 9_000, minimum_min=90, once_fen=7_000),
    Tariff("free", night_fen=4_000),
)


def tiny(seed: int) -> Problem:
    """Four scenes, two or three days, one or two units, and a little of everything that costs."""
    rng = random.Random(seed)
    people = tuple(
        Person(f"p{n}", pay=rng.choice(PAYS), away=(1,) * (rng.random() < 0.1), makeup_min=rng.choice((0, 30))) for n in range(3)
    )
    sets = tuple(Set(f"s{n}", rng.choice(("a", "a", "b")), shell=rng.choice(("", "hall")), tariff=rng.choice(TARIFFS)) for n in range(3))
    scenes = tuple(
        Scene(
            f"{n}",
            rng.choice((40, 75, 90, 130)),
            tuple(SetOption(s.id, rng.choice((0, 800)), rng.choice((0, 15))) for s in rng.sample(sets, rng.choice((1, 1, 2)))),
            tuple(Part(p.id, rng.choice(("", "x", "y"))) for p in rng.sample(people, rng.choice((0, 1, 2)))),
            (ExtrasNeed("g", rng.choice((3, 8))),) * (rng.random() < 0.5),
            latest_day=rng.choice((-1, -1, 1)),
            due_day=rng.choice((-1, 0)),
            late_fen_per_day=500,
            done=rng.random() < 0.1,
        )
        for n in range(4)
    )
    rules = [Rule("longest-day", 300, hard=rng.random() < 0.6, price_fen=3_000)]
    if rng.random() < 0.5:
        rules += [Rule("meal-after", 160), Rule("meal-length", 20)]
    exceptions = (RuleException("longest-day", "制片人", 2_500, person=rng.choice(("", "A"))),) * (rng.random() < 0.3)
    units = (Unit("A", 100_000, 180, 9_000, rng.choice((0, 20)), 10), Unit("B", 60_000, 150, 8_000))
    day = Day(open=Span(360, rng.choice((1000, 1600))))
    return Problem(
        title=f"小题 {seed}",
        days=(day, replace(day, pay_percent=rng.choice((100, 150))), replace(day, kind=rng.choice(("shoot", "rest")))),
        units=units[: rng.choice((1, 1, 2))],
        sites=(Site("a", change_min=rng.choice((0, 20, 70)), state_change_min=rng.choice((5, 40)), tariff=rng.choice(TARIFFS)), Site("b")),
        sets=sets,
        scenes=scenes,
        people=people,
        extras=(ExtrasGroup("g", pay=rng.choice(PAYS)),),
        moves=(Move("a", "b", rng.choice((10, 60)), 1_000),) * (rng.random() < 0.5),
        move_min=45,
        relight_min=15,
        rules=tuple(rules),
        exceptions=exceptions,
        wishes=Wishes(100, 200, 50),
    )


def sunlit(seed: int) -> Problem:
    """Four scenes outside by day, outside by night, inside, and on sets with hours; relighting, paid moves, days of unlike pay, and limits on the
    hours of crew and actors."""
    rng = random.Random(seed)
    hours = Span(0, 2880), Span(0, 600), Span(900, 2000)
    sets = tuple(Set(f"s{n}", rng.choice("aab"), open=rng.choice(hours), tariff=rng.choice(TARIFFS)) for n in range(3))
    scenes = tuple(
        Scene(
            f"{n}",
            rng.choice((40, 90, 130)),
            tuple(SetOption(s.id) for s in rng.sample(sets, rng.choice((1, 1, 2)))),
            (Part(rng.choice(("kid", "lead"))),),
            light=rng.choice(("day", "night", "any")),
            outside=rng.random() < 0.6,
        )
        for n in range(4)
    )
    rules = (Rule("longest-day", rng.choice((280, 400, 700))),) + (Rule("minor-latest", 1200),) * (rng.random() < 0.5)
    rules += (Rule("person-longest-day", rng.choice((160, 260))),) * (rng.random() < 0.5) + (Rule("minor-hours", 150),) * (
        rng.random() < 0.5
    )
    day = Day(sunrise_min=360, sunset_min=1080)
    return Problem(
        title=f"日光小题 {seed}",
        days=tuple(replace(day, pay_percent=rng.choice((100, 101, 250))) for _ in range(4)),
        units=(Unit("A", 100_000, setup_min=rng.choice((0, 20)), strike_min=10),),
        sites=(Site("a", change_min=rng.choice((10, 40))), Site("b", change_min=20)),
        sets=sets,
        scenes=scenes,
        people=(Person("kid", pay=PAYS[0], minor=True, makeup_min=20), Person("lead", pay=PAYS[1])),
        moves=(Move("a", "b", 30, 50_000),) * (rng.random() < 0.7),
        move_min=25,
        relight_min=rng.choice((0, 15, 50)),
        rules=rules,
    )


def orders(problem: Problem, rng: random.Random, most: int, calls: tuple[int, ...] = (360, 400, 480)) -> Iterator[Order]:
    """Every assignment, option and order, or a sample of `most` of them."""
    todo = [s for s in problem.scenes if not s.done]
    places = [(d, u.id) for d, day in enumerate(problem.days) if day.kind == "shoot" for u in problem.units]
    ways = list(product(*(product(places, [o.set for o in s.options]) for s in todo)))
    lines = list(permutations(range(len(todo))))
    every = list(product(ways, lines)) if len(ways) * len(lines) <= most else [(rng.choice(ways), rng.choice(lines)) for _ in range(most)]
    for way, line in every:
        order: Order = {}
        for n in line:
            place, set_id = way[n]
            order.setdefault(place, (rng.choice(calls), []))[1].append((todo[n].id, set_id))
        yield order


def bound(problem: Problem, best: int = 0) -> int:
    return lower_bound(problem, best=lambda: best, stop=Steps(60), report=lambda _: None).fen


def cheapest(problem: Problem, seed: int, most: int, calls: tuple[int, ...] = (360, 400, 480)) -> int:
    """The least cost of the legal ones among the plans tried; 0 when none is."""
    plans = (timed(problem, order) for order in orders(problem, random.Random(seed), most, calls))
    return min((plan.cost_fen for plan in plans if check(problem, plan).ok), default=0)


@pytest.mark.parametrize("seed", range(30))
def test_no_plan_of_a_tiny_drama_costs_less_than_its_bound(seed: int) -> None:
    problem = tiny(seed)
    cost = cheapest(problem, seed, 150)
    assert not cost or bound(problem) <= cost


def test_no_plan_that_waits_for_sun_or_dark_costs_less_than_its_bound() -> None:
    """Of 60 dramas at least a third have a legal plan among those tried; none of those is cheaper than the bound, nor held impossible."""
    calls = tuple(range(0, 1700, 100))
    costs = {seed: cheapest(sunlit(seed), seed, 250, calls) for seed in range(60)}
    legal = {seed: cost for seed, cost in costs.items() if cost}
    assert len(legal) >= 20
    for seed, cost in legal.items():
        result = lower_bound(sunlit(seed), best=lambda: 0, stop=Steps(60), report=lambda _: None)
        assert result.fen <= cost
        assert not result.impossible


def test_the_bound_of_tiny_dramas_is_no_idle_talk() -> None:
    """Over dramas of which legal plans were found the bound reaches at least two thirds of the cheapest plan tried, and nine tenths of some."""
    seeds = (2, 4, 6, 7, 8, 9, 11, 19)
    ratios = [bound(tiny(seed)) / cost for seed in seeds if (cost := cheapest(tiny(seed), seed, 150))]
    assert len(ratios) >= 5
    assert min(ratios) > 0.66
    assert max(ratios) > 0.9


def core(seed: int) -> Problem:
    """Five scenes of a core instance: without clock effects the cheapest of all assignments is the optimum, to the fen."""
    rng = random.Random(seed)
    people = [{"id": f"p{n}", "day_fen": rng.randrange(2, 9) * 10_000, "hold_percent": 50, "away": [0] * (n == 2)} for n in range(3)]
    places = [{"id": f"k{n}", "site": "ab"[n // 2], "fee_per_day_fen": rng.randrange(5, 9) * 1_000, "closed": []} for n in range(3)]
    scenes = [
        {
            "id": f"s{n}",
            "minutes": rng.choice((100, 160, 220)),
            "place": f"k{rng.randrange(3)}",
            "cast": rng.sample(["p0", "p1", "p2"], rng.randrange(3)),
            "extras": ["x"] * (n == 3),
        }
        for n in range(5)
    ]
    crew = {"day_fen": 90_000, "included_min": 240, "overtime_fen_per_started_hour": 12_000, "longest_min": 560}
    return core_problem(
        {
            "schema": "microdrama-core.1",
            "name": f"core {seed}",
            "days": 3,
            "crew": crew,
            "change_min": {"same_site": 20, "other_site": 60},
            "places": places,
            "people": people,
            "extras": [{"id": "x", "day_fen": 7_000}],
            "scenes": scenes,
            "before": [["s0", "s4"]],
        }
    )


def optimum(problem: Problem) -> int:
    """The cheapest of all assignments, each day shot set by set and site by site."""
    place = {s.id: s for s in problem.sets}
    todo = sorted(problem.scenes, key=lambda s: (place[s.options[0].set].site, s.options[0].set))
    costs = []
    for days in product(range(len(problem.days)), repeat=len(todo)):
        order: Order = {}
        for scene, day in zip(todo, days, strict=True):
            order.setdefault((day, "A"), (0, []))[1].append((scene.id, scene.options[0].set))
        plan = timed(problem, order)
        if check(problem, plan).ok:
            costs.append(plan.cost_fen)
    return min(costs)


@pytest.mark.parametrize("seed", range(6))
def test_final_is_said_only_when_the_bound_meets_the_cost(seed: int) -> None:
    problem = core(seed)
    cost = optimum(problem)
    free = lower_bound(problem, best=lambda: 0, stop=Steps(200), report=lambda _: None)
    told = lower_bound(problem, best=lambda: cost, stop=Steps(200), report=lambda _: None)
    dearer = lower_bound(problem, best=lambda: cost + 1, stop=Steps(200), report=lambda _: None)
    assert free.fen <= cost
    assert not free.final
    assert told.final == (told.fen == cost)
    assert dearer.fen <= cost
    assert not dearer.final


def test_the_bound_of_a_drama_with_every_kind_of_fact_is_below_a_legal_plan() -> None:
    problem = small_drama()
    plan = timed(problem, SMALL_ORDER)
    assert 3_300_000 <= bound(problem) <= plan.cost_fen  # A 25,000, B 8,000 for the lobby scene
