"""script: a script as it was read, every line of it, each with its source (document `Script.1`).

Nothing here interprets: names are as written, marks are kept, what no rule explains is an `unknown` element in its place.
Lines count from 1 in the file as decoded (paragraphs for docx and FDX, text lines page by page for PDF).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.source import Source
from juzu.kernel.text import Text

ElementKind = Literal[
    "cast",  # 人物： line; `names` holds the names as written
    "action",  # △ or prose
    "speech",  # 名：词
    "mark",  # 【字幕：…】【音效：…】【特写】【闪回】 and the like; `mark` holds the kind as written
    "hook",  # 【卡点】, 钩子: a note on the episode's end
    "end",  # （本集完） 全剧终
    "note",  # Fountain [[…]], FDX ScriptNote, boneyard: kept, not script
    "synopsis",
    "section",
    "transition",
    "lyric",
    "centred",
    "page_break",
    "unknown",  # no rule explains it; listed for the person to look at
]


@dataclass(frozen=True, slots=True)
class Element:
    """One stretch of a scene's body. `text` is what was written without its mark; `raw` is the whole line or lines.

    speech: `speaker` as written, `manner` the （情绪） or parenthetical, `voice` the OS/VO/内心 mark exactly as written ("" when none),
    `dual` true for the second of two people speaking at once (Fountain ^, FDX DualDialogue).
    """

    kind: ElementKind
    text: str
    source: Source
    raw: str = ""
    speaker: str = ""
    manner: str = ""
    voice: str = ""
    mark: str = ""
    names: tuple[str, ...] = ()
    dual: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Header:
    """A scene header as the grammar explains it; every part is as written, "" when absent.

    `raw` may join several lines (split or labelled headers), `lines` says how many. `places` are the levels 主/次/三级场景 as written.
    """

    raw: str
    source: Source
    number: str = ""
    time: str = ""
    inside: str = ""
    places: tuple[str, ...] = ()
    cast: tuple[str, ...] = ()
    lines: int = 1
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene. `id` is unique in the script: 集-场 ("3-2"), with a letter for inserts and repeats ("3-2A").

    `omitted` scenes (FDX OmittedScene, 删戏) keep their elements. `eighths` is the page length when the file states it, else 0.
    """

    id: str
    episode: int
    header: Header
    elements: tuple[Element, ...] = ()
    omitted: bool = False
    eighths: int = 0


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode: number (0 when the script has none), title, where it starts, its scenes in story order.

    `raw` is the line of a text file that opens it, "" where only a scene's number does or another format says it. `elements` are what stands between the episode line and its first scene (synopsis, notes).
    """

    number: int
    title: str
    source: Source
    scenes: tuple[Scene, ...] = ()
    elements: tuple[Element, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The header grammar that was guessed or given, and how well it explains the file.

    `pattern` is the order of named parts as a person can write it ("号 时 内外 地"); `explained` of `candidates` header-like lines are read by
    it. `rivals` are the next best grammars with the lines they explain.
    """

    name: str
    pattern: str
    reason: Text
    explained: int
    candidates: int
    given: bool = False
    rivals: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a person should look at; nothing was dropped because of it."""

    code: str
    what: Text
    next_step: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Script:
    """A whole script. `front` is what stands before the first episode or scene (title page, 人物小传), line by line.

    `title_page` holds key -> value pairs where the format has them (Fountain). `line_count` is the number of lines in the file, blank ones
    included; `encoding` how the bytes were decoded.
    """

    title: str
    file: str
    format: Literal["text", "docx", "fountain", "fdx", "pdf"]
    encoding: str
    line_count: int
    grammar: Grammar
    episodes: tuple[Episode, ...]
    front: tuple[Element, ...] = ()
    title_page: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Warning, ...] = ()

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All scenes in story order, omitted ones included."""
        return tuple(scene for episode in self.episodes for scene in episode.scenes)

    @property
    def unknown(self) -> tuple[Element, ...]:
        """The lines nothing explained, in order."""
        return tuple(e for scene in self.scenes for e in scene.elements if e.kind == "unknown")


SCRIPT = Schema("Script", 1, Script)
