"""script: hand corrections of one revision -> the same corrections for the next: each follows its scene, role or place.

A role or place that is gone is followed to the new one that took its scenes, if one clearly did (a role was renamed, 沈家老宅 became 沈家祖宅).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from juzu.script.breakdown import Breakdown
from juzu.script.correcting import find_character, find_scene
from juzu.script.corrections import Corrections, SceneCorrection, SceneKey

TOOK_OVER_PERCENT = 80


def carry(corrections: Corrections, was: Breakdown, now: Breakdown, pairs: Mapping[str, str]) -> Corrections:
    """The corrections in the terms of `now`. `was` and `now` are read without corrections; `pairs` is old scene id -> new."""
    roles = _successors({c.id: c.scenes for c in was.characters}, {c.id: c.scenes for c in now.characters}, pairs)
    places = _successors({p.id: p.scenes for p in was.places}, {p.id: p.scenes for p in now.places}, pairs)

    def role(name: str) -> str:
        known = find_character(name, was.characters)
        return roles.get(known.id, name) if known else name

    return Corrections(
        scenes=tuple(_scene(change, was, now, pairs) for change in corrections.scenes),
        roles=tuple(replace(change, name=role(change.name)) for change in corrections.roles),
        places=tuple(replace(change, place=places.get(change.place, change.place)) for change in corrections.places),
        merges=tuple(replace(merge, name=role(merge.name), into=role(merge.into)) for merge in corrections.merges),
        splits=corrections.splits,
        lines=corrections.lines,
        things=corrections.things,
    )


def _scene(change: SceneCorrection, was: Breakdown, now: Breakdown, pairs: Mapping[str, str]) -> SceneCorrection:
    old = find_scene(change.scene, was.scenes)
    new = next((s for s in now.scenes if old and s.id == pairs.get(old.id)), None)
    return replace(change, scene=SceneKey(new.id, new.fingerprint)) if new else change


def _successors(old: Mapping[str, tuple[str, ...]], new: Mapping[str, tuple[str, ...]], pairs: Mapping[str, str]) -> dict[str, str]:
    """Gone -> who took over: a new one that shares at least TOOK_OVER_PERCENT of both their scenes."""
    fresh = {key: set(scenes) for key, scenes in new.items() if key not in old and scenes}
    found = {}
    for key, scenes in old.items():
        followed = {pairs[s] for s in scenes if s in pairs}
        if key in new or not followed:
            continue
        heirs = [k for k, at in fresh.items() if 100 * len(followed & at) >= TOOK_OVER_PERCENT * len(followed | at)]
        if len(heirs) == 1:
            found[key] = heirs[0]
    return found
