"""web: every paper as a page, as PDF and as XLSX; calendars of people and sets."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from juzu.edge.files.ical import write_ical
from juzu.shoot.calendar import Calendar, person_calendars, set_calendars
from juzu.shoot.papers import FAMILIES, PAPERS
from juzu.web.production.access import production_or_404
from juzu.web.production.models import Production
from juzu.web.shoot.files import CALENDAR, PDF, XLSX, file
from juzu.web.shoot.papers import Printer, book_of, built
from juzu.web.shoot.source import Source, source
from juzu.web.site.language import lang

BOARD = "board"


@login_required
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be printed."""
    production = production_or_404(request, slug, may="see sheets")
    origin = _source(request, production)
    book = book_of(origin.placed)
    listed = [
        (FAMILIES[family], [kind for kind in kinds if book.days or kind.family == "lists"])
        for family, kinds in groupby(PAPERS.values(), key=lambda kind: kind.family)
    ]
    calendars = (person_calendars(book), set_calendars(book)) if book.days else ((), ())
    context = {"production": production, "families": listed, "people": calendars[0], "sets": calendars[1]} | _names(origin)
    return render(request, "shoot/papers.html", context)


@login_required
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as printed."""
    production = production_or_404(request, slug, may="see sheets")
    origin = _source(request, production)
    context = {"production": production, "kind": PAPERS.get(kind), "html": _printer(origin, kind).html()}
    return render(request, "shoot/paper.html", context | _names(origin))


@login_required
def pdf(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as PDF."""
    production = production_or_404(request, slug, may="see sheets")
    return file(_printer(_source(request, production), kind).pdf(), PDF, f"{production.title} {PAPERS[kind].title.to(lang())}.pdf")


@login_required
def xlsx(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as a workbook."""
    production = production_or_404(request, slug, may="see sheets")
    return file(
        _printer(_source(request, production), kind).xlsx(), XLSX, f"{production.title} {PAPERS[kind].title.to(lang())}.xlsx", keep=True
    )


@login_required
def calendar(request: HttpRequest, slug: str, whose: str) -> HttpResponse:
    """The calendar of a person or a set of the published plan."""
    production = production_or_404(request, slug, may="see sheets")
    book = book_of(_source(request, production).placed)
    found: Calendar | None = next((each for each in (*person_calendars(book), *set_calendars(book)) if each.id == whose), None)
    if found is None:
        raise Http404
    return file(write_ical(found, lang()), CALENDAR, f"{found.name.to(lang())}.ics", keep=True)


def _source(request: HttpRequest, production: Production) -> Source:
    """The published plan; with `?of=board`, and where none was published, the draft on the board."""
    return source(production, board=request.GET.get("of") == BOARD)


def _names(origin: Source) -> dict[str, object]:
    """Whether it is a draft, and what the addresses of its files end with."""
    return {"source": origin, "of": f"?of={BOARD}" if origin.draft else ""}


def _printer(origin: Source, kind: str) -> Printer:
    standing = origin.placed
    book = book_of(standing)
    if kind not in PAPERS or not (book.days or PAPERS[kind].family == "lists"):
        raise Http404
    return Printer(built(book, standing, kind), lang())
