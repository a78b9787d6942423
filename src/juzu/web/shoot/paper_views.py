"""web: every paper as a page, as PDF and as XLSX; calendars of people and sets."""

from __future__ import annotations

from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from juzu.edge.files.ical import write_ical
from juzu.shoot.calendar import Calendar, person_calendars, set_calendars
from juzu.shoot.papers import FAMILIES, PAPERS
from juzu.web.production import reads
from juzu.web.production.access import production_or_404
from juzu.web.production.models import Production
from juzu.web.production.reads import Placed
from juzu.web.shoot.files import CALENDAR, PDF, XLSX, file
from juzu.web.shoot.papers import Printer, book_of, built
from juzu.web.site.language import lang


@login_required
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be printed."""
    production = production_or_404(request, slug, may="see sheets")
    book = book_of(reads.standing(production))
    listed = [
        (FAMILIES[family], [kind for kind in kinds if book.days or kind.family == "lists"])
        for family, kinds in groupby(PAPERS.values(), key=lambda kind: kind.family)
    ]
    calendars = (person_calendars(book), set_calendars(book)) if book.days else ((), ())
    context = {"production": production, "families": listed, "people": calendars[0], "sets": calendars[1]}
    return render(request, "shoot/papers.html", context)


@login_required
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as printed."""
    production = production_or_404(request, slug, may="see sheets")
    printer = _printer(production, kind)
    return render(request, "shoot/paper.html", {"production": production, "kind": PAPERS[kind], "html": printer.html()})


@login_required
def pdf(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as PDF."""
    production = production_or_404(request, slug, may="see sheets")
    return file(_printer(production, kind).pdf(), PDF, f"{production.title} {PAPERS[kind].title.to(lang())}.pdf")


@login_required
def xlsx(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One kind of paper as a workbook."""
    production = production_or_404(request, slug, may="see sheets")
    return file(_printer(production, kind).xlsx(), XLSX, f"{production.title} {PAPERS[kind].title.to(lang())}.xlsx", keep=True)


@login_required
def calendar(request: HttpRequest, slug: str, whose: str) -> HttpResponse:
    """The calendar of a person or a set of the plan as it stands."""
    production = production_or_404(request, slug, may="see sheets")
    book = book_of(reads.standing(production))
    found: Calendar | None = next((each for each in (*person_calendars(book), *set_calendars(book)) if each.id == whose), None)
    if found is None:
        raise Http404
    return file(write_ical(found, lang()), CALENDAR, f"{found.name.to(lang())}.ics", keep=True)


def _printer(production: Production, kind: str) -> Printer:
    standing: Placed = reads.standing(production)
    book = book_of(standing)
    if kind not in PAPERS or not (book.days or PAPERS[kind].family == "lists"):
        raise Http404
    return Printer(built(book, standing, kind), lang())
