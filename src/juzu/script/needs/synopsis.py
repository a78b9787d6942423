"""script: a scene's beats -> its content in one line (主要内容), in the script's own words.

The most telling sentence of the action: one that names people who are there, early in the scene, with something done; else the first speech.
Nothing is invented; what is longer is cut at a mark and shown with ….
"""

from __future__ import annotations

import re

from juzu.kernel.text import Lang
from juzu.script.people.presence import Finder
from juzu.script.reading.beats import Beat

MOST_ZH = 30
MOST_EN = 70
_SENTENCE_ZH = re.compile(r"[^。！？!?\n]+")
_SENTENCE_EN = re.compile(r".+?(?:(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?](?=\s|$)|$)", re.DOTALL)
_LEAST: dict[Lang, int] = {"zh": 6, "en": 20}


def synopsis(beats: tuple[Beat, ...], finder: Finder, written: str, lang: Lang) -> str:
    """One line, at most 30 Chinese characters or 70 letters. A synopsis that the writer gave is used as it stands."""
    most = MOST_ZH if lang == "zh" else MOST_EN
    if written:
        return _trim(written, most, lang)
    best, most_points = "", -1
    for at, beat in enumerate(b for b in beats if b.kind == "act"):
        for sentence in (_SENTENCE_ZH if lang == "zh" else _SENTENCE_EN).findall(beat.text):
            points = _points(sentence.strip(), at, finder, lang)
            if points > most_points:
                best, most_points = sentence.strip(), points
    if not best:
        said = next((b for b in beats if b.kind == "speech" and b.text.strip()), None)
        best = f"{said.speaker}：{said.text}" if said and lang == "zh" else f"{said.speaker}: {said.text}" if said else ""
    return _trim(best, most, lang)


def _points(sentence: str, at: int, finder: Finder, lang: Lang) -> int:
    """Names count most, then saying enough, being early, and fitting the line."""
    most = MOST_ZH if lang == "zh" else MOST_EN
    if len(sentence) < _LEAST[lang]:
        return 0
    people = {finder.roles[m[0]] for m in finder.pattern.finditer(sentence)} if finder.pattern else set()
    return 5 * min(2, len(people)) + min(4, 8 * len(sentence) // most) + max(0, 3 - at) + (3 if len(sentence) <= most else 0)


def _trim(text: str, most: int, lang: Lang) -> str:
    text = " ".join(text.split()).rstrip("。，,.;；、 ")
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = max(cut.rfind(mark) for mark in ("，", "。", "、", "；", ",", ";"))
    if at >= most // 2:
        cut = cut[:at]
    elif lang == "en" and " " in cut:
        cut = cut[: cut.rfind(" ")]
    return f"{cut}…"
