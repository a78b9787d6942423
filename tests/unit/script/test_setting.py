"""When and where: light, inside, places, story days, flashbacks."""

from __future__ import annotations

import pytest

from juzu.kernel.source import Source
from juzu.script.breaking import break_down
from juzu.script.document import Header
from juzu.script.needs.mood import read_setting
from juzu.script.needs.places import find_places, levels_of
from small_scripts import broken, english


def setting(time: str = "", inside: str = "", *places: str):
    return read_setting(Header("", Source("x"), time=time, inside=inside, places=places), "zh")


@pytest.mark.parametrize(
    ("time", "light"),
    [
        ("日", "day"),
        ("夜", "night"),
        ("雨夜", "night"),
        ("日转夜", "night"),
        ("深夜", "night"),
        ("黄昏", "day"),
        ("傍晚", "day"),
        ("清晨", "day"),
        ("凌晨", "night"),
        ("亥时三刻", "night"),
        ("11:47 PM", "night"),
        ("DUSK", "day"),
        ("DAWN", "day"),
        ("NIGHT", "night"),
        ("次日", "any"),
        ("", "any"),
    ],
)
def test_every_mood_with_night_in_it_is_night_and_dusk_and_dawn_are_day(time: str, light: str):
    assert setting(time).light == light


def test_dusk_keeps_its_mood():
    assert setting("黄昏").mood == "黄昏"


def test_words_of_time_leave_the_place_and_rain_is_seen():
    found = setting("", "", "翡翠山庄34号车库", "雨夜")
    assert (found.places, found.mood, found.light, found.rain) == (("翡翠山庄34号车库",), "雨夜", "night", True)


def test_inside_is_guessed_from_the_place_with_a_note_only_where_it_is_not_written():
    assert (setting("日", "", "河堤").inside, setting("日", "", "堂屋").inside) == ("EXT", "INT")
    assert "按地点猜" in setting("日", "", "河堤").note
    assert (setting("日", "内外", "河堤").inside, setting("日", "内外", "河堤").note) == ("INT/EXT", "")


def test_one_place_spelled_in_five_ways_is_one_place():
    written = {
        "1": ("沈家老宅·堂屋",),
        "2": ("沈家老宅 堂屋",),
        "3": ("沈家老宅", "堂屋"),
        "4": ("沈家老宅堂屋",),
        "5": ("沈家老宅", "堂屋内"),
    }
    places, of = find_places({scene: levels_of(levels, "zh") for scene, levels in written.items()})
    assert [(p.levels, p.scenes) for p in places] == [(("沈家老宅", "堂屋"), ("1", "2", "3", "4", "5"))]
    assert set(of.values()) == {"沈家老宅·堂屋"}


@pytest.mark.parametrize("aside", ["（闪回·三年前）", "（回忆）", "(梦境)"])
def test_brackets_that_say_when_a_scene_plays_are_no_part_of_the_place(aside: str):
    assert levels_of((f"顾家·客厅{aside}",), "zh") == ("顾家", "客厅")


def test_brackets_that_say_which_room_it_is_stay():
    assert levels_of(("顾家·客厅（现代）",), "zh") == ("顾家", "客厅（现代）")


def test_two_houses_with_a_hall_are_two_places():
    places, _ = find_places({"1": ("沈家", "堂屋"), "2": ("李家", "堂屋")})
    assert len(places) == 2


def test_english_places_differ_by_neither_article_nor_case():
    places, _ = find_places({"1": ("THE WINCH BAR",), "2": ("Winch Bar",)})
    assert len(places) == 1


def days(*heads: str) -> list[int]:
    made = broken(*(f"1-{n} {head} 茶馆\n沈照：走。" for n, head in enumerate(heads, 1)))
    return [scene.story_day for scene in made.scenes]


def test_a_day_ends_where_the_hour_goes_back():
    """日 → 黄昏 → 夜 is one day; the next 日 is the second; a 清晨 after it the third."""
    assert days("日 内", "黄昏 内", "夜 内", "日 内", "清晨 内") == [1, 1, 1, 2, 3]


def test_cues_begin_a_day_of_their_own():
    made = broken("1-1 日 内 茶馆\n沈照：走。", "1-2 日 内 茶馆\n【字幕：三年后】\n沈照：走。", "1-3 日 内 茶馆\n△ 次日，沈照醒来。")
    assert [scene.story_day for scene in made.scenes] == [1, 2, 3]


def test_dates_in_subtitles_move_the_day_on_by_as_much():
    """From the 24th to the 28th are four days, though the hours say only one."""
    made = broken("1-1 夜 内 茶馆\n【字幕：二十四号】\n沈照：走。", "1-2 日 内 茶馆\n【字幕：二十八号】\n沈照：走。")
    assert [scene.story_day for scene in made.scenes] == [1, 5]


def test_a_flashback_stands_outside_the_days_with_a_look_of_its_own():
    made = broken(
        "1-1 夜 内 茶馆\n沈照：走。", "1-2 日 内 茶馆\n【闪回】\n【字幕：八年前】\n沈照：走。\n【闪回结束】", "1-3 夜 内 茶馆\n沈照：走。"
    )
    assert [(s.story_day, s.flashback) for s in made.scenes] == [(1, False), (1, True), (1, False)]
    assert [s.cast[0].look for s in made.scenes] == ["沈照/第1天", "沈照/闪回·八年前", "沈照/第1天"]


def test_a_flashback_that_ends_scenes_later_holds_until_there():
    made = broken("1-1 日 内 茶馆\n【闪回】\n沈照：走。", "1-2 日 内 茶馆\n沈照：走。\n【闪回结束】", "1-3 日 内 茶馆\n沈照：走。")
    assert [s.flashback for s in made.scenes] == [True, True, False]


def test_a_flashback_inside_a_scene_is_told_in_its_note():
    scene = broken("1-1 日 内 茶馆\n沈照：走。\n【闪回】\n△ 沈照浑身是血。\n【闪回结束】\n沈照：嗯。").scenes[0]
    assert not scene.flashback
    assert "闪回" in scene.note
    assert scene.cast[0].look == "沈照/第1天"


def test_the_writer_s_own_story_days_win():
    made = break_down(
        english(
            "# EPISODE 1\n\n[[ Story day 3. ]]\n\nINT. HALL - NIGHT\n\nMARA\nGo.",
            "INT. HALL - DAY\n\n[[ Still story day 3. ]]\n\nMARA\nGo.",
        )
    )
    assert [scene.story_day for scene in made.scenes] == [3, 3]


def test_continuous_takes_the_light_of_the_scene_before():
    made = break_down(english("INT. HALL - NIGHT\n\nMARA\nGo.", "INT. YARD - CONTINUOUS\n\nMARA\nGo."))
    assert [(s.light, s.story_day) for s in made.scenes] == [("night", 1), ("night", 1)]
