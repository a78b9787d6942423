import json
from pathlib import Path

import pytest

from juzu.kernel.errors import InputError
from juzu.plan.feature_format import feature_problem, is_feature, levels

FILE = Path(__file__).parents[3] / "bench/data/feature/screenplay-longform.breakdown.json"


def scene(number: int, place: str, light: str, eighths: int) -> dict[str, object]:
    return {"number": number, "location": place, "day_night": light, "eighths": eighths, "cast": []}


def test_a_scene_takes_fifteen_minutes_an_eighth_and_never_less_than_fifteen() -> None:
    problem = feature_problem({"scenes": [scene(1, "BAR", "DAY", 0), scene(2, "BAR", "DAWN", 9)]}, "t")
    assert [s.minutes for s in problem.scenes] == [15, 135]


def test_a_place_at_night_and_by_day_are_two_sets_that_no_day_of_660_minutes_joins() -> None:
    problem = feature_problem({"scenes": [scene(1, "BAR", "DAY", 4), scene(2, "BAR", "NIGHT", 4)]}, "t")
    day, night = problem.sets
    assert night.open.start - day.open.end > 660
    rules = {rule.id: rule.number for rule in problem.rules}
    assert rules == {"longest-day": 660, "night-then-day": 1440}
    assert len(problem.days) == 10


def test_the_levels_of_a_cost_are_days_place_days_and_the_sum_of_day_indices() -> None:
    # 4 days at 2,000,000 on days 0, 1, 2 and 4, 13 place-days at 10,000
    assert levels(4 * 2_000_000 + 13 * 10_000 + 7) == (4, 13, 7)


def test_a_lower_level_never_outweighs_a_higher_one_at_the_largest_size() -> None:
    problem = feature_problem({"scenes": [scene(n, f"P{n}", "DAY", 1) for n in range(140)]}, "t")
    most_indices = sum(range(len(problem.days)))
    assert most_indices < 10_000
    assert len(problem.scenes) * 10_000 + most_indices < 2_000_000


def test_the_published_feature_is_read_at_its_four_sizes() -> None:
    body = json.loads(FILE.read_text())
    assert is_feature(body)
    assert [len(feature_problem(body, "f", n).scenes) for n in (14, 28, 56, None)] == [14, 28, 56, 112]


@pytest.mark.parametrize("body", [{"scenes": []}, {"scenes": [{"number": 1}]}, {"scenes": [scene(1, "A", "DAY", 1)] * 2}])
def test_a_breakdown_without_scenes_or_facts_or_with_a_number_twice_is_told(body: dict[str, object]) -> None:
    with pytest.raises(InputError):
        feature_problem(body, "t")
