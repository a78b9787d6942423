"""base: the joint plan of several productions on one base (document `JointPlan.1`).

Money in fen. Each plan is a `Plan.1` that answers its own production's problem; the clash check has seen all of them together.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.document import Schema
from juzu.kernel.money import Fen
from juzu.kernel.span import Span
from juzu.kernel.text import Text
from juzu.plan.document import Plan


@dataclass(frozen=True, slots=True)
class Part:
    """What the joint plan is for one production.

    `sequential_fen` is what it would cost if all were planned one after another in booking order. `saving_fen` is that less its own cost: below 0 when it
    gave way to others. `share_fen` is its fair share of what all save together: who gave way is made good first. `stays` says that it was published and not
    planned.
    """

    crew: str
    plan: Plan
    sequential_fen: Fen
    saving_fen: Fen
    share_fen: Fen
    stays: bool = False

    @property
    def receives_fen(self) -> Fen:
        """What the others owe it (below 0: what it owes them), so that each pays its sequential cost less its share."""
        return self.share_fen - self.saving_fen


@dataclass(frozen=True, slots=True)
class HourPrice:
    """Hours of a set that another crew has, and what each of them would save `crew` if it had them instead. Hours that are not listed: nothing found."""

    set: str
    date: str
    span: Span
    holder: str
    crew: str
    fen_per_hour: Fen


@dataclass(frozen=True, slots=True)
class Clash:
    """Two crews that want the same at once. `crews` are two names, or one against a booking or the pool."""

    what: Text
    crews: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A crew that would have to change published days: by how much it would get dearer (below 0: cheaper), how many of their scenes would change their day,
    and how many people must be told anew."""

    crew: str
    fen: Fen
    scenes: int
    people: int


@dataclass(frozen=True, slots=True)
class Moving:
    """What all would cost together if published days could move, and who would have to move."""

    cost_fen: Fen
    crews: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class JointPlan:
    """All productions together. `order` is the booking order; `crews` stand in it. `sequential_fen` is what one after another in that order costs (0: that
    found no legal plan); `cost_fen` is never more. `moving` answers, when asked, what releasing published days would change. `clashes` is empty in every joint plan that leaves the room."""

    base: str
    order: tuple[str, ...]
    crews: tuple[Part, ...]
    cost_fen: Fen
    sequential_fen: Fen
    prices: tuple[HourPrice, ...] = ()
    clashes: tuple[Clash, ...] = ()
    moving: Moving | None = None
    seed: int = 0
    seconds: float = 0.0
    threads: int = 1

    @property
    def saving_fen(self) -> Fen:
        """What all save together."""
        return self.sequential_fen - self.cost_fen if self.sequential_fen else 0

    def part(self, crew: str) -> Part:
        """The part of a production."""
        return next(part for part in self.crews if part.crew == crew)


JOINT_PLAN = Schema("JointPlan", 1, JointPlan)
