"""script: marks, tags and action -> what each department must bring to a scene: props, costume, make-up, vehicles, animals, stunts, effects …

Three sources, the surest first: what the writer marks (【字幕：…】 道具：…), tags of a screenwriting program, and words of the lexicon in action. A
likeness (像一只鸟, like a knife) is no item. Precise rather than greedy: a list full of junk is a list nobody reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from juzu.kernel.source import Source
from juzu.script.breakdown import Item, ItemKind
from juzu.script.document import Element
from juzu.script.reading.beats import Beat
from juzu.script.words import lexicon
from juzu.script.words.lines import narrow
from juzu.script.words.wording import CJK, COUNT, ENGLISH_COUNTS, chinese_count, plain

MARKED: dict[str, ItemKind] = {
    **dict.fromkeys(("字幕", "花字", "人名条", "弹幕", "SUPER", "TITLE", "CAPTION", "CHYRON"), "subtitle"),
    **dict.fromkeys(("BGM", "音乐", "背景音乐", "配乐", "插曲", "歌词", "♪", "MUSIC", "SONG"), "music"),
    **dict.fromkeys(("音效", "SFX", "SOUND"), "sound"),
    **dict.fromkeys(("特效", "VFX"), "effect"),
    **dict.fromkeys(("道具",), "prop"),
    **dict.fromkeys(("服装",), "costume"),
    **dict.fromkeys(("化妆", "妆造"), "makeup"),
    **dict.fromkeys(("商植", "植入", "PLACEMENT"), "placement"),
}
TAGGED: tuple[tuple[str, ItemKind], ...] = (
    *(("weapon", "special_prop"), ("special prop", "special_prop"), ("prop", "prop"), ("set dressing", "prop"), ("greenery", "prop")),
    *(
        ("costume", "costume"),
        ("wardrobe", "costume"),
        ("makeup", "makeup"),
        ("make-up", "makeup"),
        ("hair", "makeup"),
        ("vehicle", "vehicle"),
    ),
    *(
        ("animal", "animal"),
        ("livestock", "animal"),
        ("stunt", "stunt"),
        ("effect", "effect"),
        ("vfx", "effect"),
        ("music", "music"),
        ("sound", "sound"),
    ),
    *(("product placement", "placement"), ("placement", "placement")),
)
_LABELLED = re.compile(
    r"\s*(?P<label>(?:special )?props?|weapons?|costumes?|wardrobe|make-?up|vehicles?|animals?|stunts?|(?:special |visual )?effects?|vfx|placement)\s*:\s*(?P<text>.+)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*[、，,;；/]\s*")
_CLAUSE_BREAK = re.compile(r"[，。！？；,.!?;]")
_LIKE = re.compile(rf"(?:{lexicon.LIKENESS_ZH})|{lexicon.LIKENESS_EN}", re.IGNORECASE)
_COUNTED = re.compile(rf"(?P<n>{COUNT})(?:{lexicon.MEASURES})(?:[{CJK}]{{0,3}}的)?$")
_COUNTED_EN = re.compile(rf"\b(?P<n>\d{{1,3}}|{'|'.join(ENGLISH_COUNTS)})\s+(?:[a-z]+ )?$", re.IGNORECASE)
_HELD = re.compile(
    rf"(?:{lexicon.HELD})(?:了|来)?(?P<n>{COUNT}|半)?(?:{lexicon.MEASURES})(?:[{CJK}]{{1,5}}的)?(?P<name>[{CJK}]{{2,4}})(?=[，。！？；、]|$)"
)
_NOT_THINGS = re.compile(r"[来去上下出进起过着了在向往给从被让叫说看走跑坐站是的都又就很笑哭]|[人手脸眼头声气话指]$")
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon, each language as one alternation, longest first, with the kind of each word; a word without a kind hides what is inside it."""

    zh: re.Pattern[str]
    en: re.Pattern[str]
    kinds: Mapping[str, ItemKind]
    fight: re.Pattern[str]
    rain: re.Pattern[str]


@cache
def lexicon_words() -> Words:
    """The matcher of the lexicon, made once."""
    kinds = {word: kind for language in (lexicon.ZH, lexicon.EN) for kind, words in language.items() for word in words}
    for word in lexicon.NOTHING:
        kinds.pop(word, None)
    every = {*kinds, *lexicon.NOTHING}
    return Words(
        re.compile(_any(w for w in every if not w.isascii())),
        re.compile(rf"\b(?P<word>{_any(w for w in every if w.isascii())})(?:s|es)?\b(?!-)", re.IGNORECASE),
        kinds,
        re.compile(_any(lexicon.FIGHT_ZH) + r"|\b(?:" + _any(lexicon.FIGHT_EN) + r")\b", re.IGNORECASE),
        re.compile(_any(lexicon.RAIN_ZH) + r"|\b(?:" + _any(lexicon.RAIN_EN) + r")\b", re.IGNORECASE),
    )


def find_items(elements: tuple[Element, ...], beats: tuple[Beat, ...], names: re.Pattern[str] | None = None) -> tuple[Item, ...]:
    """The items of one scene: by kind and name once, with the largest count and the first source. `names` of people are never things."""
    found: dict[tuple[ItemKind, str], Item] = {}
    for item in (*_marked(elements), *_in_action(beats, names)):
        key = (item.kind, item.name.casefold())
        have = found.get(key)
        found[key] = item if have is None else Item(have.kind, have.name, have.source, max(have.count, item.count))
    return tuple(item for item in found.values() if not _inside_another(item, found))


def is_fight(elements: tuple[Element, ...], beats: tuple[Beat, ...]) -> bool:
    """Whether somebody fights in the action (武戏), outside likenesses and quotes, or the writer's marks say so."""
    return any("武戏" in e.text or "武戏" in e.mark for e in elements if e.kind in ("mark", "note")) or any(
        not _likened(b.narration, m.start()) for b in beats if b.kind == "act" for m in lexicon_words().fight.finditer(b.narration)
    )


def is_rainy(beats: tuple[Beat, ...]) -> bool:
    """Whether it rains in the action."""
    return any(not _likened(b.narration, m.start()) for b in beats if b.kind == "act" for m in lexicon_words().rain.finditer(b.narration))


def _any(words: Iterable[str]) -> str:
    longest = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest) or r"(?!)"


def _marked(elements: tuple[Element, ...]) -> Iterator[Item]:
    for element in elements:
        key = narrow(element.mark).strip().rstrip("0123456789 ").upper()
        if element.kind == "note" and key.lower().startswith("tag:"):
            yield from _tag(element)
        elif element.kind == "note" and (labelled := _LABELLED.match(element.text)):
            yield Item(_tagged(labelled["label"]) or "prop", _short(labelled["text"]), element.source)
        elif element.kind == "lyric":
            yield Item("music", _short(element.text), element.source)
        elif element.kind in ("mark", "action") and (kind := MARKED.get(key) or MARKED.get(element.mark)) and element.text:
            names = _SPLIT.split(element.text) if kind in ("prop", "costume", "makeup", "placement") else [element.text]
            yield from (Item(kind, _short(name), element.source) for name in names if name)


def _tag(element: Element) -> Iterator[Item]:
    category = element.mark.partition(":")[2].strip()
    if kind := _tagged(category):
        yield Item(kind, _short(element.text), element.source)


def _tagged(category: str) -> ItemKind | None:
    """The kind of a department's name as screenwriting programs write it: `Props`, `Wardrobe`."""
    return next((kind for word, kind in TAGGED if word in category.casefold()), None)


def _short(text: str) -> str:
    text = " ".join(plain(text).split())
    return text if len(text) <= _MOST_WORDS * 2 else f"{text[: _MOST_WORDS * 2 - 1]}…"


def _in_action(beats: tuple[Beat, ...], names: re.Pattern[str] | None) -> Iterator[Item]:
    words = lexicon_words()
    for beat in beats:
        if beat.kind != "act":
            continue
        text = names.sub(lambda found: " " * len(found[0]), beat.narration) if names else beat.narration
        for found in words.zh.finditer(text):
            if (kind := words.kinds.get(found[0])) and not _likened(text, found.start()):
                yield Item(kind, found[0], beat.source, _count(text, found.start()))
        for found in words.en.finditer(text):
            name = " ".join(found["word"].lower().split())
            if (kind := words.kinds.get(name)) and not _likened(text, found.start()):
                yield Item(kind, name, beat.source, _count(text, found.start()))
        yield from _held(text, beat.source, words)


def _held(text: str, source: Source, words: Words) -> Iterator[Item]:
    """What somebody carries, with a measure word before it: 抱一盆半死的绿萝 -> 绿萝. The measure word is what tells a thing from a verb."""
    for found in _HELD.finditer(text):
        name = found["name"]
        if not _NOT_THINGS.search(name) and not words.zh.search(name) and not _likened(text, found.start()):
            yield Item("prop", name, source, (found["n"] and chinese_count(found["n"])) or 1)


def _likened(text: str, at: int) -> bool:
    """Whether the words stand in a likeness or a denial within their clause."""
    before = text[max(0, at - 24) : at]
    return bool(_LIKE.search(_CLAUSE_BREAK.split(before)[-1]))


def _count(text: str, at: int) -> int:
    before = text[max(0, at - 12) : at]
    if found := _COUNTED.search(before):
        return chinese_count(found["n"]) or 1
    if found := _COUNTED_EN.search(before):
        return int(found["n"]) if found["n"].isdigit() else ENGLISH_COUNTS.get(found["n"].upper(), 1)
    return 1


def _inside_another(item: Item, found: dict[tuple[ItemKind, str], Item]) -> bool:
    """`血` beside `血迹`, `lamp` beside `oil lamp`: the longer name says it."""
    return any(k == item.kind and name != item.name.casefold() and item.name.casefold() in name for k, name in found)
