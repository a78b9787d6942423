"""edge: a scene list 场景表 that exists only as a workbook -> Breakdown, with every cell and column that was not understood.

The list is the sheet whose head row knows most columns; another sheet with scenes that the list does not have is told, never dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from juzu.edge.files.breakdown_cells import ticks
from juzu.edge.files.breakdown_head import Head, find_head
from juzu.edge.files.breakdown_row import Line, Rows
from juzu.edge.files.workbook import Grid, read_grids
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Breakdown, CastKind, Character, Estimate, Extras, Look, Mention, Place, SceneNeeds
from juzu.script.needs.minutes import Work, estimate
from juzu.script.needs.places import find_places
from juzu.script.people.kinds import Share, kinds_of

LINES_PER_PAGE = 40
SPEECH_PER_LINE = 12
ACTION_LINE_IN = 4
GIVEN = Text("表里填写", "filled in in the sheet")
_TITLE = re.compile(r"《(?P<title>[^》]+)》")
_TITLE_WORDS = re.compile(
    r"\s*(?:[-—·]\s*)?(?:分场(?:景)?表|场景表|顺场表|顺景表|场次表|总表|breakdown(?: sheet)?|scene list)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class BreakdownSheet:
    """What a workbook said: the breakdown, the cells that were not understood, and the columns nobody knows (kept in the notes)."""

    breakdown: Breakdown
    faults: tuple[Fault, ...] = ()
    unknown_columns: tuple[tuple[Source, str], ...] = ()


def read_breakdown_xlsx(data: bytes, file: str) -> Breakdown:
    """The breakdown of a workbook. Raises InputError with every cell that is not understood, or when there is no scene list in it."""
    sheet = read_breakdown_sheet(data, file)
    if sheet.faults:
        raise InputError(*sheet.faults)
    return sheet.breakdown


def read_breakdown_sheet(data: bytes, file: str) -> BreakdownSheet:
    """The same, with the cells that are not understood beside what was read without them. Raises InputError when there is no scene list."""
    found = [(grid, head) for grid in read_grids(data, file) if (head := find_head(grid))]
    if not found:
        raise InputError(_no_list(file))
    best = max(range(len(found)), key=lambda n: (len(found[n][1].columns), len(found[n][0].rows), -n))
    grid, head = found[best]
    rows = _rows(file, grid, head)
    lines = rows.read()
    if not lines:
        rows.faults.append(
            Fault(
                Text("表头下面没有一场戏", "there is no scene below the head row"),
                Text("请在表头下面逐场填写", "fill the scenes in below it"),
                Source(file, head.row + 1, 0, grid.sheet),
            )
        )
        raise InputError(*rows.faults)
    lines = _without_doubles(lines, rows.faults)
    rows.faults.extend(_elsewhere(file, [other for n, other in enumerate(found) if n != best], lines))
    unknown = tuple((Source(file, head.row + 1, column + 1, grid.sheet), name) for column, name in head.unknown)
    return BreakdownSheet(_breakdown(_title(grid, head, file), lines, head), tuple(rows.faults), unknown)


def _no_list(file: str) -> Fault:
    what = Text("找不到场景表的表头（也可能是空表）", "no head row of a scene list (or the workbook is empty)")
    mend = Text(
        "表头要有“场”，有“主场景”或“主要内容”，再加“集、气氛、内外景、页数”等至少两列",
        "the head row needs Scene, Place or Synopsis, and two more such as Episode, Mood, Int/Ext, Pages",
    )
    return Fault(what, mend, Source(file))


def _rows(file: str, grid: Grid, head: Head) -> Rows:
    columns = [role.column for role in head.roles]
    marks = [row[column] for row in grid.rows[head.first :] for column in columns if column < len(row)]
    return Rows(file, grid, head, crosses_mean_absent=ticks(marks))


def _without_doubles(lines: Iterable[Line], faults: list[Fault]) -> list[Line]:
    first: dict[str, Line] = {}
    for line in lines:
        if line.id in first:
            row = first[line.id].source.line
            what = Text(f"场号 {line.id} 与第 {row} 行重复，没有读入", f"scene {line.id} stands in row {row} too and was not read")
            faults.append(
                Fault(what, Text("改场号（插场写 3A），或删去一行", "renumber it (3A for an insert), or delete a row"), line.source)
            )
        first.setdefault(line.id, line)
    return list(first.values())


def _elsewhere(file: str, others: list[tuple[Grid, Head]], lines: list[Line]) -> Iterable[Fault]:
    known = {line.id for line in lines}
    for grid, head in others:
        missing = [line.id for line in _rows(file, grid, head).read() if line.id not in known]
        if missing:
            what = Text(
                f"工作表“{grid.sheet}”里还有 {len(missing)} 场没有读入，如 {missing[0]}",
                f"sheet {grid.sheet!r} holds {len(missing)} more scene(s) that were not read, such as {missing[0]}",
            )
            mend = Text("请把各表并成一张，或删去多余的表", "put all scenes into one sheet, or delete the sheet")
            yield Fault(what, mend, Source(file, head.row + 1, 0, grid.sheet))


def _title(grid: Grid, head: Head, file: str) -> str:
    above = [text for row in grid.rows[: head.row] for text in row if text]
    if found := next((m for text in above if (m := _TITLE.search(text))), None):
        return found["title"].strip()
    stripped = _TITLE_WORDS.sub("", above[0].splitlines()[0]).strip() if above else ""
    return stripped or re.sub(r"\.[^.]*$", "", file)


def _breakdown(title: str, lines: list[Line], head: Head) -> Breakdown:
    places, place_of = find_places({line.id: line.levels for line in lines})
    looks: dict[str, Look] = {}
    scenes = tuple(_scene(line, place_of[line.id], looks, head.lang) for line in lines)
    return Breakdown(title, scenes, _characters(lines, head), tuple(_located(p, lines) for p in places), tuple(looks.values()))


def _located(place: Place, lines: list[Line]) -> Place:
    here = Counter(line.location for line in lines if line.id in place.scenes and line.location)
    return replace(place, location=max(here, key=lambda name: (here[name], name))) if here else place


def _scene(line: Line, place: str, looks: dict[str, Look], lang: Lang) -> SceneNeeds:
    mentions = {name: _mention(name, mark.look, mark.heard_only, source, looks) for name, mark, source in line.marks}
    mentions |= {name: Mention(name, "", source) for name, source in line.bits if name not in mentions}
    extras = tuple(Extras(group.name, group.count, group.assumed, source) for group, source in line.groups)
    return SceneNeeds(
        id=line.id,
        episode=line.episode,
        number=line.number,
        source=line.source,
        inside=line.setting.inside,
        mood=line.setting.mood,
        light=line.setting.light,
        place=place,
        synopsis=line.synopsis,
        cast=tuple(mentions.values()),
        extras=extras,
        items=line.items,
        eighths=_parts(line, 8),
        page_tenths=_parts(line, 10),
        words=0,
        estimate=_estimate(line, len(mentions), sum(e.count for e in extras), lang),
        flashback=line.flashback,
        fight=line.fight,
        rain=line.setting.rain,
        omitted=line.omitted,
        shot=line.shot,
        note=line.note,
    )


def _mention(name: str, look: str, heard_only: bool, source: Source, looks: dict[str, Look]) -> Mention:
    key = f"{name}/{look}" if look else ""
    if key:
        looks.setdefault(key, Look(key, name, look, GIVEN))
    return Mention(name, key, source, heard_only)


def _parts(line: Line, parts: int) -> int:
    """Pages in parts of a page, rounded to the nearest, at least one when there is any length: 0.04 pages are 1 tenth."""
    return max(1, round(line.pages * parts)) if line.pages else 0


def _estimate(line: Line, people: int, extras: int, lang: Lang) -> Estimate:
    """Minutes from the page length by the pace of scripts: one line in four is action, the others hold 12 characters of speech."""
    if line.minutes:
        return Estimate(line.minutes, GIVEN, given=True)
    rows = ceil(line.pages * LINES_PER_PAGE)
    action = max(1, rows // ACTION_LINE_IN)
    speech = (rows - action) * SPEECH_PER_LINE if rows else 0
    setting = line.setting
    work = Work(speech if lang == "zh" else speech // 2, action, people, extras, setting.inside, setting.light, line.fight, setting.rain)
    guess = estimate(work, lang)
    length = (
        Text(f"按 {float(line.pages):g} 页估", f"from {float(line.pages):g} pages")
        if line.pages
        else Text("没写页数，按最短估", "no length written")
    )
    return replace(guess, reason=Text(f"{length.zh}：{guess.reason.zh}", f"{length.en}: {guess.reason.en}"))


def _characters(lines: list[Line], head: Head) -> tuple[Character, ...]:
    """Columns of marks are main roles, lead or support by their share of scenes; names in 特约演员 are bit parts.

    Who a note calls 未成年 is a minor.
    """
    actors = {role.name: role.actor for role in head.roles}
    scenes: dict[str, list[str]] = {role.name: [] for role in head.roles}
    heard: Counter[str] = Counter()
    bits = {name for line in lines for name, _ in line.bits}
    for line in lines:
        people = {name: mark.heard_only for name, mark, _ in line.marks} | {name: False for name, _ in line.bits}
        for name, only_heard in people.items():
            heard[name] += only_heard
            scenes.setdefault(name, []).extend([] if only_heard else [line.id])
    kinds = kinds_of([Share(name, len(ids), heard[name], 0) for name, ids in scenes.items()], len(lines))
    made = []
    for name, ids in scenes.items():
        kind: CastKind = kinds[name][0]
        if name in actors:
            kind = kind if kind == "lead" else "support"
        elif name in bits or kind == "undecided":
            kind = "bit"
        actor = actors.get(name, "")
        note = Text(f"演员：{actor}", f"played by {actor}").to(head.lang) if actor else ""
        minor = any(re.search(rf"{re.escape(name)}\s*(?:未成年|是?童星|\(?minor)", line.note, re.IGNORECASE) for line in lines)
        made.append(Character(name, name, kind, (name,), scenes=tuple(ids), minor=minor, note=note))
    return tuple(made)
