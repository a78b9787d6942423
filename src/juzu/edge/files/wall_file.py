"""edge: a wall schedule, XLSX or CSV -> its rows, or every cell that nobody understands."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from juzu.base.booking.wall import WallRow
from juzu.chain.wall import WALL
from juzu.edge.files.tables import read_grid, read_table, write_workbook
from juzu.edge.files.text import decode
from juzu.kernel.errors import InputError
from juzu.kernel.text import Lang


def read_wall_file(data: bytes, file: str) -> tuple[WallRow, ...]:
    """The rows of a schedule. Raises InputError with every fault; a CSV is read like a sheet, in whatever encoding it comes."""
    if Path(file).suffix.lower() in (".csv", ".tsv", ".txt"):
        text, _ = decode(data)
        commas, tabs = text.count(","), text.count("\t")
        lines = csv.reader(io.StringIO(text), delimiter="\t" if tabs > commas else ",")
        sheet = read_grid([[cell.strip() for cell in line] for line in lines], file, "", WALL)
    else:
        sheet = read_table(data, file, WALL)
    if sheet.faults:
        raise InputError(*sheet.faults)
    return sheet.rows


def empty_wall(lang: Lang) -> bytes:
    """A workbook with nothing but the heads, to be filled in."""
    return write_workbook([(WALL, ())], lang)
