"""shoot: minutes, days, moods and counts -> the words that papers use for them, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import format_percent

from juzu.kernel.span import DAY_MIN
from juzu.kernel.text import LANGS, Lang, Text
from juzu.script.breakdown import Inside, Light
from juzu.shoot.paper import Kind, Value

INSIDE: dict[Inside, Text] = {"INT": Text("内", "INT"), "EXT": Text("外", "EXT"), "INT/EXT": Text("内外", "I/E")}
LIGHT: dict[Light, Text] = {"day": Text("日", "DAY"), "night": Text("夜", "NIGHT"), "any": Text("不限", "ANY")}
LOCALES: dict[Lang, str] = {"zh": "zh_CN", "en": "en_GB"}
DAY_PATTERNS: dict[Lang, str] = {"zh": "M月d日 EEE", "en": "EEE d MMM"}
FULL_PATTERNS: dict[Lang, str] = {"zh": "yyyy年M月d日 EEEE", "en": "EEEE d MMMM yyyy"}
SPREAD_DAYS = {0: Text("{time}", "{time}"), 1: Text("次日 {time}", "{time} next day"), -1: Text("前日 {time}", "{time} the day before")}


def at(minute: int) -> Text:
    """A time of a plan day: 485 -> 08:05, 1560 -> 次日 02:00."""
    day, rest = divmod(minute, DAY_MIN)
    pattern = SPREAD_DAYS.get(day, Text(f"{day:+d} 日 {{time}}", f"{{time}} {day:+d} d"))
    return pattern.format(time=f"{rest // 60:02d}:{rest % 60:02d}")


def span(start: int, end: int) -> Text:
    """From one time to another: 08:05–09:00."""
    return Text("{a}–{b}", "{a}–{b}").format(a=at(start), b=at(end))


def short_day(when: date) -> Text:
    """12月1日 周二, Tue 1 Dec."""
    return Text(*(format_date(when, DAY_PATTERNS[lang], locale=LOCALES[lang]) for lang in LANGS))


def full_day(when: date) -> Text:
    """2026年12月1日 星期二, Tuesday 1 December 2026."""
    return Text(*(format_date(when, FULL_PATTERNS[lang], locale=LOCALES[lang]) for lang in LANGS))


def counted(count: int, zh: str, en: str) -> Text:
    """A count with its noun: 3 场, 1 scene, 3 scenes."""
    return Text(f"{count} {zh}", f"{count} {en}{'' if count == 1 else 's'}")


def joined(parts: Iterable[Value], zh: str = "、", en: str = ", ") -> Value:
    """The parts that say something, in one line; None when there is none."""
    said = [part for part in parts if part not in (None, "")]
    if not said:
        return None
    return Text(zh.join(shown(part, "zh") for part in said), en.join(shown(part, "en") for part in said))


def pages_shown(pages: Fraction, eighths: bool) -> str:
    """Pages as the trade writes them: 1.2, or 1 2/8."""
    if not eighths:
        return f"{float(pages):.1f}"
    whole, rest = divmod(round(pages * 8), 8)
    return " ".join(part for part in (str(whole) if whole or not rest else "", f"{rest}/8" if rest else "") if part)


def shown(value: Value, lang: Lang, kind: Kind = "text") -> str:
    """A value as it stands on paper in one language; "" for None."""
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, date):
        return short_day(value).to(lang)
    if kind in ("tenths", "eighths") and isinstance(value, int | Fraction):
        return pages_shown(Fraction(value), kind == "eighths")
    if kind == "percent" and isinstance(value, int | Fraction):
        return format_percent(float(value), "0.0%", locale=LOCALES[lang])
    return f"{float(value):.1f}" if isinstance(value, Fraction) else str(value)
