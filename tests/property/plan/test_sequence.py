import numpy as np
import pytest

from juzu.plan.sequence import sequence
from juzu.plan.sequence.simplify import simplify
from juzu.plan.sequence.solve import Search
from juzu.plan.sequence.states import LIMIT
from juzu.plan.stop import Steps
from talent import least_cost, random_instance

SIZES = [(4, 3), (6, 6), (7, 10), (8, 4), (9, 8), (10, 6)]
CASES = [(seed, *SIZES[seed % len(SIZES)]) for seed in range(120)]


@pytest.mark.parametrize(("seed", "scenes", "actors"), CASES)
def test_the_search_alone_finds_the_best_order_from_a_limit_far_above_it(seed: int, scenes: int, actors: int) -> None:
    # a bound that is too high would cut the best order off: nothing else could find it here, the limit is twice any order's cost
    instance = random_instance(seed, scenes, actors)
    core = simplify(instance)
    if not core.members:
        return
    search = Search(core, 2 * int(core.durations.sum()) * int(core.pay.sum()))
    while not search.run():
        pass
    order = core.expand(search.order())
    best = least_cost(instance)
    assert instance.cost(order) == best
    assert instance.floor - core.own + core.own + int(search.counters[LIMIT]) == best


@pytest.mark.parametrize(("seed", "scenes", "actors"), CASES[:40])
def test_cost_and_bound_meet_at_the_brute_force_value(seed: int, scenes: int, actors: int) -> None:
    instance = random_instance(seed + 1000, scenes, actors)
    result = sequence(instance, stop=Steps(1_000_000), seed=seed)
    assert (result.cost, result.bound, result.status) == (least_cost(instance),) * 2 + ("proven best",)
    assert instance.cost(result.order) == result.cost


@pytest.mark.parametrize("steps", [0, 64, 128, 256, 512])
def test_a_bound_of_a_search_that_was_stopped_is_never_above_the_best_cost(steps: int) -> None:
    instance = random_instance(7, 14, 12)
    best = least_cost(instance)
    result = sequence(instance, stop=Steps(steps), seed=1)
    assert result.bound <= best <= result.cost


@pytest.mark.parametrize(("seed", "scenes", "actors"), CASES[:60])
def test_simplifying_keeps_the_best_cost(seed: int, scenes: int, actors: int) -> None:
    instance = random_instance(seed, scenes, actors)
    core = simplify(instance)
    small = type(instance)(
        "core",
        tuple(int(pay) for pay in core.pay),
        tuple(tuple(bool(here) for here in row) for row in core.plays),
        tuple(int(duration) for duration in core.durations),
    )
    assert least_cost(small) - core.own == least_cost(instance) - instance.floor
    merged = sorted([scene for members in core.members for scene in members] + list(core.bare))
    assert merged == list(range(scenes))
    assert np.all(core.plays.sum(axis=1) >= 2)
