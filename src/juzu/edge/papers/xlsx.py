"""edge: papers, language -> one workbook, a sheet per paper, that people go on working in; the same bytes for the same papers.

Everything that comes from a script is written as a string, never as a formula. Dates and numbers are real ones, so that they sort and filter.
"""

from __future__ import annotations

import io
import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import xlsxwriter

from juzu.edge.papers.sheet import Pair, fact_lines, setting, width_em
from juzu.edge.papers.styles import BAND_FILL, HEAD_FILL, NUMBER_FORMATS, STACKED, TURNED, Look, Styles
from juzu.kernel.text import Lang
from juzu.shoot.paper import Cell, Column, Facts, Head, Item, Kind, Notes, Paper, Row, Table
from juzu.shoot.words import shown

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
MADE = datetime(2020, 1, 1, tzinfo=UTC)
PAPER_CODES = {"A4": 9, "A3": 8}
LINE_PT, LEAST_ROW_PT, HIGHEST_ROW_PT = 12.5, 17.0, 405.0  # Excel refuses rows above 409 pt
LONGEST_SHEET_NAME, LONGEST_FOOTER, LONGEST_CELL = 31, 200, 32_767
ROW_FILLS = {"band": BAND_FILL, "total": HEAD_FILL}


def workbook(papers: Iterable[Paper], lang: Lang) -> bytes:
    """All papers in one workbook, in their order; an empty workbook gets one empty sheet, as Excel asks."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": MADE, "author": "Juzu"})
    styles, taken = Styles(book, lang), set[str]()
    for paper in papers:
        name = sheet_name(paper.sheet.to(lang), taken)
        taken.add(name.casefold())
        _Sheet(book.add_worksheet(name), styles, lang, paper).write()
    book.close()
    return buffer.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    r"""A name Excel accepts: at most 31 signs, none of []:*?/\', not used before in any case."""
    base = " ".join(wanted.translate(FORBIDDEN).split())[:LONGEST_SHEET_NAME].strip() or "Sheet"
    name, number = base, 2
    while name.casefold() in taken or name.casefold() == "history":
        mark = f" {number}"
        name, number = base[: LONGEST_SHEET_NAME - len(mark)] + mark, number + 1
    return name


def em(text: str) -> float:
    """How wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def lines_of(text: str, width_em: float) -> int:
    """How many lines a text takes in a cell, at a guess that rather leaves room."""
    return sum(max(1, math.ceil(em(part) / (1.05 * width_em + 0.5))) for part in text.split("\n"))


@dataclass(slots=True)
class _Sheet:
    """One worksheet while it is written; `line` is the next free row."""

    sheet: Any
    styles: Styles
    lang: Lang
    paper: Paper
    line: int = 0

    def write(self) -> None:
        self._page()
        self._title()
        for block in self.paper.blocks:
            if isinstance(block, Facts):
                self._facts(block)
            elif isinstance(block, Notes):
                self._notes(block)
            else:
                self._table(block)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that set the sheet's widths: those of its widest table."""
        return max((table.columns for table in self.paper.tables), key=len, default=())

    def _page(self) -> None:
        page = setting(self.paper).page
        self.sheet.set_paper(PAPER_CODES[page.name])
        if page.width_mm > page.height_mm:
            self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.35, right=0.35, top=0.4, bottom=0.6)
        self.sheet.center_horizontally()
        self.sheet.hide_gridlines(2)
        foot = self.paper.foot.to(self.lang)[:LONGEST_FOOTER].replace("&", "&&")
        count = "第 &P 页 共 &N 页" if self.lang == "zh" else "Page &P of &N"
        self.sheet.set_footer(f"&L&8{foot}&R&8{count}", {"margin": 0.25})
        for number, column in enumerate(self.columns):
            self.sheet.set_column(number, number, 1.9 * column.width + 1.2)

    def _title(self) -> None:
        self._across(self.paper.title.to(self.lang), Look(bold=True, size_pt=15, border=False), 24)
        if self.paper.subtitle:
            self._across(self.paper.subtitle.to(self.lang), Look(size_pt=10, border=False), 16)

    def _across(self, text: str, look: Look, height_pt: float = 0) -> None:
        """A text over the whole width of the sheet, as many lines high as it needs."""
        width = max(width_em(self.columns), 30)
        self._height(self.line, height_pt or lines_of(text, width) * LINE_PT + 4)
        self._span(self.line, 0, 1, max(len(self.columns), 1), text, self.styles.of(look))
        self.line += 1

    def _height(self, line: int, height_pt: float) -> None:
        self.sheet.set_row(line, min(max(height_pt, LEAST_ROW_PT), HIGHEST_ROW_PT))

    def _span(self, line: int, column: int, rows: int, columns: int, text: str, style: Any) -> None:
        """A string over some places; a single place cannot be merged."""
        if rows * columns > 1:
            self.sheet.merge_range(line, column, line + rows - 1, column + columns - 1, "", style)
        self.sheet.write_string(line, column, text[:LONGEST_CELL], style)

    def _facts(self, facts: Facts) -> None:
        for line in fact_lines(facts, self.lang):
            if len(line) == 1 or len(line) > len(self.columns):
                self._across("　".join(self._fact(pair) for pair in line), Look())
            else:
                self._side_by_side(line)

    def _fact(self, pair: Pair) -> str:
        return f"{pair[0].to(self.lang)}{'：' if self.lang == 'zh' else ': '}{shown(_cell(pair[1]).value, self.lang)}"

    def _side_by_side(self, line: Sequence[Pair]) -> None:
        """Each fact over a run of columns of about the same width."""
        widths = [column.width for column in self.columns]
        start, height = 0, 17.0
        for number, pair in enumerate(line):
            stop = len(widths) if number == len(line) - 1 else start + 1
            room = sum(widths[start:]) / (len(line) - number)
            while stop < len(widths) - (len(line) - number - 1) and sum(widths[start:stop]) < room:
                stop += 1
            text, cell = self._fact(pair), _cell(pair[1])
            self._span(self.line, start, 1, stop - start, text, self.styles.of(Look(fill=cell.fill, bold=cell.bold)))
            height = max(height, LINE_PT * lines_of(text, sum(widths[start:stop])) + 4)
            start = stop
        self._height(self.line, height)
        self.line += 1

    def _notes(self, notes: Notes) -> None:
        if notes.lines:
            self._across(notes.title.to(self.lang), Look(bold=True, fill=HEAD_FILL))
        for said in notes.lines:
            self._across(shown(said, self.lang), Look())

    def _table(self, table: Table) -> None:
        first = self.line
        self._head(table)
        self.sheet.repeat_rows(first, self.line - 1)
        if table.frozen:
            self.sheet.freeze_panes(self.line, table.frozen)
        body = self.line
        for row in table.rows:
            self._row(row, table.columns)
        listed = sum(1 for row in table.rows if row.kind == "row")
        if table.filters and listed:
            self.sheet.autofilter(body - 1, 0, body + listed - 1, len(table.columns) - 1)

    def _head(self, table: Table) -> None:
        held: set[tuple[int, int]] = set()
        for number, line in enumerate(table.head):
            height, column = 17.0, 0
            for head in line:
                while (number, column) in held:
                    column += 1
                held |= {(number + y, column + x) for y in range(head.rows) for x in range(head.columns)}
                text = shown(head.value, self.lang)
                self._span(self.line + number, column, head.rows, head.columns, text, self._head_style(head, text))
                height = max(height, self._head_height(head, text, table.columns[column : column + head.columns]) / head.rows)
                column += head.columns
            self._height(self.line + number, height)
        self.line += len(table.head)

    def _head_style(self, head: Head, text: str) -> Any:
        rotation = 0 if not head.upright or len(text) < 2 else STACKED if em(text) == len(text) else TURNED
        look = Look(head.align, "" if head.large else HEAD_FILL, head.align != "right", 16 if head.large else 9, rotation)
        return self.styles.of(look)

    def _head_height(self, head: Head, text: str, columns: Sequence[Column]) -> float:
        if head.large:
            return 24.0 * (1 + text.count("\n"))
        if head.upright and len(text) > 1:
            return len(text) * LINE_PT + 4 if em(text) == len(text) else em(text) * 10 + 10
        return LINE_PT * lines_of(text, sum(column.width for column in columns)) + 4

    def _row(self, row: Row, columns: Sequence[Column]) -> None:
        if row.whole:
            cell = row.cells[0]
            text = "　　".join(part for part in (shown(cell.value, self.lang), shown(cell.small, self.lang)) if part)
            self._across(text, Look(fill=row.fill or ROW_FILLS.get(row.kind, ""), bold=cell.bold, size_pt=10 if cell.bold else 9))
            return
        for number, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
            fill = cell.fill or ("" if row.fill == "#FFFFFF" else row.fill) or ROW_FILLS.get(row.kind, "")
            self._cell(number, cell, Look(column.align, fill, cell.bold), column.kind)
        self._height(self.line, LINE_PT * max(self._lines(*pair) for pair in zip(row.cells, columns, strict=True)) + 4)
        self.line += 1

    def _lines(self, cell: Cell, column: Column) -> int:
        """How many lines a cell needs, so that rows are high enough in programs that do not measure them on opening."""
        text = shown(cell.value, self.lang, column.kind)
        return lines_of(text, column.width) + (cell.small is not None and not isinstance(cell.value, date))

    def _cell(self, column: int, cell: Cell, look: Look, kind: Kind) -> None:
        value, small = cell.value, shown(cell.small, self.lang)
        if isinstance(value, date):
            self.sheet.write_datetime(self.line, column, datetime(value.year, value.month, value.day), self.styles.dated(look))  # noqa: DTZ001
        elif isinstance(value, int | Fraction) and not small:
            number_format = NUMBER_FORMATS.get(kind, "0" if isinstance(value, int) else "0.0")
            if kind == "number" and isinstance(value, Fraction):
                number_format = "0.0"
            style = self.styles.of(Look(look.align, look.fill, look.bold, number_format=number_format))
            self.sheet.write_number(self.line, column, float(value), style)
        elif text := "\n".join(part for part in (shown(value, self.lang, kind), small) if part):
            self.sheet.write_string(self.line, column, text[:LONGEST_CELL], self.styles.of(look))
        else:
            self.sheet.write_blank(self.line, column, None, self.styles.of(look))


def _cell(item: Item) -> Cell:
    return item if isinstance(item, Cell) else Cell(item)
