"""base: breakdowns and a base -> how much of their shooting asks for which kind of set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from juzu.base.catalogue import Base
from juzu.base.kinds import KINDS
from juzu.base.match import GOOD, match_place
from juzu.base.words import read_place
from juzu.base.year.supply import supply_of
from juzu.script.breakdown import Breakdown, Place, SceneNeeds

ELSEWHERE = "外景地"
"""What no kind of set is known for: it is shot away from the base."""


def demand_of(breakdown: Breakdown, base: Base, *, minutes_per_day: int = 840) -> dict[str, float]:
    """Days of shooting that a breakdown asks of each kind of set, most first; `minutes_per_day` are a crew's on a base day.

    A scene counts for the first kind of the set that serves its place best; when the base has none, for the kind that its place names;
    else for ELSEWHERE. Scenes omitted or already shot ask for nothing.
    """
    places = {place.id: place for place in breakdown.places}
    days: dict[str, float] = defaultdict(float)
    for scene in breakdown.scenes:
        if not (scene.omitted or scene.shot):
            days[_kind(places[scene.place], scene, base)] += scene.estimate.minutes / minutes_per_day
    return dict(sorted(days.items(), key=lambda item: (-item[1], item[0])))


def shares_of(demands: Iterable[dict[str, float]]) -> dict[str, float]:
    """The mean share of each kind over productions, each production counting the same; what is shot elsewhere is left out."""
    shares: dict[str, float] = defaultdict(float)
    inside = [{kind: days for kind, days in demand.items() if kind != ELSEWHERE} for demand in demands]
    asking = [demand for demand in inside if sum(demand.values()) > 0]
    for demand in asking:
        for kind, days in demand.items():
            shares[kind] += days / sum(demand.values()) / len(asking)
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True)
class Scarcity:
    """A kind of set: days of shooting that productions ask of it together, and how many rooms serve it."""

    kind: str
    days: float
    rooms: int

    @property
    def days_per_room(self) -> float | None:
        """How long one room would be in use; None when none serves it."""
        return self.days / self.rooms if self.rooms else None


def against_supply(demands: Iterable[dict[str, float]], base: Base) -> tuple[Scarcity, ...]:
    """Demand against supply: kinds that no room serves first, then those whose rooms are asked for longest."""
    days: dict[str, float] = defaultdict(float)
    for demand in demands:
        for kind, asked in demand.items():
            days[kind] += asked
    supply = supply_of(base)
    found = [Scarcity(kind, asked, supply.copies(kind)) for kind, asked in days.items() if kind != ELSEWHERE]
    return tuple(sorted(found, key=lambda one: (one.rooms > 0, -(one.days_per_room or one.days), one.kind)))


def _kind(place: Place, scene: SceneNeeds, base: Base) -> str:
    levels = tuple(level for level in place.levels if level.strip())
    best = next(iter(match_place(levels, inside=scene.inside != "EXT", base=base)), None) if levels else None
    if best and best.score >= GOOD:
        return next(item for item in base.sets if item.id == best.set).kinds[0]
    named = read_place(levels).kinds if levels and scene.inside != "EXT" else ()
    return named[0] if len(named) == 1 and named[0] in KINDS else ELSEWHERE
