"""The bound at its edges, and its parts against plain counting."""

from __future__ import annotations

import json
import random
import threading
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from juzu.plan.bound.cases import first_cases
from juzu.plan.bound.crew import NO_LIMIT, Step, several_days
from juzu.plan.bound.exact import floor_of, grow, tree
from juzu.plan.bound.fill import NOTHING, pattern_fen
from juzu.plan.bound.lines import line_below
from juzu.plan.bound.lower import lower_bound
from juzu.plan.bound.master import Master
from juzu.plan.bound.patterns import Patterns, patterns
from juzu.plan.bound.rough import rough
from juzu.plan.core_format import core_problem
from juzu.plan.problem import Day, Problem, Scene, Set, SetOption, Site, Unit
from juzu.plan.stop import Asked, Steps
from plans import small_drama

CORE = Path(__file__).parents[2] / "data" / "plan" / "microdrama" / "microdrama_60_1.json"


def one_scene(minutes: int = 60, *, closed: tuple[int, ...] = (), done: bool = False, days: int = 1) -> Problem:
    scene = Scene("1", minutes, (SetOption("set"),), done=done)
    return Problem("", (Day(),) * days, (Unit(day_fen=100),), (Site("site"),), (Set("set", "site", closed=closed),), (scene,))


def bound(problem: Problem, best: int = 0, rounds: int = 40):
    return lower_bound(problem, best=lambda: best, stop=Steps(rounds), report=lambda _: None)


def test_one_day_of_a_crew_of_one_yuan_is_proven_at_once() -> None:
    assert (bound(one_scene(), 100).fen, bound(one_scene(), 100).final) == (100, True)


def test_nothing_left_to_shoot_costs_nothing() -> None:
    assert bound(one_scene(done=True)).fen == 0


@pytest.mark.parametrize(
    "problem", [one_scene(6000), one_scene(closed=(0, 1), days=2)], ids=["too long for any day", "closed on every day"]
)
def test_a_scene_that_fits_nowhere_makes_the_drama_impossible(problem: Problem) -> None:
    assert bound(problem).impossible


def test_every_report_is_better_than_the_last_and_the_last_is_the_result() -> None:
    heard: list[int] = []
    problem = core_problem(json.loads(CORE.read_text(encoding="utf-8")))
    result = lower_bound(problem, best=lambda: 21_500_000, stop=Steps(60), report=heard.append)
    assert heard == sorted(set(heard))
    assert heard[-1] == result.fen
    assert (
        19_000_000 < result.fen <= 21_208_000
    )  # a plan of 212,080 yuan is known; a bound below 190,000 after 60 rounds would be a step back


def test_the_same_seed_gives_the_same_bound() -> None:
    problem = core_problem(json.loads(CORE.read_text(encoding="utf-8")))
    assert bound(problem, rounds=25) == bound(problem, rounds=25)


def test_it_stops_within_half_a_second() -> None:
    asked, at = threading.Event(), [0.0]

    def ask() -> None:
        at[0] = time.process_time()  # the bound has one thread, so that its processor time is its time where nothing else runs
        asked.set()

    threading.Timer(1.0, ask).start()
    problem = core_problem(json.loads(CORE.read_text(encoding="utf-8")))
    lower_bound(problem, best=lambda: 0, stop=Asked(asked.is_set), report=lambda _: None)
    assert time.process_time() - at[0] < 0.5


def test_crew_days_cost_least_when_equal() -> None:
    """600 minutes at 100, up to 720 at 160: 1300 minutes in two days are 650 each, on the chord from (600, 100) to (720, 160): 125 each."""
    steps = (Step(600, 100), Step(720, 160))
    assert several_days(steps, 2, 1300) == 250
    assert several_days(steps, 2, 1200) == 200
    assert several_days(steps, 2, 1441) == NO_LIMIT


def test_the_line_lies_below_the_cost_everywhere() -> None:
    def cost(minutes: int) -> int:
        return 700 * -(-max(minutes, 240) // 60)

    line = line_below(cost, 20, 900, 480)
    assert all(line.fixed + line.per_min * m <= cost(m) for m in range(20, 901))
    assert line.fixed + line.per_min * 480 > 0.85 * cost(480)


def cheapest_day(p: Patterns, profit: np.ndarray) -> int:
    """By trying every choice of one item or none for each scene of a drama with few."""
    best, used = 1 << 60, np.zeros(len(p.fee), np.bool_)
    for kind in range(len(p.open)):
        items = [i for i in range(len(p.row)) if p.open[kind, i]]
        for size in range(6):
            for some in combinations(items, size):
                day = np.full(len(p.minutes), NOTHING, np.int64)
                day[p.row[list(some)]] = some
                fen = pattern_fen(p, p.fee, day, used)
                if fen >= 0 and (day >= 0).sum() == size:
                    best = min(best, fen - sum(int(profit[i] + p.fen[i]) for i in some))
    return best


class Stumbling:
    """A linear solver that finds nothing."""

    OPTIMAL = 0

    def Solve(self, *_: object) -> int:  # noqa: N802  the solver's own name
        return 4


def test_prices_stand_when_the_linear_solver_finds_nothing() -> None:
    p = patterns(small_drama())
    master = Master(p, rough(p).scene, 1_000_000)
    master.aim(first_cases(p, rough(p).floor)[0])
    before, real = master.solve(), master.lp
    master.lp = Stumbling()
    assert master.solve() is before
    master.lp = real


@pytest.mark.parametrize("seed", range(6))
def test_exact_pricing_finds_the_best_of_all_days(seed: int) -> None:
    """Prices high enough for a handful of scenes to pay, and no more than five scenes in the best day."""
    p, rng = patterns(small_drama()), random.Random(seed)
    scene = np.zeros(len(p.minutes), np.int64)
    for s in rng.sample(range(len(scene)), 5):
        scene[s] = rng.randrange(100_000, 900_000)
    profit = scene[p.row] - p.fen
    t = tree(p, int(p.step_fen[0]))
    while grow(p, t, profit, p.fee, 0, 500) == 500:
        pass
    assert floor_of(t) == cheapest_day(p, profit)
