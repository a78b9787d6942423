"""chain: the facts of a production as fields that a person fills in: what each may say, how it is written, what is wrong with it.

The fields are columns, as in the tables: one definition of how a date, an amount or a stretch of hours is written, and the same words when it is not
understood. Numbers have bounds; production.toml keeps the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from juzu.chain import cells
from juzu.chain.production import Production
from juzu.chain.table import Column, Table
from juzu.kernel.span import span_of
from juzu.kernel.text import Lang, Text
from juzu.plan.problem import ANY_DAY, Rule, RuleException, Unit
from juzu.plan.rules import NUMBER_RULES
from juzu.shoot.production import SHEET_STATES, Contact

DAY_HINT = Text("写作 2026-12-05", "written 2026-12-05")
DAYS_HINT = Text("写作 2026-12-05、2026-12-08~2026-12-10", "written 2026-12-05, stretches 2026-12-08~2026-12-10")
CREW_HINT = Text("基地按人数分档计价；0 即没说，按不分档的价", "bases price by size of crew; 0: not stated, priced without bands")
YUAN_HINT = Text("填元，如 25000", "yuan, as 25000")
LANGUAGES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}
MOST_DAYS, MOST_MIN, MOST_YUAN, MOST_PEOPLE = 400, 1440, 100_000_000, 10_000


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """Who allows which rule to be broken: on a date (None: any), for a person or unit ("": anyone), at a price."""

    rule: str
    approver: str = ""
    fen: int = 0
    date: date | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class PayRow:
    """What pay is multiplied by on a date, in percent."""

    day: date
    percent: int = 100


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that belong together. `key` is what production.toml calls them."""

    key: str
    title: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of facts of one kind: how it is read from a production and put into one."""

    key: str
    title: Text
    table: Table[Any]
    rows: Callable[[Production], Sequence[Any]]
    put: Callable[[Production, tuple[Any, ...]], Production]


def _number(
    key: str, zh: str, en: str, least: int, most: int, read: cells.Reader = cells.count, write: cells.Writer = cells.write_number
) -> Column:
    def bounded(text: str) -> Any:
        value = read(text)
        shown = value / 100 if write is cells.write_yuan else value / 60 if write is cells.write_hours else value
        if not least <= shown <= most:
            raise ValueError(f"from {least} to {most}")
        return value

    hint = Text(f"填 {least} 至 {most} 的数", f"a number from {least} to {most}")
    return Column(key, Text(zh, en), bounded, write, hint=hint, number=True)


def _yuan(key: str, zh: str, en: str) -> Column:
    return replace(_number(key, zh, en, 0, MOST_YUAN, cells.yuan, cells.write_yuan), hint=YUAN_HINT)


def _text(key: str, zh: str, en: str, width: int = 24) -> Column:
    return Column(key, Text(zh, en), cells.text, cells.write_text, width)


def _choice(key: str, zh: str, en: str, options: dict[str, Text]) -> Column:
    read, write, choices = cells.choice(options)
    return Column(key, Text(zh, en), read, write, choices=choices)


def _colour(key: str, zh: str, en: str) -> Column:
    """A colour of the palette; in small letters, as browsers send it."""
    hint = Text("写作 #FFF1A8", "written #FFF1A8")
    return Column(f"sheet.palette.{key}", Text(zh, en), _hex, lambda value, _lang: str(value).lower(), 8, hint=hint)


def _hex(text: str) -> str:
    if not re.fullmatch(r"#[0-9A-F]{6}", text.strip().upper()):
        raise ValueError("no colour")
    return text.strip().upper()


def _days(key: str, zh: str, en: str) -> Column:
    return Column(key, Text(zh, en), cells.days, cells.write_days, 32, hint=DAYS_HINT)


def _must(read: cells.Reader) -> cells.Reader:
    def filled(text: str) -> Any:
        if not text.strip():
            raise ValueError("must be filled in")
        return read(text)

    return filled


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("no such zone") from error
    return text


def _degrees(text: str) -> float:
    value = float(text)
    if value != value:  # noqa: PLR0124 - nan is the only number unlike itself
        raise ValueError("a number is expected")
    return value


def _optional(text: str) -> int | None:
    return cells.count(text) if text else None


SECTIONS: tuple[Section, ...] = (
    Section(
        "",
        Text("这部戏", "The drama"),
        (
            Column("title", Text("剧名", "Title"), _must(cells.text), cells.write_text, 24),
            _text("director", "导演", "Director"),
            replace(_number("crew_size", "每天来多少人", "People who come a day", 0, MOST_PEOPLE), hint=CREW_HINT),
            _choice("language", "纸面语言", "Language of the papers", LANGUAGES),
        ),
    ),
    Section(
        "dates",
        Text("日期", "Dates"),
        (
            Column("start", Text("第一个可拍的日子", "First day open for shooting"), _must(cells.day), cells.write_day, 12, hint=DAY_HINT),
            _number("days", "可用的天数（不必用完）", "Days that may be used", 1, MOST_DAYS),
            _days("rest", "不拍的日子", "Days without shooting"),
            _days("cover", "留给下雨的备用日", "Days kept as rain cover"),
        ),
    ),
    Section(
        "hours",
        Text("时间", "Hours"),
        (
            Column(
                "open",
                Text("全组可工作的时段", "When the crew may work"),
                span_of,
                cells.write_span,
                14,
                hint=Text("写作 06:00-26:00；26:00 即次日凌晨两点", "written 06:00-26:00; 26:00 is two in the morning"),
            ),
            _number("relight_min", "改光(分)", "Relight (min)", 0, MOST_MIN),
            _number("move_min", "转场(分)", "Move (min)", 0, MOST_MIN),
        ),
    ),
    Section(
        "place",
        Text("地点（算日出日落）", "Place (for sunrise and sunset)"),
        (
            _number("latitude", "纬度", "Latitude", -66, 66, _degrees),
            _number("longitude", "经度", "Longitude", -180, 180, _degrees),
            Column(
                "zone", Text("时区", "Time zone"), _zone, cells.write_text, 16, hint=Text("写作 Asia/Shanghai", "written Asia/Shanghai")
            ),
        ),
    ),
    Section(
        "wishes",
        Text("有价的愿望（0 即不要求）", "Priced wishes (0 asks for nothing)"),
        (
            _yuan("wishes.story_order_fen", "同一天里倒着拍，每处(元)", "A scene after a later one, each (yuan)"),
            _yuan("wishes.heavy_last_fen", "重场排在收工前，每天(元)", "A day that ends heavy (yuan)"),
            _yuan("wishes.waiting_fen_per_hour", "演员等待，每小时(元)", "An actor's waiting hour (yuan)"),
        ),
    ),
    Section(
        "palette",
        Text("条板的颜色", "Colours of the strips"),
        (
            _colour("int_day", "日内", "Day, inside"),
            _colour("ext_day", "日外", "Day, outside"),
            _colour("int_night", "夜内", "Night, inside"),
            _colour("ext_night", "夜外", "Night, outside"),
            _colour("day_break", "日间隔", "Between days"),
        ),
    ),
    Section(
        "sheet",
        Text("通告单上印的", "Printed on call sheets"),
        (
            _choice("sheet.state", "状态", "State", SHEET_STATES),  # type: ignore[arg-type]  # a SheetState is a str
            _number("sheet.version", "版次", "Version", 1, 999),
            _text("sheet.breakfast", "早餐", "Breakfast"),
            _text("sheet.departure", "出发", "Departure"),
            _text("sheet.weather", "天气", "Weather"),
            _text("sheet.makeup_place", "化妆地点", "Make-up place"),
            Column(
                "sheet.travel_min",
                Text("住地到现场(分)", "From where people sleep to the set (min)"),
                _optional,
                lambda value, _lang: "" if value is None else str(value),
                number=True,
                hint=Text("不知道就留空", "empty when nobody knows"),
            ),
            _text("sheet.tips", "提示", "Tips"),
            _text("sheet.note", "备注", "Note"),
            _text("sheet.safety", "安全", "Safety"),
        ),
    ),
)
RULE_NAMES = {rule.id: rule.name for rule in NUMBER_RULES}
_price = _yuan("price_fen", "破一次多少钱(元)；0 即不许破", "Price of a breach (yuan); 0: not allowed")


def _put_rules(production: Production, rows: tuple[Rule, ...]) -> Production:
    return replace(production, rules=tuple(replace(row, hard=not row.price_fen) for row in rows))


def _put_exceptions(production: Production, rows: tuple[ExceptionRow, ...]) -> Production:
    return replace(production, exceptions=tuple((RuleException(r.rule, r.approver, r.fen, ANY_DAY, r.person), r.date) for r in rows))


LISTS: tuple[Listing, ...] = (
    Listing(
        "unit",
        Text("拍摄组", "Shooting units"),
        Table(
            Text("拍摄组", "Units"),
            Unit,
            (
                _text("id", "组", "Unit", 7),
                _yuan("day_fen", "每拍摄日(元)", "Per day (yuan)"),
                _number("included_min", "含时长(小时)", "Hours included", 0, 24, cells.hours, cells.write_hours),
                _yuan("overtime_fen_per_hour", "超时(元/小时)", "Overtime (yuan/h)"),
                _number("setup_min", "到场至开机(分)", "Call to first scene (min)", 0, MOST_MIN),
                _number("strike_min", "末场至收工(分)", "Last scene to wrap (min)", 0, MOST_MIN),
            ),
        ),
        lambda production: production.units,
        lambda production, rows: replace(production, units=rows),
    ),
    Listing(
        "rules",
        Text("规则", "Rules"),
        Table(
            Text("规则", "Rules"),
            Rule,
            (_choice("id", "规则", "Rule", RULE_NAMES), _number("number", "数字", "Number", 0, MOST_MIN * 2), _price),
        ),
        lambda production: production.rules,
        _put_rules,
    ),
    Listing(
        "exception",
        Text("特批破例", "Exceptions"),
        Table(
            Text("特批破例", "Exceptions"),
            ExceptionRow,
            (
                _choice("rule", "规则", "Rule", RULE_NAMES),
                _text("approver", "批准人", "Approver", 12),
                _yuan("fen", "代价(元)", "Price (yuan)"),
                Column("date", Text("日期（留空：哪天都行）", "Date (empty: any)"), cells.day, cells.write_day, 12, hint=DAY_HINT),
                _text("person", "只为谁或哪组（留空：所有人）", "For whom or which unit (empty: anyone)", 12),
            ),
            required="rule",
        ),
        lambda production: [ExceptionRow(e.rule, e.approver, e.fen, day, e.person) for e, day in production.exceptions],
        _put_exceptions,
    ),
    Listing(
        "pay_percent",
        Text("节假日薪酬", "Holiday pay"),
        Table(
            Text("节假日薪酬", "Holiday pay"),
            PayRow,
            (
                Column("day", Text("日期", "Date"), _must(cells.day), cells.write_day, 12, hint=DAY_HINT),
                _number("percent", "倍数(%)", "Percent", 0, 1000),
            ),
            required="day",
        ),
        lambda production: [PayRow(day, percent) for day, percent in production.pay_percent],
        lambda production, rows: replace(production, pay_percent=tuple((row.day, row.percent) for row in rows)),
    ),
    Listing(
        "contact",
        Text("联系人", "Contacts"),
        Table(
            Text("联系人", "Contacts"),
            Contact,
            (_text("post", "职务", "Post", 12), _text("name", "姓名", "Name", 12), _text("phone", "电话", "Telephone", 14)),
            required="post",
        ),
        lambda production: production.contacts,
        lambda production, rows: replace(production, contacts=rows),
    ),
)


def texts(listing: Listing, production: Production, lang: Lang) -> list[list[str]]:
    """What the rows of a list say."""
    return [listing.table.cells(row, lang) for row in listing.rows(production)]
