"""chain: a breakdown and the tables that people edited -> the breakdown as they corrected it, which the papers print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from juzu.chain.production import CastCell, SceneRow, Tables
from juzu.kernel.text import Text
from juzu.script.breakdown import Breakdown, Character, Estimate, Extras, Item, ItemKind, Look, Mention, Place, SceneNeeds

EDITED = Text("表格里填写", "filled in in the table")
TEXT_COLUMNS: tuple[tuple[str, ItemKind], ...] = (("costume", "costume"), ("makeup", "makeup"), ("props", "prop"))
TABLE_KINDS = {"costume", "makeup", "prop", "special_prop", "vehicle", "animal"}


def edited(breakdown: Breakdown, tables: Tables) -> Breakdown:
    """The breakdown with every cell of the tables in force. Scenes whose row was deleted become omitted; new rows become new scenes."""
    ids = {name: row.id for row in tables.cast for name in (row.id, row.role)}
    before = {scene.id: scene for scene in breakdown.scenes}
    scenes = [_scene(before.get(row.id), row, ids) for row in tables.scenes]
    listed = {row.id for row in tables.scenes}
    scenes += [replace(scene, omitted=True) for scene in breakdown.scenes if scene.id not in listed]
    in_person: dict[str, list[str]] = {}
    at: dict[str, list[str]] = {}
    for scene in scenes:
        at.setdefault(scene.place, []).append(scene.id)
        for mention in scene.cast:
            in_person.setdefault(mention.character, []).append(scene.id)
    return Breakdown(
        title=breakdown.title,
        scenes=tuple(scenes),
        characters=_characters(breakdown, tables, in_person),
        places=_places(breakdown, tables, at),
        looks=_looks(scenes),
        hooks=breakdown.hooks,
    )


def _characters(breakdown: Breakdown, tables: Tables, scenes: Mapping[str, list[str]]) -> tuple[Character, ...]:
    before = {c.id: c for c in breakdown.characters}
    made = []
    for row in tables.cast:
        character = before.get(row.id, Character(row.id, row.role, row.kind))
        confirmed = not {"kind", "minor"} & set(row.assumed)
        made.append(
            replace(
                character,
                name=row.role,
                kind=row.kind,
                minor=row.minor,
                confirmed=confirmed,
                note=row.note,
                scenes=tuple(scenes.get(row.id, ())),
            )
        )
    listed = {row.id for row in tables.cast}
    return (*made, *(c for c in breakdown.characters if c.id not in listed))


def _places(breakdown: Breakdown, tables: Tables, scenes: Mapping[str, list[str]]) -> tuple[Place, ...]:
    before = {p.id: p for p in breakdown.places}
    made = []
    for row in tables.places:
        place = before.get(row.id, Place(row.id, row.levels))
        made.append(replace(place, levels=row.levels, scenes=tuple(scenes.get(row.id, ())), location=row.sets[0] if row.sets else ""))
    listed = {row.id for row in tables.places}
    return (*made, *(p for p in breakdown.places if p.id not in listed))


def _looks(scenes: list[SceneNeeds]) -> tuple[Look, ...]:
    found = {m.look: m.character for scene in scenes for m in scene.cast if m.look}
    return tuple(Look(look, character, look.partition("/")[2] or look, EDITED) for look, character in found.items())


def _scene(before: SceneNeeds | None, row: SceneRow, ids: Mapping[str, str]) -> SceneNeeds:
    episode, _, number = row.id.partition("-")
    if before is None:
        before = SceneNeeds(
            id=row.id,
            episode=int(episode) if episode.isdigit() else 0,
            number=number or row.id,
            source=row.source,
            inside=row.inside,
            mood=row.mood,
            light=row.light,
            place=row.place,
            synopsis=row.synopsis,
            cast=(),
            extras=(),
            items=(),
            eighths=0,
            page_tenths=row.page_tenths,
            words=0,
            estimate=Estimate(max(row.minutes, 1), EDITED, given=True),
        )
    minutes_assumed = "minutes" in row.assumed
    return replace(
        before,
        inside=row.inside,
        mood=row.mood,
        light=row.light,
        place=row.place,
        synopsis=row.synopsis,
        cast=tuple(_mention(before, cell, ids, row) for cell in row.cast if cell.role in ids),
        extras=tuple(Extras(e.group, e.count, False, row.source) for e in row.extras),
        items=_items(before, row),
        page_tenths=row.page_tenths,
        estimate=before.estimate if minutes_assumed else Estimate(max(row.minutes, 1), EDITED, given=True),
        note="" if row.note == before.note else row.note,  # what Juzu asks the scheduler is not for the crew
        fight=before.fight or row.heavy,
    )


def _mention(before: SceneNeeds, cell: CastCell, ids: Mapping[str, str], row: SceneRow) -> Mention:
    character = ids[cell.role]
    source = next((m.source for m in before.cast if m.character == character), row.source)
    return Mention(character, f"{character}/{cell.look}" if cell.look else "", source, cell.heard_only)


def shown(item: Item) -> str:
    """An item as a table cell names it: 油灯, 皮影人×12."""
    return f"{item.name}×{item.count}" if item.count > 1 else item.name


def _items(before: SceneNeeds, row: SceneRow) -> tuple[Item, ...]:
    kept = tuple(item for item in before.items if item.kind not in TABLE_KINDS)
    known = {shown(item): item for item in before.items if item.kind in TABLE_KINDS}
    named = [
        known.get(name, Item(kind, name, row.source)) for column, kind in TEXT_COLUMNS for name in getattr(row, column).split("、") if name
    ]
    return (*named, *kept)
