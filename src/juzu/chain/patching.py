"""chain: tables and a patch -> the tables with it in force, or why a cell cannot be so and where somebody else was faster.

Changes of different cells merge: an edit is in force when its cell still says what the person saw, whatever happened elsewhere. A name that is changed is
changed in the scenes too. After it every name in the scenes is still listed and every row has its own name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.following import followed
from juzu.chain.patch import CellEdit, CellFault, Conflict, Patch, RowEdit
from juzu.chain.production import Tables
from juzu.chain.references import missing
from juzu.chain.settle import settled
from juzu.chain.table import CellError, Column, Table
from juzu.kernel.text import Lang, Text

NO_COLUMN = Text("没有这一列，或者它是自动填写的", "there is no such column, or it fills itself")
NO_NAME = Text("这一行没有编号", "the row has no id")
TWICE = Text("编号 {name} 已经有了", "id {name} is there already")
FILL_IN = Text("填一个本表里没有用过的编号", "give it an id that no other row of the table has")
RELOAD = Text("刷新页面再改", "reload the page and try again")


@dataclass(frozen=True, slots=True)
class Applied:
    """The tables after a patch, what was really changed (its inverse undoes it), and what could not be."""

    tables: Tables
    done: Patch
    faults: tuple[CellFault, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it is in force."""
        return not self.faults and not self.conflicts


def apply(tables: Tables, patch: Patch, lang: Lang) -> Applied:
    """The patch in force. What cannot be is left out and told; whoever wants all or nothing asks `whole`."""
    desk = _Desk({name: list(getattr(tables, name)) for name in SHEETS}, lang)
    for row in patch.deleted:
        desk.delete(row)
    for cell in patch.cells:
        desk.write(cell)
    for row in patch.added:
        desk.add(row)
    made = settled(followed(tables, Tables(**{name: tuple(rows) for name, rows in desk.rows.items()}), desk.cells))
    known = {(m.column, m.name) for m in missing(tables)}
    for lost in missing(made):
        if (lost.column, lost.name) not in known:
            desk.faults.append(CellFault("scenes", lost.rows[0].id, lost.column, lost.name, lost.what, lost.next_step))
    done = Patch(tuple(desk.deleted), tuple(desk.cells), tuple(desk.added))
    return Applied(made, done, tuple(desk.faults), tuple(desk.conflicts))


def whole_row(table: TableName, row: Any, below: str, lang: Lang) -> RowEdit:
    """A row as a patch carries it: all that its cells say."""
    sheet = SHEETS[table]
    cells = tuple((column.key, column.text(row, lang)) for column in sheet.columns if not column.info)
    return RowEdit(table, sheet.name(row), below, cells, getattr(row, "assumed", ()))


@dataclass(slots=True)
class _Desk:
    """The rows while they change, what was done, and what could not be."""

    rows: dict[TableName, list[Any]]
    lang: Lang
    deleted: list[RowEdit] = field(default_factory=list)
    cells: list[CellEdit] = field(default_factory=list)
    added: list[RowEdit] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)

    def delete(self, edit: RowEdit) -> None:
        """Takes a row out, unless somebody changed it after the person saw it. A row that is gone already is as wished."""
        at = self._find(edit.table, edit.row)
        if at is None:
            return
        sheet, row = SHEETS[edit.table], self.rows[edit.table][at]
        for key, before in edit.cells:
            column = _editable(sheet, key)
            if column and not _says(column, row, before, self.lang):
                self.conflicts.append(Conflict(edit.table, edit.row, "", before, "", column.text(row, self.lang)))
                return
        self.deleted.append(whole_row(edit.table, row, self._above(edit.table, at), self.lang))
        del self.rows[edit.table][at]

    def write(self, edit: CellEdit) -> None:
        """Changes one cell, unless it says something else than the person saw."""
        sheet, column = SHEETS[edit.table], _editable(SHEETS[edit.table], edit.column)
        if column is None:
            self._fault(edit, NO_COLUMN, RELOAD)
            return
        at = self._find(edit.table, edit.row)
        if at is None:
            self.conflicts.append(Conflict(edit.table, edit.row, edit.column, edit.before, edit.after, "", gone=True))
            return
        row = self.rows[edit.table][at]
        try:
            changed = sheet.with_value(row, edit.column, column.understand(edit.after.strip()))
        except CellError as error:
            self._fault(edit, error.what, error.next_step)
            return
        if edit.column == sheet.required and not self._free(edit, sheet.name(changed), at):
            return
        marked = _marked(changed, edit.column, assumed=edit.assumed)
        if marked == row:
            return
        if not _says(column, row, edit.before, self.lang) and changed != row:
            self.conflicts.append(Conflict(edit.table, edit.row, edit.column, edit.before, edit.after, column.text(row, self.lang)))
            return
        self.rows[edit.table][at] = marked
        was = edit.column in getattr(row, "assumed", ())
        texts = column.text(row, self.lang), column.text(changed, self.lang)
        self.cells.append(CellEdit(edit.table, edit.row, edit.column, *texts, was, edit.assumed))

    def add(self, edit: RowEdit) -> None:
        """Puts a row below another, at the end where that one is gone."""
        sheet, values = SHEETS[edit.table], {}
        said = {**dict(edit.cells), sheet.required: edit.row}
        for key, text in said.items():
            column = _editable(sheet, key)
            cell = CellEdit(edit.table, edit.row, key, "", text)
            if column is None:
                self._fault(cell, NO_COLUMN, RELOAD)
                return
            try:
                values[key] = column.understand(text.strip())
            except CellError as error:
                self._fault(cell, error.what, error.next_step)
                return
        if not self._free(CellEdit(edit.table, edit.row, sheet.required, "", edit.row), edit.row.strip(), None):
            return
        try:
            row = sheet.make(values, **({"assumed": edit.assumed} if edit.assumed else {}))
        except (CellError, TypeError) as error:
            what = error.what if isinstance(error, CellError) else Text("这一行还缺必填的格", f"the row lacks a cell: {error}")
            self._fault(CellEdit(edit.table, edit.row, "", "", edit.row), what, FILL_IN)
            return
        rows = self.rows[edit.table]
        above = self._find(edit.table, edit.below) if edit.below else -1
        at = len(rows) if above is None else above + 1
        rows.insert(at, row)
        self.added.append(whole_row(edit.table, row, self._above(edit.table, at), self.lang))

    def _find(self, table: TableName, name: str) -> int | None:
        sheet = SHEETS[table]
        return next((at for at, row in enumerate(self.rows[table]) if sheet.name(row) == name), None)

    def _above(self, table: TableName, at: int) -> str:
        return SHEETS[table].name(self.rows[table][at - 1]) if at else ""

    def _free(self, edit: CellEdit, name: str, at: int | None) -> bool:
        """Whether a row may be called so; if not, that is told."""
        have = self._find(edit.table, name)
        if name and have in (None, at):
            return True
        self._fault(edit, TWICE.format(name=name) if name else NO_NAME, FILL_IN)
        return False

    def _fault(self, edit: CellEdit, what: Text, next_step: Text) -> None:
        self.faults.append(CellFault(edit.table, edit.row, edit.column, edit.after, what, next_step))


def _editable(sheet: Table[Any], key: str) -> Column | None:
    return next((column for column in sheet.columns if column.key == key and not column.info), None)


def _says(column: Column, row: Any, text: str, lang: Lang) -> bool:
    """Whether the row's cell says what the text says, however it is written."""
    now = column.text(row, lang)
    if now == text.strip():
        return True
    try:
        return bool(column.read(text.strip()) == column.read(now))
    except ValueError:
        return False


def _marked(row: Any, column: str, *, assumed: bool) -> Any:
    """The row with the column's mark of an assumed value set or taken away."""
    if not hasattr(row, "assumed"):
        return row
    marks: Sequence[str] = [mark for mark in row.assumed if mark != column]
    return replace(row, assumed=tuple(sorted([*marks, column] if assumed else marks)))
