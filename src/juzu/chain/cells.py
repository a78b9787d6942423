"""chain: what people write in cells (dates, hours, yuan, lists, words) <-> values; every reader raises ValueError for what it cannot read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from juzu.chain.production import CastCell, DatedBusy, ExtrasCell
from juzu.kernel.money import fen_of_yuan
from juzu.kernel.span import Span, clock, minute_of_clock, span_of
from juzu.kernel.text import Lang, Text

Reader = Callable[[str], Any]
Writer = Callable[[Any, Lang], str]

SEPARATORS = re.compile(r"[、，,;；\n]+")


def words(text: str) -> tuple[str, ...]:
    """`甲、乙，丙` -> (甲, 乙, 丙)."""
    return tuple(part.strip() for part in SEPARATORS.split(text) if part.strip())


def write_words(value: tuple[str, ...], _lang: Lang) -> str:
    """(甲, 乙) -> `甲、乙`."""
    return "、".join(value)


def scene_id(value: str) -> str:
    """A scene's id; spreadsheets make a date of 1-1, and nobody can tell which scene that was."""
    if re.match(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("the spreadsheet made a date of it")
    return value


def scene_ids(value: str) -> tuple[str, ...]:
    """`1-1、1-2` -> (1-1, 1-2)."""
    return tuple(scene_id(one) for one in words(value))


def text(value: str) -> str:
    """The text as it is."""
    return value


def write_text(value: object, _lang: Lang) -> str:
    """The value as text."""
    return str(value)


def count(value: str) -> int:
    """A whole number; empty is 0."""
    if not value:
        return 0
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", value):
        raise ValueError("a whole number is expected")
    if (number := int(float(value))) < 0:
        raise ValueError("not below 0")
    return number


def write_count(value: int, _lang: Lang) -> str:
    """0 is an empty cell."""
    return str(value) if value else ""


def write_number(value: int, _lang: Lang) -> str:
    """The number, 0 included."""
    return str(value)


def yuan(value: str) -> int:
    """Yuan -> fen; empty is 0."""
    amount = fen_of_yuan(value) if value else 0
    if amount < 0:
        raise ValueError("not below 0")
    return amount


def write_yuan(value: int, _lang: Lang) -> str:
    """Fen -> yuan without separators."""
    return f"{value // 100}" if value % 100 == 0 else f"{value / 100:.2f}"


def _decimal(value: str) -> float:
    """A number from 0 up; `inf`, `nan` and whatever else Python would take for one are refused."""
    if not re.fullmatch(r"\d{1,6}(\.\d+)?", value):
        raise ValueError("a number from 0 up is expected")
    return float(value)


def hours(value: str) -> int:
    """Hours with a decimal -> minutes; empty is 0."""
    return round(_decimal(value) * 60) if value else 0


def write_hours(value: int, _lang: Lang) -> str:
    """Minutes -> hours."""
    return f"{value / 60:g}" if value else ""


def tenths(value: str) -> int:
    """Pages with one decimal -> tenths."""
    return round(_decimal(value) * 10) if value else 0


def write_tenths(value: int, _lang: Lang) -> str:
    """Tenths -> pages."""
    return f"{value / 10:.1f}"


def day(value: str) -> date | None:
    """`2026-12-05`, `2026/12/5`, `2026年12月5日`; empty is None."""
    if not value:
        return None
    if not (found := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", value.strip())):
        raise ValueError("a date is written 2026-12-05")
    return date(*(int(part) for part in found.groups()))


def write_day(value: date | None, _lang: Lang) -> str:
    """ISO date or empty."""
    return value.isoformat() if value else ""


def days(value: str) -> tuple[date, ...]:
    """Dates and stretches of dates: `2026-12-05、2026-12-08~2026-12-10`."""
    found: list[date] = []
    for part in words(value):
        first, sep, last = part.replace("～", "~").replace("至", "~").partition("~")
        start, end = day(first), day(last) if sep else day(first)
        if start is None or end is None or end < start or (end - start).days > 400:
            raise ValueError("dates are written 2026-12-05, stretches 2026-12-08~2026-12-10")
        found += [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return tuple(sorted(set(found)))


def write_days(value: tuple[date, ...], _lang: Lang) -> str:
    """Dates joined, neighbours as a stretch."""
    parts: list[tuple[date, date]] = []
    for one in value:
        if parts and one - parts[-1][1] == timedelta(days=1):
            parts[-1] = (parts[-1][0], one)
        else:
            parts.append((one, one))
    return "、".join(f"{a}" if a == b else f"{a}~{b}" for a, b in parts)


def busy(value: str) -> tuple[DatedBusy, ...]:
    """Hours taken: `2026-12-05 18:00-22:00`."""
    found = []
    for part in words(value):
        when, sep, span = part.strip().partition(" ")
        if not sep or (on := day(when)) is None:
            raise ValueError("hours taken are written 2026-12-05 18:00-22:00")
        found.append(DatedBusy(on, span_of(span.strip())))
    return tuple(found)


def write_busy(value: tuple[DatedBusy, ...], _lang: Lang) -> str:
    """Hours taken, joined."""
    return "、".join(f"{one.date} {write_span(one.span, _lang)}" for one in value)


def write_span(value: Span, _lang: Lang) -> str:
    """08:00-26:00: hours after midnight run on."""
    return f"{value.start // 60:02d}:{value.start % 60:02d}-{value.end // 60:02d}:{value.end % 60:02d}"


def start(value: str) -> int:
    """A clock time, or empty: -1."""
    return minute_of_clock(value) if value else -1


def write_start(value: int, _lang: Lang) -> str:
    """A clock time; -1 is empty."""
    return clock(value) if value >= 0 else ""


def yes(value: str) -> bool:
    """√ or any of the usual words for yes."""
    if value in ("", "否", "no", "0", "×", "n", "FALSE"):
        return False
    if value in ("√", "是", "yes", "1", "y", "锁", "✓", "TRUE", "v", "V"):
        return True
    raise ValueError("√ or empty is expected")


def write_yes(value: bool, _lang: Lang) -> str:
    """√ or empty."""
    return "√" if value else ""


def choice(options: dict[str, Text]) -> tuple[Reader, Writer, tuple[Text, ...]]:
    """A cell that holds one of a few words: reader, writer, and the words."""

    def read(value: str) -> str:
        for key, label in options.items():
            if value.casefold() in (key.casefold(), label.zh.casefold(), label.en.casefold()):
                return key
        raise ValueError("one of " + ", ".join(f"{label.zh}/{label.en}" for label in options.values()))

    return read, lambda value, lang: options[value].to(lang), tuple(options.values())


def cast(value: str) -> tuple[CastCell, ...]:
    """`沈知灯（戏服）、爷爷〔画外〕` -> roles with looks."""
    found = []
    for part in words(value):
        heard = bool(re.search(r"[〔\[](画外|V\.?O\.?)[〕\]]$", part, re.IGNORECASE))
        name = re.sub(r"\s*[〔\[][^〔\[]*[〕\]]$", "", part)
        match = re.fullmatch(r"(.+?)(?:[（(]([^（）()]*)[）)])?", name)
        if not match or not match[1].strip():
            raise ValueError("roles are written 沈知灯（戏服）、爷爷〔画外〕")
        found.append(CastCell(match[1].strip(), (match[2] or "").strip(), heard))
    return tuple(found)


def write_cast(value: tuple[CastCell, ...], lang: Lang) -> str:
    """Roles joined, with looks and the mark of those only heard."""
    heard = "〔画外〕" if lang == "zh" else "[V.O.]"
    return "、".join(f"{c.role}{f'（{c.look}）' if c.look else ''}{heard if c.heard_only else ''}" for c in value)


def extras(value: str) -> tuple[ExtrasCell, ...]:
    """`观众×20、侍卫×4` -> groups with counts; no count means 1."""
    found = []
    for part in words(value):
        match = re.fullmatch(r"(.+?)(?:\s*[×xX*]\s*(\d+))?", part)
        if not match:
            raise ValueError("extras are written 观众×20")
        found.append(ExtrasCell(match[1].strip(), int(match[2] or 1)))
    return tuple(found)


def write_extras(value: tuple[ExtrasCell, ...], _lang: Lang) -> str:
    """Groups joined with their counts."""
    return "、".join(f"{e.group}×{e.count}" for e in value)
