"""web: the only place where people, organisations and tokens are saved."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from juzu.web.account import audit
from juzu.web.account.models import CompanyInvitation, Membership, Organisation, Token, User
from juzu.web.account.secrets import PREFIX, new_secret

TOKEN_DAYS = 365
INVITATION_DAYS = 14
SHOWN = 12


@transaction.atomic
def found(owner: User, name: str) -> Organisation:
    """A new company and its first owner."""
    organisation = Organisation.objects.create(name=name)
    Membership.objects.create(user=owner, organisation=organisation, role=Membership.OWNER)
    return organisation


def change_profile(user: User, name: str, language: str) -> None:
    """Another name or language."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])


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


@transaction.atomic
def invite(company: Organisation, *, author: User) -> str:
    """A new invitation to a company; its secret is told once."""
    secret, token_hash = new_secret()
    expires = timezone.now() + timedelta(days=INVITATION_DAYS)
    CompanyInvitation.objects.create(organisation=company, token_hash=token_hash, made_by=author, expires=expires)
    audit.note(author, "member invited", f"c/{company.pk}")
    return secret


@transaction.atomic
def join(invitation: CompanyInvitation, user: User) -> bool:
    """Makes somebody a member of a company, once. False when somebody else used the invitation first."""
    if not CompanyInvitation.objects.filter(pk=invitation.pk, used_by=None, revoked=None).update(used_by=user):
        return False
    Membership.objects.get_or_create(user=user, organisation=invitation.organisation)
    audit.note(user, "member joined", f"c/{invitation.organisation_id}")
    return True


@transaction.atomic
def change_membership(company: Organisation, number: int, role: str, *, author: User) -> bool:
    """Another role for a member, or none: out of the company. False where the company would be left without an owner."""
    members = {m.pk: m for m in Membership.objects.select_for_update().filter(organisation=company)}
    member = members.get(number)
    if member is None:
        return False
    others = any(m.role == Membership.OWNER for m in members.values() if m.pk != number)
    if role != Membership.OWNER and member.role == Membership.OWNER and not others:
        return False
    who = str(User.objects.get(pk=member.user_id))
    if role:
        member.role = role
        member.save(update_fields=["role"])
        audit.note(author, "role changed", f"c/{company.pk}", f"{who} → {role}")
    else:
        member.delete()
        audit.note(author, "member removed", f"c/{company.pk}", who)
    return True
