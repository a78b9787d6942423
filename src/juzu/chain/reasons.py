"""chain: an assumed value -> why it is what it is, for whoever must confirm it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from juzu.chain.columns import KINDS, TableName
from juzu.kernel.text import Text
from juzu.script.breakdown import Breakdown, Character, SceneNeeds

ASSUMED = Text("没有人填过，按常见情况假设", "nobody has said; assumed from what is usual")
CROWD = Text("剧本没写确数，按这类人群常见的人数", "the script gives no number; the usual size of such a group")
USUAL: Mapping[str, Text] = {
    "pay.fee_fen": Text("{kind}常见的日薪", "usual day rate of a {kind} role"),
    "pay.hold_percent": Text("待工日按日薪的常见比例", "usual share of the fee on a hold day"),
    "pay.included_min": Text("一天含的工时，按常见合同", "hours included in a day, as usual contracts have it"),
    "pay.overtime_fen_per_hour": Text("超时按日薪折算", "overtime as a share of the day rate"),
    "pay.guild_percent": Text("公会费常见比例", "usual guild fee"),
    "arrive": Text("按可拍的第一天", "the first day open for shooting"),
    "leave": Text("按可拍的最后一天", "the last day open for shooting"),
    "makeup_min": Text("主演与其他人常见的化妆时间", "usual make-up time of leads and others"),
    "look_change_min": Text("常见的换造型时间", "usual time to change the look"),
    "fee_fen": Text("外景地常见的日租", "usual day rent of a location"),
    "move_min": Text("常见的转场时间", "usual time of a move"),
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why values of one production's tables are assumed."""

    scenes: Mapping[str, SceneNeeds]
    roles: Mapping[str, Character]

    @classmethod
    def of(cls, breakdown: Breakdown) -> Reasons:
        """From the breakdown that the tables were filled from."""
        return cls({s.id: s for s in breakdown.scenes}, {c.id: c for c in breakdown.characters})

    def why(self, table: TableName, row: Any, column: str) -> Text:
        """The reason of one assumed value."""
        if table == "scenes" and column == "minutes" and row.id in self.scenes:
            return self.scenes[row.id].estimate.reason
        if table == "scenes" and column == "extras":
            return CROWD
        role = self.roles.get(row.id) if table == "cast" else None
        if role and column == "kind" and role.kind_reason:
            return role.kind_reason
        if table == "cast" and column == "minor" and row.note:
            return Text(row.note, row.note)
        if table == "places" and column == "sets" and row.note:
            return Text(row.note, row.note)
        return USUAL.get(column, ASSUMED).format(kind=KINDS[getattr(row, "kind", "extra")])
