"""script: a script that was read -> the text that it was read from, so that it can be read again with another header grammar.

No line is lost in reading, so none is missing here; blank lines are, in number, those of the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Element, Script
from juzu.script.reading.text import read_text

SAYS_ITSELF = Fault(
    Text("这种格式自己写明哪行是场头，不用猜", "this format says itself what a header is; nothing is guessed"),
    Text("在写剧本的软件里改，再上传新的一稿", "correct it in the screenwriting program and hand in a new draft"),
)


def read_again(script: Script, grammar: str) -> Script:
    """The same text with a header grammar that a person gave. Raises InputError for a format that needs none, or a grammar that reads nothing."""
    if script.format not in ("text", "docx", "pdf"):
        raise InputError(SAYS_ITSELF)
    return read_text(text_of(script), script.file, grammar=grammar, format=script.format, encoding=script.encoding, title=script.title)


def text_of(script: Script) -> str:
    """The lines in their places."""
    lines: dict[int, str] = {}
    for raw, source in _written(script):
        for at, part in enumerate(raw.split("\n")):
            number = source.line + at
            while number in lines:
                number += 1
            lines[number] = " " * (source.column - 1 if not at else 0) + part
    last = max(lines, default=0)
    return "\n".join(lines.get(number, "") for number in range(1, last + 1)) + "\n"


def _written(script: Script) -> Iterator[tuple[str, Source]]:
    yield from _raws(script.front)
    for episode in script.episodes:
        if episode.raw:
            yield episode.raw, episode.source
        yield from _raws(episode.elements)
        for scene in episode.scenes:
            if scene.header.raw:
                yield scene.header.raw, scene.header.source
            yield from _raws(scene.elements)


def _raws(elements: tuple[Element, ...]) -> Iterator[tuple[str, Source]]:
    return ((e.raw, e.source) for e in elements if e.raw and e.source.line)
