"""script: the text of a Fountain file -> rows: its lines without notes and boneyard, and these with the row in which they begin.

A note [[…]] or a boneyard /* … */ may run over several lines and stand inside a paragraph; it never breaks the paragraph round it. Both
nest. What is never closed is ordinary text. Source: Fountain 1.1, "Notes" and "Boneyard".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from juzu.kernel.source import Source
from juzu.script.document import Element
from juzu.script.headers.lists import split_names
from juzu.script.headers.slug import is_slug
from juzu.script.words.lines import BLANKS, narrow
from juzu.script.words.vocabulary import CAST_LABELS

_BREAK = re.compile("\r\n|[\r\v\u2028\u2029]")
_NOTE_EDGE = re.compile(r"\[\[|\]\]")
_BONEYARD_EDGE = re.compile(r"/\*|\*/")
_AFTER_BLANK = re.compile(r"\n[ \t]*\n+(?P<line>[^\n]+)")
_SPACES = re.compile(r"(?<=\S)[ \t]+$")
_CAST = re.compile(rf"(?:{'|'.join(CAST_LABELS)})\s*:\s*", re.IGNORECASE)
BONEYARD = "boneyard"


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or several that a note holds together. `text` is what is left without notes, trimmed; `raw` all of it as written.

    `soft` is a line of two spaces or more: blank, yet inside a speech it does not end it. `trailing` is true where spaces end the line.
    """

    number: int
    column: int
    raw: str
    text: str
    lines: int = 1
    notes: tuple[Element, ...] = ()
    soft: bool = False
    trailing: bool = False

    @property
    def blank(self) -> bool:
        """Whether the row separates paragraphs; a row of notes alone does not."""
        return not self.text and not self.notes

    @property
    def only_notes(self) -> bool:
        """Whether nothing but notes stands in the row."""
        return not self.text and bool(self.notes)


def split_rows(text: str, file: str) -> tuple[tuple[Row, ...], int]:
    """The rows, and how many lines the file has."""
    text = _BREAK.sub("\n", text.removeprefix("\ufeff"))
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return tuple(_rows(text, lines, list(_spans(text)), file)), len(lines)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the outermost notes and boneyards, in order."""
    ends = _pairs(text, _BONEYARD_EDGE, "/*") | {a: b for a, b in _pairs(text, _NOTE_EDGE, "[[").items() if _closed(text, a, b)}
    done = 0
    for start in sorted(ends):
        if start >= done:
            done = ends[start]
            yield start, done


def _pairs(text: str, edge: re.Pattern[str], opening: str) -> dict[int, int]:
    """Start -> end of every pair of marks, nested ones too."""
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for found in edge.finditer(text):
        if found[0] == opening:
            open_at.append(found.start())
        elif open_at:
            ends[open_at.pop()] = found.end()
    return ends


def _closed(text: str, start: int, end: int) -> bool:
    """A [[ with a heading or section between it and the next ]] was never closed: no note runs over a scene."""
    lines = (found["line"].strip(BLANKS) for found in _AFTER_BLANK.finditer(text, start, end))
    return not any(line.startswith("#") or is_slug(line) for line in lines)


def _rows(text: str, lines: list[str], spans: list[tuple[int, int]], file: str) -> Iterator[Row]:
    at = offset = next_span = 0
    while at < len(lines):
        first, start, stop = at, offset, offset + len(lines[at])
        inside: list[tuple[int, int]] = []
        while next_span < len(spans) and spans[next_span][0] <= stop:
            inside.append(spans[next_span])
            while stop < spans[next_span][1]:
                at += 1
                stop += 1 + len(lines[at])
            next_span += 1
        yield _row(text, start, stop, inside, first + 1, at - first + 1, file)
        at += 1
        offset = stop + 1


def _row(text: str, start: int, stop: int, inside: list[tuple[int, int]], number: int, lines: int, file: str) -> Row:
    whole = text[start:stop]
    if not inside:
        shown = whole.strip(BLANKS)
        column = len(whole) - len(whole.lstrip(BLANKS)) + 1
        soft = not shown and len(whole.expandtabs(2)) >= 2
        return Row(number, column, shown, shown, 1, (), soft, bool(shown) and whole[-1] in " \t")
    notes, left, at = [], "", start
    for begin, end in inside:
        left = _joined(left, text[at:begin])
        line = number + text.count("\n", start, begin)
        column = begin - max(start, text.rfind("\n", start, begin) + 1) + 1
        notes.append(_note(text[begin:end], Source(file, line, column)))
        at = end
    left = _joined(left, text[at:stop])
    column = len(whole) - len(whole.lstrip(BLANKS)) + 1
    return Row(number, column, whole.strip(BLANKS), left.strip(BLANKS), lines, tuple(notes))


def _joined(left: str, right: str) -> str:
    """Text before and after a note, with one space where both sides had one."""
    return _SPACES.sub("", left) + right if right[:1] in (" ", "\t") else left + right


def _note(raw: str, source: Source) -> Element:
    text = "\n".join(line.strip(BLANKS) for line in raw[2:-2].split("\n")).strip("\n" + BLANKS)
    lines = raw.count("\n") + 1
    if raw.startswith("/*"):
        return Element("note", text, source, raw, mark=BONEYARD, lines=lines)
    if cast := _CAST.match(narrow(text)):
        shown = text[cast.end() :]
        return Element("cast", shown, source, raw, names=split_names(shown, narrow(shown)), lines=lines)
    return Element("note", text, source, raw, lines=lines)
