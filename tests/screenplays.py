"""A script in a few lines that a person can check by eye; what the golden readings of screenplays are compared by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from juzu.kernel.source import Source
from juzu.script.document import Element, Episode, Scene, Script
from juzu.script.reading.screenplay import screenplay_grammar

NOWHERE = Source("")
NO_GRAMMAR = screenplay_grammar("any", 0, 0)


def outline(script: Script) -> dict[str, Any]:
    return {
        "title": script.title,
        "title page": [f"{key}: {value}" for key, value in script.title_page],
        "lines": script.line_count,
        "front": [_element(e) for e in script.front],
        "episodes": [_episode(e) for e in script.episodes],
        "warnings": [f"{w.source.line} {w.code}" for w in script.warnings],
    }


def _episode(episode: Episode) -> dict[str, Any]:
    scenes = [{_scene(s): [_element(e) for e in s.elements]} for s in episode.scenes]
    return {f"{episode.source.line} episode {episode.number} {episode.title}".strip(): [*map(_element, episode.elements), *scenes]}


def _scene(scene: Scene) -> str:
    header = scene.header
    told = f"{scene.id} | {header.number} | {header.inside} | {' > '.join(header.places)} | {header.time}"
    extra = f" | {scene.eighths}/8" * bool(scene.eighths) + " | omitted" * scene.omitted
    return f"{header.source.line} {told}{extra}"


def _element(e: Element) -> str:
    lines = f"+{e.lines - 1}" if e.lines > 1 else ""
    said = f"{' ' + e.speaker if e.speaker else ''}{f' [{e.voice}]' if e.voice else ''}{f' ({e.manner})' if e.manner else ''}{' ^' if e.dual else ''}"
    return f"{e.source.line}{lines} {e.kind}{f' <{e.mark}>' if e.mark else ''}{said}: {e.text}{f' {list(e.names)}' if e.names else ''}"


def meaning(script: Script) -> Script:
    """The script without what depends on where its words stand in the file."""
    episodes = tuple(
        replace(
            episode,
            source=NOWHERE,
            elements=_bare(episode.elements),
            scenes=tuple(replace(s, header=replace(s.header, source=NOWHERE, raw=""), elements=_bare(s.elements)) for s in episode.scenes),
        )
        for episode in script.episodes
    )
    return replace(
        script, file="", encoding="", line_count=0, episodes=episodes, front=_bare(script.front), warnings=(), grammar=NO_GRAMMAR
    )


def _bare(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    return tuple(replace(e, source=NOWHERE, raw="", lines=1) for e in elements)


def written(script: Script) -> str:
    """Everything that the script keeps of the file as written, for the law that no line is lost."""
    elements = [e for group in (script.front, *(x.elements for x in (*script.episodes, *script.scenes))) for e in group]
    episodes = [f"{e.number} {e.title}" for e in script.episodes]
    return "\n".join(
        [e.raw for e in elements] + [s.header.raw for s in script.scenes] + episodes + [p for pair in script.title_page for p in pair]
    )
