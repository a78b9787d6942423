"""base: why a booking cannot be, in both languages, with the next thing to try."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.errors import Fault
from juzu.kernel.span import Span
from juzu.kernel.text import Text

RefusalKind = Literal["taken", "closed", "black_out", "past", "unknown_set", "too_many", "lapsed", "state", "deposit"]

KINDS: dict[RefusalKind, Text] = {
    "taken": Text("已被占", "taken"),
    "closed": Text("不在开放时段", "outside opening hours"),
    "black_out": Text("停用", "blacked out"),
    "past": Text("时间已过", "in the past"),
    "unknown_set": Text("没有这个景", "no such set"),
    "too_many": Text("人太多", "too many people"),
    "lapsed": Text("预留已过期", "hold expired"),
    "state": Text("状态不对", "not possible in this state"),
    "deposit": Text("押金未到", "deposit not paid"),
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """A set and a stretch that are free instead."""

    set: str
    span: Span


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused and why; `holder` is the booking that stands in the way ("" when none does), `free` the nearest alternatives, best first."""

    kind: RefusalKind
    what: Text
    next_step: Text
    set: str = ""
    holder: str = ""
    free: tuple[Alternative, ...] = ()

    @property
    def fault(self) -> Fault:
        """The refusal as every room tells what is wrong."""
        return Fault(self.what, self.next_step)
