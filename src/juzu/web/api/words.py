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


class BaseOut(Schema):
    """A base."""

    slug: str
    name: str
    sets: int


class DaysIn(Schema):
    """Which days: the first (today when it is not said), and how many."""

    first: date | None = None
    days: int = Field(14, ge=1, le=92)


class BookingOut(Schema):
    """A booking: minutes of its first day from 00:00, and how many; `can` is what may follow its state."""

    number: int
    set: str
    crew: str
    day: date
    start_min: int
    minutes: int
    state: str
    people: int
    fee_fen: int
    deposit_fen: int
    paid_fen: int
    charge_fen: int
    note: str
    can: list[str]


class HoldIn(Schema):
    """What is asked for."""

    set: str = Field(min_length=1, max_length=80, pattern=r"^[^\x00]+$")
    crew: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00]+$")
    day: date = Field(ge=date(2000, 1, 1), le=date(2999, 12, 31))
    start_min: int = Field(ge=0, lt=2880)
    minutes: int = Field(ge=1, le=60 * 24 * 92)
    people: int = Field(0, ge=0, le=10_000)
    note: str = Field("", max_length=200, pattern=r"^[^\x00]*$")
    wait: bool = False


class FreeOut(Schema):
    """A set and minutes that are free instead."""

    set: str
    day: date
    start_min: int
    minutes: int


class RefusalOut(Schema):
    """Why not, and what is free instead."""

    kind: str
    what: TextOut
    next: TextOut
    free: list[FreeOut]


class ActIn(Schema):
    """What to do with a booking; `fen` for `pay`; `until_min` (minutes since 1970-01-01 of the base's clock) for `extend`, with
    `push` when those who come next agreed to be pushed back."""

    act: Literal["pay", "confirm", "start", "extend", "hand_over", "close", "cancel"]
    fen: int = Field(0, ge=0, le=10**12)
    until_min: int = Field(0, ge=0, le=10**9)
    without_deposit: bool = False
    push: bool = False


class MoveIn(Schema):
    """A move on the board. `move`: scenes to a day, before another scene (none: at its end); `shelve`: scenes off the board; `swap`: two days for each
    other; `move day`: all of a day to another. Days count from 0."""

    do: Literal["move", "shelve", "swap", "move day"]
    scenes: list[str] = Field([], max_length=2000)
    day: int = Field(0, ge=0, le=10_000)
    to: int = Field(0, ge=0, le=10_000)
    unit: str = ""
    before: str = ""


class LockIn(Schema):
    """Scenes, or a whole day, to lock or to free."""

    scenes: list[str] = Field([], max_length=2000)
    day: int | None = Field(None, ge=0, le=10_000)
    on: bool = True


class BreachOut(Schema):
    """A broken rule: in words, on which day (-1: the production), with the scenes behind it."""

    rule: str
    what: TextOut
    day: int
    scenes: list[str]


class DayChangeOut(Schema):
    """A unit's day before (`a_`) and after (`b_`): minutes from call to wrap, and those beyond what is included; fen is null for those who may not see it."""

    day: int
    unit: str
    a_min: int
    b_min: int
    a_over_min: int
    b_over_min: int
    fen: int | None


class EffectOut(Schema):
    """What a move would do."""

    fen: int | None
    minutes: int
    over_min: int
    days: list[DayChangeOut]
    broken: list[BreachOut]
    healed: list[BreachOut]


class DayOut(Schema):
    """A unit's day: its scenes in shooting order, call and wrap in minutes from 00:00."""

    day: int
    unit: str
    call: int
    wrap: int
    scenes: list[str]


class BoardOut(Schema):
    """The board as it stands: the numbers of its plan document and of the published one; `stale`: the tables have changed since."""

    document: int | None
    published: int | None
    stale: bool
    status: str
    checked: bool
    cost_fen: int | None
    days: list[DayOut]
    boneyard: list[str]
    broken: list[BreachOut]
