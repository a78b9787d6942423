"""shoot: what a paper says -> one value that every writer (XLSX, PDF, web) renders in either language.

A paper is a title and blocks: facts, notes, tables. Text of Juzu's own is `Text`; names and sentences of the production are plain strings and
the same in both languages. Widths are in ems: one Chinese character of the table's size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import Literal

from juzu.kernel.text import Text
from juzu.shoot.palette import Colour

Value = str | Text | int | Fraction | date | None
Kind = Literal["text", "mark", "number", "pages", "tenths", "eighths", "percent", "date"]
Align = Literal["left", "center", "right"]
RowKind = Literal["row", "band", "day", "note", "total"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its dress. `small` stands below it in small type; `fill` is a colour or "" for none."""

    value: Value = None
    small: Value = None
    fill: Colour = ""
    bold: bool = False


Item = Value | Cell


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `flex` columns share the width that is left; `upright` titles are set in a narrow standing line.

    `group` is the head over neighbouring columns of the same group, `subtitle` the head under the title (the actor under the role).
    """

    title: Text
    width: int = 6
    align: Align = "left"
    kind: Kind = "text"
    flex: bool = False
    upright: bool = False
    group: Text | None = None
    subtitle: Text | None = None

    def __post_init__(self) -> None:
        if self.width < 1:
            raise ValueError(f"column {self.title.zh} is {self.width} em wide; it must be at least 1")


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of a table's head over `columns` × `rows` places; a row's heads fill the places that heads above leave free."""

    value: Value
    columns: int = 1
    rows: int = 1
    upright: bool = False
    align: Align = "center"
    large: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `band`, `day` and `note` rows have one cell over all columns; a band or day head stays with what follows and repeats on new pages."""

    cells: tuple[Cell, ...]
    kind: RowKind = "row"
    fill: Colour = ""

    @property
    def whole(self) -> bool:
        """Whether its one cell spans all columns."""
        return self.kind in ("band", "day", "note")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its head rows. `frozen` columns stay in sight when a sheet scrolls; `filters` puts filter arrows on the last head row."""

    columns: tuple[Column, ...]
    head: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]
    frozen: int = 0
    filters: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != (1 if row.whole else len(self.columns)):
                raise ValueError(f"a {row.kind} row has {len(row.cells)} cells for {len(self.columns)} columns")
        held = sum(head.columns * head.rows for line in self.head for head in line)
        if held != len(self.head) * len(self.columns):
            raise ValueError(f"the head covers {held} places of {len(self.head) * len(self.columns)}")


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values, `across` to a line; those in `wide` take a line of their own."""

    pairs: tuple[tuple[Text, Item], ...]
    wide: tuple[tuple[Text, Item], ...] = ()
    across: int = 4


@dataclass(frozen=True, slots=True)
class Notes:
    """Sentences below each other under a heading."""

    title: Text
    lines: tuple[Value, ...]


Block = Facts | Notes | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `id` names it in files and addresses, `sheet` in a workbook; `foot` stands on every page beside the page number."""

    id: str
    title: Text
    sheet: Text
    blocks: tuple[Block, ...]
    foot: Text
    subtitle: Text | None = None
    landscape: bool = True

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Table))


def same(name: str) -> Text:
    """A name of the production, the same in both languages; a blank one is shown as a dash."""
    shown = name.strip() or "—"
    return Text(shown, shown)


def row(items: Iterable[Item], kind: RowKind = "row", fill: Colour = "") -> Row:
    """A row of values and cells."""
    return Row(tuple(item if isinstance(item, Cell) else Cell(item) for item in items), kind, fill)


def heads(columns: Sequence[Column]) -> tuple[tuple[Head, ...], ...]:
    """The head of a table from its columns: a line of groups when there is one, the titles, a line of subtitles when there is one."""
    grouped, titled = any(c.group for c in columns), any(c.subtitle for c in columns)
    lines: list[list[Head]] = [[] for _ in range(1 + grouped + titled)]
    for group, run in groupby(columns, key=lambda c: c.group):
        members = list(run)
        if group:
            lines[0].append(Head(group, columns=len(members)))
        for column in members:
            first = 1 if group else 0
            rest = len(lines) - first
            own = rest - (1 if column.subtitle else 0)
            lines[first].append(Head(column.title, rows=own, upright=column.upright))
            if column.subtitle:
                lines[first + own].append(Head(column.subtitle, upright=column.upright))
    return tuple(tuple(line) for line in lines)
