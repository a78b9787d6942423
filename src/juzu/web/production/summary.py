"""web: productions as they stand -> a line for each: days left, scenes shot, money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from juzu.chain.production import PRODUCTION, TABLES, Tables
from juzu.chain.production import Production as Facts
from juzu.kernel.money import Fen
from juzu.plan.document import PLAN, Plan
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Current, Document, Production

KINDS = (PRODUCTION.name, TABLES.name, PLAN.name)


@dataclass(frozen=True, slots=True)
class Summary:
    """One production at a glance; what a plan would say is None without one."""

    production: Production
    first: date
    last: date
    scenes: int
    shot: int
    shooting_days: int | None
    days_left: int | None
    cost_fen: Fen | None
    gap: float | None

    @property
    def shot_percent(self) -> int:
        """How much is shot."""
        return 100 * self.shot // self.scenes if self.scenes else 0


def summaries(productions: Iterable[Production], today: date) -> list[Summary]:
    """The lines of some productions; one query, and one for each value that is not at hand."""
    listed = list(productions)
    rows = Current.objects.filter(production__in=listed, kind__in=KINDS).select_related("document").defer("document__body")
    documents: dict[int, dict[str, Document]] = {}
    for row in rows:
        documents.setdefault(row.production_id, {})[row.kind] = row.document
    return [summary(production, documents[production.pk], today) for production in listed if production.pk in documents]


def summary(production: Production, documents: dict[str, Document], today: date) -> Summary:
    """The line of one production."""
    facts: Facts = value_of(documents[PRODUCTION.name])
    tables: Tables = value_of(documents[TABLES.name])
    plan: Plan | None = value_of(documents[PLAN.name]) if PLAN.name in documents else None
    done = {row.id for row in tables.scenes if row.done}
    dates = [facts.dates[day.day] for day in plan.days if day.day < facts.days] if plan else []
    return Summary(
        production=production,
        first=min(dates, default=facts.start),
        last=max(dates, default=facts.dates[-1] if facts.days else facts.start),
        scenes=len(tables.scenes),
        shot=len(done),
        shooting_days=len(set(dates)) if plan else None,
        days_left=_left(plan, facts, done, today) if plan else None,
        cost_fen=plan.cost_fen if plan else None,
        gap=plan.gap if plan and plan.bound_fen else None,
    )


def _left(plan: Plan, facts: Facts, done: set[str], today: date) -> int:
    """Shooting days from today on with a scene that is not shot."""
    return len({
        day.day for day in plan.days if day.day < facts.days and facts.dates[day.day] >= today and not done.issuperset(day.scenes)
    })  # fmt: skip
