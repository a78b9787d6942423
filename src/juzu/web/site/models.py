"""web: what happened lately, for the pages that are open."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One thing that happened on a channel such as `p/dengxiaxi`; kept for a day, so that a page that lost its line catches up."""

    channel = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return f"{self.channel} {self.kind}"
