"""chain: tables and the names that were changed in them -> the tables whose scenes say the new names: who is renamed in the cast is renamed in every scene.

A name follows only while it is plain whose it is: not where another row bears the old name still, or bore the new one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from juzu.chain.columns import TableName
from juzu.chain.patch import CellEdit
from juzu.chain.production import SceneRow, Tables

Rename = Callable[[SceneRow, str, str], SceneRow]


def _place(row: SceneRow, old: str, new: str) -> SceneRow:
    return replace(row, place=new) if row.place == old else row


def _role(row: SceneRow, old: str, new: str) -> SceneRow:
    if all(cell.role != old for cell in row.cast):
        return row
    return replace(row, cast=tuple(replace(cell, role=new) if cell.role == old else cell for cell in row.cast))


def _group(row: SceneRow, old: str, new: str) -> SceneRow:
    if all(cell.group != old for cell in row.extras):
        return row
    return replace(row, extras=tuple(replace(cell, group=new) if cell.group == old else cell for cell in row.extras))


def _scene(row: SceneRow, old: str, new: str) -> SceneRow:
    if old not in (*row.after, *row.same_day):
        return row
    after, same_day = (tuple(new if name == old else name for name in names) for names in (row.after, row.same_day))
    return replace(row, after=after, same_day=same_day)


NAMES: dict[tuple[TableName, str], Rename] = {
    ("cast", "id"): _role,
    ("cast", "role"): _role,
    ("places", "id"): _place,
    ("extras", "id"): _group,
    ("scenes", "id"): _scene,
}
"""The columns by which scenes name a row, and how a scene says another name."""


def followed(before: Tables, tables: Tables, edits: Iterable[CellEdit]) -> Tables:
    """`tables`, made from `before` by these edits, with the names of the edits in force in every scene and in the plan table."""
    for edit in edits:
        rename = NAMES.get((edit.table, edit.column))
        row = edit.after if edit.column == "id" else edit.row
        if rename is None or edit.after in _others(before, edit.table, edit.row) or edit.before in _others(tables, edit.table, row):
            continue
        if edit.table == "cast" and edit.column == "id" and any(r.id == row and r.role == edit.before for r in tables.cast):
            continue  # scenes say the role, which stays
        scenes = tuple(rename(row, edit.before, edit.after) for row in tables.scenes)
        plan = tables.plan
        if edit.table == "scenes":
            plan = tuple(replace(row, scene=edit.after) if row.scene == edit.before else row for row in plan)
        tables = replace(tables, scenes=scenes, plan=plan)
    return tables


def _others(tables: Tables, table: TableName, name: str) -> set[str]:
    """Everything by which scenes may name another row of the table."""
    rows = [row for row in getattr(tables, table) if row.id != name]
    return {row.id for row in rows} | ({row.role for row in rows} if table == "cast" else set())
