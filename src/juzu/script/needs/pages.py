"""script: a scene as written -> its length: tenths of a Chinese page, eighths of a screenplay page, words.

A Chinese page is 35 characters × 40 lines by default (字/行 · 行/页): crews set their own. An English page is counted as screenplays are: 55
lines, action 60 columns wide, speech 35, a blank line before each paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Lang
from juzu.script.document import Element, Scene
from juzu.script.words.wording import count_words, width

UNSPOKEN = ("cast", "note", "synopsis", "section", "page_break", "end", "transition")
SCREENPLAY_LINES = 55
ACTION_COLUMNS = 60
SPEECH_COLUMNS = 35


@dataclass(frozen=True, slots=True)
class PageLayout:
    """How the crew counts a page: characters a line, lines a page."""

    characters: int = 35
    lines: int = 40

    def __post_init__(self) -> None:
        if self.characters < 1 or self.lines < 1:
            raise ValueError(f"a page needs at least 1 character × 1 line, got {self.characters} × {self.lines}")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a scene is on paper."""

    tenths: int
    eighths: int
    words: int


def measure(scene: Scene, layout: PageLayout, lang: Lang) -> Length:
    """The scene's length; a page length that the file states is kept."""
    written = [e for e in scene.elements if e.kind not in ("note", "page_break")]
    lines = sum(lines_of(row, layout) for row in (scene.header.raw, *(e.raw or e.text for e in written)))
    eighths = _parts(lines, layout.lines, 8) if lang == "zh" else _parts(_screenplay_lines(written), SCREENPLAY_LINES, 8)
    words = sum(count_words(e.text) for e in scene.elements if e.kind not in UNSPOKEN)
    return Length(_parts(lines, layout.lines, 10), scene.eighths or eighths, words)


def lines_of(text: str, layout: PageLayout) -> int:
    """Printed lines that a text fills, each of its own lines wrapped by itself; a half-width character takes half a place."""
    return sum(max(1, -(-width(row.strip()) // (2 * layout.characters))) for row in text.splitlines() if row.strip())


def _screenplay_lines(elements: list[Element]) -> int:
    heading = 2
    return heading + sum(_paragraph(e) for e in elements if e.kind != "cast")


def _paragraph(element: Element) -> int:
    if element.kind == "speech":
        return 2 + bool(element.manner) + -(-max(1, len(element.text)) // SPEECH_COLUMNS)
    return 1 + -(-max(1, len(element.text)) // ACTION_COLUMNS)


def _parts(lines: int, page: int, parts: int) -> int:
    """Lines in parts of a page, rounded to the nearest, at least one: 12 lines of 40 are 3 tenths."""
    return max(1, (2 * lines * parts + page) // (2 * page))
