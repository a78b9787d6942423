"""script: text as written -> its language, its words, its width, and the form in which two spellings compare."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from juzu.kernel.text import Lang, Text
from juzu.script.document import Script

CJK = "\u3400-\u9fff\uf900-\ufaff"
COUNT = r"(?:\d{1,6}|[〇零一二两三四五六七八九十百千几数]{1,8})"
ENGLISH_COUNTS = {
    word: number
    for number, word in enumerate(
        [
            "ONE",
            "TWO",
            "THREE",
            "FOUR",
            "FIVE",
            "SIX",
            "SEVEN",
            "EIGHT",
            "NINE",
            "TEN",
            "ELEVEN",
            "TWELVE",
            "THIRTEEN",
            "FOURTEEN",
            "FIFTEEN",
            "SIXTEEN",
            "SEVENTEEN",
            "EIGHTEEN",
            "NINETEEN",
            "TWENTY",
        ],
        1,
    )
} | {"THIRTY": 30, "FORTY": 40, "FIFTY": 50, "HUNDRED": 100, "A DOZEN": 12, "DOZEN": 12, "A COUPLE OF": 2, "A PAIR OF": 2}
_WORD = re.compile(rf"[{CJK}]|[A-Za-z0-9À-ɏͰ-ӿ][A-Za-z0-9À-ɏͰ-ӿ'’]*")
_HAN = re.compile(rf"[{CJK}]")
_LETTER = re.compile(r"[A-Za-z]")
_LOOSE = re.compile(r"[\W_]+")
_EMPHASIS = re.compile(r"(?<!\\)[*_]{1,3}")
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def language(script: Script) -> Lang:
    """Chinese when at least one letter in five of the scenes is Chinese."""
    sample = "".join(e.text for scene in script.scenes[:60] for e in scene.elements[:20]) or script.title
    han = len(_HAN.findall(sample))
    return "zh" if han * 5 >= han + len(_LETTER.findall(sample)) and han else "en"


def say(zh: str, en: str, lang: Lang) -> str:
    """One of two sentences, for fields that are written in the script's own language."""
    return Text(zh, en).to(lang)


def count_words(text: str) -> int:
    """Chinese characters, and words in Latin, Greek or Cyrillic letters; marks count nothing: `他走了。OK` -> 4."""
    return len(_WORD.findall(text))


def width(text: str) -> int:
    """Width in half characters: a Chinese character or mark takes 2, a Latin one 1."""
    return sum(2 if ord(c) > 0x2000 else 1 for c in text)


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """The form in which spellings compare: no case, width, space or punctuation: `沈家老宅 · 堂屋` -> `沈家老宅堂屋`."""
    return _LOOSE.sub("", unicodedata.normalize("NFKC", text).casefold())


def plain(text: str) -> str:
    """Text without the emphasis marks of Fountain and Markdown."""
    return _EMPHASIS.sub("", text)


def chinese_count(text: str) -> int | None:
    """`二十` -> 20, `三百` -> 300, `三四` -> 4 (the larger, to be safe), `十几` -> 15, `几` -> 4, `数十` -> 30; None for no number."""
    if text.isdigit():
        return int(text)
    if len(text) == 2 and text[0] in _DIGITS and text[1] in _DIGITS:
        return max(_DIGITS[text[0]], _DIGITS[text[1]])
    total = number = 0
    for char in text:
        if char in _DIGITS:
            number = _DIGITS[char]
        elif char in "几数":
            number = 5 if total or text == "数" else 3 if len(text) > 1 else 4
        elif char in _UNITS:
            total += (number or 1) * _UNITS[char]
            number = 0
        else:
            return None
    return total + number or None
