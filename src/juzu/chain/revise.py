"""chain: tables that people edited, and a new revision of the script -> the new tables with every hand edit carried over.

A hand edit is a cell that differs from what Juzu had filled in for the old revision. It follows its scene through renumbering; what stands
at a scene that is gone is told, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from typing import Any

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.production import SceneRow, Tables
from juzu.kernel.text import Text

NAMES: tuple[TableName, ...] = ("cast", "extras", "places", "locations", "scenes")
LINKS = ("after", "same_day")
NOT_EDITED = {"id", "source", "scenes", "assumed"}


@dataclass(frozen=True, slots=True)
class Lost:
    """Hand edits that found no place in the new revision: the row's id and the fields: its row is gone, or what a link names."""

    id: str
    fields: tuple[str, ...]
    table: TableName = "scenes"

    @property
    def what(self) -> Text:
        """The fields as the table's head calls them: 计划时间、备注."""
        sheet = SHEETS[self.table]
        headers = [column.header for field in self.fields for column in sheet.columns if _field(column.key) == field] or [sheet.title]
        return Text("、".join(header.zh for header in headers), ", ".join(header.en for header in headers))


@dataclass(frozen=True, slots=True)
class Carried:
    """The new tables, how many hand edits they carry, and those that found no place."""

    tables: Tables
    kept: int
    lost: tuple[Lost, ...]


def revise(filled: Tables, edited: Tables, fresh: Tables, renumbered: Mapping[str, str]) -> Carried:
    """`filled` is what Juzu had filled in for the old revision, `edited` what people made of it, `fresh` the filling for the new revision.

    `renumbered` maps an old scene id to its id in the new revision; scenes that are gone are not in it.
    """
    kept, lost = 0, []
    made: dict[str, tuple[Any, ...]] = {}
    for name in NAMES:
        ids = renumbered if name == "scenes" else None
        rows, count, gone = _carry(name, filled, edited, fresh, ids)
        made[name], kept = rows, kept + count
        lost += gone
    ended = {row.id for row in filled.scenes} - renumbered.keys()
    lost += [Lost(row.id, links) for row in made["scenes"] if (links := tuple(name for name in LINKS if ended & set(getattr(row, name))))]
    made["scenes"] = tuple(_follow(row, renumbered, ended) for row in made["scenes"])
    return Carried(Tables(**made), kept, tuple(lost))


def _carry(
    table: TableName, filled: Tables, edited: Tables, fresh: Tables, ids: Mapping[str, str] | None
) -> tuple[tuple[Any, ...], int, list[Lost]]:
    was = {row.id: row for row in getattr(filled, table)}
    rows = {row.id: row for row in getattr(fresh, table)}
    now: Sequence[Any] = getattr(edited, table)
    kept, lost = 0, []
    for row in now:
        target = row.id if ids is None else ids.get(row.id, row.id if row.id not in was else "")
        changes = hand_edits(was.get(row.id), row)
        if target in rows:
            marks = {m for m in rows[target].assumed if _field(m) not in changes} | {m for m in row.assumed if _field(m) in changes}
            rows[target] = replace(rows[target], **{key: getattr(row, key) for key in changes}, assumed=tuple(sorted(marks)))
            kept += len(changes)
        elif row.id not in was:
            rows[row.id] = row
            kept += 1
        elif changes:
            lost.append(Lost(row.id, tuple(sorted(changes)), table))
    for gone in was.keys() - {row.id for row in now}:
        rows.pop(gone if ids is None else ids.get(gone, ""), None)
    return tuple(rows.values()), kept, lost


def hand_edits(filled: Any, edited: Any) -> set[str]:
    """The fields that a person changed; none for a row that Juzu did not fill in."""
    if filled is None:
        return set()
    assumed = {_field(key) for key in edited.assumed}
    names = {f.name for f in fields(edited)} - NOT_EDITED
    return {name for name in names if getattr(filled, name) != getattr(edited, name) and (name not in assumed or name == "pay")}


def _field(column: str) -> str:
    """The field of a row that holds a column: pay.fee_fen stands in pay."""
    return column.split(".", maxsplit=1)[0]


def _follow(row: SceneRow, renumbered: Mapping[str, str], ended: AbstractSet[str]) -> SceneRow:
    """Links to other scenes follow their renumbering; those to a scene that is gone end."""
    after, same_day = (tuple(renumbered.get(s, s) for s in getattr(row, name) if s not in ended) for name in LINKS)
    return replace(row, after=after, same_day=same_day)
