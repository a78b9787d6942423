"""What productions ask of sets is measured from their breakdowns and adds up."""

from pathlib import Path

import pytest

from juzu.base.demand import ELSEWHERE, against_supply, demand_of, shares_of
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.year_toml import read_year
from juzu.script.breakdown import BREAKDOWN, Breakdown

EXAMPLES = Path(__file__).parents[3] / "examples"
YINHE = read_base((EXAMPLES / "bases/yinhe.toml").read_bytes(), "yinhe.toml")


def breakdown(name: str) -> Breakdown:
    return BREAKDOWN.load((EXAMPLES / name / "production/breakdown.json").read_bytes())


def test_every_minute_of_a_drama_is_asked_of_some_kind() -> None:
    drama = breakdown("dengxiaxi")
    demand = demand_of(drama, YINHE, minutes_per_day=840)
    assert sum(demand.values()) * 840 == pytest.approx(sum(scene.estimate.minutes for scene in drama.scenes))
    assert next(iter(demand)) == "戏台"  # the drama is about a shadow-play stage


def test_the_default_table_is_what_the_sample_dramas_ask() -> None:
    shares = shares_of(demand_of(breakdown(name), YINHE) for name in ("dengxiaxi", "longstay", "zhenzhu"))
    assert sum(shares.values()) == pytest.approx(1)
    kept = dict(read_year()[0].demand)
    assert set(kept) == set(shares)
    assert max(abs(kept[kind] - shares[kind]) for kind in kept) < 0.02


def test_each_production_counts_the_same_and_what_is_shot_elsewhere_not_at_all() -> None:
    shares = shares_of([{"教室": 4.0}, {"法庭": 1.0, ELSEWHERE: 9.0}, {ELSEWHERE: 1.0}])
    assert shares == {"教室": 0.5, "法庭": 0.5}


def test_demand_stands_against_the_rooms_that_serve_it_what_nobody_serves_first() -> None:
    found = against_supply([{"酒店大堂": 2.0, "医院病房": 1.0, ELSEWHERE: 9.0}, {"酒店大堂": 1.0, "太空舱": 0.5}], YINHE)
    assert [(one.kind, one.days, one.rooms, one.days_per_room) for one in found] == [
        ("太空舱", 0.5, 0, None),
        ("酒店大堂", 3.0, 1, 3.0),
        ("医院病房", 1.0, 1, 1.0),  # two states of one room
    ]
