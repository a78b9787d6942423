"""base: what planning crews together tells while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from juzu.base.joint.document import JointPlan
from juzu.kernel.text import Text

Stage = Literal["first", "one after another", "together", "again", "prices"]
STAGES: dict[Stage, Text] = {
    "first": Text("先给每个组排一版", "a first plan for each"),
    "one after another": Text("按预订顺序一个接一个排", "one after another in booking order"),
    "together": Text("一起排", "together"),
    "again": Text("再一个接一个排一遍，好比较", "one after another again, to compare with"),
    "prices": Text("算每个景每小时值多少", "what an hour of each set is worth"),
}


def none_kept() -> JointPlan | None:
    """The best joint plan of a run that keeps none for whoever watches."""


@dataclass(frozen=True, slots=True)
class Told:
    """`cost_fen` of all crews in the best joint plan so far (0: none yet), `sequential_fen` one after another in booking order (0: not known yet),
    `share` of the allowance used (0 to 1), `crew` being planned ("": all). `best` gives the joint plan, checked, while this is being told."""

    seconds: float
    share: float
    stage: Stage
    cost_fen: int
    sequential_fen: int
    crew: str = ""
    best: Callable[[], JointPlan | None] = none_kept


def quiet(told: Told) -> None:
    """Tells nobody."""
    del told
