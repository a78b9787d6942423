"""script: what changed between two revisions of a script, scene by scene (document `Revision.1`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.text import Text
from juzu.script.corrections import Corrections, Unfit

ChangeKind = Literal["same", "changed", "added", "omitted", "restored"]
Field = Literal["cast", "extras", "place", "inside", "mood", "light", "words", "text", "items", "minutes"]
KIND_NAMES: dict[ChangeKind, Text] = {
    "same": Text("未改", "unchanged"),
    "changed": Text("修改", "changed"),
    "added": Text("新增", "added"),
    "omitted": Text("删去", "omitted"),
    "restored": Text("恢复", "restored"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed in a scene, as a sentence."""

    field: Field
    what: Text


@dataclass(frozen=True, slots=True)
class SceneChange:
    """One scene through a revision. `old` or `new` is "" where it does not exist; `likeness` 0 to 1000 of the texts.

    `renumbered`: it has another id; `moved`: it stands elsewhere among the scenes that stayed. `history` are its ids before `old`, oldest first.
    """

    kind: ChangeKind
    old: str
    new: str
    likeness: int = 0
    renumbered: bool = False
    moved: bool = False
    differences: tuple[Difference, ...] = ()
    history: tuple[str, ...] = ()

    @property
    def line(self) -> Text:
        """The change in one line: `3-2 → 3-3 修改：地点 堂屋 → 天井`."""
        number = f"{self.old} → {self.new}" if self.renumbered else self.new or self.old
        zh, en = f"{number} {KIND_NAMES[self.kind].zh}", f"{number} {KIND_NAMES[self.kind].en}"
        if self.moved:
            zh, en = f"{zh}，挪了位置", f"{en}, moved"
        if self.differences:
            zh = f"{zh}：{'；'.join(d.what.zh for d in self.differences)}"
            en = f"{en}: {'; '.join(d.what.en for d in self.differences)}"
        return Text(zh, en)


@dataclass(frozen=True, slots=True)
class Revision:
    """From one revision to the next: the scenes of the new one in order, then those that are gone.

    `corrections` are the hand corrections as they hold for the new revision, `unfit` those that found nothing there (they are kept).
    """

    changes: tuple[SceneChange, ...]
    corrections: Corrections = Corrections()
    unfit: tuple[Unfit, ...] = ()

    def count(self, kind: ChangeKind) -> int:
        """How many scenes changed in that way."""
        return sum(change.kind == kind for change in self.changes)

    @property
    def summary(self) -> Text:
        """The whole revision in one line."""
        added, changed, omitted, same = (self.count(kind) for kind in ("added", "changed", "omitted", "same"))
        renumbered, moved = sum(c.renumbered for c in self.changes), sum(c.moved for c in self.changes)
        return Text(
            f"增 {added} 场，改 {changed} 场，删 {omitted} 场，换号 {renumbered} 场，挪动 {moved} 场，未改 {same} 场",
            f"{added} added, {changed} changed, {omitted} omitted, {renumbered} renumbered, {moved} moved, {same} unchanged",
        )


REVISION = Schema("Revision", 1, Revision)
