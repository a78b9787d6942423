"""web: the tags of every template: `t`, `say`, `money`, `number`, `day`, `moment`, `clock`. They are built in; nothing is loaded by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal
from django import template
from django.utils import timezone

from juzu.kernel.money import Fen, yuan
from juzu.kernel.text import Text
from juzu.web.site.language import lang, tell

register = template.Library()
LOCALES = {"zh": "zh_CN", "en": "en_GB"}
DAY_FORMATS = {"zh": "M月d日 EEE", "en": "EEE d MMM"}


def locale() -> str:
    """Babel's name of the language in use."""
    return LOCALES[lang()]


@register.simple_tag
def t(zh: str, en: str, **values: object) -> str:
    """`{% t "还有 {n} 天" "{n} days left" n=days %}`."""
    return tell(Text(zh, en).format(**values))


@register.filter
def say(text: Text) -> str:
    """`{{ column.header|say }}`: a Text in the language in use."""
    return tell(text)


@register.filter
def money(fen: Fen | None) -> str:
    """`{{ plan.cost_fen|money }}` -> ¥12,345; a dash where nothing is known."""
    return "–" if fen is None else f"¥{yuan(fen)}"


@register.filter
def number(value: float | None) -> str:
    """A number with the language's separators; a dash where nothing is known."""
    return "–" if value is None else format_decimal(value, locale=locale())


@register.filter
def percent(share: float) -> str:
    """`0.123` -> 12.3 %."""
    return f"{100 * share:.1f}%" if lang() == "zh" else f"{100 * share:.1f} %"


@register.filter
def day(value: date) -> str:
    """`12月1日 周二`, `Tue 1 Dec`."""
    return format_date(value, DAY_FORMATS[lang()], locale=locale())


@register.filter
def moment(value: datetime) -> str:
    """A time with its date, in the site's zone."""
    return format_datetime(timezone.localtime(value), "short", locale=locale())


@register.filter
def ago(value: datetime) -> str:
    """`3 分钟前`, `3 minutes ago`."""
    return format_timedelta(value - timezone.now(), add_direction=True, locale=locale())


@register.filter
def clock(minutes: int) -> str:
    """Minutes of a day as `08:30`; the next morning goes on counting: 26:00."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@register.filter
def get(values: Mapping[str, object], key: str) -> object:
    """`{{ names|get:id }}`: what a mapping holds under a key that is itself a variable."""
    return values.get(key, "")
