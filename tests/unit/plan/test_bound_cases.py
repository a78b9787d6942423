"""What one day could shoot, which counts of days are open, and that no case without a plan is ever made."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from juzu.kernel.span import Span
from juzu.plan.bound.cases import Case, first_cases, split
from juzu.plan.bound.kinds import kinds, parts
from juzu.plan.bound.lower import lower_bound
from juzu.plan.bound.patterns import Patterns, patterns
from juzu.plan.bound.resources import items_of, saved_fen
from juzu.plan.bound.rough import rough
from juzu.plan.feature_format import feature_problem
from juzu.plan.problem import Day, Move, Part, Pay, Person, Problem, Rule, RuleException, Scene, Set, SetOption, Site, Unit
from juzu.plan.stop import Steps
from plans import small_drama

FILE = Path(__file__).parents[3] / "bench/data/feature/screenplay-longform.breakdown.json"


def mornings_and_nights(longest: int = 600, *, scenes: int = 4, days: int = 5) -> Problem:
    """Even scenes on a set open 06:00–12:00, odd ones on a set open 18:00–24:00, 200 minutes each."""
    return Problem(
        title="t",
        days=(Day(),) * days,
        units=(Unit(day_fen=100),),
        sites=(Site("a"),),
        sets=(Set("early", "a", open=Span(360, 720)), Set("late", "a", open=Span(1080, 1440))),
        scenes=tuple(Scene(f"{n}", 200, (SetOption("late" if n % 2 else "early"),)) for n in range(scenes)),
        rules=(Rule("longest-day", longest),),
    )


def kinds_of(problem: Problem) -> list[list[bool]]:
    return sorted(kinds(problem, items_of(problem.scenes))[0].tolist())


def test_sets_open_in_the_morning_and_at_night_share_no_day_that_is_too_short() -> None:
    """The last morning scene ends at 12:00, the first night scene starts at 18:00: 200 + 360 + 200 minutes hold both."""
    apart, together = [[False, True, False, True], [True, False, True, False]], [[True] * 4]
    nearest = 200 + 360 + 200
    assert kinds_of(mornings_and_nights(nearest - 1)) == apart
    assert kinds_of(mornings_and_nights(nearest)) == together


def test_a_longer_day_that_money_buys_or_a_second_unit_joins_them() -> None:
    problem = mornings_and_nights()
    bought = replace(problem, exceptions=(RuleException("longest-day", "制片人"),))
    priced = replace(problem, rules=(Rule("longest-day", 600, hard=False),))
    two = replace(problem, units=(Unit("A"), Unit("B")))
    assert all(kinds_of(p) == [[True] * 4] for p in (bought, priced, two))


@pytest.mark.parametrize(
    ("change", "possible"),
    [
        ({}, True),
        ({"outside": True, "light": "day"}, True),
        ({"outside": True, "light": "night"}, False),  # dark until 06:30 on a set open from 06:00: 30 minutes
        ({"start_min": 520}, True),
        ({"start_min": 521}, False),
        ({"earliest_day": 1}, False),
        ({"day": 1}, False),
    ],
)
def test_hours_sun_and_locks_say_what_a_day_can_shoot(change: dict[str, object], possible: bool) -> None:
    problem = mornings_and_nights(days=1)
    problem = replace(problem, days=(Day(sunrise_min=390),), scenes=(replace(problem.scenes[0], **change),))  # type: ignore[arg-type]
    assert kinds(problem, items_of(problem.scenes))[0].any() == possible


def test_a_minor_who_must_wrap_before_the_set_opens_makes_the_scene_impossible() -> None:
    problem = small_drama()
    scene = next(s for s in problem.scenes if s.id == "6")
    early = [replace(rule, number=400) if rule.id == "minor-latest" else rule for rule in problem.rules]
    tight = replace(problem, scenes=(scene,), links=(), rules=tuple(early))
    assert lower_bound(tight, best=lambda: 0, stop=Steps(5), report=lambda _: None).impossible


def lit_set(relight: int, change: int = 40) -> Patterns:
    """A day and a night scene inside one set, and one elsewhere."""
    scenes = tuple(Scene(f"{n}", 60, (SetOption("early"),), light=light) for n, light in enumerate(("day", "night")))
    problem = replace(mornings_and_nights(1440), scenes=(*scenes, Scene("2", 60, (SetOption("late"),))), relight_min=relight)
    return patterns(replace(problem, sites=(Site("a", change_min=change),)))


@pytest.mark.parametrize(("relight", "second"), [(0, 0), (15, 15), (70, 40)])
def test_the_second_light_of_a_set_takes_a_relight_or_another_entry(relight: int, second: int) -> None:
    p = lit_set(relight)

    def load(*scenes: int) -> int:
        used = np.zeros(len(p.fee), np.bool_)
        for i in np.flatnonzero(np.isin(p.row, scenes)):
            used[p.need[p.need_at[i] : p.need_at[i + 1]]] = True
        return int(p.load[used].sum())

    assert load(0) == load(1) == load(2) == 40
    assert load(0, 1) == 40 + second


def test_each_site_of_a_day_but_the_first_pays_the_cheapest_move() -> None:
    """Of moves at 300 and 200 every further site pays 200; with a second unit, which may share a site, none."""
    sites = (Site("a"), Site("b"), Site("c"))
    moves = (Move("a", "b", 10, 300), Move("b", "c", 10, 200), Move("c", "a", 10, 250))
    problem = replace(mornings_and_nights(1440), sites=sites, moves=moves)
    assert saved_fen(problem) == 200
    assert patterns(problem).step_fen[0] == 100 - 200
    assert 200 in patterns(problem).fee.tolist()
    assert saved_fen(replace(problem, units=(Unit("A"), Unit("B")))) == 0
    assert saved_fen(replace(problem, moves=moves[:2])) == 0


def test_a_person_with_few_hours_works_on_as_many_days_as_they_hold() -> None:
    """Four scenes of 200 minutes and 30 of make-up: at 480 or 430 two days hold all 800, at 429 three; a price that buys more lets the crew's day decide."""
    scenes = tuple(replace(s, cast=(Part("kid"),)) for s in mornings_and_nights().scenes)
    problem = replace(mornings_and_nights(), scenes=scenes, people=(Person("kid", minor=True, makeup_min=30, pay=Pay("day", 10)),))

    def least(*rules: Rule) -> int:
        p = patterns(replace(problem, rules=(Rule("longest-day", 1000), *rules)))
        return int(p.least[p.fee.tolist().index(10)])

    assert [least(Rule("minor-hours", n)) for n in (480, 430, 429)] == [2, 2, 3]
    assert least(Rule("person-longest-day", 430)) == 2
    assert least(Rule("person-longest-day", 230, hard=False)) == 1


def test_parts_are_groups_of_items_that_no_day_joins() -> None:
    table = np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 0, 1, 0]], np.bool_)
    assert [part.tolist() for part in parts(table)] == [[0, 1, 2], [3]]
    assert parts(np.ones((1, 3), np.bool_)) == []


def test_mornings_and_nights_are_counted_apart() -> None:
    """Two mornings of 400 minutes and two nights of 400 fill four days of 600, though 1,600 minutes would fit into three."""
    problem = mornings_and_nights(scenes=8)
    p = patterns(problem)
    assert p.parts == 2
    assert {case.days for case in first_cases(p, rough(p).floor)} == {4, 5}
    assert lower_bound(problem, best=lambda: 400, stop=Steps(50), report=lambda _: None).final


def test_no_plan_of_the_feature_has_fewer_than_22_days_nor_of_its_first_half_fewer_than_11() -> None:
    """By hand, 112 scenes: by day 7,830 minutes and at least 27 entries into a place of 60 fill 14 days of 720, at night 4,125 and 16 fill 8."""
    body = json.loads(FILE.read_text(encoding="utf-8"))
    for scenes, days in ((112, 22), (56, 11), (28, 7), (14, 4)):
        p = patterns(feature_problem(body, "feature", scenes))
        assert min(case.days for case in first_cases(p, rough(p).floor)) == days


def test_the_cheapest_days_are_paid_one_after_the_other() -> None:
    """A crew of 100 yuan on days at 100, 300 and 150 %: three days cost 0 + 50 + 200 more than three of the cheapest."""
    problem = replace(mornings_and_nights(), days=tuple(Day(pay_percent=n) for n in (100, 300, 150)))
    assert patterns(problem).dearer.tolist() == [0, 0, 50, 250]


def counts_of(case: Case, p: Patterns) -> set[tuple[int, ...]]:
    """Every vector of whole counts in a case: of its first resources any, of the parts those that add up."""
    every = product(*(range(int(a), int(b) + 1) for a, b in zip(case.least, case.most, strict=True)))
    return {n for n in every if not p.parts or sum(n[-p.parts :]) == case.days}


def test_a_split_loses_no_count_has_no_empty_half_and_narrows_both() -> None:
    p = patterns(mornings_and_nights(scenes=8, days=7))
    for case in first_cases(p, rough(p).floor):
        queue = [case]
        while queue:
            whole = queue.pop()
            inside = counts_of(whole, p)
            assert inside
            halves = split(p, whole, (whole.least + whole.most) / 2)
            if halves is None:
                continue
            assert set.union(*(counts_of(half, p) for half in halves)) == inside
            assert all(counts_of(half, p) < inside for half in halves)
            queue += halves


def test_days_paid_idly_below_the_least_are_no_fraction() -> None:
    """Half a day of a set that works at least one: its other half is paid idly, so neither half of a split would be new."""
    p = patterns(small_drama())
    case = first_cases(p, rough(p).floor)[0]
    assert split(p, case, case.least - 0.5) is None
    assert split(p, case, case.most + 0.5) is None


@pytest.mark.parametrize(("scenes", "best"), [(14, 8_130_006), (28, 14_190_021)])
def test_the_feature_is_proven_to_the_last_level(scenes: int, best: int) -> None:
    problem = feature_problem(json.loads(FILE.read_text(encoding="utf-8")), "feature", scenes)
    assert lower_bound(problem, best=lambda: best, stop=Steps(400), report=lambda _: None).final
