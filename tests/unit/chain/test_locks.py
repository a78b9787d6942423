"""Locks of scenes and days reach the problem, hold a solve, and are gone when they are lifted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from juzu.base.catalogue import Base, BaseSet
from juzu.chain.locks import free_day, free_scenes, lock_day, lock_scenes
from juzu.chain.pose import pose
from juzu.chain.production import CastCell, CastRow, PlaceRow, Production, SceneRow, Tables
from juzu.kernel.span import Span
from juzu.plan.document import Plan
from juzu.plan.problem import Unit
from juzu.plan.solve import solve
from juzu.plan.stop import Steps

START = date(2026, 12, 1)
BASE = Base("yinhe", "银河", (BaseSet("K1", "通告间", ("办公室",)), BaseSet("K2", "通告间二", ("办公室",))))
PRODUCTION = Production("灯下戏", START, 3, "base.toml", "script.txt", (Unit("A", 1_000_000, 840),), Span(360, 1680))
TABLES = Tables(
    cast=(CastRow("shen", "沈照", arrive=START, leave=date(2026, 12, 3)),),
    places=(PlaceRow("p1", "商场", sets=("K1", "K2")),),
    scenes=tuple(SceneRow(f"1-{n}", place="p1", minutes=60, cast=(CastCell("沈照"),)) for n in range(1, 7)),
)


def planned(production: Production, tables: Tables, start: Plan | None = None) -> Plan:
    return solve(pose(production, BASE, tables), threads=1, stop=Steps(200), start=start)


PLAN = planned(PRODUCTION, TABLES)  # all on one day: a crew day costs


def day_with_scenes(plan: Plan) -> int:
    return plan.days[0].day


def test_a_locked_scene_stays_on_its_day_and_a_freed_one_does_not_have_to() -> None:
    elsewhere = replace(PLAN, days=(replace(PLAN.days[0], day=2),))
    tables = lock_scenes(TABLES, elsewhere, ["1-3"])
    assert planned(PRODUCTION, tables, PLAN).day_of["1-3"] == 2
    assert lock_scenes(tables, elsewhere, ["9-9"]) == tables  # stands nowhere
    assert free_scenes(tables, ["1-3"]) == TABLES


def test_a_lock_on_the_board_replaces_a_dated_one_of_the_table() -> None:
    dated = replace(TABLES, scenes=(replace(TABLES.scenes[0], lock_date=START, lock_start_min=600), *TABLES.scenes[1:]))
    elsewhere = replace(PLAN, days=(replace(PLAN.days[0], day=2),))
    first = pose(PRODUCTION, BASE, lock_scenes(dated, elsewhere, ["1-1"])).scenes[0]
    assert (first.day, first.start_min) == (2, -1)
    assert free_scenes(dated, ["1-1"]) == TABLES


def test_a_locked_day_stays_to_the_minute_and_takes_nothing_else() -> None:
    short = replace(PLAN, days=(replace(PLAN.days[0], slots=PLAN.days[0].slots[:2]),))
    production, tables = lock_day(PRODUCTION, TABLES, short, short.days[0].day)
    held = [slot for slot in short.days[0].slots if slot.kind == "scene"]
    plan = planned(production, tables, PLAN)
    same_day = [sheet for sheet in plan.days if sheet.day == short.days[0].day]
    assert [slot for slot in same_day[0].slots if slot.kind == "scene"] == held
    assert len(plan.day_of) == 6
    assert free_day(production, tables, short.days[0].day) == (PRODUCTION, TABLES)
