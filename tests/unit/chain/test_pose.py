"""What stands in the tables is what the planner is asked; what does not resolve is told, all of it at once."""

from dataclasses import replace
from datetime import date

import pytest

from juzu.base.catalogue import Band, Base, BaseSet, BlackOut
from juzu.chain.pose import pose
from juzu.chain.production import CastCell, CastRow, ExtrasCell, ExtrasRow, LocationRow, PlaceRow, PlanRow, Production, SceneRow, Tables
from juzu.kernel.errors import InputError
from juzu.kernel.source import Source
from juzu.kernel.span import Span
from juzu.plan.problem import ANY_DAY, Busy, Link, Move, Part, RuleException, SetOption, Tariff, Unit
from juzu.plan.rules import default_rules

START = date(2026, 12, 1)
BASE = Base(
    "yinhe",
    "银河",
    (
        BaseSet("K1", "通告间", ("办公室",), dressing_min=15, black_outs=(BlackOut("2026-12-02", Span(600, 900)),)),
        BaseSet("K2", "戏台", ("戏台",)),
    ),
    tariff=Tariff("day", 500_000, 840, 30_000),
)
PRODUCTION = Production("灯下戏", START, 4, "base.toml", "script.txt", (Unit("A"),), Span(360, 1680))
AT = Source("scenes.xlsx", 2, 0, "分场表")
TABLES = Tables(
    cast=(CastRow("shen", "沈照", arrive=START, leave=date(2026, 12, 3), away=(date(2026, 12, 2),)), CastRow("ye", "爷爷")),
    extras=(ExtrasRow("观众"),),
    places=(PlaceRow("p1", "商场", sets=("K1", "K2")), PlaceRow("p2", "河堤", sets=("外-河堤",))),
    locations=(LocationRow("外-河堤", "河堤", fee_fen=150_000, move_min=45),),
    scenes=(
        SceneRow(
            "1-1",
            place="p1",
            minutes=30,
            cast=(CastCell("沈照", "戏服"), CastCell("爷爷", heard_only=True)),
            extras=(ExtrasCell("观众", 20),),
        ),
        SceneRow(
            "1-2",
            place="p2",
            minutes=40,
            inside="EXT",
            light="day",
            cast=(CastCell("沈照"),),
            after=("1-1",),
            lock_date=date(2026, 12, 3),
            source=AT,
        ),
    ),
)


def test_a_base_asks_the_price_of_the_crew_that_comes() -> None:
    bands = (Band(30, 300_000), Band(60, 400_000))
    base = replace(BASE, bands=bands, sets=tuple(replace(s, tariff=Tariff("day", 80_000), bands=(Band(30, 50_000),)) for s in BASE.sets))
    for size, crew_day, set_day in ((0, 500_000, 80_000), (30, 300_000, 50_000), (31, 400_000, 80_000), (61, 500_000, 80_000)):
        problem = pose(replace(PRODUCTION, crew_size=size), base, TABLES)
        assert (problem.sites[0].tariff.fee_fen, problem.sets[0].tariff.fee_fen) == (crew_day, set_day), size


def test_tables_become_the_problem() -> None:
    problem = pose(PRODUCTION, BASE, TABLES)
    first, second = problem.scenes
    assert first.options == (SetOption("K1", dressing_min=15), SetOption("K2"))
    assert first.cast == (Part("shen", "戏服"),)  # who is only heard is not called
    assert (second.outside, second.light, second.day) == (True, "day", 2)
    assert problem.links == (Link("before", "1-1", "1-2"),)
    assert [p.id for p in problem.people] == ["shen"]
    assert problem.people[0].away == (1, 3)  # away on the 2nd, gone after the 3rd
    assert problem.sets[0].busy == (Busy(1, Span(600, 900)),)
    assert problem.moves == (Move("yinhe", "外-河堤", 45),)
    assert [s.id for s in problem.sites] == ["yinhe", "外-河堤"]
    assert problem.days[0].sunset_min > problem.days[0].sunrise_min


def test_a_changed_day_in_the_plan_table_locks_the_scene_and_an_unchanged_one_does_not() -> None:
    tables = replace(TABLES, plan=(PlanRow("1-1", 3), PlanRow("1-2", 2)))
    problem = pose(PRODUCTION, BASE, tables, {"1-1": 0, "1-2": 2})
    assert [s.day for s in problem.scenes] == [3, 2]
    unlocked = pose(PRODUCTION, BASE, replace(TABLES, plan=(PlanRow("1-1", 0),)), {"1-1": 0})
    assert unlocked.scenes[0].day == ANY_DAY


def test_an_exception_falls_on_its_date() -> None:
    production = replace(
        PRODUCTION, rules=default_rules(), exceptions=((RuleException("longest-day", "制片人 老马", 50_000), date(2026, 12, 2)),)
    )
    assert pose(production, BASE, TABLES).exceptions[0].day == 1


def test_everything_that_does_not_resolve_is_told_at_once_with_its_row() -> None:
    scene = replace(TABLES.scenes[1], cast=(CastCell("沈召"),), place="p9", lock_date=date(2027, 1, 1), after=("9-9",), minutes=0)
    tables = replace(TABLES, scenes=(TABLES.scenes[0], scene), places=(replace(TABLES.places[0], sets=("K7",)), TABLES.places[1]))
    with pytest.raises(InputError) as caught:
        pose(PRODUCTION, BASE, tables)
    said = " ".join(f.what.zh for f in caught.value.faults)
    for part in ("K7", "沈召", "p9", "2027-01-01", "9-9", "没有拍摄分钟"):
        assert part in said
    assert {f.source for f in caught.value.faults if "沈召" in f.what.zh} == {AT}


def test_a_cast_member_without_availability_is_told() -> None:
    cast = (replace(TABLES.cast[0], arrive=None), TABLES.cast[1])
    with pytest.raises(InputError, match="no availability"):
        pose(PRODUCTION, BASE, replace(TABLES, cast=cast))


def test_a_cast_member_who_is_never_free_is_told() -> None:
    cast = (replace(TABLES.cast[0], arrive=date(2027, 1, 1), leave=date(2027, 1, 9)), TABLES.cast[1])
    with pytest.raises(InputError, match="free on none"):
        pose(PRODUCTION, BASE, replace(TABLES, cast=cast))


def test_a_name_that_no_table_lists_is_told_once_with_the_scenes_that_use_it() -> None:
    scenes = tuple(SceneRow(f"1-{n}", place="p1", minutes=30, cast=(CastCell("丙"),)) for n in range(1, 9))
    with pytest.raises(InputError) as caught:
        pose(PRODUCTION, BASE, replace(TABLES, scenes=scenes))
    assert [fault.what.zh for fault in caught.value.faults] == ["1-1、1-2、1-3、1-4、1-5 等 8 场：没有这个角色“丙”"]


@pytest.mark.parametrize("change", [{"after": ("1-2",)}, {"same_day": ("1-2",)}, {"units": ("B",)}])
def test_a_link_to_itself_and_an_unknown_unit_are_faults_of_the_row(change: dict[str, tuple[str, ...]]) -> None:
    first, second = TABLES.scenes
    with pytest.raises(InputError) as caught:
        pose(PRODUCTION, BASE, replace(TABLES, scenes=(first, replace(second, **change))))
    assert [fault.source for fault in caught.value.faults] == [AT]


def test_a_link_to_a_scene_that_was_shot_asks_for_nothing() -> None:
    first, second = TABLES.scenes
    assert pose(PRODUCTION, BASE, replace(TABLES, scenes=(replace(first, done=True), second))).links == ()


def test_a_date_in_the_scenes_table_comes_before_the_plan_table() -> None:
    tables = replace(TABLES, plan=(PlanRow("1-2", 1, locked=True),))
    assert pose(PRODUCTION, BASE, tables, {"1-2": 1}).scenes[1].day == 2


def test_an_untouched_line_of_a_scene_that_was_deleted_asks_for_nothing_and_a_lock_does() -> None:
    tables = replace(TABLES, plan=(PlanRow("7-7", 1),))
    assert len(pose(PRODUCTION, BASE, tables, {"7-7": 1}).scenes) == 2
    with pytest.raises(InputError, match="7-7"):
        pose(PRODUCTION, BASE, replace(TABLES, plan=(PlanRow("7-7", 1, locked=True),)), {"7-7": 1})
