"""plan: scenes one after the other and who plays in them -> what an order costs when everybody waits on full pay.

Talent scheduling: each actor is paid for every unit of time from the start of their first scene to the end of their last one. Money and
time are whole numbers in the instance's own units. Raises ValueError when shapes or values are broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TalentInstance:
    """`plays[actor][scene]` says who is in what, `pays[actor]` is paid per unit of time, `durations[scene]` lasts that many units."""

    name: str
    pays: tuple[int, ...]
    plays: tuple[tuple[bool, ...], ...]
    durations: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.pays) != len(self.plays):
            raise ValueError(f"{len(self.pays)} pays for {len(self.plays)} actors")
        if bad := [i + 1 for i, row in enumerate(self.plays) if len(row) != len(self.durations)]:
            raise ValueError(f"actors {bad} do not have one flag for each of the {len(self.durations)} scenes")
        if any(pay < 0 for pay in self.pays) or any(duration < 0 for duration in self.durations):
            raise ValueError("pays and durations cannot be negative")

    @property
    def floor(self) -> int:
        """What everybody is paid for their own scenes: no order costs less."""
        return sum(
            pay * sum(time for time, here in zip(self.durations, row, strict=True) if here)
            for pay, row in zip(self.pays, self.plays, strict=True)
        )

    def cost(self, order: Sequence[int]) -> int:
        """The cost of an order, which holds every scene position from 0 once."""
        if sorted(order) != list(range(len(self.durations))):
            raise ValueError(f"an order holds each of the {len(self.durations)} scenes once, got {list(order)}")
        starts, now = [0] * len(order), 0
        for scene in order:
            starts[scene], now = now, now + self.durations[scene]
        total = 0
        for pay, row in zip(self.pays, self.plays, strict=True):
            mine = [scene for scene, here in enumerate(row) if here]
            if mine:
                total += pay * (max(starts[s] + self.durations[s] for s in mine) - min(starts[s] for s in mine))
        return total
