"""The published feature: day places and night places that no day can hold together, and what comes first costs least."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from juzu.plan.feature_format import feature_problem, levels
from juzu.plan.model import SET, SET_OPEN, build
from juzu.plan.problem import Problem
from juzu.plan.sketch import sketches
from juzu.plan.solve import solve
from juzu.plan.stop import Steps

FILE = Path(__file__).parents[3] / "bench/data/feature/screenplay-longform.breakdown.json"


def feature(scenes: int) -> Problem:
    return feature_problem(json.loads(FILE.read_text(encoding="utf-8")), "feature", scenes)


@pytest.mark.parametrize("scenes", [28, 112])
def test_a_sketch_keeps_day_and_night_places_on_days_of_their_own_and_nights_last(scenes: int):
    m = build(feature(scenes))
    st = next(sketches(m, 1))
    late = m.set[m.option[st.option, SET], SET_OPEN] > 0
    kinds = [{bool(late[s]) for s in range(scenes) if st.day_of[s] == d} for d in sorted(set(st.day_of.tolist()))]
    assert [kind for kind, _ in groupby(kinds)] == [{False}, {True}]


def test_twenty_eight_scenes_take_seven_days_and_nineteen_place_days():
    plan = solve(feature(28), threads=1, stop=Steps(20_000))
    assert levels(plan.cost_fen)[:2] == (7, 19)
