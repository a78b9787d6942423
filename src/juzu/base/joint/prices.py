"""base: a joint plan -> what an hour of a set that one crew has would save another.

For each crew and each set that others have while it shoots: a short search with these hours free, against the same search without them. What it saves is
spread over the hours that its plan then takes from the others. Found by search: hours that are not listed may still be worth something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from juzu.base.booking.clock import by_date
from juzu.base.joint.document import HourPrice
from juzu.base.joint.seat import Place, Seat
from juzu.base.joint.table import Table
from juzu.base.joint.uses import APART, Uses
from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.compiled import Ints
from juzu.plan.dice import dice
from juzu.plan.model import OPEN

TRIALS, HEAT = 4_000, 0.0002


def hour_prices(table: Table, over: Callable[[], bool]) -> tuple[HourPrice, ...]:
    """The dearest first; each hour with the crew that it would save most. Stops early when `over` says so."""
    dearest: dict[tuple[str, str, Span], HourPrice] = {}
    for n, seat in enumerate(table.seats):
        others, place, without = table.others(n, table.best), table.best[n], -1
        for set_ in _wanted(seat, others):
            if over():
                return _sorted(dearest)
            if without < 0:
                without = seat.turn(place, others, TRIALS, HEAT, dice(seat.seed))[1].fen
            free = [_less(uses, table.shared.between[set_]) for uses in others]
            after = seat.turn(place, free, TRIALS, HEAT, dice(seat.seed))[1]
            for price in _spread(table, seat, others, after, set_, min(without, place.fen) - after.fen):
                key = (price.set, price.date, price.span)
                dearest[key] = max(dearest.get(key, price), price, key=lambda item: item.fen_per_hour)
    return _sorted(dearest)


def _sorted(prices: dict[tuple[str, str, Span], HourPrice]) -> tuple[HourPrice, ...]:
    return tuple(sorted(prices.values(), key=lambda p: (-p.fen_per_hour, p.set, p.date, p.span)))


def _wanted(seat: Seat, others: Sequence[Uses]) -> list[int]:
    """Sets that the crew can use and others have while it shoots, those that others have longest first."""
    since = seat.crew.begins + int(seat.m.day[:, OPEN].min())
    until = seat.crew.begins + (len(seat.m.day) + 1) * DAY_MIN
    rows = np.concatenate([uses.sets for uses in others])
    rows = rows[(rows[:, 1] < until) & (rows[:, 2] > since)]
    own = sorted({int(n) for n in seat.window.set_of if n >= 0})
    minutes = {n: int((rows[_shares(seat.shared.between[n], rows), 2] - rows[_shares(seat.shared.between[n], rows), 1]).sum()) for n in own}
    return sorted((n for n in own if minutes[n]), key=lambda n: -minutes[n])


def _shares(between: Ints, rows: Ints) -> Ints:
    return np.nonzero(between[rows[:, 0]] != APART)[0]


def _less(uses: Uses, between: Ints) -> Uses:
    return uses._replace(sets=uses.sets[between[uses.sets[:, 0]] == APART])


def _spread(table: Table, seat: Seat, others: Sequence[Uses], after: Place, set_: int, saved_fen: int) -> Iterator[HourPrice]:
    """The saving over the hours that the new solution has and others have now."""
    if saved_fen <= 0:
        return
    holders = [s.crew.name for s in table.seats if s is not seat] + [c.name for c in table.crews if c.stays]
    taken: list[tuple[Span, str]] = []
    for _, start, end in after.uses.sets[table.shared.between[set_][after.uses.sets[:, 0]] != APART].tolist():
        for number, uses in enumerate(others):
            for _, since, until in uses.sets[_shares(table.shared.between[set_], uses.sets)].tolist():
                if max(start, since) < min(end, until):
                    taken.append((Span(max(start, since), min(end, until)), holders[number] if number < len(holders) else ""))
    minutes = sum(span.minutes for span, _ in taken)
    name = table.base.sets[set_].id
    for span, holder in taken:
        for day, part in by_date(span):
            yield HourPrice(name, day.isoformat(), part, holder, seat.crew.name, saved_fen * 60 // minutes)
