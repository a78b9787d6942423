"""chain: the tables of a production -> what the scenes name and no table lists, each name once with every scene that names it."""

from __future__ import annotations

from collections.abc import Iterator

from juzu.chain.production import SceneRow, Tables
from juzu.kernel.errors import Fault
from juzu.kernel.text import Text

MOST_SCENES = 5
PLACE = (Text("场景编号", "place"), Text("places.xlsx", "places.xlsx"))
ROLE = (Text("角色", "role"), Text("cast.xlsx", "cast.xlsx"))
EXTRAS = (Text("群演", "extras group"), Text("cast.xlsx", "cast.xlsx"))
SCENE = (Text("场次", "scene"), Text("scenes.xlsx", "scenes.xlsx"))


def unlisted(tables: Tables) -> tuple[Fault, ...]:
    """One fault per unknown place, role, extras group and scene."""
    listed = {
        PLACE: {row.id for row in tables.places},
        ROLE: {name for row in tables.cast for name in (row.id, row.role)},
        EXTRAS: {row.id for row in tables.extras},
        SCENE: {row.id for row in tables.scenes},
    }
    found: dict[tuple[tuple[Text, Text], str], list[SceneRow]] = {}
    for row in tables.scenes:
        for kind, name in _named(row):
            if name not in listed[kind]:
                found.setdefault((kind, name), []).append(row)
    return tuple(_fault(kind, name, rows) for (kind, name), rows in found.items())


def _named(row: SceneRow) -> Iterator[tuple[tuple[Text, Text], str]]:
    yield PLACE, row.place
    for name in dict.fromkeys(cell.role for cell in row.cast):
        yield ROLE, name
    for name in dict.fromkeys(cell.group for cell in row.extras):
        yield EXTRAS, name
    for name in dict.fromkeys((*row.after, *row.same_day)):
        yield SCENE, name


def _fault(kind: tuple[Text, Text], name: str, rows: list[SceneRow]) -> Fault:
    what, table = kind
    ids = [row.id for row in rows]
    zh, en = "、".join(ids[:MOST_SCENES]), ", ".join(ids[:MOST_SCENES])
    if len(ids) > MOST_SCENES:
        zh, en = f"{zh} 等 {len(ids)} 场", f"{en} and {len(ids) - MOST_SCENES} more"
    return Fault(
        Text(f"{zh}：没有这个{what.zh}“{name}”", f"scene {en}: unknown {what.en} {name!r}"),
        Text(f"改正写法，或在 {table.zh} 加一行", f"correct it, or add a row to {table.en}"),
        rows[0].source if rows[0].source.file else None,
    )
