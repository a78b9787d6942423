"""Laws of the Fountain reader and writer over screenplays put together from everything that is hard to read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juzu.kernel.errors import InputError
from juzu.script.fountain.reader import read_fountain, write_fountain
from juzu.script.words.lines import BLANKS
from screenplays import meaning, written

HEADINGS = [
    "INT. HOUSE - DAY",
    "EXT. A/B - C - NIGHT #3-2#",
    "内景。客厅 - 夜 #1-1#",
    ".FORCED",
    "..not",
    "**INT. X - DAY**",
    ".OMITTED #4#",
    "INT. #2#",
    "内景 门外 夜",
]
CUES = [
    "MARA",
    "MARA (O.S.)",
    "IVO ^",
    "@McDUCK (V.O.) ^",
    "约翰",
    "约翰（画外音）",
    "@老周",
    "HERO:",
    "A (B) (C)",
    "MARA ^^",
    "@",
    "@(x)",
    "(V.O.)",
    "23 (O.S.)",
]
WORDS = [
    "Hello there.",
    "你好，世界。",
    "(softly)",
    "（低声）",
    "()",
    "*bold*",
    "门外，夜色很深。",
    "\\#x",
    "内心独白 - 日",
    "\u3000\u3000缩进",
    "^",
    "（",
]
MARKS = [
    *(
        "# EPISODE 1: X",
        "# 第2集 雨夜",
        "## Act",
        "###",
        "= synopsis",
        "=",
        "===",
        "====",
        "=== x",
        "> CUT TO:",
        "> centred <",
        "><",
        ">",
        "~la la",
        "~",
    ),
    *(
        "CUT TO:",
        "CUT TO: ",
        "FADE OUT.",
        "!BANG",
        "!!x",
        "!",
        "【字幕：三年后】",
        "（本集完）",
        "THE END",
        "卡点：",
        "字幕：x",
        "♪",
        "【】",
        "#1#",
        "淡入：",
    ),
    *("Title: T", "Title：", "Author: me\n    you", "FADE IN:", "人物：甲", "OMITTED"),
]
NOTES = [
    *(
        "[[note]]",
        "[[",
        "]]",
        "[[]]",
        "/* bone */",
        "/*",
        "*/",
        "/**/",
        "/*/",
        "[[multi\nline]]",
        "[[gap\n\nline]]",
        "a [[in]] b",
        "c /*in*/ d",
    ),
    *("/* multi\n\nbone */", "[[omitted]]", "[[人物：甲、乙]]"),
]
GAPS = ["", "", "", "", "  ", " ", "\t"]
PIECE = st.sampled_from([*HEADINGS, *CUES, *WORDS, *MARKS, *NOTES, *GAPS])
LINE = st.one_of(PIECE, PIECE, PIECE, st.lists(PIECE, min_size=2, max_size=2).map("".join))
SCREENPLAY = st.lists(LINE, min_size=1, max_size=10).map("\n".join)
NOT_WORDS = re.compile(r"\[\[|\]\]|/\*|\*/|[:：]")


@settings(max_examples=400, deadline=None)
@given(SCREENPLAY)
def test_reading_what_was_written_gives_the_same_script(text: str):
    try:
        script = read_fountain(text, "x.fountain")
    except InputError:
        return
    canonical = write_fountain(script)
    again = read_fountain(canonical, "x.fountain")
    assert meaning(again) == meaning(script)
    assert write_fountain(again) == canonical


@settings(max_examples=300, deadline=None)
@given(SCREENPLAY)
def test_no_line_is_lost(text: str):
    try:
        kept = written(read_fountain(text, "x.fountain"))
    except InputError:
        assert not text.strip()
        return
    for line in text.split("\n"):
        if "# EP" in line or "# 第" in line:
            continue
        assert all(part.strip() in kept for part in NOT_WORDS.split(line.strip(" \t\u3000"))), line


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str):
    if text.removeprefix("\ufeff").strip(BLANKS + "\n\r\v\u2028\u2029"):
        assert write_fountain(read_fountain(text, "x.fountain"))
    else:
        with pytest.raises(InputError):
            read_fountain(text, "x.fountain")
