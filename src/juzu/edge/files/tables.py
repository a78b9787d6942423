"""edge: rows <-> spreadsheet tables that people edit (`chain/columns.py` says what stands in them).

What a cell says and nobody understands becomes a fault with file, sheet and cell; every fault of a table is told at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic

import xlsxwriter

from juzu.chain.production import Assumed
from juzu.chain.table import CellError, Column, Row, Table
from juzu.edge.files.workbook import read_grids
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text

ASSUMED = Text("待确认（假设值）", "To confirm (assumed)")
LAST_HEAD_ROW = 10


def write_workbook(sheets: Iterable[tuple[Table[Any], Sequence[Any]]], lang: Lang) -> bytes:
    """An XLSX of several tables: frozen heads, filters, lists of allowed words, assumed cells in yellow and named in the last column."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    look = {"font_name": "Noto Sans SC", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#BBBBBB"}
    head = book.add_format(look | {"bold": True, "bg_color": "#E8EEF4", "valign": "vcenter"})
    info_head = book.add_format(look | {"bold": True, "bg_color": "#EEEEEE", "font_color": "#666666", "valign": "vcenter"})
    plain, yellow = book.add_format(look), book.add_format(look | {"bg_color": "#FFF2B3"})
    grey, literal = book.add_format(look | {"font_color": "#666666"}), book.add_format(look | {"num_format": "@"})
    for table, rows in sheets:
        sheet = book.add_worksheet(table.title.to(lang))
        heads = [column.header.to(lang) for column in table.columns] + [ASSUMED.to(lang)]
        for index, name in enumerate(heads):
            column = table.columns[index] if index < len(table.columns) else None
            sheet.write_string(0, index, name, info_head if column and column.info else head)
            sheet.set_column(index, index, column.width if column else 40, literal if column and column.as_text else None)
            if column and column.hint:
                sheet.write_comment(0, index, column.hint.to(lang), {"x_scale": 2})
            if column and column.choices:
                sheet.data_validation(1, index, max(len(rows), 200), index, {
                    "validate": "list", "source": [c.to(lang) for c in column.choices], "error_type": "warning"
                })  # fmt: skip
        for line, row in enumerate(rows, start=1):
            assumed = row.assumed if hasattr(row, "assumed") else ()
            texts = table.cells(row, lang)
            for index, text in enumerate(texts):
                column = table.columns[index]
                style = yellow if column.key in assumed else grey if column.info else literal if column.as_text else plain
                _write(sheet, line, index, text, style, number=column.number)
            said = "；".join(f"{heads[i]}={texts[i]}" for i, column in enumerate(table.columns) if column.key in assumed)
            sheet.write_string(line, len(texts), said, plain)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def _write(sheet: Any, line: int, index: int, text: str, style: Any, *, number: bool) -> None:
    if number and text:
        sheet.write_number(line, index, float(text), style)
    else:
        sheet.write_string(line, index, text, style)


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Row]):
    """What came back from one table: rows and where each stands, faults of single cells, and columns nobody knows."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...] = ()
    unknown_columns: tuple[Source, ...] = ()
    sources: tuple[Source, ...] = ()


def read_table(data: bytes, file: str, table: Table[Row]) -> Sheet[Row]:
    """The rows of a table: of the sheet with its name, else of the only sheet with its columns. Headers stand in either language, in any
    order, perhaps below a title; a column that is missing is a fault, since what it said would be lost in silence.
    """
    try:
        grids = read_grids(data, file)
    except InputError as error:
        return Sheet((), error.faults)
    named = [grid for grid in grids if grid.sheet in (table.title.zh, table.title.en)]
    alike = [grid for grid in grids if _fit(table, grid.rows[_head_row(table, grid.rows)] if grid.rows else ()) > len(table.columns) * 0.7]
    found = named or (alike if len(alike) == 1 else [])
    if not found:
        what = Text(f"没有名为“{table.title.zh}”的工作表", f"no sheet named {table.title.en!r}")
        return Sheet((), (_fault(file, "", 0, 0, what, Text("请恢复工作表名", "give the sheet its name back")),))
    return read_grid(found[0].rows, file, found[0].sheet, table)


def _fit(table: Table[Any], line: Sequence[str]) -> int:
    """How many of the table's columns a line names."""
    return sum(column.header.zh in line or column.header.en in line for column in table.columns)


def _head_row(table: Table[Any], grid: Sequence[Sequence[str]]) -> int:
    """Where the headers stand: the line among the first few that names most columns."""
    return max(range(min(len(grid), LAST_HEAD_ROW)), key=lambda at: (_fit(table, grid[at]), -at), default=0)


def read_grid(grid: Sequence[Sequence[str]], file: str, sheet: str, table: Table[Row]) -> Sheet[Row]:
    """The rows of a table from the texts of its cells, headers among them."""
    top = _head_row(table, grid)
    heads = [text.strip() for text in grid[top]] if grid else []
    where: dict[str, int] = {}
    faults: list[Fault] = []
    for column in table.columns:
        index = next((i for i, text in enumerate(heads) if text in (column.header.zh, column.header.en)), None)
        if index is not None:
            where[column.key] = index
        elif column.key == table.required or not column.info:
            what = Text(f"缺少“{column.header.zh}”列", f"column {column.header.en!r} is missing")
            mend = Text("请恢复这一列；不想看见的列可以隐藏", "put the column back; hide what you do not want to see")
            faults.append(_fault(file, sheet, top + 1, 0, what, mend))
    known = set(where.values()) | {i for i, text in enumerate(heads) if text in ("", ASSUMED.zh, ASSUMED.en)}
    unknown = tuple(Source(file, top + 1, i + 1, sheet) for i in range(len(heads)) if i not in known)
    if faults:
        return Sheet((), tuple(faults), unknown)
    rows: list[Row] = []
    sources: list[Source] = []
    for number, line in enumerate(grid[top + 1 :], start=top + 2):
        cells = {key: line[index].strip() if index < len(line) else "" for key, index in where.items()}
        if not cells.get(table.required, ""):
            if any(text.strip() for text in line):
                what = Text("这一行没有编号，没有读入", "this row has no id and was not read")
                faults.append(_fault(file, sheet, number, 1, what, Text("请填写编号或删去整行", "fill the id in, or delete the row")))
            continue
        read = _read_row(cells, where, Source(file, number, 0, sheet), table, _assumed(line, heads, table))
        faults += read.faults
        rows += read.rows
        sources += read.sources
    return Sheet(tuple(rows), tuple(faults), unknown, tuple(sources))


def _read_row(cells: dict[str, str], where: dict[str, int], source: Source, table: Table[Row], assumed: Assumed) -> Sheet[Row]:
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.key not in where or (column.info and column.key != table.required):
            continue
        try:
            values[column.key] = column.understand(cells[column.key])
        except CellError as error:
            faults.append(_fault(source.file, source.sheet, source.line, where[column.key] + 1, error.what, error.next_step))
    if faults:
        return Sheet((), tuple(faults))
    names = {f.name for f in fields(table.row)}  # type: ignore[arg-type]  # every row is a dataclass
    extra: dict[str, Any] = {"assumed": assumed, "source": source}
    try:
        return Sheet((table.make(values, **{k: v for k, v in extra.items() if k in names}),), sources=(source,))
    except CellError as error:
        return Sheet((), (_fault(source.file, source.sheet, source.line, 1, error.what, error.next_step),))


def _assumed(line: Sequence[str], heads: list[str], table: Table[Any]) -> Assumed:
    """What is still as assumed: the last column names header=text, and the cell must still say that, be it 18.7 for 18.70."""
    index = next((i for i, text in enumerate(heads) if text in (ASSUMED.zh, ASSUMED.en)), None)
    if index is None or index >= len(line):
        return ()
    named = {text: column for column in table.columns for text in (column.header.zh, column.header.en)}
    said = []
    for part in line[index].split("；"):
        head, sep, text = part.partition("=")
        at = heads.index(head) if head in heads else -1
        if sep and head in named and 0 <= at < len(line) and _same(named[head], line[at].strip(), text.strip()):
            said.append(named[head].key)
    return tuple(sorted(said))


def _same(column: Column, one: str, other: str) -> bool:
    try:
        return one == other or bool(column.read(one) == column.read(other))
    except ValueError:
        return False


def _fault(file: str, sheet: str, line: int, column: int, what: Text, next_step: Text) -> Fault:
    return Fault(what, next_step, Source(file, line, column, sheet))
