"""base: a booking -> what it costs: use by the set's own tariff, the crew-day pass, power, house fee, cancelling (docs/rules/booking.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from juzu.base.booking.booking import Booking
from juzu.base.booking.clock import date_of, minute_at, stretch
from juzu.base.catalogue import Base, Terms, priced
from juzu.kernel.money import Fen, share_fen
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Text
from juzu.plan.problem import Tariff
from juzu.plan.rules.ledger import tariff_fen


@dataclass(frozen=True, slots=True)
class BillLine:
    """One reason for money. `booking` is "" for what is paid for a day or for the whole stay."""

    fen: Fen
    cause: Text
    booking: str = ""


def days_of(span: Span) -> Iterator[Span]:
    """A stretch cut into days of use, each of at most 24 hours from the first minute: a night from 20:00 to 04:00 is one."""
    for start in range(span.start, span.end, DAY_MIN):
        yield Span(start, min(start + DAY_MIN, span.end))


def use_fen(tariff: Tariff, span: Span) -> Fen:
    """What using a set over a stretch costs, house fee and deposit apart."""
    return sum(tariff_fen(tariff, day.start % DAY_MIN, day.start % DAY_MIN + day.minutes) for day in days_of(span))


def cancelling_percent(terms: Terms, span: Span, now: int) -> int:
    """The share of the fee that cancelling costs now: of the tiers not kept, the one with the fewest minutes."""
    missed = [tier for tier in terms.cancelling if span.start - now < tier.before_min]
    return min(missed, key=lambda tier: tier.before_min).percent if missed else 0


def cancelling_fen(booking: Booking, terms: Terms, now: int) -> Fen:
    """What cancelling costs now; waiting and a mere hold cost nothing."""
    if booking.state in ("waiting", "held"):
        return 0
    return share_fen(booking.fee_fen, cancelling_percent(terms, booking.span, now))


def bill(base: Base, bookings: Iterable[Booking]) -> tuple[BillLine, ...]:
    """All that one party owes for its bookings; deposits come back and are left out. Lines of 0 fen are left out."""
    return tuple(line for line in _lines(base, tuple(bookings)) if line.fen)


def _lines(base: Base, bookings: tuple[Booking, ...]) -> Iterator[BillLine]:
    kept = [b for b in bookings if b.blocks]
    for booking in kept:
        name = _name(base, booking.set)
        yield BillLine(booking.fee_fen, Text(f"用“{name}” {stretch(booking.span)}", f"{name} used {stretch(booking.span)}"), booking.id)
    for booking in bookings:
        name = _name(base, booking.set)
        cause = Text(f"取消“{name}” {stretch(booking.span)}", f"{name} cancelled {stretch(booking.span)}")
        yield BillLine(booking.charge_fen, cause, booking.id)
    for set_id in dict.fromkeys(b.set for b in kept):
        if item := base.set(set_id):
            yield BillLine(item.tariff.once_fen, Text(f"“{item.name}”一次性费用", f"{item.name}, paid once"))
    people = max((b.people for b in kept), default=0)
    tariff = priced(base.tariff, base.bands, people)
    for day, span in sorted(_days_on_base(kept).items()):
        yield BillLine(tariff_fen(tariff, span.start, span.end), Text(f"通票 {day}", f"crew-day pass {day}"))
    if kept:
        yield BillLine(tariff.once_fen, Text("基地一次性费用", "the base, paid once"))


def _days_on_base(bookings: Iterable[Booking]) -> dict[date, Span]:
    """Each day on which the party is on the base, from its first minute to its last."""
    days: dict[date, list[Span]] = defaultdict(list)
    for booking in bookings:
        for part in days_of(booking.span):
            start = minute_at(day := date_of(part.start))
            days[day].append(Span(part.start - start, part.end - start))
    return {day: Span(min(s.start for s in spans), max(s.end for s in spans)) for day, spans in days.items()}


def _name(base: Base, set_id: str) -> str:
    item = base.set(set_id)
    return item.name if item else set_id
