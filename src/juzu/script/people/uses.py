"""script: a script -> every use of a name: in cast lines, before speech, in introductions; groups of extras told from roles.

A use is a fact of one line; what it means for the whole script is for `merging` and `roles` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from juzu.kernel.source import Source
from juzu.script.document import Scene, Script
from juzu.script.people.extras import Group, read_group
from juzu.script.reading.beats import Beat, beats_of, read_misread
from juzu.script.reading.front import Fact
from juzu.script.words.castwords import EVERYBODY, GROUP_WORDS_ZH, NARRATORS, ORDINALS
from juzu.script.words.forms import Form, read_form
from juzu.script.words.lines import narrow
from juzu.script.words.wording import count_words

_JOINT = re.compile(r"\s*(?:[、/&＆]|和(?=[^和]{2})|\bAND\b)\s*")
_EXTRA_SPEAKER = re.compile(rf"[\u3400-\u9fff]{{2,}}[{ORDINALS}]$")
_ROLE_SPEECHES = 5
_ROLE_SCENES = 3


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name in a scene. `remote` speech may come from somebody who is not there."""

    form: Form
    scene: str
    kind: Literal["cast", "speech", "intro"]
    source: Source
    words: int = 0
    remote: bool = False


@dataclass(frozen=True, slots=True)
class GroupUse:
    """A group of extras in a scene's cast line, or heard speaking there (`spoken`)."""

    group: Group
    scene: str
    source: Source
    written: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Uses:
    """Every use of a name, every group, and the beats of each scene."""

    names: tuple[Use, ...]
    groups: tuple[GroupUse, ...]
    beats: Mapping[str, tuple[Beat, ...]]


def collect(script: Script, facts: Iterable[Fact]) -> Uses:
    """All uses of the scenes that are not omitted and those that are: a cut scene keeps its breakdown."""
    facts = tuple(facts)
    written = _speakers(script) | {name for scene in script.scenes for name, _ in _listed(scene)} | {f.name for f in facts}
    beats = {scene.id: beats_of(scene, frozenset(written)) for scene in script.scenes}
    grouped = _groups_of(script, beats, {f.name for f in facts})
    names: list[Use] = []
    groups: list[GroupUse] = []
    for scene in script.scenes:
        for name, source in _listed(scene):
            if narrow(name).upper() in NARRATORS:
                continue
            if name in grouped:
                groups.append(GroupUse(grouped[name], scene.id, source, name))
            else:
                names.append(Use(read_form(name), scene.id, "cast", source, remote=read_form(name).voice))
        for beat in beats[scene.id]:
            _speech(beat, scene.id, grouped, written, names, groups)
    at = {scene.elements[i].source: scene.id for scene in script.scenes for i in range(len(scene.elements))}
    names += [Use(read_form(f.name), at[f.source], "intro", f.source) for f in facts if f.source in at and f.years]
    return Uses(tuple(names), tuple(groups), beats)


def _speech(beat: Beat, scene: str, grouped: Mapping[str, Group], written: set[str], names: list[Use], groups: list[GroupUse]) -> None:
    if beat.kind != "speech" or not beat.speaker:
        return
    for name in _parts(beat.speaker, written):
        key = narrow(name).upper()
        if key in NARRATORS or key in EVERYBODY:
            continue
        if name in grouped:
            groups.append(GroupUse(grouped[name], scene, beat.source, name, spoken=True))
            continue
        form = read_form(name)
        names.append(Use(form, scene, "speech", beat.source, count_words(beat.text), beat.remote or form.voice))


def _speakers(script: Script) -> set[str]:
    return {e.speaker for scene in script.scenes for e in scene.elements if e.kind == "speech" and e.speaker}


def _listed(scene: Scene) -> list[tuple[str, Source]]:
    """The names of the scene's cast lines, header first, as written."""
    named = [(name.strip(), scene.header.source) for name in scene.header.cast]
    named += [(name.strip(), e.source) for e in read_misread(scene.elements) if e.kind == "cast" for name in e.names]
    return [(name, source) for name, source in named if name]


def _parts(speaker: str, written: set[str]) -> list[str]:
    """Two who speak at once, when each is known by himself: 沈照、谭一舟."""
    parts = [part for part in _JOINT.split(speaker) if part]
    return parts if len(parts) > 1 and all(part in written or read_group(part) for part in parts) else [speaker]


def _groups_of(script: Script, beats: Mapping[str, tuple[Beat, ...]], facts: set[str]) -> dict[str, Group]:
    """Written name -> the group that it is. A numbered or generic name with much to say is a role: 侍卫甲 with five speeches."""
    speeches = Counter(b.speaker for each in beats.values() for b in each if b.kind == "speech")
    listed = Counter(name for scene in script.scenes for name, _ in _listed(scene))
    candidates = set(speeches) | set(listed)
    candidates |= {part for name in speeches for part in _parts(name, candidates)}
    found = {name: group for name in candidates if name not in facts and (group := read_group(name))}
    counted = {group.name for name, group in found.items() if name != group.name}
    groups = {}
    for name in candidates:
        often = speeches[name] >= _ROLE_SPEECHES or (speeches[name] and listed[name] >= _ROLE_SCENES)
        if name in facts or (often and name not in counted and (name not in found or _EXTRA_SPEAKER.search(name))):
            continue
        if name in found:
            groups[name] = found[name]
        elif name in counted:
            groups[name] = Group(name, 1, assumed=True)
        elif name in GROUP_WORDS_ZH and not speeches[name]:
            groups[name] = Group(name, GROUP_WORDS_ZH[name], assumed=True)
    return groups
