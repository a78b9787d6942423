"""Hand corrections: in force, kept over revisions, listed when nothing fits."""

from __future__ import annotations

from typing import Any

import pytest

from juzu.script.breaking import break_down, break_down_fully
from juzu.script.corrections import (
    CORRECTIONS,
    Corrections,
    Head,
    Merge,
    PlaceCorrection,
    RoleCorrection,
    SceneCorrection,
    SceneKey,
    Thing,
)
from small_scripts import broken, chinese, people, role, roles

SCENES = ("1-1 日 内 茶馆\n人物：沈照、保镖若干\n△ 沈照放下手机。\n沈照：走。", "1-2 夜 内 街\n沈照：来了。\n司机：上车。")


def key(scene: str) -> SceneKey:
    return next(SceneKey(s.id, s.fingerprint) for s in broken(*SCENES).scenes if s.id == scene)


def corrected(*scenes: SceneCorrection, **others: Any):
    return broken(*SCENES, corrections=Corrections(scenes=scenes, **others))


def test_every_field_of_a_scene_can_be_corrected():
    change = SceneCorrection(
        key("1-1"),
        inside="EXT",
        mood="黄昏",
        light="night",
        place=("河堤", "桥下"),
        minutes=90,
        synopsis="沈照告别",
        story_day=7,
        flashback=True,
        fight=True,
        rain=True,
        omitted=True,
        note="等雨",
        add_cast=("司机",),
        heads=(Head("保镖", 12), Head("路人", 3)),
        add_items=(Thing("vehicle", "大巴"),),
        drop_items=(Thing("prop", "手机"),),
    )
    scene = corrected(change).scenes[0]
    assert (scene.inside, scene.mood, scene.light, scene.place) == ("EXT", "黄昏", "night", "河堤·桥下")
    assert (scene.estimate.minutes, scene.estimate.given, scene.synopsis, scene.story_day) == (90, True, "沈照告别", 7)
    assert (scene.flashback, scene.fight, scene.rain, scene.omitted, scene.note) == (True, True, True, True, "等雨")
    assert people(scene) == {"沈照", "司机"}
    assert [(e.name, e.count, e.assumed) for e in scene.extras] == [("保镖", 12, False), ("路人", 3, False)]
    assert [(i.kind, i.name) for i in scene.items] == [("vehicle", "大巴")]


def test_what_is_not_corrected_stays_as_read():
    plain = broken(*SCENES)
    assert corrected(SceneCorrection(key("1-1"), minutes=90)).scenes[1] == plain.scenes[1]


def test_a_person_may_be_taken_out_and_their_scenes_are_counted_again():
    made = corrected(SceneCorrection(key("1-2"), drop_cast=("沈照",)))
    assert role(made, "沈照").scenes == ("1-1",)


def test_no_extras_takes_the_group_out():
    assert corrected(SceneCorrection(key("1-1"), heads=(Head("保镖", 0),))).scenes[0].extras == ()


def test_a_role_may_be_renamed_confirmed_and_made_an_extra():
    made = corrected(roles=(RoleCorrection("沈照", kind="support", minor=True, rename="沈昭"), RoleCorrection("司机", kind="extra")))
    character = role(made, "沈昭")
    assert (character.kind, character.minor, character.confirmed) == ("support", True, True)
    assert "司机" not in roles(made)
    assert [(e.name, e.count) for e in made.scenes[1].extras] == [("司机", 1)]


def test_a_place_may_get_levels_and_a_location():
    made = corrected(places=(PlaceCorrection("茶馆", levels=("老街", "茶馆"), location="A-3", kind="茶馆"),))
    assert [(p.id, p.location, p.kind, p.scenes) for p in made.places if p.location] == [("老街·茶馆", "A-3", "茶馆", ("1-1",))]


def test_two_places_corrected_to_one_name_are_one():
    made = corrected(places=(PlaceCorrection("街", levels=("茶馆",)),))
    assert [(p.id, p.scenes) for p in made.places] == [("茶馆", ("1-1", "1-2"))]


def test_what_fits_nothing_is_listed_with_its_reason_and_changes_nothing():
    lost = Corrections(
        scenes=(SceneCorrection(SceneKey("9-9", "nothing"), minutes=5),),
        roles=(RoleCorrection("无名"),),
        places=(PlaceCorrection("月球"),),
        merges=(Merge("无名", "沈照"),),
        splits=("谁",),
    )
    made = break_down_fully(chinese(*SCENES), lost)
    assert [u.what for u in made.unfit] == ["无名 = 沈照", "谁", "月球", "9-9", "无名"]
    assert made.breakdown == break_down(chinese(*SCENES))


def test_a_scene_is_known_by_its_text_though_its_number_changed():
    renumbered = chinese(SCENES[0].replace("1-1", "1-5"), SCENES[1])
    made = break_down(renumbered, Corrections(scenes=(SceneCorrection(key("1-1"), minutes=90),)))
    assert [s.estimate.minutes for s in made.scenes if s.id == "1-5"] == [90]


def test_corrections_are_a_document_that_reads_back():
    kept = Corrections(scenes=(SceneCorrection(key("1-1"), minutes=90, heads=(Head("保镖", 2),)),), merges=(Merge("甲", "乙"),))
    assert CORRECTIONS.load(CORRECTIONS.dump(kept)) == kept


def test_impossible_corrections_are_refused():
    with pytest.raises(ValueError, match="at least 1 minute"):
        SceneCorrection(key("1-1"), minutes=0)
    with pytest.raises(ValueError, match="fewer than 0"):
        SceneCorrection(key("1-1"), heads=(Head("保镖", -1),))
