"""edge: a Word document's numbering and styles -> the number that a paragraph shows (1. 1-2 第三场), which is not in its text.

Source: ECMA-376 part 1, section 17.9; formats 17.18.59.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_CHINESE = ("chinese", "taiwaneseCounting", "japaneseCounting", "ideographDigital", "ideographTraditional", "japaneseDigital")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    tail: str


class Numbering:
    """Counts the numbered paragraphs of one document, in order. `label` must see each of them once."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._of_style = _numbered_styles(styles)
        abstract: dict[str, dict[int, _Level]] = {}
        self._shared: dict[str, str] = {}
        for node in numbering if numbering is not None else ():
            if node.tag == f"{W}abstractNum":
                abstract[node.get(f"{W}abstractNumId", "")] = {int(v.get(f"{W}ilvl", "0")): _level(v) for v in node.findall(f"{W}lvl")}
            elif node.tag == f"{W}num":
                wanted = _value(node, "abstractNumId")
                self._levels[node.get(f"{W}numId", "")] = abstract.get(wanted, {})
                self._shared[node.get(f"{W}numId", "")] = wanted

    def label(self, paragraph: Element) -> str:
        """The number as shown, with what sets it off from the text; "" for a paragraph without one, or with a bullet."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        own = properties.find(f"{W}numPr")
        num, depth = (
            (_value(own, "numId"), _value(own, "ilvl")) if own is not None else self._of_style.get(_value(properties, "pStyle"), ("", ""))
        )
        levels = self._levels.get(num, {})
        at = int(depth) if depth.isdigit() else 0
        if at not in levels:
            return ""
        level = levels[at]
        counts = self._counts[self._shared[num]]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [d for d in counts if d > at]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda m: self._shown(levels, counts, int(m[1]) - 1), level.text) + level.tail

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
        level = levels.get(at, _Level(1, "decimal", "", ""))
        return _format(counts.get(at, level.start), level.format)


def _level(node: Element) -> _Level:
    start = _value(node, "start")
    tail = {"nothing": "", "space": " "}.get(_value(node, "suff"), " ")
    return _Level(int(start) if start.isdigit() else 1, _value(node, "numFmt"), _value(node, "lvlText"), tail)


def _numbered_styles(styles: Element | None) -> dict[str, tuple[str, str]]:
    found = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        numbers = style.find(f"{W}pPr/{W}numPr")
        if numbers is not None:
            found[style.get(f"{W}styleId", "")] = (_value(numbers, "numId"), _value(numbers, "ilvl"))
    return found


def _value(node: Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return child.get(f"{W}val", "") if child is not None else ""


def _format(number: int, style: str) -> str:
    if style.startswith(_CHINESE):
        return chinese(number)
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style == "decimalZero":
        return f"{number:02d}"
    return str(number)


def chinese(number: int) -> str:
    """1 -> 一, 12 -> 十二, 105 -> 一百零五; digits from 1000 on."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
