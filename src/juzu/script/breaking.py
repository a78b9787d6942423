"""script: a Script and hand corrections -> its Breakdown: who, where, when, what and how long, scene by scene.

The steps stand in `break_down_fully` in order; each is a module of this room. Ids are readable and the same in every revision: a role and a place are
called by their names, a scene by 集-场.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Breakdown, Character, Extras, Mention, SceneNeeds
from juzu.script.correcting import apply
from juzu.script.corrections import Corrections, Unfit
from juzu.script.document import Scene, Script
from juzu.script.needs.days import story_days
from juzu.script.needs.items import find_items, is_fight, is_rainy
from juzu.script.needs.looks import Wardrobe, find_looks
from juzu.script.needs.minutes import DEFAULT_PACE, Pace, Work, estimate
from juzu.script.needs.mood import Setting, read_setting
from juzu.script.needs.pages import PageLayout, lines_of, measure
from juzu.script.needs.places import find_places, levels_of
from juzu.script.needs.synopsis import synopsis
from juzu.script.needs.things import unused, with_things
from juzu.script.people.crowds import extras_of
from juzu.script.people.kinds import Share, kinds_of
from juzu.script.people.presence import Presence, find_presence, make_finder
from juzu.script.people.roles import Cast, find_roles
from juzu.script.people.uses import GroupUse, Uses, collect
from juzu.script.reading.front import find_facts
from juzu.script.reading.rereading import reread
from juzu.script.words.castwords import GENERIC_ZH
from juzu.script.words.wording import comparable, count_words, language

STANDARD_LAYOUT = PageLayout()
_KIND_ORDER = {kind: rank for rank, kind in enumerate(("lead", "support", "bit", "extra", "undecided"))}


@dataclass(frozen=True, slots=True)
class Broken:
    """A breakdown and the corrections that found nothing to correct in it."""

    breakdown: Breakdown
    unfit: tuple[Unfit, ...] = ()


def break_down(
    script: Script, corrections: Corrections = Corrections(), *, layout: PageLayout = STANDARD_LAYOUT, pace: Pace = DEFAULT_PACE
) -> Breakdown:
    """The breakdown of a script with a person's corrections in force."""
    return break_down_fully(script, corrections, layout=layout, pace=pace).breakdown


def break_down_fully(
    script: Script, corrections: Corrections = Corrections(), *, layout: PageLayout = STANDARD_LAYOUT, pace: Pace = DEFAULT_PACE
) -> Broken:
    """The breakdown, and which corrections no longer fit the script."""
    script, misread = reread(script, corrections.lines)
    lang = language(script)
    settings = _settings(script, lang)
    facts = find_facts(script)
    uses = collect(script, facts)
    cast = find_roles(uses, facts, corrections, lang)
    presence = _without_silent_walk_ons(find_presence(uses, cast, lang), cast)
    days = story_days(script, settings)
    finder = make_finder(cast)
    wardrobe = find_looks({scene: p.parts for scene, p in presence.parts.items()}, uses.beats, days, finder, lang)
    places, place_of = find_places({scene.id: levels_of(settings[scene.id].places, lang) for scene in script.scenes})
    extras = _extras(script, uses, presence, cast)
    needs = []
    for scene in script.scenes:
        here, beats, day = settings[scene.id], uses.beats[scene.id], days[scene.id]
        length = measure(scene, layout, lang)
        present = presence.parts[scene.id]
        items = with_things(find_items(scene.elements, beats, finder.pattern), beats, corrections.things)
        fight, rain = is_fight(scene.elements, beats), here.rain or (here.inside != "INT" and is_rainy(beats))
        people = [p.role for p in present.parts if p.in_person]
        work = Work(
            speech=sum(count_words(b.text) for b in beats if b.kind == "speech"),
            action_lines=sum(lines_of(b.text, layout) for b in beats if b.kind == "act"),
            people=len(people),
            extras=sum(e.count for e in extras[scene.id]),
            inside=here.inside,
            light=here.light,
            fight=fight,
            rain=rain,
            care=_care({i.kind for i in items}, any(cast.roles[role].minor for role in people)),
        )
        needs.append(
            SceneNeeds(
                id=scene.id,
                episode=scene.episode,
                number=scene.header.number or scene.id,
                source=scene.header.source,
                inside=here.inside,
                mood=here.mood,
                light=here.light,
                place=place_of[scene.id],
                synopsis=synopsis(beats, finder, next((e.text for e in scene.elements if e.kind == "synopsis"), ""), lang),
                cast=_mentions(scene.id, present, wardrobe),
                extras=extras[scene.id],
                items=items,
                eighths=length.eighths,
                page_tenths=length.tenths,
                words=length.words,
                estimate=estimate(work, lang, pace),
                story_day=day.day,
                flashback=day.flashback,
                fight=fight,
                rain=rain,
                omitted=scene.omitted,
                note=("；" if lang == "zh" else "; ").join(n for n in (here.note, *present.notes) if n),
                fingerprint=fingerprint(scene),
            )
        )
    breakdown = Breakdown(
        title=script.title,
        scenes=tuple(needs),
        characters=_characters(presence.parts, cast, script, lang),
        places=places,
        looks=tuple(wardrobe.looks.values()),
        hooks=tuple(
            (episode.number, e.text) for episode in script.episodes for s in episode.scenes for e in s.elements if e.kind == "hook"
        ),
    )
    corrected, unfit = apply(breakdown, corrections, lang)
    return Broken(corrected, (*misread, *unused(script, corrections.things), *unfit))


def fingerprint(scene: Scene) -> str:
    """What identifies a scene's text: unchanged by its number, spaces, marks and width; a scene without text goes by its header."""
    text = comparable("\n".join(f"{e.speaker}{e.text}" for e in scene.elements if e.kind != "note"))
    return hashlib.sha256((text or comparable(scene.header.raw)).encode()).hexdigest()[:16]


def _settings(script: Script, lang: Lang) -> dict[str, Setting]:
    """The setting of every scene; CONTINUOUS takes light and hour from the scene before."""
    found: dict[str, Setting] = {}
    before: Setting | None = None
    for scene in script.scenes:
        here = read_setting(scene.header, lang)
        if here.same and not here.hour and before:
            here = replace(here, light=before.light, hour=before.hour)
        found[scene.id] = before = here
    return found


@dataclass(frozen=True, slots=True)
class _Present:
    """Who is where, and the walk-ons that are extras instead: scene -> their names."""

    parts: Mapping[str, Presence]
    walk_ons: Mapping[str, tuple[Extras, ...]]


def _without_silent_walk_ons(found: Mapping[str, Presence], cast: Cast) -> _Present:
    """A generic role (保安) that never says a word in the whole script is an extra, not a part."""
    spoken = {p.role for presence in found.values() for p in presence.parts if p.words}
    walking = {role for role in cast.roles if role in GENERIC_ZH and role not in spoken}
    parts, walk_ons = {}, {}
    for scene, presence in found.items():
        parts[scene] = replace(presence, parts=tuple(p for p in presence.parts if p.role not in walking))
        walk_ons[scene] = tuple(Extras(p.role, 1, assumed=False, source=p.source) for p in presence.parts if p.role in walking)
    return _Present(parts, walk_ons)


def _extras(script: Script, uses: Uses, presence: _Present, cast: Cast) -> dict[str, tuple[Extras, ...]]:
    by_scene: dict[str, list[GroupUse]] = {scene.id: [] for scene in script.scenes}
    for use in uses.groups:
        by_scene[use.scene].append(use)
    names = frozenset(s for role in cast.roles.values() for s in (role.id, *role.surfaces))
    return {
        scene: (
            *extras_of(
                by_scene[scene],
                beats,
                names,
                tuple(p.role for p in presence.parts[scene].parts),
                has_cast_line=presence.parts[scene].has_cast_line,
            ),
            *presence.walk_ons[scene],
        )
        for scene, beats in uses.beats.items()
    }


def _mentions(scene: str, present: Presence, wardrobe: Wardrobe) -> tuple[Mention, ...]:
    return tuple(Mention(p.role, wardrobe.worn.get((scene, p.role), ""), p.source, heard_only=not p.in_person) for p in present.parts)


def _care(kinds: set[str], minors: bool) -> tuple[Text, ...]:
    named = {
        "animal": Text("动物", "animals"),
        "vehicle": Text("车辆", "vehicles"),
        "stunt": Text("特技", "stunts"),
        "effect": Text("特效", "effects"),
    }
    return (*((Text("未成年人", "minors"),) if minors else ()), *(text for kind, text in named.items() if kind in kinds))


def _characters(presence: Mapping[str, Presence], cast: Cast, script: Script, lang: Lang) -> tuple[Character, ...]:
    """Everybody who is in some scene, leads first; cut scenes do not count."""
    shot = {scene.id for scene in script.scenes if not scene.omitted}
    seen: dict[str, list[str]] = {}
    heard: dict[str, int] = {}
    words: dict[str, int] = {}
    for scene, present in presence.items():
        for part in present.parts:
            seen.setdefault(part.role, [])
            if scene not in shot:
                continue
            words[part.role] = words.get(part.role, 0) + part.words
            if part.in_person:
                seen[part.role].append(scene)
            else:
                heard[part.role] = heard.get(part.role, 0) + 1
    shares = [
        Share(role, len(scenes), heard.get(role, 0), words.get(role, 0), bool(cast.roles[role].adult)) for role, scenes in seen.items()
    ]
    kinds = kinds_of(shares, len(shot))
    made = []
    for share in shares:
        role, (kind, reason) = cast.roles[share.role], kinds[share.role]
        notes = ("；" if lang == "zh" else "; ").join(n for n in (role.minor, *role.notes) if n)
        made.append(
            Character(
                role.id,
                role.id,
                kind,
                role.names,
                role.merged,
                tuple(seen[role.id]),
                share.words,
                minor=bool(role.minor),
                note=notes,
                kind_reason=reason,
            )
        )
    return tuple(sorted(made, key=lambda c: (_KIND_ORDER[c.kind], -len(c.scenes), -c.words, c.id)))
