"""shoot: book -> the stripboard: one coloured strip per scene, days apart by black bars, what the unit does between scenes as thin lines.

Cast stand by number, as on a board of card strips; the heads say who each number is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from juzu.kernel.text import Text
from juzu.plan.document import Slot
from juzu.script.breakdown import Character, SceneNeeds
from juzu.shoot import fields as f
from juzu.shoot.book import Book
from juzu.shoot.fields import Field
from juzu.shoot.frame import paper
from juzu.shoot.paper import Cell, Column, Facts, Item, Paper, Row, row, same
from juzu.shoot.schedule import day_line, unplanned
from juzu.shoot.slots import slot_words
from juzu.shoot.words import INSIDE

BANNERS = ("move", "meal", "wait")


def stripboard(book: Book) -> tuple[Paper, ...]:
    """The board of the whole plan; scenes without a day stand at its end."""
    main = book.main_actors(book.scenes)
    fields = _fields(book, main)
    black = book.production.palette.day_break
    rows: list[Row] = []
    for day in book.days:
        rows.append(Row((Cell(day_line(book, day), bold=True),), "day", black))
        rows += [_strip(book, fields, slot) for slot in day.slots if slot.kind == "scene" or slot.kind in BANNERS]
    if left := unplanned(book):
        rows.append(Row((Cell(Text(f"未排 {len(left)} 场", f"Not planned: {len(left)}"), bold=True),), "day", black))
        rows += [_scene(book, fields, scene) for scene in left]
    table = f.table_of(book, fields, rows, frozen=1)
    return (paper(book, "stripboard", Text("条板", "Stripboard"), None, _legend(book), table),)


def _fields(book: Book, main: Sequence[Character]) -> list[Field]:
    def numbered(number: int, character: Character) -> Callable[[Book, SceneNeeds], Item]:
        return lambda _, s: number if any(m.character == character.id for m in s.cast) else None

    numbers = book.numbers
    cast = [
        Field(replace(column, group=same(str(numbers[character.id]))), numbered(numbers[character.id], character))
        for column, character in zip(book.actor_columns(main, None), main, strict=True)
    ]
    return [
        f.SCENE.retitled("集-场", "Scene"),
        Field(Column(Text("内外", "I/E"), 2, "center"), lambda _, s: INSIDE[s.inside]),
        Field(Column(Text("气氛", "Mood"), 3, "center"), lambda _, s: f.mood(s)),
        replace(f.PLACE, column=replace(f.PLACE.column, width=12)),
        f.LOCATION,
        f.PAGES,
        Field(Column(Text("分钟", "Min."), 3, "center", "number"), lambda _, s: s.estimate.minutes),
        *cast,
        f.bits_and_crowd(main),
        f.SYNOPSIS,
    ]


def _strip(book: Book, fields: Sequence[Field], slot: Slot) -> Row:
    if slot.kind == "scene":
        return _scene(book, fields, book.needs[slot.scene])
    return Row((Cell(slot_words(book, slot)),), "note", "#E6E6E6")


def _scene(book: Book, fields: Sequence[Field], scene: SceneNeeds) -> Row:
    return row((field.cell(book, scene) for field in fields), fill=book.production.palette.fill(scene.inside, scene.light))


def _legend(book: Book) -> Facts:
    palette = book.production.palette
    kinds = ((Text("日内", "Day INT"), palette.int_day), (Text("日外", "Day EXT"), palette.ext_day),
             (Text("夜内", "Night INT"), palette.int_night), (Text("夜外", "Night EXT"), palette.ext_night))  # fmt: skip
    return Facts(tuple((Text("色", "Colour"), Cell(name, fill=fill)) for name, fill in kinds))
