"""script: corrections and one more thing that a person says -> corrections in which each thing is said once, the last word standing."""

from __future__ import annotations

from dataclasses import fields, replace

from juzu.script.corrections import (
    Corrections,
    LineCorrection,
    Merge,
    PlaceCorrection,
    RoleCorrection,
    SceneCorrection,
    Thing,
    ThingCorrection,
)


def say_scene(corrections: Corrections, said: SceneCorrection) -> Corrections:
    """What is said of a scene joins what was said of it; the same field is said anew, names and items add up."""
    before = next((c for c in corrections.scenes if c.scene == said.scene), SceneCorrection(said.scene))
    plain = {f.name: value for f in fields(said) if (value := getattr(said, f.name)) is not None and not isinstance(value, tuple)}
    place = said.place if said.place is not None else before.place
    joined = replace(
        before,
        **plain,
        place=place,
        add_cast=_with(_without(before.add_cast, said.drop_cast), said.add_cast),
        drop_cast=_with(_without(before.drop_cast, said.add_cast), said.drop_cast),
        heads=(*(h for h in before.heads if h.group not in {s.group for s in said.heads}), *said.heads),
        add_items=_items(before.add_items, said.drop_items, said.add_items),
        drop_items=_items(before.drop_items, said.add_items, said.drop_items),
    )
    return replace(corrections, scenes=(*(c for c in corrections.scenes if c.scene != said.scene), joined))


def say_role(corrections: Corrections, said: RoleCorrection) -> Corrections:
    """What is said of a role joins what was said of it."""
    before = next((c for c in corrections.roles if c.name == said.name), RoleCorrection(said.name))
    joined = replace(
        before,
        kind=said.kind or before.kind,
        minor=before.minor if said.minor is None else said.minor,
        rename=said.rename or before.rename,
        note=before.note if said.note is None else said.note,
        confirmed=said.confirmed,
    )
    return replace(corrections, roles=(*(c for c in corrections.roles if c.name != said.name), joined))


def say_place(corrections: Corrections, said: PlaceCorrection) -> Corrections:
    """What a place is called everywhere."""
    before = next((c for c in corrections.places if c.place == said.place), PlaceCorrection(said.place))
    joined = replace(
        before,
        levels=said.levels or before.levels,
        location=before.location if said.location is None else said.location,
        kind=before.kind if said.kind is None else said.kind,
    )
    return replace(corrections, places=(*(c for c in corrections.places if c.place != said.place), joined))


def say_merge(corrections: Corrections, said: Merge) -> Corrections:
    """Two names are one role; that one of them was split off before no longer counts."""
    merges = tuple(m for m in corrections.merges if m.name != said.name and {m.name, m.into} != {said.name, said.into})
    return replace(corrections, merges=(*merges, said), splits=tuple(s for s in corrections.splits if s != said.name))


def say_split(corrections: Corrections, name: str) -> Corrections:
    """A name is a role of its own."""
    merges = tuple(m for m in corrections.merges if m.name != name)
    return replace(corrections, merges=merges, splits=(*(s for s in corrections.splits if s != name), name))


def say_line(corrections: Corrections, said: LineCorrection) -> Corrections:
    """What a line is, or every line with that label."""
    return replace(corrections, lines=(*(c for c in corrections.lines if (c.line, c.label) != (said.line, said.label)), said))


def say_thing(corrections: Corrections, said: ThingCorrection) -> Corrections:
    """What a word means everywhere."""
    return replace(corrections, things=(*(c for c in corrections.things if c.name.casefold() != said.name.casefold()), said))


def _with(names: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))


def _without(names: tuple[str, ...], less: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in less)


def _items(before: tuple[Thing, ...], taken_back: tuple[Thing, ...], more: tuple[Thing, ...]) -> tuple[Thing, ...]:
    gone = {(t.kind, t.name) for t in (*taken_back, *more)}
    return (*(t for t in before if (t.kind, t.name) not in gone), *more)
