"""plan: how much of the allowance is used -> where the search stands in its coolings.

A search cools several times, so that there is a good plan early and a better one late: first from fresh starts, then again and again from a calmer heat
near the best plan so far. Measured on the core instances, calm coolings late are worth more than one long cooling.
"""

from __future__ import annotations

from dataclasses import dataclass

FIRST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """The cooling that runs (from 0), how far it is (0 to 1), and whether it starts near the best plan so far."""

    cycle: int
    cooled: float
    calm: bool = False

    def between(self, hot: float, cold: float) -> float:
        """The value on the way from hot to cold, by equal factors."""
        return hot * (cold / hot) ** self.cooled


@dataclass(frozen=True, slots=True)
class Schedule:
    """When each cooling ends, as shares of the allowance; the first `fresh` of them are not calm."""

    ends: tuple[float, ...]
    fresh: int

    def moment(self, share: float, rounds: int) -> Moment:
        """By the share of the allowance when it is known (above 0), else by rounds made: then calm coolings take twice as long each time."""
        if share > 0:
            cycle = next((n for n, end in enumerate(self.ends) if share < end), len(self.ends) - 1)
            begin = self.ends[cycle - 1] if cycle else 0.0
            return Moment(cycle, min(1.0, (share - begin) / (self.ends[cycle] - begin)), cycle >= self.fresh)
        cycle, length, begin_round = 0, FIRST_ROUNDS, 0
        while rounds >= begin_round + length:
            begin_round, cycle = begin_round + length, cycle + 1
            length *= 2 if cycle > self.fresh else 1
        return Moment(cycle, (rounds - begin_round) / length, cycle >= self.fresh)
