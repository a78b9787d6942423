"""web: jobs: work that takes longer than a request, each a row that outlives every process.

    waiting -> running -> done
    running -> failed      refused, or broke too often: the dead letter, with its reason
    running -> cancelled   a person stopped it
    running -> waiting     its process died, or the site was stopped: it goes on from its checkpoint

Whoever runs a job holds a lease and renews it; `attempt` is the fence: a process that lost its lease can no longer write.
"""

from __future__ import annotations

import uuid
from typing import ClassVar, Literal, get_args

from django.db import models
from django.utils import timezone

from juzu.web.account.models import User
from juzu.web.production.models import Production

State = Literal["waiting", "running", "done", "failed", "cancelled"]
STATES: tuple[State, ...] = get_args(State)
OPEN: tuple[State, ...] = ("waiting", "running")


def new_key() -> str:
    """A key that nobody has asked with."""
    return uuid.uuid4().hex


class Job(models.Model):
    """One job. `channel` is where its progress is told; `key` makes asking twice the same as asking once."""

    kind = models.CharField(max_length=40)
    production = models.ForeignKey(Production, models.CASCADE, null=True, related_name="jobs")
    channel = models.CharField(max_length=80)
    key = models.CharField(max_length=120, unique=True, default=new_key)
    payload = models.JSONField(default=dict)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=[(state, state) for state in STATES], default="waiting")
    attempt = models.PositiveSmallIntegerField(default=0)
    broken = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True)
    stop_asked = models.BooleanField(default=False)
    checkpoint = models.BinaryField(null=True)
    progress = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    error = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True)
    ended = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "not_before"], name="next_job"),
            models.Index(fields=["channel", "-id"], name="jobs_of_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk} ({self.state})"

    @property
    def open(self) -> bool:
        """Whether it has not ended."""
        return self.state in OPEN


class File(models.Model):
    """A file that a job made, to be fetched once it is done."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.name
