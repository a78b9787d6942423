"""edge: workbooks that people edit <-> the tables in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.production import Tables
from juzu.edge.files.tables import read_table, write_workbook
from juzu.kernel.errors import Fault
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text

WORKBOOKS: Mapping[str, tuple[TableName, ...]] = {
    "cast.xlsx": ("cast", "extras"),
    "places.xlsx": ("places", "locations"),
    "scenes.xlsx": ("scenes",),
}
PLAN_BOOK: Mapping[str, tuple[TableName, ...]] = {"plan.xlsx": ("plan",)}


@dataclass(frozen=True, slots=True)
class Book:
    """What came back from one workbook: the rows of its tables, faults of single cells, columns nobody knows."""

    rows: Mapping[TableName, tuple[Any, ...]]
    faults: tuple[Fault, ...]
    unknown: tuple[Source, ...]


def read_book(data: bytes, file: str, name: str = "") -> Book:
    """The tables of a workbook; `name` says which one it is when the file is called otherwise."""
    tables = {**WORKBOOKS, **PLAN_BOOK}[name or file]
    sheets = {table: read_table(data, file, SHEETS[table]) for table in tables}
    faults = [fault for sheet in sheets.values() for fault in sheet.faults]
    faults += [fault for table, sheet in sheets.items() if table != "plan" for fault in _twice(sheet.rows)]
    unknown = tuple(source for sheet in sheets.values() for source in sheet.unknown_columns)
    return Book({table: sheet.rows for table, sheet in sheets.items()}, tuple(dict.fromkeys(faults)), unknown)


def table_files(tables: Tables, lang: Lang) -> dict[str, bytes]:
    """The workbooks by name; the plan's only when it holds something."""
    books = {**WORKBOOKS, **(PLAN_BOOK if tables.plan else {})}
    return {name: write_book(tables, names, lang) for name, names in books.items()}


def write_book(tables: Tables, names: Sequence[TableName], lang: Lang) -> bytes:
    """One workbook of some tables."""
    return write_workbook([(SHEETS[name], getattr(tables, name)) for name in names], lang)


def _twice(rows: Sequence[Any]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for row in rows:
        if row.id in seen:
            what = Text(f"编号 {row.id} 出现两次", f"id {row.id} stands there twice")
            faults.append(Fault(what, Text("删去或改名其中一行", "delete or rename one of the rows"), row.source))
        seen.add(row.id)
    return faults
