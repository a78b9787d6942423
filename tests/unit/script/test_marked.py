"""The script as marked text: every line once, spans where the words stand."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juzu.edge.files.read import read_script
from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections, Merge, PlaceCorrection, RoleCorrection, SceneCorrection, SceneKey, Thing
from juzu.script.revising.effect import effect
from juzu.script.revising.marked import mark
from juzu.script.revising.saying import say_merge, say_place, say_role, say_scene, say_split
from small_scripts import broken, chinese

GOLDEN = Path(__file__).resolve().parents[2] / "golden/script"
REFUSED = {"no-scene", "storyboard"}
SAMPLE = Path(__file__).resolve().parents[3] / "examples/dengxiaxi/script.txt"
STORY = (
    "1-1 日 内 茶馆·二楼\n人物：沈照、保镖若干\n△ 沈照放下油灯，保镖围上来。\n沈照（冷笑）OS：走。\n【字幕：三年后】",
    "1-2 夜 外 街\n沈照：来。",
)


def spans(line: int):
    script = chinese(*STORY)
    found = next(m for scene in mark(script, break_down(script)) for m in scene.lines if m.line == line)
    return [(span.kind, found.raw[span.start : span.end], span.of) for span in found.spans]


def test_a_header_shows_its_parts():
    assert spans(6) == [
        ("number", "1-1", ""),
        ("time", "日", ""),
        ("inside", "内", ""),
        ("place", "茶馆", "茶馆·二楼"),
        ("place", "二楼", "茶馆·二楼"),
    ]


def test_names_extras_and_things_stand_in_their_lines():
    assert spans(7) == [("name", "沈照", "沈照"), ("extras", "保镖若干", "保镖")]
    assert spans(8) == [("name", "沈照", "沈照"), ("prop", "油灯", "油灯"), ("extras", "保镖", "保镖")]


def test_a_speech_shows_who_how_and_from_where():
    assert spans(9) == [("name", "沈照", "沈照"), ("manner", "冷笑", ""), ("voice", "OS", "")]


@pytest.mark.parametrize("file", [*sorted(p for p in GOLDEN.rglob("*.txt") if p.stem not in REFUSED), SAMPLE], ids=lambda path: path.stem)
def test_every_line_stands_there_once_and_spans_never_overlap(file: Path) -> None:
    script = read_script(file)
    marked = mark(script, break_down(script))
    written = [e.raw or e.text for e in script.front]
    for episode in script.episodes:
        written += [text for text in (episode.raw or episode.title, *(e.raw or e.text for e in episode.elements)) if text]
        for scene in episode.scenes:
            written += [text for text in (scene.header.raw, *(e.raw or e.text for e in scene.elements)) if text]
    assert [line.raw for scene in marked for line in scene.lines if line.raw] == written
    for line in (line for scene in marked for line in scene.lines):
        edges = [edge for span in line.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert all(span.start < span.end <= len(line.raw) for span in line.spans)


def test_what_a_correction_changes_is_known_before_it_is_done():
    before = broken(*STORY)
    after = broken(*STORY, corrections=say_place(Corrections(), PlaceCorrection("街", ("河堤",))))
    seen = effect(before, after)
    assert [(c.old, [d.field for d in c.differences]) for c in seen.scenes] == [("1-2", ["place"])]
    assert (seen.places_gone, seen.places_come) == (("街",), ("河堤",))
    assert effect(before, before).nothing


def test_the_last_word_on_a_scene_stands_and_the_rest_stays():
    key = SceneKey("1-1", "f")
    said = say_scene(Corrections(), SceneCorrection(key, minutes=30, add_cast=("甲",), add_items=(Thing("prop", "刀"),)))
    said = say_scene(said, SceneCorrection(key, minutes=40, drop_cast=("甲",), drop_items=(Thing("prop", "刀"),)))
    assert said.scenes == (SceneCorrection(key, minutes=40, drop_cast=("甲",), drop_items=(Thing("prop", "刀"),)),)


def test_a_name_is_merged_or_apart_never_both():
    said = say_merge(say_split(Corrections(), "阿威"), Merge("阿威", "李威"))
    assert (said.merges, said.splits) == ((Merge("阿威", "李威"),), ())
    assert (say_split(said, "阿威").merges, say_split(said, "阿威").splits) == ((), ("阿威",))
    assert say_role(said, RoleCorrection("李威", kind="lead")).roles == (RoleCorrection("李威", "lead"),)


@given(st.text("一二OS：【】△ab", max_size=12))
def test_marking_survives_any_line(text: str) -> None:
    script = chinese(STORY[0] + "\n" + text, STORY[1])
    assert mark(script, break_down(script))
