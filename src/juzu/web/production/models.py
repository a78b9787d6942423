"""web: productions, their members, and the documents that are a production's truth.

A document never changes. `Current` says which one counts, per production and kind, and moves only by a conditional update.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.web.account.models import Link, Organisation, User
from juzu.web.production.roles import MAY, ROLES, Permission, Role


class Production(models.Model):
    """One drama. `slug` is its address; `sample` names the sample it was made from, whose data can be reset."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="productions")
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    sample = models.CharField(max_length=40, blank=True)
    made = models.DateTimeField(default=timezone.now)

    role: Role | None = None  # of the person who asked; set by access.production_or_404

    class Meta:
        ordering: ClassVar = ["-made", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def can(self) -> frozenset[Permission]:
        """What the person who asked may do: `{% if "see money" in production.can %}`."""
        return MAY[self.role] if self.role else frozenset()

    @property
    def channel(self) -> str:
        """Its name among events and audit lines."""
        return f"p/{self.slug}"


class Member(models.Model):
    """Somebody's role in a production. `person` is the cast id of whom a cast member plays."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="members")
    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    person = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["production", "user"], name="one_role_each")]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} @ {self.production}"


class Invitation(Link):
    """A link that makes whoever opens it a member, once."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES])
    person = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=120, blank=True)
    used_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.role} @ {self.production}"


class Document(models.Model):
    """One immutable document: kind `Plan`, version 1, zlib-compressed JSON. A base's catalogue belongs to a company, the rest to a production too."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    production = models.ForeignKey(Production, models.CASCADE, null=True, related_name="documents")
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, db_index=True)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)  # "" where the note is somebody's own words
    body = models.BinaryField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["production", "kind", "-id"], name="history")]

    def __str__(self) -> str:
        return f"{self.kind}.{self.version} {self.digest[:8]}"

    @property
    def told(self) -> Text | None:
        """What was done, in words; None when nobody said."""
        return Text(self.note, self.note_en or self.note) if self.note else None


class Current(models.Model):
    """Which document of a kind counts."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="currents")
    kind = models.CharField(max_length=40)
    document = models.ForeignKey(Document, models.RESTRICT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["production", "kind"], name="one_current_each")]

    def __str__(self) -> str:
        return f"{self.production} {self.kind}"


class Catalogue(models.Model):
    """A base of a company: its address `/b/<slug>/` and the `Base` document that counts."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="catalogues")
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    document = models.ForeignKey(Document, models.RESTRICT, related_name="+")

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file as it was handed in, byte for byte."""

    production = models.ForeignKey(Production, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    author = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    body = models.BinaryField()

    def __str__(self) -> str:
        return self.name
