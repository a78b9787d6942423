"""edge: the paragraphs of an FDX Content -> headings, episode lines and elements in order.

A speech is gathered from its Character, Parenthetical and Dialogue paragraphs. What hangs on a paragraph (notes, summary, tags) follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from xml.etree.ElementTree import Element as Node

from juzu.edge.files.fdx_xml import child, children, local, tagged, text_of
from juzu.kernel.source import Source
from juzu.script.document import Element, ElementKind, Header
from juzu.script.headers.lists import split_names
from juzu.script.headers.slug import read_slug
from juzu.script.reading.cue import read_cue
from juzu.script.reading.screenplay import OMITTED, Beat, Heading, read_episode
from juzu.script.words.lines import narrow

_EIGHTHS = re.compile(r"\s*(?:(?P<pages>\d+)(?!\s*/)\s*)?(?:(?P<part>\d+)\s*/\s*8)?\s*$")
_SECTIONS = (
    "new act",
    "end of act",
    "cold opening",
    "teaser",
    "show/ep. title",
    "episode",
    "outline 1",
    "outline 2",
    "outline 3",
    "outline 4",
)
_KINDS: dict[str, ElementKind] = {
    **dict.fromkeys(_SECTIONS, "section"),
    "action": "action",
    "general": "action",
    "": "action",
    "shot": "action",
    "transition": "transition",
    "outline body": "synopsis",
    "cast list": "cast",
    "lyrics": "lyric",
    "singing": "lyric",
}
_SPOKEN = ("parenthetical", "dialogue", "lyrics", "singing")


@dataclass(slots=True)
class Body:
    """Walks the paragraphs once. `count` is the number of paragraphs met, `offset` the characters before the present one."""

    file: str
    tags: dict[str, tuple[str, str]]
    margin: list[tuple[int, Element]]
    count: int = 0
    offset: int = 0
    speech: Element | None = None
    hanging: list[Element] = field(default_factory=list)

    def beats(self, content: Node) -> list[Beat]:
        """Everything in the Content, in order; a note of the margin whose place lies past the end comes last."""
        self.margin.sort(key=lambda each: each[0])
        beats = [*self._walk(content), *self._flush()]
        last = self._source()
        return [*beats, *(replace(note, source=last) for _, note in self.margin)] if beats else []

    def _walk(self, parent: Node) -> Iterator[Beat]:
        for node in parent:
            if local(node) == "dualdialogue":
                yield from self._dual(node)
            elif local(node) == "paragraph":
                yield from self._paragraph(node)
                for dual in children(node, "DualDialogue"):
                    yield from self._dual(dual)

    def _dual(self, node: Node) -> Iterator[Beat]:
        """Two people at once: every speech but the first is marked."""
        yield from self._flush()
        spoken = 0
        for beat in (*self._walk(node), *self._flush()):
            if isinstance(beat, Element) and beat.kind == "speech":
                yield replace(beat, dual=spoken > 0)
                spoken += 1
            else:
                yield beat

    def _paragraph(self, node: Node) -> Iterator[Beat]:
        self.count += 1
        text, kind = text_of(node), node.get("Type", "").strip().lower()
        attached = list(self._attached(node, text))
        if kind == "scene heading":
            yield from self._flush()
            yield from self._heading(node, text, attached)
            return
        if kind in _SPOKEN and self.speech:
            self.hanging += attached
            self._say(kind, text)
            return
        if text or attached:
            yield from self._flush()
        if kind == "character" and text:
            cue = read_cue(text)
            self.speech = Element("speech", "", self._source(), text, speaker=cue.name, voice=cue.voice, mark=cue.added)
            self.hanging = attached
            return
        if text:
            yield self._element(node, kind, text)
        yield from attached

    def _element(self, node: Node, kind: str, text: str) -> Beat:
        written = node.get("Type", "").strip()
        found = _KINDS.get(kind, "unknown")
        if found == "section":
            episode = read_episode(text, self._source())
            return episode or Element(found, text, self._source(), text, mark=written)
        if found == "action" and node.get("Alignment") == "Center":
            found = "centred"
        names = split_names(text, narrow(text)) if found == "cast" else ()
        mark = written if found == "unknown" or kind == "shot" else ""
        return Element(found, text, self._source(), text, mark=mark, names=names)

    def _say(self, kind: str, text: str) -> None:
        """Adds a paragraph to the speech: a first parenthetical is its manner, a later one stays in its place."""
        speech = self.speech
        if speech is None or not text:
            return
        raw, lines = f"{speech.raw}\n{text}", self.count - speech.source.line + 1
        if kind == "parenthetical" and not speech.text and not speech.manner:
            bare = text.strip("()（） ") or text
            self.speech = replace(speech, manner=bare, raw=raw, lines=lines)
            return
        line = f"~{text}" if kind in ("lyrics", "singing") else text
        self.speech = replace(speech, text=f"{speech.text}\n{line}".lstrip("\n"), raw=raw, lines=lines)

    def _flush(self) -> Iterator[Element]:
        if self.speech:
            yield self.speech
        yield from self.hanging
        self.speech, self.hanging = None, []

    def _heading(self, node: Node, text: str, attached: list[Element], number: str = "", *, omitted: bool = False) -> Iterator[Beat]:
        number = node.get("Number", "").strip() or number
        cut = [inner for scene in children(node, "OmittedScene") for inner in scene]
        heads = [i for i, inner in enumerate(cut) if inner.get("Type", "").strip().lower() == "scene heading"]
        if heads:
            yield from self._omitted(cut, number, text)
            yield from attached
            return
        written = " ".join(text.split())
        slug = read_slug(written)
        header = Header(written, self._source(), number or slug.number, slug.time, slug.inside, slug.places)
        yield Heading(header, _eighths(node), omitted or bool(cut) or slug.omitted)
        yield from attached
        for inner in cut:
            yield from self._paragraph(inner)

    def _omitted(self, cut: list[Node], number: str, text: str) -> Iterator[Beat]:
        """The scene under OMITTED as it was, the number of the omission with its first heading, and the word itself as a note."""
        for inner in cut:
            if inner.get("Type", "").strip().lower() == "scene heading":
                self.count += 1
                inside = text_of(inner)
                note = Element("note", OMITTED, self._source(), text)
                yield from self._flush()
                yield from self._heading(inner, inside, [note, *self._attached(inner, inside)], number, omitted=True)
                number = ""
            else:
                yield from self._paragraph(inner)
        yield from self._flush()

    def _attached(self, node: Node, text: str) -> Iterator[Element]:
        """Notes, summary, beats of characters, and the things that departments tagged in a paragraph."""
        for note in children(node, "ScriptNote"):
            yield from self._words(note, "note", note.get("Type", ""))
        properties = child(node, "SceneProperties")
        if properties is not None:
            if title := properties.get("Title", "").strip():
                yield Element("synopsis", title, self._source(), title)
            for summary in children(properties, "Summary"):
                yield from self._words(summary, "synopsis")
            for beat in tagged(properties, "SceneArcBeats", "CharacterArcBeat"):
                yield from self._words(beat, "note", beat.get("Name", ""))
        yield from self._tagged(node)
        self.offset += len(text) + 1
        while self.margin and self.margin[0][0] < self.offset:
            yield replace(self.margin.pop(0)[1], source=self._source())

    def _words(self, node: Node, kind: ElementKind, mark: str = "") -> Iterator[Element]:
        text = "\n".join(filter(None, (text_of(paragraph) for paragraph in children(node, "Paragraph"))))
        if text:
            yield Element(kind, text, self._source(), text, mark=mark)

    def _tagged(self, node: Node) -> Iterator[Element]:
        for number, runs in groupby(children(node, "Text"), key=lambda run: run.get("TagNumber", "")):
            words = "".join("".join(run.itertext()) for run in runs).strip()
            for each in filter(None, (part.strip() for part in number.split(","))):
                category, label = self.tags.get(each, ("", ""))
                yield Element("note", label or words, self._source(), words, mark=f"tag:{category}")

    def _source(self) -> Source:
        return Source(self.file, self.count)


def _eighths(node: Node) -> int:
    """`2/8` -> 2, `1 3/8` -> 11, `2` -> 16; 0 where the file does not say."""
    properties = child(node, "SceneProperties")
    found = _EIGHTHS.match(properties.get("Length", "")) if properties is not None else None
    return 8 * int(found["pages"] or 0) + int(found["part"] or 0) if found else 0
