from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from juzu.edge.files.uss import read_uss, write_schedule, write_uss
from juzu.edge.files.uss_format import ROOT, Schedule
from juzu.kernel.errors import InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.document import DayPlan, Plan, Slot
from juzu.plan.problem import Day, Problem, Set, SetOption, Site, Unit
from juzu.plan.problem import Scene as PlanScene
from juzu.script.breakdown import Breakdown, Character, Estimate, Extras, Item, Mention, Place, SceneNeeds

DATA = Path(__file__).parents[3] / "data" / "uss"
SAMPLES = [DATA / "small_sample_schedule.uss", DATA / "full_sample_schedule.uss"]
HERE = Source("x.uss")


def load(path: Path, board: str = "") -> Schedule:
    return read_uss(path.read_bytes(), "x.uss", board=board)


def covered(schedule: Schedule) -> Schedule:
    """All but the list of what is not covered, and the names of the other stripboards, of which one is written."""
    return replace(schedule, unread=(), boards=(), meta=tuple(sorted(schedule.meta)))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_covered_field_survives_the_round_trip(path: Path):
    schedule = load(path)
    data = write_schedule(schedule)
    assert covered(read_uss(data, "x.uss")) == covered(schedule)
    assert write_schedule(read_uss(data, "x.uss")) == data
    # what is left to list is a strip on neither list of the board: it still is on neither
    assert [told for told in read_uss(data, "x.uss").unread if not told.startswith("on neither list")] == []


def test_the_small_sample_is_read_as_it_stands():
    schedule = load(SAMPLES[0])
    (scene,) = schedule.breakdown.scenes
    assert (scene.id, scene.inside, scene.mood, scene.light, scene.place) == ("89PT1", "EXT", "NIGHT", "night", "BEDFORD FALLS BRIDGE")
    assert (scene.eighths, scene.estimate.minutes, scene.estimate.given) == (2, 95, True)  # 0.25 pages; 5,700,000 ms
    assert [m.character for m in scene.cast] == ["GEORGE", "CLARENCE"]
    assert [(i.kind, i.name) for i in scene.items] == [("prop", "Zuzu's Petals")]
    assert scene.note == "This scene must be shot at night"
    assert (schedule.board, schedule.layout, schedule.dates) == ("First Pass", (("89PT1", 0),), ("2022-06-20",))
    assert schedule.numbers == (("GEORGE", "1"), ("CLARENCE", "2"))


def test_the_full_sample_has_its_days_on_the_dates_that_its_calendar_leaves_free():
    schedule = load(SAMPLES[1], "First Pass")
    # 173 strips, two of them in the boneyard; the eighth of the 61 days is a strip that stands bare among the lists
    assert (len(schedule.breakdown.scenes), len(schedule.layout), schedule.aside) == (173, 171, ("29", "29A"))
    assert (len(schedule.dates), [scene for scene, day in schedule.layout if day == 7]) == (61, ["7"])
    # starts Wednesday 3 August 2022; no Saturdays and Sundays; 5 September is a holiday
    assert schedule.dates[:4] == ("2022-08-03", "2022-08-04", "2022-08-05", "2022-08-08")
    assert "2022-09-05" not in schedule.dates
    assert schedule.dates[22:24] == ("2022-09-02", "2022-09-06")


def test_a_scene_number_that_stands_twice_gets_a_letter():
    ids = [s.id for s in load(SAMPLES[1]).breakdown.scenes if s.number == "29"]
    assert ids == ["29", "29A"]


def test_a_strip_without_a_scene_number_is_not_lost():
    # one strip of the sample has an empty number; it follows 30 in the file and opens the first day of First Pass
    schedule = load(SAMPLES[1], "First Pass")
    (scene,) = (s for s in schedule.breakdown.scenes if s.synopsis == "George walks down the street, sees a girl")
    assert schedule.layout[0] == (scene.id, 0)
    assert f"scene {scene.id}: has no number in the file, named after the one before it" in schedule.unread
    strips = [b for b in json.loads(SAMPLES[1].read_bytes())[ROOT]["breakdowns"] if b["type"] != "banner"]
    assert len(schedule.breakdown.scenes) == len(strips) == 173


def test_counts_before_a_name_are_counts():
    (scene,) = (s for s in load(SAMPLES[1]).breakdown.scenes if s.id == "3")
    assert [(e.name, e.count, e.assumed) for e in scene.extras] == [("VIOLET", 1, True), ("Boys", 10, False)]


def test_what_has_no_place_is_listed():
    unread = load(SAMPLES[1]).unread
    for told in (
        "scene 3: Camera: 300mm Lens",
        "scene 54: second Set: BANK - POTTER'S SIDE OFFICE",
        "Cast: MARY: daysOff: 5",
        "Cast: POTTER: events: dayOff 2022-07-12",
        "in no scene: Unit: Splinter",
    ):
        assert told in unread


def production() -> tuple[Breakdown, Problem, Plan]:
    said = Text("猜", "a guess")
    scene = SceneNeeds(
        id="1-1", episode=1, number="1-1", source=HERE, inside="INT", mood="夜", light="night", place="银河商场·三楼", synopsis="收摊",
        cast=(Mention("阿岚", "", HERE),), extras=(Extras("城管", 3, assumed=False, source=HERE), Extras("路人", 1, assumed=True, source=HERE)),
        items=(Item("special_prop", "影人", HERE), Item("prop", "灯", HERE, 2)), eighths=5, page_tenths=6, words=0, estimate=Estimate(30, said), story_day=2,
    )  # fmt: skip
    scenes = (scene, replace(scene, id="1-2", number="1-2"), replace(scene, id="1-3", number="1-3"))
    ids = tuple(s.id for s in scenes)
    breakdown = Breakdown(
        "灯下戏", scenes, (Character("阿岚", "阿岚", "lead", scenes=ids),), (Place("银河商场·三楼", ("银河商场", "三楼"), ids),), ()
    )
    plan_scenes = tuple(PlanScene(i, 40, (SetOption("s"),)) for i in ids)
    days = tuple(Day(f"2026-12-0{n}") for n in range(1, 5))
    problem = Problem("灯下戏 第一版", days, (Unit(),), (Site("b"),), (Set("s", "b", "三楼办公室"),), plan_scenes)
    plan = Plan(
        "灯下戏", "", "best found", 0, 0,
        (
            DayPlan(0, "A", 480, 560, (Slot("scene", 480, 520, "1-2", "s"),)),
            DayPlan(2, "A", 480, 560, (Slot("setup", 470, 480), Slot("scene", 480, 520, "1-1", "s"))),
        ),
        (),
    )  # fmt: skip
    return breakdown, problem, plan


def test_a_plan_is_written_with_days_dates_minutes_sets_and_boneyard():
    breakdown, problem, plan = production()
    read = read_uss(write_uss(breakdown, problem, plan), "x.uss")
    assert (read.layout, read.dates, read.aside) == ((("1-2", 0), ("1-1", 1)), ("2026-12-01", "2026-12-03"), ("1-3",))
    first = read.breakdown.scenes[0]
    assert (first.episode, first.place, first.light, first.story_day, first.eighths) == (1, "银河商场·三楼", "night", 2, 5)
    assert (first.estimate.minutes, first.estimate.given) == (40, True)
    assert [(e.name, e.count) for e in first.extras] == [("城管", 3), ("路人", 1)]
    assert sorted((i.kind, i.name, i.count) for i in first.items) == [("prop", "灯", 2), ("special_prop", "影人", 1)]
    assert read.breakdown.places[0].location == "三楼办公室"
    assert (read.breakdown.title, read.board, read.unread) == ("灯下戏", "灯下戏 第一版", ())


def test_the_same_plan_gives_the_same_bytes():
    assert write_uss(*production()) == write_uss(*production())


def changed(**parts: Any) -> bytes:
    return json.dumps({ROOT: json.loads(SAMPLES[0].read_bytes())[ROOT] | parts}).encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a USS"),
        (b"[1]", "not a USS"),
        (b"{", "not a USS"),
        (b"[" * 100_000, "not a USS"),
        (b'{"universalScheduleStandard": {}}', "not a USS"),
        ("文".encode("gb18030"), "not a USS"),
        (changed(breakdowns=[{"scene": "1"}]), "lacks"),
        (changed(elements=[1]), "lacks"),
        (changed(stripboards=7), "lacks"),
    ],
)
def test_what_is_no_schedule_is_refused_with_a_reason(data: bytes, says: str):
    with pytest.raises(InputError, match=says):
        read_uss(data, "x.uss")


def test_an_unknown_stripboard_is_told_with_those_there_are():
    with pytest.raises(InputError, match="First Pass"):
        load(SAMPLES[0], "Third Pass")
