"""base: a place of the story and a catalogue -> the sets that can serve it, best first, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from juzu.base.catalogue import Base, BaseSet
from juzu.base.kinds import KINDS, WORLDS
from juzu.base.words import Read, era_of, read_place, spans
from juzu.kernel.text import Text

GOOD = 60
NEAR = 10
"""A set is worth assuming beside the best one only when it comes this close: one place keeps one look."""

EXACT, OWN_WORD, IN_WORLD, ANYWHERE, FIRST, PASSES, SHARED, CLASH = 100, 92, 90, 84, 74, 66, 56, 40
WIDER_LOSS, RANK_LOSS, VAGUE = 8, 4, 55


@dataclass(frozen=True, slots=True)
class Match:
    """A set that can serve a place: `score` 0 to 100 (GOOD and above is worth assuming) and why."""

    set: str
    score: int
    reason: Text


@dataclass(frozen=True, slots=True)
class Use:
    """What a place's scenes ask beside its words: the most people in one scene (0: not known), and whether some need daylight or dark outside."""

    people: int = 0
    daylight: bool = False
    dark: bool = False


ANY_USE = Use()
DARK_BY, LIGHT_UNTIL = 19 * 60, 17 * 60
"""A yard that shuts before it can be dark, or opens when it soon will be, is no set for such scenes."""


def match_place(levels: tuple[str, ...], *, inside: bool, base: Base, use: Use = ANY_USE) -> tuple[Match, ...]:
    """The base's sets for a place, best first; only sets with some reason are listed. A place outside never gets a set inside, nor the reverse.

    A set of that very name comes first; then rooms of the kind in the place's own world (a hospital's corridor); then rooms that pass anywhere.
    Those far behind the best, too small, or shut when the light is right are listed below GOOD.
    """
    levels = tuple(level.strip() for level in levels if level.strip())
    if not levels:
        return ()
    read = read_place(levels)
    found = [_fitting(match, item, use) for item in base.sets if item.inside == inside and (match := _match(levels, read, item))]
    best = max((match.score for match in found), default=0)
    ranked = (match if match.score >= best - NEAR else replace(match, score=min(match.score, GOOD - 1)) for match in found)
    return tuple(sorted(ranked, key=lambda m: (-m.score, m.set)))


def _fitting(match: Match, item: BaseSet, use: Use) -> Match:
    """The match, below GOOD when the set is too small or shut when the light is right, with that as its reason too."""
    if item.people and use.people > item.people:
        but = Text(
            f"但只容 {item.people} 人，最多一场要 {use.people} 人", f"but holds {item.people} people, and one scene needs {use.people}"
        )
    elif not item.inside and use.dark and item.open.end <= DARK_BY:
        but = Text("但天黑前就关", "but shuts before dark")
    elif not item.inside and use.daylight and item.open.start >= LIGHT_UNTIL:
        but = Text("但天快黑才开", "but opens when it is nearly dark")
    else:
        return match
    reason = Text(f"{match.reason.zh}，{but.zh}", f"{match.reason.en}, {but.en}")
    return Match(match.set, min(match.score, GOOD - 1), reason)


def _match(levels: tuple[str, ...], read: Read, item: BaseSet) -> Match | None:
    if name := _same_name(("".join(levels),), item):
        return Match(item.id, EXACT, Text(f"就叫“{name}”", f"is called {name!r}"))
    if _fits(read, item):
        if name := _same_name(levels[-1:], item):
            return Match(item.id, EXACT, Text(f"就叫“{name}”", f"is called {name!r}"))
        if word := _own_word(levels[-1], item):
            return Match(item.id, OWN_WORD, Text(f"“{levels[-1]}”里有“{word}”", f"{levels[-1]!r} says {word!r}"))
    matches = [match for rank, kind in enumerate(item.kinds) if (match := _by_kind(read, kind, rank, item))]
    return max(matches, key=lambda m: m.score, default=None)


def _bare(text: str) -> str:
    return re.sub(r"[\s·・()（）\-—_/]+", "", text).casefold()


def _same_name(texts: Iterable[str], item: BaseSet) -> str:
    wanted = {_bare(text) for text in texts}
    return next((name for name in (item.name, item.id, *item.aliases) if _bare(name) in wanted), "")


def _own_word(level: str, item: BaseSet) -> str:
    """A name or unknown kind of the set at the end of the level: 银河小剧场 for a set also called 小剧场."""
    names = (item.name, *item.aliases, *(kind for kind in item.kinds if kind not in KINDS))
    return next((name for name in names if len(name) > 1 and any(end == len(level) for _, end in spans(name, level))), "")


def _fits(read: Read, item: BaseSet) -> bool:
    """Whether the set's world and era do not contradict the place's."""
    kinds = [KINDS[kind] for kind in item.kinds if kind in KINDS]
    worlds = not read.worlds or not kinds or any(not k.worlds or read.worlds & set(k.worlds) for k in kinds)
    return worlds and _same_era(read.era, item)


def _same_era(era: str, item: BaseSet) -> bool:
    own = era_of((item.name, item.state))
    if not own and any(KINDS[kind].timeless for kind in item.kinds if kind in KINDS):
        return True
    return (era or "现代") == (own or "现代")


def _by_kind(read: Read, kind: str, rank: int, item: BaseSet) -> Match | None:
    if kind not in read.kinds:
        return None
    what = KINDS[kind]
    world = next((WORLDS[w].name for w in what.worlds if w in read.worlds), None)
    if not _same_era(read.era, item) or (read.worlds and (read.worlds & set(what.apart) or (what.worlds and not world))):
        score = CLASH
    elif world:
        score = IN_WORLD
    elif read.worlds:
        score = PASSES
    elif what.worlds:
        score = FIRST if read.kinds[0] == kind and all(KINDS[other].worlds for other in read.kinds) else SHARED
    else:
        score = ANYWHERE
    score -= RANK_LOSS * rank + WIDER_LOSS * read.depth
    if read.vague:
        score = min(score, VAGUE)
    return Match(item.id, score, _reason(read, what.name, world))


def _reason(read: Read, kind: Text, world: Text | None) -> Text:
    word = read.room.lstrip("…#")
    part = Text(f"“{word}”", f"{word!r}") if word == read.level else Text(f"“{read.level}”里的“{word}”", f"{word!r} in {read.level!r}")
    where = Text(f"在{world.zh}里，", f", in a {world.en},") if world and world.zh not in kind.zh else None
    return Text(f"{part.zh}{where.zh if where else ''}算{kind.zh}", f"{part.en}{where.en if where else ''} counts as {kind.en}")
