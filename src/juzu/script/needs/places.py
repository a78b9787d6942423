"""script: the place levels of every header -> the places of the story, one per place however it is spelled, in up to three levels.

Two spellings are one place when they are equal without spaces, marks, case, a leading THE or a last 内/里; nothing else is merged: rooms with
one name in two houses are two rooms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from juzu.kernel.text import Lang
from juzu.script.breakdown import Place
from juzu.script.words.asides import DREAM, OPENS
from juzu.script.words.wording import CJK, comparable, say

_SPLIT = re.compile(rf"\s*[·・•‧/／|｜>]\s*|\s+[-–—]\s+|\s*[-—–]{{2,}}\s*|(?<=[{CJK}\d])[\s\-—_,，、]+(?=[{CJK}])")
_BRACKETS = re.compile(r"[（(]([^（()）]*)[)）]")
_ARTICLE = re.compile(r"^the (?=\w)")
_MOST = 3


def levels_of(written: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    """A header's place in at most three levels; what is deeper stays in the third. A header without a place gets a name that says so.

    客厅（闪回·三年前） is the same room as 客厅: brackets that only say when the story plays are no part of the place.
    """
    bare = (_BRACKETS.sub(lambda found: "" if OPENS.search(found[1]) or DREAM.search(found[1]) else found[0], level) for level in written)
    parts = [part.strip() for level in bare for part in _SPLIT.split(level) if part.strip()]
    if not parts:
        return (say("未写地点", "PLACE NOT WRITTEN", lang),)
    joint = "·" if lang == "zh" else " - "
    return (*parts[: _MOST - 1], joint.join(parts[_MOST - 1 :])) if len(parts) > _MOST else tuple(parts)


def find_places(levels: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Place, ...], dict[str, str]]:
    """The places in the order of their first scenes, and scene id -> place id. `levels` is scene id -> levels, in story order."""
    keys = {scene: _key(written) for scene, written in levels.items()}
    known = set(keys.values())
    keys = {scene: _without_inside(key, known) for scene, key in keys.items()}
    spelled: dict[str, Counter[tuple[str, ...]]] = {}
    scenes: dict[str, list[str]] = {}
    for scene, key in keys.items():
        spelled.setdefault(key, Counter())[levels[scene]] += 1
        scenes.setdefault(key, []).append(scene)
    places = {key: _place(spelled[key], scenes[key]) for key in spelled}
    return tuple(places.values()), {scene: places[key].id for scene, key in keys.items()}


def place_id(levels: Sequence[str]) -> str:
    """A place is called by its levels: 银河商场·三楼·通告间."""
    return "·".join(levels)


def _place(spelled: Counter[tuple[str, ...]], scenes: list[str]) -> Place:
    levels = max(spelled, key=lambda each: (len(each), spelled[each], each))
    return Place(place_id(levels), levels, tuple(scenes))


def _key(levels: tuple[str, ...]) -> str:
    return comparable(_ARTICLE.sub("", " ".join(levels).casefold()))


def _without_inside(key: str, known: set[str]) -> str:
    """`沈家堂屋里` is `沈家堂屋` when that is written somewhere too; a bare `车里` stays what it is."""
    return key[:-1] if key[-1:] in ("内", "里", "中") and key[:-1] in known else key
