"""web: the only place where jobs are saved. Every change is a conditional update; the row count says whether it was ours to make."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone

from juzu.kernel.errors import Fault
from juzu.kernel.text import Text
from juzu.web.account.models import User
from juzu.web.job.models import OPEN, File, Job, new_key
from juzu.web.production.models import Production
from juzu.web.site import events

LEASE = timedelta(seconds=15)
MOST_BROKEN = 3
KEPT = timedelta(days=30)
BROKE_OFF = Fault(
    Text("任务多次中断，已停下；数据没有改动", "the job broke off too often and was given up; no data was changed"),
    Text("重试；还不行，请把任务编号告诉管理员", "try again; if it stays, tell the administrator the job's number"),
)


def enqueue(
    kind: str,
    production: Production | None = None,
    payload: dict[str, Any] | None = None,
    key: str = "",
    *,
    author: User | None = None,
    channel: str = "",
) -> Job:
    """A job to be run soon. The same key gives the same job, whatever became of it; `channel` is the production's unless said."""
    said = channel or (production.channel if production else "")
    facts = {"kind": kind, "production": production, "payload": payload or {}, "author": author, "channel": said}
    with transaction.atomic():
        job, new = Job.objects.get_or_create(key=key or new_key(), defaults=facts)
        if new:
            _tell(job)
    return job


def claim() -> Job | None:
    """The oldest job that is due, now leased to the caller; None when there is none. Jobs whose holder fell silent are due again."""
    now = timezone.now()
    due = Job.objects.filter(Q(state="waiting", not_before__lte=now) | Q(state="running", lease_until__lt=now)).order_by("pk")
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job = due.first()
        if job is None:
            return None
        lost = int(job.state == "running")  # its process went without a word; that counts as broken
        taken = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=job.state).update(
            state="running",
            attempt=F("attempt") + 1,
            broken=F("broken") + lost,
            lease_until=now + LEASE,
            started=job.started or now,
        )
        if not taken:
            return None
        job.refresh_from_db()
        if job.broken >= MOST_BROKEN:
            end(job, "failed", error=faults_json((BROKE_OFF,)))
            return None
        _tell(job)
        return job


def _mine(job: Job) -> Any:
    return Job.objects.filter(pk=job.pk, attempt=job.attempt, state="running")


def beat(job: Job) -> bool | None:
    """Renews the lease. Whether a person asked to stop; None when the job is no longer the caller's."""
    if not _mine(job).update(lease_until=timezone.now() + LEASE):
        return None
    return Job.objects.values_list("stop_asked", flat=True).get(pk=job.pk)


@transaction.atomic
def keep(job: Job, checkpoint: bytes) -> bool:
    """Keeps what the job would go on from; False when it is no longer the caller's."""
    return bool(_mine(job).update(checkpoint=checkpoint))


@transaction.atomic
def report(job: Job, progress: dict[str, Any]) -> bool:
    """Tells how far the job is, to whoever looks now or later."""
    if not _mine(job).update(progress=progress):
        return False
    job.progress = progress
    _tell(job)
    return True


@transaction.atomic
def end(job: Job, state: str, *, result: dict[str, Any] | None = None, error: list[dict[str, Any]] | None = None) -> bool:
    """The last word on a job; False when it was somebody else's to say. A failed job keeps its checkpoint."""
    changed = {"state": state, "ended": timezone.now(), "lease_until": None, "result": result or {}, "error": error or []}
    if state != "failed":
        changed["checkpoint"] = None
    if not _mine(job).update(**changed):
        return False
    job.refresh_from_db()
    _tell(job)
    return True


@transaction.atomic
def keep_file(job: Job, name: str, body: bytes) -> None:
    """Keeps a file that the job made; the one of an earlier attempt goes."""
    File.objects.filter(job=job, name=name).delete()
    File.objects.create(job=job, name=name, body=body)


@transaction.atomic
def release(job: Job, *, broke: bool) -> bool:
    """Gives a job back, to go on from its checkpoint: at once when the site was stopped, a little later each time it broke."""
    broken = job.broken + broke
    if broken >= MOST_BROKEN:
        return end(job, "failed", error=faults_json((BROKE_OFF,)))
    wait = timedelta(seconds=2**broken if broke else 0)
    if not _mine(job).update(state="waiting", broken=broken, lease_until=None, not_before=timezone.now() + wait):
        return False
    job.refresh_from_db()
    _tell(job)
    return True


@transaction.atomic
def stop(job: Job) -> bool:
    """A person stops a job: one that waits is cancelled, one that runs ends soon and keeps its best. False when it has ended already."""
    if Job.objects.filter(pk=job.pk, state="waiting").update(state="cancelled", ended=timezone.now()):
        job.refresh_from_db()
        _tell(job)
        return True
    return bool(Job.objects.filter(pk=job.pk, state="running").update(stop_asked=True))


@transaction.atomic
def retry(job: Job) -> bool:
    """A person sends a failed job again; it goes on from its checkpoint."""
    changed = {"state": "waiting", "broken": 0, "stop_asked": False, "ended": None, "error": [], "not_before": timezone.now()}
    if not Job.objects.filter(pk=job.pk, state="failed").update(**changed):
        return False
    job.refresh_from_db()
    _tell(job)
    return True


def forget() -> int:
    """Drops jobs that ended long ago; returns how many."""
    return Job.objects.exclude(state__in=OPEN).filter(ended__lt=timezone.now() - KEPT).delete()[0]


def faults_json(faults: tuple[Fault, ...]) -> list[dict[str, Any]]:
    """Faults as a job keeps them, in both languages."""
    return [
        {
            "what": {"zh": fault.what.zh, "en": fault.what.en},
            "next": {"zh": fault.next_step.zh, "en": fault.next_step.en},
            "where": str(fault.source or ""),
        }
        for fault in faults
    ]


def _tell(job: Job) -> None:
    if job.channel:
        events.tell(
            job.channel, "job", {"job": job.pk, "kind": job.kind, "state": job.state, "progress": job.progress, "result": job.result}
        )
