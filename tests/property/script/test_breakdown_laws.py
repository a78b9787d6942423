"""Laws of the breakdown that hold whatever the script says."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juzu.script.breaking import break_down
from juzu.script.corrections import Corrections, Merge, SceneCorrection, SceneKey
from juzu.script.revising.compare import compare
from juzu.script.words.wording import chinese_count
from small_scripts import broken, chinese

NAMES = st.sampled_from(
    ["沈照", "李威", "威哥", "李总", "老李", "爷爷", "群臣", "侍卫若干", "路人甲", "林小麦", "司机", "沈照（少年）", "爷爷（VO）", "众人"]
)
LINES = st.one_of(
    st.builds("{}：{}".format, NAMES, st.sampled_from(["走。", "李总，请。", "威哥呢？", "……"])),
    st.builds("△ {}{}".format, NAMES, st.sampled_from(["推门进来。", "的手停住了。", "换上军装。", "嘴角流血，拿着一把手枪。"])),
    st.sampled_from(["【闪回】", "【闪回结束】", "【字幕：三年后】", "【卡点】沈照：谁？", "△ 五个黑衣人围上来。"]),
    st.builds("人物：{}、{}".format, NAMES, NAMES),
)
HEADS = st.builds(
    "{} {} {}".format,
    st.sampled_from(["日", "夜", "黄昏", "清晨", "雨夜"]),
    st.sampled_from(["内", "外"]),
    st.sampled_from(["茶馆", "沈家 堂屋", "沈家·堂屋", "河堤"]),
)
BODIES = st.lists(
    st.builds(lambda head, lines: "\n".join([head, *lines]), HEADS, st.lists(LINES, min_size=1, max_size=5)), min_size=1, max_size=6
)


def numbered(bodies: list[str]) -> list[str]:
    return [f"1-{n} {body}" for n, body in enumerate(bodies, 1)]


@settings(max_examples=30, deadline=None)
@given(BODIES)
def test_every_scene_has_a_place_minutes_pages_and_every_person_a_role_and_a_look(bodies: list[str]):
    made = broken(*numbered(bodies))
    places = {p.id for p in made.places}
    looks = {k.id: k.character for k in made.looks}
    for scene in made.scenes:
        assert scene.place in places
        assert scene.estimate.minutes >= 10
        assert scene.page_tenths >= 1
        assert all(looks[m.look] == m.character for m in scene.cast if not m.heard_only)
        assert all(e.count > 0 for e in scene.extras)


@settings(max_examples=30, deadline=None)
@given(BODIES)
def test_scenes_of_roles_and_places_say_the_same_as_the_scenes_themselves(bodies: list[str]):
    made = broken(*numbered(bodies))
    for character in made.characters:
        assert character.scenes == tuple(s.id for s in made.scenes if any(m.character == character.id and not m.heard_only for m in s.cast))
    for place in made.places:
        assert place.scenes == tuple(s.id for s in made.scenes if s.place == place.id)


@settings(max_examples=30, deadline=None)
@given(BODIES, st.randoms())
def test_the_order_of_scenes_never_changes_which_names_are_one_role(bodies: list[str], random: Random):
    shuffled = numbered(bodies)
    random.shuffle(shuffled)
    one = {(c.id, c.names) for c in broken(*numbered(bodies)).characters}
    assert one == {(c.id, c.names) for c in broken(*shuffled).characters}


@settings(max_examples=20, deadline=None)
@given(BODIES)
def test_merging_what_was_merged_changes_nothing(bodies: list[str]):
    made = broken(*numbered(bodies))
    again = Corrections(merges=tuple(Merge(form, c.id) for c in made.characters for form, _ in c.merged))
    repeated = broken(*numbered(bodies), corrections=again)
    assert [(c.id, c.names, c.scenes) for c in repeated.characters] == [(c.id, c.names, c.scenes) for c in made.characters]


@settings(max_examples=20, deadline=None)
@given(BODIES)
def test_corrections_carried_through_the_same_script_stay_as_they_are(bodies: list[str]):
    script = chinese(*numbered(bodies))
    made = break_down(script)
    corrections = Corrections(scenes=tuple(SceneCorrection(SceneKey(s.id, s.fingerprint), minutes=33) for s in made.scenes))
    revision = compare(script, script, corrections)
    assert revision.corrections == corrections
    assert revision.unfit == ()
    assert revision.count("same") == len(made.scenes)


@given(st.integers(1, 999))
def test_chinese_numbers_count_what_they_say(number: int):
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = (f"{digits[hundreds]}百" if hundreds else "") + (f"{digits[tens]}十" if tens else "零" if hundreds and ones else "")
    text += digits[ones] if ones else ""
    assert chinese_count(text) == number


@pytest.mark.parametrize("piece", ["沈照", "一二三", "拿着一只", "“", "换上一身", "李威（"])
def test_a_hostile_line_takes_no_more_than_its_length(piece: str):
    """60,000 repeats in one line; a pattern that looks back over the whole line would take minutes."""
    started = time.process_time()
    broken(f"1-1 日 内 茶馆\n△ {piece * 60_000}\n沈照：走。")
    assert time.process_time() - started < 10
