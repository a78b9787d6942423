"""web: the page "why": what the plan costs by cause, what the checker says, who waits how long, how good it is, what more would be worth."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from juzu.plan.words import STATUSES
from juzu.web.plan import charts, reads, strips
from juzu.web.production.access import production_or_404
from juzu.web.site.templatetags.juzu import money as money_of
from juzu.web.site.templatetags.juzu import percent


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
    return render(request, "plan/why.html", context)
