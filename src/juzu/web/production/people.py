"""web: members and invitations, saved: every change leaves an audit line and tells the open pages."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.web.account import audit
from juzu.web.account.models import User
from juzu.web.account.secrets import hashed, new_secret
from juzu.web.production.models import Invitation, Member, Production
from juzu.web.production.roles import ROLE_NAMES, Role
from juzu.web.site import events

INVITATION_DAYS = 14
INVITED = Text("{r} · {n}", "{r} · {n}")
CHANGED = Text("{who}：{a} → {b}", "{who}: {a} → {b}")
LEFT = Text("{who}（{r}）", "{who} ({r})")


@transaction.atomic
def invite(production: Production, role: Role, note: str, *, author: User, person: str = "") -> str:
    """A new invitation; its secret is told once. `person` is the cast id of whom a cast member plays."""
    secret, token_hash = new_secret()
    expires = timezone.now() + timedelta(days=INVITATION_DAYS)
    Invitation.objects.create(
        production=production, role=role, person=person, note=note, token_hash=token_hash, made_by=author, expires=expires
    )
    audit.note(author, "member invited", production.channel, INVITED.format(r=ROLE_NAMES[role], n=note or "–"))
    _tell(production)
    return secret


def invitation_of(secret: str) -> Invitation | None:
    """The invitation of a secret, if it still opens and nobody has used it."""
    found = Invitation.objects.select_related("production").filter(token_hash=hashed(secret)).first()
    return found if found and found.open and found.used_by_id is None else None


@transaction.atomic
def join(invitation: Invitation, user: User) -> bool:
    """Makes somebody a member by an invitation, once; who is a member already keeps their role. False when somebody else used it first."""
    if not Invitation.objects.filter(pk=invitation.pk, used_by=None, revoked=None).update(used_by=user):
        return False
    facts = {"role": invitation.role, "person": invitation.person}
    _, new = Member.objects.get_or_create(production=invitation.production, user=user, defaults=facts)
    if new:
        audit.note(user, "member joined", invitation.production.channel, ROLE_NAMES[invitation.role])  # type: ignore[index]  # choices are Role
        _tell(invitation.production)
    return True


@transaction.atomic
def revoke(production: Production, invitation_id: int, *, author: User) -> bool:
    """Takes an invitation back; False when there was none to take."""
    gone = Invitation.objects.filter(pk=invitation_id, production=production, revoked=None, used_by=None).update(revoked=timezone.now())
    if gone:
        audit.note(author, "invitation revoked", production.channel, str(invitation_id))
        _tell(production)
    return bool(gone)


@transaction.atomic
def change_role(production: Production, member_id: int, role: Role, *, author: User) -> bool:
    """Gives a member another role; False when there is no such member."""
    member = Member.objects.select_related("user").filter(pk=member_id, production=production).first()
    if member is None:
        return False
    was, member.role = member.role, role
    member.save(update_fields=["role"])
    audit.note(author, "role changed", production.channel, CHANGED.format(who=str(member.user), a=ROLE_NAMES[was], b=ROLE_NAMES[role]))  # type: ignore[index]  # choices are Role
    _tell(production)
    return True


@transaction.atomic
def remove(production: Production, member_id: int, *, author: User) -> bool:
    """Takes somebody out of a production; False when they were not in it."""
    member = Member.objects.select_related("user").filter(pk=member_id, production=production).first()
    if member is None:
        return False
    audit.note(author, "member removed", production.channel, LEFT.format(who=str(member.user), r=ROLE_NAMES[member.role]))  # type: ignore[index]  # choices are Role
    member.delete()
    _tell(production)
    return True


def _tell(production: Production) -> None:
    events.tell(production.channel, "people", {})
