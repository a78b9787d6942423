"""base: a booking and what somebody does with it -> the booking after it, or a refusal. `now` comes in; nothing else changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from juzu.base.booking.booking import FUTURE, STATES, Booking, State, Want
from juzu.base.booking.clock import when
from juzu.base.booking.fit import clash, gap, reason_against, refuse
from juzu.base.booking.overrun import latest_end, offer, pushed, surcharge_fen
from juzu.base.booking.price import cancelling_fen, use_fen
from juzu.base.booking.refusal import Refusal
from juzu.base.catalogue import priced
from juzu.base.spaces import Spaces
from juzu.kernel.money import Fen, yuan
from juzu.kernel.span import Span
from juzu.kernel.text import Text

Outcome = Booking | Refusal
SHORTEST_HOLD_MIN = 15

ACTS: dict[str, tuple[Text, tuple[State, ...]]] = {
    "pay": (Text("收押金", "take the deposit"), ("held", "deposit", "confirmed")),
    "confirm": (Text("确认", "confirm"), ("held", "deposit")),
    "start": (Text("进场", "start"), ("confirmed",)),
    "extend": (Text("延长", "extend"), ("confirmed", "in_use")),
    "hand_over": (Text("交景", "hand over"), ("in_use",)),
    "close": (Text("复位完成", "reset done"), ("reset",)),
    "cancel": (Text("取消", "cancel"), ("waiting", *FUTURE)),
    "expire": (Text("作废", "expire"), ("held", "waiting")),
}
"""What can be done with a booking, and in which states."""


def hold(want: Want, booking_id: str, standing: Sequence[Booking], spaces: Spaces, now: int) -> Outcome:
    """A hold: it blocks at once and lapses after the base's hold time, at the latest when it would begin; a walk-in has a quarter of an hour."""
    return refuse(want, standing, spaces, now) or _held(want, booking_id, spaces, now)


def wait(want: Want, booking_id: str, spaces: Spaces, now: int) -> Outcome:
    """A place on the waiting list. Refused only what could never be: an unknown set, the past, closed hours, too many people."""
    if refusal := refuse(want, (), spaces, now):
        return refusal
    return _written(want, booking_id, "waiting", spaces, now)


def pay(booking: Booking, fen: Fen, now: int) -> Outcome:
    """A deposit arrived; when all of it is there, the hold no longer lapses."""
    if refusal := _not_now(booking, "pay", now):
        return refusal
    paid = booking.paid_fen + fen
    full = booking.state == "held" and paid >= booking.deposit_fen
    return replace(booking, paid_fen=paid, state="deposit" if full else booking.state)


def confirm(booking: Booking, now: int, *, without_deposit: bool = False) -> Outcome:
    """The booking stands. A deposit that is asked for must be there, unless the base lets it pass."""
    if refusal := _not_now(booking, "confirm", now):
        return refusal
    if (missing := booking.deposit_fen - booking.paid_fen) > 0 and not without_deposit:
        what = Text(
            f"押金还差 {yuan(missing)} 元（共 {yuan(booking.deposit_fen)} 元）",
            f"{yuan(missing)} of the deposit of {yuan(booking.deposit_fen)} yuan have not come",
        )
        return Refusal("deposit", what, Text("先收押金，或注明免押金", "take the deposit first, or let it pass"), booking.set, booking.id)
    return replace(booking, state="confirmed")


def start(booking: Booking, standing: Iterable[Booking], spaces: Spaces, now: int) -> Outcome:
    """The crew goes in, earlier than agreed when the set is free by then (early hand-over is a normal act)."""
    if refusal := _not_now(booking, "start", now):
        return refusal
    if now >= booking.span.end:
        what = Text(f"{when(booking.span.end)} 已经到时", f"it ended {when(booking.span.end)}")
        return Refusal("past", what, Text("按未到场取消，或先延长", "cancel it as a no-show, or extend it first"), booking.set, booking.id)
    if now < booking.span.start:
        return _moved(replace(booking, state="in_use"), Span(now, booking.span.end), standing, spaces)
    return replace(booking, state="in_use")


def extend(booking: Booking, until: int, standing: Sequence[Booking], spaces: Spaces, now: int) -> Outcome:
    """An overrun, or a later end agreed beforehand. Refused when it would meet whoever comes next, with how far it can go and what pushing them
    back would mean. The fee grows by the tariff."""
    longer = _longer(booking, until, spaces, now)
    if isinstance(longer, Refusal):
        return longer
    met = _moved(booking, longer.span, standing, spaces)
    if isinstance(met, Refusal):
        back = push_back(booking, until, standing, spaces, now)
        return replace(met, next_step=offer(booking, latest_end(longer, standing, spaces), back))
    return longer


def push_back(booking: Booking, until: int, standing: Sequence[Booking], spaces: Spaces, now: int) -> tuple[Booking, ...] | Refusal:
    """An overrun with those that come next pushed back, once they agreed: the booking, then each of them. They pay what they agreed; what their
    later hours cost more is added to the fee of whoever runs over."""
    longer = _longer(booking, until, spaces, now)
    if isinstance(longer, Refusal):
        return longer
    moved = pushed(longer, standing, spaces, now)
    if isinstance(moved, Refusal):
        return moved
    return replace(longer, fee_fen=longer.fee_fen + surcharge_fen(standing, moved, spaces)), *moved


def _longer(booking: Booking, until: int, spaces: Spaces, now: int) -> Outcome:
    """The booking until a later minute, with its fee, whoever else is there: within the hours of its set."""
    if refusal := _not_now(booking, "extend", now):
        return refusal
    if until <= max(now, booking.span.start):
        what = Text(f"{when(until)} 已经过去", f"{when(until)} is past")
        return Refusal("past", what, Text("写以后的时间", "give a later time"), booking.set, booking.id)
    longer = replace(booking, span=Span(booking.span.start, until))
    want = Want(booking.set, booking.party, longer.span)
    if until > booking.span.end and (refusal := reason_against(want, (), spaces, min(now, booking.span.start))):
        return refusal
    return replace(longer, fee_fen=_fee(longer, spaces))


def hand_over(booking: Booking, standing: Iterable[Booking], spaces: Spaces, now: int) -> Outcome:
    """The crew goes out. Early, it frees the rest, and the fee stays as agreed. Late, it pays for the time it used; the booking grows as far as
    whoever comes next leaves room."""
    if refusal := _not_now(booking, "hand_over", now):
        return refusal
    used = replace(booking, state="reset", span=Span(booking.span.start, max(now, booking.span.start + 1)))
    if now <= booking.span.end:
        return used
    others = [other for other in standing if other.id != booking.id and clash(used, other, spaces)]
    room = min((other.span.start - gap(booking, other, spaces) for other in others), default=now)
    return replace(used, span=Span(booking.span.start, max(room, booking.span.end)), fee_fen=_fee(used, spaces))


def close(booking: Booking, now: int) -> Outcome:
    """The set is as the next crew expects it."""
    return _not_now(booking, "close", now) or replace(booking, state="closed")


def cancel(booking: Booking, spaces: Spaces, now: int) -> Outcome:
    """The booking is given up; what that costs follows the base's tiers."""
    if refusal := _not_now(booking, "cancel", now, in_time=False):
        return refusal
    return replace(booking, state="cancelled", charge_fen=cancelling_fen(booking, spaces.base.terms, now))


def expire(booking: Booking, now: int) -> Outcome:
    """A hold whose time is over ends, and a place on the waiting list for what has begun."""
    if refusal := _not_now(booking, "expire", now, in_time=False):
        return refusal
    if not lapsed(booking, now):
        until = when(booking.lapses_min if booking.state == "held" else booking.span.start)
        what = Text(f"{STATES[booking.state].zh}到 {until} 才作废", f"it is {STATES[booking.state].en} until {until}")
        return Refusal("state", what, Text("到时再来，或取消它", "wait, or cancel it"), booking.set, booking.id)
    return replace(booking, state="expired")


def lapsed(booking: Booking, now: int) -> bool:
    """Whether a hold's time is over, or what somebody waits for has begun; who acts on it next must let it expire first."""
    return booking.lapses_min <= now if booking.state == "held" else booking.state == "waiting" and booking.span.start < now


def promote(waiting: Iterable[Booking], standing: Sequence[Booking], spaces: Spaces, now: int) -> tuple[Booking, ...]:
    """Those of the waiting list that fit now, first come first served: each becomes a hold and stands in the way of the next."""
    held: list[Booking] = []
    for booking in sorted(waiting, key=lambda b: (b.asked_min, b.id)):
        want = Want(booking.set, booking.party, booking.span, 0, booking.order, booking.note, crew=booking.people)
        if reason_against(want, (*standing, *held), spaces, now) is None:
            held.append(replace(_held(want, booking.id, spaces, now), asked_min=booking.asked_min))
    return tuple(held)


def _held(want: Want, booking_id: str, spaces: Spaces, now: int) -> Booking:
    lapses = max(min(now + spaces.base.terms.hold_min, want.span.start), now + SHORTEST_HOLD_MIN)
    return replace(_written(want, booking_id, "held", spaces, now), lapses_min=lapses)


def _written(want: Want, booking_id: str, state: State, spaces: Spaces, now: int) -> Booking:
    item, people = spaces.sets[want.set], want.people or want.crew
    return Booking(
        id=booking_id,
        set=want.set,
        party=want.party,
        span=want.span,
        state=state,
        asked_min=now,
        people=people,
        order=want.order,
        fee_fen=use_fen(priced(item.tariff, item.bands, people), want.span),
        deposit_fen=item.tariff.deposit_fen,
        note=want.note,
    )


def _fee(booking: Booking, spaces: Spaces) -> Fen:
    item = spaces.sets[booking.set]
    return max(booking.fee_fen, use_fen(priced(item.tariff, item.bands, booking.people), booking.span))


def _moved(booking: Booking, span: Span, standing: Iterable[Booking], spaces: Spaces) -> Outcome:
    moved = replace(booking, span=span)
    others = [other for other in standing if other.id != booking.id and clash(moved, other, spaces)]
    if not others:
        return moved
    first = min(others, key=lambda other: (other.span.start, other.id))
    name = spaces.sets[first.set].name
    what = Text(
        f"{name} {when(first.span.start)} 至 {when(first.span.end)} 归 {first.party}（{STATES[first.state].zh}）",
        f"{name} is {first.party}'s from {when(first.span.start)} to {when(first.span.end)} ({STATES[first.state].en})",
    )
    step = Text(f"与 {first.party} 商量，或换景", f"talk to {first.party}, or use another set")
    return Refusal("taken", what, step, booking.set, first.id)


def _not_now(booking: Booking, act: str, now: int, *, in_time: bool = True) -> Refusal | None:
    """Why an act is not possible: the state does not allow it, or (`in_time`) the hold is over."""
    name, states = ACTS[act]
    if booking.state not in states:
        state, allowed = STATES[booking.state], [STATES[state] for state in states]
        what = Text(f"现在是“{state.zh}”，不能{name.zh}", f"it is {state.en!r}: one cannot {name.en}")
        step = Text(f"只在{'、'.join(s.zh for s in allowed)}时可以", f"possible when {', '.join(s.en for s in allowed)}")
        return Refusal("state", what, step, booking.set, booking.id)
    if in_time and lapsed(booking, now):
        what = Text(f"预留已于 {when(booking.lapses_min)} 过期", f"the hold lapsed {when(booking.lapses_min)}")
        return Refusal("lapsed", what, Text("重新预留", "hold it anew"), booking.set, booking.id)
    return None
