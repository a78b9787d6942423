"""script: a script and corrections of its lines -> the script with those lines read as the person says.

A line made a header opens a scene of its own, whose id is that of the scene before with a letter, so that no other scene changes its number. A header
made something else joins its scene to the one before; the first of an episode has none before it and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.corrections import LineCorrection, LineKind, Unfit
from juzu.script.document import Element, Episode, Header, Scene, Script
from juzu.script.headers.blocks import Block, header_of
from juzu.script.headers.header import read_header
from juzu.script.headers.lists import split_names
from juzu.script.words.lines import Line, narrow

NO_LINE = Text("剧本里没有这样的行了", "the script no longer has such a line")
_LABELLED = re.compile(r"[△▲\s]*(?P<label>[^：:（(【】]{1,24}?)\s*(?:[（(][^）)]*[)）])?\s*[：:]\s*(?P<text>.*)", re.DOTALL)


def reread(script: Script, lines: Sequence[LineCorrection]) -> tuple[Script, tuple[Unfit, ...]]:
    """The script as corrected, and the corrections that name no line of it. A script that is so already stays as it is."""
    if not lines:
        return script, ()
    desk = _Desk({c.line: c for c in lines if c.line}, {narrow(c.label): c for c in lines if c.label}, {s.id for s in script.scenes})
    episodes = tuple(desk.episode(episode) for episode in script.episodes)
    unfit = tuple(Unfit(c.line or f"{c.label}：", NO_LINE) for c in lines if c not in desk.used)
    return replace(script, episodes=episodes), unfit


@dataclass(slots=True)
class _Desk:
    """The corrections by line and by label, the scene ids that are taken, and which corrections found their line."""

    by_line: dict[str, LineCorrection]
    by_label: dict[str, LineCorrection]
    ids: set[str]
    used: set[LineCorrection] = field(default_factory=set)

    def episode(self, episode: Episode) -> Episode:
        scenes: list[Scene] = []
        for scene in episode.scenes:
            change, header = self.by_line.get(scene.header.raw), scene.header
            if change and change.kind != "header" and scenes:
                self.used.add(change)
                joined = _read_as(Element("action", header.raw, header.source, header.raw, lines=header.lines), change.kind)
                scenes += self.cut(scenes.pop(), (joined, *scene.elements))
            else:
                self.used |= {change} if change and change.kind == "header" else set()
                scenes += self.cut(replace(scene, elements=()), scene.elements)
        return replace(episode, scenes=tuple(scenes))

    def cut(self, scene: Scene, body: Sequence[Element]) -> list[Scene]:
        """The scene with the body after what it holds, cut where a line is made a header."""
        scenes = [scene]
        for element in body:
            change = self.change_of(element)
            if change and change.kind == "header":
                scenes.append(Scene(self.fresh(scenes[-1].id), scene.episode, _header(element), omitted=scene.omitted))
            else:
                read = _read_as(element, change.kind) if change else element
                scenes[-1] = replace(scenes[-1], elements=(*scenes[-1].elements, read))
        return scenes

    def change_of(self, element: Element) -> LineCorrection | None:
        change = self.by_line.get(element.raw)
        if change is None and (found := _LABELLED.match(element.raw)):
            change = self.by_label.get(narrow(found["label"]))
        if change:
            self.used.add(change)
        return change

    def fresh(self, before: str) -> str:
        """3-2 -> 3-2A, 3-2A -> 3-2B: the first letter that is free."""
        stem = before.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        letters = (chr(65 + n) if n < 26 else f"{chr(64 + n // 26)}{chr(65 + n % 26)}" for n in range(702))
        made = next(f"{stem}{letter}" for letter in letters if f"{stem}{letter}" not in self.ids)
        self.ids.add(made)
        return made


def _header(element: Element) -> Header:
    """The line's parts as a header, the whole of it the place where it has none."""
    line = Line(element.source.line, element.source.column, element.raw)
    reading = read_header(line, frozenset())
    if reading is None:
        return Header(element.raw, element.source, places=(element.text or element.raw,), lines=element.lines)
    return replace(header_of([line], Block(0, 1, (reading,)), element.source.file), source=element.source, lines=element.lines)


def _read_as(element: Element, kind: LineKind) -> Element:
    """The line as an element of that kind; what stands before a colon is its speaker, mark or label."""
    if kind in {element.kind, "header"}:
        return element
    found = _LABELLED.match(element.raw)
    label, text = (found["label"].strip(), found["text"].strip()) if found else ("", element.text or element.raw)
    bare = Element(kind, text, element.source, element.raw, lines=element.lines)
    if kind == "speech":
        return replace(bare, speaker=label)
    if kind == "cast":
        return replace(bare, names=split_names(text, narrow(text)))
    if kind == "mark":
        return replace(bare, mark=label)
    return replace(bare, text=element.raw.lstrip("△▲ ：:") if kind == "action" else element.raw)


def lines_like(script: Script, label: str) -> tuple[Source, ...]:
    """Where lines stand that open with a label and a colon."""
    key = narrow(label)
    found = ((e, _LABELLED.match(e.raw)) for scene in script.scenes for e in scene.elements)
    return tuple(e.source for e, match in found if match and narrow(match["label"]) == key)


def label_of(raw: str) -> str:
    """What stands before the line's first colon, "" where there is none."""
    found = _LABELLED.match(raw)
    return found["label"].strip() if found else ""
