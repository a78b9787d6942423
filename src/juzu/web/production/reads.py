"""web: documents -> what pages and jobs ask about a production. Values only; nothing here is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from juzu.base.catalogue import BASE
from juzu.chain.edit import edited
from juzu.chain.pose import pose
from juzu.chain.production import PRODUCTION, TABLES, Tables
from juzu.chain.standing import Standing
from juzu.kernel.document import Schema
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.script.breakdown import BREAKDOWN, Breakdown
from juzu.web.account.models import Membership, Organisation, User
from juzu.web.production.bodies import kept, value_of
from juzu.web.production.models import Catalogue, Current, Document, Member, Production
from juzu.web.production.roles import Role

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Placed(Standing):
    """A production as it stands, and the documents it was read from by kind (`documents["Plan"]`): what an edit names as its parent."""

    documents: dict[str, Document]

    def pose(self) -> Problem:
        """The problem as the tables say it now. Of the plan table only locks count: here a changed day is a move on the board, not a lock."""
        tables = replace(self.tables, plan=tuple(row for row in self.tables.plan if row.locked))
        return pose(self.production, self.base, tables)


def current(production: Production, schema: Schema[T]) -> T | None:
    """The value that counts; None when there is none of its kind yet."""
    document = current_document(production, schema)
    return None if document is None else value_of(document)


def current_document(production: Production, schema: Schema[Any]) -> Document | None:
    """The document that counts, without its body."""
    return (
        Document.objects.defer("body")
        .filter(pk__in=Current.objects.filter(production=production, kind=schema.name).values("document"))
        .first()
    )


def documents_of(production: Production) -> dict[str, Document]:
    """Every document that counts, by kind; one query."""
    found = Current.objects.filter(production=production).select_related("document").defer("document__body")
    return {row.kind: row.document for row in found}


def standing(production: Production) -> Placed:
    """The production as it stands, like a production folder. One query, and one for each value that is not at hand.

    Raises KeyError for a production without its first documents, which `writes.create` never leaves.
    """
    return placed(documents_of(production))


def placed(documents: dict[str, Document]) -> Placed:
    """The values of some documents by kind, together; older ones give the production as it stood then."""
    values = {kind: value_of(document) for kind, document in documents.items()}
    tables: Tables = values[TABLES.name]
    read: Breakdown = values[BREAKDOWN.name]
    return Placed(
        production=values[PRODUCTION.name],
        base=values.get(BASE.name),
        breakdown=kept(("edited", documents[BREAKDOWN.name].digest, documents[TABLES.name].digest), lambda: edited(read, tables)),
        tables=tables,
        plan=values.get(PLAN.name),
        problem=values.get(PROBLEM.name),
        documents=documents,
    )


def history(production: Production, schema: Schema[Any]) -> QuerySet[Document]:
    """Every document of a kind, newest first, without bodies."""
    return Document.objects.defer("body").select_related("author").filter(production=production, kind=schema.name).order_by("-pk")


def changes(production: Production) -> QuerySet[Document]:
    """Every document of any kind, newest first, without bodies."""
    return Document.objects.defer("body").select_related("author").filter(production=production).order_by("-pk")


def problem_of(production: Production, plan: Plan) -> Problem | None:
    """The problem that a plan answers, whichever counts now."""
    document = Document.objects.defer("body").filter(production=production, kind=PROBLEM.name, digest=plan.problem).order_by("-pk").first()
    return None if document is None else value_of(document)


def productions_of(user: User) -> list[Production]:
    """The productions that somebody has a role in, newest first, each with that role. Three queries."""
    owned = set(Membership.objects.filter(user=user, role=Membership.OWNER).values_list("organisation_id", flat=True))
    roles: dict[int, Role] = dict(Member.objects.filter(user=user).values_list("production_id", "role"))  # type: ignore[arg-type]  # choices are Role
    found = list(Production.objects.select_related("organisation").filter(Q(organisation__in=owned) | Q(pk__in=roles)))
    for production in found:
        production.role = "producer" if production.organisation_id in owned else roles[production.pk]
    return found


def catalogues(organisations: Iterable[Organisation]) -> QuerySet[Catalogue]:
    """The bases of some companies."""
    return Catalogue.objects.filter(organisation__in=organisations).select_related("document").defer("document__body")
