"""base: a place of the story and a catalogue -> the sets that can serve it, best first, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from juzu.base.catalogue import Base, BaseSet
from juzu.base.kinds import KINDS
from juzu.kernel.text import Text

GOOD = 60


@dataclass(frozen=True, slots=True)
class Match:
    """A set that can serve a place: `score` 0 to 100 (GOOD and above is worth assuming) and why."""

    set: str
    score: int
    reason: Text


def match_place(levels: tuple[str, ...], *, inside: bool, base: Base) -> tuple[Match, ...]:
    """The base's sets for a place, best first; only sets with some reason are listed. The most exact level decides, then the next wider."""
    found = [match for item in base.sets if item.inside == inside and (match := _match(levels, item))]
    return tuple(sorted(found, key=lambda m: (-m.score, m.set)))


def _match(levels: tuple[str, ...], item: BaseSet) -> Match | None:
    best: Match | None = None
    for depth, level in enumerate(reversed(levels)):
        loss = 12 * depth
        for match in (_by_name(level, item), _by_kind(level, item)):
            if match and (best is None or match.score - loss > best.score):
                best = Match(match.set, match.score - loss, match.reason)
    return best


def _by_name(level: str, item: BaseSet) -> Match | None:
    for name in (item.name, *item.aliases):
        if level.casefold() == name.casefold():
            return Match(item.id, 100, Text(f"就叫“{name}”", f"is called {name!r}"))
    return None


def _by_kind(level: str, item: BaseSet) -> Match | None:
    """The place's words name a kind that the set can pass for; its first kinds count more, a longer word counts more."""
    place = level.casefold()
    best: Match | None = None
    for rank, kind in enumerate(item.kinds):
        for word in (kind, *KINDS.get(kind, ())):
            lower = word.casefold()
            if lower and (lower in place or (len(place) >= 2 and place in lower)):
                score = min(95, 74 + 4 * min(len(word), 4) - 5 * rank) if lower in place else 58 - 5 * rank
                if best is None or score > best.score:
                    best = Match(item.id, score, Text(f"“{level}”里的“{word}”属于{kind}", f"{word!r} in {level!r} is a kind of {kind}"))
    return best
