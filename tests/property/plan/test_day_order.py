import random
from itertools import permutations

import numpy as np
import pytest

from juzu.plan.sequence.days import FORBIDDEN, day_order


def cost_of(works: list[list[int]], hold: list[int], price: list[list[int]], position: tuple[int, ...]) -> int:
    total = sum(price[content][place] for content, place in enumerate(position))
    for person, fen in enumerate(hold):
        days = [position[content] for content, row in enumerate(works) if row[person]]
        total += fen * (max(days) - min(days) + 1 - len(days)) if days else 0
    return total


def case(seed: int) -> tuple[list[list[int]], list[int], list[list[int]], list[tuple[int, int]]]:
    dice = random.Random(seed)
    contents, people = dice.randint(1, 5), dice.randint(1, 6)
    positions = contents + dice.randint(0, 2)
    works = [[int(dice.random() < 0.4) for _ in range(people)] for _ in range(contents)]
    price = [[FORBIDDEN if dice.random() < 0.2 else dice.choice((0, 0, 5)) for _ in range(positions)] for _ in range(contents)]
    before = [(0, contents - 1)] if contents > 1 and dice.random() < 0.5 else []
    return works, [dice.randint(0, 30) for _ in range(people)], price, before


@pytest.mark.parametrize("seed", range(150))
def test_the_order_costs_what_trying_every_order_gives(seed: int) -> None:
    works, hold, price, before = case(seed)
    every = permutations(range(len(price[0])), len(works))
    allowed = [p for p in every if all(p[a] < p[b] for a, b in before) and all(price[c][at] < FORBIDDEN for c, at in enumerate(p))]
    found = day_order(works, hold, positions=len(price[0]), price_fen=price, before=before)
    if not allowed:
        assert found is None
        return
    assert found is not None
    assert found.exact
    assert found.position_of in allowed
    assert found.fen == cost_of(works, hold, price, found.position_of) == min(cost_of(works, hold, price, p) for p in allowed)


def test_twenty_days_are_improved_window_by_window_and_keep_what_must_stand_earlier() -> None:
    dice = random.Random(4)
    works = [[int(dice.random() < 0.25) for _ in range(15)] for _ in range(20)]
    hold = [dice.randint(1, 30) for _ in range(15)]
    free = [[0] * 24 for _ in works]
    found = day_order(works, hold, positions=24, before=[(0, 1), (5, 3)], start=[*range(3), 5, 6, 4, *range(8, 22)])
    assert found is not None
    assert found.position_of[0] < found.position_of[1]
    assert found.position_of[5] < found.position_of[3]
    assert len(set(found.position_of)) == 20
    assert found.fen == cost_of(works, hold, free, found.position_of) < cost_of(works, hold, free, tuple(range(20)))


def test_shapes_that_do_not_fit_and_a_start_that_is_not_allowed_are_refused() -> None:
    with pytest.raises(ValueError, match="contents x people"):
        day_order([[1, 0]], [3])
    with pytest.raises(ValueError, match="do not fit"):
        day_order([[1], [1]], [3], positions=1)
    with pytest.raises(ValueError, match="allowed start"):
        day_order(np.ones((13, 1)), [3], before=[(1, 0)])


def test_the_worked_example_of_the_page() -> None:
    # a: X, b: X and Y, c: Y; X held at 5, Y at 7. In the order a c b X is held on c's day
    works, hold = [[1, 0], [1, 1], [0, 1]], [5, 7]
    assert cost_of(works, hold, [[0] * 3] * 3, (0, 2, 1)) == 5
    best = day_order(works, hold)
    assert best is not None
    assert (best.fen, best.position_of[1]) == (0, 1)
