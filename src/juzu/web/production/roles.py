"""web: role -> what it may do in a production. The whole table; every page and API route names one of these permissions.

An owner of the company acts as producer in all its productions. Somebody without a role sees nothing, not even that the production exists.
"""

from __future__ import annotations

from typing import Literal, get_args

from juzu.kernel.text import Text

Role = Literal["producer", "scheduler", "department", "cast", "base operator", "brand", "outsider"]
Permission = Literal[
    "see production",  # its overview page
    "edit production",  # dates, hours, rules, contacts
    "remove production",
    "see script",
    "edit script",
    "see tables",  # scenes, cast, places
    "edit tables",
    "see plan",
    "edit plan",  # drag, lock, solve, publish
    "see money",
    "see sheets",  # call sheets of the whole crew
    "publish sheets",
    "mark shot",  # scenes shot, moved, dropped
    "see own call",
    "see base",  # bookings of this production at its base
    "book base",  # ask for sets
    "hold base",  # answer for the base
    "see people",
    "invite people",
    "see audit",
    "see private",  # identity and bank numbers, health; one at a time, each look written down
    "see placements",  # what a brand was promised
]
ROLES: tuple[Role, ...] = get_args(Role)
PERMISSIONS: tuple[Permission, ...] = get_args(Permission)

ROLE_NAMES: dict[Role, Text] = {
    "producer": Text("制片人", "Producer"),
    "scheduler": Text("统筹", "Scheduler"),
    "department": Text("部门", "Department"),
    "cast": Text("演员", "Cast"),
    "base operator": Text("基地运营", "Base operator"),
    "brand": Text("品牌方", "Brand"),
    "outsider": Text("外部协作", "Outside help"),
}
ROLE_HINTS: dict[Role, Text] = {
    "producer": Text("全部，包括钱与成员", "everything, money and people included"),
    "scheduler": Text("剧本、表格、排期、通告单", "script, tables, plan, call sheets"),
    "department": Text("看剧本、表格、排期与通告单，标记销场", "reads script, tables, plan and call sheets; marks scenes shot"),
    "cast": Text("只看自己的通告", "their own call only"),
    "base operator": Text("看排期用到的景，答复景的占用", "the sets that the plan uses; answers bookings"),
    "brand": Text("只看自己的植入", "their own placements only"),
    "outsider": Text("只看概况", "the overview only"),
}
_READS: frozenset[Permission] = frozenset(
    {"see production", "see script", "see tables", "see plan", "see sheets", "see own call", "see people"}
)
_SCHEDULES: frozenset[Permission] = frozenset(
    {
        "edit production",
        "edit script",
        "edit tables",
        "edit plan",
        "see money",
        "publish sheets",
        "mark shot",
        "see base",
        "book base",
        "see audit",
    }
)

MAY: dict[Role, frozenset[Permission]] = {
    "producer": frozenset(PERMISSIONS) - {"hold base"},
    "scheduler": _READS | _SCHEDULES,
    "department": _READS | {"mark shot"},
    "cast": frozenset({"see own call"}),
    "base operator": frozenset({"see production", "see base", "hold base"}),
    "brand": frozenset({"see placements"}),
    "outsider": frozenset({"see production"}),
}
