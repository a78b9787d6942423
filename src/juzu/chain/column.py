"""chain: the kinds of columns that tables are made of: what a cell of each holds, and the hint that stands at its head."""

from __future__ import annotations

from juzu.chain import cells
from juzu.chain.table import Column
from juzu.kernel.text import Text


def text(key: str, zh: str, en: str, width: int = 12, *, info: bool = False, hint: Text | None = None) -> Column:
    """Any text."""
    return Column(key, Text(zh, en), cells.text, cells.write_text, width, info, hint=hint)


WHOLE = Text("填不带单位的整数，如 30", "a whole number without a unit, as 30")
DECIMAL = Text("填不带单位的数，如 1.5", "a number without a unit, as 1.5")
MONEY = Text("填元，如 3000；留空即 0", "yuan, as 3000; empty is 0")
CLOCK = Text("写作 08:30；次日凌晨两点写 26:00", "written 08:30; two in the morning after is 26:00")
SCENE_ID = Text(
    "写作 1-1；表格软件会把它变成日期，请先把这一格设成“文本”格式",
    "written 1-1; set the cell's format to text first, or the spreadsheet makes a date of it",
)


def scene(key: str, zh: str, en: str, width: int, *, many: bool = False) -> Column:
    """A scene's id, or several."""
    if many:
        return Column(key, Text(zh, en), cells.scene_ids, cells.write_words, width, hint=SCENE_ID, as_text=True)
    return Column(key, Text(zh, en), cells.scene_id, cells.write_text, width, hint=SCENE_ID, as_text=True)


def count(key: str, zh: str, en: str, *, info: bool = False, hint: Text = WHOLE) -> Column:
    """A whole number from 0 up."""
    return Column(key, Text(zh, en), cells.count, cells.write_count, 8, info, hint=hint, number=True)


def yuan(key: str, zh: str, en: str) -> Column:
    """Yuan in the cell, fen in the row."""
    return Column(key, Text(zh, en), cells.yuan, cells.write_yuan, 10, hint=MONEY, number=True)


def hours(key: str, zh: str, en: str) -> Column:
    """Hours in the cell, minutes in the row."""
    return Column(key, Text(zh, en), cells.hours, cells.write_hours, 9, hint=DECIMAL, number=True)


def day(key: str, zh: str, en: str) -> Column:
    """A date, or none."""
    hint = Text("写作 2026-12-05", "written 2026-12-05")
    return Column(key, Text(zh, en), cells.day, cells.write_day, 12, hint=hint)


def days(key: str, zh: str, en: str) -> Column:
    """Dates and stretches of dates."""
    hint = Text("写作 2026-12-05、2026-12-08~2026-12-10", "written 2026-12-05, stretches 2026-12-08~2026-12-10")
    return Column(key, Text(zh, en), cells.days, cells.write_days, 18, hint=hint)


def yes(key: str, zh: str, en: str) -> Column:
    """√ or empty."""
    return Column(key, Text(zh, en), cells.yes, cells.write_yes, 7, hint=Text("√ 或留空", "√ or empty"))


def many(key: str, zh: str, en: str, width: int = 18, hint: Text | None = None) -> Column:
    """Several words."""
    return Column(key, Text(zh, en), cells.words, cells.write_words, width, hint=hint)


def choice(key: str, zh: str, en: str, made: tuple[cells.Reader, cells.Writer, tuple[Text, ...]]) -> Column:
    """One of a few words: of what `cells.choice` made."""
    read, write, choices = made
    hint = Text("填其中一个：" + "、".join(c.zh for c in choices), "one of: " + ", ".join(c.en for c in choices))
    return Column(key, Text(zh, en), read, write, 9, choices=choices, hint=hint)
