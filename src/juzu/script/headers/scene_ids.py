"""script: scene numbers as found -> unique ids 集-场, and warnings for what is missing, repeated, inserted or out of order."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Warning
from juzu.script.headers.numbers import Number

_LOOK = Text("核对场号；编号只用于显示和引用，内容都在", "check the number; it only names the scene, nothing is lost")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A scene as numbering sees it: its number as found, None where the header has none."""

    number: Number | None
    source: Source


def number_scenes(episodes: Sequence[tuple[int, Sequence[Numbered]]]) -> tuple[tuple[str, ...], list[Warning]]:
    """One id per scene, in order, and the warnings. An episode number of 0 (no episodes) gives ids without it: `12`."""
    names = _Names()
    ids: list[str] = []
    warnings: list[Warning] = []
    running = 0
    for episode, scenes in episodes:
        last = 0
        written = {found[0] for s in scenes if (found := _value(s.number))}
        for scene in scenes:
            found = _value(scene.number)
            by_position = not written or (last == 0 and 1 not in written)
            value, letter = found or ((last + 1, "") if by_position else (last, "A"))
            wanted = _id(episode, value, letter)
            given = names.take(wanted)
            ids.append(given)
            if found:
                warnings += _look(scene, value, given, wanted, last, running)
            elif written or scene.number:
                what = Text("插入或没有场号的一场，编为 {id}", "an inserted or unnumbered scene, named {id}").format(id=given)
                warnings.append(Warning("inserted-scene", what, _LOOK, scene.source))
            last = running = value
    return tuple(ids), [*warnings, *_uncounted(episodes)]


def _uncounted(episodes: Sequence[tuple[int, Sequence[Numbered]]]) -> list[Warning]:
    """One warning where the whole script has no numbers, else one for each such episode."""
    found = [(episode, scenes[0].source) for episode, scenes in episodes if scenes and not any(s.number for s in scenes)]
    look = Text("请核对集内顺序", "please check the order in each episode")
    if found and len(found) == len(episodes):
        what = Text("剧本没有场号，已按顺序编号", "the script has no scene numbers; numbered in order")
        return [Warning("numbered-by-position", what, look, found[0][1])]
    what = Text("第{n}集没有场号，已按顺序编号", "episode {n} has no scene numbers; numbered in order")
    return [Warning("numbered-by-position", what.format(n=episode), look, source) for episode, source in found]


def _value(number: Number | None) -> tuple[int, str] | None:
    if number is None or number.scene is None or (number.kind == "insert" and number.episode is None):
        return None
    return number.scene, number.letter or ("A" if number.inserted else "")


def _id(episode: int, scene: int, letter: str) -> str:
    return f"{episode}-{scene}{letter}" if episode else f"{scene}{letter}"


class _Names:
    """Ids given so far, and for each base the letters not yet tried."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._letters: dict[str, Iterator[str]] = {}

    def take(self, wanted: str) -> str:
        """The wanted id, or its base with the first letter that is free."""
        base = wanted.rstrip(string.ascii_uppercase)
        given = wanted
        while given in self._taken:
            given = base + next(self._letters.setdefault(base, _letters()))
        self._taken.add(given)
        return given


def _letters() -> Iterator[str]:
    """A to Z, then ZA, ZB and so on: more than any script needs."""
    prefix = ""
    while True:
        yield from (prefix + letter for letter in string.ascii_uppercase)
        prefix += "Z"


def _look(scene: Numbered, value: int, given: str, wanted: str, last: int, running: int) -> Iterator[Warning]:
    if given != wanted:
        what = Text("场号 {n} 重复，编为 {id}", "scene number {n} is repeated, named {id}").format(n=wanted, id=given)
        yield Warning("duplicate-number", what, _LOOK, scene.source)
    elif value < last:
        what = Text("场号 {n} 排在 {m} 之后", "scene number {n} comes after {m}").format(n=value, m=last)
        yield Warning("number-order", what, _LOOK, scene.source)
    elif value > last + 1 and value != running + 1:
        missing = f"{last + 1}" if value == last + 2 else f"{last + 1}-{value - 1}"
        what = Text("缺场号 {missing}（{id} 之前）", "scene number {missing} is missing before {id}").format(missing=missing, id=given)
        yield Warning("missing-number", what, _LOOK, scene.source)
