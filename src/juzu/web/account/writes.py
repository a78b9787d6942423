"""web: the only place where people, organisations and tokens are saved."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from juzu.web.account import audit
from juzu.web.account.models import Membership, Organisation, Token, User
from juzu.web.account.secrets import PREFIX, new_secret

TOKEN_DAYS = 365
SHOWN = 12


@transaction.atomic
def found(owner: User, name: str) -> Organisation:
    """A new company and its first owner."""
    organisation = Organisation.objects.create(name=name)
    Membership.objects.create(user=owner, organisation=organisation, role=Membership.OWNER)
    return organisation


@transaction.atomic
def make_token(user: User, name: str) -> str:
    """A new API token; it is told once and kept as a hash."""
    secret, token_hash = new_secret(PREFIX)
    expires = timezone.now() + timedelta(days=TOKEN_DAYS)
    Token.objects.create(user=user, name=name, token_hash=token_hash, start=secret[:SHOWN], made_by=user, expires=expires)
    audit.note(user, "token made", f"u/{user.pk}", name)
    return secret


@transaction.atomic
def revoke_token(user: User, token_id: int) -> bool:
    """Takes a token of one's own back; False when there was none to take."""
    gone = Token.objects.filter(pk=token_id, user=user, revoked=None).update(revoked=timezone.now())
    if gone:
        audit.note(user, "token revoked", f"u/{user.pk}", str(token_id))
    return bool(gone)
