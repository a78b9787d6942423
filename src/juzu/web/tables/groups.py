"""web: which tables stand on which page. A page is what one workbook holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.table import Column
from juzu.kernel.text import Text
from juzu.web.production.models import Production

MONEY = ("pay.", "fee_fen")


@dataclass(frozen=True, slots=True)
class Group:
    """One page: its address and title, its tables, the first shown first, and the workbook that holds them."""

    name: str
    title: Text
    tables: tuple[TableName, ...]
    workbook: str


GROUPS: Mapping[str, Group] = {
    group.name: group
    for group in (
        Group("scenes", Text("分场表", "Scenes"), ("scenes",), "scenes.xlsx"),
        Group("cast", Text("演员", "Cast"), ("cast", "extras"), "cast.xlsx"),
        Group("places", Text("场景", "Places"), ("places", "locations"), "places.xlsx"),
    )
}


def columns_for(production: Production, table: TableName) -> tuple[Column, ...]:
    """The columns that the asker may see: money only with the permission for it."""
    columns = SHEETS[table].columns
    return columns if "see money" in production.can else tuple(c for c in columns if not c.key.startswith(MONEY))
