"""web: jobs -> what pages ask about them."""

from __future__ import annotations

from django.db.models import QuerySet

from juzu.kernel.text import Text
from juzu.web.job.models import OPEN, Job
from juzu.web.production.models import Production

KIND_NAMES: dict[str, Text] = {
    "plan": Text("排期", "planning"),
    "papers": Text("出纸面", "printing papers"),
    "explain": Text("问为什么", "asking why"),
    "values": Text("问多一点值多少", "asking what more is worth"),
}
STATE_NAMES: dict[str, Text] = {
    "waiting": Text("排队中", "waiting"),
    "running": Text("进行中", "running"),
    "done": Text("完成", "done"),
    "failed": Text("失败", "failed"),
    "cancelled": Text("已停止", "stopped"),
}


def jobs_of(production: Production) -> QuerySet[Job]:
    """A production's jobs, newest first, without their checkpoints."""
    return Job.objects.defer("checkpoint").select_related("author").filter(production=production).order_by("-pk")


def running(production: Production, kind: str) -> Job | None:
    """The newest open job of a kind."""
    return jobs_of(production).filter(kind=kind, state__in=OPEN).first()
