"""web: call sheets as issued, personal links, and what people did with their calls."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.shoot.answers import STATUSES
from juzu.shoot.production import SHEET_STATES
from juzu.web.account.models import Link, User
from juzu.web.production.models import Production

ACTS = [act for act in STATUSES if act != "unsent"]


class IssuedSheet(models.Model):
    """One issue of one day's call sheet; never changed. `body` is its `DaySheet`, `documents` the rows it was made from, so that it prints the same."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="issued_sheets")
    date = models.DateField()
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=[(state, text.zh) for state, text in SHEET_STATES.items()])
    content = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    documents = models.JSONField()
    body = models.BinaryField()
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["date", "version"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["production", "date", "version"], name="one_issue_each_version")]

    def __str__(self) -> str:
        return f"{self.production} {self.date} v{self.version} {self.state}"

    @property
    def words(self) -> Text:
        """正式 第3版."""
        state = SHEET_STATES[self.state]  # type: ignore[index]  # choices are SheetState
        return Text(f"{state.zh} 第{self.version}版", f"{state.en.capitalize()} v{self.version}")


class Recipient(Link):
    """Somebody's link to their own calls. The address is kept sealed as well, so that whoever sends it can copy it again."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="recipients")
    who = models.CharField(max_length=60)
    sealed = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["production", "who"], condition=models.Q(revoked=None), name="one_open_link_each")
        ]

    def __str__(self) -> str:
        return f"{self.production} {self.who}"


class CallMark(models.Model):
    """One thing done with one version of somebody's call: sent, opened, confirmed or declined; lines are only ever added."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="call_marks")
    who = models.CharField(max_length=60)
    date = models.DateField()
    version = models.PositiveSmallIntegerField()
    act = models.CharField(max_length=10, choices=[(act, act) for act in ACTS])
    reason = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["production", "who"], name="marks_of_one")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["production", "who", "date", "version", "act"],
                condition=models.Q(act__in=["sent", "opened"]),
                name="sent_and_opened_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.date} v{self.version} {self.act}"
