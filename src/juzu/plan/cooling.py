"""plan: how much of the allowance is used -> where the search stands in its cooling.

A search cools several times, so that there is a good plan early and a better one late: FULL times from hot, each time longer, then again and again from
a calmer heat near the best plan so far. Measured on the core instances, calm coolings late are worth more than one long cooling. Without a known
allowance each cooling takes twice as many rounds as the one before.
"""

from __future__ import annotations

from dataclasses import dataclass

ENDS = (0.01, 0.04, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
FULL = 3
FIRST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """The cooling that runs (from 0) and how far it is, 0 to 1."""

    cycle: int
    cooled: float

    @property
    def calm(self) -> bool:
        """Whether this cooling starts near the best plan so far."""
        return self.cycle >= FULL

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
