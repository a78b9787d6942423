"""plan: a talent instance -> a smaller one with the same best orders, and how to undo it.

Four steps, repeated until nothing changes, each of which keeps an optimal order (Garcia de la Banda, Stuckey and Chu 2011, section 3.1):
an actor with one scene waits nowhere; actors with the same scenes are one actor with the sum of their pay; scenes with the same cast stand
together in some best order; a scene without cast stands last.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from juzu.plan.compiled import Flags, Ints
from juzu.plan.sequence.instance import TalentInstance


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """What is left to decide: `plays` actors × merged scenes; `members` the original scenes of each; `bare` scenes
    without cast that matters, in an order that keeps together what was merged."""

    plays: Flags
    pay: Ints
    durations: Ints
    members: tuple[tuple[int, ...], ...]
    bare: tuple[int, ...]

    @property
    def own(self) -> int:
        """Pay of these actors for their own scenes."""
        return int((self.plays * self.durations).sum(axis=1) @ self.pay)

    def expand(self, order: list[int]) -> tuple[int, ...]:
        """The order of the original scenes for an order of the merged ones."""
        return tuple(scene for merged in order for scene in self.members[merged]) + self.bare


def simplify(instance: TalentInstance) -> Core:
    """The core of an instance."""
    plays = np.array(instance.plays, dtype=np.bool_).reshape(len(instance.pays), len(instance.durations))
    pay, durations = np.array(instance.pays, dtype=np.int64), np.array(instance.durations, dtype=np.int64)
    members: list[tuple[int, ...]] = [(scene,) for scene in range(len(durations))]
    bare: list[int] = []
    while True:
        before = plays.shape
        keep = (plays.sum(axis=1) >= 2) & (pay > 0)
        plays, pay = plays[keep], pay[keep]
        rows, which = np.unique(plays, axis=0, return_inverse=True)
        plays, pay = rows, np.bincount(which.reshape(-1), weights=pay, minlength=len(rows)).astype(np.int64)
        groups: dict[bytes, list[int]] = {}
        for scene in range(plays.shape[1]):
            groups.setdefault(plays[:, scene].tobytes(), []).append(scene)
        together = [group for group in groups.values() if plays[:, group[0]].any()]
        bare += [scene for group in groups.values() if not plays[:, group[0]].any() for merged in group for scene in members[merged]]
        durations = np.array([durations[group].sum() for group in together], dtype=np.int64)
        members = [tuple(scene for merged in group for scene in members[merged]) for group in together]
        plays = plays[:, [group[0] for group in together]]
        if plays.shape == before:
            return Core(plays, pay, durations, tuple(members), tuple(bare))
