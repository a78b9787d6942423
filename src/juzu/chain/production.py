"""chain: the facts of one production, as people keep them: production.toml and the cast, places and scenes tables.

Money in fen, minutes of a day from 00:00, dates are calendar dates. In every row `assumed` names the columns whose value Juzu assumed, in
alphabetical order; once a person has said the value, or that it is right, it is no longer among them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from juzu.kernel.document import Schema
from juzu.kernel.money import Fen
from juzu.kernel.source import Source
from juzu.kernel.span import Span
from juzu.kernel.text import Lang
from juzu.plan.problem import Pay, Rule, RuleException, Unit, Wishes
from juzu.script.breakdown import CastKind, Inside, Light
from juzu.shoot.palette import USUAL, Palette
from juzu.shoot.production import Contact, DayFacts, SheetState

Assumed = tuple[str, ...]
NOWHERE = Source("")


@dataclass(frozen=True, slots=True)
class DatedBusy:
    """Hours of one date that are taken."""

    date: date
    span: Span


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """What call sheets print beyond the plan; "" where nobody has said it. `travel_min`: from where people sleep to the set.

    Times are shown on steps of `round_min`; `days` overrule the other words date by date; `palette` colours the strips.
    """

    state: SheetState = "advance"
    version: int = 1
    breakfast: str = ""
    departure: str = ""
    weather: str = ""
    tips: str = ""
    note: str = ""
    safety: str = ""
    makeup_place: str = ""
    makeup_at_hotel: bool = False
    travel_min: int | None = None
    round_min: int = 5
    days: tuple[DayFacts, ...] = ()
    palette: Palette = USUAL


@dataclass(frozen=True, slots=True)
class Production:
    """What production.toml says. `days` calendar days from `start` are open for shooting, fewer may be used; `locked` ones take no other scene than
    those locked to them.

    `crew_size` is how many people come to a base on a day (0: not stated); bases price by it. `pay_percent` multiplies pay on holidays. `latitude`, `longitude` (degrees) and `zone` (IANA) give sunrise and sunset. `assumed` holds what Juzu
    assumed, as (dotted key of production.toml, its value as TOML writes it).
    """

    title: str
    start: date
    days: int
    base: str
    script: str
    units: tuple[Unit, ...]
    open: Span
    language: Lang = "zh"
    rest: tuple[date, ...] = ()
    cover: tuple[date, ...] = ()
    locked: tuple[date, ...] = ()
    pay_percent: tuple[tuple[date, int], ...] = ()
    rules: tuple[Rule, ...] = ()
    exceptions: tuple[tuple[RuleException, date | None], ...] = ()
    wishes: Wishes = Wishes()
    relight_min: int = 0
    move_min: int = 60
    latitude: float = 34.75
    longitude: float = 113.65
    zone: str = "Asia/Shanghai"
    director: str = ""
    crew_size: int = 0
    contacts: tuple[Contact, ...] = ()
    sheet: SheetFacts = SheetFacts()
    assumed: tuple[tuple[str, str], ...] = ()

    @property
    def dates(self) -> tuple[date, ...]:
        """The calendar days of the plan, day 0 first."""
        return tuple(self.start + timedelta(days=n) for n in range(self.days))


@dataclass(frozen=True, slots=True)
class CastRow:
    """One role of 演员表. `arrive` and `leave` bound the availability; None: not stated, which is an error for whoever must plan."""

    id: str
    role: str
    kind: CastKind = "undecided"
    actor: str = ""
    scenes: int = 0
    pay: Pay = Pay()
    arrive: date | None = None
    leave: date | None = None
    away: tuple[date, ...] = ()
    busy: tuple[DatedBusy, ...] = ()
    makeup_min: int = 0
    look_change_min: int = 0
    minor: bool = False
    drop_gap_days: int = 0
    note: str = ""
    assumed: Assumed = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class ExtrasRow:
    """One group of extras and what a head costs."""

    id: str
    scenes: int = 0
    pay: Pay = Pay()
    note: str = ""
    assumed: Assumed = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of the story and the sets or locations that can serve it, best first."""

    id: str
    main: str
    sub: str = ""
    third: str = ""
    scenes: int = 0
    sets: tuple[str, ...] = ()
    note: str = ""
    assumed: Assumed = ()
    source: Source = NOWHERE

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that are filled."""
        return tuple(level for level in (self.main, self.sub, self.third) if level)


@dataclass(frozen=True, slots=True)
class LocationRow:
    """A location of the production's own, away from the base: fee per day, how far, when open."""

    id: str
    name: str
    address: str = ""
    fee_fen: Fen = 0
    move_min: int = 60
    open: Span = Span(0, 2880)
    closed: tuple[date, ...] = ()
    note: str = ""
    assumed: Assumed = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class CastCell:
    """A role in a scene as the table writes it: 沈知灯（戏服）, or only heard 沈知灯〔画外〕."""

    role: str
    look: str = ""
    heard_only: bool = False


@dataclass(frozen=True, slots=True)
class ExtrasCell:
    """Extras in a scene as the table writes it: 观众×20."""

    group: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class SceneRow:
    """One scene of 分场表. `after` lists scenes that must be shot before it, `same_day` scenes to shoot on the same day.

    `lock_date` and `lock_start_min` hold it in its place; `earliest` and `latest` bound it; `done` scenes need nothing more.
    """

    id: str
    synopsis: str = ""
    mood: str = ""
    light: Light = "any"
    inside: Inside = "INT"
    place: str = ""
    cast: tuple[CastCell, ...] = ()
    extras: tuple[ExtrasCell, ...] = ()
    page_tenths: int = 0
    minutes: int = 0
    earliest: date | None = None
    latest: date | None = None
    lock_date: date | None = None
    lock_start_min: int = -1
    done: bool = False
    heavy: bool = False
    after: tuple[str, ...] = ()
    same_day: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    costume: str = ""
    makeup: str = ""
    props: str = ""
    note: str = ""
    assumed: Assumed = ()
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of the plan table 排期: a person may change the day, or lock it with the day it has; a locked one also with its start (-1: free within
    the day), unit and set ("": any)."""

    scene: str
    day: int
    locked: bool = False
    start_min: int = -1
    unit: str = ""
    set: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Tables:
    """All that people edit in spreadsheets."""

    cast: tuple[CastRow, ...] = ()
    extras: tuple[ExtrasRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    locations: tuple[LocationRow, ...] = ()
    scenes: tuple[SceneRow, ...] = ()
    plan: tuple[PlanRow, ...] = ()


PRODUCTION = Schema("Production", 1, Production)
TABLES = Schema("Tables", 1, Tables)
