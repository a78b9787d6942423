"""edge: table, page -> how wide its columns stand, at which type size, and on which page.

A table is set as large as its page allows; one that would be smaller than can be read on A4 goes to A3. Sizes in points (1/72 inch).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juzu.kernel.text import Lang, Text
from juzu.shoot.paper import Cell, Column, Facts, Item, Paper
from juzu.shoot.words import shown

POINTS_PER_MM = 72 / 25.4
MARGIN_MM = 9
PADDING_EM = 0.7
LARGEST_PT, SMALLEST_PT = 8.5, 6.5
STEP_PT = 0.25
SHORT_FACT = 34

Pair = tuple[Text, Item]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in millimetres, as it lies."""

    name: str
    width_mm: int
    height_mm: int

    @property
    def text_pt(self) -> float:
        """Width between the margins."""
        return (self.width_mm - 2 * MARGIN_MM) * POINTS_PER_MM


A4 = Page("A4", 210, 297)
A4_WIDE = Page("A4", 297, 210)
A3_WIDE = Page("A3", 420, 297)


@dataclass(frozen=True, slots=True)
class Setting:
    """The page and the type size of a paper's tables."""

    page: Page
    size_pt: float


def width_em(columns: Sequence[Column]) -> float:
    """What a table needs at least, padding included."""
    return sum(column.width + PADDING_EM for column in columns)


def setting(paper: Paper) -> Setting:
    """The first page on which the widest table can be read, else A3 at whatever size holds it."""
    widest = max((width_em(table.columns) for table in paper.tables), default=1.0)
    pages = (A4_WIDE, A3_WIDE) if paper.landscape else (A4, A4_WIDE, A3_WIDE)
    for page in pages:
        if (size := _size(page, widest)) >= SMALLEST_PT:
            return Setting(page, size)
    return Setting(pages[-1], _size(pages[-1], widest))


def _size(page: Page, em: float) -> float:
    return min(page.text_pt / em // STEP_PT * STEP_PT, LARGEST_PT)


def fact_lines(facts: Facts, lang: Lang) -> list[list[Pair]]:
    """The facts line by line: `across` to a line, then the wide ones, two to a line where both are short."""
    lines = [list(facts.pairs[n : n + facts.across]) for n in range(0, len(facts.pairs), facts.across)]
    for pair in facts.wide:
        if lines and len(lines[-1]) == 1 and lines[-1][0] in facts.wide and _short(lines[-1][0], lang) and _short(pair, lang):
            lines[-1].append(pair)
        else:
            lines.append([pair])
    return lines


def _short(pair: Pair, lang: Lang) -> bool:
    value = pair[1].value if isinstance(pair[1], Cell) else pair[1]
    return len(shown(value, lang)) <= SHORT_FACT
