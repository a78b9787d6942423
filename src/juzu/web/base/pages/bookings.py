"""web: bookings as a list and one by one: holding, confirming, handing over, cancelling."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from juzu.base.booking.acts import ACTS
from juzu.base.booking.booking import STATES, Booking, State
from juzu.base.booking.clock import date_of, stretch, when
from juzu.base.booking.price import bill, cancelling_fen
from juzu.base.booking.refusal import Refusal
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import fen_of_yuan
from juzu.kernel.span import DAY_MIN, Span, minute_of_clock
from juzu.kernel.text import Text
from juzu.web.base import models, reads, writes
from juzu.web.base.access import Visit, base_or_404
from juzu.web.base.forms import HoldForm
from juzu.web.base.models import Guest
from juzu.web.base.pages.frame import page, told
from juzu.web.base.pages.schedule import window_of
from juzu.web.base.writes import NOTHING, Said

OPEN: tuple[State, ...] = ("waiting", "held", "deposit", "confirmed", "in_use", "reset")
GUESTS_MAY = ("cancel", "confirm")
HELD = Text("已预留；到期前请确认。", "Held; confirm it before it lapses.")
WAITS = Text("已登记候补，空出来会自动转为预留。", "On the waiting list; it becomes a hold when the time is free.")
DONE = Text("已{act}。", "Done: {act}.")
DEEDS: dict[str, Text] = {
    **{name: title for name, (title, _) in ACTS.items()},
    "hold": Text("预留", "held"),
    "wait": Text("登记候补", "joined the waiting list"),
    "served": Text("候补转预留", "from the waiting list"),
    "import": Text("从排期表导入", "imported"),
    "release": Text("排期不再要，放掉", "no longer needed by the plan"),
    "push": Text("被顺延", "pushed back"),
}
"""What is written down about a booking, as people read it."""


@login_required
@require_GET
def bookings(request: HttpRequest, slug: str) -> HttpResponse:
    """The list: what stands and waits from a day on, or everything of one crew or state."""
    visit, window = base_or_404(request, slug, may="see"), window_of(request, 14)
    state = request.GET.get("state", "")
    states = (state,) if state in STATES else OPEN
    found = reads.rows(visit.catalogue, window.span, states)
    if visit.seen is not None:
        found = found.filter(guest__in=visit.guests)
    names = {item.id: item.name for item in reads.base_of(visit.catalogue).sets}
    rows = [_row(reads.value(row), names) for row in found]
    waiting = [row for row in rows if row["state"] == "waiting"]
    waiting.sort(key=lambda row: (row["booking"].asked_min, row["booking"].id))
    context = {
        "rows": [row for row in rows if row["state"] != "waiting"],
        "waiting": waiting,
        "window": window,
        "states": STATES,
        "state": state,
    }
    return page(request, visit, "bookings", context)


@login_required
@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, slug: str) -> HttpResponse:
    """The form of a hold; a refusal is told beside it, with what is free instead a click away."""
    visit = base_or_404(request, slug, may="book")
    base = reads.base_of(visit.catalogue)
    guests = list(Guest.objects.filter(catalogue=visit.catalogue)) if visit.operates else list(visit.guests)
    first = {"set": request.GET.get("set", ""), "day": request.GET.get("day") or timezone.localdate() + timedelta(days=1)}
    first |= {name: request.GET[name] for name in ("start", "end", "until", "guest", "people") if request.GET.get(name)}
    form = HoldForm(base, guests, request.POST or None, operates=visit.operates, initial=first)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        booker = writes.guest(visit.catalogue, said["crew"]) if said.get("crew") else next(g for g in guests if str(g.pk) == said["guest"])
        outcome = writes.hold(
            visit.catalogue,
            booker,
            said["set"],
            said["span"],
            author=visit.user,
            people=said["people"] or 0,
            note=said["note"],
            wait=said["wait"],
            seen=visit.seen,
        )
        if not isinstance(outcome, Refusal):
            told(request, outcome, WAITS if outcome.state == "waiting" else HELD)
            return HttpResponseRedirect(reverse("base:booking", args=[slug, outcome.id]))
        names = {item.id: item.name for item in base.sets}
        free = [(names[one.set], stretch(one.span), _again(one.set, one.span.start, one.span.end, booker, said)) for one in outcome.free]
        context |= {"refusal": outcome, "free": free}
        return page(request, visit, "hold", context, status=409)
    return page(request, visit, "hold", context, status=422 if form.is_bound else 200)


def _again(set_id: str, start: int, end: int, booker: Guest, said: dict[str, Any]) -> dict[str, str]:
    """The form filled in with what is free instead."""
    day = date_of(start)
    minutes, ends = start % DAY_MIN, end - (start - start % DAY_MIN)
    until = ""
    if ends > 2 * DAY_MIN:
        until, ends = date_of(end).isoformat(), end % DAY_MIN
    hours = {name: f"{value // 60:02d}:{value % 60:02d}" for name, value in (("start", minutes), ("end", ends))}
    return {"set": set_id, "day": day.isoformat(), "until": until, "guest": str(booker.pk), "people": str(said["people"] or "")} | hours


@login_required
@require_GET
def booking(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One booking: what it is, what it costs, what was done with it, what can be done now."""
    visit = base_or_404(request, slug, may="see")
    return _one(request, visit, row_or_404(visit, number), {})


def _one(request: HttpRequest, visit: Visit, row: models.Booking, more: dict[str, Any], *, status: int = 200) -> HttpResponse:
    one, base, now = reads.value(row), reads.base_of(visit.catalogue), reads.now_min()
    names = {item.id: item.name for item in base.sets}
    may = [name for name in acts_of(visit) if one.state in ACTS[name][1] and (name != "pay" or one.paid_fen < one.deposit_fen)]
    context = {
        **_row(one, names),
        "acts": [(name, ACTS[name][0]) for name in may],
        "can": may,
        "done": [
            (one, DEEDS[one.act], stretch(Span(one.start_min, one.end_min))) for one in row.done.select_related("user").order_by("pk")
        ],
        "lines": bill(base, [one]),
        "cancelling": cancelling_fen(one, base.terms, now),
        "tiers": [(tier.before_min / 60, tier.percent) for tier in sorted(base.terms.cancelling, key=lambda tier: -tier.before_min)],
        "asked": when(one.asked_min),
        "ends": f"{one.span.end % DAY_MIN // 60:02d}:{one.span.end % 60:02d}",
    }
    return page(request, visit, "booking", context | more, status=status)


@login_required
@require_POST
def act(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
    """Does something with a booking, and says what came of it."""
    visit = base_or_404(request, slug, may="book")
    row = row_or_404(visit, number)
    if name not in ACTS:
        raise Http404
    if name not in acts_of(visit):
        raise PermissionDenied
    said = _said(request, row, name, operates=visit.operates)
    outcome = writes.act(visit.catalogue, row.pk, name, said, author=visit.user)
    if name == "extend" and isinstance(outcome, Refusal) and outcome.kind == "taken":
        return _one(request, visit, row, _pushing(request, visit, row, said, outcome), status=409)
    told(request, outcome, DONE.format(act=ACTS[name][0]))
    return HttpResponseRedirect(reverse("base:booking", args=[slug, number]))


def _pushing(request: HttpRequest, visit: Visit, row: models.Booking, said: Said, refusal: Refusal) -> dict[str, Any]:
    """An overrun that meets whoever comes next: the refusal, and where it can be, everybody who would be pushed back, to be asked and agreed."""
    back = writes.pushing(visit.catalogue, row.pk, said.until)
    if isinstance(back, Refusal):
        return {"refusal": refusal}
    before = {
        str(pk): span for pk, *span in models.Booking.objects.filter(pk__in=[b.id for b in back]).values_list("pk", "start_min", "end_min")
    }
    names = {item.id: item.name for item in reads.base_of(visit.catalogue).sets}
    rows = [(one, names[one.set], stretch(Span(*before[one.id])), stretch(one.span)) for one in back[1:]]
    return {
        "refusal": refusal,
        "pushed": rows,
        "longer": stretch(back[0].span),
        "more_fen": back[0].fee_fen - row.fee_fen,
        "until": request.POST.get("until", ""),
    }


def _said(request: HttpRequest, row: models.Booking, name: str, *, operates: bool) -> Said:
    """What the form says beside the button."""
    if name == "confirm":
        return Said(without_deposit=operates and "without_deposit" in request.POST)
    try:
        if name == "pay":
            return Said(fen=max(fen_of_yuan(request.POST.get("yuan", "")), 0))
        if name == "extend":
            day = row.end_min - 1 - (row.end_min - 1) % DAY_MIN
            until = day + minute_of_clock(request.POST.get("until", ""))
            return Said(until=until if until > row.start_min else until + DAY_MIN, push="push" in request.POST)
    except ValueError as error:
        step = Text("押金写元，如 1000；时间写 18:30", "a deposit in yuan, as 1000; a time as 18:30")
        raise InputError(Fault(Text("看不懂所填的内容", "what was filled in is not understood"), step)) from error
    return NOTHING


def acts_of(visit: Visit) -> tuple[str, ...]:
    """The acts of somebody: who runs the base does all, guests confirm and cancel their own."""
    if visit.operates:
        return tuple(name for name in ACTS if name != "expire")
    return GUESTS_MAY if visit.books else ()


def row_or_404(visit: Visit, number: int) -> models.Booking:
    """A booking that the asker may see."""
    row = models.Booking.objects.filter(catalogue=visit.catalogue, pk=number).select_related("guest").first()
    if row is None or (visit.seen is not None and row.guest.name not in visit.seen):
        raise Http404
    return row


def _row(one: Booking, names: dict[str, str]) -> dict[str, Any]:
    return {
        "booking": one,
        "name": names.get(one.set, one.set),
        "hours": stretch(one.span),
        "day": date_of(one.span.start),
        "state": one.state,
        "said": STATES[one.state],
        "lapses": when(one.lapses_min) if one.state == "held" else "",
    }
