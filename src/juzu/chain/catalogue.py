"""chain: the columns of a base's catalogue, one sheet for the base and one for its sets; the web site and the spreadsheets share them."""

from __future__ import annotations

import re

from juzu.base.catalogue import Band, Base, BaseSet, BlackOut, Photo, Tier
from juzu.chain import cells, column
from juzu.chain.table import Column, Table
from juzu.kernel.span import Span, span_of
from juzu.kernel.text import Lang, Text

TARIFFS = {
    "free": Text("不另收", "free"),
    "day": Text("按天", "day"),
    "half_day": Text("按半天", "half-day"),
    "hour": Text("按小时", "hour"),
}
PARTS = re.compile(r"[、，,;；\n]+")


def _bands(value: str) -> tuple[Band, ...]:
    """`30人 3000、60人 5000`."""
    found = []
    for part in _parts(value):
        if not (match := re.fullmatch(r"[≤<]?\s*(\d+)\s*(?:人|people)?\s+(\S+)", part)):
            raise ValueError("bands are written 30人 3000、60人 5000")
        found.append(Band(int(match[1]), cells.yuan(match[2])))
    return tuple(found)


def _write_bands(value: tuple[Band, ...], lang: Lang) -> str:
    unit = "人" if lang == "zh" else " people"
    return "、".join(f"{band.people}{unit} {cells.write_yuan(band.fee_fen, lang)}" for band in value)


def _black_outs(value: str) -> tuple[BlackOut, ...]:
    """`2026-12-06 10:00-16:00 婚宴`."""
    found = []
    for part in _parts(value):
        words = part.split(None, 2)
        day = cells.day(words[0])
        if day is None:
            raise ValueError("black-outs are written 2026-12-06 10:00-16:00 婚宴")
        span = span_of(words[1]) if len(words) > 1 else Span(0, 1440)
        found.append(BlackOut(day.isoformat(), span, words[2] if len(words) > 2 else ""))
    return tuple(found)


def _write_black_outs(value: tuple[BlackOut, ...], lang: Lang) -> str:
    return "；".join(f"{shut.date} {cells.write_span(shut.span, lang)} {shut.reason}".rstrip() for shut in value)


def _photos(value: str) -> tuple[Photo, ...]:
    """`hall.jpg 大堂正面；hall2.jpg`."""
    return tuple(Photo(*(part.split(None, 1))) for part in _parts(value))


def _write_photos(value: tuple[Photo, ...], _lang: Lang) -> str:
    return "；".join(f"{photo.file} {photo.caption}".rstrip() for photo in value)


def _tiers(value: str) -> tuple[Tier, ...]:
    """`72小时内 30%、24小时内 50%`."""
    found = []
    for part in _parts(value):
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:小时内?|h)?\s+(\d{1,3})\s*[%％]?", part)
        if not match or int(match[2]) > 100:
            raise ValueError("tiers are written 72小时内 30%、24小时内 50%")
        found.append(Tier(round(float(match[1]) * 60), int(match[2])))
    return tuple(found)


def _write_tiers(value: tuple[Tier, ...], lang: Lang) -> str:
    unit = "小时内" if lang == "zh" else "h"
    return "、".join(f"{tier.before_min / 60:g}{unit} {tier.percent}%" for tier in value)


def _open(value: str) -> Span:
    """Hours; empty is the whole day."""
    span = span_of(value) if value else Span(0, 2880)
    if not 0 <= span.start < span.end:
        raise ValueError("hours are written 08:00-26:00")
    return span


def _handover(value: str) -> int | None:
    return cells.count(value) if value else None


def _set_id(value: str) -> str:
    if re.search(r"[、，,;；\n]", value):
        raise ValueError("an id holds no comma or semicolon")
    return value


def _parts(value: str) -> list[str]:
    return [part.strip() for part in PARTS.split(value) if part.strip()]


_tariff = cells.choice(TARIFFS)
TARIFF_COLUMNS = (
    column.choice("tariff.kind", "计价", "Tariff", _tariff),
    column.yuan("tariff.fee_fen", "价(元)", "Fee (yuan)"),
    column.hours("tariff.included_min", "含时长(小时)", "Hours included"),
    column.yuan("tariff.after_fen_per_hour", "超出(元/小时)", "After (yuan/h)"),
    column.hours("tariff.minimum_min", "起租(小时)", "Minimum hours"),
    column.yuan("tariff.night_fen", "夜间加收(元)", "Night (yuan)"),
    column.yuan("tariff.power_fen_per_hour", "电费(元/小时)", "Power (yuan/h)"),
    column.yuan("tariff.once_fen", "一次性(元)", "House fee (yuan)"),
    column.yuan("tariff.deposit_fen", "押金(元)", "Deposit (yuan)"),
)
_BANDS = Column(
    "bands",
    Text("按人数的价", "Fee by crew size"),
    _bands,
    _write_bands,
    18,
    hint=Text(
        "写作 30人 3000、60人 5000：不超过这么多人时的价", "written 30 people 3000, 60 people 5000: the fee for at most so many people"
    ),
)

FACTS = Table(
    Text("基地", "Base"),
    Base,
    (
        column.text("id", "编号", "Id"),
        column.text("name", "名称", "Name", 18),
        column.text("address", "地址", "Address", 24),
        column.text("hospital", "医院", "Hospital", 24),
        column.text("contact", "联系", "Contact", 18),
        column.count("change_min", "换景(分)", "Change (min)"),
        column.count("state_change_min", "换状态(分)", "Change of state (min)"),
        column.count("handover_min", "交接(分)", "Hand-over (min)"),
        *TARIFF_COLUMNS,
        _BANDS,
        column.hours("terms.hold_min", "预留时效(小时)", "Hold lasts (hours)"),
        Column(
            "terms.cancelling",
            Text("退订", "Cancelling"),
            _tiers,
            _write_tiers,
            24,
            hint=Text(
                "写作 72小时内 30%、24小时内 50%：开始前这么多小时内取消收几成",
                "written 72h 30%, 24h 50%: cancelling later than that costs so much",
            ),
        ),
    ),
)

SETS = Table(
    Text("景", "Sets"),
    BaseSet,
    (
        Column("id", Text("编号", "Id"), _set_id, cells.write_text, 14, hint=Text("不含顿号、逗号、分号", "no comma or semicolon")),
        column.text("name", "名称", "Name", 16),
        column.many("kinds", "类别", "Kinds", 18, Text("能当什么用，最像的在前", "what it can pass for, best first")),
        column.text("building", "楼", "Building"),
        column.text("floor", "楼层", "Floor", 8),
        column.text("shell", "同一间", "Room", hint=Text("同一间房的不同陈设写同一个词", "states of one room share a word")),
        column.text("state", "状态", "State", 10),
        column.text("within", "属于", "Part of", hint=Text("包含它的那个景的编号，如别墅整栋", "id of the set that contains it, such as a villa")),
        column.many("aliases", "别名", "Aliases", 20),
        column.count("area_m2", "面积(㎡)", "Area (m²)"),
        column.count("people", "容人", "People"),
        column.yes("inside", "室内", "Inside"),
        column.count("dressing_min", "置景(分)", "Dressing (min)"),
        Column(
            "handover_min",
            Text("交接(分)", "Hand-over (min)"),
            _handover,
            lambda value, _lang: "" if value is None else str(value),
            8,
            hint=Text("留空：用基地的", "empty: the base's"),
            number=True,
        ),
        Column("open", Text("开放", "Open"), _open, cells.write_span, 14, hint=Text("写作 06:00-26:00", "written 06:00-26:00")),
        *TARIFF_COLUMNS,
        _BANDS,
        Column(
            "black_outs",
            Text("停用", "Black-outs"),
            _black_outs,
            _write_black_outs,
            26,
            hint=Text("写作 2026-12-06 10:00-16:00 婚宴；不写钟点为全天", "written 2026-12-06 10:00-16:00 wedding; without hours the whole day"),
        ),
        Column(
            "photos",
            Text("照片", "Photos"),
            _photos,
            _write_photos,
            24,
            hint=Text("写作 hall.jpg 大堂正面；hall2.jpg 楼梯", "written hall.jpg the hall; hall2.jpg the stairs"),
        ),
        column.text("note", "备注", "Note", 24),
    ),
)  # fmt: skip
