"""Who must be on set: in person, only heard, in groups."""

from __future__ import annotations

import pytest

from juzu.script.breaking import break_down
from juzu.script.people.extras import read_group
from small_scripts import broken, english, people


def only(*lines: str):
    return broken("1-1 日 内 茶馆\n" + "\n".join(lines)).scenes[0]


def test_a_far_voice_is_heard_only_unless_the_person_acts_in_the_scene():
    assert people(only("人物：沈照、爷爷（VO）", "沈照：喂。", "爷爷（VO）：几天？")) == {"沈照"}
    assert people(only("沈照：喂。", "爷爷（VO）：几天？", "△ 爷爷推门进来。")) == {"沈照", "爷爷"}


def test_a_thought_is_the_thought_of_somebody_who_is_there():
    assert people(only("△ 一封信。", "沈照（内心OS）：走吧。")) == {"沈照"}


def test_a_name_that_others_only_say_is_not_present():
    scene = broken("1-1 日 内 茶馆\n沈照：李威呢？", "1-2 日 内 街\n李威：来了。").scenes[0]
    assert people(scene) == {"沈照"}


@pytest.mark.parametrize(
    ("action", "there"),
    [
        ("△ 李威推门进来。", True),
        ("△ 李威的手停住了。", True),
        ("△ 李威的照片挂在墙上。", False),
        ("△ 屏幕上两个字：李威。", False),
        ("△ 纸上写着“李威收”。", False),
        ("△ 名单念下去：李威，先喂饭。", False),
    ],
)
def test_beside_a_cast_line_only_who_acts_counts(action: str, there: bool):
    scene = broken(f"1-1 日 内 茶馆\n人物：沈照\n{action}", "1-2 日 内 街\n李威：来了。").scenes[0]
    assert ("李威" in people(scene)) is there
    assert ("李威" in scene.note) is there


def test_without_a_cast_line_a_person_acted_upon_is_there_too():
    scene = broken("1-1 日 内 茶馆\n△ 沈照一把抱住李威。\n沈照：走。", "1-2 日 内 街\n李威：来了。").scenes[0]
    assert people(scene) == {"沈照", "李威"}


def test_the_longest_name_wins_inside_a_longer_one():
    scene = broken("1-1 日 内 茶馆\n△ 林小麦走来。", "1-2 日 内 街\n林小：来了。\n林小麦：嗯。").scenes[0]
    assert people(scene) == {"林小麦"}


def test_a_hook_that_is_speech_counts_as_speech_and_who_it_names_is_not_there():
    scene = broken("1-1 日 内 茶馆\n人物：何冰\n△ 雨。\n【卡点】何冰：去找马保田。", "1-2 日 内 街\n马保田：嗯。\n何冰：嗯。").scenes[0]
    assert people(scene) == {"何冰"}


def test_english_possessives_are_absent_except_for_a_part_of_the_body():
    scenes = (
        "INT. HALL - DAY\n\nTom's hand finds the pencil, a note in Felix's hand. Keogh's van is empty.",
        "INT. YARD - DAY\n\nTOM\nGo.\n\nKEOGH\nNo.\n\nFELIX\nYes.",
    )
    assert people(break_down(english(*scenes)).scenes[0]) == {"TOM"}


@pytest.mark.parametrize(
    ("written", "name", "count", "assumed"),
    [
        ("观众300人", "观众", 300, False),
        ("侍卫若干", "侍卫", 4, True),  # a guard is usually a file of four
        ("三四个保镖", "保镖", 4, True),  # the larger, and not stated for sure
        ("十几个保镖", "保镖", 15, True),
        ("二十名士兵", "士兵", 20, False),
        ("路人甲乙丙", "路人", 3, False),
        ("群臣", "群臣", 10, True),
        ("一群记者", "记者", 10, True),
        ("保镖×6", "保镖", 6, False),
        ("学生数人", "学生", 5, True),
        ("众大臣", "大臣", 6, True),
        ("SIX GUESTS", "GUESTS", 6, False),
        ("CROWD", "CROWD", 12, True),
    ],
)
def test_groups_are_read_with_their_counts(written: str, name: str, count: int, assumed: bool):
    group = read_group(written)
    assert group is not None
    assert (group.name, group.count, group.assumed) == (name, count, assumed)


@pytest.mark.parametrize("written", ["沈照", "李威（少年）", "王婶", "三叔", "MARA", "YOUNG MAN"])
def test_roles_are_no_groups(written: str):
    assert read_group(written) is None


def test_two_numbered_passers_by_are_two_and_the_group_is_no_role():
    scene = only("人物：沈照、路人甲、路人乙", "路人甲：走。", "路人乙：好。")
    assert [(e.name, e.count) for e in scene.extras] == [("路人", 2)]
    assert people(scene) == {"沈照"}


def test_a_group_that_speaks_is_counted_once():
    scene = only("人物：沈照、群众演员20人", "群众演员：姑娘，包子啥馅儿？", "沈照：猪肉。")
    assert [(e.name, e.count, e.assumed) for e in scene.extras] == [("群众演员", 20, False)]


def test_action_names_groups_where_no_cast_line_does_and_one_person_is_no_group():
    assert [(e.name, e.count) for e in only("△ 五个黑衣人围上来，地上坐着一个姑娘。", "沈照：谁？").extras] == [("黑衣人", 5)]


def test_somebody_unnamed_who_acts_is_one_head_unless_a_role_of_the_scene_is_he():
    scene = only("人物：沈照、刘医生", "△ 刺客从树上一跃而下。医生退了一步。", "沈照：谁？", "刘医生：小心。")
    assert [(e.name, e.count, e.assumed) for e in scene.extras] == [("刺客", 1, True)]


def test_a_silent_walk_on_is_an_extra_and_a_speaking_one_a_bit():
    silent = broken("1-1 日 内 茶馆\n人物：沈照、保安\n沈照：走。")
    assert [(e.name, e.count) for e in silent.scenes[0].extras] == [("保安", 4)]
    speaking = broken("1-1 日 内 茶馆\n人物：沈照、司机\n司机：走。\n沈照：好。")
    assert people(speaking.scenes[0]) == {"沈照", "司机"}


def test_english_groups_in_capitals_are_counted_and_things_are_not():
    scene = break_down(
        english("INT. BAR - NIGHT\n\nEIGHT DRINKERS and a BARMAN. The SIX GUESTS wait. TWO SHOTS ring out.\n\nMARA\nOut.")
    ).scenes[0]
    assert {(e.name, e.count) for e in scene.extras} == {("DRINKERS", 8), ("BARMAN", 1), ("GUESTS", 6)}
