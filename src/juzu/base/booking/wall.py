"""base: the rows of a wall schedule -> bookings, and every contradiction among them and with what stands already.

A row names its set as people do: by id, name or alias. Two rows that cannot both be are a contradiction of the later asked one (the lower row).
A person resolves each in the file, or accepts them all in one of two ways: the losing rows go on the waiting list, or are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Literal

from juzu.base.booking.acts import hold, wait
from juzu.base.booking.booking import Booking, State, Want
from juzu.base.booking.clock import minute_at
from juzu.base.booking.refusal import Refusal
from juzu.base.catalogue import Base
from juzu.base.spaces import Spaces
from juzu.kernel.errors import Fault
from juzu.kernel.source import Source
from juzu.kernel.span import Span
from juzu.kernel.text import Text

Accept = Literal["none", "wait", "skip"]
NOWHERE = Source("")
WRITTEN_STATES: tuple[State, ...] = ("waiting", "held", "deposit", "confirmed")


@dataclass(frozen=True, slots=True)
class WallRow:
    """One line of a wall schedule. `until` is the last date (None: the same day); hours after midnight run on."""

    set: str
    party: str
    day: date
    hours: Span
    until: date | None = None
    state: State = "confirmed"
    people: int = 0
    note: str = ""
    source: Source = NOWHERE

    @property
    def span(self) -> Span:
        """Its minutes, from the first day's first hour to the last day's last."""
        return Span(minute_at(self.day, self.hours.start), minute_at(self.until or self.day, self.hours.end))


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A row that cannot be, why, and the other row when there is one."""

    row: WallRow
    refusal: Refusal
    other: WallRow | None = None

    @property
    def fault(self) -> Fault:
        """As every room tells what is wrong."""
        also = f"（第 {self.other.source.line} 行）" if self.other else "", f" (row {self.other.source.line})" if self.other else ""
        return Fault(Text(self.refusal.what.zh + also[0], self.refusal.what.en + also[1]), self.refusal.next_step, self.row.source)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a wall schedule would bring. With contradictions that nobody accepted, `bookings` must not be written."""

    bookings: tuple[Booking, ...]
    contradictions: tuple[Contradiction, ...]
    skipped: tuple[WallRow, ...] = ()


def read_wall(
    rows: Iterable[WallRow], standing: Sequence[Booking], base: Base, ids: Sequence[str], now: int, accept: Accept = "none"
) -> Reading:
    """Bookings of all rows, in their order; `ids` has one for each row. What is past already is history and may be written down."""
    spaces = Spaces(base)
    names = names_of(base)
    placed: dict[str, WallRow] = {}
    bookings: list[Booking] = []
    contradictions: list[Contradiction] = []
    skipped: list[WallRow] = []
    for row, booking_id in zip(rows, ids, strict=False):
        set_id = names.get(row.set.casefold(), row.set)
        want = Want(set_id, row.party, row.span, row.people, note=row.note)
        at = min(now, row.span.start)
        asked = wait(want, booking_id, spaces, at) if row.state == "waiting" else hold(want, booking_id, (*standing, *bookings), spaces, at)
        if isinstance(asked, Booking):
            bookings.append(_as_written(asked, row, now, spaces))
            placed[booking_id] = row
            continue
        refusal = replace(asked, next_step=_guess(row.set, names)) if asked.kind == "unknown_set" else asked
        contradictions.append(Contradiction(row, refusal, placed.get(refusal.holder)))
        later = wait(want, booking_id, spaces, now) if accept == "wait" and asked.kind == "taken" else None
        if isinstance(later, Booking):
            bookings.append(later)
        elif accept != "none":
            skipped.append(row)
    return Reading(tuple(bookings), tuple(contradictions), tuple(skipped))


def _as_written(booking: Booking, row: WallRow, now: int, spaces: Spaces) -> Booking:
    if row.state == "waiting":
        return replace(booking, asked_min=now)
    if row.span.end <= now:
        return replace(booking, state="closed", asked_min=row.span.start)
    if row.state == "held":
        return replace(booking, asked_min=now, lapses_min=min(now + spaces.base.terms.hold_min, row.span.end))
    paid = booking.deposit_fen if row.state == "deposit" else 0
    return replace(booking, state=row.state, asked_min=now, lapses_min=0, paid_fen=paid)


def names_of(base: Base) -> dict[str, str]:
    """What people call a set -> its id; an id wins over a name, a name over an alias, and a name of two sets is nobody's."""
    names: dict[str, str] = {}
    for words in (
        [(a, s.id) for s in base.sets for a in s.aliases],
        [(s.name, s.id) for s in base.sets],
        [(s.id, s.id) for s in base.sets],
    ):
        said = [word.casefold() for word, _ in words]
        names |= {word.casefold(): set_id for word, set_id in words if said.count(word.casefold()) == 1}
    return names


def _guess(word: str, names: dict[str, str]) -> Text:
    close = list(dict.fromkeys(names[name] for name in get_close_matches(word.casefold(), names, n=3, cutoff=0.5)))
    if close:
        return Text(f"是不是：{'、'.join(close)}", f"did you mean {', '.join(close)}")
    return Text("写目录里的编号、名称或别名", "write an id, name or alias of the catalogue")
