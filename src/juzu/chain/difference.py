"""chain: tables before and after -> the patch that leads from one to the other: what an uploaded workbook changes, what a version changed."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.patch import CellEdit, Patch, RowEdit
from juzu.chain.patching import whole_row
from juzu.chain.production import Tables
from juzu.kernel.text import Lang
from juzu.script.revising.matching import longest_rising


def difference(old: Tables, new: Tables, lang: Lang) -> Patch:
    """The patch from `old` to `new`. A row that stands elsewhere among the others is taken out and put there."""
    patches = [_of_table(name, getattr(old, name), getattr(new, name), lang) for name in SHEETS]
    return Patch(
        tuple(edit for patch in patches for edit in patch.deleted),
        tuple(edit for patch in patches for edit in patch.cells),
        tuple(edit for patch in patches for edit in patch.added),
    )


def _of_table(table: TableName, old: tuple[Any, ...], new: tuple[Any, ...], lang: Lang) -> Patch:
    name = SHEETS[table].name
    was, now = {name(row): row for row in old}, {name(row): row for row in new}
    stays = _in_order([key for key in was if key in now], list(now))
    deleted: list[RowEdit] = []
    above = ""
    for key, row in was.items():
        if key in stays:
            above = key
        else:
            deleted.append(whole_row(table, row, above, lang))
    cells = tuple(edit for key in now if key in stays for edit in _cells(table, was[key], now[key], lang))
    added = tuple(
        whole_row(table, row, above, lang) for (key, row), above in zip(now.items(), ["", *now], strict=False) if key not in stays
    )
    return Patch(tuple(deleted), cells, added)


def _in_order(kept: list[str], order: list[str]) -> set[str]:
    """The most rows that stand in the same order before and after."""
    place = {key: at for at, key in enumerate(order)}
    return {order[at] for at in longest_rising([place[key] for key in kept])}


def _cells(table: TableName, was: Any, now: Any, lang: Lang) -> Iterator[CellEdit]:
    sheet = SHEETS[table]
    old_marks, new_marks = getattr(was, "assumed", ()), getattr(now, "assumed", ())
    for column in sheet.columns:
        value = attrgetter(column.key)
        marks = column.key in old_marks, column.key in new_marks
        if not column.info and (value(was) != value(now) or marks[0] != marks[1]):
            yield CellEdit(table, sheet.name(was), column.key, column.text(was, lang), column.text(now, lang), *marks)
