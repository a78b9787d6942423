"""What departments bring and how people look."""

from __future__ import annotations

import pytest

from juzu.kernel.source import Source
from juzu.script.breaking import break_down
from juzu.script.document import Element
from juzu.script.needs.items import find_items
from small_scripts import broken, english


def items(*lines: str, head: str = "日 内 茶馆") -> set[tuple[str, str]]:
    return {(i.kind, i.name) for i in broken(f"1-1 {head}\n" + "\n".join(lines) + "\n沈照：走。").scenes[0].items}


def test_marks_go_to_their_departments_word_for_word():
    made = items("【字幕：三年后】", "【BGM：温馨】", "【音效：雷声】", "【特效：金光】", "【商植：半糖月亮】")
    assert made == {("subtitle", "三年后"), ("music", "温馨"), ("sound", "雷声"), ("effect", "金光"), ("placement", "半糖月亮")}


def test_action_names_things_with_their_counts():
    scene = broken("1-1 日 内 茶馆\n△ 沈照拖着两只箱子，怀里抱一盆半死的绿萝。").scenes[0]
    assert {(i.name, i.count) for i in scene.items} == {("箱子", 2), ("绿萝", 1)}


def test_a_thing_in_the_hand_with_a_measure_word_is_a_prop_though_no_list_has_it():
    assert ("prop", "仙人掌") in items("△ 沈照怀里抱一盆仙人掌。")


@pytest.mark.parametrize(
    "line",
    [
        "△ 沈照的手像捂着一只鸽子。",  # a likeness
        "△ 两碗面，一个荷包蛋。",  # 荷包 inside another word
        "△ 沈照马上站起来。",
        "△ 沈照觉得这事很狗血。",
        "△ 纸上写着：借手枪一把。",  # read from a card
        "沈照：我要一把手枪。",  # said, not there
    ],
)
def test_likenesses_longer_words_cards_and_speech_bring_nothing(line: str):
    assert items(line) == set()


def test_a_role_s_name_is_no_thing():
    scene = broken("1-1 日 内 茶馆\n△ 小狗子走来。\n小狗子：汪。").scenes[0]
    assert scene.items == ()


def test_the_longer_word_of_a_kind_is_listed_alone():
    assert items("△ 沈照披上军大衣。") == {("costume", "军大衣")}


def test_a_fight_is_seen_in_action_and_marks_and_not_in_speech():
    fights = [
        broken(f"1-1 日 内 茶馆\n{line}\n沈照：走。").scenes[0].fight
        for line in ("△ 两人拳打脚踢。", "【字幕：补拍武戏】", "沈照：别跟人打斗。", "△ 他正要拔枪。")
    ]
    assert fights == [True, True, False, False]


def test_english_things_are_whole_words_in_small_letters():
    scene = break_down(
        english("INT. HALL - DAY\n\nMara sets three Postcards by the oil lamp. A mug like a gun. The carpet.\n\nMARA\nGo.")
    ).scenes[0]
    assert {(i.kind, i.name, i.count) for i in scene.items} == {("prop", "postcard", 3), ("prop", "oil lamp", 1), ("prop", "mug", 1)}


def test_a_department_s_note_is_its_item():
    scene = break_down(english("INT. HALL - DAY\n\n[[ Stunt: fall over the rail. ]]\n\nMARA\nGo.")).scenes[0]
    assert [(i.kind, i.name) for i in scene.items] == [("stunt", "fall over the rail.")]


def test_tags_of_a_screenwriting_program_go_to_their_departments():
    tags = [("Props", "umbrella"), ("Weapons", "pistol"), ("Cast Members", "Mara"), ("Wardrobe", "coat")]
    elements = tuple(Element("note", name, Source("x"), mark=f"tag:{category}") for category, name in tags)
    made = {(i.kind, i.name) for i in find_items(elements, ())}
    assert made == {("prop", "umbrella"), ("special_prop", "pistol"), ("costume", "coat")}


def looks(*scenes: str) -> list[str]:
    return [m.look for s in broken(*scenes).scenes for m in s.cast]


def test_a_role_wears_one_look_a_story_day():
    assert looks("1-1 日 内 茶馆\n沈照：走。", "1-2 夜 内 街\n沈照：走。", "1-3 日 内 街\n沈照：走。") == [
        "沈照/第1天",
        "沈照/第1天",
        "沈照/第2天",
    ]


def test_a_costume_put_on_is_a_new_look_until_the_day_ends():
    made = looks("1-1 日 内 茶馆\n△ 沈照换上一身笔挺的军装。\n沈照：走。", "1-2 夜 内 街\n沈照：走。", "1-3 日 内 街\n沈照：走。")
    assert made == ["沈照/第1天·换军装", "沈照/第1天·换军装", "沈照/第2天"]


def test_an_injury_belongs_to_the_person_named_last_before_it():
    made = looks("1-1 日 内 茶馆\n△ 李威推开沈照，沈照嘴角流血。\n李威：走。\n沈照：嗯。")
    assert made == ["李威/第1天", "沈照/第1天·带伤"]


def test_a_stranger_s_injury_is_nobody_s_look():
    assert looks("1-1 日 内 茶馆\n△ 沈照抓起烛台，砸向家丁甲，家丁甲头破血流。\n沈照：走。") == ["沈照/第1天"]


def test_who_is_only_heard_needs_no_look():
    scene = broken("1-1 日 内 茶馆\n沈照：喂。\n爷爷（VO）：嗯。").scenes[0]
    assert [(m.character, m.look, m.heard_only) for m in scene.cast] == [("沈照", "沈照/第1天", False), ("爷爷", "", True)]


def test_every_look_says_why_in_both_languages():
    made = broken("1-1 日 内 茶馆\n△ 沈照换上军装。\n沈照：走。")
    assert made.looks[0].reason.zh == "故事第1天（故事开始），动作里换上军装"
    assert "changes into" in made.looks[0].reason.en


def test_the_content_line_is_the_script_s_own_words_and_short():
    long = "△ " + "沈照慢慢走过长长的走廊，" * 4 + "停住。"
    made = broken(f"1-1 日 内 茶馆\n{long}\n沈照：走。", "1-2 日 内 街\n沈照：今天不走。").scenes
    assert len(made[0].synopsis) <= 30
    assert made[0].synopsis.removesuffix("…") in long
    assert made[1].synopsis == "沈照：今天不走"
