"""script: a script and its breakdown -> every line with what it was read as, and where names, places and things stand in it.

A page colours the spans by their kind. Columns count from 0 in `raw`, the line as written; spans never overlap and stand in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from juzu.script.breakdown import Breakdown, ItemKind, SceneNeeds
from juzu.script.corrections import Corrections
from juzu.script.document import Element, ElementKind, Header, Script
from juzu.script.people.extras import read_group
from juzu.script.reading.rereading import reread
from juzu.script.words.castwords import GENERIC_ZH
from juzu.script.words.forms import read_form

SpanKind = Literal["number", "time", "inside", "place", "name", "extras", "mark", "voice", "manner"] | ItemKind
ReadAs = ElementKind | Literal["header", "episode"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line. `of` is the id of what it names: a role, a place, a group of extras, an item."""

    start: int
    end: int
    kind: SpanKind
    of: str = ""


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """One line (or the few that are read together): where it stands in the file, what it was read as, and its spans."""

    line: int
    raw: str
    kind: ReadAs
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedScene:
    """The lines of one scene, header first. `id` is "" for what stands before the first scene of the file or of an episode."""

    id: str
    episode: int
    lines: tuple[MarkedLine, ...]


def mark(script: Script, breakdown: Breakdown, corrections: Corrections = Corrections()) -> tuple[MarkedScene, ...]:
    """The whole script in order. `corrections` are those that the breakdown was made with."""
    script = reread(script, corrections.lines)[0]
    needs = {scene.id: scene for scene in breakdown.scenes}
    words = _Words.of(breakdown)
    made = [MarkedScene("", 0, tuple(_plain(e) for e in script.front))] if script.front else []
    for episode in script.episodes:
        opening = [MarkedLine(episode.source.line, title, "episode")] if (title := episode.raw or episode.title) else []
        opening += [_plain(e) for e in episode.elements]
        if opening:
            made.append(MarkedScene("", episode.number, tuple(opening)))
        for scene in episode.scenes:
            here = words.scene(needs.get(scene.id))
            header = [_header(scene.header, needs.get(scene.id), words)] if scene.header.raw else []
            made.append(MarkedScene(scene.id, episode.number, (*header, *(_element(e, here) for e in scene.elements))))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Words:
    """Every written form of a name -> the role, and the pattern that finds the names; in a scene also its extras and items."""

    names: Mapping[str, str]
    pattern: re.Pattern[str] | None
    things: Mapping[str, tuple[SpanKind, str]] = field(default_factory=dict)
    thing_pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, breakdown: Breakdown) -> _Words:
        names: dict[str, str] = {}
        for character in breakdown.characters:
            for written in (character.id, character.name, *character.names):
                for form in (written, read_form(written).base):
                    for spelled in (form, form.title()) if form.isascii() else (form,):
                        names.setdefault(spelled, character.id)
        return cls(names, _any(name for name in names if len(name) > 1 and name not in GENERIC_ZH))

    def scene(self, needs: SceneNeeds | None) -> _Words:
        if needs is None:
            return self
        things: dict[str, tuple[SpanKind, str]] = {e.name: ("extras", e.name) for e in needs.extras}
        things |= {i.name: (i.kind, i.name) for i in needs.items if i.kind not in ("subtitle", "music", "sound")}
        return _Words(self.names, self.pattern, {k.casefold(): v for k, v in things.items()}, _any(things, loose=True))

    def find(self, raw: str, start: int = 0) -> Iterator[Span]:
        """Names first, then things."""
        for found in self.pattern.finditer(raw, start) if self.pattern else ():
            yield Span(found.start(), found.end(), "name", self.names[found[0]])
        for found in self.thing_pattern.finditer(raw, start) if self.thing_pattern else ():
            kind, name = self.things[" ".join(found[0].casefold().split())]
            yield Span(found.start(), found.end(), kind, name)


def _any(words: Iterable[str], *, loose: bool = False) -> re.Pattern[str] | None:
    longest = sorted({word for word in words if word}, key=lambda w: (-len(w), w))
    joined = "|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in longest)
    return re.compile(joined, re.IGNORECASE if loose else 0) if longest else None


def _plain(element: Element) -> MarkedLine:
    return MarkedLine(element.source.line, element.raw or element.text, element.kind)


def _header(header: Header, needs: SceneNeeds | None, words: _Words) -> MarkedLine:
    place = needs.place if needs else ""
    parts: list[tuple[str, SpanKind, str]] = [(header.number, "number", ""), (header.time, "time", ""), (header.inside, "inside", "")]
    parts += [(level, "place", place) for level in header.places]
    parts += [(name, "name", words.names.get(name, "")) for name in header.cast]
    spans: list[Span] = []
    for text, kind, of in parts:
        spans += _first(header.raw, text, kind, of, spans)
    return MarkedLine(header.source.line, header.raw, "header", _apart(spans))


def _first(raw: str, text: str, kind: SpanKind, of: str, taken: list[Span]) -> Iterator[Span]:
    """The first place where the text stands that nothing else has taken."""
    at = raw.find(text) if text else -1
    while at >= 0:
        if all(at + len(text) <= span.start or at >= span.end for span in taken):
            yield Span(at, at + len(text), kind, of)
            return
        at = raw.find(text, at + 1)


def _element(element: Element, words: _Words) -> MarkedLine:
    raw = element.raw or element.text
    spans: list[Span] = []
    if element.kind == "speech":
        parts: list[tuple[str, SpanKind, str]] = [
            (element.speaker, "name", words.names.get(element.speaker, "")),
            (element.voice, "voice", ""),
            *((part, "manner", "") for part in element.manner.split("，")),
        ]
        for text, kind, of in parts:
            spans += _first(raw, text, kind, of, spans)
    elif element.kind == "cast":
        for name in element.names:
            group = read_group(name)
            found = words.names.get(name) or words.names.get(read_form(name).base, "")
            spans += _first(raw, name, "name" if found or not group else "extras", found or (group.name if group else ""), spans)
        spans += words.find(raw)
    elif element.kind in ("action", "hook", "unknown", "mark"):
        spans += _first(raw, element.mark, "mark", "", spans)
        spans += words.find(raw)
    return MarkedLine(element.source.line, raw, element.kind, _apart(spans))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Those that overlap nothing before them in the list, in the order of the line."""
    kept: list[Span] = []
    for span in spans:
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))
