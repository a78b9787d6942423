"""web: the only place where private facts are kept, read and deleted; each leaves a line in the audit trail, without the fact itself."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from juzu.kernel.text import Text
from juzu.web.account import audit
from juzu.web.account.models import User
from juzu.web.account.secrets import seal, unseal
from juzu.web.private.kinds import KINDS
from juzu.web.private.models import PrivateFact
from juzu.web.production.models import Production

SEAL = "private fact"


@transaction.atomic
def keep(production: Production, person: str, kind: str, value: str, *, purpose: str, expires: date, author: User) -> PrivateFact:
    """Keeps a fact, sealed; a newer one of the same kind takes its place."""
    facts = {"sealed": seal(value, SEAL), "purpose": purpose, "expires": expires, "by": author, "at": timezone.now()}
    fact, _ = PrivateFact.objects.update_or_create(production=production, person=person, kind=kind, defaults=facts)
    audit.note(author, "private kept", production.channel, _named(fact))
    return fact


@transaction.atomic
def read(fact: PrivateFact, *, reader: User) -> str:
    """The fact itself. The line is written first: nobody reads without one."""
    audit.note(reader, "private read", fact.production.channel, _named(fact))
    return unseal(fact.sealed, SEAL)


@transaction.atomic
def remove(fact: PrivateFact, *, author: User) -> None:
    """Deletes a fact."""
    audit.note(author, "private removed", fact.production.channel, _named(fact))
    fact.delete()


@transaction.atomic
def forget() -> int:
    """Deletes what is kept no longer; returns how many."""
    over = list(PrivateFact.objects.select_related("production").filter(expires__lt=timezone.localdate()))
    for fact in over:
        audit.note(None, "private removed", fact.production.channel, _named(fact))
    return PrivateFact.objects.filter(pk__in=[fact.pk for fact in over]).delete()[0]


def _named(fact: PrivateFact) -> Text:
    return Text("{who} · {what}", "{who} · {what}").format(who=fact.person, what=KINDS[fact.kind])
