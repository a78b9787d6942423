"""kernel: a place in somebody's file, so that every fact can be traced and corrected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where something was read. `line` and `column` count from 1; 0 means the file as a whole.

    For a spreadsheet `line` is the row and `column` the column; `sheet` names the sheet.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    def __post_init__(self) -> None:
        if self.line < 0 or self.column < 0:
            raise ValueError(f"line and column count from 1 (0: whole file), got {self.line}:{self.column}")

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}[{self.sheet}]!{column_letters(self.column)}{self.line or ''}"
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


def column_letters(column: int) -> str:
    """Spreadsheet letters of a column counted from 1: 1 -> A, 27 -> AA; 0 -> empty."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
