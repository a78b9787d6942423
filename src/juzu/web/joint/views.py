"""web: the pages of planning together: who is planned, how far it is, what it found, adopting it.

Who runs the base starts and sees it, and only for productions whose plan they may write.
"""

from __future__ import annotations

import os
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from juzu.base.joint.document import JointPlan
from juzu.base.joint.told import STAGES
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.web.base import reads as base_reads
from juzu.web.base.access import Visit, base_or_404
from juzu.web.base.desk import channel
from juzu.web.base.models import Guest
from juzu.web.base.pages.frame import page
from juzu.web.job import writes as job_writes
from juzu.web.job.models import Job
from juzu.web.job.reads import STATE_NAMES
from juzu.web.joint import reads, writes
from juzu.web.plan.reads import published
from juzu.web.production.reads import current_document
from juzu.web.site.language import tell

SECONDS = (30, 60, 120, 300, 1_800)
SHOWN, PRICES_SHOWN = 8, 20
FEW = Text("至少选两部戏", "choose at least two productions")
TICK = Text("在要一起排的戏前打勾", "tick those that are to be planned together")
ADOPTED = Text("已采用：{n} 段景订好，各部的计划已更新。", "Adopted: {n} stretches booked, every plan brought up to date.")


@login_required
@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """The productions at the base, to be ticked; and what was planned together before."""
    visit = base_or_404(request, slug, may="operate")
    guests = reads.guests_of(visit.catalogue)
    if request.method == "POST":
        return _start(request, visit, guests)
    rows = [
        {
            "guest": guest,
            "may": guest.production is not None and reads.may_plan(visit.user, guest.production),
            "published": guest.production and published(guest.production),
            "planned": guest.production and current_document(guest.production, PLAN),
        }
        for guest in guests
    ]
    lines = [(job, STATE_NAMES[job.state], _names(job, guests)) for job in reads.jobs(visit.catalogue)[:SHOWN]]
    return page(request, visit, "joint/choose", {"rows": rows, "lines": lines, "seconds": SECONDS})


def _start(request: HttpRequest, visit: Visit, guests: list[Guest]) -> HttpResponse:
    chosen = [guest for guest in guests if str(guest.pk) in request.POST.getlist("crew")]
    if len(chosen) < 2:
        raise InputError(Fault(FEW, TICK))
    _require(visit, chosen)
    free = [guest.pk for guest in chosen if str(guest.pk) in request.POST.getlist("free")]
    reads.seats(chosen, free)  # what cannot be planned is told here, not by a job that fails
    said = request.POST.get("seconds", "")
    seconds = int(said) if said.isdecimal() and int(said) in SECONDS else SECONDS[2]
    payload = {
        "base": visit.catalogue.pk,
        "crews": [guest.pk for guest in chosen],
        "free": free,
        "seconds": seconds,
        "threads": os.cpu_count() or 2,
    }
    job = job_writes.enqueue(reads.KIND, None, payload, author=visit.user, channel=channel(visit.catalogue))
    return HttpResponseRedirect(reverse("joint:one", args=[visit.catalogue.slug, job.pk]))


@login_required
@require_GET
def one(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How far it is; when it is done, what it found."""
    visit = base_or_404(request, slug, may="operate")
    job, guests = _job(visit, number)
    joint = reads.found(job) if job.state == "done" else None
    context: dict[str, Any] = {
        "job": job,
        "state": STATE_NAMES[job.state],
        "names": _names(job, guests),
        "stage": STAGES.get(job.progress.get("stage", "")),
    }
    if joint:
        context |= _result(visit, job, joint, guests)
    return page(request, visit, "joint/one", context)


@login_required
@require_POST
def stop(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Stops it; the best so far is kept."""
    visit = base_or_404(request, slug, may="operate")
    job, _ = _job(visit, number)
    job_writes.stop(job)
    return HttpResponseRedirect(reverse("joint:one", args=[slug, number]))


@login_required
@require_POST
def adopt(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Makes it everybody's plan and books the sets."""
    visit = base_or_404(request, slug, may="operate")
    job, _ = _job(visit, number)
    joint = reads.found(job) if job.state == "done" else None
    if joint is None:
        raise Http404
    booked = writes.adopt(job, joint, author=visit.user)
    messages.success(request, tell(ADOPTED.format(n=booked)))
    return HttpResponseRedirect(reverse("joint:one", args=[slug, number]))


def _job(visit: Visit, number: int) -> tuple[Job, list[Guest]]:
    """The job and its guests, for whoever may write the plans of all of them."""
    job = reads.jobs(visit.catalogue).filter(pk=number).first()
    if job is None:
        raise Http404
    _, guests = reads.asked(job)
    _require(visit, guests)
    return job, guests


def _require(visit: Visit, guests: list[Guest]) -> None:
    if not all(guest.production and reads.may_plan(visit.user, guest.production) for guest in guests):
        raise PermissionDenied


def _names(job: Job, guests: list[Guest]) -> list[str]:
    return [guest.name for guest in guests if guest.pk in job.payload["crews"]]


def _result(visit: Visit, job: Job, joint: JointPlan, guests: list[Guest]) -> dict[str, Any]:
    """What the joint plan is for each crew, and what hours of sets are worth."""
    moves = reads.moves(job, joint)
    rows = [{"part": part, "move": moves.get(part.crew), "days": len({day.day for day in part.plan.days})} for part in joint.crews]
    had = [move.before.cost_fen for move in moves.values() if move.before]
    sets = {item.id: item.name for item in base_reads.base_of(visit.catalogue).sets}
    return {
        "joint": joint,
        "rows": rows,
        "had_fen": sum(had) if len(had) == len(rows) else None,
        "prices": [
            (sets.get(price.set, price.set), f"{price.date} {clock(price.span.start)}–{clock(price.span.end)}", price)
            for price in joint.prices[:PRICES_SHOWN]
        ],
        "adopted": reads.adopted(joint, guests),
    }
