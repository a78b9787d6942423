"""script: a breakdown and hand corrections -> the corrected breakdown, and the corrections that found nothing to correct.

Merges and splits of names are already in force (`roles`). A scene is found by its text; only where two have the same text does the id decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Breakdown, Character, Estimate, Extras, Item, Look, Mention, Place, SceneNeeds
from juzu.script.corrections import Corrections, PlaceCorrection, RoleCorrection, SceneCorrection, SceneKey, Unfit
from juzu.script.needs.places import place_id
from juzu.script.words.wording import say

BY_HAND = Text("人工填写", "given by hand")
NO_SCENE = Text("剧本里没有这场的原文了", "the script no longer has this scene's text")
NO_ROLE = Text("剧本里没有这个角色了", "the script no longer has this role")
NO_PLACE = Text("剧本里没有这个地点了", "the script no longer has this place")
PLAIN_FIELDS = ("inside", "mood", "light", "synopsis", "story_day", "flashback", "fight", "rain", "omitted", "note")


def apply(breakdown: Breakdown, corrections: Corrections, lang: Lang) -> tuple[Breakdown, tuple[Unfit, ...]]:
    """The corrected breakdown and what did not fit."""
    unfit: list[Unfit] = []
    _check_names(breakdown, corrections, unfit)
    breakdown = _correct_places(breakdown, corrections.places, unfit)
    breakdown = _correct_scenes(breakdown, corrections.scenes, unfit, lang)
    breakdown = _correct_roles(breakdown, corrections.roles, unfit)
    return _recount(breakdown), tuple(unfit)


def find_scene(key: SceneKey, scenes: Iterable[SceneNeeds]) -> SceneNeeds | None:
    """The scene with that text; the one with the same id where several have it."""
    same = [scene for scene in scenes if scene.fingerprint == key.fingerprint]
    return next((scene for scene in same if scene.id == key.id), same[0] if same else None)


def find_character(name: str, characters: Iterable[Character]) -> Character | None:
    """The role that goes by that id, name or written form."""
    listed = tuple(characters)
    exact = next((c for c in listed if name in (c.id, c.name)), None)
    return exact or next((c for c in listed if name in c.names), None)


def _check_names(breakdown: Breakdown, corrections: Corrections, unfit: list[Unfit]) -> None:
    written = {name for c in breakdown.characters for name in (c.id, *c.names)}
    for merge in corrections.merges:
        unfit += [Unfit(f"{merge.name} = {merge.into}", NO_ROLE) for name in (merge.name, merge.into) if name not in written][:1]
    unfit += [Unfit(name, NO_ROLE) for name in corrections.splits if name not in written]


def _correct_places(breakdown: Breakdown, corrections: tuple[PlaceCorrection, ...], unfit: list[Unfit]) -> Breakdown:
    places = {place.id: place for place in breakdown.places}
    renamed: dict[str, str] = {}
    for change in corrections:
        place = places.get(change.place)
        if place is None:
            unfit.append(Unfit(change.place, NO_PLACE))
            continue
        if change.levels:
            renamed[place.id] = place_id(change.levels)
            place = replace(place, id=renamed[place.id], levels=change.levels)
        location = place.location if change.location is None else change.location
        places[change.place] = replace(place, location=location, kind=place.kind if change.kind is None else change.kind)
    scenes = tuple(replace(scene, place=renamed.get(scene.place, scene.place)) for scene in breakdown.scenes)
    return replace(breakdown, scenes=scenes, places=_unique(places.values()))


def _unique(places: Iterable[Place]) -> tuple[Place, ...]:
    """Two places corrected to one name are one."""
    found: dict[str, Place] = {}
    for place in places:
        have = found.get(place.id)
        found[place.id] = place if have is None else replace(have, location=have.location or place.location, kind=have.kind or place.kind)
    return tuple(found.values())


def _correct_scenes(breakdown: Breakdown, corrections: tuple[SceneCorrection, ...], unfit: list[Unfit], lang: Lang) -> Breakdown:
    scenes = {scene.id: scene for scene in breakdown.scenes}
    characters = {c.id: c for c in breakdown.characters}
    places = {place.id: place for place in breakdown.places}
    looks = {look.id: look for look in breakdown.looks}
    for change in corrections:
        read = find_scene(change.scene, breakdown.scenes)
        if read is None:
            unfit.append(Unfit(change.scene.id, NO_SCENE))
            continue
        scene = _plain(scenes[read.id], change)
        if change.place is not None:
            place = places.setdefault(place_id(change.place), Place(place_id(change.place), change.place))
            scene = replace(scene, place=place.id)
        scenes[read.id] = _cast(scene, change, characters, looks, lang)
    return replace(
        breakdown,
        scenes=tuple(scenes.values()),
        characters=tuple(characters.values()),
        places=tuple(places.values()),
        looks=tuple(looks.values()),
    )


def _plain(scene: SceneNeeds, change: SceneCorrection) -> SceneNeeds:
    """The fields that are simply what the person says, the extras and the items."""
    said = {name: value for name in PLAIN_FIELDS if (value := getattr(change, name)) is not None}
    extras = {e.name: e for e in scene.extras}
    extras |= {h.group: Extras(h.group, h.count, assumed=False, source=scene.source) for h in change.heads}
    gone = {(t.kind, t.name) for t in change.drop_items}
    kept = [i for i in scene.items if (i.kind, i.name) not in gone | {(t.kind, t.name) for t in change.add_items}]
    added = [Item(t.kind, t.name, scene.source, t.count) for t in change.add_items]
    if change.minutes is not None:
        said["estimate"] = Estimate(change.minutes, BY_HAND, given=True)
    return replace(scene, **said, extras=tuple(e for e in extras.values() if e.count), items=(*kept, *added))


def _cast(scene: SceneNeeds, change: SceneCorrection, characters: dict[str, Character], looks: dict[str, Look], lang: Lang) -> SceneNeeds:
    dropped = {c.id for name in change.drop_cast if (c := find_character(name, characters.values()))}
    cast = [m for m in scene.cast if m.character not in dropped]
    for name in change.add_cast:
        character = find_character(name, characters.values()) or Character(name, name, "undecided", (name,))
        characters.setdefault(character.id, character)
        cast = [m for m in cast if m.character != character.id or not m.heard_only]
        if all(m.character != character.id for m in cast):
            label = say(f"第{scene.story_day}天", f"day {scene.story_day}", lang)
            look = looks.setdefault(f"{character.id}/{label}", Look(f"{character.id}/{label}", character.id, label, BY_HAND))
            cast.append(Mention(character.id, look.id, scene.source))
    return replace(scene, cast=tuple(cast))


def _correct_roles(breakdown: Breakdown, corrections: tuple[RoleCorrection, ...], unfit: list[Unfit]) -> Breakdown:
    characters = {c.id: c for c in breakdown.characters}
    for change in corrections:
        found = find_character(change.name, characters.values())
        if found is None:
            unfit.append(Unfit(change.name, NO_ROLE))
            continue
        characters[found.id] = replace(
            found,
            kind=change.kind or found.kind,
            kind_reason=BY_HAND if change.kind else found.kind_reason,
            minor=found.minor if change.minor is None else change.minor,
            name=change.rename or found.name,
            note=found.note if change.note is None else change.note,
            confirmed=change.confirmed,
        )
    walking = {c.id: c for c in characters.values() if c.kind == "extra"}
    kept = tuple(c for c in characters.values() if c.id not in walking)
    scenes = tuple(_to_extras(scene, walking) for scene in breakdown.scenes)
    looks = tuple(look for look in breakdown.looks if look.character not in walking)
    return replace(breakdown, characters=kept, scenes=scenes, looks=looks)


def _to_extras(scene: SceneNeeds, walking: Mapping[str, Character]) -> SceneNeeds:
    """Roles that a person made extras: one head each in every scene that they are in."""
    heads = [Extras(walking[m.character].name, 1, assumed=False, source=m.source) for m in scene.cast if m.character in walking]
    if not heads:
        return scene
    return replace(scene, cast=tuple(m for m in scene.cast if m.character not in walking), extras=(*scene.extras, *heads))


def _recount(breakdown: Breakdown) -> Breakdown:
    """The scenes of each role and place, after all corrections; roles and places without scenes go."""
    seen: dict[str, list[str]] = {c.id: [] for c in breakdown.characters}
    used = {m.character for scene in breakdown.scenes for m in scene.cast}
    at: dict[str, list[str]] = {p.id: [] for p in breakdown.places}
    worn = {m.look for scene in breakdown.scenes for m in scene.cast}
    for scene in breakdown.scenes:
        at[scene.place].append(scene.id)
        if not scene.omitted:
            for mention in scene.cast:
                if not mention.heard_only:
                    seen[mention.character].append(scene.id)
    return replace(
        breakdown,
        characters=tuple(replace(c, scenes=tuple(seen[c.id])) for c in breakdown.characters if c.id in used),
        places=tuple(replace(p, scenes=tuple(at[p.id])) for p in breakdown.places if at[p.id]),
        looks=tuple(look for look in breakdown.looks if look.id in worn),
    )
