"""web: what the API takes and gives, as OpenAPI shows it. Money in fen, dates as 2026-12-01, times with their zone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Field, Schema

from juzu.chain.columns import TableName


class TextOut(Schema):
    """A sentence in both languages."""

    zh: str
    en: str


class FaultOut(Schema):
    """One thing that is wrong, and the next step."""

    what: TextOut
    next: TextOut
    where: str


class FaultsOut(Schema):
    """Everything that is wrong; nothing was saved."""

    faults: list[FaultOut]


class ProductionOut(Schema):
    """One production at a glance; money is null for those who may not see it."""

    slug: str
    title: str
    role: str
    first: date
    last: date
    scenes: int
    shot: int
    days_left: int | None
    cost_fen: int | None
    gap: float | None


class DocumentOut(Schema):
    """A document that is kept: fetch its body by kind, or by number."""

    number: int
    kind: str
    digest: str
    at: datetime
    author: str
    note: str


class JobIn(Schema):
    """What to do. `seconds` bounds a plan job; the same `key` asks only once."""

    kind: Literal["plan", "papers"]
    seconds: int = Field(30, ge=2, le=3600)
    fresh: bool = False
    lang: Literal["zh", "en"] = "zh"
    key: str = Field("", max_length=80)


class JobOut(Schema):
    """A job and how far it is."""

    number: int
    kind: str
    state: str
    progress: dict[str, Any]
    result: dict[str, Any]
    error: list[Any]
    made: datetime


class CellIn(Schema):
    """One cell: the text that stands there and what is to stand there, as the table writes it."""

    table: TableName
    row: str
    column: str
    before: str
    after: str


class CellsIn(Schema):
    """Cells that change together, in the language of their words."""

    cells: list[CellIn]
    lang: Literal["zh", "en"] = "zh"
    partly: bool = False


class ConflictOut(Schema):
    """A cell that somebody else changed meanwhile."""

    table: str
    row: str
    column: str
    before: str
    yours: str
    theirs: str


class CellsOut(Schema):
    """How many cells changed, what could not be read, and where somebody was faster. Nothing was saved unless `saved`."""

    saved: bool
    done: int
    faults: list[FaultOut]
    conflicts: list[ConflictOut]
