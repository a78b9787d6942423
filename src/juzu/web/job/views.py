"""web: a production's jobs: how far they are, stop, send again, and the files they made."""

from __future__ import annotations

import os

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.web.job import reads, writes
from juzu.web.job.models import File, Job, new_key
from juzu.web.job.permits import NEEDS
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production
from juzu.web.site.language import lang

SHOWN = 5
NO_SECONDS = Text("不知道要算多久", "there is no telling how long to search")
SECONDS = (10, 30, 60, 300, 1_800)


class PlanForm(forms.Form):
    """How long to search; `key` makes two clicks one."""

    seconds = forms.IntegerField(min_value=2, max_value=3_600, initial=30)
    fresh = forms.BooleanField(required=False)
    key = forms.CharField(max_length=64, required=False)


@login_required
def panel(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest jobs, as a part of a page."""
    return _panel(request, production_or_404(request, slug, may="see production"))


def _panel(request: HttpRequest, production: Production) -> HttpResponse:
    seen = [kind for kind, may in NEEDS.items() if may in production.can]
    jobs = reads.jobs_of(production).filter(kind__in=seen).prefetch_related("files")[:SHOWN]
    said = {
        "production": production,
        "lines": [(job, reads.KIND_NAMES[job.kind], reads.STATE_NAMES[job.state]) for job in jobs],
        "seconds": SECONDS,
        "key": new_key(),
    }
    return render(request, "job/panel.html", said)


def _answer(request: HttpRequest, production: Production) -> HttpResponse:
    return _panel(request, production) if request.headers.get("HX-Request") else redirect("production:overview", production.slug)


@login_required
@require_POST
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """Plans the production as it stands."""
    production = production_or_404(request, slug, may="edit plan")
    form = PlanForm(request.POST)
    if not form.is_valid():
        raise InputError(Fault(NO_SECONDS, Text("填 2 到 3600 之间的整数", "write a whole number from 2 to 3600")))
    said = form.cleaned_data
    payload = {"seconds": said["seconds"], "fresh": said["fresh"], "threads": os.cpu_count() or 2}
    writes.enqueue("plan", production, payload, f"{production.pk}:{said['key'] or new_key()}", author=signed_in(request))
    return _answer(request, production)


@login_required
@require_POST
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """Prints all papers into a ZIP."""
    production = production_or_404(request, slug, may="see sheets")
    key = f"{production.pk}:{request.POST.get('key') or new_key()}"[:120]
    writes.enqueue("papers", production, {"lang": lang()}, key, author=signed_in(request))
    return _answer(request, production)


def _job(request: HttpRequest, slug: str, number: int) -> Job:
    """A job of the production, for whoever may do its kind."""
    production = production_or_404(request, slug, may="see production")
    job = Job.objects.defer("checkpoint").filter(pk=number, production=production).first()
    if job is None or job.kind not in NEEDS:
        raise Http404
    if NEEDS[job.kind] not in production.can:
        raise PermissionDenied
    job.production = production
    return job


@login_required
@require_POST
def stop(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Stops a job; one that plans keeps its best."""
    job = _job(request, slug, number)
    writes.stop(job)
    return _answer(request, production_or_404(request, slug, may="see production"))


@login_required
@require_POST
def retry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Sends a failed job again."""
    job = _job(request, slug, number)
    writes.retry(job)
    return _answer(request, production_or_404(request, slug, may="see production"))


@login_required
def file(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """The file that a job made."""
    made = File.objects.filter(job=_job(request, slug, number)).first()
    if made is None:
        raise Http404
    return FileResponse([bytes(made.body)], as_attachment=True, filename=made.name, content_type="application/zip")
