"""script: the start of a line -> the scene number written there, in any frame (场1-1： 【场次2】 第二十三场 （2） +场).

A number is a core in a frame. The core says episode and scene (1-1, 11.1, 第1集第2场, E1S2) or the scene alone (2, 二十三); the frame is
whatever label, brackets and mark writers put round it. `weight` says how surely a line that starts so is a header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

DIGITS = "〇零一二三四五六七八九"
CHINESE = f"{DIGITS}十百两"
FORMAL = "零壹贰叁肆伍陆柒捌玖拾"  # as on cheques; only in 壹之一, since several are surnames
NumberKind = Literal["pair", "dot", "scene", "insert"]

_CORE = rf"""(?:
    (?P<we>\d{{1,3}}|[{CHINESE}]{{1,5}})集\s*[-·,、:]?\s*第?(?P<ws>\d{{1,4}}|[{CHINESE}]{{1,5}})(?=场)
  | (?:EPISODE|EP?\.?)\s*(?P<ee>\d{{1,3}})\s*(?:[-·_,/]\s*|(?=S))(?:SCENE|SC?\.?)?\s*(?P<es>\d{{1,4}})
  | (?P<ce>[{CHINESE}{FORMAL}]{{1,3}})之(?P<cs>[{CHINESE}{FORMAL}]{{1,3}})
  | (?P<pe>\d{{1,3}})\s?[-_]\s?(?P<ps>\d{{1,3}})(?![-_]?\d)
  | (?P<de>\d{{1,3}})\.(?P<ds>\d{{1,3}})(?!\.?\d)
  | (?P<n>\d{{1,4}})(?!\d|[:.]\d)
  | (?P<c>[{CHINESE}]{{1,5}})
)"""
_NUMBER = re.compile(
    rf"""(?P<open>[【\[(<]?)\s*
    (?P<label>第|场次|场景|场号|场|SCENE|SC\.?|S|NO\.?)?\s*(?P<colon>:?)\s*(?P<inner>[(【\[]?)\s*
    (?P<plus>\+?)(?P<core>{_CORE}(?P<letter>[A-Z](?![A-Z]))?)(?P<more>\+?)
    (?:\s*(?P<shut>[)】\]]))?(?:\s*(?P<unit>场次|场景|场|幕))?(?:\s*(?P<close>[】\])>]))?(?:\s?(?P<tail>[、.:,)|]))?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_INSERT = re.compile(
    r"(?P<open>[【\[(<]?)(?P<core>(?:\+|加|增|补)场)\s*(?:\((?P<n>\d{1,3})\))?(?P<close>[】\])>]?)(?P<tail>[、.:,]?)", re.ASCII
)
_PLAIN = str.maketrans(f"两{FORMAL}", "二零一二三四五六七八九十")
_STARTS = frozenset("【[(<第场SsNnEe+加增补0123456789" + CHINESE + FORMAL)
_CORE_WEIGHT = {"pair": 2.0, "dot": 1.5, "scene": 0.5, "insert": 3.0}


@dataclass(frozen=True, slots=True)
class Number:
    """A scene number as found. `written` is its core; `start`, `end` bound the core, `stop` the whole frame, in the line's key."""

    kind: NumberKind
    episode: int | None
    scene: int | None
    letter: str
    written: str
    start: int
    end: int
    stop: int
    weight: float
    closed: bool
    """Whether label, brackets or an end mark set the number off, so that the next part may follow without a space."""

    @property
    def inserted(self) -> bool:
        """Whether the writer marked the scene as added later: +场, 1-2+."""
        return self.kind == "insert"


def chinese_number(text: str) -> int | None:
    """`二十三` -> 23, `一百零二` -> 102, `一二` -> 12, `7` -> 7, `拾贰` -> 12; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.translate(_PLAIN)
    if not text or any(c not in CHINESE for c in text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(max(0, DIGITS.index(c) - 1)) for c in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * (_digit(hundreds, 1) if "百" in text else 0)
    return total + (10 * _digit(tens.strip("零〇"), 1) if ten else 0) + _digit(ones.strip("零〇"), 0)


def _digit(text: str, empty: int) -> int:
    return int("".join(str(max(0, DIGITS.index(c) - 1)) for c in text)) if text else empty


def read_number(key: str) -> Number | None:
    """The scene number that `key` starts with, or None. A number that only might be one is returned with a small weight."""
    if not key or key[0] not in _STARTS:
        return None
    if found := _INSERT.match(key):
        scene = int(found["n"]) if found["n"] else None
        return Number("insert", None, scene, "", found["core"], found.start("core"), found.end("core"), found.end(), 3.0, closed=True)
    found = _NUMBER.match(key)
    if not found or not _framed(found):
        return None
    kind, episode, scene = _value(found)
    if scene is None:
        return None
    framed = bool(found["label"] or found["unit"] or found["shut"] or found["close"])
    weight = _CORE_WEIGHT[kind] + _frame_weight(found)
    inserted = bool(found["plus"] or found["more"])
    letter = (found["letter"] or "").upper()
    start, end = (found.start("label"), found.end("unit")) if found["we"] and found["label"] else found.span("core")
    written = key[start:end]
    closed = framed or bool(found["tail"])
    return Number("insert" if inserted else kind, episode, scene, letter, written, start, end, found.end(), weight, closed)


def _framed(found: re.Match[str]) -> bool:
    label, unit = found["label"] or "", found["unit"]
    if found["c"]:
        return bool(unit or (label and label != "第") or found["tail"] in ("、", ".", ":"))
    if label == "第" and not unit:
        return bool(found["we"])
    if label.upper() in ("S", "SC", "SC.", "NO", "NO.") and found["colon"]:
        return False
    if label == "场景" and found["colon"]:
        return bool(found["pe"])
    return True


def _value(found: re.Match[str]) -> tuple[NumberKind, int | None, int | None]:
    for episode, scene in (("we", "ws"), ("ee", "es"), ("ce", "cs"), ("pe", "ps")):
        if found[scene]:
            return "pair", chinese_number(found[episode]), chinese_number(found[scene])
    if found["ds"]:
        return "dot", int(found["de"]), int(found["ds"])
    return "scene", None, chinese_number(found["n"] or found["c"])


def _frame_weight(found: re.Match[str]) -> float:
    label, unit = (found["label"] or "").upper(), found["unit"]
    weight = 0.0
    if label in ("场", "场次", "场号", "SCENE") or unit in ("场", "场次", "幕"):
        weight += 2.0
    elif label in ("场景", "SC", "SC.", "S") or unit == "场景":
        weight += 1.5
    if label == "第" and unit:
        weight += 0.5
    if (found["open"] or found["inner"]) and weight:
        weight += 0.5
    if found["we"] or found["ee"]:
        weight += 1.0
    return weight
