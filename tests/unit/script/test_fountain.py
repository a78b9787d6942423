from __future__ import annotations

import time

import pytest

from juzu.kernel.errors import InputError
from juzu.script.document import Element, Scene, Script
from juzu.script.fountain.reader import read_fountain, write_fountain
from juzu.script.headers.slug import is_slug, read_slug
from juzu.script.reading.text import read_text


def elements(text: str) -> list[tuple[str, str]]:
    script = read_fountain(text, "x.fountain")
    return [(e.kind, e.text) for e in (*script.front, *(e for s in script.scenes for e in s.elements))]


def speech(text: str) -> Element:
    script = read_fountain(text, "x.fountain")
    return next(e for s in script.scenes for e in s.elements if e.kind == "speech")


def scenes(text: str) -> tuple[Scene, ...]:
    return read_fountain(text, "x.fountain").scenes


@pytest.mark.parametrize(
    ("line", "inside", "places", "when"),
    [
        ("INT. HOUSE - DAY", "INT.", ("HOUSE",), "DAY"),
        ("INT HOUSE DAY", "INT", ("HOUSE",), "DAY"),
        ("I/E. CAR - MOVING - DAY", "I/E.", ("CAR", "MOVING"), "DAY"),
        ("INT./EXT. HOUSE – KITCHEN — NIGHT", "INT./EXT.", ("HOUSE", "KITCHEN"), "NIGHT"),
        ("EST. TOWN", "EST.", ("TOWN",), ""),
        ("int. house - day", "int.", ("house",), "day"),
        ("INT. KITCHEN/LIVING ROOM - CONTINUOUS", "INT.", ("KITCHEN", "LIVING ROOM"), "CONTINUOUS"),
        ("EXT. 9/11 MEMORIAL - DAY", "EXT.", ("9/11 MEMORIAL",), "DAY"),
        ("INT. ROOM - DAY - FLASHBACK (1944)", "INT.", ("ROOM",), "DAY - FLASHBACK (1944)"),
        ("INT. ROOM - THE NEXT MORNING", "INT.", ("ROOM",), "THE NEXT MORNING"),
        ("INT. ROOM 1984 - 9:15 PM", "INT.", ("ROOM 1984",), "9:15 PM"),
        ("INT. THE LATE SHOW", "INT.", ("THE LATE SHOW",), ""),
        ("内景。银河商场·三楼 - 夜", "内景。", ("银河商场", "三楼"), "夜"),
        ("内．客厅 夜", "内．", ("客厅",), "夜"),
        ("外景：老街 日", "外景：", ("老街",), "日"),
        ("INT。 医院-日", "INT。", ("医院",), "日"),
    ],
)
def test_a_heading_is_cut_into_its_parts(line: str, inside: str, places: tuple[str, ...], when: str):
    slug = read_slug(line)
    assert is_slug(line)
    assert (slug.inside, slug.places, slug.time) == (inside, places, when)


@pytest.mark.parametrize(
    "line",
    [
        "INTERIOR DESIGN",
        "ESTABLISHING",
        "EXTRA LARGE",
        "INTO THE WOODS",
        "Ext 214 rings.",
        "门外，夜色很深。",
        "内心独白 - 日",
        "外。他走了。",
        "INT.",
        "内",
    ],
)
def test_a_line_that_only_begins_like_a_heading_is_none(line: str):
    assert not is_slug(line)


@pytest.mark.parametrize(
    ("number", "scene_id"), [("1", "1"), ("1A", "1A"), ("1a", "1A"), ("A1", "A1"), ("I-1-A", "I-1-A"), ("1.", "1"), ("110A", "110A")]
)
def test_a_scene_number_is_the_id(number: str, scene_id: str):
    (scene,) = scenes(f"INT. HOUSE - DAY #{number}#")
    assert (scene.id, scene.header.number, scene.header.time) == (scene_id, number, "DAY")


def test_a_repeated_number_gets_a_letter_and_a_warning():
    script = read_fountain("INT. A #7#\n\nx\n\nINT. B #7#", "x")
    assert [s.id for s in script.scenes] == ["7", "7A"]
    assert [w.code for w in script.warnings] == ["duplicate-number"]


def test_an_unnumbered_scene_never_takes_the_number_of_a_later_one():
    # between 1 and 2 stands a scene without a number: it becomes 1A, so that 2 stays 2
    assert [s.id for s in scenes("INT. A #1#\n\nINT. B\n\nINT. C #2#")] == ["1", "1A", "2"]


def test_an_unnumbered_scene_takes_no_letter_of_a_later_one_either():
    # 1A stands further down: the scene between 1 and 1A becomes 1AA
    assert [s.id for s in scenes("INT. A #1#\n\nINT. B\n\nINT. C #1A#\n\nINT. D #2#")] == ["1", "1AA", "1A", "2"]


def test_a_hook_keeps_what_follows_its_mark():
    assert elements("INT. A\n\n【卡点】门外站着【他】。") == [("hook", "门外站着【他】。")]


def test_sections_that_name_an_episode_make_episodes_and_others_stay_sections():
    script = read_fountain("# EPISODE 3: THE LIFT\n\nINT. A #3-1#\n\n# Act Two\n\nINT. B\n\n# 第四集《电梯》\n\nINT. C #1#", "x")
    assert [(e.number, e.title, [s.id for s in e.scenes]) for e in script.episodes] == [
        (3, "THE LIFT", ["3-1", "3-2"]),
        (4, "电梯", ["4-1"]),
    ]
    assert [(e.kind, e.text) for e in script.scenes[0].elements] == [("section", "Act Two")]


def test_episode_scene_numbers_make_episodes_where_no_section_does():
    script = read_fountain("INT. A #1-1#\n\nINT. B #1-2#\n\nINT. C\n\nINT. D #2-1#", "x")
    assert [(e.number, [s.id for s in e.scenes]) for e in script.episodes] == [(1, ["1-1", "1-2", "1-3"]), (2, ["2-1"])]


def test_two_headings_without_a_blank_line_are_action_and_told():
    script = read_fountain("INT. A - DAY\n\nx\n\nINT. B - DAY\nEXT. C - DAY\n\nINT. D - DAY", "x")
    assert [s.header.raw for s in script.scenes] == ["INT. A - DAY", "INT. D - DAY"]
    assert ("action", "INT. B - DAY\nEXT. C - DAY") in elements("INT. A - DAY\n\nINT. B - DAY\nEXT. C - DAY")
    assert any(w.code == "heading-without-blank" and w.source.line == 5 for w in script.warnings)


def test_action_right_under_a_heading_does_not_cost_the_scene():
    assert [s.id for s in scenes("INT. A - DAY\nShe types.\n\nINT. B - DAY\nHe reads.")] == ["1", "2"]


def test_a_forced_heading_is_one_dot_and_an_ellipsis_is_action():
    assert [s.header.places for s in scenes(".SNIPER SCOPE\n\n...and then\n\n..x")] == [("SNIPER SCOPE",)]


def test_dual_dialogue_looks_backwards_and_needs_somebody_to_speak_before():
    script = read_fountain("INT. A\n\nADAM\nYes.\n\n[[a note between]]\n\nEVE ^\nNo.\n\nx\n\nIVO ^\nAlone.", "x")
    assert [(e.speaker, e.dual) for e in script.scenes[0].elements if e.kind == "speech"] == [
        ("ADAM", False),
        ("EVE", True),
        ("IVO", False),
    ]


def test_a_cue_keeps_voice_and_other_marks_apart():
    said = speech("MARA (V.O.) (CONT'D)\n(softly)\nNo.")
    assert (said.speaker, said.voice, said.mark, said.manner, said.text) == ("MARA", "V.O.", "CONT'D", "softly", "No.")


def test_a_parenthetical_amid_a_speech_stays_in_its_place():
    assert speech("HERO\nBlah.\n(beat)\nBlah blah.").text == "Blah.\n(beat)\nBlah blah."


def test_two_spaces_keep_a_speech_open_over_a_blank_line():
    assert speech("ADAM\nblock\n  \nreason.").text == "block\n\nreason."
    assert elements("ADAM\nblock\n\nreason.") == [("speech", "block"), ("action", "reason.")]


@pytest.mark.parametrize("cue", ["23 (O.S.)", "Adam", "(V.O.)", "门开了", "CUT TO:"])
def test_what_is_no_name_speaks_not(cue: str):
    assert elements(f"{cue}\nand more.")[0][0] == "action"


@pytest.mark.parametrize(
    "text",
    [
        "约翰\n（低声）\n你好。",  # a manner in brackets below it
        "约翰（画外音）\n你好。",  # a voice mark
        "约翰：\n你好。",  # a full-width colon after it
        "@约翰\n你好。",  # forced
        "约翰推门进来。\n\n约翰\n你好。",  # the name stands in the action
        "约翰\n你好。\n\n走吧。\n\n约翰\n走。",  # the same name over two speeches
    ],
)
def test_a_chinese_name_speaks_where_the_file_says_that_it_is_one(text: str):
    said = speech(f"内景。客厅 - 日\n\n{text}")
    assert (said.speaker, said.text) == ("约翰", "你好。")


def test_forcing_marks():
    assert elements("!INT. ACTION\n\n~lyric\n~more\n\n> FADE TO GREEN.\n\n> THE END <\n\n===\n\n= synopsis\n\n### deep") == [
        ("action", "INT. ACTION"),
        ("lyric", "lyric\nmore"),
        ("transition", "FADE TO GREEN."),
        ("centred", "THE END"),
        ("page_break", ""),
        ("synopsis", "synopsis"),
        ("section", "deep"),
    ]


def test_a_transition_needs_its_own_paragraph_and_no_space_after_the_colon():
    assert elements("CUT TO:\n\nx\n\nCUT TO: \n\nx\n\nBACK TO:\nthe room") == [
        ("transition", "CUT TO:"),
        ("action", "x"),
        ("action", "CUT TO:"),
        ("action", "x"),
        ("action", "BACK TO:\nthe room"),
    ]


def test_a_note_over_lines_breaks_no_paragraph_and_keeps_its_place():
    script = read_fountain("INT. A\n\nOne [[two\n\nthree]] four\nfive.", "x")
    action, note = script.scenes[0].elements
    assert (action.text, action.source.line, action.lines) == ("One four\nfive.", 3, 4)
    assert (note.text, note.source.line, note.source.column) == ("two\n\nthree", 3, 5)


def test_a_note_that_is_never_closed_swallows_no_scene():
    script = read_fountain("INT. A\n\nA [[ stray mark.\n\nINT. B\n\nAnd ]] another.", "x")
    assert [s.header.raw for s in script.scenes] == ["INT. A", "INT. B"]


def test_a_boneyard_over_headings_hides_them_and_nests():
    script = read_fountain("INT. A\n\n/* INT. CUT\n\n/* inner */ MARA\nNo. */\n\nINT. B", "x")
    assert [s.header.raw for s in script.scenes] == ["INT. A", "INT. B"]
    assert [(e.kind, e.mark) for e in script.scenes[0].elements] == [("note", "boneyard")]


def test_the_title_page_has_continuation_lines_and_full_width_colons():
    script = read_fountain("Title:\n\t_The Stay_\n    Part 2\n编剧：我们\n\nFADE IN:", "x.fountain")
    assert script.title_page == (("Title", "_The Stay_\nPart 2"), ("编剧", "我们"))
    assert script.title == "The Stay Part 2"


def test_a_first_line_with_a_colon_is_no_title_page():
    script = read_fountain("FADE IN:\n\nINT. A", "stay.fountain")
    assert (script.title_page, script.title) == ((), "stay")
    assert [e.kind for e in script.front] == ["transition"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends_byte_order_mark_and_tabs_change_nothing(newline: str):
    text = "\ufeff" + newline.join(["INT. A - DAY", "", "\t\tEVE", "\t  (cocky)", "\tIndented."])
    said = speech(text)
    assert (said.speaker, said.manner, said.text, said.source.line, said.source.column) == ("EVE", "cocky", "Indented.", 3, 3)


def test_an_omitted_scene_keeps_its_number_and_names_no_place():
    (scene,) = scenes(".OMITTED #14#")
    assert (scene.id, scene.omitted, scene.header.places) == ("14", True, ())


def test_a_file_without_headings_is_one_scene_and_says_so():
    script = read_fountain("ADAM\nYes.", "x")
    assert (len(script.scenes), script.scenes[0].header.lines) == (1, 0)
    assert [w.code for w in script.warnings] == ["scene-without-header"]


@pytest.mark.parametrize("text", ["", "\n \n\t\n", "\ufeff"])
def test_a_file_without_text_is_refused(text: str):
    with pytest.raises(InputError) as caught:
        read_fountain(text, "x.fountain")
    assert str(caught.value.faults[0].source) == "x.fountain"


def test_a_chinese_text_script_is_written_as_fountain_with_the_same_scenes():
    text = "第1集 收摊\n1-1 夜 内 夜市·后厨\n人物：阿岚、老周\n△ 灯灭了。\n【字幕：三小时后】\n阿岚（低声）：走吧。\n老周（OS）：去哪儿？\n【卡点】门开了。\n（本集完）\n第2集\n2-1 日 外 老街\n△ INT. 是什么？\n"
    first = read_text(text, "x.txt")
    fountain = write_fountain(first)
    again = read_fountain(fountain, "x.fountain")
    shown = [(s.id, s.header.inside, s.header.places, s.header.time) for s in again.scenes]
    assert shown == [("1-1", "内.", ("夜市", "后厨"), "夜"), ("2-1", "外.", ("老街",), "日")]
    said = [(e.speaker, e.voice, e.manner, e.text) for e in again.scenes[0].elements if e.kind == "speech"]
    assert said == [("阿岚", "", "低声", "走吧。"), ("老周", "OS", "", "去哪儿？")]
    assert [e.names for e in again.scenes[0].elements if e.kind == "cast"] == [("阿岚", "老周")]
    assert [e.kind for e in again.scenes[0].elements] == [e.kind for e in first.scenes[0].elements]
    assert write_fountain(again) == fountain


def hundred_episodes() -> str:
    scene = (
        "INT. HOTEL - LOBBY - NIGHT #{e}-{n}#\n\nMara crosses the lobby [[slowly]] and stops.\n\n"
        + "MARA (O.S.)\n(softly)\nI have never seen him.\n\nIVO\nRight.\n\n" * 4
    )
    return "".join(f"# EPISODE {e}: ROOM {e}\n\n" + "".join(scene.format(e=e, n=n) for n in range(1, 4)) for e in range(1, 101))


def test_a_hundred_episodes_are_read_within_half_a_second():
    text = hundred_episodes()
    started = time.process_time()
    script: Script = read_fountain(text, "x.fountain")
    assert time.process_time() - started < 0.5
    assert (len(script.episodes), len(script.scenes)) == (100, 300)


@pytest.mark.parametrize(
    "text", ["INT. A" + " " * 50_000 + "B", "@" + "(a) " * 10_000, "[[" * 50_000, "/*" * 50_000, "INT. " + "A/" * 20_000, "A\n" * 20_000]
)
def test_no_text_takes_long(text: str):
    started = time.process_time()
    write_fountain(read_fountain(text, "x"))
    assert time.process_time() - started < 1
