"""web: a production -> its draft: the script, what people corrected in it, the breakdown as read; and the script as marked lines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from juzu.chain.production import PRODUCTION, TABLES
from juzu.chain.production import Production as Facts
from juzu.chain.rework import Draft
from juzu.plan.document import PLAN
from juzu.script.breakdown import BREAKDOWN, SceneNeeds
from juzu.script.corrections import CORRECTIONS, Corrections
from juzu.script.document import SCRIPT, Grammar, Script, Warning
from juzu.script.revising.marked import MarkedLine, MarkedScene, Span, mark
from juzu.web.production.bodies import kept, value_of
from juzu.web.production.models import Document, Production
from juzu.web.production.reads import documents_of


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft with the documents that it was read from, the production's facts, and the days of its plan."""

    draft: Draft
    facts: Facts
    documents: dict[str, Document]
    day_of: dict[str, int]

    @property
    def seen(self) -> str:
        """Which draft this is: changes with every correction."""
        return "-".join(self.documents[name].digest[:8] for name in (SCRIPT.name, BREAKDOWN.name))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody clicked: a line, perhaps a span of it, in a scene (None: in front of the first)."""

    at: int
    line: MarkedLine
    span: Span | None
    scene: SceneNeeds | None

    @property
    def written(self) -> str:
        """The words that were clicked; the line when none."""
        return self.line.raw[self.span.start : self.span.end] if self.span else self.line.raw


def desk(production: Production) -> Desk | None:
    """The production's draft; None for one that was made from a spreadsheet and has no script."""
    documents = documents_of(production)
    if SCRIPT.name not in documents:
        return None
    values: dict[str, Any] = {kind: value_of(document) for kind, document in documents.items() if kind in _NEEDED}
    draft = Draft(values[SCRIPT.name], values.get(CORRECTIONS.name) or Corrections(), values[BREAKDOWN.name], values[TABLES.name])
    plan = values.get(PLAN.name)
    return Desk(draft, values[PRODUCTION.name], documents, plan.day_of if plan else {})


_NEEDED = {schema.name for schema in (SCRIPT, CORRECTIONS, BREAKDOWN, TABLES, PRODUCTION, PLAN)}


def marked(found: Desk) -> tuple[MarkedScene, ...]:
    """The whole script as marked lines, made once per draft."""
    return kept(("marked", found.seen), lambda: mark(found.draft.script, found.draft.breakdown, found.draft.corrections))


def spot(found: Desk, at: int, span: int) -> Spot | None:
    """The line of that number, counted through the script from 0, and the span of that number in it (-1: none)."""
    needs = {scene.id: scene for scene in found.draft.breakdown.scenes}
    lines = ((scene.id, line) for scene in marked(found) for line in scene.lines)
    name, line = next(islice(lines, at, None), ("", None)) if at >= 0 else ("", None)
    if line is None:
        return None
    here = line.spans[span] if 0 <= span < len(line.spans) else None
    return Spot(at, line, here, needs.get(name))


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a person should look at: how headers were read, warnings, lines that nothing explains with their numbers."""

    grammar: Grammar
    warnings: tuple[Warning, ...]
    unknown: tuple[tuple[int, str], ...]


def doubts(found: Desk) -> Doubts:
    """Those of one draft."""
    lines = (line for scene in marked(found) for line in scene.lines)
    unknown = tuple((at, line.raw) for at, line in enumerate(lines) if line.kind == "unknown")
    script: Script = found.draft.script
    return Doubts(script.grammar, script.warnings, unknown)
