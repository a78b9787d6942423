"""script: what each scene needs, as the trade lists it (document `Breakdown.1`).

Every guess carries its reason and whether a person has confirmed it. Hand corrections survive a new revision of the script.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.source import Source
from juzu.kernel.text import Text

CastKind = Literal["lead", "support", "bit", "extra", "undecided"]  # 主要 配角 特约 群众 待定
Inside = Literal["INT", "EXT", "INT/EXT"]
Light = Literal["day", "night", "any"]
ItemKind = Literal[
    "prop", "costume", "makeup", "special_prop", "vehicle", "animal", "stunt", "effect", "music", "sound", "subtitle", "placement"
]


@dataclass(frozen=True, slots=True)
class Character:
    """One role 角色. `names` are all forms merged into it, as written; `merged` says for each merged form why.

    `confirmed` is true once a person has said that the merge and kind are right. `minor` means the role is a child (a guess until confirmed).
    `kind_reason` says why it is a lead, support or bit; `note` asks what a person should look at (a nickname that may be this role, another actor).
    """

    id: str
    name: str
    kind: CastKind
    names: tuple[str, ...] = ()
    merged: tuple[tuple[str, Text], ...] = ()
    scenes: tuple[str, ...] = ()
    words: int = 0
    minor: bool = False
    confirmed: bool = False
    note: str = ""
    kind_reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the story 主场景/次场景/三级场景. `location` is where it will be shot 拍摄地点 ("" until decided)."""

    id: str
    levels: tuple[str, ...]
    scenes: tuple[str, ...] = ()
    location: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The levels joined as headers write them: 银河商场·三楼·通告间."""
        return "·".join(self.levels)


@dataclass(frozen=True, slots=True)
class Look:
    """How a character looks in a scene 造型. Two scenes with the same `id` need no change. `reason` says how it was told apart."""

    id: str
    character: str
    name: str
    reason: Text


@dataclass(frozen=True, slots=True)
class Mention:
    """A character in a scene: in person or only heard (OS/VO with no other act), with the look and the first place it is written."""

    character: str
    look: str
    source: Source
    heard_only: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """A group of extras 群演: as written, and how many. `assumed` is true where the script gives no number ("若干")."""

    name: str
    count: int
    assumed: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Item:
    """Something a department must bring."""

    kind: ItemKind
    name: str
    source: Source
    count: int = 1


@dataclass(frozen=True, slots=True)
class Estimate:
    """Minutes to shoot a scene and why. `given` is true once a person or the set's own record has said it."""

    minutes: int
    reason: Text
    given: bool = False


@dataclass(frozen=True, slots=True)
class SceneNeeds:
    """One scene of the breakdown 分场. Ids are those of Script.1; `mood` is 气氛 as written; `light` what it means for shooting.

    `eighths` is the length in eighths of a page, `page_tenths` in tenths of a Chinese page (35 characters × 40 lines by default).
    `story_day` counts from 1. `flashback` marks 闪回/回忆. `fight` is 武戏. `shot` is true when the list
    says that it is in the can 完成. `fingerprint` identifies the scene's text across revisions.
    """

    id: str
    episode: int
    number: str
    source: Source
    inside: Inside
    mood: str
    light: Light
    place: str
    synopsis: str
    cast: tuple[Mention, ...]
    extras: tuple[Extras, ...]
    items: tuple[Item, ...]
    eighths: int
    page_tenths: int
    words: int
    estimate: Estimate
    story_day: int = 1
    flashback: bool = False
    fight: bool = False
    rain: bool = False
    omitted: bool = False
    shot: bool = False
    note: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a whole script needs. Every `place`, `character` and `look` id in `scenes` exists in the lists."""

    title: str
    scenes: tuple[SceneNeeds, ...]
    characters: tuple[Character, ...]
    places: tuple[Place, ...]
    looks: tuple[Look, ...]
    hooks: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        known = {
            "character": {c.id for c in self.characters},
            "place": {p.id for p in self.places},
            "look": {k.id for k in self.looks} | {""},
        }
        for scene in self.scenes:
            used = {"place": {scene.place}, "character": {m.character for m in scene.cast}, "look": {m.look for m in scene.cast}}
            for kind, ids in used.items():
                if missing := ids - known[kind]:
                    raise ValueError(f"scene {scene.id} names unknown {kind} {sorted(missing)}")


BREAKDOWN = Schema("Breakdown", 1, Breakdown)
