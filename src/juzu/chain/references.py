"""chain: the tables of a production -> what the scenes name and no table lists, each name once with every scene that names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from juzu.chain.production import SceneRow, Tables
from juzu.kernel.errors import Fault
from juzu.kernel.text import Text

MOST_SCENES = 5


@dataclass(frozen=True, slots=True)
class Listing:
    """What a column of the scenes names, and the table (and its file) that must list it."""

    column: str
    what: Text
    table: Text


PLACE = Listing("place", Text("场景编号", "place"), Text("场景表（places.xlsx）", "places (places.xlsx)"))
ROLE = Listing("cast", Text("角色", "role"), Text("演员表（cast.xlsx）", "cast (cast.xlsx)"))
EXTRAS = Listing("extras", Text("群演", "extras group"), Text("群演表（cast.xlsx）", "extras (cast.xlsx)"))
AFTER = Listing("after", Text("场次", "scene"), Text("分场表（scenes.xlsx）", "scenes (scenes.xlsx)"))
SAME_DAY = Listing("same_day", AFTER.what, AFTER.table)


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that no table lists, and the scenes that use it."""

    listing: Listing
    name: str
    rows: tuple[SceneRow, ...]

    @property
    def column(self) -> str:
        """The scenes' column that names it."""
        return self.listing.column

    @property
    def what(self) -> Text:
        """Which scenes name what."""
        ids = [row.id for row in self.rows]
        zh, en = "、".join(ids[:MOST_SCENES]), ", ".join(ids[:MOST_SCENES])
        if len(ids) > MOST_SCENES:
            zh, en = f"{zh} 等 {len(ids)} 场", f"{en} and {len(ids) - MOST_SCENES} more"
        kind = self.listing.what
        return Text(f"{zh}：没有这个{kind.zh}“{self.name}”", f"scene {en}: unknown {kind.en} {self.name!r}")

    @property
    def next_step(self) -> Text:
        """How to mend it."""
        table = self.listing.table
        return Text(f"改正写法，或在{table.zh}加一行", f"correct it, or add a row to {table.en}")


def missing(tables: Tables) -> tuple[Missing, ...]:
    """Every unknown place, role, extras group and scene."""
    scenes = {row.id for row in tables.scenes}
    listed = {
        PLACE: {row.id for row in tables.places},
        ROLE: {name for row in tables.cast for name in (row.id, row.role)},
        EXTRAS: {row.id for row in tables.extras},
        AFTER: scenes,
        SAME_DAY: scenes,
    }
    found: dict[tuple[Listing, str], list[SceneRow]] = {}
    for row in tables.scenes:
        for listing, name in _named(row):
            if name not in listed[listing]:
                found.setdefault((listing, name), []).append(row)
    return tuple(Missing(listing, name, tuple(rows)) for (listing, name), rows in found.items())


def unlisted(tables: Tables) -> tuple[Fault, ...]:
    """One fault per name that is missing, at the first scene that uses it."""
    return tuple(Fault(m.what, m.next_step, m.rows[0].source if m.rows[0].source.file else None) for m in missing(tables))


def _named(row: SceneRow) -> Iterator[tuple[Listing, str]]:
    yield PLACE, row.place
    for name in dict.fromkeys(cell.role for cell in row.cast):
        yield ROLE, name
    for name in dict.fromkeys(cell.group for cell in row.extras):
        yield EXTRAS, name
    for name in dict.fromkeys(row.after):
        yield AFTER, name
    for name in dict.fromkeys(row.same_day):
        yield SAME_DAY, name
