"""script: Script -> Fountain 1.1, from any format; a paragraph that would be read as something else is forced by its mark.

Reading the result gives the same script but for places in the file; what a Fountain file cannot say (who is listed in a header, a cast line)
is written as a note. `omitted` scenes are written as they are, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from juzu.script.document import Element, Episode, Header, Scene, Script
from juzu.script.fountain.lines import is_heading, must_be_forced, read_single
from juzu.script.fountain.rows import BONEYARD
from juzu.script.fountain.title import looks_like_title, write_title_page
from juzu.script.headers.slug import is_slug, read_slug, split_number
from juzu.script.reading.cue import in_capitals
from juzu.script.reading.screenplay import OMITTED, is_omission
from juzu.script.words.wording import language


def write_fountain(script: Script) -> str:
    """The whole script; blocks are set apart by one blank line and the text ends with a line feed."""
    chinese = language(script) == "zh"
    blocks = [write_title_page(script.title_page or (() if script.format == "fountain" else (("Title", script.title),)))]
    blocks += _body(script.front)
    for episode in script.episodes:
        blocks += _episode(episode, chinese)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _episode(episode: Episode, chinese: bool) -> Iterator[str]:
    if episode.number:
        mark = f"# 第{episode.number}集" if chinese else f"# EPISODE {episode.number}"
        gap = " " if chinese else ": "
        yield f"{mark}{gap}{_line(episode.title)}" if episode.title else mark
    yield from _body(episode.elements)
    for scene in episode.scenes:
        yield from _scene(scene)


def _scene(scene: Scene) -> Iterator[str]:
    header = scene.header
    if header.lines:
        yield _heading(header)
    if scene.omitted and not read_slug(header.raw.lstrip(".")).omitted and not any(map(is_omission, scene.elements[:1])):
        yield _note(OMITTED)
    if header.cast:
        yield _note(f"人物：{'、'.join(header.cast)}")
    yield from _body(scene.elements)


def _body(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        yield _WRITERS.get(element.kind, _action)(element)


def _heading(header: Header) -> str:
    """The heading as written where it reads back to the same parts, else one put together from them."""
    bare = split_number(" ".join(header.raw.split()))[0]
    number = f" #{_line(header.number).replace('#', '')}#" if header.number else ""
    place = " - ".join(part for part in ("·".join(header.places), header.time) if part)
    composed = f"{header.inside}{'' if header.inside[-1:] in '.。．:：' else '.'} {place}".lstrip(". ") or bare or "."
    tries = [f"{dot}{text}{number}" for text in (bare, composed) for dot in ("", ".") if text]
    wanted = (header.number, header.inside, header.places, header.time)
    good = (line for line in tries if is_heading(line) and _parts(line) == wanted)
    fallback = f"{'' if is_slug(composed) else '.'}{composed}{number}"
    return next(good, fallback)


def _parts(line: str) -> tuple[str, str, tuple[str, ...], str]:
    slug = read_slug(line if is_slug(line) else line[1:])
    return slug.number, slug.inside, slug.places, slug.time


def _action(element: Element) -> str:
    lines = [line.strip() for line in (element.text or element.raw).split("\n") if line.strip()] or ["-"]
    if must_be_forced(lines):
        lines[0] = f"!{lines[0]}"
    return "\n".join([lines[0], *(f"!{line}" if line[0] in "#=>~!" else line for line in lines[1:])])


def _speech(element: Element) -> str:
    added = "".join(f" ({part})" for part in (element.voice, element.mark) if part) + (" ^" if element.dual else "")
    name = _line(element.speaker) or "?"
    lines = [f"({_line(element.manner)})"] if element.manner else []
    lines += [line.strip() or "  " for line in element.text.split("\n")] if element.text else []
    natural = bool(lines) and in_capitals(name + added) and not must_be_forced([name + added]) and not any(map(looks_like_title, lines))
    return "\n".join([f"{'' if natural else '@'}{name}{added}", *lines])


def _mark(element: Element) -> str:
    """A Chinese mark as written, or in brackets; as plain action where neither would be read as the same mark."""
    label = "：".join(part for part in (element.mark, element.text) if part)
    for line in (element.raw, f"【{label}】", f"（{element.text}）"):
        marked = read_single(line) if line.strip() == line and line and "\n" not in line else None
        if marked and (marked.kind, marked.mark, marked.text) == (element.kind, element.mark, element.text) and not _taken(line):
            return line
    return _action(replace(element, text=element.raw))


def _taken(line: str) -> bool:
    return is_heading(line) or line[0] in "#=>~@＠!"


def _note(text: str) -> str:
    balanced = re.fullmatch(r"(?:[^\[\]]|\[(?!\[)|\](?!\])|\[\[.*\]\])*", text, re.DOTALL)
    safe = text if balanced else text.replace("[[", "[ [").replace("]]", "] ]")
    return "[[" + "\n".join(line or "  " for line in safe.split("\n")) + "]]"


def _kept(element: Element) -> str:
    if element.mark == BONEYARD:
        return f"/*\n{element.text}\n*/" if "\n" in element.text else f"/* {element.text} */"
    return _note(f"{element.mark.removeprefix('tag:')}: {element.text}" if element.mark else element.text)


def _cast(element: Element) -> str:
    return element.raw if element.raw.startswith("[[") else _note(f"人物：{'、'.join(element.names) or element.text}")


def _transition(element: Element) -> str:
    text = _line(element.text)
    natural = bool(text) and read_single(text).kind == "transition" and not _taken(text)
    return text if natural else f"> {text}".rstrip()


def _line(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n"))


_WRITERS: dict[str, Callable[[Element], str]] = {
    "speech": _speech,
    "mark": _mark,
    "hook": _mark,
    "end": _mark,
    "note": _kept,
    "cast": _cast,
    "transition": _transition,
    "synopsis": lambda e: f"= {_line(e.text)}".rstrip(),
    "section": lambda e: f"{e.mark if e.mark.startswith('#') else '#'} {_line(e.text)}".rstrip(),
    "lyric": lambda e: "\n".join(f"~{line}" for line in e.text.split("\n")),
    "centred": lambda e: f"> {_line(e.text)} <",
    "page_break": lambda _: "===",
}
