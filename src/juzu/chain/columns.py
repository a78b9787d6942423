"""chain: the columns of the tables that people edit: 演员表, 群演, 场景, 外景地, 分场表, 排期; the web site and the spreadsheets share them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from juzu.chain import cells
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


def _text(key: str, zh: str, en: str, width: int = 12, *, info: bool = False, hint: Text | None = None) -> Column:
    return Column(key, Text(zh, en), cells.text, cells.write_text, width, info, hint=hint)


WHOLE = Text("填不带单位的整数，如 30", "a whole number without a unit, as 30")
DECIMAL = Text("填不带单位的数，如 1.5", "a number without a unit, as 1.5")
MONEY = Text("填元，如 3000；留空即 0", "yuan, as 3000; empty is 0")
CLOCK = Text("写作 08:30；次日凌晨两点写 26:00", "written 08:30; two in the morning after is 26:00")
SCENE_ID = Text(
    "写作 1-1；表格软件会把它变成日期，请先把这一格设成“文本”格式",
    "written 1-1; set the cell's format to text first, or the spreadsheet makes a date of it",
)


def _scene(key: str, zh: str, en: str, width: int, *, many: bool = False) -> Column:
    if many:
        return Column(key, Text(zh, en), cells.scene_ids, cells.write_words, width, hint=SCENE_ID, as_text=True)
    return Column(key, Text(zh, en), cells.scene_id, cells.write_text, width, hint=SCENE_ID, as_text=True)


def _count(key: str, zh: str, en: str, *, info: bool = False, hint: Text = WHOLE) -> Column:
    return Column(key, Text(zh, en), cells.count, cells.write_count, 8, info, hint=hint, number=True)


def _yuan(key: str, zh: str, en: str) -> Column:
    return Column(key, Text(zh, en), cells.yuan, cells.write_yuan, 10, hint=MONEY, number=True)


def _hours(key: str, zh: str, en: str) -> Column:
    return Column(key, Text(zh, en), cells.hours, cells.write_hours, 9, hint=DECIMAL, number=True)


def _day(key: str, zh: str, en: str) -> Column:
    hint = Text("写作 2026-12-05", "written 2026-12-05")
    return Column(key, Text(zh, en), cells.day, cells.write_day, 12, hint=hint)


def _days(key: str, zh: str, en: str) -> Column:
    hint = Text("写作 2026-12-05、2026-12-08~2026-12-10", "written 2026-12-05, stretches 2026-12-08~2026-12-10")
    return Column(key, Text(zh, en), cells.days, cells.write_days, 18, hint=hint)


def _yes(key: str, zh: str, en: str) -> Column:
    return Column(key, Text(zh, en), cells.yes, cells.write_yes, 7, hint=Text("√ 或留空", "√ or empty"))


def _list(key: str, zh: str, en: str, width: int = 18, hint: Text | None = None) -> Column:
    return Column(key, Text(zh, en), cells.words, cells.write_words, width, hint=hint)


def _words(key: str, zh: str, en: str, made: tuple[cells.Reader, cells.Writer, tuple[Text, ...]]) -> Column:
    read, write, choices = made
    hint = Text("填其中一个：" + "、".join(c.zh for c in choices), "one of: " + ", ".join(c.en for c in choices))
    return Column(key, Text(zh, en), read, write, 9, choices=choices, hint=hint)


PAY_COLUMNS = (
    _words("pay.kind", "计酬", "Pay", _pay),
    _yuan("pay.fee_fen", "酬金(元)", "Fee (yuan)"),
    _hours("pay.included_min", "含时长(小时)", "Hours included"),
    _yuan("pay.overtime_fen_per_hour", "超时(元/小时)", "Overtime (yuan/h)"),
    _count("pay.hold_percent", "待工付(%)", "Hold paid (%)"),
    _hours("pay.minimum_min", "起付(小时)", "Minimum hours"),
    _count("pay.guild_percent", "公会费(%)", "Guild fee (%)"),
)

CAST = Table(
    Text("演员表", "Cast"),
    CastRow,
    (
        _text("id", "编号", "Id", 12),
        _text("role", "角色", "Role", 14),
        _words("kind", "类别", "Kind", _kind),
        _text("actor", "演员", "Actor"),
        _count("scenes", "场数", "Scenes", info=True),
        *PAY_COLUMNS,
        _day("arrive", "到组", "Arrives"),
        _day("leave", "离组", "Leaves"),
        _days("away", "不可用日期", "Away on"),
        Column(
            "busy",
            Text("时段占用", "Hours taken"),
            cells.busy,
            cells.write_busy,
            18,
            hint=Text("写作 2026-12-05 18:00-22:00", "written 2026-12-05 18:00-22:00"),
        ),
        _count("makeup_min", "化妆(分)", "Make-up (min)"),
        _count("look_change_min", "换造型(分)", "Look change (min)"),
        _yes("minor", "未成年", "Minor"),
        _count(
            "drop_gap_days",
            "可放人天数",
            "Drop gap (days)",
            hint=Text(
                "空档达到这么多天可放人一次（不付待工），留空：不放", "a gap of this many days may be dropped once, unpaid; empty: never"
            ),
        ),
        _text("note", "备注", "Note", 24),
    ),
)

EXTRAS = Table(
    Text("群演", "Extras"),
    ExtrasRow,
    (_text("id", "群组", "Group", 18), _count("scenes", "场数", "Scenes", info=True), *PAY_COLUMNS, _text("note", "备注", "Note", 24)),
)

PLACES = Table(
    Text("场景", "Places"),
    PlaceRow,
    (
        _text("id", "编号", "Id"),
        _text("main", "主场景", "Place", 16),
        _text("sub", "次场景", "Sub-place", 14),
        _text("third", "三级场景", "Third level", 12),
        _count("scenes", "场数", "Scenes", info=True),
        _list(
            "sets",
            "可用的景",
            "Sets that serve",
            24,
            hint=Text("填基地的景或外景地的编号，最合适的在前", "ids of the base's sets or of locations, best first"),
        ),
        _text("note", "备注", "Note", 36),
    ),
)

LOCATIONS = Table(
    Text("外景地", "Locations"),
    LocationRow,
    (
        _text("id", "编号", "Id"),
        _text("name", "名称", "Name", 18),
        _text("address", "地址", "Address", 24),
        _yuan("fee_fen", "场地费(元/天)", "Fee (yuan/day)"),
        _count("move_min", "转场(分)", "Move (min)"),
        Column("open", Text("可拍时段", "Open"), span_of, cells.write_span, 14, hint=Text("写作 06:00-26:00", "written 06:00-26:00")),
        _days("closed", "不可用日期", "Closed on"),
        _text("note", "备注", "Note", 24),
    ),
)

SCENES = Table(
    Text("分场表", "Scenes"),
    SceneRow,
    (
        _scene("id", "集-场", "Scene", 9),
        _text("synopsis", "主要内容", "Synopsis", 32),
        _text("mood", "气氛", "Mood", 8),
        _words("light", "光", "Light", _light),
        _words("inside", "内外景", "Int/Ext", _inside),
        _text("place", "场景编号", "Place id"),
        Column("cast", Text("角色", "Cast"), cells.cast, cells.write_cast, 28),
        Column("extras", Text("群众演员", "Extras"), cells.extras, cells.write_extras, 18),
        Column("page_tenths", Text("页数", "Pages"), cells.tenths, cells.write_tenths, 7, hint=DECIMAL, number=True),
        _count("minutes", "拍摄分钟", "Minutes"),
        _day("earliest", "不早于", "Not before"),
        _day("latest", "不晚于", "Not after"),
        _day("lock_date", "锁定日期", "Locked date"),
        Column("lock_start_min", Text("锁定开拍", "Locked start"), cells.start, cells.write_start, 9, hint=CLOCK),
        _yes("done", "已拍", "Shot"),
        _yes("heavy", "重场", "Heavy"),
        _scene("after", "须在其后拍", "Shoot after", 12, many=True),
        _scene("same_day", "同日拍", "Same day as", 12, many=True),
        _list("units", "分组", "Units", 7),
        _text("costume", "服装", "Costume", 16),
        _text("makeup", "化妆", "Make-up", 12),
        _text("props", "道具", "Props", 18),
        _text("note", "备注", "Note", 24),
    ),
)

PLAN = Table(
    Text("排期", "Plan"),
    PlanRow,
    (
        _scene("scene", "集-场", "Scene", 9),
        Column(
            "day",
            Text("第几天", "Day"),
            lambda value: cells.count(value) - 1,
            lambda value, _lang: str(value + 1),
            8,
            number=True,
            hint=Text("改成别的天数即锁定到那一天", "another number locks the scene to that day"),
        ),
        _yes("locked", "锁定", "Locked"),
        Column("start_min", Text("锁定开拍", "Locked start"), cells.start, cells.write_start, 9, hint=CLOCK),
        _text("unit", "锁定组", "Locked unit", 7),
        _text("set", "锁定景", "Locked set", 14),
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
