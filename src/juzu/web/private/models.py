"""web: private facts, apart from everything else: each sealed with the site's secret, with the purpose that it is kept for and the day it ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from juzu.web.account.models import User
from juzu.web.private.kinds import KINDS, PURPOSES
from juzu.web.production.models import Production


class PrivateFact(models.Model):
    """One fact of one person. Nothing of it stands in a document, so no paper, export or copy of a production can hold it."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="private_facts")
    person = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in KINDS])
    sealed = models.TextField()
    purpose = models.CharField(max_length=20, choices=[(purpose, purpose) for purpose in PURPOSES])
    expires = models.DateField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["person", "kind"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["production", "person", "kind"], name="one_private_fact_each")]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind}"
