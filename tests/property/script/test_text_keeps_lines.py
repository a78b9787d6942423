"""Whatever stands in a file, every line that shows something is in the Script exactly once, at its own place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.script.document import Script
from juzu.script.reading.text import read_text

HEADERS = st.one_of(
    st.builds("{}-{} {} {} 客厅·门口".format, st.integers(1, 9), st.integers(1, 9), st.sampled_from("日夜晨"), st.sampled_from("内外")),
    st.builds("场次（{}） {} 内 大堂".format, st.integers(1, 30), st.sampled_from(("日", "雨夜", "黄昏"))),
    st.builds("第{}场".format, st.sampled_from(("一", "二", "十二", "3"))),
    st.builds("{}、{} 日 内".format, st.integers(1, 12), st.sampled_from(("客厅", "街口"))),
    st.sampled_from(
        (
            "时间：日",
            "地点：客厅",
            "内外景：内",
            "场景：【夜 皇宫 外】",
            "日 内 客厅",
            "INT. CAFE - DAY",
            "+场 夜 外 河边",
            "2026",
            "11.1",
            "1-1",
        )
    ),
)
EPISODES = st.builds(
    "{}第{}集{}".format, st.sampled_from(("", "【", "# ", "**")), st.integers(1, 9), st.sampled_from(("", "：题", "】", "《题》", "**"))
)
BODY = st.sampled_from(
    (
        *(
            "△他走了。",
            "△",
            "张三：好",
            "张三（哭）：别走：求你",
            "张三 OS：……",
            "【字幕：三年后】",
            "【闪回",
            "】",
            "【VO：我】",
            "【】",
            "【特写】手",
            "人物：张三、李四",
        ),
        *(
            "人 张三 李四",
            "MAYA",
            "(beat)",
            "I can't.",
            "（他走了）",
            "：",
            "（）：",
            "张三",
            "卡点：门开了",
            "（本集完）",
            "剧终",
            "♪：啦",
            "***",
            "===",
            "# ",
            "1.",
        ),
        *(
            "\u200b1-2 日 内 客厅",
            "\u3000\u3000△深夜",
            "镜号\t景别",
            "人物：",
            "｛号：1｝",
            "“”",
            "\\",
            "**",
            "__",
            "📎",
            "\x1c",
            "\ud7ff",
            "٣-٣ 日 内 地",
        ),
    )
)
LINE = st.one_of(
    HEADERS, EPISODES, BODY, st.text(max_size=12).filter(lambda text: not re.search("[\r\n\v\u2028\u2029]", text)), st.just("")
)
FILE = st.builds(lambda lines, newline: newline.join(lines), st.lists(LINE, max_size=30), st.sampled_from(("\n", "\r\n", "\r")))
FILE_WITH_SCENE = st.builds(
    lambda start, rest: f"{start}\n{rest}", st.sampled_from(("1-1 日 内 客厅", "第一场 夜 外 河边", "场景：【夜 皇宫 外】")), FILE
)


def pieces(script: Script) -> Iterator[tuple[Source, int, str]]:
    """Everything that holds lines: its source, how many lines it spans, and its text as written."""
    yield from ((e.source, e.lines, e.raw) for e in script.front)
    for episode in script.episodes:
        headers = {s.header.source for s in episode.scenes if s.header.lines}
        elements = {e.source for s in episode.scenes for e in s.elements}
        if episode.source not in headers | elements:
            yield episode.source, 1, ""
        yield from ((e.source, e.lines, e.raw) for e in episode.elements)
        for scene in episode.scenes:
            if scene.header.lines:
                yield scene.header.source, scene.header.lines, scene.header.raw
            yield from ((e.source, e.lines, e.raw) for e in scene.elements)


def visible(line: str) -> str:
    return "".join(
        c
        for c in line
        if not c.isspace()
        and c not in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def check(text: str, script: Script) -> None:
    rows = re.split("\r\n|[\r\n\v\u2028\u2029]", text)
    held = Counter(line for source, count, _ in pieces(script) for line in range(source.line, source.line + count))
    assert [n for n, row in enumerate(rows, 1) if visible(row) and held[n] != 1] == []
    for source, count, raw in pieces(script):
        shown = [row for row in rows[source.line - 1 : source.line - 1 + count] if visible(row)]
        if raw:
            first, *rest = raw.split("\n")
            assert rows[source.line - 1][source.column - 1 :].startswith(first)
            assert [visible(row) for row in (first, *rest)] == [visible(row) for row in shown]
    assert len({s.id for s in script.scenes}) == len(script.scenes)
    lines = [source.line for source, _, _ in pieces(script)]
    assert lines == sorted(lines)


@settings(max_examples=400, deadline=None)
@given(FILE_WITH_SCENE)
def test_no_line_is_lost_and_sources_point_to_the_line_and_column(text: str):
    check(text, read_text(text, "x.txt"))


@settings(max_examples=200, deadline=None)
@given(FILE)
def test_a_file_is_read_whole_or_refused_with_a_next_step(text: str):
    script, refused = _read_or_refuse(text)
    if script is None:
        assert refused
        assert all(fault.next_step.zh and fault.source for fault in refused)
    else:
        check(text, script)


def _read_or_refuse(text: str) -> tuple[Script | None, tuple[Fault, ...]]:
    try:
        return read_text(text, "x.txt"), ()
    except InputError as error:
        return None, error.faults


@settings(max_examples=60, deadline=None)
@given(FILE_WITH_SCENE)
def test_reading_twice_gives_the_same_script(text: str):
    assert read_text(text, "x.txt") == read_text(text, "x.txt")
