"""web: who has been sent, has opened, has confirmed; their links, and the words to send."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from juzu.kernel.text import Text
from juzu.shoot.answers import STATUSES
from juzu.shoot.daysheet import DaySheet
from juzu.shoot.message import group_message, personal_message
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production
from juzu.web.shoot import reads, writes
from juzu.web.shoot.files import file
from juzu.web.shoot.models import Recipient
from juzu.web.shoot.papers import book_of
from juzu.web.shoot.qr import qr_svg
from juzu.web.shoot.source import source
from juzu.web.site.language import lang, tell

TONES = {"unsent": "", "sent": "doubt", "opened": "doubt", "confirmed": "good", "declined": "bad"}
REVOKED = Text("{who} 的链接已收回", "the link of {who} was revoked")
SENT = Text("已记下：{n} 人", "noted for {n}")


@dataclass(frozen=True, slots=True)
class Line:
    """One person of the list with what to send them."""

    person: reads.Person
    link: Recipient | None
    address: str
    message: str

    @property
    def status(self) -> Text:
        """Where it stands, in words."""
        return STATUSES[self.person.status]

    @property
    def tone(self) -> str:
        """The tag's colour."""
        return TONES[self.person.status]


@login_required
def people(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """Everybody of the newest issue."""
    production = production_or_404(request, slug, may="publish sheets")
    found = _issued(production, when)
    lines = _lines(request, production, found)
    context = {
        "production": production,
        "day": found,
        "lines": lines,
        "missing": sum(1 for line in lines if not line.link),
        "group": group_message(_sheet(found), [p.notice for p in found.people if p.notice]).to(lang()),
    }
    return render(request, "shoot/people.html", context)


@login_required
@require_POST
def make_links(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """A link for everybody who has none."""
    production = production_or_404(request, slug, may="publish sheets")
    found = _issued(production, when)
    days = book_of(source(production).placed).problem
    last = max((date.fromisoformat(day.date) for day in days.days if day.date), default=when) if days else when
    writes.make_links(production, [person.who for person in found.people], last_day=last, author=signed_in(request))
    return redirect("shoot:people", slug=slug, when=when)


@login_required
@require_POST
def sent(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """Notes that the message was sent: to one person, or with `who` empty to all."""
    production = production_or_404(request, slug, may="publish sheets")
    found = _issued(production, when)
    who = request.POST.get("who", "")
    wanted = [person.who for person in found.people if who in ("", person.who)]
    if not wanted:
        raise Http404
    count = writes.mark_sent(production, when, _sheet(found).version, wanted, author=signed_in(request))
    messages.success(request, tell(SENT.format(n=count)))
    return redirect("shoot:people", slug=slug, when=when)


@login_required
@require_POST
def answer(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """Notes what somebody said by telephone."""
    production = production_or_404(request, slug, may="publish sheets")
    found = _issued(production, when)
    who, act = request.POST.get("who", ""), request.POST.get("act", "")
    if act not in ("confirmed", "declined") or not any(person.who == who for person in found.people):
        return HttpResponse(status=400)
    version, reason = _sheet(found).version, request.POST.get("reason", "")
    writes.answer(production, who, when, version, act, reason=reason, author=signed_in(request))  # type: ignore[arg-type]  # one of the two
    return redirect("shoot:people", slug=slug, when=when)


@login_required
def code(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A link as a square to scan."""
    production = production_or_404(request, slug, may="publish sheets")
    recipient = get_object_or_404(Recipient, pk=pk, production=production, revoked=None)
    return file(qr_svg(address_of(request, recipient)), "image/svg+xml", "code.svg")


@login_required
@require_POST
def revoke(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Ends a link; whoever needs it gets another."""
    production = production_or_404(request, slug, may="publish sheets")
    recipient = get_object_or_404(Recipient.objects.select_related("production"), pk=pk, production=production)
    if writes.revoke_link(recipient, author=signed_in(request)):
        messages.success(request, tell(REVOKED.format(who=recipient.who)))
    back = request.POST.get("day", "")
    return redirect(reverse("shoot:people", args=[slug, date.fromisoformat(back)]) if back else reverse("shoot:days", args=[slug]))


def address_of(request: HttpRequest, recipient: Recipient) -> str:
    """The whole address of somebody's page."""
    return request.build_absolute_uri(reverse("shoot:call", args=[reads.token_of(recipient)]))


def _lines(request: HttpRequest, production: Production, found: reads.Day) -> list[Line]:
    open_links, sheet = reads.links(production), _sheet(found)
    lines = []
    for person in found.people:
        link = open_links.get(person.who)
        address = address_of(request, link) if link else ""
        message = personal_message(sheet, person.call, person.notice, address).to(lang()) if link else ""
        lines.append(Line(person, link, address, message))
    return lines


def _issued(production: Production, when: date) -> reads.Day:
    found = reads.day(production, source(production), when)
    if found is None or found.newest is None:
        raise Http404
    return found


def _sheet(found: reads.Day) -> DaySheet:
    if found.sheet is None:
        raise Http404
    return found.sheet
