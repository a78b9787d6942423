"""web: what a person chose in the dialog of a word or a line -> the corrections with it said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from django.core.exceptions import BadRequest

from juzu.script.breakdown import Breakdown, CastKind, Character, Inside, ItemKind, Light
from juzu.script.corrections import (
    Corrections,
    Head,
    LineCorrection,
    LineKind,
    Merge,
    PlaceCorrection,
    RoleCorrection,
    SceneCorrection,
    SceneKey,
    Thing,
    ThingCorrection,
)
from juzu.script.reading.rereading import label_of
from juzu.script.revising.saying import say_line, say_merge, say_place, say_role, say_scene, say_split, say_thing
from juzu.web.script.reads import Spot

Form = Mapping[str, str]
LEVELS = "·"
EVERYWHERE = "all"


def say(corrections: Corrections, breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    """Everything that the form says and the breakdown does not say already."""
    for part in (_role, _header, _extras, _thing, _line, _word):
        corrections = part(corrections, breakdown, spot, form)
    return corrections


def _choice(form: Form, name: str, kind: Any) -> str | None:
    """One of the words of a Literal; None when nothing was chosen."""
    value = form.get(name, "")
    if value and value not in get_args(kind):
        raise BadRequest(f"{name}={value}")
    return value or None


def role_of(breakdown: Breakdown, spot: Spot) -> Character | None:
    """The role that the word names."""
    of = spot.span.of if spot.span and spot.span.kind == "name" else ""
    return next((c for c in breakdown.characters if of and c.id == of), None)


def _role(corrections: Corrections, breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    if not spot.span or spot.span.kind != "name":
        return corrections
    if no_person := _choice(form, "no_person", LineKind):
        return say_line(corrections, LineCorrection(cast("LineKind", no_person), label=spot.written.strip()))
    role = role_of(breakdown, spot)
    if role is None:
        return corrections
    if into := form.get("into", ""):
        return say_merge(corrections, Merge(role.id, into)) if into in {c.id for c in breakdown.characters} - {role.id} else corrections
    if "split" in form:
        return say_split(corrections, spot.written)
    kind, rename, minor = _choice(form, "kind", CastKind), form.get("rename", "").strip(), "minor" in form
    said = RoleCorrection(
        role.id,
        cast("CastKind", kind) if kind != role.kind else None,
        minor if minor != role.minor else None,
        rename if rename != role.name else "",
        confirmed="confirmed" in form,
    )
    same = said == RoleCorrection(role.id, confirmed=role.confirmed)
    return corrections if same or "kind" not in form else say_role(corrections, said)


def _header(corrections: Corrections, breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    scene = spot.scene
    if scene is None or spot.line.kind != "header" or "place" not in form:
        return corrections
    place = next(p for p in breakdown.places if p.id == scene.place)
    levels = tuple(level.strip() for level in form["place"].split(LEVELS) if level.strip())
    moved = bool(levels) and levels != place.levels
    inside, light = _choice(form, "inside", Inside), _choice(form, "light", Light)
    said = SceneCorrection(
        SceneKey(scene.id, scene.fingerprint),
        inside=cast("Inside", inside) if inside != scene.inside else None,
        light=cast("Light", light) if light != scene.light else None,
        mood=form["mood"].strip() if form.get("mood", scene.mood).strip() != scene.mood else None,
        place=levels if moved and form.get("place_scope") != EVERYWHERE else None,
    )
    if said != SceneCorrection(said.scene):
        corrections = say_scene(corrections, said)
    return say_place(corrections, PlaceCorrection(place.id, levels)) if moved and form.get("place_scope") == EVERYWHERE else corrections


def _extras(corrections: Corrections, _breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    count = form.get("count", "")
    if not spot.span or spot.span.kind != "extras" or spot.scene is None or not count:
        return corrections
    if not count.isdigit() or len(count) > 5:
        raise BadRequest(f"count={count}")
    return say_scene(corrections, SceneCorrection(_key(spot), heads=(Head(spot.span.of, int(count)),)))


def _thing(corrections: Corrections, _breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    if not spot.span or spot.span.kind not in get_args(ItemKind) or "item" not in form:
        return corrections
    kind = _choice(form, "item", ItemKind)
    if kind == spot.span.kind:
        return corrections
    old, name = cast("ItemKind", spot.span.kind), spot.span.of
    if form.get("scope") == EVERYWHERE or spot.scene is None:
        return say_thing(corrections, ThingCorrection(name, cast("ItemKind | None", kind)))
    added = (Thing(cast("ItemKind", kind), name),) if kind else ()
    return say_scene(corrections, SceneCorrection(_key(spot), drop_items=(Thing(old, name),), add_items=added))


def _line(corrections: Corrections, _breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    kind = _choice(form, "line", LineKind)
    if spot.span or kind is None or kind == spot.line.kind:
        return corrections
    label = label_of(spot.line.raw) if form.get("scope") == EVERYWHERE else ""
    said = LineCorrection(cast("LineKind", kind), label=label) if label else LineCorrection(cast("LineKind", kind), line=spot.line.raw)
    return say_line(corrections, said)


def _word(corrections: Corrections, _breakdown: Breakdown, spot: Spot, form: Form) -> Corrections:
    """A word of the line that was not marked and is something that must be brought."""
    word, kind = form.get("word", "").strip(), _choice(form, "word_kind", ItemKind)
    if not word or kind is None or word.casefold() not in spot.line.raw.casefold():
        return corrections
    if form.get("word_scope") == EVERYWHERE or spot.scene is None:
        return say_thing(corrections, ThingCorrection(word, cast("ItemKind", kind)))
    return say_scene(corrections, SceneCorrection(_key(spot), add_items=(Thing(cast("ItemKind", kind), word),)))


def _key(spot: Spot) -> SceneKey:
    if spot.scene is None:
        raise BadRequest("no scene")
    return SceneKey(spot.scene.id, spot.scene.fingerprint)
