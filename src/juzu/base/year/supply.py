"""base: a catalogue -> which rooms can serve which kind of set, as the simulation sees them.

A room (shell) holds one crew at a time, whatever its states; a set listed with several kinds serves any of them, its first kind best. A space that is
let whole and by the room is no room more than its parts: whole, it stands in the part of its kind, else in the first.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from juzu.base.catalogue import Base, BaseSet


@dataclass(frozen=True, slots=True)
class Supply:
    """`sets[i]` stands in room `rooms[i]`; `serving[kind]` are positions in `sets`, best first; `crews` fit into one room a day."""

    sets: tuple[BaseSet, ...]
    rooms: tuple[int, ...]
    serving: dict[str, tuple[int, ...]]
    crews: int = 1

    @property
    def room_count(self) -> int:
        """Rooms in all."""
        return len(set(self.rooms))

    def copies(self, kind: str) -> int:
        """Rooms that can serve a kind at once."""
        return len({self.rooms[position] for position in self.serving.get(kind, ())})

    def owner(self) -> dict[int, str]:
        """The first kind of the first set of each room: under which its idle hours are listed."""
        return {room: self.sets[position].kinds[0] for position, room in reversed(list(enumerate(self.rooms)))}


def supply_of(base: Base) -> Supply:
    """The rooms of a base."""
    rooms: dict[str, int] = {}
    whole = _wholes(base)
    numbers = tuple(rooms.setdefault(whole.get(item.room, item.room), len(rooms)) for item in base.sets)
    ranked: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for position, item in enumerate(base.sets):
        for rank, kind in enumerate(item.kinds):
            ranked[kind].append((rank, len(item.kinds), position))
    return Supply(base.sets, numbers, {kind: tuple(p for _, _, p in sorted(items)) for kind, items in ranked.items()})


def _wholes(base: Base) -> dict[str, str]:
    """Room that has parts -> the part in which it stands when it is used whole."""
    parents = base.parents()
    inner = set(parents.values())
    kinds: dict[str, set[str]] = defaultdict(set)
    for item in base.sets:
        kinds[item.room] |= set(item.kinds)
    leaves: dict[str, list[str]] = defaultdict(list)
    for room in kinds:
        at = parents.get(room, "") if room not in inner else ""
        while at:
            leaves[at].append(room)
            at = parents.get(at, "")
    return {room: next((part for part in parts if kinds[part] & kinds[room]), parts[0]) for room, parts in leaves.items()}


def with_copy(base: Base, kind: str, number: int) -> Base:
    """The base with one more room for one kind: a copy of the set that serves it best, or a plain one at the price of the pass."""
    served = supply_of(base).serving.get(kind)
    model = base.sets[served[0]] if served else BaseSet("", kind, (kind,))
    return replace(base, sets=(*base.sets, replace(model, id=f"{model.id or kind}+{number}", kinds=(kind,), shell="", within="")))
