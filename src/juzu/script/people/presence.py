"""script: uses, roles and action -> who is in each scene, in person or only heard, and what a person should look at.

In person is who stands on the cast line, who speaks there without a far voice, and who does something in the action: a name that opens a
clause, or a part of the body (沈照的手). A name in other people's speech, on a card or a screen is nobody present. Where the cast line says
nothing of a person who acts, the person counts and the scene's note says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from juzu.kernel.source import Source
from juzu.kernel.text import Lang
from juzu.script.people.roles import Cast
from juzu.script.people.uses import Use, Uses
from juzu.script.reading.beats import Beat
from juzu.script.words.castwords import BODY_EN, BODY_ZH, GENERIC_ZH, TITLES_EN
from juzu.script.words.forms import Form
from juzu.script.words.wording import say

_CLAUSE_START = re.compile(r"(?:^|[\s，。！？；：、,.!?;:…—”“’）)】和与跟同])$")
_OWNED_ZH = re.compile(rf"的(?!{BODY_ZH})|之|》|”|’|家(?:里|的|门|老)|班(?![上下着])")
_POSSESSIVE_EN = re.compile(r"['’]s?(?![a-z])")
_BODY_EN = re.compile(rf"['’]s\s{BODY_EN}\b", re.IGNORECASE)
_CLAUSE_START_EN = re.compile(r"(?:^|[.,!?;:—-]\s*|\n)$")
_AGED = re.compile(r"(?:幼年|童年|少年|少女|小时候的?|年轻(?:时的?)?|老年)$|\b(?:YOUNG|LITTLE|OLD|TEENAGE)\s$", re.IGNORECASE)
_REMARK = re.compile(r"[（(]([^（）()]{1,6})[)）]")
_NOT_HERE = re.compile(r"(?:像|叫|写着|写有|印着|喊|想起|想到|提到|关于|照片上的|名叫|是|没有|不见|梦见|等|找|给|替)$")


@dataclass(slots=True)
class Part:
    """A role in a scene while it is being found. `form` is the most telling written form (with the part played or age)."""

    role: str
    source: Source
    in_person: bool = False
    form: Form | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Presence:
    """Who is in one scene, in the order written, and remarks for a person."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    has_cast_line: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """Every name that action may use, as one alternation, longest first."""

    pattern: re.Pattern[str] | None
    roles: Mapping[str, str] = field(default_factory=dict)


def find_presence(uses: Uses, cast: Cast, lang: Lang) -> dict[str, Presence]:
    """Scene id -> who is there, for every scene."""
    finder = make_finder(cast)
    younger = {role.adult: [r.id for r in cast.roles.values() if r.adult == role.adult] for role in cast.roles.values() if role.adult}
    by_scene: dict[str, list[Use]] = {scene: [] for scene in uses.beats}
    for use in uses.names:
        by_scene[use.scene].append(use)
    return {scene: _in_scene(by_scene[scene], uses.beats[scene], cast, finder, younger, lang) for scene in uses.beats}


def make_finder(cast: Cast) -> Finder:
    """The matcher of the script's names: one pattern for all, so the time does not grow with the number of names."""
    roles: dict[str, str] = {}
    tokens: dict[str, set[str]] = {}
    for role in sorted(cast.roles.values(), key=lambda r: bool(r.adult)):
        for surface in role.surfaces:
            if len(surface) < 2 or surface in GENERIC_ZH:
                continue
            if surface.isascii():
                for token in (t.strip(".'’") for t in surface.split()):
                    if len(token) > 1 and token.upper() not in TITLES_EN and token[0].isalpha():
                        tokens.setdefault(token.upper(), set()).add(role.adult or role.id)
            roles.setdefault(surface, role.id)
    for token, owners in tokens.items():
        if len(owners) == 1:
            roles.setdefault(token, next(iter(owners)))
    spelled = {s: r for name, r in roles.items() for s in ((name.upper(), name.title()) if name.isascii() else (name,))}
    if not spelled:
        return Finder(None)
    longest = sorted(spelled, key=lambda s: (-len(s), s))
    joined = "|".join(rf"\b{re.escape(s)}\b" if s.isascii() else re.escape(s) for s in longest)
    return Finder(re.compile(joined), spelled)


def _in_scene(
    own: list[Use], beats: tuple[Beat, ...], cast: Cast, finder: Finder, younger: Mapping[str, list[str]], lang: Lang
) -> Presence:
    parts: dict[str, Part] = {}
    for use in own:
        role, form = cast.of(use)
        part = parts.setdefault(role, Part(role, use.source))
        part.in_person |= not use.remote
        part.words += use.words
        if form.plays or form.age or part.form is None:
            part.form = form
    listed = any(use.kind == "cast" for use in own)
    added = []
    versions: set[str] = set()
    for beat in beats:
        if beat.kind != "act" or finder.pattern is None:
            continue
        for found in finder.pattern.finditer(beat.narration):
            role = _version(found, cast, finder, parts, younger)
            if not _is_there(beat.narration, found, listed=listed):
                continue
            if age := _AGED.search(beat.narration[max(0, found.start() - 10) : found.start()]):
                versions.add(f"{age[0]}{found[0]}")
                continue
            if role not in parts:
                added.append(role)
            part = parts.setdefault(role, Part(role, beat.source))
            part.in_person = True
    notes = [say(f"动作里有{name}，可能要另一演员", f"{name} in the action: may need another actor", lang) for name in sorted(versions)]
    if any(beat.aside for beat in beats):
        notes.append(say("场内夹有闪回，拍摄时可能要单列", "holds a flashback that may be shot apart", lang))
    if listed and added:
        named = "、".join(added) if lang == "zh" else ", ".join(added)
        notes.append(say(f"人物行没有{named}，动作里有，已计入", f"{named}: in the action but not on the cast line; counted", lang))
    return Presence(tuple(parts.values()), tuple(notes), listed)


def _version(found: re.Match[str], cast: Cast, finder: Finder, parts: Mapping[str, Part], younger: Mapping[str, list[str]]) -> str:
    """Which age of the role is meant: 沈照（少年） says so; in a scene that has only the younger one, 沈照 is the younger."""
    remark = _REMARK.match(found.string, found.end())
    if remark and (stated := cast.forms.get(f"{found[0]}（{remark[1]}）")):
        return stated[0]
    role = finder.roles[found[0]]
    if role in parts and parts[role].in_person:
        return role
    return next((version for version in younger.get(role, ()) if version in parts), role)


def _is_there(text: str, found: re.Match[str], *, listed: bool) -> bool:
    before, after = text[max(0, found.start() - 4) : found.start()], text[found.end() : found.end() + 6]
    if found[0].isascii():
        if _POSSESSIVE_EN.match(text, found.end()):
            return bool(_BODY_EN.match(text, found.end()) and _CLAUSE_START_EN.search(before))
        return True
    if _OWNED_ZH.match(after):
        return False
    if _CLAUSE_START.search(before):
        return bool(after.strip("。，！？… ")) and not (listed and after[0] in "，。！？…")
    return not listed and not _NOT_HERE.search(before)
