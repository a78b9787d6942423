"""plan: how much of the allowance is used -> where the search stands in its cooling.

A search cools several times, each time longer, so that there is a good plan early and the best one late. With a known allowance the last cooling takes
most of it and ends with it; without one each cooling takes twice as many rounds as the one before.
"""

from __future__ import annotations

from dataclasses import dataclass

ENDS = (0.04, 0.13, 0.35, 1.0)
FIRST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """The cooling that runs (from 0) and how far it is, 0 to 1."""

    cycle: int
    cooled: float

    def between(self, hot: float, cold: float) -> float:
        """The value on the way from hot to cold, by equal factors."""
        return hot * (cold / hot) ** self.cooled


def moment(share: float, rounds: int) -> Moment:
    """By the share of the allowance when it is known (above 0), else by rounds made."""
    if share > 0:
        begin = 0.0
        for cycle, end in enumerate(ENDS):
            if share < end or cycle == len(ENDS) - 1:
                return Moment(cycle, min(1.0, (share - begin) / (end - begin)))
            begin = end
    cycle, length, begin_round = 0, FIRST_ROUNDS, 0
    while rounds >= begin_round + length:
        begin_round, cycle, length = begin_round + length, cycle + 1, 2 * length
    return Moment(cycle, (rounds - begin_round) / length)
