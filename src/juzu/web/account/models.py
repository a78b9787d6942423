"""web: people, their organisations, tokens, links, and the audit trail. Secrets are kept as hashes: whoever reads the database cannot use them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.web.account.users import UserManager

LANGUAGES = [("zh", "中文"), ("en", "English")]


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in by e-mail. `language` is empty until chosen."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    language = models.CharField(max_length=2, choices=LANGUAGES, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email


class Organisation(models.Model):
    """A company: productions and bases belong to it, and nobody outside sees them."""

    name = models.CharField(max_length=120)
    made = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody's place in a company. An owner acts as producer in all its productions; others are named in each production."""

    OWNER, MEMBER = "owner", "member"
    ROLES = ((OWNER, "负责人 owner"), (MEMBER, "成员 member"))
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=ROLES, default=MEMBER)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["user", "organisation"], name="one_membership_each")]

    def __str__(self) -> str:
        return f"{self.user} @ {self.organisation}"


class Link(models.Model):
    """A secret address given to somebody: kept as a hash, expires, can be revoked."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def open(self) -> bool:
        """Whether it still opens."""
        return self.revoked is None and self.expires > timezone.now()


class Token(Link):
    """What a person's programs sign in with; `start` are its first letters, to tell it by."""

    user = models.ForeignKey(User, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    start = models.CharField(max_length=12)
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.start}…"


class CompanyInvitation(Link):
    """A link that makes whoever opens it a member of a company, once."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    used_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.organisation)


class Audit(models.Model):
    """Who did or read what. `about` names the thing by its address, such as `p/dengxiaxi`; lines are only ever added."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    act = models.CharField(max_length=40)
    about = models.CharField(max_length=120, db_index=True)
    detail = models.CharField(max_length=400, blank=True)
    detail_en = models.CharField(max_length=400, blank=True)  # "" where the detail is a name, or the same in both languages

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user} {self.act} {self.about}"

    @property
    def told(self) -> Text | None:
        """The detail in words."""
        return Text(self.detail, self.detail_en or self.detail) if self.detail else None
