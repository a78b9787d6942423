"""web: rows of a table -> the lines of a page, and what a page that is open must change when they change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.production import Tables
from juzu.chain.reasons import Reasons
from juzu.chain.table import Column
from juzu.kernel.text import Lang


@dataclass(frozen=True, slots=True)
class View:
    """One table as one person sees it."""

    table: TableName
    columns: tuple[Column, ...]
    reasons: Reasons
    lang: Lang

    def meta(self, tables: Tables) -> list[dict[str, Any]]:
        """What the page's script must know of each column."""
        return [
            {
                "key": c.key,
                "header": c.header.to(self.lang),
                "hint": c.hint.to(self.lang) if c.hint else "",
                "choices": self._choices(c, tables),
                "number": c.number,
                "info": c.info,
            }
            for c in self.columns
        ]

    def _choices(self, column: Column, tables: Tables) -> list[str]:
        if column.key == "place":
            return [row.id for row in tables.places]
        return [choice.to(self.lang) for choice in column.choices]

    def line(self, row: Any) -> list[Any]:
        """A row for the script: its name, its texts, and for each assumed column the reason."""
        marks = getattr(row, "assumed", ())
        reasons = {i: self.reasons.why(self.table, row, c.key).to(self.lang) for i, c in enumerate(self.columns) if c.key in marks}
        return [SHEETS[self.table].name(row), [c.text(row, self.lang) for c in self.columns], reasons]

    def body(self, rows: Sequence[Any]) -> SafeString:
        """The lines of the page's table. Six thousand cells: joined here, since a template takes ten times as long."""
        return mark_safe("".join(self._line(row) for row in rows))  # noqa: S308 - every text below is escaped

    def _line(self, row: Any) -> str:
        name, texts, reasons = self.line(row)
        return f'<tr data-row="{escape(name)}">{"".join(self._cells(texts, reasons))}</tr>'

    def _cells(self, texts: list[str], reasons: dict[int, str]) -> Iterator[str]:
        for index, (column, text) in enumerate(zip(self.columns, texts, strict=True)):
            kind = " ".join(word for word, holds in (("num", column.number), ("info", column.info), ("assumed", index in reasons)) if holds)
            dress = (f' class="{kind}"' if kind else "") + (f' title="{escape(reasons[index])}"' if index in reasons else "")
            yield f'<th scope="row"{dress}>{escape(text)}</th>' if not index else f"<td{dress}>{escape(text)}</td>"

    def changes(self, old: Tables, new: Tables) -> dict[str, Any]:
        """Rows that differ, and the order of all when rows came, went or changed their name."""
        name = SHEETS[self.table].name
        was, now = {name(r): r for r in getattr(old, self.table)}, {name(r): r for r in getattr(new, self.table)}
        rows = [self.line(row) for key, row in now.items() if was.get(key) != row]
        return {"rows": rows} | ({"order": list(now)} if list(was) != list(now) else {})
