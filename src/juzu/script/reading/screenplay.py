"""script: headings, episode lines and body elements in their order -> front, episodes and scenes with ids; shared by Fountain and FDX.

Scene ids are the numbers that stand in the file (12A, 3-2), within an episode as 集-场; a heading without a number is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.document import Element, Episode, Grammar, Header, Scene, Warning
from juzu.script.headers.numbers import CHINESE, chinese_number
from juzu.script.words.lines import narrow
from juzu.script.words.wording import ENGLISH_COUNTS

_EPISODE = re.compile(
    rf"[【\[(<《\s*_]*(?:第\s?(?P<n>\d{{1,4}}|[{CHINESE}]{{1,6}})\s?[集话回]"
    r"|(?:EPISODE|EP\.?)\s?\#?(?P<e>\d{1,4}|[A-Z]+)(?![\w]))(?P<rest>.*)$",
    re.IGNORECASE,
)
_WRAP = " ：:、.·—–-《》【】[]()（）<>*_　"
_PAIR = re.compile(r"(?P<episode>\d{1,3})\s*[-_.]\s*(?P<scene>\d{1,4}[A-Za-z]{0,2})$")
_NOT_ID = re.compile(r"[^\w.\-]+")
OMITTED = "omitted"
_PLAYED = ("action", "speech", "cast", "lyric", "mark", "unknown")


@dataclass(frozen=True, slots=True)
class EpisodeStart:
    """A line that opens an episode."""

    number: int
    title: str
    source: Source


@dataclass(frozen=True, slots=True)
class Heading:
    """A scene heading with what the file says about the scene as a whole."""

    header: Header
    eighths: int = 0
    omitted: bool = False


Beat = EpisodeStart | Heading | Element


@dataclass(slots=True)
class _Draft:
    start: EpisodeStart
    elements: list[Element] = field(default_factory=list)
    scenes: list[tuple[Heading, list[Element]]] = field(default_factory=list)


def read_episode(text: str, source: Source) -> EpisodeStart | None:
    """An episode line (EPISODE 3: TITLE, 第三集《题》), or None for any other section (Act One)."""
    found = _EPISODE.match(narrow(text))
    if not found:
        return None
    number = chinese_number(found["n"]) if found["n"] else _english(found["e"])
    return EpisodeStart(number, text[found.start("rest") :].strip(_WRAP), source) if number else None


def _english(text: str) -> int | None:
    return int(text) if text.isdigit() else ENGLISH_COUNTS.get(text.upper())


def assemble_screenplay(beats: Iterable[Beat]) -> tuple[tuple[Element, ...], tuple[Episode, ...], tuple[Warning, ...]]:
    """Front, episodes and warnings. A file without any heading is one scene, so that it can still be looked at."""
    beats = list(beats)
    worded = any(isinstance(beat, EpisodeStart) for beat in beats)
    by_number = not worded and _all_pairs(beats)
    front: list[Element] = []
    drafts: list[_Draft] = []
    for beat in beats:
        if isinstance(beat, EpisodeStart):
            drafts.append(_Draft(beat))
        elif isinstance(beat, Heading):
            start = _start_of(beat, by_number)
            if not drafts or (start.number and start.number != drafts[-1].start.number):
                drafts.append(_Draft(start))
            drafts[-1].scenes.append((beat, []))
        else:
            (_open_elements(drafts[-1]) if drafts else front).append(beat)
    if not drafts and any(e.kind in _PLAYED for e in front):
        drafts, front = [_Draft(EpisodeStart(0, "", front[0].source), front)], []
    warnings = list(_settle_headless(drafts))
    episodes, found = _number(drafts)
    return tuple(front), episodes, (*warnings, *found)


def is_omission(element: Element) -> bool:
    """Whether a note right under a heading says that the scene was cut."""
    return element.kind == "note" and element.text.strip().casefold() == OMITTED


def screenplay_grammar(name: str, explained: int, candidates: int) -> Grammar:
    """The grammar of a format that says itself what a heading is."""
    reason = Text(
        "{name} 格式自带场景标题的写法；{candidates} 行像标题，{explained} 行读作标题",
        "{name} says itself what a heading is; of {candidates} lines that look like one {explained} were read",
    )
    return Grammar(name, name, reason.format(name=name, explained=explained, candidates=candidates), explained, candidates)


def _all_pairs(beats: Sequence[Beat]) -> bool:
    numbers = [b.header.number for b in beats if isinstance(b, Heading) and b.header.number]
    return bool(numbers) and all(_PAIR.match(narrow(n)) for n in numbers)


def _start_of(heading: Heading, by_number: bool) -> EpisodeStart:
    pair = _PAIR.match(narrow(heading.header.number)) if by_number else None
    return EpisodeStart(int(pair["episode"]) if pair else 0, "", heading.header.source)


def _open_elements(draft: _Draft) -> list[Element]:
    return draft.scenes[-1][1] if draft.scenes else draft.elements


def _settle_headless(drafts: Sequence[_Draft]) -> Iterator[Warning]:
    """An episode that is played without a heading becomes one scene without a header."""
    for draft in drafts:
        if not draft.scenes and any(e.kind in _PLAYED for e in draft.elements):
            source = draft.elements[0].source
            draft.scenes, draft.elements = [(Heading(Header("", source, lines=0)), draft.elements)], []
            what = Text("没有场景标题，整段作为一场", "no scene heading; all of it is one scene")
            yield Warning(
                "scene-without-header", what, Text("补上标题，如 “INT. 客厅 - 日”", "add a heading such as INT. HOUSE - DAY"), source
            )


def _number(drafts: Sequence[_Draft]) -> tuple[tuple[Episode, ...], list[Warning]]:
    taken = {_id(draft.start.number, local) for draft in drafts for local, _, _ in _locals(draft) if local}
    used: set[str] = set()
    episodes, warnings = [], list[Warning]()
    counted: list[Source] = []
    for draft in drafts:
        scenes, number, last = [], draft.start.number, 0
        for local, heading, elements in _locals(draft):
            header = heading.header
            wanted = _id(number, local or _next(number, last, taken))
            name = _free(wanted, used if local else used | taken)
            used.add(name)
            if not local and header.lines:
                counted.append(header.source)
            elif local and name != wanted:
                warnings.append(_repeated(wanted, name, header.source))
            digits = re.match(r"\d+", name.rpartition("-")[2] if number else name)
            last = int(digits[0]) if digits else last
            omitted = heading.omitted or (bool(elements) and is_omission(elements[0]))
            scenes.append(Scene(name, number, header, tuple(elements), omitted, heading.eighths))
        episodes.append(Episode(number, draft.start.title, draft.start.source, tuple(scenes), tuple(draft.elements)))
    if counted:
        warnings.append(_counted(len(counted), counted[0]))
    return tuple(episodes), warnings


def _locals(draft: _Draft) -> Iterator[tuple[str, Heading, list[Element]]]:
    for heading, elements in draft.scenes:
        yield _local(heading.header.number, draft.start.number), heading, elements


def _id(episode: int, local: str) -> str:
    return f"{episode}-{local}" if episode else local


def _next(episode: int, last: int, taken: set[str]) -> str:
    """The number of a heading that has none: the next one, or, where that stands further down, the last with a letter."""
    return str(last + 1) if _id(episode, str(last + 1)) not in taken else f"{last}A"


def _local(number: str, episode: int) -> str:
    """A scene number as an id within its episode: `3-2` -> `2` in any episode, `12 A` -> `12A`."""
    key = narrow(number)
    pair = _PAIR.match(key) if episode else None
    return _NOT_ID.sub("", pair["scene"] if pair else key).strip(".-").upper()


def _free(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    names = (
        f"{wanted}{tail}{letter}" for tail in ("", *(f"Z{n}" for n in range(1, len(taken) + 2))) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXY"
    )
    return next(name for name in names if name not in taken)


def _repeated(wanted: str, name: str, source: Source) -> Warning:
    what = Text("场号 {n} 重复，编为 {id}", "scene number {n} is repeated, named {id}").format(n=wanted, id=name)
    return Warning("duplicate-number", what, Text("核对场号；内容都在", "check the number; nothing is lost"), source)


def _counted(count: int, source: Source) -> Warning:
    what = Text("{n} 场没有场号，已按顺序编号", "{n} scenes have no number; numbered in order").format(n=count)
    next_step = Text(
        "请核对顺序；在标题后加上场号（#1#），改稿后编号不变", "please check the order; locked numbers (#1#) keep ids stable between drafts"
    )
    return Warning("numbered-by-position", what, next_step, source)
