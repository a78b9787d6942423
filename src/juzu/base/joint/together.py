"""base: crews on one base -> a legal plan for each without a clash, never dearer in total than one after another in booking order.

    first               each crew in booking order, briefly: a joint plan within seconds; a crew that finds no room goes first in the next attempt
    one after another   each crew in booking order with all its time: what the base would do without planning together
    together            each crew anew around all others; then all in short turns, several at once, cooled as one search: a turn may make its crew
                        dearer while it is hot, so that another can become cheaper
    again               one after another once more, from what was found together: so that what is called a saving is none that more time would bring

The best joint plan so far is kept. The short turns are simulated annealing over the plans of all crews, each turn a sweep over one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from juzu.base.booking.booking import Booking
from juzu.base.catalogue import Base
from juzu.base.joint.crew import Crew, examine
from juzu.base.joint.document import HourPrice, JointPlan
from juzu.base.joint.prices import hour_prices
from juzu.base.joint.seat import Place
from juzu.base.joint.table import Table, legal
from juzu.base.joint.told import Stage, Told, quiet
from juzu.base.joint.uses import Uses
from juzu.base.joint.written import no_room, written
from juzu.kernel.errors import ImpossibleError
from juzu.plan.cooling import Schedule
from juzu.plan.search import Pace, search
from juzu.plan.stop import Stop

FIRST_UNTIL, ALONE_UNTIL, ANEW_UNTIL, TOGETHER_UNTIL = 0.05, 0.55, 0.8, 0.95  # shares of the allowance at which the stages end
ATTEMPTS = 4  # first passes until every crew has room
COOLINGS = Schedule((0.4, 0.7, 1.0), fresh=0)
HOT, COLD = 0.0012, 0.00002  # temperatures as shares of a crew's cost
AGAIN_TRIALS = 20_000
TURN = 4_000  # trials of a first turn; without a clock of all


def plan_together(
    base: Base,
    crews: Sequence[Crew],
    *,
    stop: Stop,
    seed: int = 0,
    threads: int = 2,
    report: Callable[[Told], None] = quiet,
    bookings: Iterable[Booking] = (),
    pool: int = 0,
) -> JointPlan:
    """The best joint plan found for crews in booking order until the stop rule, which needs a limit (`Seconds`, `Steps`), says so.

    Crews keep clear of one another, of other parties' `bookings` and of what is published, which stays as it is; `pool` extras stand before cameras at a
    time (0: any number). Raises InputError when crews cannot be planned together, ImpossibleError when some crew finds no room.
    """
    examine(base, crews, pool)
    run = _Run(Table(base, tuple(crews), tuple(bookings), pool, seed), stop, seed, threads, report)
    if run.table.seats:
        run.first()
        run.one_after_another(ALONE_UNTIL if len(run.table.seats) > 1 else TOGETHER_UNTIL)
        run.anew()
        run.together()
        run.again()
    return run.finished()


def plan_in_order(
    base: Base,
    crews: Sequence[Crew],
    *,
    stop: Stop,
    seed: int = 0,
    threads: int = 2,
    report: Callable[[Told], None] = quiet,
    bookings: Iterable[Booking] = (),
    pool: int = 0,
) -> JointPlan:
    """The same crews one after another in this order, each around those before it with an equal part of the allowance: what planning together must beat."""
    examine(base, crews, pool)
    run = _Run(Table(base, tuple(crews), tuple(bookings), pool, seed), stop, seed, threads, report)
    if run.table.seats:
        run.one_after_another(1.0)
    return run.finished()


@dataclass(frozen=True, slots=True)
class _Slice:
    """The part of a stop rule's allowance from `since` to `until` as an allowance of its own; `made` trials were made before it."""

    stop: Stop
    made: int
    since: float
    until: float

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether the part is used up, or everything is."""
        return self.stop.done(self.made + steps, best_fen) or self.stop.share(self.made + steps) >= self.until

    def share(self, steps: int) -> float:
        """Share of the part used."""
        return min(1.0, max(0.0, (self.stop.share(self.made + steps) - self.since) / max(1e-9, self.until - self.since)))

    def elapsed(self) -> float:
        """Seconds since the whole began."""
        return self.stop.elapsed()


@dataclass(slots=True)
class _Run:
    table: Table
    stop: Stop
    seed: int
    threads: int
    report: Callable[[Told], None]
    steps: int = field(init=False, default=0)
    searches: int = field(init=False, default=0)
    stage: Stage = field(init=False, default="first")

    def first(self) -> None:
        """A joint plan as soon as there is one: what was planned before if it still stands, else short passes; who finds no room goes first in the next."""
        seats = self.table.seats
        planned = [seat.as_planned() for seat in seats if seat.crew.plan]
        if len(planned) == len(seats) and self.table.stand(planned):
            self._take(planned)
            return
        order = list(range(len(seats)))
        for attempt in range(ATTEMPTS):
            places = self._pass(order, self._share() + FIRST_UNTIL / 2 ** (attempt + 1))
            if attempt == 0:
                self.table.keep_alone(places)
            self._take(places)
            if legal(places) or self._over():
                return
            order.sort(key=lambda n: places[n].bad == 0)

    def one_after_another(self, until: float) -> None:
        """Each crew around those before it, with its whole time."""
        self.stage = "one after another"
        places = self._pass(range(len(self.table.seats)), until, self.table.best)
        self.table.keep_alone(places)
        self._take(places)

    def again(self) -> None:
        """One after another from the plans found together, cold."""
        self.stage = "again"
        places: list[Place] = []
        for seat, place in zip(self.table.seats, self.table.best, strict=True):
            others = [*(earlier.uses for earlier in places), *self.table.fixed(seat)]
            places.append(seat.turn(seat.beside(place, others), others, AGAIN_TRIALS, COLD)[1])
        self.table.keep_alone(places)
        self._take(places)

    def anew(self) -> None:
        """Each crew around all others, in an order of chance, with an equal part of the allowance."""
        self.stage = "together"
        seats, since, dice = self.table.seats, self._share(), np.random.default_rng(self.seed)
        for turn, n in enumerate(dice.permutation(len(seats)).tolist() if len(seats) > 1 else ()):
            width = max(0.0, ANEW_UNTIL - since) / len(seats)
            self.table.places = list(self.table.best)
            others, begin = self.table.others(n, self.table.best), since + width * turn
            found = self._alone(n, others, begin, begin + width, self.table.best[n], fresh=False)
            self.table.settle(n, (found,), ())

    def together(self) -> None:
        """All crews as one search, in turns."""
        self.stage, pace, rounds, cycle = "together", Pace(), 0, -1
        pace.steps = TURN
        seats, dice, made = len(self.table.seats), np.random.default_rng(self.seed), self.steps
        rule, queue, width = _Slice(self.stop, made, self._share(), TOGETHER_UNTIL), list[int](), min(self.threads, seats)
        with ThreadPoolExecutor(width) as workers:
            while seats > 1 and not rule.done(self.steps - made, self.table.fen):
                now = COOLINGS.moment(rule.share(self.steps - made), rounds)
                if now.cycle != cycle:
                    cycle, self.table.places = now.cycle, list(self.table.best)
                queue = queue if len(queue) >= width else dice.permutation(seats).tolist()
                began = self.stop.elapsed()
                self._turns(workers, queue[:width], pace.steps, now.between(HOT, COLD))
                queue, self.steps, rounds = queue[width:], self.steps + pace.steps, rounds + 1
                pace.adjust(self.stop.elapsed() - began)
                self._tell()

    def finished(self) -> JointPlan:
        """The best joint plan, with what hours of sets are worth. Raises ImpossibleError when some crew has no legal plan."""
        if stuck := [seat.crew for seat, place in zip(self.table.seats, self.table.best, strict=True) if place.bad]:
            raise ImpossibleError(*(no_room(crew) for crew in stuck))
        self.stage = "prices"
        self._tell()
        return self._written(hour_prices(self.table, self._over))

    def _pass(self, order: Iterable[int], until: float, start: Sequence[Place] = ()) -> list[Place]:
        """Each crew in turn around those that went before it; the allowance up to `until` is divided evenly."""
        rows, since = list(order), self._share()
        places: dict[int, Place] = {}
        for turn, n in enumerate(rows):
            width = max(0.0, until - since) / len(rows)
            others = [*(place.uses for place in places.values()), *self.table.fixed(self.table.seats[n])]
            places[n] = self._alone(n, others, since + width * turn, since + width * (turn + 1), start[n] if start else None)
        return [places[n] for n in sorted(places)]

    def _alone(self, n: int, others: Sequence[Uses], since: float, until: float, start: Place | None, *, fresh: bool = True) -> Place:
        """The best found for one crew around what others have, in a part of the allowance."""
        seat, made = self.table.seats[n], self.steps
        self.searches += self.threads
        seeds = range(self.searches - self.threads, self.searches)
        searchers = [seat.searcher(others, start.st if start else None, self.seed * 1009 + each, fresh=fresh) for each in seeds]

        def tell(steps: int, fen: int) -> None:
            del fen
            self.steps = made + steps
            self._tell(seat.crew.name)

        return seat.found(search(searchers, _Slice(self.stop, made, since, until), tell))

    def _turns(self, workers: ThreadPoolExecutor, turn: Sequence[int], steps: int, heat: float) -> None:
        """One turn of each of these crews at once, around what all had before. Of two that came to clash the later one's turn is not taken."""
        table, moved = self.table, list[int]()
        ways = [(table.seats[n], table.places[n], table.others(n, table.places)) for n in turn]
        running = [workers.submit(seat.turn, place, others, steps, heat) for seat, place, others in ways]
        for n, future in zip(turn, running, strict=True):
            stands, passed = future.result()
            table.settle(n, (passed, stands) if stands.bad == 0 or table.places[n].bad else (passed,), moved)
            moved.append(n)

    def _take(self, places: Sequence[Place]) -> None:
        self.table.keep(places)
        self._tell()

    def _share(self) -> float:
        return self.stop.share(self.steps)

    def _over(self) -> bool:
        return self.stop.done(self.steps, self.table.fen) or self._share() >= 1.0

    def _tell(self, crew: str = "") -> None:
        table = self.table
        self.report(Told(self.stop.elapsed(), self._share(), self.stage, table.fen, table.alone_fen, crew, self._so_far))

    def _so_far(self) -> JointPlan | None:
        return self._written(()) if self.table.fen else None

    def _written(self, prices: tuple[HourPrice, ...]) -> JointPlan:
        return written(self.table, prices, seed=self.seed, seconds=round(self.stop.elapsed(), 3), threads=self.threads)
