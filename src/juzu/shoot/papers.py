"""shoot: every paper there is, in the order crews expect; terminal, workbook, PDF and web list them from here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from juzu.kernel.text import Text
from juzu.shoot.board import stripboard
from juzu.shoot.book import Book
from juzu.shoot.callsheet import call_sheets
from juzu.shoot.lists import by_set, master, story_order
from juzu.shoot.outofdays import day_out_of_days
from juzu.shoot.paper import Paper
from juzu.shoot.schedule import one_line, shooting_plan
from juzu.shoot.summaries import episodes, places

Family = Literal["lists", "plan", "calls"]
FAMILIES: dict[Family, Text] = {
    "lists": Text("分场各表", "Breakdown lists"),
    "plan": Text("计划各表", "Plan papers"),
    "calls": Text("通告单", "Call sheets"),
}


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. `build` gives the papers of the kind: one, or one per day for call sheets; plan papers need a plan."""

    id: str
    family: Family
    title: Text
    build: Callable[[Book], tuple[Paper, ...]]


PAPERS: dict[str, PaperKind] = {
    kind.id: kind
    for kind in (
        PaperKind("story-order", "lists", Text("顺场表", "Story order"), story_order),
        PaperKind("by-set", "lists", Text("顺景表", "By set"), by_set),
        PaperKind("master", "lists", Text("场景表", "Master list"), master),
        PaperKind("places", "lists", Text("场景汇总", "Summary by place"), places),
        PaperKind("episodes", "lists", Text("分集汇总", "Summary by episode"), episodes),
        PaperKind("shooting-plan", "plan", Text("大计划", "Shooting plan"), shooting_plan),
        PaperKind("out-of-days", "plan", Text("演员出工表", "Day out of days"), day_out_of_days),
        PaperKind("stripboard", "plan", Text("条板", "Stripboard"), stripboard),
        PaperKind("one-line", "plan", Text("一行表", "One-line schedule"), one_line),
        PaperKind("call-sheets", "calls", Text("通告单", "Call sheets"), call_sheets),
    )
}


def papers(book: Book, ids: Collection[str] = ()) -> tuple[Paper, ...]:
    """The papers of some kinds (all that can be made when none is named), in the order of the registry."""
    kinds = [kind for kind in PAPERS.values() if (not ids or kind.id in ids) and (book.plan or kind.family == "lists")]
    return tuple(paper for kind in kinds for paper in kind.build(book))
