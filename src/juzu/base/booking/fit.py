"""base: what somebody wants, what stands already -> None when it fits, else why not and the nearest that is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from juzu.base.booking.booking import STATES, Booking, Want
from juzu.base.booking.clock import by_date, date_of, minute_at, stretch, when
from juzu.base.booking.refusal import Alternative, Refusal
from juzu.base.catalogue import BaseSet
from juzu.base.spaces import Spaces
from juzu.kernel.span import DAY_MIN, Span, clock
from juzu.kernel.text import Text

QUARTER_MIN = 15
DAYS_TRIED = 7
LATER, ELSEWHERE = 2, 2


def refuse(want: Want, standing: Sequence[Booking], spaces: Spaces, now: int) -> Refusal | None:
    """The first reason against a booking, with alternatives where there are any; None when nothing speaks against it."""
    reason = reason_against(want, standing, spaces, now)
    if reason is None or reason.kind in ("unknown_set", "too_many"):
        return reason
    free = nearest(want, standing, spaces, now)
    return replace(reason, free=free, next_step=_offer(free, spaces)) if free else reason


def reason_against(want: Want, standing: Iterable[Booking], spaces: Spaces, now: int) -> Refusal | None:
    """The first reason against a booking, in the order in which a person would ask."""
    item = spaces.sets.get(want.set)
    if item is None:
        what = Text(f"基地没有“{want.set}”这个景", f"the base has no set {want.set!r}")
        return Refusal("unknown_set", what, Text("写目录里的编号", "write an id of the catalogue"), want.set)
    if want.span.start < now:
        what = Text(f"{when(want.span.start)} 已经过去，现在是 {when(now)}", f"{when(want.span.start)} is past; it is {when(now)}")
        return Refusal("past", what, Text("换一个以后的时间", "ask for a later time"), want.set)
    if item.people and want.people > item.people:
        what = Text(
            f"{item.name} 最多容 {item.people} 人，来 {want.people} 人", f"{item.name} holds {item.people} people, not {want.people}"
        )
        return Refusal("too_many", what, Text("少来些人，或换大的景", "bring fewer, or use a larger set"), want.set)
    if not is_open(item, want.span):
        hours = f"{clock(item.open.start)}-{item.open.end // 60:02d}:{item.open.end % 60:02d}"
        what = Text(f"{item.name} 每天开放 {hours}", f"{item.name} is open {hours} every day")
        return Refusal("closed", what, Text("改到开放时段内", "keep to the opening hours"), want.set)
    for day, span in by_date(want.span):
        for shut in item.black_outs:
            if shut.date == day.isoformat() and shut.span.overlaps(span):
                why = (
                    Text(f"（{shut.reason}）" if shut.reason else "", f" ({shut.reason})" if shut.reason else " ") if shut.reason else None
                )
                hours = stretch(Span(minute_at(day, shut.span.start), minute_at(day, shut.span.end)))
                what = Text(
                    f"{item.name} {hours} 停用{why.zh if why else ''}", f"{item.name} is blacked out {hours}{why.en if why else ''}"
                )
                return Refusal("black_out", what, Text("避开这一段", "keep clear of it"), want.set)
    in_the_way = (booking for booking in standing if clash(want, booking, spaces))
    first = min(in_the_way, key=lambda booking: (booking.span.start, booking.id), default=None)
    return _taken(want, first, spaces) if first else None


def clash(want: Want | Booking, other: Booking, spaces: Spaces) -> bool:
    """Whether two uses cannot both be: they share space, and less than the minutes between two crews lies between them."""
    if not other.blocks or not spaces.share(want.set, other.set):
        return False
    return want.span.start < other.span.end + gap(other, want, spaces) and other.span.start < want.span.end + gap(want, other, spaces)


def gap(earlier: Want | Booking, later: Want | Booking, spaces: Spaces) -> int:
    """The minutes that must lie between two uses that share space."""
    return spaces.between_min(earlier.set, later.set, same_party=earlier.party == later.party)


def is_open(item: BaseSet, span: Span) -> bool:
    """Whether a set is open where a stretch begins and ends, and throughout when it would fit into one day's hours."""
    day = minute_at(date_of(span.start))
    shifts = [Span(item.open.start + start, item.open.end + start) for start in (day - DAY_MIN, day)]
    if span.minutes <= item.open.minutes:
        return any(shift.holds(span) for shift in shifts)
    last = minute_at(date_of(span.end - 1))
    begins = any(shift.start <= span.start < shift.end for shift in shifts)
    return begins and any(start + item.open.start < span.end <= start + item.open.end for start in (last - DAY_MIN, last))


def nearest(want: Want, standing: Sequence[Booking], spaces: Spaces, now: int) -> tuple[Alternative, ...]:
    """What is free instead: the same set at the nearest other times, then sets of the same kind at the very time."""
    length = want.span.minutes
    starts = {want.span.start + day * DAY_MIN for day in range(-DAYS_TRIED, DAYS_TRIED + 1)}
    for booking in standing:
        if booking.blocks and spaces.share(want.set, booking.set):
            starts.add(-(-(booking.span.end + gap(booking, want, spaces)) // QUARTER_MIN) * QUARTER_MIN)
            starts.add((booking.span.start - gap(want, booking, spaces) - length) // QUARTER_MIN * QUARTER_MIN)
    found = []
    for start in sorted(starts, key=lambda start: (abs(start - want.span.start), start < want.span.start)):
        moved = replace(want, span=Span(start, start + length))
        if start >= now and reason_against(moved, standing, spaces, now) is None:
            found.append(Alternative(want.set, moved.span))
        if len(found) == LATER:
            break
    mine = spaces.sets[want.set]
    alike = [item for item in spaces.sets.values() if item.id != mine.id and item.inside == mine.inside and mine.kinds[0] in item.kinds]
    alike.sort(key=lambda item: item.kinds.index(mine.kinds[0]))
    free = [item.id for item in alike if reason_against(replace(want, set=item.id), standing, spaces, now) is None]
    return (*found, *(Alternative(set_id, want.span) for set_id in free[:ELSEWHERE]))


def _taken(want: Want, booking: Booking, spaces: Spaces) -> Refusal:
    name, held = spaces.sets[want.set].name, spaces.sets[booking.set].name
    state, free_from = STATES[booking.state], booking.span.end + gap(booking, want, spaces)
    lapse = (
        Text(f"，{when(booking.lapses_min)} 前不确认即作废", f", lapses {when(booking.lapses_min)}") if booking.state == "held" else None
    )
    part = Text(f"（与 {name} 是同一处）", f" (which shares space with {name})") if booking.set != want.set else None
    what = Text(
        f"{held}{part.zh if part else ''} {stretch(booking.span)} 归 {booking.party}（{state.zh}{lapse.zh if lapse else ''}），"
        f"交接后 {when(free_from)} 起可用",
        f"{held}{part.en if part else ''} is {booking.party}'s {stretch(booking.span)} ({state.en}{lapse.en if lapse else ''}); "
        f"free after the hand-over from {when(free_from)}",
    )
    return Refusal(
        "taken", what, Text("换时间、换景，或登记候补", "choose another time or set, or join the waiting list"), want.set, booking.id
    )


def _offer(free: Sequence[Alternative], spaces: Spaces) -> Text:
    shown = [f"{spaces.sets[one.set].name} {stretch(one.span)}" for one in free]
    return Text(f"最近的空档：{'；'.join(shown)}", f"nearest free: {'; '.join(shown)}")
