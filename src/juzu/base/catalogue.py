"""base: what a filming base offers: buildings, floors, sets and their states, hours, tariffs (document `Base.1`).

Money in fen, minutes of a day from 00:00. Tariffs are the planner's own type, so a price means one thing everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.document import Schema
from juzu.kernel.span import Span
from juzu.plan.problem import WHOLE_DAY, Tariff


@dataclass(frozen=True, slots=True)
class BlackOut:
    """Hours of one date (ISO) on which a set is taken: a wedding in the banquet hall, maintenance."""

    date: str
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BaseSet:
    """A set in one state. `kinds` are what it can pass for (医院病房, 走廊), best first; `aliases` other names people use for it.

    States of one physical set (现代医院 / 年代医院) share `shell`. `people` is how many fit (0: not stated). `inside` is false for yards and roofs.
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    building: str = ""
    floor: str = ""
    shell: str = ""
    state: str = ""
    aliases: tuple[str, ...] = ()
    area_m2: int = 0
    people: int = 0
    inside: bool = True
    dressing_min: int = 0
    tariff: Tariff = Tariff()
    open: Span = WHOLE_DAY
    black_outs: tuple[BlackOut, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """A filming base. `tariff` is the crew-day pass for all sets; sets with a tariff of their own are paid beside it."""

    id: str
    name: str
    sets: tuple[BaseSet, ...]
    address: str = ""
    hospital: str = ""
    contact: str = ""
    change_min: int = 20
    state_change_min: int = 60
    tariff: Tariff = Tariff()

    def __post_init__(self) -> None:
        ids = [s.id for s in self.sets]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"base {self.id}: sets named twice: {', '.join(twice)}")


BASE = Schema("Base", 1, Base)
