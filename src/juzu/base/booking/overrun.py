"""base: a booking that runs over -> how far it can go, and those that come next pushed back, each as little as may be.

Nobody is pushed for money: who is pushed back pays what was agreed, and what the later hours cost more is paid by whoever runs over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from juzu.base.booking.booking import FUTURE, STATES, Booking, Want
from juzu.base.booking.clock import stretch, when
from juzu.base.booking.fit import clash, gap, reason_against
from juzu.base.booking.price import use_fen
from juzu.base.booking.refusal import Refusal
from juzu.base.catalogue import priced
from juzu.base.spaces import Spaces
from juzu.kernel.money import Fen, yuan
from juzu.kernel.span import Span
from juzu.kernel.text import Text


def latest_end(longer: Booking, standing: Iterable[Booking], spaces: Spaces) -> int:
    """How far a booking can go with everybody else where they are: as far as the first that it would meet leaves room."""
    others = [other for other in standing if other.id != longer.id and clash(longer, other, spaces)]
    return min((other.span.start - gap(longer, other, spaces) for other in others), default=longer.span.end)


def pushed(longer: Booking, standing: Iterable[Booking], spaces: Spaces, now: int) -> tuple[Booking, ...] | Refusal:
    """Those in the way of a booking that runs over, each moved back behind it and behind one another, in their order and at their length.

    Refused when one of them has begun, or when its later hours are closed, blacked out or too late for what cannot move.
    """
    settled, moved = [longer], []
    for other in sorted((b for b in standing if b.blocks and b.id != longer.id), key=lambda b: (b.span.start, b.id)):
        back = _behind(other, settled, spaces)
        if back.span != other.span:
            if refusal := _against(other, back, spaces, now):
                return refusal
            moved.append(back)
        settled.append(back)
    return tuple(moved)


def surcharge_fen(before: Iterable[Booking], moved: Iterable[Booking], spaces: Spaces) -> Fen:
    """What the later hours of those who are pushed back cost more than the hours that they have."""
    early = {booking.id: booking for booking in before}
    return sum(max(0, _use(late, spaces) - _use(early[late.id], spaces)) for late in moved)


def offer(booking: Booking, latest: int, back: Sequence[Booking] | Refusal) -> Text:
    """What can be done about an overrun that meets whoever comes next, in one sentence. `back`: the longer booking and those pushed back."""
    zh, en = [], []
    if latest > booking.span.end:
        zh.append(f"最多延到 {when(latest)}")
        en.append(f"it can be extended until {when(latest)} at most")
    if isinstance(back, Refusal):
        zh.append(f"后面的不能顺延：{back.what.zh}")
        en.append(f"the next cannot be pushed back: {back.what.en}")
    else:
        more = yuan(back[0].fee_fen - booking.fee_fen)
        zh.append(f"征得同意可顺延：{'、'.join(f'{b.party} 改为 {stretch(b.span)}' for b in back[1:])}（本组多付 {more} 元）")
        en.append(f"with consent {', '.join(f'{b.party} moves to {stretch(b.span)}' for b in back[1:])} (this crew pays {more} yuan more)")
    return Text("；".join(zh), "; ".join(en))


def _behind(other: Booking, settled: Sequence[Booking], spaces: Spaces) -> Booking:
    """A booking at its own time or, where somebody before it needs that, as soon after as may be."""
    while ahead := [b for b in settled if clash(other, b, spaces)]:
        start = max(b.span.end + gap(b, other, spaces) for b in ahead)
        other = replace(other, span=Span(start, start + other.span.minutes))
    return other


def _against(other: Booking, back: Booking, spaces: Spaces, now: int) -> Refusal | None:
    if other.state not in FUTURE:
        name, state = spaces.sets[other.set].name, STATES[other.state]
        what = Text(
            f"{name} {stretch(other.span)} {other.party} {state.zh}", f"{name} {stretch(other.span)} is {state.en} by {other.party}"
        )
        return Refusal("taken", what, Text("换景", "use another set"), other.set, other.id)
    return reason_against(Want(back.set, back.party, back.span), (), spaces, now)


def _use(booking: Booking, spaces: Spaces) -> Fen:
    item = spaces.sets[booking.set]
    return use_fen(priced(item.tariff, item.bands, booking.people), booking.span)
