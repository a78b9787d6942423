"""web: what people did on the board, what a search proved of a problem, which plans were published. The plans themselves are documents."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.plan.hand.edit import Edit as Puts
from juzu.plan.hand.edit import Put
from juzu.web.account.models import User
from juzu.web.production.models import Document, Production


class Edit(models.Model):
    """One thing that a person did on the board: what, as puts, and the puts that take it back. `undone` ones can be done again until the next edit."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="board_edits")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    what_zh = models.CharField(max_length=200)
    what_en = models.CharField(max_length=200)
    puts = models.JSONField()
    inverse = models.JSONField()
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    undone = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["production", "author", "-id"], name="undo")]

    def __str__(self) -> str:
        return self.what_zh

    @property
    def what(self) -> Text:
        """What was done, in words."""
        return Text(self.what_zh, self.what_en)

    @property
    def edit(self) -> Puts:
        """The edit itself."""
        return tuple(Put(**put) for put in self.puts)

    @property
    def back(self) -> Puts:
        """The edit that takes it back."""
        return tuple(Put(**put) for put in self.inverse)


class Proof(models.Model):
    """What a search said of one problem: fen that every legal plan costs at least, and what sort by set costs (0: no legal plan)."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="+")
    problem = models.CharField(max_length=64)
    bound_fen = models.BigIntegerField()
    sorted_fen = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["production", "problem"], name="one_proof_each")]

    def __str__(self) -> str:
        return f"{self.production} ≥ {self.bound_fen}"


class Publication(models.Model):
    """A plan that was published: the newest is what call sheets are made from. `documents` are the numbers of what counted then, by kind."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="publications")
    document = models.ForeignKey(Document, models.RESTRICT, related_name="+")
    documents = models.JSONField(default=dict)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.production} {self.at:%Y-%m-%d %H:%M}"
