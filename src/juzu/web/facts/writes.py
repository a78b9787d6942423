"""web: the only place where a production's facts are saved; the production's row is called what the facts call it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from juzu.chain.production import PRODUCTION
from juzu.chain.production import Production as Facts
from juzu.web.account.models import User
from juzu.web.production import writes
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Production
from juzu.web.production.writes import TITLE_LENGTH


@transaction.atomic
def keep(production: Production, edit: Callable[[Facts], Facts], *, author: User) -> None:
    """Makes an edit on the newest facts. Raises ConflictError where it does not fit them."""
    title = value_of(writes.merge(production, PRODUCTION, edit, author=author)).title[:TITLE_LENGTH]
    Production.objects.filter(pk=production.pk).exclude(title=title).update(title=title)
