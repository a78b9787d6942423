"""edge: paper, language -> PDF by typst, the same bytes for the same paper.

The paper goes to the template as JSON, so that no sign in a name is ever read as markup. The fonts stand in the package; without them
`MissingFonts` says how to get them.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from juzu.edge.papers.sheet import MARGIN_MM, PADDING_EM, SMALLEST_PT, Pair, Setting, fact_lines, setting
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text
from juzu.shoot.palette import ink_on
from juzu.shoot.paper import Align, Cell, Column, Facts, Head, Item, Kind, Notes, Paper, Row, Table
from juzu.shoot.words import shown

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
TEMPLATE = HERE / "paper.typ"
TALL_LINES = 24
SQUEEZE = 0.88
LONG_NAME = 14
LONGEST_WORD = 14
PUNCTUATION = ".,;:!?()[]\"'"
STANDING = str.maketrans("（）—", "︵︶︱")

Json = dict[str, Any]


@dataclass(slots=True)
class Press:
    """A compiler kept warm: the fonts are read once, a sheet takes hundredths of a second."""

    compiler: typst.Compiler

    def pdf(self, paper: Paper, lang: Lang) -> bytes:
        """One paper as PDF; what runs over one page by a little is set smaller and stays on it."""
        how = setting(paper)
        whole = self._set(paper, lang, how)
        smaller = Setting(how.page, round(how.size_pt * SQUEEZE, 2))
        if smaller.size_pt >= SMALLEST_PT and len(pypdfium2.PdfDocument(whole)) == 2:
            squeezed = self._set(paper, lang, smaller)
            return squeezed if len(pypdfium2.PdfDocument(squeezed)) == 1 else whole
        return whole

    def _set(self, paper: Paper, lang: Lang, how: Setting) -> bytes:
        data = json.dumps(page_json(paper, lang, how), ensure_ascii=False)
        made = self.compiler.compile(format="pdf", sys_inputs={"paper": data}, timestamp=0)
        if not isinstance(made, bytes):
            raise TypeError(f"typst gave {type(made).__name__} for one PDF")
        return made


def press() -> Press:
    """A press with the package's own fonts. Raises InputError when these are not there."""
    if not any(FONTS.glob("*.ttf")):
        what = Text("缺少字体 Noto Sans SC，不能出 PDF", "the font Noto Sans SC is missing, so no PDF can be made")
        step = Text("重新安装剧组（安装时会取字体）；XLSX 不受影响", "install Juzu again (it fetches the fonts); XLSX is not affected")
        raise InputError(Fault(what, step, Source(str(FONTS))))
    return Press(typst.Compiler(str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"paper": "{}"}))


def page_json(paper: Paper, lang: Lang, how: Setting) -> Json:
    """What the template sets: words of one language, colours, widths and sizes."""
    return {
        "lang": lang,
        "title": paper.title.to(lang),
        "subtitle": shown(paper.subtitle, lang),
        "foot": paper.foot.to(lang),
        "pages": ["第 ", " 页 共 ", " 页"] if lang == "zh" else ["Page ", " of ", ""],
        "width": how.page.width_mm,
        "height": how.page.height_mm,
        "margin": MARGIN_MM,
        "size": how.size_pt,
        "blocks": [_block(block, lang, how) for block in paper.blocks],
    }


def _block(block: Facts | Notes | Table, lang: Lang, how: Setting) -> Json:
    if isinstance(block, Facts):
        return {"kind": "facts", "lines": [[_fact(pair, lang) for pair in line] for line in fact_lines(block, lang)]}
    if isinstance(block, Notes):
        return {"kind": "notes", "title": block.title.to(lang), "lines": [shown(line, lang) for line in block.lines]}
    return _table(block, lang, how)


def _fact(pair: Pair, lang: Lang) -> list[Any]:
    cell = _item(pair[1], lang)
    return [pair[0].to(lang), cell, min(max(len(cell["text"]), 6), 24)]


def _table(table: Table, lang: Lang, how: Setting) -> Json:
    spare = any(column.flex for column in table.columns)
    return {
        "kind": "table",
        "columns": [_width(column, how, spare=spare) for column in table.columns],
        "aligns": [column.align for column in table.columns],
        "head": [[_head(head, lang) for head in line] for line in table.head],
        "rows": [_row(row, table.columns, lang) for row in table.rows],
    }


def _width(column: Column, how: Setting, *, spare: bool) -> list[Any]:
    """Fixed columns in points, flexible ones as a share of what is left; without a flexible one all share."""
    if column.flex or not spare:
        return ["fr", column.width + PADDING_EM]
    return ["pt", round((column.width + PADDING_EM) * how.size_pt, 2)]


def _head(head: Head, lang: Lang) -> Json:
    text = shown(head.value, lang)
    standing = head.upright and len(text) > 1
    stacked = standing and len(text) <= LONG_NAME and all(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return {
        "text": text.translate(STANDING) if stacked else breakable(text, LONG_NAME // 2),
        "x": head.columns,
        "y": head.rows,
        "align": head.align,
        "stand": ("stack" if stacked else "turn") if standing else "",
        "long": len(text) > LONG_NAME,
        "large": head.large,
    }


def _row(row: Row, columns: tuple[Column, ...], lang: Lang) -> Json:
    kinds: list[tuple[Kind, Align]] = [("text", "left")] if row.whole else [(c.kind, c.align) for c in columns]
    cells = [_cell(cell, lang, kind) for cell, (kind, _) in zip(row.cells, kinds, strict=True)]
    if not row.whole:
        for cell, column in zip(cells, columns, strict=True):
            cell["text"] = breakable(cell["text"], column.width)
    tall = not row.whole and any(len(cell["text"]) > TALL_LINES * column.width for cell, column in zip(cells, columns, strict=True))
    fill = "" if row.fill == "#FFFFFF" else row.fill
    return {"kind": row.kind, "fill": fill, "ink": ink_on(fill) if fill else "", "cells": cells, "tall": tall}


def breakable(text: str, width_em: int) -> str:
    """The text with invisible break points: after the dot between places, and in runs of signs that are longer than their column (a telephone in
    a narrow one). Words are left to hyphenation, unless they are longer than any word."""
    longest = max(8 * width_em // 5, 6)

    def opened(run: re.Match[str]) -> str:
        signs = run.group()
        word = signs.strip(PUNCTUATION)
        if word.isalpha() and len(word) <= LONGEST_WORD:
            return signs
        return re.sub(rf".{{{longest}}}(?=.{{2}})", lambda part: part.group() + "\u200b", signs)

    return re.sub(r"[!-~]+", opened, re.sub(r"·(?=[!-~])", "·\u200b", text))


def _item(item: Item, lang: Lang) -> Json:
    return _cell(item if isinstance(item, Cell) else Cell(item), lang, "text")


def _cell(cell: Cell, lang: Lang, kind: Kind) -> Json:
    return {"text": shown(cell.value, lang, kind), "small": shown(cell.small, lang), "fill": cell.fill, "bold": cell.bold}
