"""script: a person's correction of the grammar -> the header blocks it reads.

Two ways to write it. A pattern names the parts and keeps their separators: `号 时 内外 地`, `号，外/内…` as `号，内外，地，时`, a new line as ↵.
A marked header is a line of the person's own file with its parts in braces: `{号:1-1} {时:日} {内外:内} {地:银河商场·三楼}`. Both become the
same thing: literal text with named gaps. 人 at the end may be absent from a header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.script.headers.blocks import NEXT_LINE, Block
from juzu.script.headers.header import Part, Piece, Reading, read_header
from juzu.script.headers.numbers import Number, chinese_number, read_number
from juzu.script.words.lines import Line, narrow
from juzu.script.words.vocabulary import INSIDE, LABELS, SEPARATOR, TIME

WEIGHT = 20.0
_PARTS: tuple[Part, ...] = ("号", "时", "内外", "地", "人")
_ENGLISH: dict[str, Part] = {"number": "号", "time": "时", "inside": "内外", "place": "地", "cast": "人"}
_SLOT = re.compile(r"\{\s*(?P<name>[^:{}]+?)\s*:(?P<sample>[^{}]*)\}")
_TOKEN = re.compile(rf"(?:{LABELS})\s?:|(?P<name>内外|[号时地人]|\b(?:number|time|inside|place|cast)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """A pattern ready to use: as Grammar.pattern shows it, and one expression per line of the header."""

    pattern: str
    rows: tuple[tuple[str, re.Pattern[str]], ...]


def compile_given(text: str) -> Given:
    """The correction that a person wrote. Raises InputError for one that names no part, an unknown part, or a part twice."""
    samples: dict[str, str] = {}

    def part_of_slot(slot: re.Match[str]) -> str:
        part = _ENGLISH.get(slot["name"].lower(), slot["name"])
        if part not in _PARTS:
            raise InputError(_fault(slot[0]))
        samples[part] = slot["sample"].strip()
        return part

    pattern = _SLOT.sub(part_of_slot, narrow(text)).replace("\\n", NEXT_LINE).replace("\n", NEXT_LINE)
    pattern = _TOKEN.sub(lambda token: _ENGLISH.get(token[0].lower(), token[0]), pattern)
    names = [token["name"] for token in _TOKEN.finditer(pattern) if token["name"]]
    if not {"号", "时", "内外"} & set(names) or len(set(names)) != len(names):
        raise InputError(_fault(text))
    rows = [row.strip() for row in pattern.split(NEXT_LINE) if row.strip()]
    loose = "号" in names
    gaps = {"号": r"(?P<号>\S+?(?:\s?-\s?\d+)?)", "地": r"(?P<地>\S.*?)", "人": r"(?P<人>\S.*?)"}
    for part, words, other in (("时", TIME, INSIDE), ("内外", INSIDE, TIME)):
        sample = re.escape(samples[part]) if samples.get(part) else words
        anything = rf"|(?!(?:{other})(?:[{SEPARATOR}]|$))[^ ,]+?" if loose else ""
        gaps[part] = rf"(?P<{part}>{words}|{sample}{anything})"
    return Given(NEXT_LINE.join(rows), tuple((row, re.compile(_expression(row, gaps) + r"\s*$", re.IGNORECASE)) for row in rows))


def _fault(text: str) -> Fault:
    return Fault(
        Text(f"看不懂标题写法“{text}”", f"cannot understand the header pattern “{text}”"),
        Text(
            "用 号 时 内外 地 人 各最多一次来写，例如“号 时 内外 地”，或标注文件里的一行：“{号:1-1} {时:日} {内外:内} {地:客厅}”",
            "write 号 时 内外 地 人 (or number time inside place cast), each at most once, such as “号 时 内外 地”, or mark a line of the file: "
            "“{号:1-1} {时:日} {内外:内} {地:客厅}”",
        ),
    )


def _expression(row: str, gaps: dict[str, str]) -> str:
    out, at = "", 0
    for token in _TOKEN.finditer(row):
        if token["name"]:
            gap = _literal(row[at : token.start()]) + gaps[token[0]]
            out += f"(?:{gap})?" if token[0] == "人" and token.end() == len(row) else gap
            at = token.end()
    return out + _literal(row[at:])


def _literal(text: str) -> str:
    """Literal text; a space stands for any number of blanks, and blanks round a mark do not matter."""
    parts = [re.escape(part) for part in text.split()]
    if not parts:
        return r"\s+" if text else ""
    return r"\s*" + r"\s*".join(parts) + r"\s*"


def read_given(lines: Sequence[Line], given: Given, names: AbstractSet[str]) -> list[Block]:
    """Every block that the given pattern reads, none overlapping."""
    blocks, at, count = [], 0, len(given.rows)
    while at + count <= len(lines):
        readings = [
            _reading(row, expression, line, names) for (row, expression), line in zip(given.rows, lines[at : at + count], strict=True)
        ]
        whole = [r for r in readings if r is not None]
        if len(whole) == count:
            blocks.append(Block(at, count, tuple(whole)))
        at += count if len(whole) == count else 1
    return blocks


def _reading(row: str, expression: re.Pattern[str], line: Line, names: AbstractSet[str]) -> Reading | None:
    match = expression.match(line.key)
    usual = read_header(line, names) if match else None
    if match is None or (usual is not None and usual.weight < 0):
        return None
    found = match.groupdict()
    pieces = [Piece(part, *match.span(part), labelled=True) for part in _PARTS if found.get(part)]
    number = None
    if pieces and pieces[0].part == "号":
        number = _number(found["号"], pieces[0].start)
        if number is None:
            return None
        pieces[0] = Piece("号", number.start, number.end)
    return Reading(tuple(pieces), number, row, WEIGHT)


def _number(text: str, at: int) -> Number | None:
    """A number in its frame, or a bare one in Chinese where the pattern itself holds the frame (第号场)."""
    number = read_number(text)
    if number is not None and number.stop == len(text):
        return replace(number, start=number.start + at, end=number.end + at, stop=number.stop + at)
    scene = chinese_number(text)
    return Number("scene", None, scene, "", text, at, at + len(text), at + len(text), WEIGHT, closed=True) if scene is not None else None
