"""web: a board -> what its page shows: a column for each day and unit, with strips, what the unit does between them, minutes, money and broken rules."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from juzu.chain.production import PRODUCTION, TABLES
from juzu.chain.sheet import paper_facts
from juzu.kernel.text import Lang
from juzu.plan.check import Breach
from juzu.plan.document import DayPlan
from juzu.plan.hand.edit import BONEYARD
from juzu.plan.hand.effect import over_min
from juzu.plan.problem import Scene
from juzu.plan.rules.kind import amount
from juzu.plan.words import SLOTS
from juzu.script.breakdown import BREAKDOWN, SceneNeeds
from juzu.shoot import fields
from juzu.shoot.book import Book, open_book
from juzu.shoot.words import INSIDE, short_day, shown, span
from juzu.web.plan.reads import Board
from juzu.web.production.bodies import kept

SHOWN_BETWEEN = ("change", "move", "meal", "wait")


@dataclass(frozen=True, slots=True)
class Face:
    """What a strip says of its scene wherever it stands. `people` and `search` are what filters look for."""

    id: str
    fill: str
    inside: str
    mood: str
    light: str
    place: str
    pages: str
    minutes: int
    cast: str
    synopsis: str
    people: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A scene on the board. `broken` says the rules that it breaks, `locked` why it stays ("" when it is free)."""

    face: Face
    time: str
    set: str
    set_name: str
    locked: bool
    broken: str


@dataclass(frozen=True, slots=True)
class Between:
    """What the unit does between two scenes."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Column:
    """A unit's day. `fen` are its cost lines; `items` its strips and what lies between them."""

    key: str
    day: int
    unit: str
    name: str
    date: str
    kind: str
    time: str
    minutes: str
    over: str
    fen: int
    scenes: int
    pages: str
    items: tuple[Strip | Between, ...]
    locked: bool
    broken: int


def book_of(board: Board) -> Book:
    """Everything the strips look up, apart from the plan."""
    placed = board.placed
    return kept(
        ("board book", *_facts_key(board)),
        lambda: open_book(paper_facts(placed.production, placed.base, placed.tables), placed.breakdown, board.problem),
    )


def _facts_key(board: Board) -> tuple[str, ...]:
    """Everything that strips say beside the plan, by digest: names and colours stand in no problem."""
    said = (board.placed.documents[kind].digest for kind in (PRODUCTION.name, TABLES.name, BREAKDOWN.name))
    return (board.ready.digest, *said)


def faces(board: Board, book: Book, lang: Lang) -> dict[str, Face]:
    """A face for each scene that is left to shoot."""
    todo = {scene.id: scene for scene in board.problem.scenes if not scene.done}
    key = ("faces", *_facts_key(board), lang)
    return kept(key, lambda: {s.id: _face(book, s, todo[s.id], lang) for s in book.breakdown.scenes if s.id in todo})


def _face(book: Book, needs: SceneNeeds, scene: Scene, lang: Lang) -> Face:
    fill = ("ext" if needs.inside != "INT" else "int") + ("-night" if needs.light == "night" else "-day")
    return Face(
        id=needs.id,
        fill=fill,
        inside=INSIDE[needs.inside].to(lang),
        mood=shown(fields.mood(needs), lang),
        light=needs.light,
        place="·".join(level for level in book.levels(needs) if level),
        pages=book.page_sum([needs]),
        minutes=scene.minutes,
        cast=shown(fields.cast(book, needs), lang),
        synopsis=needs.synopsis,
        people=" ".join(part.person for part in scene.cast),
    )


def columns(board: Board, lang: Lang) -> tuple[Column, ...]:
    """Every day of the calendar, with each unit that works or could; days between without work stand too, so that strips can be dropped there."""
    return kept(("columns", *key_of(board), lang), lambda: _columns(board, lang))


def key_of(board: Board) -> tuple[str, ...]:
    """What a board shows, by digest; two boards with the same key look the same."""
    return (*_facts_key(board), board.document.digest if board.document else "", str(board.draft.plan.checked))


def _columns(board: Board, lang: Lang) -> tuple[Column, ...]:
    book = book_of(board)
    known = faces(board, book, lang)
    sheets = {(sheet.day, sheet.unit): sheet for sheet in board.draft.plan.days}
    by_scene, by_day = _broken(board)
    fen: Counter[int] = Counter()
    for line in board.draft.plan.costs:
        fen[line.day] += line.fen
    locked = {scene.id for scene in board.problem.scenes if scene.day >= 0}
    made = []
    for d, day in enumerate(board.problem.days):
        for n, unit in enumerate(board.problem.units):
            sheet = sheets.get((d, unit.id))
            items = tuple(_items(book, known, sheet, locked, by_scene, lang)) if sheet else ()
            over = over_min(board.problem, sheet) if sheet else 0
            needs = [book.needs[scene] for scene in sheet.scenes] if sheet else []
            when = book.date(d)
            made.append(
                Column(
                    key=f"{d}-{unit.id}",
                    day=d,
                    unit=unit.id if len(board.problem.units) > 1 else "",
                    name=str(d + 1),
                    date=short_day(when).to(lang) if when else "",
                    kind=day.kind,
                    time=span(sheet.call, sheet.wrap).to(lang) if sheet else "",
                    minutes=amount(sheet.wrap - sheet.call, "minutes").to(lang) if sheet else "",
                    over=amount(over, "minutes").to(lang) if over else "",
                    fen=fen[d] if n == 0 else 0,
                    scenes=len(needs),
                    pages=book.page_sum(needs) if needs else "",
                    items=items,
                    locked=day.locked,
                    broken=len(by_day[d, unit.id]),
                )
            )
    return tuple(made)


def boneyard(board: Board, lang: Lang) -> tuple[Strip, ...]:
    """The scenes that stand on no day, in story order."""
    standing = {strip.scene for strips in board.draft.rows.values() for strip in strips}
    return tuple(
        Strip(face, "", "", "", locked=False, broken="") for face in faces(board, book_of(board), lang).values() if face.id not in standing
    )


def breaches(board: Board) -> tuple[Breach, ...]:
    """What the page lists: scenes that stand nowhere are counted in the boneyard, not told one by one."""
    return tuple(b for b in board.draft.verdict.broken if b.rule != "every-scene-once" or b.day != BONEYARD)


def _items(
    book: Book, known: dict[str, Face], sheet: DayPlan, locked: set[str], broken: dict[str, list[Breach]], lang: Lang
) -> Iterator[Strip | Between]:
    for slot in sheet.slots:
        if slot.kind == "scene":
            said = "；".join(breach.what.to(lang) for breach in broken.get(slot.scene, ()))
            time = span(slot.start, slot.end).to(lang)
            yield Strip(known[slot.scene], time, slot.set, book.set_name(slot.set), slot.scene in locked, said)
        elif slot.kind in SHOWN_BETWEEN:
            to = f" → {book.set_name(slot.set)}" if slot.set and slot.kind == "move" else ""
            yield Between(slot.kind, f"{SLOTS[slot.kind].to(lang)} {span(slot.start, slot.end).to(lang)}{to}")


def _broken(board: Board) -> tuple[dict[str, list[Breach]], dict[tuple[int, str], list[Breach]]]:
    """Breaches by the scenes that are named in them, and by day and unit; one of a person or set counts for every unit of its day."""
    by_scene: dict[str, list[Breach]] = defaultdict(list)
    by_day: dict[tuple[int, str], list[Breach]] = defaultdict(list)
    units = [unit.id for unit in board.problem.units]
    for breach in breaches(board):
        if len(breach.scenes) <= 2:
            for scene in breach.scenes:
                by_scene[scene].append(breach)
        for unit in [breach.who] if breach.who in units else units:
            by_day[breach.day, unit].append(breach)
    return by_scene, by_day
