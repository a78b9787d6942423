"""script: a breakdown before and after a correction -> what the correction changes, said before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from juzu.script.breakdown import Breakdown
from juzu.script.revising.compare import differences_of
from juzu.script.revising.revision import SceneChange


@dataclass(frozen=True, slots=True)
class Effect:
    """Scenes that change and how; roles and places that come and go, by name."""

    scenes: tuple[SceneChange, ...]
    roles_gone: tuple[str, ...] = ()
    roles_come: tuple[str, ...] = ()
    places_gone: tuple[str, ...] = ()
    places_come: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether everything stays as it is."""
        return not (self.scenes or self.roles_gone or self.roles_come or self.places_gone or self.places_come)


def effect(before: Breakdown, after: Breakdown) -> Effect:
    """What changes. Corrections keep scene ids, so a scene is found by its id."""
    was, now = {s.id: s for s in before.scenes}, {s.id: s for s in after.scenes}
    names = {c.id: c.name for breakdown in (before, after) for c in breakdown.characters}
    changes = [
        SceneChange("changed", scene.id, scene.id, differences=found)
        for scene in after.scenes
        if scene.id in was and (found := tuple(differences_of(was[scene.id], scene, names)))
    ]
    changes += [SceneChange("added", "", key) for key in now if key not in was]
    changes += [SceneChange("omitted", key, "") for key in was if key not in now]
    roles = [tuple(c.name for c in b.characters) for b in (before, after)]
    places = [tuple(p.name for p in b.places) for b in (before, after)]
    return Effect(
        tuple(changes),
        tuple(r for r in roles[0] if r not in roles[1]),
        tuple(r for r in roles[1] if r not in roles[0]),
        tuple(p for p in places[0] if p not in places[1]),
        tuple(p for p in places[1] if p not in places[0]),
    )
