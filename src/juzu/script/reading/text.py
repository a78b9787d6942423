"""script: a Chinese script as text -> Script: every line kept, the header grammar guessed from the whole file.

The steps: lines, people, possible headers, the grammar that explains them best, episode lines, then the body between the headers.
Raises InputError for an empty file, a storyboard, a broken grammar, or a file in which no scene header is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Script
from juzu.script.headers.blocks import adopt_places, find_blocks
from juzu.script.headers.episodes import choose_episodes, episode_candidates
from juzu.script.headers.given import Given, compile_given, read_given
from juzu.script.headers.grammar import choose, with_places
from juzu.script.reading.advice import storyboard_table
from juzu.script.reading.assembly import assemble
from juzu.script.reading.body import find_people
from juzu.script.reading.title import find_title
from juzu.script.words.lines import Line, split_lines

_SHOT = re.compile(r"镜号|镜头号")
_SHOT_COLUMNS = re.compile(r"景别|时长|画面|运镜|机位")
_SHOT_ROW = re.compile(r"\|?\s*\d{1,4}\s*(?:\||  | ?\t)")
_HEADER_FORMS = Text(
    "1-1 日 内 客厅、场1-1、第一场、场次：1、地点：/时间：分行等",
    "1-1 日 内 客厅, 场1-1, 第一场, 场次：1, labelled lines 地点：/时间： and the like",
)


def read_text(
    text: str,
    file: str,
    *,
    grammar: str | None = None,
    format: Literal["text", "docx", "pdf"] = "text",
    encoding: str = "utf-8",
    title: str = "",
) -> Script:
    """Read a script. `grammar` is a person's correction: a pattern of named parts or a marked header line (see `given`)."""
    lines, line_count = split_lines(text)
    given = compile_given(grammar) if grammar and grammar.strip() else None
    if not lines:
        raise InputError(_empty(file))
    shots = _shot_table(lines)
    if shots is not None and _mostly_shots(lines, shots):
        raise InputError(_storyboard(file, lines[shots]))
    people = find_people(lines)
    candidates = episode_candidates(lines)
    corrected = read_given(lines, given, people.names) if given else []
    if given and not corrected:
        raise InputError(_reads_nothing(file, given))
    choice = choose(
        find_blocks(lines, people.names), [c.index for c in candidates if not c.plain], corrected, given.pattern if given else ""
    )
    if choice is None:
        raise InputError(_no_scene(file, len(lines)))
    choice = with_places(choice, adopt_places(lines, choice.blocks, {c.index for c in candidates}))
    episodes = choose_episodes(lines, candidates, choice.blocks)
    whole = assemble(lines, choice, episodes, people, file)
    return Script(
        title=title or find_title(lines[: len(whole.front)], file),
        file=file,
        format=format,
        encoding=encoding,
        line_count=line_count,
        grammar=whole.grammar,
        episodes=whole.episodes,
        front=whole.front,
        warnings=whole.warnings
        + ((storyboard_table(Source(file, lines[shots].number, lines[shots].column)),) if shots is not None else ()),
    )


def _shot_table(lines: Sequence[Line]) -> int | None:
    """The index of the head of a table of shots, if one stands in the file."""
    return next((i for i, line in enumerate(lines) if _SHOT.search(line.key) and _SHOT_COLUMNS.search(line.key)), None)


def _mostly_shots(lines: Sequence[Line], head: int) -> bool:
    rows = sum(bool(_SHOT_ROW.match(line.raw)) for line in lines[head + 1 :])
    return rows >= 2 and rows * 2 >= len(lines) - head - 1


def _empty(file: str) -> Fault:
    return Fault(
        Text("文件里没有文字", "the file holds no text"),
        Text("换一个有剧本正文的文件", "choose a file that holds the script"),
        Source(file),
    )


def _storyboard(file: str, head: Line) -> Fault:
    return Fault(
        Text(
            "这是分镜表（镜号、景别、时长），不是剧本：里面没有场次标题和对白",
            "this is a storyboard (镜号, 景别, 时长), not a script: no scene headers",
        ),
        Text("请给文学剧本（带“1-1 日 内 客厅”一类标题的文本）", "give the script itself (text with headers such as “1-1 日 内 客厅”)"),
        Source(file, head.number, head.column),
    )


def _reads_nothing(file: str, given: Given) -> Fault:
    return Fault(
        Text("给定的写法“{p}”在文件里一个标题也读不出", "the given pattern “{p}” reads no header of the file").format(p=given.pattern),
        Text(
            "照抄文件里的一个标题，给各部分加花括号，如“{{号:1-1}} {{时:日}} {{内外:内}} {{地:客厅}}”；或去掉 --grammar 让程序猜",
            "copy one header of the file and put its parts in braces, such as “{{号:1-1}} {{时:日}} {{内外:内}} {{地:客厅}}”; or leave --grammar out",
        ).format(),
        Source(file),
    )


def _no_scene(file: str, count: int) -> Fault:
    return Fault(
        Text("读了 {n} 行，没有找到场次标题（找过：{forms}）", "read {n} lines and found no scene header (looked for: {forms})").format(
            n=count, forms=_HEADER_FORMS
        ),
        Text(
            "确认是剧本正文；标题写法特别时，用 --grammar 标注其中一行，如“{{号:1-1}} {{时:日}} {{内外:内}} {{地:客厅}}”",
            "make sure this is the script; where its headers are unusual mark one with --grammar, such as “{{号:1-1}} {{时:日}} {{内外:内}} {{地:客厅}}”",
        ).format(),
        Source(file),
    )
