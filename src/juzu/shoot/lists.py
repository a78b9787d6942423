"""shoot: book -> the lists that people work from before there is a plan: 顺场表, 顺景表, 场景表."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from juzu.kernel.text import Text
from juzu.script.breakdown import Character, SceneNeeds
from juzu.shoot import fields as f
from juzu.shoot.book import Book
from juzu.shoot.fields import Field
from juzu.shoot.frame import paper
from juzu.shoot.paper import Cell, Paper, Row, Value
from juzu.shoot.words import counted, joined

SCENES_PER_ROLE = Text("角色场次", "Scenes per role")


def story_order(book: Book) -> tuple[Paper, ...]:
    """顺场表: every scene in the order of the story; at the foot how many scenes each role has."""
    main = book.main_actors(book.scenes)
    fields: list[Field] = [
        f.SCENE,
        f.PLACE,
        f.MOOD,
        f.PAGES,
        f.SYNOPSIS,
        *f.actor_fields(book, main, f.ROLES),
        f.bits_and_crowd(main),
        f.WARDROBE,
        f.OTHERS,
        f.PLANNED,
        f.NOTE,
    ]
    rows = [f.scene_row(book, fields, scene) for scene in book.scenes]
    rows.append(_role_totals(book, fields, main, f.SYNOPSIS))
    table = f.table_of(book, fields, rows, frozen=1, filters=True)
    return (paper(book, "story-order", Text("顺场表", "Story order"), _count(book), table),)


def by_set(book: Book) -> tuple[Paper, ...]:
    """顺景表: the scenes set by set, the busiest set first; at the foot the count of scenes inside, outside and per set."""
    main = book.main_actors(book.scenes)
    fields: list[Field] = [
        f.PLACE,
        f.LOCATION,
        f.SCENE,
        f.MOOD,
        f.PAGES_LINES,
        f.SYNOPSIS,
        *f.actor_fields(book, main, f.ROLES),
        f.bits_and_crowd(main),
        f.WARDROBE,
        f.OTHERS,
        f.PLANNED,
        f.NOTE,
    ]
    groups = _set_groups(book)
    rows: list[Row] = []
    for scenes in groups.values():
        for number, scene in enumerate(scenes):
            line = f.scene_row(book, fields, scene)
            name = line.cells[0].value
            first = Cell(None, name) if number else Cell(name, counted(len(scenes), "场", "scene"), bold=True)
            rows.append(replace(line, cells=(first, *line.cells[1:])))
    rows.append(_role_totals(book, fields, main, f.SYNOPSIS))
    rows += [Row((Cell(line),), "note") for line in _set_foot(book, groups)]
    table = f.table_of(book, fields, rows, frozen=3, filters=True)
    return (paper(book, "by-set", Text("顺景表", "By set"), _count(book), table),)


def master(book: Book) -> tuple[Paper, ...]:
    """场景表: everything about every scene, dropped ones included, one department's need per column."""
    scenes = book.breakdown.scenes
    main = book.main_actors(scenes)
    fields: list[Field] = [
        f.EPISODE,
        f.NUMBER,
        f.WARNING,
        f.PLAIN_MOOD,
        f.INSIDE_OUT,
        f.LOCATION,
        f.MAIN_PLACE,
        f.SUB_PLACE,
        f.THIRD_PLACE,
        f.SYNOPSIS,
        f.PAGES,
        *f.actor_fields(book, main, f.MAIN_ACTORS),
        f.bits_field(main),
        f.CROWD,
        f.COSTUME,
        f.MAKEUP,
        f.PROPS,
        f.SPECIAL_PROPS,
        f.PLAIN_NOTE,
        f.PLACEMENT,
        f.PLANNED.retitled("拍摄时间", "Shooting time"),
        f.STATE,
    ]
    rows = [f.scene_row(book, fields, scene) for scene in scenes]
    table = f.table_of(book, fields, rows, frozen=2, filters=True)
    return (paper(book, "master", Text("场景表", "Master list"), _count(book), table),)


def _set_groups(book: Book) -> dict[str, list[SceneNeeds]]:
    groups: dict[str, list[SceneNeeds]] = {}
    for scene in book.scenes:
        groups.setdefault(scene.place, []).append(scene)
    by_main = Counter(book.levels(scene)[0] for scene in book.scenes)
    order = sorted(groups, key=lambda p: (-by_main[book.levels(groups[p][0])[0]], book.levels(groups[p][0])[0], -len(groups[p])))
    return {place: groups[place] for place in order}


def _role_totals(book: Book, fields: Sequence[Field], main: Sequence[Character], before: Field) -> Row:
    first = fields.index(before) + 1
    count = Counter(mention.character for scene in book.scenes for mention in scene.cast)
    values: dict[int, Value] = {first + n: count[character.id] for n, character in enumerate(main)}
    values[first - 1] = SCENES_PER_ROLE
    return f.totals(fields, Text("合计", "Total"), values)


def _count(book: Book) -> Text:
    episodes = len({s.episode for s in book.scenes if s.episode})
    if not episodes:
        return book.extent(book.scenes)
    return Text("{e} {extent}", "{e}, {extent}").format(e=counted(episodes, "集", "episode"), extent=book.extent(book.scenes))


def _set_foot(book: Book, groups: dict[str, list[SceneNeeds]]) -> tuple[Value, ...]:
    scenes = book.scenes
    inside = [s for s in scenes if s.inside == "INT"]
    outside = [s for s in scenes if s.inside != "INT"]
    names = joined(f"{'·'.join(n for n in book.levels(group[0]) if n)} {len(group)}" for group in groups.values())
    return (
        Text(f"全片场次总计 {len(scenes)}场", f"Scenes in all: {len(scenes)}"),
        _inside_line("内景", "Inside", inside),
        _inside_line("外景", "Outside", outside),
        Text("各景场数：{names}", "Scenes per set: {names}").format(names=names or "—"),
    )


def _inside_line(zh: str, en: str, scenes: Sequence[SceneNeeds]) -> Text:
    night = sum(1 for s in scenes if s.light == "night")
    day = len(scenes) - night
    return Text(f"{zh} {len(scenes)}场(日{day}/夜{night})", f"{en}: {counted(len(scenes), '场', 'scene').en} (day {day}, night {night})")
