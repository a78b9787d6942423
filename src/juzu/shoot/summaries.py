"""shoot: book -> how much there is and how much is done: 场景汇总 by location, 分集汇总 by episode."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from juzu.kernel.text import Text
from juzu.script.breakdown import SceneNeeds
from juzu.shoot.book import Book
from juzu.shoot.fields import MAIN_ACTORS, mood
from juzu.shoot.frame import paper
from juzu.shoot.paper import Cell, Column, Head, Item, Kind, Paper, Row, Table, Value, heads, row
from juzu.shoot.words import INSIDE, joined, pages_shown


@dataclass(frozen=True, slots=True)
class LightClass:
    """One of the four kinds of scene that 分集汇总 counts."""

    name: Text
    night: bool
    outside: bool

    def holds(self, scene: SceneNeeds) -> bool:
        """Whether the scene is of this kind; `any` light counts as day, inside-and-outside as outside."""
        return (scene.light == "night") == self.night and (scene.inside != "INT") == self.outside


CLASSES = (
    LightClass(Text("夜外", "Night EXT"), night=True, outside=True),
    LightClass(Text("夜内", "Night INT"), night=True, outside=False),
    LightClass(Text("日外", "Day EXT"), night=False, outside=True),
    LightClass(Text("日内", "Day INT"), night=False, outside=False),
)


def places(book: Book) -> tuple[Paper, ...]:
    """场景汇总: per location and main place how many scenes and pages are done of all, in which moods, with which roles."""
    main = book.main_actors(book.scenes)
    columns = (
        Column(Text("拍摄地点", "Location"), 10, flex=True),
        Column(Text("主场景", "Main place"), 10, flex=True),
        Column(Text("完成/场数", "Done/scenes"), 5, "center"),
        Column(Text("完成/页数", "Done/pages"), 6, "center"),
        Column(Text("气氛", "Moods"), 10, flex=True),
        *book.actor_columns(main, MAIN_ACTORS),
    )
    groups: dict[tuple[str, str], list[SceneNeeds]] = {}
    for scene in book.scenes:
        groups.setdefault((book.location(scene), book.levels(scene)[0]), []).append(scene)
    order = sorted(groups, key=lambda key: (-len(groups[key]), key))

    def line(items: tuple[Item, Item], scenes: Sequence[SceneNeeds]) -> tuple[Item, ...]:
        count = Counter(mention.character for scene in scenes for mention in scene.cast)
        return (*items, *_done(book, scenes), _moods(scenes), *(count[c.id] or None for c in main))

    rows = [row(line((location, Cell(name, bold=True)), groups[location, name])) for location, name in order]
    rows.append(row(line((Cell(Text("合计", "Total"), bold=True), None), book.scenes), "total"))
    table = Table(columns, heads(columns), tuple(rows), frozen=2, filters=True)
    return (paper(book, "places", Text("场景汇总", "Summary by place"), None, table),)


def episodes(book: Book) -> tuple[Paper, ...]:
    """分集汇总: per episode the scenes and pages of each light and their shares, blank where there is none; total and average."""
    kind: Kind = book.production.page_count
    columns = [
        Column(Text("集", "Ep."), 5, "center", "number"),
        Column(Text("完成/场数", "Done/scenes"), 6, "center"),
        Column(Text("完成/页数", "Done/pages"), 7, "center"),
    ]
    for light in CLASSES:
        columns += [
            Column(Text("场数", "Scenes"), 4, "center", "number", group=light.name),
            Column(Text("比重", "Share"), 5, "center", "percent", group=light.name),
            Column(Text("页数", "Pages"), 5, "center", kind, group=light.name),
            Column(Text("比重", "Share"), 5, "center", "percent", group=light.name),
        ]
    by_episode: dict[int, list[SceneNeeds]] = {}
    for scene in book.scenes:
        by_episode.setdefault(scene.episode, []).append(scene)
    rows = [row((number or Text("未分集", "none"), *_done(book, scenes), *_shares(book, scenes))) for number, scenes in by_episode.items()]
    if by_episode:
        rows += _closing(book, len(by_episode))
    head: tuple[tuple[Head, ...], ...] = heads(columns)
    table = Table(tuple(columns), head, tuple(rows), frozen=1)
    return (paper(book, "episodes", Text("分集汇总", "Summary by episode"), None, table),)


def _closing(book: Book, count: int) -> list[Row]:
    scenes = book.scenes
    averages: list[Value] = []
    for light in CLASSES:
        held = [scene for scene in scenes if light.holds(scene)]
        averages += [Fraction(len(held), count), None, _pages(book, held) / count, None]
    pages = pages_shown(_pages(book, scenes) / count, book.production.page_count == "eighths")
    mean = (f"{len(scenes) / count:.1f}", pages)
    return [
        row((Cell(Text("合计", "Total"), bold=True), *_done(book, scenes), *_shares(book, scenes)), "total"),
        row((Cell(Text("平均", "Average"), bold=True), *mean, *averages), "total"),
    ]


def _pages(book: Book, scenes: Iterable[SceneNeeds]) -> Fraction:
    return sum((book.pages(scene) for scene in scenes), start=Fraction(0))


def _done(book: Book, scenes: Sequence[SceneNeeds]) -> tuple[str, str]:
    done = [scene for scene in scenes if book.done(scene)]
    eighths = book.production.page_count == "eighths"
    return (
        f"{len(done)}/{len(scenes)}",
        f"{pages_shown(_pages(book, done), eighths)} / {pages_shown(_pages(book, scenes), eighths)}",
    )


def _shares(book: Book, scenes: Sequence[SceneNeeds]) -> list[Value]:
    whole = _pages(book, scenes)
    values: list[Value] = []
    for light in CLASSES:
        held = [scene for scene in scenes if light.holds(scene)]
        pages = _pages(book, held)
        shares = (len(held), Fraction(len(held), len(scenes)), pages, pages / whole if whole else Fraction(0))
        values += shares if held else (None,) * len(shares)
    return values


def _moods(scenes: Sequence[SceneNeeds]) -> Value:
    count = Counter((mood(scene), scene.inside) for scene in scenes)
    order = sorted(count, key=lambda key: -count[key])
    return joined((joined((said, INSIDE[inside], str(count[said, inside])), "", " ") for said, inside in order), " ", ", ")
