"""edge: the cells of a scene list (marks, pages, names with counts, states) -> values; what cannot be read raises ValueError."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from juzu.script.people.extras import Group, read_group, usual_size

PRESENT = ("√", "✓", "✔", "☑", "v", "1", "y", "yes", "是", "●", "○", "◯", "◎", "■", "★", "*", "x", "×", "✗", "✕", "╳")
CROSSES = ("x", "×", "✗", "✕", "╳")
ABSENT = ("", "0", "-", "—", "–", "/", "否", "n", "no", "无")
HEARD = ("vo", "v.o.", "os", "o.s.", "画外", "画外音", "旁白", "声音", "电话", "只闻其声")
NOTHING = ("", "无", "/", "-", "—", "——", "none", "n/a", "0")
LINES_PER_PAGE = 40
_SEPARATORS = re.compile(r"[、，,;；\n+＋]+|(?<=[^\d\s])/(?=[^\d\s])")
_LOOKED = re.compile(r"(?P<mark>[^（(]*)[（(](?P<look>[^（）()]+)[）)]")
_EIGHTHS = re.compile(r"(?:(?P<whole>\d+)\s*(?:又|\s|-|\+)\s*)?(?P<top>\d+)\s*/\s*(?P<bottom>\d+)")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}")
OMITTED = ("删戏", "删", "删除", "取消", "cut", "omitted", "omit", "deleted")
SHOT = ("完成", "已完成", "已拍", "拍完", "销场", "加戏已完成", "done", "shot", "complete", "completed", "√", "✓", "✔")
OPEN = ("", "未完成", "未拍", "待拍", "部分完成", "甩戏", "加戏", "补拍", "to shoot", "not shot", "open", "partial", "added", "moved")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a role's cell says: there in person, only heard, in a look of its own."""

    there: bool
    heard_only: bool = False
    look: str = ""


def is_mark(text: str) -> bool:
    """Whether a text is a mark as crews make them."""
    return text.strip().casefold() in PRESENT or text.strip().casefold() in HEARD


def read_mark(text: str, *, crosses_mean_absent: bool) -> Mark:
    """`√`, `1`, `×`, `VO`, `√（戏服）`. A cross means there, unless the sheet marks presence with ticks."""
    cleaned = text.strip()
    look = ""
    if found := _LOOKED.fullmatch(cleaned):
        cleaned, look = found["mark"].strip() or "√", found["look"].strip()
    word = cleaned.casefold()
    if look.casefold() in HEARD or word in HEARD:
        return Mark(there=True, heard_only=True)
    if word in ABSENT or (word in CROSSES and crosses_mean_absent):
        return Mark(there=False)
    if word in PRESENT:
        return Mark(there=True, look=look)
    raise ValueError(text)


def ticks(texts: list[str]) -> bool:
    """Whether presence is marked with something other than a cross."""
    return any(is_mark(text) and text.strip().casefold() not in (*CROSSES, *HEARD) for text in texts)


def pages(text: str) -> Fraction:
    """`0.4`, `0.4页`, `1 3/8`, `6/8`, `12行` (40 lines a page) -> pages; empty is 0."""
    cleaned = re.sub(r"\s*(?:页|pages?|pgs?\.?)\s*$", "", text.strip(), flags=re.IGNORECASE)
    if not cleaned:
        return Fraction(0)
    if _DATED.match(cleaned):
        raise ValueError(text)
    if found := re.fullmatch(r"(\d+)\s*(?:行|lines?)", cleaned):
        return Fraction(int(found[1]), LINES_PER_PAGE)
    if found := _EIGHTHS.fullmatch(cleaned):
        if not int(found["bottom"]):
            raise ValueError(text)
        return int(found["whole"] or 0) + Fraction(int(found["top"]), int(found["bottom"]))
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,6})?", cleaned):
        raise ValueError(text)
    return Fraction(cleaned)


def is_date(text: str) -> bool:
    """Whether the spreadsheet has turned what was typed (3/8) into a date."""
    return bool(_DATED.match(text.strip()))


def items(text: str) -> tuple[str, ...]:
    """`油灯、皮影人×12` -> its items; 无 and dashes are none."""
    parts = (part.strip() for part in _SEPARATORS.split(text))
    return tuple(part for part in parts if part.casefold() not in NOTHING)


def counted(item: str) -> tuple[str, int]:
    """`皮影人×12` -> (皮影人, 12); without a number 1."""
    found = re.fullmatch(r"(?P<name>.+?)\s*[×xX*]\s*(?P<n>\d{1,4})", item)
    return (found["name"], int(found["n"])) if found else (item, 1)


def group(item: str) -> Group:
    """A group of extras; one without a number has the usual size of its kind, and a bare number is a crowd."""
    if found := re.fullmatch(r"(\d{1,4})\s*[人名位个]?", item):
        return Group("群众", int(found[1]), assumed=False)
    return read_group(item) or Group(item, usual_size(item), assumed=True)


def state(text: str) -> tuple[bool, bool]:
    """拍摄状态 -> (omitted, shot)."""
    word = text.strip().casefold()
    if word in OMITTED:
        return True, False
    if word in SHOT:
        return False, True
    if word in OPEN:
        return False, False
    raise ValueError(text)
