"""base: what a filming base offers: buildings, floors, sets and their states, hours, tariffs, terms of booking (document `Base.2`).

Money in fen, minutes of a day from 00:00. Tariffs are the planner's own type, so a price means one thing everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from juzu.kernel.document import Schema
from juzu.kernel.money import Fen
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Lang
from juzu.plan.problem import WHOLE_DAY, Tariff


@dataclass(frozen=True, slots=True)
class BlackOut:
    """Hours of one date (ISO) on which a set is taken: a wedding in the banquet hall, maintenance."""

    date: str
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A crew of at most `people` pays `fee_fen` where the tariff says its fee; a larger one than every band pays the tariff's own."""

    people: int
    fee_fen: Fen


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a set: a file beside the catalogue, and what it shows."""

    file: str
    caption: str = ""


FLOORS_EN = {"地面": "ground", "屋顶": "roof", "地下": "basement"} | {
    f"{numeral}{word}": f"{number}F" for number, numeral in enumerate("一二三四五六七八九", start=1) for word in ("楼", "层")
}


@dataclass(frozen=True, slots=True)
class BaseSet:
    """A set in one state. `kinds` are what it can pass for (医院病房, 走廊), best first; `aliases` other names people use for it.

    States of one physical set (现代医院 / 年代医院) share `shell`. `within` names the set or shell whose space this one is part of (a room of
    a villa that is also let whole). `people` is how many fit (0: not stated). `inside` is false for yards and roofs. `handover_min` are the
    minutes from one crew to the next (None: the base's).
    """

    id: str
    name: str
    kinds: tuple[str, ...]
    building: str = ""
    floor: str = ""
    shell: str = ""
    state: str = ""
    within: str = ""
    aliases: tuple[str, ...] = ()
    area_m2: int = 0
    people: int = 0
    inside: bool = True
    dressing_min: int = 0
    handover_min: int | None = None
    tariff: Tariff = Tariff()
    bands: tuple[Band, ...] = ()
    open: Span = WHOLE_DAY
    black_outs: tuple[BlackOut, ...] = ()
    photos: tuple[Photo, ...] = ()
    note: str = ""

    def called(self, lang: Lang) -> str:
        """The set's name in a language; an English paper takes the first alias in Latin letters, where there is one."""
        english = (name[:1].upper() + name[1:] for name in (self.name, *self.aliases) if name.isascii())
        return next(english, self.name) if lang == "en" else self.name

    def on_floor(self, lang: Lang) -> str:
        """The floor in a language: 二楼, 2F; what no table knows stays as the base writes it."""
        return FLOORS_EN.get(self.floor, self.floor) if lang == "en" else self.floor

    @property
    def room(self) -> str:
        """The physical room: `shell`, or the set itself."""
        return self.shell or self.id


@dataclass(frozen=True, slots=True)
class Tier:
    """Who cancels less than `before_min` before the start pays `percent` of the fee (unless a tier with fewer minutes says more)."""

    before_min: int
    percent: int


@dataclass(frozen=True, slots=True)
class Terms:
    """How the base lets its sets: how long a hold lasts, and what cancelling costs. No tier: cancelling costs nothing."""

    hold_min: int = DAY_MIN
    cancelling: tuple[Tier, ...] = ()


@dataclass(frozen=True, slots=True)
class Base:
    """A filming base. `tariff` is the crew-day pass for all sets; sets with a tariff of their own are paid beside it.

    Clock times are those of the base's own clock.
    """

    id: str
    name: str
    sets: tuple[BaseSet, ...] = ()
    address: str = ""
    hospital: str = ""
    contact: str = ""
    change_min: int = 20
    state_change_min: int = 60
    handover_min: int = 15
    tariff: Tariff = Tariff()
    bands: tuple[Band, ...] = ()
    terms: Terms = Terms()

    def __post_init__(self) -> None:
        ids = [s.id for s in self.sets]
        if twice := sorted({i for i in ids if ids.count(i) > 1}):
            raise ValueError(f"base {self.id}: sets named twice: {', '.join(twice)}")
        self.parents()

    def set(self, set_id: str) -> BaseSet | None:
        """The set of that id."""
        return next((item for item in self.sets if item.id == set_id), None)

    def parents(self) -> dict[str, str]:
        """Room -> the room it is part of. Raises ValueError for a `within` that nobody knows, or that runs in a circle."""
        rooms = {item.room for item in self.sets}
        room_of = {item.id: item.room for item in self.sets}
        parents: dict[str, str] = {}
        for item in self.sets:
            if not item.within:
                continue
            parent = room_of.get(item.within, item.within)
            if parent not in rooms:
                raise ValueError(f"set {item.id} is within {item.within!r}, which is no set or shell of base {self.id}")
            if parents.setdefault(item.room, parent) != parent:
                raise ValueError(f"states of {item.room!r} are within {parents[item.room]!r} and {parent!r}; a room is part of one")
        for room in parents:
            seen, at = {room}, room
            while at := parents.get(at, ""):
                if at in seen:
                    raise ValueError(f"{room!r} is within itself")
                seen.add(at)
        return parents


def priced(tariff: Tariff, bands: Iterable[Band], people: int) -> Tariff:
    """The tariff for a crew of so many (0: not stated, the tariff's own fee)."""
    fits = sorted((band for band in bands if 0 < people <= band.people), key=lambda band: band.people)
    return replace(tariff, fee_fen=fits[0].fee_fen) if fits else tariff


def for_crew(base: Base, people: int) -> Base:
    """The base at the prices of a crew of so many."""
    sets = tuple(replace(item, tariff=priced(item.tariff, item.bands, people)) for item in base.sets)
    return replace(base, sets=sets, tariff=priced(base.tariff, base.bands, people))


def unpriced(base: Base) -> tuple[BaseSet, ...]:
    """Sets that would cost nothing at all: without a price of their own, on a base without a pass. Most likely somebody forgot."""
    return tuple(item for item in base.sets if item.tariff == Tariff()) if base.tariff == Tariff() else ()


BASE = Schema("Base", 2, Base, {1: lambda body: body})  # 2: part of a space, hand-over, crew-size bands, photos, terms; all may be left out
