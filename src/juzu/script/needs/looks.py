"""script: who is where, the story days and the action -> the look 造型 of each role in each scene, with its reason.

A role has one look a story day, until the action changes it: a costume put on, an injury. A part in the drama in the drama has one look however
many days it is shot; a flashback has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Look
from juzu.script.needs.days import StoryDay
from juzu.script.people.presence import Finder, Part
from juzu.script.reading.beats import Beat
from juzu.script.words.castwords import ORDINALS
from juzu.script.words.wording import CJK, say

_SENTENCE = re.compile(r"[^。！？!?.]+")
_CHANGES = re.compile(
    rf"(?:换上|换了一?[身件套]|换成|换好|改穿)(?:一[身件套])?(?:[{CJK}]{{1,6}}的)?(?P<zh>[{CJK}]{{1,6}}?)(?=[，、,了出走站来]|$)"
    r"|(?:changes into|has changed into|now in|now wearing|dressed now in)\s+(?:an? |the |his |her |their )?(?P<en>[a-z][a-z' -]{2,24})",
)
_SOMEBODY = re.compile(rf"[{CJK}]{{2,4}}[{ORDINALS}]|[{CJK}](?:们|人|卫|丁|客|兵)|\b(?:man|woman|guard|guards|men)\b")
_HURT = re.compile(
    r"流血|鲜血|血迹|满脸是血|浑身是血|头破血流|鼻青脸肿|满身是[血伤]|浑身是伤|浑身带血|受伤|负伤|巴掌印|缠着?(?:绷带|纱布)|打着?石膏|淤青|挂彩|伤口|贴着?创可贴"
    r"|\bbleed(?:s|ing)\b|\bbloodied\b|\bbruised\b|\bblack eye\b|\bbandaged?\b|\bin plaster\b|\bwounded\b"
)


@dataclass(slots=True)
class _State:
    """What has happened to a role's look on one story day."""

    day: int = 0
    costume: str = ""
    hurt: str = ""


@dataclass(slots=True)
class Wardrobe:
    """Looks found so far by id; `worn` is (scene, role) -> look id."""

    looks: dict[str, Look] = field(default_factory=dict)
    worn: dict[tuple[str, str], str] = field(default_factory=dict)


def find_looks(
    parts: Mapping[str, tuple[Part, ...]], beats: Mapping[str, tuple[Beat, ...]], days: Mapping[str, StoryDay], finder: Finder, lang: Lang
) -> Wardrobe:
    """The looks of everybody who is seen, scenes in story order."""
    wardrobe = Wardrobe()
    states: dict[str, _State] = {}
    for scene, people in parts.items():
        here = [part for part in people if part.in_person]
        changes = dict(_changes(beats[scene], {p.role for p in here}, finder))
        for part in here:
            state = states.setdefault(part.role, _State())
            day = days[scene]
            if state.day != day.day:
                state.day, state.costume, state.hurt = day.day, "", ""
            costume, hurt = changes.get(part.role, ("", ""))
            if not day.era:
                state.costume, state.hurt = costume or state.costume, hurt or state.hurt
            name, reason = _name(part, day, state, hurt, lang)
            look = Look(f"{part.role}/{name}", part.role, name, reason)
            wardrobe.looks.setdefault(look.id, look)
            wardrobe.worn[scene, part.role] = look.id
    return wardrobe


def _name(part: Part, day: StoryDay, state: _State, hurt: str, lang: Lang) -> tuple[str, Text]:
    form = part.form
    if form and form.plays:
        return say(f"饰{form.plays}", f"as {form.plays}", lang), Text(f"戏中戏：饰{form.plays}", f"drama in the drama: plays {form.plays}")
    if day.era:
        return day.era + (say("·带伤", ", hurt", lang) if hurt else ""), day.reason
    name = say(f"第{day.day}天", f"day {day.day}", lang)
    zh, en = f"故事第{day.day}天（{day.reason.zh}）", f"story day {day.day} ({day.reason.en})"
    if state.costume:
        name += say(f"·换{state.costume}", f", in {state.costume}", lang)
        zh, en = f"{zh}，动作里换上{state.costume}", f"{en}; the action changes into {state.costume}"
    if state.hurt:
        name += say("·带伤", ", hurt", lang)
        zh, en = f"{zh}，动作里写{state.hurt}", f"{en}; the action says {state.hurt!r}"
    if form and form.age and form.age not in part.role:
        name += f"·{form.age}"
    return name, Text(zh, en)


def _changes(beats: tuple[Beat, ...], here: set[str], finder: Finder) -> Iterator[tuple[str, tuple[str, str]]]:
    """Role -> (costume, injury) that the action gives it: the last name before the words, or the only person there."""
    found: dict[str, tuple[str, str]] = {}
    for beat in beats:
        if beat.kind != "act" or beat.aside:
            continue
        for sentence in _SENTENCE.finditer(beat.narration):
            text = sentence[0]
            costume, hurt = _CHANGES.search(text), _HURT.search(text)
            for match, slot in ((costume, 0), (hurt, 1)):
                if match and (role := _whose(text, match.start(), here, finder)):
                    words = (match["zh"] or match["en"] or match[0]).strip() if slot == 0 else match[0]
                    before = found.get(role, ("", ""))
                    found[role] = (words, before[1]) if slot == 0 else (before[0], words)
    yield from found.items()


def _whose(text: str, at: int, here: set[str], finder: Finder) -> str:
    clause = max((text.rfind(mark, 0, at) for mark in "，,；;"), default=-1) + 1
    named_here = finder.pattern is not None and finder.pattern.search(text, clause, at)
    if not named_here and _SOMEBODY.search(text[clause:at]):
        return ""
    if finder.pattern is not None:
        named = [finder.roles[m[0]] for m in finder.pattern.finditer(text, 0, at)]
        if named:
            return named[-1] if named[-1] in here else ""
    return next(iter(here)) if len(here) == 1 else ""
