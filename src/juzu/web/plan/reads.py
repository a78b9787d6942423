"""web: a production -> its board: the plan as it stands on the problem as the tables say it now; its versions; what was published.

Problems and drafts are kept at hand by the digests of what they are made from, so that asking a board what a move would do reads no document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce

from juzu.base.catalogue import BASE
from juzu.chain.production import PRODUCTION, TABLES
from juzu.plan.document import PLAN, Plan
from juzu.plan.hand.draft import Draft, Ready, drafted, opened, ready
from juzu.plan.problem import Problem
from juzu.web.account.models import User
from juzu.web.base.busy import as_booked
from juzu.web.plan.models import Edit, Proof, Publication
from juzu.web.production import reads as production_reads
from juzu.web.production.bodies import kept
from juzu.web.production.models import Document, Production
from juzu.web.production.reads import Placed


@dataclass(frozen=True, slots=True)
class Board:
    """The plan on the problem as it is now. `document` is the plan's; None when nothing was planned yet. `stale`: the tables changed since."""

    placed: Placed
    ready: Ready
    draft: Draft
    document: Document | None

    @property
    def problem(self) -> Problem:
        """The problem as the tables say it now."""
        return self.ready.problem

    @property
    def stale(self) -> bool:
        """Whether the plan was made for the problem as it was before."""
        return self.placed.plan is not None and self.placed.plan.problem != self.ready.digest


def board(production: Production) -> Board:
    """The board as it stands. Raises InputError naming the cells when the tables pose no problem."""
    placed = as_booked(production, production_reads.standing(production))
    posed = ready_problem(placed)
    proof = Proof.objects.filter(production=production, problem=posed.digest).first()
    if proof:
        posed = replace(posed, bound_fen=proof.bound_fen, sorted_fen=proof.sorted_fen)
    document = placed.documents.get(PLAN.name)
    return Board(placed, posed, draft_of(posed, placed.plan, document), document)


def ready_problem(placed: Placed) -> Ready:
    """The problem of the tables made ready."""
    base = (BASE.digest(placed.base),) if placed.base else ()  # with what others have booked, which no document says
    key = ("ready", *(placed.documents[kind].digest for kind in (PRODUCTION.name, TABLES.name)), *base)
    return kept(key, lambda: ready(placed.pose()))


def draft_of(posed: Ready, plan: Plan | None, document: Document | None) -> Draft:
    """A plan on a problem; everything in the boneyard without one."""
    return kept(_draft_key(posed, document), lambda: opened(posed, plan) if plan else drafted(posed, {}))


def keep_draft(posed: Ready, draft: Draft, document: Document) -> None:
    """Keeps at hand the draft that a document was saved from: opening the document gives the same."""
    kept(_draft_key(posed, document), lambda: draft)


def _draft_key(posed: Ready, document: Document | None) -> tuple[str, ...]:
    return ("draft", posed.digest, str(posed.bound_fen), document.digest if document else "")


def versions(production: Production) -> QuerySet[Document]:
    """Every plan, newest first."""
    return production_reads.history(production, PLAN)


def version(production: Production, number: int) -> Document | None:
    """One plan of the production."""
    return versions(production).filter(pk=number).first()


def current_version(production: Production) -> int:
    """The number of the plan that stands on the board; 0 when there is none."""
    document = production_reads.current_document(production, PLAN)
    return document.pk if document else 0


def published(production: Production) -> Publication | None:
    """The publication that counts; `value_of(publication.document)` is its plan."""
    return Publication.objects.filter(production=production).select_related("document").defer("document__body").order_by("-pk").first()


def edits(production: Production, author: User) -> tuple[Edit | None, Edit | None]:
    """What a person would undo, and what they would do again. Edits of a plan that a search has replaced stay: they mean nothing on the new one."""
    newest = versions(production).filter(note="").values_list("pk", flat=True)[:1]
    own = Edit.objects.filter(production=production, author=author, document__gt=Coalesce(Subquery(newest), 0))
    return own.filter(undone=None).order_by("-pk").first(), own.exclude(undone=None).order_by("-undone").first()


def edits_since(production: Production, document: int) -> QuerySet[Edit]:
    """What was done on the board after a plan was seen."""
    return Edit.objects.select_related("author").filter(production=production, document__gt=document).order_by("pk")
