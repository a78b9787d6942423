"""web: marked lines -> the HTML of the script. Six thousand lines: joined here and kept per draft, since a template takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from juzu.kernel.text import Lang
from juzu.script.revising.marked import MarkedLine, MarkedScene
from juzu.web.production.bodies import kept
from juzu.web.script.reads import Desk, marked

LINE_PX = 26


def text_html(desk: Desk) -> SafeString:
    """The script, a section for each scene. Line `n` has the id `n…`, its spans stand in order."""
    return kept(("script text", desk.seen), lambda: mark_safe("".join(_sections(marked(desk)))))  # noqa: S308 - every text is escaped


def scene_list_html(desk: Desk, lang: Lang) -> SafeString:
    """The scenes to jump to, by episode."""
    return kept(("scene list", desk.seen, lang), lambda: render_to_string("script/scene_list.html", {"script": desk.draft.script}))


def _sections(scenes: tuple[MarkedScene, ...]) -> Iterator[str]:
    at = 0
    for scene in scenes:
        name = f' id="s{escape(scene.id)}" data-scene="{escape(scene.id)}"' if scene.id else ""
        yield f'<section class="scene" data-style="contain-intrinsic-size:auto {LINE_PX * (len(scene.lines) + 1)}px"{name}>'
        for line in scene.lines:
            yield f'<p id="n{at}" class="{line.kind}">{_line(line)}</p>'
            at += 1
        yield "</section>"


def _line(line: MarkedLine) -> str:
    parts, done = [], 0
    for span in line.spans:
        parts += [escape(line.raw[done : span.start]), f'<b class="{span.kind}">{escape(line.raw[span.start : span.end])}</b>']
        done = span.end
    return "".join([*parts, escape(line.raw[done:])])
