"""web: a base floor by floor: who is in each set now and who comes next; and how much it is used."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from juzu.base.booking.booking import STATES, Booking
from juzu.base.booking.clock import stretch
from juzu.base.booking.refusal import KINDS
from juzu.base.gantt import occupancy as measured
from juzu.base.kinds import KINDS as SET_KINDS
from juzu.base.spaces import Room, floors
from juzu.kernel.span import DAY_MIN, Span
from juzu.web.base import reads
from juzu.web.base.access import base_or_404
from juzu.web.base.pages.frame import page
from juzu.web.base.pages.schedule import window_of
from juzu.web.site.language import tell

AHEAD_MIN = 3 * DAY_MIN
REFUSED_DAYS = 30


@login_required
@require_GET
def floor_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Every set of every floor: whose it is now, and who comes next. Made for phones: one glance while walking."""
    visit, now = base_or_404(request, slug, may="see"), reads.now_min()
    base, spaces = reads.base_of(visit.catalogue), reads.spaces_of(visit.catalogue)
    rows = reads.rows(visit.catalogue, Span(now, now + AHEAD_MIN), ("held", "deposit", "confirmed", "in_use", "reset"))
    bookings = reads.masked((reads.value(row) for row in rows), visit.seen)

    def tell_set(set_id: str) -> dict[str, Any]:
        here = sorted((b for b in bookings if b.set in spaces.sets and spaces.share(b.set, set_id)), key=lambda b: b.span)
        current = next((b for b in here if b.span.start <= now), None)
        after = next((b for b in here if b is not current), None)
        return {"set": spaces.sets[set_id], "now": _shown(current), "next": _shown(after)}

    def room(found: Room, depth: int) -> list[dict[str, Any]]:
        mine = [{**tell_set(item.id), "depth": depth, "states": len(found.states) > 1} for item in found.states]
        return mine + [row for part in found.parts for row in room(part, depth + 1)]

    shown = [(floor, [row for found in floor.rooms for row in room(found, 0)]) for floor in floors(base)]
    return page(request, visit, "floors", {"floors": shown})


@login_required
@require_GET
def occupancy(request: HttpRequest, slug: str) -> HttpResponse:
    """Hours used, changed over and idle, room by room; and what was refused."""
    visit, window = base_or_404(request, slug, may="operate"), window_of(request, 7)
    base, span = reads.base_of(visit.catalogue), window.span
    bookings = [reads.value(row) for row in reads.rows(visit.catalogue, Span(span.start - DAY_MIN, span.end + DAY_MIN))]
    rooms = sorted(measured(base, bookings, span), key=lambda room: (-room.share, room.room))
    totals = {name: sum(getattr(room, name) for room in rooms) for name in ("open_min", "used_min", "change_min", "idle_min")}
    refused = reads.refusals(visit.catalogue, timezone.now() - timedelta(days=REFUSED_DAYS))
    kinds = [kind for kind in KINDS if any(counted[kind] for counted in refused.values())]
    context = {
        "window": window,
        "rooms": [{"room": room, "bar": round(room.share * 100), "hours": _hours(room)} for room in rooms],
        "total": {name: totals[name] / 60 for name in totals},
        "share": totals["used_min"] / totals["open_min"] if totals["open_min"] else 0.0,
        "refused": [
            (tell(SET_KINDS[name].name) if name in SET_KINDS else name, [counted[kind] for kind in kinds])
            for name, counted in refused.items()
        ],
        "kinds": [KINDS[kind] for kind in kinds],
        "days": REFUSED_DAYS,
    }
    return page(request, visit, "occupancy", context)


def _hours(room: Any) -> list[str]:
    return [f"{minutes / 60:,.1f}" for minutes in (room.open_min, room.used_min, room.change_min, room.idle_min)]


def _shown(booking: Booking | None) -> dict[str, Any] | None:
    if booking is None:
        return None
    return {"booking": booking, "hours": stretch(booking.span), "state": STATES[booking.state], "mine": booking.party != reads.SOMEBODY}
