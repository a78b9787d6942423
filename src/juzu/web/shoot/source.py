"""web: a production -> the plan that its papers speak of: the published one with the documents of that moment, else the draft on the board.

The facts (words on the call sheet, contacts, weather) are always today's: they are written day by day, after the plan was published.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.chain.production import PRODUCTION
from juzu.plan.document import PLAN
from juzu.web.plan.models import Publication
from juzu.web.plan.reads import published
from juzu.web.production import reads
from juzu.web.production.models import Document, Production
from juzu.web.production.reads import Placed


@dataclass(frozen=True, slots=True)
class Source:
    """What papers are made from. `publication` is None where it is a draft: the board as it stands."""

    placed: Placed
    publication: Publication | None
    board: Document | None

    @property
    def draft(self) -> bool:
        """Whether nobody published it."""
        return self.publication is None

    @property
    def moved_on(self) -> bool:
        """Whether the board is no longer what was published."""
        return self.publication is not None and self.board is not None and self.board.pk != self.publication.document_id


def source(production: Production, *, board: bool = False) -> Source:
    """The published plan of a production, or with `board` the draft that stands on it."""
    now = reads.documents_of(production)
    publication = None if board else published(production)
    if publication is None:
        return Source(reads.placed(now), None, now.get(PLAN.name))
    numbers = {kind: number for kind, number in publication.documents.items() if kind != PRODUCTION.name}
    then = {document.kind: document for document in Document.objects.defer("body").filter(pk__in=numbers.values())}
    return Source(reads.placed(now | then), publication, now.get(PLAN.name))
