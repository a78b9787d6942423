"""chain: a production and a new draft of its script, or new corrections of its breakdown -> its breakdown and tables made anew, hand edits carried.

Nothing that a person wrote is lost in silence: a cell that still fits stays, a name that became another follows it, a row that a hand-edited cell
still names stays in its table, and what found no place is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from juzu.base.catalogue import Base
from juzu.chain.assume import Assumptions, assume_tables
from juzu.chain.production import CastCell, PlanRow, Production, SceneRow, Tables
from juzu.chain.references import EXTRAS, PLACE, ROLE, missing
from juzu.chain.revise import Lost, revise
from juzu.chain.settle import settled
from juzu.script.breakdown import Breakdown
from juzu.script.breaking import break_down_fully
from juzu.script.correcting import find_character
from juzu.script.corrections import Corrections, Unfit
from juzu.script.document import Script
from juzu.script.revising.compare import compare
from juzu.script.revising.revision import Revision


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of the script, its breakdown with what people corrected in it, and the tables that they made of that."""

    script: Script
    corrections: Corrections
    breakdown: Breakdown
    tables: Tables


@dataclass(frozen=True, slots=True)
class Reworked:
    """The next draft, how many hand edits of the tables it carries, and what found no place: cells of the tables, corrections."""

    draft: Draft
    kept: int
    lost: tuple[Lost, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    revision: Revision | None = None


def next_draft(
    before: Draft,
    script: Script,
    production: Production,
    base: Base | None,
    assumptions: Assumptions,
    day_of: Mapping[str, int] | None = None,
) -> Reworked:
    """A new draft of the script. `day_of` is the current plan's scene -> day: a day that a person changed in the plan table becomes a lock."""
    revision = compare(before.script, script, before.corrections)
    broken = break_down_fully(script, revision.corrections)
    after = Draft(script, revision.corrections, broken.breakdown, before.tables)
    renumbered = {change.old: change.new for change in revision.changes if change.old and change.new}
    made = _carried(before, after, production, base, assumptions, renumbered)
    tables = replace(made.draft.tables, plan=_plan_rows(before.tables, day_of or {}, renumbered))
    return replace(made, draft=replace(made.draft, tables=tables), unfit=broken.unfit, revision=revision)


def corrected(before: Draft, corrections: Corrections, production: Production, base: Base | None, assumptions: Assumptions) -> Reworked:
    """The same script with other corrections. Scenes keep their numbers."""
    broken = break_down_fully(before.script, corrections)
    after = Draft(before.script, corrections, broken.breakdown, before.tables)
    stays = {scene.id: scene.id for scene in broken.breakdown.scenes}
    made = _carried(before, after, production, base, assumptions, stays)
    plan = tuple(row for row in before.tables.plan if row.scene in stays)
    return replace(made, draft=replace(made.draft, tables=replace(made.draft.tables, plan=plan)), unfit=broken.unfit)


def _carried(
    before: Draft, after: Draft, production: Production, base: Base | None, assumptions: Assumptions, renumbered: Mapping[str, str]
) -> Reworked:
    fills = [
        assume_tables(breakdown, base, assumptions, production.start, production.days, production.language)
        for breakdown in (before.breakdown, after.breakdown)
    ]
    carried = revise(fills[0], before.tables, fills[1], renumbered)
    tables = _listed(carried.tables, before.tables, before.breakdown, after.breakdown)
    tables = _with_locations(tables, fills[1])
    return Reworked(replace(after, tables=settled(tables)), carried.kept, carried.lost)


def _listed(tables: Tables, before: Tables, was: Breakdown, now: Breakdown) -> Tables:
    """Every name that a carried cell uses is listed again: a role under its new name, else by the row that it had."""
    scenes = {row.id: row for row in tables.scenes}
    kept: dict[str, set[str]] = {listing.column: set() for listing in (ROLE, EXTRAS, PLACE)}
    for lack in missing(tables):
        if lack.listing is ROLE and (name := _now_called(lack.name, was, now)):
            scenes |= {row.id: _renamed(scenes[row.id], lack.name, name) for row in lack.rows}
        else:
            kept[lack.column].add(lack.name)
    return replace(
        tables,
        cast=(*tables.cast, *(row for row in before.cast if {row.id, row.role} & kept[ROLE.column])),
        extras=(*tables.extras, *(row for row in before.extras if row.id in kept[EXTRAS.column])),
        places=(*tables.places, *(row for row in before.places if row.id in kept[PLACE.column])),
        scenes=tuple(scenes.values()),
    )


def _with_locations(tables: Tables, assumed: Tables) -> Tables:
    """The assumed locations that a place needs now and no table lists: the base, or what is taken for a fit, is no longer what it was."""
    listed = {row.id for row in tables.locations}
    wanted = {name for row in tables.places for name in row.sets} - listed
    return replace(tables, locations=(*tables.locations, *(row for row in assumed.locations if row.id in wanted)))


def _now_called(name: str, was: Breakdown, now: Breakdown) -> str:
    """What the role of that name is called now, "" when it is nobody."""
    old = find_character(name, was.characters)
    forms = (name, *(old.names if old else ()), old.id if old else name)
    return next((found.name for form in forms if (found := find_character(form, now.characters))), "")


def _renamed(row: SceneRow, old: str, new: str) -> SceneRow:
    cells = (replace(cell, role=new) if cell.role == old else cell for cell in row.cast)
    by_role: dict[str, CastCell] = {}
    for cell in cells:
        by_role.setdefault(cell.role, cell)
    return replace(row, cast=tuple(by_role.values()))


def _plan_rows(tables: Tables, day_of: Mapping[str, int], renumbered: Mapping[str, str]) -> tuple[PlanRow, ...]:
    """The plan table under the new scene numbers; a day that a person changed is marked as the lock that it is."""
    return tuple(
        replace(row, scene=renumbered[row.scene], locked=row.locked or day_of.get(row.scene, row.day) != row.day)
        for row in tables.plan
        if row.scene in renumbered
    )
