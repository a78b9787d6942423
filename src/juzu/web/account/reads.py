"""web: people and organisations -> what pages ask about them."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from juzu.web.account.models import Audit, CompanyInvitation, Membership, Organisation, Token, User
from juzu.web.account.secrets import hashed


def nobody_yet() -> bool:
    """Whether the site is so new that it has no user."""
    return not User.objects.exists()


def organisations(user: User) -> QuerySet[Organisation]:
    """The companies somebody belongs to, in order of name."""
    return Organisation.objects.filter(memberships__user=user).order_by("name")


def owns(user: User, organisation: Organisation) -> bool:
    """Whether somebody is an owner of a company."""
    return Membership.objects.filter(user=user, organisation=organisation, role=Membership.OWNER).exists()


def memberships_of(user: User) -> QuerySet[Membership]:
    """Somebody's companies with their role in each."""
    return Membership.objects.select_related("organisation").filter(user=user).order_by("organisation__name")


def tokens_of(user: User) -> QuerySet[Token]:
    """Somebody's tokens that still open, newest first."""
    return Token.objects.filter(user=user, revoked=None, expires__gt=timezone.now()).order_by("-pk")


def invitation_of(secret: str) -> CompanyInvitation | None:
    """The invitation to a company of a secret, if it still opens and nobody has used it."""
    found = CompanyInvitation.objects.select_related("organisation").filter(token_hash=hashed(secret)).first()
    return found if found and found.open and found.used_by_id is None else None


def user_of_token(secret: str) -> User | None:
    """Whose API token this is; nobody's when it is unknown, expired or revoked."""
    token = Token.objects.select_related("user").filter(token_hash=hashed(secret)).first()
    if token is None or not token.open or not token.user.is_active:
        return None
    Token.objects.filter(pk=token.pk).update(used=timezone.now())
    return token.user


def trail(about: str) -> QuerySet[Audit]:
    """The audit lines of one thing, newest first."""
    return Audit.objects.select_related("user").filter(about=about).order_by("-at", "-pk")
