"""plan: progress of a search -> whether to stop, and how much of the allowance is used.

The core has no clock: `Seconds` and `NoImprovement` take one, for example `time.monotonic`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

Clock = Callable[[], float]


class Stop(Protocol):
    """When a search ends. `steps` are trials made so far, `best_fen` the cheapest legal cost so far (0: none)."""

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether to stop now."""

    def share(self, steps: int) -> float:
        """How much of the allowance is used, 0 to 1; 0 when there is no telling."""

    def elapsed(self) -> float:
        """Seconds since the search was allowed to begin; 0 without a clock."""


@dataclass(slots=True)
class Seconds:
    """Stops `limit` seconds after it was made."""

    limit: float
    clock: Clock
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether the time is over."""
        del steps, best_fen
        return self.elapsed() >= self.limit

    def share(self, steps: int) -> float:
        """Share of the seconds used."""
        del steps
        return min(1.0, self.elapsed() / self.limit) if self.limit > 0 else 1.0

    def elapsed(self) -> float:
        """Seconds since it was made."""
        return self.clock() - self.began


@dataclass(frozen=True, slots=True)
class Steps:
    """Stops after `limit` trials: the same on every machine."""

    limit: int

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether that many were made."""
        del best_fen
        return steps >= self.limit

    def share(self, steps: int) -> float:
        """Share of the trials made."""
        return min(1.0, steps / self.limit) if self.limit > 0 else 1.0

    def elapsed(self) -> float:
        """No clock: 0."""
        return 0.0


@dataclass(slots=True)
class NoImprovement:
    """Stops when the best plan has not become cheaper for `seconds`."""

    seconds: float
    clock: Clock
    began: float = field(init=False)
    best_fen: int = field(init=False, default=0)
    since: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.since = self.clock()

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether it has been too long."""
        del steps
        if best_fen != self.best_fen:
            self.best_fen, self.since = best_fen, self.clock()
        return self.clock() - self.since >= self.seconds

    def share(self, steps: int) -> float:
        """Unknown: 0."""
        del steps
        return 0.0

    def elapsed(self) -> float:
        """Seconds since it was made."""
        return self.clock() - self.began


@dataclass(frozen=True, slots=True)
class Asked:
    """Stops when somebody asks: `Asked(event.is_set)` with a flag that Ctrl-C or a button sets."""

    asked: Callable[[], bool]

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether somebody asked."""
        del steps, best_fen
        return self.asked()

    def share(self, steps: int) -> float:
        """1 when asked, else unknown."""
        del steps
        return 1.0 if self.asked() else 0.0

    def elapsed(self) -> float:
        """No clock: 0."""
        return 0.0


@dataclass(frozen=True, slots=True)
class FirstOf:
    """Stops when the first of several does."""

    stops: tuple[Stop, ...]

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether any is done; every one is asked, so that each keeps its own count."""
        answers = [stop.done(steps, best_fen) for stop in self.stops]
        return any(answers)

    def share(self, steps: int) -> float:
        """The largest share."""
        return max((stop.share(steps) for stop in self.stops), default=0.0)

    def elapsed(self) -> float:
        """Seconds by the one that has a clock."""
        return max((stop.elapsed() for stop in self.stops), default=0.0)
