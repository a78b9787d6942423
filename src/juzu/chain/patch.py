"""chain: what a person changes in the tables, as a value -> its inverse, which is undo.

Cells are texts as a table writes them, in either language; `before` is what the person saw, so that two people's changes can be told apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.chain.columns import TableName
from juzu.kernel.text import Text


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell: what stood there and what is to stand there. The same text with `assumed` false confirms an assumed value."""

    table: TableName
    row: str
    column: str
    before: str
    after: str
    was_assumed: bool = False
    assumed: bool = False

    @property
    def inverse(self) -> CellEdit:
        """The edit that takes it back; a row whose name changed is found by its new one."""
        row = self.after if self.column in ("id", "scene") else self.row
        return CellEdit(self.table, row, self.column, self.after, self.before, self.assumed, self.was_assumed)


@dataclass(frozen=True, slots=True)
class RowEdit:
    """A row added or deleted, with what its cells say. `below` is the row above it, "" at the top."""

    table: TableName
    row: str
    below: str
    cells: tuple[tuple[str, str], ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Patch:
    """Changes of one act, in force together: first rows go, then cells change, then rows come."""

    deleted: tuple[RowEdit, ...] = ()
    cells: tuple[CellEdit, ...] = ()
    added: tuple[RowEdit, ...] = ()

    @property
    def inverse(self) -> Patch:
        """The patch that takes it back."""
        return Patch(self.added[::-1], tuple(edit.inverse for edit in self.cells[::-1]), self.deleted[::-1])

    def __len__(self) -> int:
        """How many rows and cells it touches."""
        return len(self.deleted) + len(self.cells) + len(self.added)


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell cannot say that: where (`column` "" for the row), what was found there, what is expected."""

    table: TableName
    row: str
    column: str
    found: str
    what: Text
    next_step: Text


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that somebody else changed meanwhile: what both had seen, what this person wrote, what stands there now.

    `gone`: the other deleted the row. `column` "": the row is to be deleted here, and the other changed it.
    """

    table: TableName
    row: str
    column: str
    before: str
    yours: str
    theirs: str
    gone: bool = False
