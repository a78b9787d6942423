"""plan: a timed and costed shooting plan (document `Plan.1`).

Minutes count from 00:00 of the plan day they stand in; money is fen. `costs` add up to `cost_fen` exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.text import Text

SlotKind = Literal["setup", "scene", "change", "move", "relight", "look", "dress", "meal", "wait", "strike"]
Status = Literal["proven best", "best found", "by hand", "impossible", "out of time"]
CostHead = Literal[
    "crew",
    "overtime",
    "worked",
    "held",
    "package",
    "person overtime",
    "extras",
    "set",
    "site",
    "option",
    "move",
    "exception",
    "rule",
    "wish",
]


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch of a unit's day. `scene` and `set` for scenes; `set` is the set being entered for change, dress, relight and move."""

    kind: SlotKind
    start: int
    end: int
    scene: str = ""
    set: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A person's or extras group's day: call (make-up included), first scene, wrap, and minutes neither in a scene nor in make-up or look change.

    `count` is 1 for a person, the heads for a group.
    """

    who: str
    call: int
    first: int
    wrap: int
    working_min: int
    waiting_min: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One unit's shooting day: `slots` in time order without gap or overlap from `call` to `wrap`."""

    day: int
    unit: str
    call: int
    wrap: int
    slots: tuple[Slot, ...]
    people: tuple[Call, ...] = ()
    extras: tuple[Call, ...] = ()

    @property
    def scenes(self) -> tuple[str, ...]:
        """Scene ids in shooting order."""
        return tuple(slot.scene for slot in self.slots if slot.kind == "scene")


@dataclass(frozen=True, slots=True)
class CostLine:
    """One reason for money: what head, how much, on which day (-1: the production), for whom or what (id), why, and the scenes behind it."""

    head: CostHead
    fen: int
    cause: Text
    day: int = -1
    who: str = ""
    scenes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan and its certificate: the problem's digest, seed, bound and what the checker said when it left the room.

    A plan "by hand" is a draft: a person arranged it, and it may break rules or leave scenes out. `checked` says whether the checker passed it.
    `bound_fen` is a proven lower bound on every legal plan's cost (0: none found). `sorted_fen` is what sort by set and fill the days costs by the same
    checker (0: it found no legal plan).
    """

    title: str
    problem: str
    status: Status
    cost_fen: int
    bound_fen: int
    days: tuple[DayPlan, ...]
    costs: tuple[CostLine, ...]
    sorted_fen: int = 0
    seed: int = 0
    seconds: float = 0.0
    threads: int = 1
    checked: bool = False

    @property
    def gap(self) -> float:
        """(cost - bound) / cost, 0 to 1."""
        return (self.cost_fen - self.bound_fen) / self.cost_fen if self.cost_fen else 0.0

    @property
    def day_of(self) -> dict[str, int]:
        """Scene id -> day."""
        return {scene: day.day for day in self.days for scene in day.scenes}


PLAN = Schema("Plan", 1, Plan)
