"""script: lines, headers and episode lines -> Script, with scene ids and what a person should look at.

The lines are cut into stretches (front, episode openings, scene bodies), each line into exactly one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from juzu.kernel.source import Source
from juzu.script.document import Element, ElementKind, Episode, Grammar, Header, Scene, Warning
from juzu.script.headers.blocks import Block, header_of
from juzu.script.headers.episodes import EpisodeLine
from juzu.script.headers.grammar import Choice
from juzu.script.headers.scene_ids import Numbered, number_scenes
from juzu.script.reading.advice import advise_choice, advise_scenes, episode_differs, episode_gap, episode_unnamed, scene_without_header
from juzu.script.reading.body import People, read_body
from juzu.script.words.lines import Line

_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]+、)?(?:人物小传|人物介绍|人物表|主要人物|故事梗概|故事大纲|剧情简介|剧情梗概|分集大纲|分集梗概|目录|简介|正文):?$"
)
_OUTLINE = re.compile(r"第.{1,5}集")


@dataclass(frozen=True, slots=True)
class Assembly:
    """The parts of a Script that come from its lines."""

    grammar: Grammar
    episodes: tuple[Episode, ...]
    front: tuple[Element, ...]
    warnings: tuple[Warning, ...]


@dataclass(slots=True)
class _Draft:
    """An episode while its scenes are being gathered; a scene is its header, its block (None: no header) and its body."""

    number: int
    title: str
    source: Source
    named: bool
    raw: str = ""
    elements: tuple[Element, ...] = ()
    scenes: list[tuple[Header, Block | None, tuple[Element, ...]]] = field(default_factory=list)


def assemble(lines: Sequence[Line], choice: Choice, episode_lines: Sequence[EpisodeLine], people: People, file: str) -> Assembly:
    """Front, episodes with their scenes, and warnings."""
    events: list[EpisodeLine | Block] = sorted([*episode_lines, *choice.blocks], key=_start)
    stops = [*(_start(event) for event in events[1:]), len(lines)]
    drafts: list[_Draft] = []
    for event, stop in zip(events, stops, strict=True):
        if isinstance(event, EpisodeLine):
            line = lines[event.index]
            body = read_body(lines[event.index + 1 : stop], people, file)
            source = Source(file, line.number, line.column)
            drafts.append(_Draft(event.number, event.title, source, named=True, raw=line.raw, elements=body))
        else:
            header = header_of(lines, event, file)
            body = read_body(lines[event.first + event.count : stop], people, file)
            _draft_for(drafts, event, header.source, episode_lines).scenes.append((header, event, body))
    warnings = [*advise_choice(choice, lines, file), *_check_episodes(drafts)]
    episodes, numbering = _finish(drafts)
    warnings += [*numbering, *advise_scenes(s for e in episodes for s in e.scenes)]
    front = tuple(_front(line, file) for line in lines[: _start(events[0])])
    return Assembly(choice.grammar, episodes, front, tuple(sorted(warnings, key=lambda w: (w.source.line, w.code))))


def _start(event: EpisodeLine | Block) -> int:
    return event.index if isinstance(event, EpisodeLine) else event.first


def _draft_for(drafts: list[_Draft], block: Block, source: Source, episode_lines: Sequence[EpisodeLine]) -> _Draft:
    """The episode a header belongs to: the one that is open, or a new one that only its number announces."""
    named = block.number.episode if block.number and block.number.episode is not None else None
    if drafts and (named is None or named == drafts[-1].number or not _opens(drafts[-1], named, block, episode_lines)):
        return drafts[-1]
    drafts.append(_Draft(named or 0, "", source, named=False))
    return drafts[-1]


def _opens(current: _Draft, named: int, block: Block, episode_lines: Sequence[EpisodeLine]) -> bool:
    """Whether a scene number of another episode starts that episode, or is a slip of the pen under the current line."""
    coming = next((e.number for e in episode_lines if e.index > block.first), None)
    return named > current.number and (bool(current.scenes) or not current.named) and coming != named


def _check_episodes(drafts: Sequence[_Draft]) -> Iterable[Warning]:
    any_named = any(d.named for d in drafts)
    for draft in drafts:
        if not draft.scenes:
            yield scene_without_header(draft.number, draft.source)
        if any_named and not draft.named and draft.number:
            yield episode_unnamed(draft.number, draft.source)
        for header, block, _ in draft.scenes:
            if block and block.number and block.number.episode not in (None, draft.number):
                yield episode_differs(draft.number, header.number, header.source)
    for before, after in pairwise(drafts):
        if after.number > before.number + 1:
            yield episode_gap(before.number, after.number, after.source)


def _finish(drafts: Sequence[_Draft]) -> tuple[tuple[Episode, ...], list[Warning]]:
    for draft in drafts:
        if not draft.scenes:
            source = draft.elements[0].source if draft.elements else draft.source
            draft.scenes, draft.elements = [(Header("", source, lines=0), None, draft.elements)], ()
    ids, warnings = number_scenes([(d.number, [_numbered(header, block) for header, block, _ in d.scenes]) for d in drafts])
    names = iter(ids)
    episodes = tuple(
        Episode(
            d.number,
            d.title,
            d.source,
            tuple(Scene(next(names), d.number, header, body) for header, _, body in d.scenes),
            d.elements,
            d.raw,
        )
        for d in drafts
    )
    return episodes, warnings


def _numbered(header: Header, block: Block | None) -> Numbered:
    number = block.number if block else None
    return Numbered(number, header.source)


def _front(line: Line, file: str) -> Element:
    kind: ElementKind = (
        "section" if _HEADING.match(line.key) or line.raw.startswith("#") else "synopsis" if _OUTLINE.match(line.key) else "note"
    )
    return Element(kind, line.text or line.raw, Source(file, line.number, line.column), line.raw)
