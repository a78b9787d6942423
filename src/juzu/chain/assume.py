"""chain: a breakdown, a base and assumptions -> the first tables of a production, every assumed value marked.

Nothing here is hidden: each value that a person has not said stands in `assumed` of its row and is counted in what is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from juzu.base.catalogue import Base
from juzu.base.match import GOOD, Match, Use, match_place
from juzu.chain.edit import shown
from juzu.chain.production import CastCell, CastRow, ExtrasCell, ExtrasRow, LocationRow, PlaceRow, SceneRow, Tables
from juzu.kernel.money import Fen, share_fen
from juzu.kernel.text import Lang, Text
from juzu.plan.problem import Pay
from juzu.script.breakdown import Breakdown, CastKind, Character, ItemKind, Place, SceneNeeds

MAX_SETS = 3


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What is assumed where nobody said: amounts in fen, times in minutes, shares in percent (edge/files/assumptions.toml has the sources)."""

    day_fen: Mapping[CastKind, Fen]
    hold_percent: Mapping[CastKind, int]
    cast_included_min: int
    cast_overtime_percent: int
    extras: Pay
    makeup_min: int
    look_change_min: int
    location_fen: Fen
    move_min: int
    days_factor_percent: int
    minutes_per_day: int


def assume_days(breakdown: Breakdown, assumptions: Assumptions) -> int:
    """Calendar days to offer: the least that the minutes need, times the factor, at least two more."""
    minutes = sum(s.estimate.minutes for s in breakdown.scenes if not s.omitted)
    least = -(-minutes // assumptions.minutes_per_day)
    return max(least + 2, -(-least * assumptions.days_factor_percent // 100))


def assume_tables(breakdown: Breakdown, base: Base | None, assumptions: Assumptions, start: date, days: int, lang: Lang) -> Tables:
    """The first cast, extras, places, locations and scenes tables of a production."""
    places, locations = _places(breakdown, base, assumptions, lang)
    stay = (start, start + timedelta(days=days - 1))
    groups = sorted({e.name for s in breakdown.scenes for e in s.extras})
    names = {c.id: c.name for c in breakdown.characters}
    looks = _look_names(breakdown)
    return Tables(
        cast=tuple(_cast(c, assumptions, stay) for c in breakdown.characters if c.kind != "extra"),
        extras=tuple(_extras(g, breakdown, assumptions) for g in groups),
        places=places,
        locations=locations,
        scenes=tuple(_scene(s, names, looks) for s in breakdown.scenes),
    )


def _cast(character: Character, assumptions: Assumptions, stay: tuple[date, date]) -> CastRow:
    kind: CastKind = character.kind if character.kind in assumptions.day_fen else "support"
    fee = assumptions.day_fen[kind]
    pay = Pay(
        fee_fen=fee,
        hold_percent=assumptions.hold_percent[kind],
        included_min=assumptions.cast_included_min,
        overtime_fen_per_hour=share_fen(fee, assumptions.cast_overtime_percent),
    )
    marks = [
        "pay.fee_fen",
        "pay.hold_percent",
        "pay.overtime_fen_per_hour",
        "pay.included_min",
        "arrive",
        "leave",
        "makeup_min",
        "look_change_min",
    ]
    marks += ["kind"] * (not character.confirmed) + ["minor"] * (character.minor and not character.confirmed)
    return CastRow(
        id=character.id,
        role=character.name,
        kind=character.kind,
        scenes=len(character.scenes),
        pay=pay,
        arrive=stay[0],
        leave=stay[1],
        makeup_min=assumptions.makeup_min if kind == "lead" else assumptions.makeup_min * 2 // 3,
        look_change_min=assumptions.look_change_min,
        minor=character.minor,
        note=character.note,
        assumed=tuple(sorted(marks)),
    )


def _extras(group: str, breakdown: Breakdown, assumptions: Assumptions) -> ExtrasRow:
    scenes = sum(1 for s in breakdown.scenes if any(e.name == group for e in s.extras))
    marks = ("pay.fee_fen", "pay.included_min", "pay.overtime_fen_per_hour", "pay.guild_percent")
    return ExtrasRow(group, scenes, assumptions.extras, assumed=tuple(sorted(marks)))


def _places(
    breakdown: Breakdown, base: Base | None, assumptions: Assumptions, lang: Lang
) -> tuple[tuple[PlaceRow, ...], tuple[LocationRow, ...]]:
    rows, locations = [], {}
    outside = {s.place: s.inside == "EXT" for s in breakdown.scenes}
    for place in breakdown.places:
        inside = not outside.get(place.id, False)
        matches = match_place(place.levels, inside=inside, base=base, use=_use(place, breakdown)) if base else ()
        good = [m for m in matches if m.score >= GOOD][:MAX_SETS]
        if good:
            sets, note = tuple(m.set for m in good), "；".join(f"{m.set} {m.reason.to(lang)}" for m in good)
        else:
            location = _location(place, assumptions, lang)
            locations[location.id] = location
            sets = (location.id,)
            note = _hired(matches).to(lang)
        rows.append(_place(place, sets, note))
    return tuple(rows), tuple(locations.values())


def _hired(near: Sequence[Match]) -> Text:
    """Why a location is hired: the base has nothing, or what comes nearest does not do."""
    if not near:
        return Text("基地没有合适的景，假设另租外景地", "the base has no such set; a hired location is assumed")
    words = Text("最接近的是 {set}：{why}；假设另租外景地", "the nearest is {set}: {why}; a hired location is assumed")
    return words.format(set=near[0].set, why=near[0].reason)


def _use(place: Place, breakdown: Breakdown) -> Use:
    """What the place's scenes ask of a set beside its words."""
    here = [scene for scene in breakdown.scenes if scene.place == place.id and not scene.omitted]
    people = max((len(scene.cast) + sum(group.count for group in scene.extras) for scene in here), default=0)
    lights = {scene.light for scene in here}
    return Use(people, "day" in lights, "night" in lights)


def _place(place: Place, sets: tuple[str, ...], note: str) -> PlaceRow:
    main, sub, third = (*place.levels, "", "", "")[:3]
    return PlaceRow(place.id, main, sub, third, len(place.scenes), sets, note, assumed=("sets",))


def _location(place: Place, assumptions: Assumptions, lang: Lang) -> LocationRow:
    """A hired location of its own; the places of one main place share it, since one goes there once."""
    main = place.levels[0] if place.levels else place.id
    marks = ("fee_fen", "move_min")
    return LocationRow(f"{'外' if lang == 'zh' else 'LOC'}-{main}", main, "", assumptions.location_fen, assumptions.move_min, assumed=marks)


def _look_names(breakdown: Breakdown) -> dict[str, str]:
    """Look id -> the words a table shows: empty for a character's only look, which needs no word."""
    only: dict[str, int] = {}
    for look in breakdown.looks:
        only[look.character] = only.get(look.character, 0) + 1
    return {look.id: look.name if only[look.character] > 1 else "" for look in breakdown.looks}


def _scene(scene: SceneNeeds, names: Mapping[str, str], looks: Mapping[str, str]) -> SceneRow:
    listed: dict[ItemKind, list[str]] = {}
    for item in scene.items:
        listed.setdefault(item.kind, []).append(shown(item))
    kinds: tuple[ItemKind, ...] = ("prop", "special_prop", "vehicle", "animal")
    return SceneRow(
        id=scene.id,
        synopsis=scene.synopsis,
        mood=scene.mood,
        light=scene.light,
        inside=scene.inside,
        place=scene.place,
        cast=tuple(CastCell(names[m.character], looks.get(m.look, ""), m.heard_only) for m in scene.cast),
        extras=tuple(ExtrasCell(e.name, e.count) for e in scene.extras),
        page_tenths=scene.page_tenths,
        minutes=scene.estimate.minutes,
        done=scene.omitted or scene.shot,
        heavy=scene.fight,
        costume="、".join(listed.get("costume", ())),
        makeup="、".join(listed.get("makeup", ())),
        props="、".join(name for kind in kinds for name in listed.get(kind, ())),
        note=scene.note,
        assumed=() if scene.estimate.given else (*(("extras",) if any(e.assumed for e in scene.extras) else ()), "minutes"),
    )
