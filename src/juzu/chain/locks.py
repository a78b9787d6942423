"""chain: locks on the board -> the same locks in the tables and the calendar, where planning reads them.

A locked scene stays on its day; a locked day stays as it is, with every scene at its minute, unit and set, and takes no other scene.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from juzu.chain.production import PlanRow, Production, Tables
from juzu.plan.document import Plan


def lock_scenes(tables: Tables, plan: Plan, scenes: Iterable[str]) -> Tables:
    """Scenes locked to the days on which they stand, whatever they were locked to before; those that stand nowhere are left as they are."""
    day_of = plan.day_of
    return _held(tables, [PlanRow(scene, day_of[scene], locked=True) for scene in scenes if scene in day_of])


def free_scenes(tables: Tables, scenes: Iterable[str]) -> Tables:
    """Scenes without any lock of day or time, also those that stand in the scenes table."""
    freed = set(scenes)
    return replace(
        tables,
        scenes=tuple(replace(row, lock_date=None, lock_start_min=-1) if row.id in freed else row for row in tables.scenes),
        plan=tuple(row for row in tables.plan if row.scene not in freed),
    )


def lock_day(production: Production, tables: Tables, plan: Plan, day: int) -> tuple[Production, Tables]:
    """A day and all that stands on it locked."""
    held = [
        PlanRow(slot.scene, day, locked=True, start_min=slot.start, unit=sheet.unit, set=slot.set)
        for sheet in plan.days
        if sheet.day == day
        for slot in sheet.slots
        if slot.kind == "scene"
    ]
    dates = tuple(sorted({*production.locked, production.dates[day]}))
    return replace(production, locked=dates), _held(tables, held)


def free_day(production: Production, tables: Tables, day: int) -> tuple[Production, Tables]:
    """A day and the scenes locked to it free again."""
    dates = tuple(date for date in production.locked if date != production.dates[day])
    return replace(production, locked=dates), free_scenes(tables, [row.scene for row in tables.plan if row.locked and row.day == day])


def _held(tables: Tables, rows: Sequence[PlanRow]) -> Tables:
    """The tables with those rows instead of any other lock of their scenes."""
    free = free_scenes(tables, [row.scene for row in rows])
    return replace(free, plan=(*free.plan, *rows))
