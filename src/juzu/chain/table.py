"""chain: what people write in the cells of a table <-> typed rows, one definition for the web site and the spreadsheets.

A table is a list of columns; a column knows its header in both languages, how a value is written into a cell and how it is read back. What a cell
says and nobody understands is a `CellError` that says what was found and what is expected; where it stands is for the caller to add.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from operator import attrgetter
from typing import Any, Generic, TypeVar

from juzu.kernel.text import Lang, Text

Row = TypeVar("Row")
LIKE_THE_OTHERS = Text("请按同列其他格的写法改正", "write it like the other cells of the column")
CORRECT_ROW = Text("请改正这一行", "correct the row")


class CellError(ValueError):
    """A cell that cannot be understood: what was found, and what is expected there."""

    def __init__(self, what: Text, next_step: Text) -> None:
        super().__init__(what.en)
        self.what, self.next_step = what, next_step


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `key` is the row's field, dotted into nested values; `info` columns are for people only and are not read back.

    `choices` are the words a cell may hold, shown as a list. `number` cells stand to the right and are numbers in a spreadsheet. `as_text` keeps
    a spreadsheet from making dates of what is typed.
    """

    key: str
    header: Text
    read: Callable[[str], Any]
    write: Callable[[Any, Lang], str]
    width: int = 10
    info: bool = False
    choices: tuple[Text, ...] = ()
    hint: Text | None = None
    as_text: bool = False
    number: bool = False

    def understand(self, text: str) -> Any:
        """The value that a cell says. Raises CellError."""
        try:
            return self.read(text)
        except ValueError as error:
            what = Text(
                f"“{self.header.zh}”看不懂：{text or '（空）'}", f"{self.header.en!r} not understood: {text or '(empty)'} ({error})"
            )
            raise CellError(what, self.hint or LIKE_THE_OTHERS) from error

    def text(self, row: Any, lang: Lang) -> str:
        """What the row's cell says."""
        return self.write(attrgetter(self.key)(row), lang)


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One sheet: its name, the type of its rows, its columns. `required` is the column that names a row; a row without it is blank."""

    title: Text
    row: type[Row]
    columns: tuple[Column, ...]
    required: str = "id"

    def column(self, key: str) -> Column:
        """The column of a field. Raises KeyError for one that the table does not have."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    def name(self, row: Row) -> str:
        """What the row is called by: its id."""
        return str(getattr(row, self.required))

    def cells(self, row: Row, lang: Lang) -> list[str]:
        """The texts of one row, in column order."""
        return [column.text(row, lang) for column in self.columns]

    def make(self, values: Mapping[str, Any], **more: Any) -> Row:
        """A row of the values of its columns and `more` fields of its own. Raises CellError for a row that cannot be."""
        try:
            return self.row(**_nested(values, self.row), **more)
        except ValueError as error:
            raise _broken(error) from error

    def with_value(self, row: Row, key: str, value: Any) -> Row:
        """The row with another value in one column. Raises CellError for a row that cannot be."""
        outer, _, inner = key.partition(".")
        changed: Any = row
        try:
            made: Row = replace(changed, **{outer: replace(getattr(row, outer), **{inner: value}) if inner else value})
        except ValueError as error:
            raise _broken(error) from error
        return made


def _broken(error: ValueError) -> CellError:
    return CellError(Text(f"这一行有误：{error}", f"broken row: {error}"), CORRECT_ROW)


def _nested(values: Mapping[str, Any], row: Any) -> dict[str, Any]:
    """`{"pay.fee_fen": 1}` -> `{"pay": Pay(fee_fen=1)}`."""
    flat = {key: value for key, value in values.items() if "." not in key}
    nested: dict[str, dict[str, Any]] = {}
    for key, value in values.items():
        if "." in key:
            outer, inner = key.split(".", 1)
            nested.setdefault(outer, {})[inner] = value
    for outer, inner_values in nested.items():
        default: Any = next(f.default for f in fields(row) if f.name == outer)
        make: Any = type(default)
        if not is_dataclass(default):
            raise TypeError(f"{row.__name__}.{outer} has no default value to nest into")
        flat[outer] = make(**inner_values)
    return flat
