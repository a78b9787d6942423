"""base: the crews at one table: who is free to be planned, what nobody can move, and the solutions of the moment beside the best so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from juzu.base.booking.booking import Booking
from juzu.base.catalogue import Base
from juzu.base.joint.clash import sharing
from juzu.base.joint.crew import Crew
from juzu.base.joint.seat import Place, Seat
from juzu.base.joint.uses import Shared, Uses, together
from juzu.plan.model import BAD_FEN


@dataclass(slots=True)
class Table:
    """Seats in booking order. `places` are their solutions of the moment, `best` the best together so far, `alone` the best found one after another."""

    base: Base
    crews: tuple[Crew, ...]
    bookings: tuple[Booking, ...]
    pool: int
    seed: int
    shared: Shared = field(init=False)
    seats: tuple[Seat, ...] = field(init=False)
    stay: tuple[Uses, ...] = field(init=False)
    places: list[Place] = field(init=False, default_factory=list)
    best: list[Place] = field(init=False, default_factory=list)
    alone: list[Place] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.shared = Shared(self.base, sharing(crew.problem for crew in self.crews), self.pool)
        free = [crew for crew in self.crews if not crew.stays]
        self.seats = tuple(Seat(crew, self.shared, self.seed * 7919 + n) for n, crew in enumerate(free))
        self.stay = tuple(self.shared.planned(crew, crew.plan) for crew in self.crews if crew.stays and crew.plan)

    def fixed(self, seat: Seat) -> tuple[Uses, ...]:
        """What nobody at the table can move: published plans, and other parties' bookings."""
        return (*self.stay, self.shared.booked(self.bookings, seat.crew.name))

    def others(self, n: int, places: Sequence[Place]) -> list[Uses]:
        """All that stands in the way of a crew."""
        return [*(place.uses for k, place in enumerate(places) if k != n), *self.fixed(self.seats[n])]

    def stand(self, places: Sequence[Place]) -> bool:
        """Whether solutions are legal and free of clashes."""
        rows = [place.uses for place in places]
        pairs = [(a, b) for n, a in enumerate(rows) for b in rows[n + 1 :]]
        pairs += [(a, b) for seat, a in zip(self.seats, rows, strict=True) for b in self.fixed(seat)]
        everyone = (*rows, *self.stay)
        return all(place.bad == 0 for place in places) and all(
            together(self.shared, a, b, [uses for uses in everyone if uses is not a and uses is not b]) for a, b in pairs
        )

    def settle(self, n: int, found: Iterable[Place], moved: Sequence[int]) -> None:
        """Gives a crew the last of its new solutions that stands beside those that moved at the same time; none may: then it stays. Each of them is kept
        aside when all solutions are together the best so far."""
        rest = [place.uses for k, place in enumerate(self.places) if k not in (n, *moved)]
        for place in found:
            if all(together(self.shared, place.uses, self.places[k].uses, rest) for k in moved):
                self.places[n] = place
                self.keep(self.places)

    def keep(self, places: Sequence[Place]) -> None:
        """Keeps solutions aside if they are together the best so far."""
        if not self.best or self._rank(places) < self._rank(self.best):
            self.best = list(places)

    def keep_alone(self, places: Sequence[Place]) -> None:
        """Keeps solutions found one after another in booking order, if they are legal and the cheapest of their kind."""
        if legal(places) and (not self.alone or cost(places) < cost(self.alone)):
            self.alone = list(places)

    def _rank(self, places: Sequence[Place]) -> tuple[int, int]:
        missed = sum(place.bad * int(seat.m.fact[BAD_FEN]) for seat, place in zip(self.seats, places, strict=True))
        return missed, cost(places)

    @property
    def stay_fen(self) -> int:
        """What the published plans cost."""
        return sum(crew.plan.cost_fen for crew in self.crews if crew.stays and crew.plan)

    @property
    def fen(self) -> int:
        """What all cost in the best solutions so far; 0 while some crew has no legal one."""
        return cost(self.best) + self.stay_fen if legal(self.best) else 0

    @property
    def alone_fen(self) -> int:
        """What all cost one after another; 0 while that is not known."""
        return cost(self.alone) + self.stay_fen if self.alone else 0


def cost(places: Iterable[Place]) -> int:
    """What solutions cost together."""
    return sum(place.fen for place in places)


def legal(places: Sequence[Place]) -> bool:
    """Whether there are solutions, and all of them keep every rule."""
    return bool(places) and all(place.bad == 0 for place in places)
