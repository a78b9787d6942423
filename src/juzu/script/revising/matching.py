"""script: the scenes of two revisions -> which are the same scene, and which of them moved.

The same text is the same scene whatever its number. The rest are paired by likeness, the most alike first, with number and place as tie-breakers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from juzu.script.breakdown import SceneNeeds
from juzu.script.correcting import find_scene
from juzu.script.corrections import SceneKey
from juzu.script.document import Script
from juzu.script.revising.similarity import LIKE, alike

LEAST_LIKE = 350
LEAST_LIKE_SAME_ID = 180
SAME_ID_POINTS = 120
SAME_PLACE_POINTS = 60


def match_scenes(old: Script, new: Script, was: Iterable[SceneNeeds], now: Iterable[SceneNeeds]) -> dict[str, tuple[str, int]]:
    """Old id -> (new id, likeness 0 to 1000) in the old order; a scene without a partner is missing."""
    before = {scene.id: scene for scene in was}
    free = {scene.id: scene for scene in now}
    pairs: dict[str, tuple[str, int]] = {}
    unmoved = [s for s in before.values() if s.id in free and free[s.id].fingerprint == s.fingerprint]
    for scene in (*unmoved, *before.values()):
        if scene.id not in pairs and (twin := find_scene(SceneKey(scene.id, scene.fingerprint), free.values())):
            pairs[scene.id] = (twin.id, LIKE)
            del free[twin.id]
    left = {key: scene for key, scene in before.items() if key not in pairs}
    texts = _texts(old), _texts(new)
    likeness = alike({key: texts[0][key] for key in left}, {key: texts[1][key] for key in free})
    ranked = sorted(likeness.items(), key=lambda e: (-_points(e[1], left[e[0][0]], free[e[0][1]]), e[0]))
    taken: set[str] = set()
    for (a, b), like in ranked:
        if a not in pairs and b not in taken and _is_same(like, left[a], free[b]):
            pairs[a] = (b, like)
            taken.add(b)
    return {key: pairs[key] for key in before if key in pairs}


def moved_scenes(pairs: Mapping[str, tuple[str, int]], new_order: Iterable[str]) -> set[str]:
    """New ids of the fewest scenes that, taken out, leave the others in their old order. `pairs` stand in the old order."""
    position = {scene: at for at, scene in enumerate(new_order)}
    places = [position[new] for new, _ in pairs.values()]
    kept = set(longest_rising(places))
    return {new for new, _ in pairs.values() if position[new] not in kept}


def _texts(script: Script) -> dict[str, str]:
    return {scene.id: "\n".join(f"{e.speaker} {e.text}" for e in scene.elements if e.kind != "note") for scene in script.scenes}


def _points(like: int, a: SceneNeeds, b: SceneNeeds) -> int:
    return like + SAME_ID_POINTS * (a.id == b.id) + SAME_PLACE_POINTS * (a.place == b.place)


def _is_same(like: int, a: SceneNeeds, b: SceneNeeds) -> bool:
    """Alike enough; a scene with the same number in the same place may have been rewritten more."""
    return like >= LEAST_LIKE or (like >= LEAST_LIKE_SAME_ID and a.id == b.id and a.place == b.place)


def longest_rising(values: list[int]) -> list[int]:
    """A longest strictly rising subsequence (Fredman 1975, doi:10.1016/0012-365X(75)90103-X)."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, value in enumerate(values):
        slot = bisect_left(tails, value)
        back.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [value]
        ends[slot : slot + 1] = [index]
    rising: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rising.append(values[index])
        index = back[index]
    return rising[::-1]
