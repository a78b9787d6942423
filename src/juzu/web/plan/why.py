"""web: the page "why": what the plan costs by cause, what the checker says, who waits how long, how good it is, what more would be worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from juzu.kernel.document import Schema
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.plan.questions.explain import EXPLANATION
from juzu.plan.questions.values import VALUES
from juzu.plan.words import STATUSES
from juzu.web.job.models import Job
from juzu.web.plan import charts, reads, strips
from juzu.web.plan.solving import newest, once
from juzu.web.production import reads as production_reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Production
from juzu.web.site.templatetags.juzu import money as money_of
from juzu.web.site.templatetags.juzu import percent

SCHEMAS: dict[str, Schema[Any]] = {"values": VALUES, "explain": EXPLANATION}
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as the page shows it: the job that looks for the answer, the newest answer, and whether that speaks of an older plan."""

    job: Job | None
    state: Text | None
    faults: tuple[tuple[Text, Text], ...]
    answer: Any
    old: bool


@login_required
@require_GET
def why(request: HttpRequest, slug: str) -> HttpResponse:
    """The page."""
    production = production_or_404(request, slug, may="see plan")
    now = reads.board(production)
    plan, money = now.draft.plan, "see money" in production.can
    context = {
        "production": production,
        "board": now,
        "plan": plan,
        "status": STATUSES[plan.status],
        "breaches": strips.breaches(now),
        "boneyard": len(now.ready.row) - len(plan.day_of),
        "allowed": now.draft.verdict.allowed,
        "waits": charts.waits(now.problem, plan),
        "heads": charts.heads(plan) if money else (),
        "gap": percent(plan.gap),
        "saved_fen": plan.sorted_fen - plan.cost_fen,
        "saved": money_of(plan.sorted_fen - plan.cost_fen),
        "money": money,
        "edits": "edit plan" in production.can,
    }
    return render(request, "plan/why.html", context | _answers(production))


@login_required
@require_POST
def ask(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Asks what more would be worth (`values`) or what would remove each cost (`explain`): a job."""
    production = production_or_404(request, slug, may="edit plan")
    if kind not in SCHEMAS:
        raise Http404
    if "see money" not in production.can:
        raise PermissionDenied
    once(production, kind, {"seconds": SECONDS}, signed_in(request))
    return _asked(request, production)


@login_required
@require_GET
def asked(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the questions are, and their answers."""
    production = production_or_404(request, slug, may="see money")
    return _asked(request, production)


def _asked(request: HttpRequest, production: Production) -> HttpResponse:
    return render(request, "plan/asked.html", {"production": production} | _answers(production))


def _answers(production: Production) -> dict[str, Answer]:
    current = production_reads.current_document(production, PLAN)
    digest = current.digest if current else ""
    return {"values": _answer(production, "values", digest), "explanation": _answer(production, "explain", digest)}


def _answer(production: Production, kind: str, digest: str) -> Answer:
    document, newest_job = production_reads.current_document(production, SCHEMAS[kind]), newest(production, kind)
    return Answer(
        job=newest_job.job if newest_job else None,
        state=newest_job.state if newest_job else None,
        faults=newest_job.faults if newest_job else (),
        answer=value_of(document) if document else None,
        old=document is not None and document.note != digest,
    )
