"""base: the levels of a place -> the kinds its words name, the worlds and the era it belongs to.

Chinese and English both name a room last (县医院病房, hospital ward): in a level the word that ends last is the room, the others say where it is.
A word inside a longer known word says nothing of its own (办公室 in 总裁办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from juzu.base.kinds import ERAS, INNER, KINDS, WORLDS

_FLOOR = re.compile(r"(第?[0-9一二三四五六七八九十]+[楼层fF]|[fFbB]\d+|(ground|first|second|third|top) floor)")
_LABEL = re.compile(r"#?[a-z]?\d+[a-z]?号?|[a-z]|[一二三四五六七八九十甲乙丙丁]号?|[（(].*[)）]", re.IGNORECASE)
_YEAR = re.compile(r"19[0-9]{2}(?!s?\d)")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A known word in a level."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a place's words say. `room` is the word that names the room ("" when none does) in `level`; `kinds` are those it may mean.

    `depth` counts the levels below it; `vague` is true when these, or what follows the word, may be a room that no kind knows (医院太平间).
    """

    room: str
    level: str
    kinds: tuple[str, ...]
    worlds: frozenset[str]
    era: str
    depth: int = 0
    vague: bool = False


def read_place(levels: tuple[str, ...]) -> Read:
    """The reading of a place, from its most exact level outwards."""
    era = era_of(levels)
    vague = False
    for depth, level in enumerate(reversed(levels)):
        if room := _room(level):
            kinds = kinds_of(room.word)
            worlds = _world_of(kinds, _worlds(levels, room), levels, room)
            return Read(room.word, level, kinds, worlds, era, depth, vague or not _adds_nothing(level[room.end :]))
        vague = vague or not _adds_nothing(level)
    return Read("", "", (), _worlds(levels, None), era)


def _world_of(kinds: tuple[str, ...], given: frozenset[str], levels: tuple[str, ...], room: Hit) -> frozenset[str]:
    """The world the place says, unless the room cannot be of it (医院·食堂 is a canteen); else what its words imply (病房外 is in a hospital)."""
    if given and any(not KINDS[kind].worlds or given & set(KINDS[kind].worlds) for kind in kinds):
        return given
    if len(kinds) == 1:
        return frozenset(KINDS[kinds[0]].worlds)
    if own := _worlds_named({room.word}):
        return own
    others = [kinds_of(hit.word) for level in levels for hit in _found(level) if hit.word != room.word]
    return frozenset(world for other in others if len(other) == 1 for world in KINDS[other[0]].worlds)


@cache
def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds that list a word, in the order of KINDS."""
    return tuple(name for name, kind in KINDS.items() if word in kind.words)


def era_of(texts: Iterable[str]) -> str:
    """The first era that a text names; "" when none does."""
    whole = " ".join(texts)
    named = next((era for era, words in ERAS.items() if any(spans(word, whole) for word in words)), "")
    if not named and (year := _YEAR.search(whole)):
        return "民国" if int(year[0]) < 1949 else "年代"
    return named


def spans(word: str, text: str) -> list[tuple[int, int]]:
    """Where a word stands in a text: Latin words whole, `…` words only at the end, `#` words after a number."""
    return [match.span() for match in _pattern(word).finditer(text)]


@cache
def _pattern(word: str) -> re.Pattern[str]:
    if word.startswith("…"):
        return re.compile(rf"(?<=.){re.escape(word[1:])}$")
    if word.startswith("#"):
        return re.compile(rf"[0-9]+\s*号?{re.escape(word[1:])}")
    if word.isascii():
        return re.compile(rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z])", re.IGNORECASE)
    return re.compile(re.escape(word), re.IGNORECASE)


@cache
def _all_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    rooms = {word for kind in KINDS.values() for word in kind.words}
    houses = {word for world in WORLDS.values() for word in world.words}
    return tuple(sorted(rooms)), tuple(sorted(houses))


@cache
def _found(level: str) -> tuple[Hit, ...]:
    """Known words of a level, without those that stand inside a longer one."""
    rooms, houses = _all_words()
    hits = {Hit(start, end, word) for word in (*rooms, *houses) for start, end in spans(word, level)}
    return tuple(
        sorted(h for h in hits if not any(o.start <= h.start and h.end <= o.end and o.end - o.start > h.end - h.start for o in hits))
    )


def _room(level: str) -> Hit | None:
    return max((hit for hit in _found(level) if kinds_of(hit.word)), key=lambda hit: (hit.end, -hit.start), default=None)


def _worlds(levels: tuple[str, ...], room: Hit | None) -> frozenset[str]:
    """The worlds that the most exact level names, beside the word that names the room."""
    for level in reversed(levels):
        if named := _worlds_named({hit.word for hit in _found(level) if room is None or hit.word != room.word}):
            return named
    return frozenset()


def _worlds_named(words: set[str]) -> frozenset[str]:
    return frozenset(name for name, world in WORLDS.items() if words & set(world.words))


def _adds_nothing(text: str) -> bool:
    """Whether a level, or what follows the room in it, is no room of its own: empty, 店内, 三楼, 302, （夜）."""
    bare = text.strip(" ·-—,，").casefold()
    return not bare or bare in INNER or bool(_FLOOR.fullmatch(bare) or _LABEL.fullmatch(bare))
