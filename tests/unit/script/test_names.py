"""Which names are one role, and why."""

from __future__ import annotations

import pytest

from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections, Merge
from small_scripts import broken, english, role, roles


def test_a_nickname_that_the_character_list_states_is_merged_with_that_reason():
    made = broken("1-1 日 内 茶馆\n罗大亮：走。", "1-2 日 内 街\n灯哥：来了。", front="人物小传\n罗大亮：男，38岁，人称灯哥。")
    assert roles(made) == {"罗大亮"}
    assert [(form, why.zh) for form, why in role(made, "罗大亮").merged] == [("灯哥", "人物小传：罗大亮又叫灯哥")]


def test_a_relative_is_merged_when_the_list_states_the_relation_and_they_never_meet():
    made = broken(
        "1-1 日 内 茶馆\n沈伯年：走。",
        "1-2 日 内 街\n爷爷：来了。\n沈照：嗯。",
        front="人物小传\n沈照：女，23岁。\n沈伯年：男，77岁，沈照的爷爷。",
    )
    assert roles(made) == {"沈伯年", "沈照"}


def test_a_relative_who_meets_that_person_is_somebody_else_and_only_hinted():
    made = broken("1-1 日 内 茶馆\n沈伯年：走。\n爷爷：你先。", front="人物小传\n沈照：女，23岁。\n沈伯年：男，77岁，沈照的爷爷。")
    assert roles(made) == {"沈伯年", "爷爷"}
    assert "爷爷" in role(made, "沈伯年").note


@pytest.mark.parametrize("nick", ["威哥", "阿威"])
def test_a_familiar_form_of_the_given_name_is_merged_when_it_fits_one_person_and_they_never_meet(nick: str):
    made = broken("1-1 日 内 茶馆\n李威：走。\n王五：好。", f"1-2 日 内 街\n{nick}：来了。")
    assert roles(made) == {"李威", "王五"}


def test_a_familiar_form_that_fits_two_people_is_not_merged():
    made = broken("1-1 日 内 茶馆\n李威：走。\n张威：好。", "1-2 日 内 街\n威哥：来了。")
    assert roles(made) == {"李威", "张威", "威哥"}
    assert "威哥" in role(made, "李威").note
    assert "威哥" in role(made, "张威").note


def test_a_familiar_form_in_the_same_scene_is_another_person():
    made = broken("1-1 日 内 茶馆\n李威：走。\n威哥：好。")
    assert roles(made) == {"李威", "威哥"}


def test_a_surname_with_a_title_needs_somebody_who_says_it_to_that_face():
    apart = ("1-1 日 内 茶馆\n李威：走。\n王五：好。", "1-2 日 内 街\n李总：来了。")
    assert roles(broken(*apart)) == {"李威", "王五", "李总"}
    told = ("1-1 日 内 茶馆\n李威：走。\n王五：李总，请。", "1-2 日 内 街\n李总：来了。")
    assert roles(broken(*told)) == {"李威", "王五"}


def test_a_minor_s_pet_name_is_not_an_old_man_s():
    made = broken("1-1 日 内 茶馆\n吴满堂：走。", "1-2 日 内 街\n小堂：来了。", front="人物小传\n吴满堂：男，75岁。")
    assert roles(made) == {"吴满堂", "小堂"}


def test_kinship_alone_is_nobody_s_nickname():
    made = broken("1-1 日 内 茶馆\n罗大亮：走。", "1-2 日 内 街\n大姐：来了。")
    assert roles(made) == {"罗大亮", "大姐"}


def test_a_part_in_the_drama_within_is_a_look_of_the_same_role():
    made = broken("1-1 日 内 茶馆\n人物：韩骁（饰督军）\n韩骁（饰督军）：开门。", "1-2 日 内 街\n韩骁：饿了。")
    assert roles(made) == {"韩骁"}
    assert [m.look for s in made.scenes for m in s.cast] == ["韩骁/饰督军", "韩骁/第1天"]


def test_a_child_s_version_is_a_role_of_its_own_linked_by_a_note_and_marked_minor():
    made = broken(
        "1-1 日 内 茶馆\n沈照：走。",
        "1-2 日 内 街\n人物：沈照（少年）\n△ 沈照低头走过。\n沈照（少年）：嗯。",
        front="人物小传\n沈照：女，23岁。",
    )
    young = role(made, "沈照（少年）")
    assert young.minor
    assert "沈照的另一年龄" in young.note
    assert young.scenes == ("1-2",)
    assert role(made, "沈照").scenes == ("1-1",)


def test_an_age_far_from_the_role_s_own_is_another_actor_and_a_near_one_is_a_look():
    front = "人物小传\n沈伯年：男，77岁。\n钱一鸣：男，42岁。"
    made = broken(
        "1-1 日 内 茶馆\n人物：沈伯年（中年）、钱一鸣（中年）\n△ 两人对坐。", "1-2 日 内 街\n沈伯年：走。\n钱一鸣：好。", front=front
    )
    assert roles(made) == {"沈伯年", "沈伯年（中年）", "钱一鸣"}


def test_narrators_and_everybody_are_no_roles():
    made = broken("1-1 日 内 茶馆\n旁白：很久以前。\n众人：好！\n李威：走。")
    assert roles(made) == {"李威"}


def test_english_full_names_titles_and_surnames_are_one_role_when_only_one_fits():
    made = break_down(
        english(
            "INT. LOBBY - DAY\n\nMARA LINDEN (34) waits. GERALD PIKE (55) enters. CONSTANCE PIKE (90) sits.\n\nMARA\nYes?\n\nPIKE\nNo.\n\nCONSTANCE\nQuiet.",
            "INT. HALL - DAY\n\nNURSE ADAIR (30s) waits.\n\nADAIR\nName?\n\nMARA (V.O.)\nMine.",
        )
    )
    assert roles(made) == {"MARA", "PIKE", "CONSTANCE", "ADAIR"}
    assert dict(role(made, "MARA").merged)["MARA LINDEN"].en == "MARA is short for MARA LINDEN; nobody else has that name"


def test_english_husband_and_wife_keep_apart():
    made = break_down(english("INT. HALL - DAY\n\nMR. SMITH\nNo.\n\nMRS. SMITH\nYes."))
    assert len(roles(made)) == 2


def test_the_young_version_of_a_known_name_is_another_actor_but_a_young_man_is_himself():
    made = break_down(english("INT. HALL - DAY\n\nMAYA\nNo.\n\nYOUNG MAN\nYes.", "INT. YARD - DAY\n\nYOUNG MAYA\nGo."))
    assert roles(made) == {"MAYA", "YOUNG MAYA", "YOUNG MAN"}
    assert role(made, "YOUNG MAYA").minor


def test_a_person_may_merge_what_the_script_left_open_and_split_what_was_joined():
    scenes = ("1-1 日 内 茶馆\n李威：走。\n王五：好。", "1-2 日 内 街\n李总：来了。")
    assert roles(broken(*scenes, corrections=Corrections(merges=(Merge("李总", "李威"),)))) == {"李威", "王五"}
    nick = ("1-1 日 内 茶馆\n李威：走。", "1-2 日 内 街\n威哥：来了。")
    assert roles(broken(*nick)) == {"李威"}
    assert roles(broken(*nick, corrections=Corrections(splits=("威哥",)))) == {"李威", "威哥"}


def test_kinds_come_from_the_whole_distribution_and_say_their_figures():
    """甲 is in 4 of 4 scenes, 乙 in one of 4 with a tenth of the words: 甲 leads, 乙 is a bit."""
    scenes = [f"1-{n} 日 内 茶馆\n李威：今天这茶不错我再喝一碗。" for n in range(1, 4)]
    made = broken(*scenes, "1-4 日 内 茶馆\n李威：今天这茶不错我再喝一碗。\n王五：好。")
    assert (role(made, "李威").kind, role(made, "王五").kind) == ("lead", "bit")
    reason = role(made, "王五").kind_reason
    assert reason is not None
    assert "1/4" in reason.zh


def test_a_child_is_marked_by_age_by_word_and_never_without_a_note():
    made = broken("1-1 日 内 茶馆\n豆豆：走。\n小男孩：好。\n李威：嗯。", front="人物小传\n豆豆：男，9岁。\n李威：男，30岁。")
    minors = {c.name for c in made.characters if c.minor}
    assert minors == {"豆豆", "小男孩"}
    assert all(role(made, name).note for name in minors)


def test_numbered_parts_are_different_people():
    made = break_down(english("INT. LOBBY - DAY\n\nHERO 1\nYes?\n\nHERO 2\nNo.", "EXT. PIER - DAY\n\nHERO 3\nQuiet."))
    assert roles(made) == {"HERO 1", "HERO 2", "HERO 3"}
