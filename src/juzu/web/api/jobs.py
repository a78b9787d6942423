"""web: API: a production's jobs: ask for one, look, stop, fetch its file."""

from __future__ import annotations

import os

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Status

from juzu.web.api.words import JobIn, JobOut
from juzu.web.job import reads, writes
from juzu.web.job.models import File, Job, new_key
from juzu.web.job.permits import NEEDS
from juzu.web.production import access
from juzu.web.production.access import production_or_404, signed_in

router = Router(tags=["jobs"])
LISTED = 50


def _said(job: Job) -> JobOut:
    return JobOut(number=job.pk, kind=job.kind, state=job.state, progress=job.progress, result=job.result, error=job.error, made=job.made)


def _job(request: HttpRequest, slug: str, number: int) -> Job:
    production = production_or_404(request, slug, may="see production")
    job = reads.jobs_of(production).filter(pk=min(number, 2**62), kind__in=NEEDS).first()
    if job is None:
        raise Http404
    access.require(production, NEEDS[job.kind])
    return job


@router.get("/p/{slug}/jobs", response=list[JobOut])
def jobs(request: HttpRequest, slug: str) -> list[JobOut]:
    """The newest jobs of the kinds that you may ask for."""
    production = production_or_404(request, slug, may="see production")
    seen = [kind for kind, may in NEEDS.items() if may in production.can]
    return [_said(job) for job in reads.jobs_of(production).filter(kind__in=seen)[:LISTED]]


@router.post("/p/{slug}/jobs", response={202: JobOut})
def ask(request: HttpRequest, slug: str, said: JobIn) -> Status[JobOut]:
    """Asks for a job; it runs soon."""
    production = production_or_404(request, slug, may="see production")
    access.require(production, NEEDS[said.kind])
    payload = {"seconds": said.seconds, "fresh": said.fresh, "threads": os.cpu_count() or 2} if said.kind == "plan" else {"lang": said.lang}
    key = f"{production.pk}:{said.key or new_key()}"
    return Status(202, _said(writes.enqueue(said.kind, production, payload, key, author=signed_in(request))))


@router.get("/p/{slug}/jobs/{number}", response=JobOut)
def job(request: HttpRequest, slug: str, number: int) -> JobOut:
    """One job and how far it is."""
    return _said(_job(request, slug, number))


@router.post("/p/{slug}/jobs/{number}/stop", response=JobOut)
def stop(request: HttpRequest, slug: str, number: int) -> JobOut:
    """Stops a job; one that plans keeps its best."""
    found = _job(request, slug, number)
    writes.stop(found)
    return _said(found)


@router.get("/p/{slug}/jobs/{number}/file")
def file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The file that a job made."""
    made = File.objects.filter(job=_job(request, slug, number)).first()
    if made is None:
        raise Http404
    return HttpResponse(bytes(made.body), content_type="application/zip")
