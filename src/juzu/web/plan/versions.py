"""web: every plan of a production: the list, two side by side, an older one put back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.questions.compare import compare, recall_line
from juzu.plan.questions.names import Names
from juzu.plan.words import HEADS, STATUSES
from juzu.web.plan import reads, writes
from juzu.web.production import reads as production_reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Document, Production

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Version:
    """One plan in the list."""

    document: Document
    plan: Plan
    status: Text
    days: int
    current: bool
    published: bool


@login_required
@require_GET
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, newest first."""
    production = production_or_404(request, slug, may="see plan")
    page = Paginator(reads.versions(production), ON_A_PAGE).get_page(request.GET.get("page"))
    current, published = reads.current_version(production), reads.published(production)
    shown = [_version(document, current, published.document_id if published else 0) for document in page]
    context = {"production": production, "page": page, "versions": shown, "money": "see money" in production.can}
    return render(request, "plan/versions.html", context | {"edits": "edit plan" in production.can})


def _version(document: Document, current: int, published: int) -> Version:
    plan: Plan = value_of(document)
    days = len({sheet.day for sheet in plan.days})
    return Version(document, plan, STATUSES[plan.status], days, document.pk == current, document.pk == published)


@login_required
@require_GET
def side_by_side(request: HttpRequest, slug: str) -> HttpResponse:
    """What differs from one version (`a`) to another (`b`): money, days, people told anew, scenes moved."""
    production = production_or_404(request, slug, may="see plan")
    a, b = _document(production, request.GET.get("a", "")), _document(production, request.GET.get("b", ""))
    first, second = value_of(a), value_of(b)
    problem = production_reads.problem_of(production, second) or reads.board(production).problem
    found, names = compare(problem, first, second), Names(problem)
    money = [(HEADS[change.head], change.a_fen, change.b_fen, change.b_fen - change.a_fen) for change in found.money]
    context = {
        "production": production,
        "a": a,
        "b": b,
        "found": found,
        "change_fen": found.b_fen - found.a_fen,
        "heads": money,
        "people": [recall_line(names, recall) for recall in found.recalled],
        "moved": [(move.scene, _day(names, move.a_day), _day(names, move.b_day)) for move in found.moved],
        "money": "see money" in production.can,
    }
    return render(request, "plan/compare.html", context)


@login_required
@require_POST
def restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An older version stands on the board again; nothing is lost: the one before stays in the list."""
    production = production_or_404(request, slug, may="edit plan")
    writes.restore(production, _document(production, str(number)), author=signed_in(request))
    return redirect("plan:board", slug)


def _day(names: Names, day: int) -> Text:
    return names.day(day) if day >= 0 else Text("未排", "boneyard")


def _document(production: Production, number: str) -> Document:
    document = reads.version(production, int(number)) if number.isascii() and number.isdigit() else None
    if document is None:
        raise Http404
    return document
