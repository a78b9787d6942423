"""web: one person's calls on a phone: by a link without an account, or signed in as the cast member who plays them.

The link is the key: no cookie is read, so the form needs no cross-site secret, and the page says nothing to other sites (no referrer, no index).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.dateparse import parse_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from juzu.edge.files.ical import write_ical
from juzu.kernel.errors import JuzuError
from juzu.kernel.text import LANGS, Lang
from juzu.shoot.answers import STATUSES
from juzu.shoot.calendar import calendars_of
from juzu.shoot.personal import day_facts, help_near, times
from juzu.shoot.production import SHEET_STATES
from juzu.shoot.words import shown
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Member, Production
from juzu.web.shoot import reads, writes
from juzu.web.shoot.files import CALENDAR, PDF, file
from juzu.web.shoot.models import IssuedSheet, Recipient
from juzu.web.shoot.people_views import TONES
from juzu.web.shoot.sheet_views import printer_of
from juzu.web.site.faults import ConflictError
from juzu.web.site.language import DJANGO_CODES, chosen, lang, remember
from juzu.web.site.limits import limit

DATE = re.compile(r"\d{4}-\d\d-\d\d")
PRIVATE = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow", "Cache-Control": "private, no-store"}
P = ParamSpec("P")


def by_link(view: Callable[Concatenate[HttpRequest, Recipient, str, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of whoever holds the link. Guessing is slowed down by address; the answer is for this reader alone."""

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        spoken = _language(request)
        with translation.override(DJANGO_CODES[spoken]):
            if recipient := reads.recipient_by(token):
                answer = view(request, recipient, token, *args, **kwargs)
            else:
                limit(request, "wrong-calls")
                answer = render(request, "shoot/call_gone.html", status=404)
        for name, value in PRIVATE.items():
            answer.headers[name] = value
        answer.headers["Content-Language"] = spoken
        return remember(answer, spoken) if request.GET.get("lang") else answer

    return opened


@by_link
def page(request: HttpRequest, recipient: Recipient, token: str) -> HttpResponse:
    """The person's days, the next one open."""
    return _page(request, recipient.production, recipient.who, token)


@by_link
def page_answer(request: HttpRequest, recipient: Recipient, token: str) -> HttpResponse:
    """Confirms or declines."""
    if request.method != "POST":
        return HttpResponse(status=405)
    limit(request, "call-answers")
    return _answered(request, recipient.production, recipient.who, token)


@by_link
def calendar(request: HttpRequest, recipient: Recipient, token: str) -> HttpResponse:
    """The person's days as a calendar that telephones subscribe to."""
    del request, token
    found = [own.sheet for own in reads.own_days(recipient.production, recipient.who) if own.call]
    made = next((each for each in calendars_of(found) if each.id == recipient.who), None)
    if made is None:
        raise Http404
    return file(write_ical(made, lang()), CALENDAR, f"{recipient.production.title}.ics")


@by_link
def pdf(request: HttpRequest, recipient: Recipient, token: str, when: date) -> HttpResponse:
    """The whole call sheet of a day on which the person is called."""
    del request, token
    if not any(own.sheet.date == when and own.call for own in reads.own_days(recipient.production, recipient.who)):
        raise Http404
    newest = IssuedSheet.objects.filter(production=recipient.production, date=when).latest("version")
    return file(printer_of(newest).pdf(), PDF, f"{recipient.production.title} {when}.pdf")


@login_required
def own(request: HttpRequest, slug: str) -> HttpResponse:
    """The same page for a cast member who is signed in."""
    production, who = _played(request, slug)
    return _page(request, production, who, "")


@login_required
@require_POST
def own_answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirms or declines, signed in."""
    production, who = _played(request, slug)
    return _answered(request, production, who, "")


def _page(request: HttpRequest, production: Production, who: str, token: str, error: JuzuError | None = None) -> HttpResponse:
    days = reads.own_days(production, who)
    today = timezone.localdate()
    coming = [day for day in days if day.sheet.date and day.sheet.date >= today - timedelta(days=1)] or list(days[-1:])
    for day in coming:
        if request.method == "GET" and day.status in ("unsent", "sent") and day.sheet.date:
            writes.mark_opened(production, day.sheet.date, day.sheet.version, who)
    listed = [
        {
            "day": day,
            "open": number == 0 or bool(day.changes),
            "times": times(day.call) if day.call else (),
            "facts": [(label, shown(value, lang())) for label, value in (*day_facts(day.sheet), *help_near(day.sheet)) if value],
            "state": SHEET_STATES[day.sheet.state],
            "status": STATUSES[day.status],
            "tone": TONES[day.status],
        }
        for number, day in enumerate(coming)
    ]
    name = next((day.call.name for day in reversed(days) if day.call), None)
    calendar_link = request.build_absolute_uri(reverse("shoot:call_calendar", args=[token])) if token and any(d.call for d in days) else ""
    context = {
        "production": production,
        "name": name,
        "days": listed,
        "past": len(days) - len(coming),
        "token": token,
        "answer_to": reverse("shoot:call_answer", args=[token]) if token else reverse("shoot:own_answer", args=[production.slug]),
        "calendar": calendar_link,
        "webcal": calendar_link.replace("https://", "webcal://").replace("http://", "webcal://"),
    }
    status = 409 if isinstance(error, ConflictError) else 422 if error else 200
    return render(request, "shoot/call.html", context | {"faults": error.faults if error else ()}, status=status)


def _answered(request: HttpRequest, production: Production, who: str, token: str) -> HttpResponse:
    """Keeps the answer and goes back to its day; what cannot be kept is told above the days as they stand now."""
    act, version, written = (request.POST.get(name, "") for name in ("act", "version", "date"))
    when = parse_date(written) if DATE.fullmatch(written) else None
    if act not in ("confirmed", "declined") or when is None or not (version.isascii() and version.isdigit() and len(version) < 6):
        return HttpResponse(status=400)
    try:
        writes.answer(production, who, when, int(version), act, reason=request.POST.get("reason", ""))  # type: ignore[arg-type]  # one of the two
    except JuzuError as error:
        return _page(request, production, who, token, error)
    back = reverse("shoot:call", args=[token]) if token else reverse("shoot:own", args=[production.slug])
    return redirect(f"{back}#d{when}")


def _played(request: HttpRequest, slug: str) -> tuple[Production, str]:
    production = production_or_404(request, slug, may="see own call")
    member = Member.objects.filter(production=production, user=signed_in(request)).first()
    if member is None or not member.person:
        raise Http404
    return production, member.person


def _language(request: HttpRequest) -> Lang:
    said = request.GET.get("lang", "")
    return said if said in LANGS else chosen(request)
