"""script: what people corrected in a breakdown -> the document `Corrections.1`, which outlives revisions of the script.

A scene is known by its text (`fingerprint`) and its id, a role by a name that the script writes, a place by its levels as read. What a person
did not correct is None or empty and stays as read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.text import Text
from juzu.script.breakdown import CastKind, Inside, ItemKind, Light


@dataclass(frozen=True, slots=True)
class SceneKey:
    """A scene by its text first; its id tells scenes with the same text apart."""

    id: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Head:
    """How many extras of a group a scene needs; 0 takes the group out."""

    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Thing:
    """An item that a scene needs."""

    kind: ItemKind
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class SceneCorrection:
    """What a person says of one scene. `add_cast` and `drop_cast` are names of roles; `place` are levels."""

    scene: SceneKey
    inside: Inside | None = None
    mood: str | None = None
    light: Light | None = None
    place: tuple[str, ...] | None = None
    minutes: int | None = None
    synopsis: str | None = None
    story_day: int | None = None
    flashback: bool | None = None
    fight: bool | None = None
    rain: bool | None = None
    omitted: bool | None = None
    note: str | None = None
    add_cast: tuple[str, ...] = ()
    drop_cast: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    add_items: tuple[Thing, ...] = ()
    drop_items: tuple[Thing, ...] = ()

    def __post_init__(self) -> None:
        if self.minutes is not None and self.minutes < 1:
            raise ValueError(f"scene {self.scene.id}: a scene takes at least 1 minute, got {self.minutes}")
        if any(head.count < 0 for head in self.heads):
            raise ValueError(f"scene {self.scene.id}: extras cannot be fewer than 0")


@dataclass(frozen=True, slots=True)
class RoleCorrection:
    """What a person says of a role. Kind `extra` makes it a group of extras. `confirmed` says that kind and merges are right."""

    name: str
    kind: CastKind | None = None
    minor: bool | None = None
    rename: str = ""
    note: str | None = None
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class PlaceCorrection:
    """What a person says of a place, which is named by its levels as read: `银河商场·三楼·通告间`."""

    place: str
    levels: tuple[str, ...] = ()
    location: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """`name` is the same role as `into`."""

    name: str
    into: str


LineKind = Literal["header", "cast", "action", "speech", "mark", "hook", "transition", "note"]


@dataclass(frozen=True, slots=True)
class LineCorrection:
    """What a line is: the one written as `line`, or every line that opens with `label` and a colon (系统提示：…)."""

    kind: LineKind
    line: str = ""
    label: str = ""

    def __post_init__(self) -> None:
        if bool(self.line) == bool(self.label):
            raise ValueError("a line is named by its text or by its label, one of the two")
        if self.label and self.kind == "header":
            raise ValueError("a header is one line; give the header grammar to read them all")


@dataclass(frozen=True, slots=True)
class ThingCorrection:
    """What a word means wherever the action has it: an item of that kind, or (None) nothing that anybody must bring."""

    name: str
    kind: ItemKind | None


@dataclass(frozen=True, slots=True)
class Corrections:
    """All hand corrections of one production's breakdown. `splits` are names as written that are roles of their own."""

    scenes: tuple[SceneCorrection, ...] = ()
    roles: tuple[RoleCorrection, ...] = ()
    places: tuple[PlaceCorrection, ...] = ()
    merges: tuple[Merge, ...] = ()
    splits: tuple[str, ...] = ()
    lines: tuple[LineCorrection, ...] = ()
    things: tuple[ThingCorrection, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that found nothing to correct, kept for a person to decide: `what` names it, `why` says what is missing."""

    what: str
    why: Text


CORRECTIONS = Schema("Corrections", 1, Corrections)
