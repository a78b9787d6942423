"""Lines read as a person says: once for a line, once for all lines with its label."""

from juzu.script.breaking import break_down, break_down_fully
from juzu.script.corrections import Corrections, LineCorrection, ThingCorrection
from juzu.script.document import Script
from juzu.script.needs.things import NO_WORD
from juzu.script.reading.rereading import NO_LINE, lines_like, reread
from small_scripts import broken, chinese, roles

STORY = (
    "1-1 日 内 茶馆\n人物：沈照\n△ 沈照放下油灯。\n系统提示：你已中毒。\n门外，街上\n沈照：走。",
    "1-2 夜 内 街\n2026\n系统提示：倒计时三秒。\n沈照：来了。",
)


def kinds(script: Script) -> list[tuple[str, str]]:
    return [(e.kind, e.text) for scene in script.scenes for e in scene.elements]


def test_one_label_corrects_every_line_that_opens_with_it():
    said = LineCorrection("mark", label="系统提示")
    script, unfit = reread(chinese(*STORY), (said,))
    assert unfit == ()
    assert [text for kind, text in kinds(script) if kind == "mark"] == ["你已中毒。", "倒计时三秒。"]
    assert len(lines_like(chinese(*STORY), "系统提示")) == 2


def test_a_label_that_is_no_person_leaves_the_cast():
    assert "系统提示" in roles(broken(*STORY))
    assert "系统提示" not in roles(broken(*STORY, corrections=Corrections(lines=(LineCorrection("mark", label="系统提示"),))))


def test_a_line_that_nothing_explains_can_be_said_to_be_action():
    assert [e.text for e in chinese(*STORY).unknown] == ["2026"]
    assert reread(chinese(*STORY), (LineCorrection("action", line="2026"),))[0].unknown == ()


def test_a_line_made_a_header_opens_a_scene_and_no_other_scene_changes_its_number():
    script = reread(chinese(*STORY), (LineCorrection("header", line="门外，街上"),))[0]
    assert [scene.id for scene in script.scenes] == ["1-1", "1-1A", "1-2"]
    assert [e.text for e in script.scenes[1].elements] == ["走。"]


def test_a_header_made_action_joins_its_scene_to_the_one_before():
    script = reread(chinese(*STORY), (LineCorrection("action", line="1-2 夜 内 街"),))[0]
    assert [scene.id for scene in script.scenes] == ["1-1"]
    assert ("action", "1-2 夜 内 街") in kinds(script)


def test_the_first_header_of_an_episode_stays_and_that_is_told():
    script, unfit = reread(chinese(*STORY), (LineCorrection("action", line="1-1 日 内 茶馆"),))
    assert ([s.id for s in script.scenes], [u.why for u in unfit]) == (["1-1", "1-2"], [NO_LINE])


def test_reading_anew_what_was_read_anew_changes_nothing():
    said = (LineCorrection("header", line="门外，街上"), LineCorrection("mark", label="系统提示"), LineCorrection("action", line="2026"))
    once = reread(chinese(*STORY), said)[0]
    assert reread(once, said) == (once, ())


def test_no_line_is_lost_or_made_by_reading_anew():
    said = (
        LineCorrection("header", line="门外，街上"),
        LineCorrection("speech", line="2026"),
        LineCorrection("action", line="1-2 夜 内 街"),
    )
    old, new = (sorted(_raw(script)) for script in (chinese(*STORY), reread(chinese(*STORY), said)[0]))
    assert old == new


def _raw(script: Script) -> list[str]:
    return [raw for scene in script.scenes for raw in (scene.header.raw, *(e.raw for e in scene.elements)) if raw]


def test_a_correction_without_its_line_is_kept_and_listed():
    unfit = break_down_fully(chinese(*STORY), Corrections(lines=(LineCorrection("action", line="没有这行"),))).unfit
    assert [(u.what, u.why) for u in unfit] == [("没有这行", NO_LINE)]


def test_a_word_is_said_once_for_the_whole_script():
    def items(*things: ThingCorrection) -> list[tuple[str, str]]:
        return [(i.kind, i.name) for scene in break_down(chinese(*STORY), Corrections(things=things)).scenes for i in scene.items]

    assert ("prop", "油灯") in items()
    assert items(ThingCorrection("油灯", None)) == []
    assert ("special_prop", "油灯") in items(ThingCorrection("油灯", "special_prop"))
    assert ("effect", "放下") in items(ThingCorrection("放下", "effect"))


def test_a_word_that_is_not_written_is_listed():
    unfit = break_down_fully(chinese(*STORY), Corrections(things=(ThingCorrection("飞船", "effect"),))).unfit
    assert [(u.what, u.why) for u in unfit] == [("飞船", NO_WORD)]
