"""web: a production as it stands, or as it was when a call sheet was issued -> its book, its papers, and their files.

Papers are made on request and kept at hand by the digest of what they say; a changed plan gives another digest, so nothing is ever stale.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO
from threading import Lock

import pypdfium2
from django.utils.safestring import SafeString

from juzu.chain.sheet import paper_facts
from juzu.chain.standing import Standing
from juzu.edge.papers.pdf import Press, press
from juzu.edge.papers.xlsx import workbook
from juzu.kernel.text import Lang
from juzu.plan.document import PLAN
from juzu.plan.problem import PROBLEM, Problem
from juzu.shoot.book import Book, open_book
from juzu.shoot.callsheet import call_sheet
from juzu.shoot.daysheet import DaySheet
from juzu.shoot.paper import Paper
from juzu.shoot.papers import PAPERS
from juzu.shoot.production import SheetState
from juzu.web.production.bodies import kept
from juzu.web.production.reads import Placed
from juzu.web.shoot.html import paper_html
from juzu.web.shoot.models import IssuedSheet


def book_of(standing: Placed) -> Book:
    """The book of a production as it stands now."""
    digests = tuple(f"{kind} {document.digest}" for kind, document in sorted(standing.documents.items()))
    plan = standing.documents.get(PLAN.name)
    return kept(("book", *digests), lambda: open_standing(standing, plan.at if plan else None))


def open_standing(standing: Standing, changed: datetime | None = None) -> Book:
    """The book of some values that belong together; the plan was last `changed` then."""
    facts = paper_facts(standing.production, standing.base, standing.tables, changed)
    return open_book(facts, standing.breakdown, answered(standing) if standing.plan else None, standing.plan)


def answered(standing: Standing) -> Problem:
    """The problem that the plan answers, when it was kept; else the one that the tables pose now."""
    kept_problem, plan = standing.problem, standing.plan
    if kept_problem and plan and PROBLEM.digest(kept_problem) == plan.problem:
        return kept_problem
    return standing.pose()


def issued_book(book: Book, issued: IssuedSheet) -> Book:
    """The book with what an issue prints on its papers: state, version and time."""
    state: SheetState = issued.state  # type: ignore[assignment]  # choices are SheetState
    facts = replace(book.production, state=state, version=issued.version, issued=issued.at)
    return replace(book, production=facts)


def with_stamp(book: Book, draft: DaySheet) -> Book:
    """The book with the state and version that a draft would get."""
    return replace(book, production=replace(book.production, state=draft.state, version=draft.version, issued=None))


def sheets_on(book: Book, when: date) -> tuple[Paper, ...]:
    """The call sheets of a date, one per unit."""
    return tuple(call_sheet(book, day) for day in book.days if book.date(day.day) == when)


def built(book: Book, standing: Placed, kind: str) -> tuple[Paper, ...]:
    """The papers of one kind, as they stand."""
    digests = tuple(f"{name} {document.digest}" for name, document in sorted(standing.documents.items()))
    return kept(("papers", kind, *digests), lambda: PAPERS[kind].build(book))


@dataclass(frozen=True, slots=True)
class Printer:
    """Makes HTML, PDF and XLSX of some papers in one language, each once."""

    papers: tuple[Paper, ...]
    lang: Lang

    @property
    def digest(self) -> str:
        """SHA-256 of what the papers say."""
        return hashlib.sha256(repr(self.papers).encode()).hexdigest()

    def html(self) -> SafeString:
        """All papers below each other."""
        return kept(("html", self.lang, self.digest), lambda: SafeString("".join(paper_html(paper, self.lang) for paper in self.papers)))

    def pdf(self) -> bytes:
        """All papers in one file."""
        return kept(("pdf", self.lang, self.digest), lambda: _pressed(self.papers, self.lang))

    def xlsx(self) -> bytes:
        """A workbook with a sheet per paper."""
        return kept(("xlsx", self.lang, self.digest), lambda: workbook(list(self.papers), self.lang))


_lock = Lock()
_press: list[Press] = []


def _pressed(papers: tuple[Paper, ...], lang: Lang) -> bytes:
    """One process has one press, and a press does one thing at a time."""
    with _lock:
        if not _press:
            _press.append(press())
        made = [_press[0].pdf(paper, lang) for paper in papers]
    return made[0] if len(made) == 1 else _joined(made)


def _joined(files: list[bytes]) -> bytes:
    whole, out = pypdfium2.PdfDocument.new(), BytesIO()
    for data in files:
        whole.import_pages(pypdfium2.PdfDocument(data))
    whole.save(out)
    return out.getvalue()
