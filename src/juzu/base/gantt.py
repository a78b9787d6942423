"""base: bookings in a window of time -> charts: sets by hour, crews by day; occupancy, idle set-hours, refusals by kind.

One definition for the terminal, SVG, PDF and the page. Minutes: base/booking/clock.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from juzu.base.booking.booking import Booking, State
from juzu.base.booking.clock import date_of
from juzu.base.booking.layout import layout
from juzu.base.booking.refusal import RefusalKind
from juzu.base.catalogue import Base, BaseSet
from juzu.base.spaces import Spaces
from juzu.kernel.span import DAY_MIN, Span

BarKind = Literal["use", "change", "part", "shut"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a line: `use` by a booking, `change` what it blocks before and after, `part` taken because space is shared, `shut` closed."""

    kind: BarKind
    span: Span
    label: str = ""
    state: State | None = None
    booking: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One set or crew."""

    id: str
    name: str
    group: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over a window, with a mark every `step_min`."""

    window: Span
    step_min: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Occupancy:
    """A room in a window: minutes open, in use, changing over, and idle (open and neither)."""

    room: str
    open_min: int
    used_min: int
    change_min: int
    idle_min: int

    @property
    def share(self) -> float:
        """In use, of the minutes open."""
        return self.used_min / self.open_min if self.open_min else 0.0


def sets_by_hour(base: Base, bookings: Iterable[Booking], window: Span) -> Chart:
    """A line for each set in the order of the catalogue, those of one building and floor together."""
    spaces, seen = Spaces(base), [b for b in bookings if b.blocks and b.set in {s.id for s in base.sets}]
    lines = [
        Line(s.id, s.name, "·".join(p for p in (s.building, s.floor) if p), tuple(_set_bars(s, seen, spaces, window))) for s in base.sets
    ]
    groups = list(dict.fromkeys(line.group for line in lines))
    return Chart(window, _step(window), tuple(sorted(lines, key=lambda line: groups.index(line.group))))


def crews_by_day(base: Base, bookings: Iterable[Booking], window: Span) -> Chart:
    """A line for each party, in the order in which they come, with every set they have."""
    names = {s.id: s.name for s in base.sets}
    by_party: dict[str, list[Booking]] = defaultdict(list)
    for booking in sorted(bookings, key=lambda b: (b.span, b.set)):
        if booking.blocks and booking.span.overlaps(window):
            by_party[booking.party].append(booking)
    lines = [
        Line(
            party, party, "", tuple(Bar("use", cut, names.get(b.set, b.set), b.state, b.id) for b in mine if (cut := _cut(b.span, window)))
        )
        for party, mine in by_party.items()
    ]
    return Chart(window, _step(window), tuple(lines))


def occupancy(base: Base, bookings: Iterable[Booking], window: Span) -> tuple[Occupancy, ...]:
    """Each room; using a villa uses its rooms. Hours outside opening and black-outs count as closed, unless somebody is there."""
    spaces, seen = Spaces(base), [b for b in bookings if b.blocks and b.set in {s.id for s in base.sets}]
    first: dict[str, BaseSet] = {}
    for item in base.sets:
        first.setdefault(item.room, item)
    return tuple(_occupancy(item, [b for b in seen if room in spaces.rooms(b.set)], spaces, window) for room, item in first.items())


def refusals_by_kind(base: Base, refused: Iterable[tuple[RefusalKind, str]]) -> dict[str, Counter[RefusalKind]]:
    """First kind of the set asked for (its id when unknown) -> how many refusals of each kind, the most refused first."""
    kinds = {s.id: s.kinds[0] if s.kinds else s.name for s in base.sets}
    found: dict[str, Counter[RefusalKind]] = defaultdict(Counter)
    for kind, set_id in refused:
        found[kinds.get(set_id, set_id)][kind] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


def _set_bars(item: BaseSet, bookings: Sequence[Booking], spaces: Spaces, window: Span) -> Iterator[Bar]:
    for span in _shut(item, window):
        yield Bar("shut", span)
    shared = [b for b in bookings if spaces.share(item.id, b.set)]
    blocked = layout([b for b in shared if item.room in spaces.rooms(b.set)], spaces)
    for booking in sorted(shared, key=lambda b: b.span):
        whole = blocked.get(booking.id, booking.span)
        if change := _cut(Span(whole.start, booking.span.start), window):
            yield Bar("change", change, booking=booking.id)
        if use := _cut(booking.span, window):
            yield Bar("use" if booking.set == item.id else "part", use, booking.party, booking.state, booking.id)
        if change := _cut(Span(booking.span.end, whole.end), window):
            yield Bar("change", change, booking=booking.id)


def _occupancy(item: BaseSet, bookings: Sequence[Booking], spaces: Spaces, window: Span) -> Occupancy:
    minutes = bytearray(window.minutes)  # 1 open, 2 in use, 3 changing over: the later wins
    minutes[:] = b"\1" * window.minutes
    for span in _shut(item, window):
        minutes[span.start - window.start : span.end - window.start] = bytes(span.minutes)
    for booking_id, span in layout(bookings, spaces).items():
        use = next(b.span for b in bookings if b.id == booking_id)
        for part, mark in ((span, b"\3"), (use, b"\2")):
            if cut := _cut(part, window):
                minutes[cut.start - window.start : cut.end - window.start] = mark * cut.minutes
    used, change, idle = (minutes.count(mark) for mark in (2, 3, 1))
    return Occupancy(item.room, used + change + idle, used, change, idle)


def _shut(item: BaseSet, window: Span) -> Iterator[Span]:
    """When a set is closed within a window: outside its hours (those of the day before run on), and blacked out."""
    days = range(window.start // DAY_MIN, -(-window.end // DAY_MIN))
    at = window.start
    for day in range(days.start - 1, days.stop + 1):
        opens, shuts = day * DAY_MIN + item.open.start, day * DAY_MIN + item.open.end
        if opens > at and (cut := _cut(Span(at, opens), window)):
            yield cut
        at = max(at, shuts)
    for shut in item.black_outs:
        for day in range(days.start - 1, days.stop):
            if date_of(day * DAY_MIN).isoformat() == shut.date:
                span = Span(day * DAY_MIN + shut.span.start, day * DAY_MIN + shut.span.end)
                if cut := _cut(span, window):
                    yield cut


def _step(window: Span) -> int:
    return 60 if window.minutes <= 2 * DAY_MIN else DAY_MIN


def _cut(span: Span, window: Span) -> Span | None:
    start, end = max(span.start, window.start), min(span.end, window.end)
    return Span(start, end) if start < end else None
