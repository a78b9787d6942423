"""chain: tables as read cell by cell -> the tables with what only all of them together tell: counts of scenes, and roles whose name has brackets.

沈照（少年） in a scene is 沈照 in the look 少年, unless the cast lists a role of that name: the child, whom another actor plays.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeVar

from juzu.chain.production import CastCell, CastRow, ExtrasRow, PlaceRow, Tables

Counted = TypeVar("Counted", CastRow, ExtrasRow, PlaceRow)


def settled(tables: Tables) -> Tables:
    """The same tables, whole. What is in them already stays as it is, object by object."""
    roles = {name for row in tables.cast for name in (row.id, row.role)}
    scenes = []
    for row in tables.scenes:
        cast = tuple(_role(cell, roles) for cell in row.cast)
        scenes.append(row if cast == row.cast else replace(row, cast=cast))
    named = Counter(name for row in scenes for name in {cell.role for cell in row.cast if not cell.heard_only})
    groups = Counter(name for row in scenes for name in {cell.group for cell in row.extras})
    places = Counter(row.place for row in scenes)
    return replace(
        tables,
        cast=tuple(_counted(row, sum(named[name] for name in {row.id, row.role})) for row in tables.cast),
        extras=tuple(_counted(row, groups[row.id]) for row in tables.extras),
        places=tuple(_counted(row, places[row.id]) for row in tables.places),
        scenes=tuple(scenes),
    )


def _role(cell: CastCell, roles: set[str]) -> CastCell:
    whole = f"{cell.role}（{cell.look}）"
    return CastCell(whole, "", cell.heard_only) if cell.look and whole in roles else cell


def _counted(row: Counted, scenes: int) -> Counted:
    return row if row.scenes == scenes else replace(row, scenes=scenes)
