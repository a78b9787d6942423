"""web: the only place where drafts are saved: script, corrections, breakdown and tables move together or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db import transaction

from juzu.chain.production import TABLES
from juzu.chain.rework import Reworked, corrected, next_draft
from juzu.edge.files.assumptions import Assumed
from juzu.kernel.document import Schema
from juzu.script.breakdown import BREAKDOWN
from juzu.script.corrections import CORRECTIONS, Corrections
from juzu.script.document import SCRIPT, Script
from juzu.web.account.models import User
from juzu.web.production import reads as production_reads
from juzu.web.production import writes
from juzu.web.production.models import Production
from juzu.web.script.reads import Desk, desk
from juzu.web.site.faults import ConflictError

T = TypeVar("T")
TRIES = 3  # somebody may edit a cell while a draft is made; it is then made again on the newer tables


def correct(production: Production, say: Callable[[Desk], Corrections], *, author: User, note: str = "") -> Reworked:
    """Corrects the breakdown; `say` gives the corrections for the draft as it stands."""

    def make(now: Desk) -> Reworked:
        return corrected(now.draft, say(now), now.facts, base_of(production), Assumed().tables())

    return _again(production, make, author, note)


def take_draft(production: Production, script: Script, *, author: User, note: str = "") -> Reworked:
    """Takes a new draft of the script in."""
    return _again(production, lambda now: proposed(production, now, script), author, note)


def proposed(production: Production, now: Desk, script: Script) -> Reworked:
    """What a new draft of the script would make of everything; nothing is saved."""
    return next_draft(now.draft, script, now.facts, base_of(production), Assumed().tables(), now.day_of)


def base_of(production: Production) -> Any:
    """The production's base, from which first guesses of sets come."""
    return production_reads.standing(production).base


def _again(production: Production, make: Callable[[Desk], Reworked], author: User, note: str) -> Reworked:
    for left in reversed(range(TRIES)):
        now = desk(production)
        if now is None:
            raise ValueError("a production without a script has no draft")
        made = make(now)
        try:
            _save(production, now, made, author, note)
        except ConflictError:
            if not left:
                raise
        else:
            return made
    raise AssertionError("unreachable")


@transaction.atomic
def _save(production: Production, now: Desk, made: Reworked, author: User, note: str) -> None:
    """Raises ConflictError when any of the documents was changed since `now`; then none is saved."""
    old, new = now.draft, made.draft

    def save(schema: Schema[T], before: T, after: T) -> None:
        if before != after or schema.name not in now.documents:
            writes.save(production, schema, after, author=author, parent=now.documents.get(schema.name), note=note)

    save(SCRIPT, old.script, new.script)
    save(CORRECTIONS, old.corrections, new.corrections)
    save(BREAKDOWN, old.breakdown, new.breakdown)
    save(TABLES, old.tables, new.tables)
