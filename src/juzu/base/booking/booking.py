"""base: a booking and the states it goes through.

    waiting ─> held ─> deposit ─> confirmed ─> in_use ─> reset ─> closed
       ├─────────┼─> expired                                       waited in vain; a hold that nobody confirmed in time
       └─────────┴────────┴───────────┴─> cancelled                what that costs: the base's terms

Minutes: base/booking/clock.py. Money in fen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.money import Fen
from juzu.kernel.span import Span
from juzu.kernel.text import Text

State = Literal["waiting", "held", "deposit", "confirmed", "in_use", "reset", "closed", "expired", "cancelled"]

STATES: dict[State, Text] = {
    "waiting": Text("候补", "waiting"),
    "held": Text("预留", "held"),
    "deposit": Text("已付押金", "deposit paid"),
    "confirmed": Text("已确认", "confirmed"),
    "in_use": Text("使用中", "in use"),
    "reset": Text("复位中", "being reset"),
    "closed": Text("已结束", "closed"),
    "expired": Text("已过期", "expired"),
    "cancelled": Text("已取消", "cancelled"),
}
BLOCKING: tuple[State, ...] = ("held", "deposit", "confirmed", "in_use", "reset", "closed")
"""States whose minutes nobody else can have; a closed one keeps those that it used."""
FUTURE: tuple[State, ...] = ("held", "deposit", "confirmed")
"""Booked and not yet begun."""


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody asks for: a set over a stretch, for a party (a production or whoever), with so many people on it (0: not stated).

    `crew` is how many the whole crew is, which decides the price where nobody has said how many come to this set. `order` names what was asked together (a production's plan), "" for a booking by hand.
    """

    set: str
    party: str
    span: Span
    people: int = 0
    order: str = ""
    note: str = ""
    crew: int = 0


@dataclass(frozen=True, slots=True)
class Booking:
    """A set that a party has, wants or had. `lapses_min` ends a hold; `asked_min` orders the waiting list.

    `people` is what was said for this set, else the crew's size. `fee_fen` is the price agreed (the crew-day pass apart); `deposit_fen` what is asked, `paid_fen` what came; `charge_fen` what cancelling cost.
    """

    id: str
    set: str
    party: str
    span: Span
    state: State
    asked_min: int
    lapses_min: int = 0
    people: int = 0
    order: str = ""
    fee_fen: Fen = 0
    deposit_fen: Fen = 0
    paid_fen: Fen = 0
    charge_fen: Fen = 0
    note: str = ""

    def __post_init__(self) -> None:
        if self.span.minutes <= 0:
            raise ValueError(f"booking {self.id} has no length: {self.span.start} to {self.span.end}")

    @property
    def blocks(self) -> bool:
        """Whether nobody else can have its minutes."""
        return self.state in BLOCKING
