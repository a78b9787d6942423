"""edge: bytes of a workbook -> its sheets as texts, merged cells filled in; refuses what is no workbook or too large to hold.

A single cell far out makes a reader hold every cell before it; so the cells are looked for in the packed XML first.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import python_calamine

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text

MOST_BYTES = 200_000_000
MOST_CELLS = 3_000_000
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*[^>/]>')


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as texts. What is merged stands in each of its cells."""

    sheet: str
    rows: tuple[tuple[str, ...], ...]


def read_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """The sheets of a workbook. Raises InputError for bytes that are none, and for more than MOST_BYTES unpacked or MOST_CELLS spanned."""
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                _refuse_large(packed, file)
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(_grid(book.get_sheet_by_name(name)) for name in book.sheet_names)
    except (python_calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        what = Text("打不开这个表格：不是 Excel 文件，或者损坏、加了密码", f"cannot open this workbook: {error}")
        mend = Text("请用 Excel 或 WPS 去掉密码，另存为 .xlsx", "save it as .xlsx from Excel or WPS, without a password")
        raise InputError(Fault(what, mend, Source(file))) from error


def _refuse_large(packed: zipfile.ZipFile, file: str) -> None:
    size = sum(info.file_size for info in packed.infolist())
    if size > MOST_BYTES:
        what = Text(f"表格解开有 {size // 1_000_000} MB，太大", f"the workbook unpacks to {size // 1_000_000} MB: too large")
        raise InputError(Fault(what, Text("删去无关的工作表和图片", "delete sheets and pictures that do not belong"), Source(file)))
    for name in packed.namelist():
        if not name.startswith("xl/worksheets/"):
            continue
        right, bottom = 0, 0
        for column, row in _CELL.findall(packed.read(name)):
            right, bottom = max(right, _number(column)), max(bottom, int(row))
        if right * bottom > MOST_CELLS:
            what = Text(
                f"工作表 {name} 一直写到第 {bottom} 行、第 {right} 列",
                f"worksheet {name} reaches down to row {bottom} and out to column {right}",
            )
            mend = Text(
                "按 Ctrl+End 找到最远的格，删去那些行列", "press Ctrl+End to find the farthest cell and delete those rows and columns"
            )
            raise InputError(Fault(what, mend, Source(file, bottom, right)))


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _grid(sheet: python_calamine.CalamineSheet) -> Grid:
    rows = [[cell_text(cell).strip() for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            text = rows[top][left]
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [text] * len(row[left : right + 1])
    return Grid(sheet.name, tuple(tuple(row) for row in rows))


def cell_text(cell: object) -> str:
    """A cell as text: 3000.0 -> 3000, dates ISO, times 08:30, hours past midnight 26:00, blanks empty."""
    if isinstance(cell, bool):
        return "√" if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute) == (0, 0) else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        minutes = cell.hour * 60 + cell.minute if isinstance(cell, time) else round(cell.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return "" if cell is None else str(cell)
