"""base: a catalogue -> its tree of space: building, floor, room, part of a room; what shares space with what; minutes between two crews."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from juzu.base.catalogue import Base, BaseSet


@dataclass(frozen=True, slots=True)
class Room:
    """A physical room, the sets (states) it can be, and the rooms that are part of it."""

    id: str
    states: tuple[BaseSet, ...]
    parts: tuple[Room, ...] = ()


@dataclass(frozen=True, slots=True)
class Floor:
    """A floor of a building."""

    building: str
    floor: str
    rooms: tuple[Room, ...]


def floors(base: Base) -> tuple[Floor, ...]:
    """The base as a tree, in the order of the catalogue. A room that is part of another stands under it, wherever its floor."""
    parents = base.parents()
    states: dict[str, list[BaseSet]] = defaultdict(list)
    for item in base.sets:
        states[item.room].append(item)

    def room(name: str) -> Room:
        return Room(name, tuple(states[name]), tuple(room(child) for child in states if parents.get(child) == name))

    found: dict[tuple[str, str], list[Room]] = defaultdict(list)
    for name, sets in states.items():
        if name not in parents:
            found[sets[0].building, sets[0].floor].append(room(name))
    return tuple(Floor(building, floor, tuple(rooms)) for (building, floor), rooms in found.items())


@dataclass(slots=True)
class Spaces:
    """Answers about shared space. A set takes its room and every room that is part of it; two sets share space when these meet: a villa let
    whole meets each of its rooms, its rooms do not meet one another."""

    base: Base
    sets: dict[str, BaseSet] = field(init=False)
    reach_min: int = field(init=False)
    """The most minutes that may have to lie between two uses: further apart they know nothing of each other."""
    _rooms: dict[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.sets = {item.id: item for item in self.base.sets}
        own = (item.handover_min or 0 for item in self.base.sets)
        self.reach_min = max(self.base.handover_min, self.base.state_change_min, *own)
        parents = self.base.parents()
        inner: dict[str, list[str]] = defaultdict(list)
        for room in dict.fromkeys(item.room for item in self.base.sets):
            at = room
            while at:
                inner[at].append(room)
                at = parents.get(at, "")
        self._rooms = {room: tuple(sorted(parts)) for room, parts in inner.items()}

    def rooms(self, set_id: str) -> tuple[str, ...]:
        """The rooms that using a set takes: its own and all that are part of it."""
        return self._rooms[self.sets[set_id].room]

    def share(self, a: str, b: str) -> bool:
        """Whether two sets can never be used by two crews at once."""
        return not set(self.rooms(a)).isdisjoint(self.rooms(b))

    def handover_min(self, set_id: str) -> int:
        """Minutes to clear a set for whoever comes next."""
        own = self.sets[set_id].handover_min
        return self.base.handover_min if own is None else own

    def between_min(self, earlier: str, later: str, *, same_party: bool) -> int:
        """Minutes that must lie between the uses of two sets that share space: the hand-over, or the change of state when that is longer.

        A crew that goes on in the same set needs none.
        """
        if earlier == later:
            return 0 if same_party else self.handover_min(earlier)
        states = self.sets[earlier].room == self.sets[later].room
        return max(0 if same_party else self.handover_min(earlier), self.base.state_change_min if states else 0)
