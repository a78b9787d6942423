"""web: call sheets by day: what the plan says, what was issued, what issuing would change for whom."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from juzu.kernel.text import Text
from juzu.shoot.differences import differences
from juzu.shoot.frame import stamp_of
from juzu.shoot.issue import Act
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production
from juzu.web.shoot import reads, writes
from juzu.web.shoot.files import PDF, XLSX, file
from juzu.web.shoot.models import IssuedSheet
from juzu.web.shoot.papers import Printer, book_of, issued_book, sheets_on, with_stamp
from juzu.web.shoot.source import Source, source
from juzu.web.site.language import lang, tell

ACTS: dict[str, Act] = {"advance": "advance", "publish": "publish"}
ISSUED = Text("已发出：{stamp}", "Issued: {stamp}")


@login_required
def days(request: HttpRequest, slug: str) -> HttpResponse:
    """Every shooting day with its state and how many have confirmed."""
    production = production_or_404(request, slug, may="see sheets")
    origin = source(production)
    return render(request, "shoot/days.html", {"production": production, "days": reads.days(production, origin), "source": origin})


@login_required
def day(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """One day: the draft, or with `?v=2` an issued version."""
    production = production_or_404(request, slug, may="see sheets")
    origin = source(production)
    found = _day(production, origin, when)
    shown = _version(request, found)
    before = reads.sheet_of(found.issues[shown.version - 2]) if shown and shown.version > 1 else None if shown else found.sheet
    now = reads.sheet_of(shown) if shown else found.draft
    context = {
        "production": production,
        "day": found,
        "shown": shown,
        "html": _printer(origin, found, shown).html(),
        "source": origin,
        "notices": differences(before, now, reads.moved_scenes(book_of(origin.placed))) if before else (),
        "may_publish": "publish sheets" in production.can,
    }
    return render(request, "shoot/day.html", context)


@login_required
@require_POST
def issue(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """Issues the draft that the form was shown with."""
    production = production_or_404(request, slug, may="publish sheets")
    act, seen = ACTS.get(request.POST.get("act", "")), request.POST.get("seen", "")
    if act is None or not (seen.isascii() and seen.isdigit() and len(seen) < 6):
        return HttpResponse(status=400)
    content = request.POST.get("content", "")
    made = writes.issue(production, when, act, seen=int(seen), content=content, author=signed_in(request))
    messages.success(request, tell(ISSUED.format(stamp=stamp_of(reads.sheet_of(made)))))
    return redirect("shoot:people", slug=slug, when=when)


@login_required
def pdf(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """The day's call sheets as PDF: the draft, or with `?v=2` as issued."""
    production = production_or_404(request, slug, may="see sheets")
    return file(_made(request, production, when).pdf(), PDF, f"{production.title} {when}.pdf")


@login_required
def xlsx(request: HttpRequest, slug: str, when: date) -> HttpResponse:
    """The day's call sheets as a workbook."""
    production = production_or_404(request, slug, may="see sheets")
    return file(_made(request, production, when).xlsx(), XLSX, f"{production.title} {when}.xlsx", keep=True)


def printer_of(issue: IssuedSheet) -> Printer:
    """The call sheets of an issue, from the documents that it was made from."""
    book = issued_book(book_of(reads.standing_then(issue)), issue)
    return Printer(sheets_on(book, issue.date), lang())


def _made(request: HttpRequest, production: Production, when: date) -> Printer:
    origin = source(production)
    found = _day(production, origin, when)
    printer = _printer(origin, found, _version(request, found))
    if not printer.papers:
        raise Http404
    return printer


def _printer(origin: Source, found: reads.Day, shown: IssuedSheet | None) -> Printer:
    if shown:
        return printer_of(shown)
    return Printer(sheets_on(with_stamp(book_of(origin.placed), found.draft), found.when), lang())


def _day(production: Production, origin: Source, when: date) -> reads.Day:
    found = reads.day(production, origin, when)
    if found is None:
        raise Http404
    return found


def _version(request: HttpRequest, found: reads.Day) -> IssuedSheet | None:
    """The version that the address names; None for the draft."""
    said = request.GET.get("v", "")
    if not said:
        return None
    shown = next((issue for issue in found.issues if str(issue.version) == said), None)
    if shown is None:
        raise Http404
    return shown
