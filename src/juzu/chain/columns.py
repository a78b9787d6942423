"""chain: the columns of the tables that people edit: 演员表, 群演, 场景, 外景地, 分场表, 排期; the web site and the spreadsheets share them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from juzu.chain import cells, column
from juzu.chain.production import CastRow, ExtrasRow, LocationRow, PlaceRow, PlanRow, SceneRow
from juzu.chain.table import Column, Table
from juzu.kernel.span import span_of
from juzu.kernel.text import Text

KINDS = {
    "lead": Text("主演", "lead"),
    "support": Text("配角", "supporting"),
    "bit": Text("特约", "bit part"),
    "extra": Text("群演", "extra"),
    "undecided": Text("待定", "undecided"),
}
PAYS = {"day": Text("按天", "per day"), "hour": Text("按小时", "per hour"), "package": Text("打包", "package")}
LIGHTS = {"day": Text("日", "day"), "night": Text("夜", "night"), "any": Text("不限", "any")}
INSIDES = {"INT": Text("内", "INT"), "EXT": Text("外", "EXT"), "INT/EXT": Text("内/外", "INT/EXT")}

_kind, _pay, _light, _inside = (cells.choice(options) for options in (KINDS, PAYS, LIGHTS, INSIDES))


PAY_COLUMNS = (
    column.choice("pay.kind", "计酬", "Pay", _pay),
    column.yuan("pay.fee_fen", "酬金(元)", "Fee (yuan)"),
    column.hours("pay.included_min", "含时长(小时)", "Hours included"),
    column.yuan("pay.overtime_fen_per_hour", "超时(元/小时)", "Overtime (yuan/h)"),
    column.count("pay.hold_percent", "待工付(%)", "Hold paid (%)"),
    column.hours("pay.minimum_min", "起付(小时)", "Minimum hours"),
    column.count("pay.guild_percent", "公会费(%)", "Guild fee (%)"),
)

CAST = Table(
    Text("演员表", "Cast"),
    CastRow,
    (
        column.text("id", "编号", "Id", 12),
        column.text("role", "角色", "Role", 14),
        column.choice("kind", "类别", "Kind", _kind),
        column.text("actor", "演员", "Actor"),
        column.count("scenes", "场数", "Scenes", info=True),
        *PAY_COLUMNS,
        column.day("arrive", "到组", "Arrives"),
        column.day("leave", "离组", "Leaves"),
        column.days("away", "不可用日期", "Away on"),
        Column(
            "busy",
            Text("时段占用", "Hours taken"),
            cells.busy,
            cells.write_busy,
            18,
            hint=Text("写作 2026-12-05 18:00-22:00", "written 2026-12-05 18:00-22:00"),
        ),
        column.count("makeup_min", "化妆(分)", "Make-up (min)"),
        column.count("look_change_min", "换造型(分)", "Look change (min)"),
        column.yes("minor", "未成年", "Minor"),
        column.count(
            "drop_gap_days",
            "可放人天数",
            "Drop gap (days)",
            hint=Text(
                "空档达到这么多天可放人一次（不付待工），留空：不放", "a gap of this many days may be dropped once, unpaid; empty: never"
            ),
        ),
        column.text("note", "备注", "Note", 24),
    ),
)

EXTRAS = Table(
    Text("群演", "Extras"),
    ExtrasRow,
    (
        column.text("id", "群组", "Group", 18),
        column.count("scenes", "场数", "Scenes", info=True),
        *PAY_COLUMNS,
        column.text("note", "备注", "Note", 24),
    ),
)

PLACES = Table(
    Text("场景", "Places"),
    PlaceRow,
    (
        column.text("id", "编号", "Id"),
        column.text("main", "主场景", "Place", 16),
        column.text("sub", "次场景", "Sub-place", 14),
        column.text("third", "三级场景", "Third level", 12),
        column.count("scenes", "场数", "Scenes", info=True),
        column.many(
            "sets",
            "可用的景",
            "Sets that serve",
            24,
            hint=Text("填基地的景或外景地的编号，最合适的在前", "ids of the base's sets or of locations, best first"),
        ),
        column.text("note", "备注", "Note", 36),
    ),
)

LOCATIONS = Table(
    Text("外景地", "Locations"),
    LocationRow,
    (
        column.text("id", "编号", "Id"),
        column.text("name", "名称", "Name", 18),
        column.text("address", "地址", "Address", 24),
        column.yuan("fee_fen", "场地费(元/天)", "Fee (yuan/day)"),
        column.count("move_min", "转场(分)", "Move (min)"),
        Column("open", Text("可拍时段", "Open"), span_of, cells.write_span, 14, hint=Text("写作 06:00-26:00", "written 06:00-26:00")),
        column.days("closed", "不可用日期", "Closed on"),
        column.text("note", "备注", "Note", 24),
    ),
)

SCENES = Table(
    Text("分场表", "Scenes"),
    SceneRow,
    (
        column.scene("id", "集-场", "Scene", 9),
        column.text("synopsis", "主要内容", "Synopsis", 32),
        column.text("mood", "气氛", "Mood", 8),
        column.choice("light", "光", "Light", _light),
        column.choice("inside", "内外景", "Int/Ext", _inside),
        column.text("place", "场景编号", "Place id"),
        Column("cast", Text("角色", "Cast"), cells.cast, cells.write_cast, 28),
        Column("extras", Text("群众演员", "Extras"), cells.extras, cells.write_extras, 18),
        Column("page_tenths", Text("页数", "Pages"), cells.tenths, cells.write_tenths, 7, hint=column.DECIMAL, number=True),
        column.count("minutes", "拍摄分钟", "Minutes"),
        column.day("earliest", "不早于", "Not before"),
        column.day("latest", "不晚于", "Not after"),
        column.day("lock_date", "锁定日期", "Locked date"),
        Column("lock_start_min", Text("锁定开拍", "Locked start"), cells.start, cells.write_start, 9, hint=column.CLOCK),
        column.yes("done", "已拍", "Shot"),
        column.yes("heavy", "重场", "Heavy"),
        column.scene("after", "须在其后拍", "Shoot after", 12, many=True),
        column.scene("same_day", "同日拍", "Same day as", 12, many=True),
        column.many("units", "分组", "Units", 7),
        column.text("costume", "服装", "Costume", 16),
        column.text("makeup", "化妆", "Make-up", 12),
        column.text("props", "道具", "Props", 18),
        column.text("note", "备注", "Note", 24),
    ),
)

PLAN = Table(
    Text("排期", "Plan"),
    PlanRow,
    (
        column.scene("scene", "集-场", "Scene", 9),
        Column(
            "day",
            Text("第几天", "Day"),
            lambda value: cells.count(value) - 1,
            lambda value, _lang: str(value + 1),
            8,
            number=True,
            hint=Text("改成别的天数即锁定到那一天", "another number locks the scene to that day"),
        ),
        column.yes("locked", "锁定", "Locked"),
        Column("start_min", Text("锁定开拍", "Locked start"), cells.start, cells.write_start, 9, hint=column.CLOCK),
        column.text("unit", "锁定组", "Locked unit", 7),
        column.text("set", "锁定景", "Locked set", 14),
    ),
    required="scene",
)

TableName = Literal["cast", "extras", "places", "locations", "scenes", "plan"]
SHEETS: Mapping[TableName, Table[Any]] = {
    "cast": CAST,
    "extras": EXTRAS,
    "places": PLACES,
    "locations": LOCATIONS,
    "scenes": SCENES,
    "plan": PLAN,
}
