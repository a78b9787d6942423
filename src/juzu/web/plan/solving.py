"""web: solving the rest around the locks, and what the page "why" asks: jobs that are started, stopped and sent again from here.

Their progress reaches the page as the event `job`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from juzu.kernel.text import Text
from juzu.web.account.models import User
from juzu.web.job import reads as job_reads
from juzu.web.job import writes as job_writes
from juzu.web.job.models import Job
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production

SECONDS: dict[int, Text] = {
    15: Text("15 秒", "15 seconds"),
    60: Text("1 分钟", "1 minute"),
    300: Text("5 分钟", "5 minutes"),
    900: Text("15 分钟", "15 minutes"),
    3600: Text("1 小时", "1 hour"),
}


@dataclass(frozen=True, slots=True)
class Solving:
    """The newest solve as the page shows it: words for its state, and the faults that ended it."""

    job: Job
    state: Text
    faults: tuple[tuple[Text, Text], ...]


def newest(production: Production, kind: str = "plan") -> Solving | None:
    """The newest job of a kind; None before the first."""
    job = job_reads.jobs_of(production).filter(kind=kind).first()
    if job is None:
        return None
    faults = tuple((Text(**fault["what"]), Text(**fault["next"])) for fault in job.error)
    return Solving(job, job_reads.STATE_NAMES[job.state], faults)


@login_required
@require_POST
def solve(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks for a plan from the board as it stands, locks kept; while one is being made no second is begun."""
    production = production_or_404(request, slug, may="edit plan")
    seconds = request.POST.get("seconds", "")
    if not (seconds.isascii() and seconds.isdigit() and int(seconds) in SECONDS):
        raise BadRequest
    payload = {"seconds": int(seconds), "fresh": request.POST.get("fresh") == "1"}
    once(production, "plan", payload, signed_in(request))
    return _panel(request, production)


@login_required
@require_GET
def solving(request: HttpRequest, slug: str) -> HttpResponse:
    """How far the newest solve is."""
    return _panel(request, production_or_404(request, slug, may="see plan"))


@login_required
@require_POST
def stop(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Stops a solve; it keeps the best plan so far."""
    production = production_or_404(request, slug, may="edit plan")
    job_writes.stop(_job(production, number))
    return _panel(request, production)


@login_required
@require_POST
def retry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Sends a failed solve again."""
    production = production_or_404(request, slug, may="edit plan")
    job_writes.retry(_job(production, number))
    return _panel(request, production)


def once(production: Production, kind: str, payload: dict[str, Any], author: User) -> Job:
    """The open job of a kind, or a new one. Two people who ask at once get the same: the key is the one after the newest."""
    newest_job = job_reads.jobs_of(production).filter(kind=kind).first()
    if newest_job and newest_job.open:
        return newest_job
    key = f"{production.channel} {kind} {newest_job.pk if newest_job else 0}"
    return job_writes.enqueue(kind, production, payload, key, author=author)


def _job(production: Production, number: int) -> Job:
    job = job_reads.jobs_of(production).filter(kind="plan", pk=number).first()
    if job is None:
        raise Http404
    return job


def _panel(request: HttpRequest, production: Production) -> HttpResponse:
    context = {
        "production": production,
        "solving": newest(production),
        "edits": "edit plan" in production.can,
        "money": "see money" in production.can,
    }
    return render(request, "plan/solving.html", context)
