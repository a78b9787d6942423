"""plan: what a production asks of the planner (document `Problem.1`).

Units: money in fen; minutes of a day count from 00:00 of that day and may pass 1440 (02:00 the next morning is 1560); a day is its
position in `days`, which are calendar days one after the other. Sizes are counts. Every id is unique in its list. The exact meaning of every
quantity, with worked numbers: docs/rules/timing-and-money.md. Raises ValueError when a value or a reference between lists is broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.span import DAY_MIN, Span

Light = Literal["day", "night", "any"]
ANY_DAY = -1
WHOLE_DAY = Span(0, 2 * DAY_MIN)
AMOUNTS = ("fen", "_min", "_percent", "_per_hour", "_per_day", "minutes", "count", "drops", "drop_gap_days")


@dataclass(frozen=True, slots=True)
class Day:
    """One calendar day. `date` is ISO ("" when undated). Scenes only on `shoot` days: on `rest` nobody works, `cover` is kept free for rain.
    On a `locked` day nothing but scenes locked to it.

    A unit's call and wrap lie within `open`. Sunrise and sunset serve the early morning before and the night after as well. `pay_percent`
    multiplies all that is earned by working on the day: crew day and overtime, people's and extras' worked pay and overtime; not holds or packages.
    """

    date: str = ""
    kind: Literal["shoot", "rest", "cover"] = "shoot"
    open: Span = WHOLE_DAY
    sunrise_min: int = 360
    sunset_min: int = 1080
    pay_percent: int = 100
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A shooting unit 组 (A/B). Pays `day_fen` per shooting day with `included_min`, then overtime per started hour, call to wrap.

    `setup_min` are the first minutes of its day (dressing comes after them), `strike_min` the last.
    """

    id: str = "A"
    day_fen: int = 0
    included_min: int = 840
    overtime_fen_per_hour: int = 0
    setup_min: int = 0
    strike_min: int = 0


@dataclass(frozen=True, slots=True)
class Tariff:
    """What using a set, or a site's crew-day pass, costs on one day.

    `day`: `fee_fen` a day with `included_min` (0: the whole day), then `after_fen_per_hour` per started hour. `half_day`: `fee_fen` per started
    `included_min`. `hour`: `fee_fen` per started hour, at least `minimum_min`. `night_fen` is added on a day on which it is used after 22:00 or
    before 06:00. `power_fen_per_hour` per started hour of use. `once_fen` (house fee) is paid once a production if it is used. `deposit_fen` comes
    back: it is shown and costs nothing. Use runs from the start of the first dressing or scene to the end of the last scene on it that day, over all
    units and also while they are elsewhere between.
    """

    kind: Literal["free", "day", "half_day", "hour"] = "free"
    fee_fen: int = 0
    included_min: int = 0
    after_fen_per_hour: int = 0
    minimum_min: int = 0
    night_fen: int = 0
    power_fen_per_hour: int = 0
    once_fen: int = 0
    deposit_fen: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """A base or a location away from it. `change_min` between two of its sets, `state_change_min` between two states of one set.

    `tariff` is the crew-day pass, paid on days with a scene on any of its sets.
    """

    id: str
    name: str = ""
    change_min: int = 0
    state_change_min: int = 0
    tariff: Tariff = Tariff()


@dataclass(frozen=True, slots=True)
class Move:
    """Minutes and money to move the unit 转场 between two sites, either way round; the first that names both counts."""

    a: str
    b: str
    minutes: int
    fen: int = 0


@dataclass(frozen=True, slots=True)
class Busy:
    """A stretch of one day on which a set cannot be used or a person is not free."""

    day: int
    span: Span


@dataclass(frozen=True, slots=True)
class Set:
    """A set in one state 景. States of the same physical set share `shell` (its own id by default): they never stand at the same time.

    A stay (dressing and consecutive scenes on it) lies within `open`, not on `closed` days and overlaps no `busy`.
    """

    id: str
    site: str
    name: str = ""
    shell: str = ""
    floor: str = ""
    tariff: Tariff = Tariff()
    open: Span = WHOLE_DAY
    closed: tuple[int, ...] = ()
    busy: tuple[Busy, ...] = ()

    @property
    def room(self) -> str:
        """The physical set: `shell`, or the set itself."""
        return self.shell or self.id


@dataclass(frozen=True, slots=True)
class Pay:
    """How a person is paid.

    `day`: `fee_fen` per worked day with `included_min` (0: no overtime), then `overtime_fen_per_hour` per started hour between call and wrap;
    each other day between first and last worked day is a hold at `hold_percent` of the fee (the production's total rounded down to the fen).
    `hour`: `fee_fen` per started hour from call to wrap, at least `minimum_min`; no overtime, no holds. `package`: `fee_fen` once.
    `guild_percent` is added on top of each of these lines, rounded down.
    """

    kind: Literal["day", "hour", "package"] = "day"
    fee_fen: int = 0
    hold_percent: int = 0
    included_min: int = 0
    overtime_fen_per_hour: int = 0
    minimum_min: int = 0
    guild_percent: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """An actor. Not free on `away` days; neither make-up nor a scene falls in `busy`; arrival and leave are away days before and after.

    A gap of at least `drop_gap_days` days without work may be dropped (unpaid) at most `drops` times; 0 drops: never. The longest are dropped.
    The call is exactly `makeup_min` before the first scene; `look_change_min` must lie between a scene in another look than the one worn and the
    person's scene before it. The wrap is the end of the last scene.
    """

    id: str
    name: str = ""
    role: str = ""
    kind: Literal["lead", "support", "bit"] = "support"
    pay: Pay = Pay()
    away: tuple[int, ...] = ()
    busy: tuple[Busy, ...] = ()
    makeup_min: int = 0
    look_change_min: int = 0
    minor: bool = False
    drops: int = 0
    drop_gap_days: int = 0


@dataclass(frozen=True, slots=True)
class ExtrasGroup:
    """A group of extras 群演, paid per head and day (or hour) from its first scene to the end of its last; a day needs the largest count of its
    scenes. In one scene at a time, never held. With `package` pay the group is paid `fee_fen` once, whatever the heads."""

    id: str
    name: str = ""
    pay: Pay = Pay()


@dataclass(frozen=True, slots=True)
class SetOption:
    """A set that can serve a scene, with what that costs more and the minutes of dressing when the unit enters the set with this scene: as the
    first of its day or from another set. Of two options that name one set the first counts."""

    set: str
    extra_fen: int = 0
    dressing_min: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A person in a scene, in a look ("": whatever is worn). Of two parts of one person in a scene the first look counts."""

    person: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class ExtrasNeed:
    """How many of a group a scene needs."""

    group: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene to shoot, in story order in `Problem.scenes`.

    An `outside` scene in `day` light needs daylight, in `night` light needs dark; inside, light only decides relighting. `units` () means any.
    `earliest_day` and `latest_day` (ANY_DAY: no limit) are hard; `day`, `start_min` lock it. `done` scenes were shot: they need nothing more.
    `due_day` with `late_fen_per_day` prices every day it is shot later (free and paywall episodes wanted early).
    """

    id: str
    minutes: int
    options: tuple[SetOption, ...]
    cast: tuple[Part, ...] = ()
    extras: tuple[ExtrasNeed, ...] = ()
    light: Light = "any"
    outside: bool = False
    units: tuple[str, ...] = ()
    earliest_day: int = ANY_DAY
    latest_day: int = ANY_DAY
    day: int = ANY_DAY
    start_min: int = -1
    done: bool = False
    heavy: bool = False
    due_day: int = ANY_DAY
    late_fen_per_day: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """How two scenes hang together: `not_later_day` day(a) ≤ day(b); `before` a has ended when b starts; `same_day`. Met when one is `done`."""

    kind: Literal["not_later_day", "before", "same_day"]
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in force with its number (meaning and unit: `plan.rules`, docs/rules). A rule that is not listed does not apply.

    A hard rule may be broken only by an exception. A priced one costs `price_fen` per breach, times the started hours of the excess for rules in
    minutes; exceptions do not touch it.
    """

    id: str
    number: int
    hard: bool = True
    price_fen: int = 0


@dataclass(frozen=True, slots=True)
class RuleException:
    """Somebody with a name allows a hard rule with a number to be broken on a day (ANY_DAY: any) for a person or unit ("": anyone), by any amount,
    at a price paid for each breach it covers; the cheapest that covers it counts."""

    rule: str
    approver: str
    fen: int = 0
    day: int = ANY_DAY
    person: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Priced wishes. `story_order_fen` per scene shot straight after a later one of the story on the same day; `heavy_last_fen` per day whose
    last scene is heavy; `waiting_fen_per_hour` per started hour that a person waits on a day."""

    story_order_fen: int = 0
    heavy_last_fen: int = 0
    waiting_fen_per_hour: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One production to plan. `relight_min` is needed when the inside light of the set the unit stays on flips between day and night; `any`
    and outside scenes neither flip it nor are remembered.

    `move_min` is the move between two sites that `moves` does not name.
    """

    title: str
    days: tuple[Day, ...]
    units: tuple[Unit, ...]
    sites: tuple[Site, ...]
    sets: tuple[Set, ...]
    scenes: tuple[Scene, ...]
    people: tuple[Person, ...] = ()
    extras: tuple[ExtrasGroup, ...] = ()
    links: tuple[Link, ...] = ()
    moves: tuple[Move, ...] = ()
    move_min: int = 0
    relight_min: int = 0
    rules: tuple[Rule, ...] = ()
    exceptions: tuple[RuleException, ...] = ()
    wishes: Wishes = Wishes()

    def __post_init__(self) -> None:
        for name in ("units", "sites", "sets", "scenes", "people", "extras"):
            _unique(name, [item.id for item in getattr(self, name)])
        sites, sets = {s.id for s in self.sites}, {s.id for s in self.sets}
        people, groups = {p.id for p in self.people}, {g.id for g in self.extras}
        scenes, units = {s.id for s in self.scenes}, {u.id for u in self.units}
        _known("site", sites, ((f"set {s.id}", s.site) for s in self.sets))
        _known("site", sites, ((f"move {m.a}-{m.b}", site) for m in self.moves for site in (m.a, m.b)))
        _known("set", sets, ((f"scene {s.id}", o.set) for s in self.scenes for o in s.options))
        _known("person", people, ((f"scene {s.id}", p.person) for s in self.scenes for p in s.cast))
        _known("extras group", groups, ((f"scene {s.id}", e.group) for s in self.scenes for e in s.extras))
        _known("unit", units, ((f"scene {s.id}", u) for s in self.scenes for u in s.units))
        _known("scene", scenes, ((f"link {k.a}-{k.b}", end) for k in self.links for end in (k.a, k.b)))
        for scene in self.scenes:
            if scene.minutes <= 0:
                raise ValueError(f"scene {scene.id} takes {scene.minutes} minutes; it must take at least 1")
            if not scene.options and not scene.done:
                raise ValueError(f"scene {scene.id} has no set that can serve it")
        if not self.days or not self.units:
            raise ValueError("a problem needs at least one day and one unit")
        for where, value in _negatives(self, "problem"):
            raise ValueError(f"{where} is {value}; it cannot be negative")

    def rule(self, rule_id: str) -> Rule | None:
        """The rule in force, or None when it does not apply."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)


def _unique(what: str, ids: list[str]) -> None:
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise ValueError(f"{what} named twice: {', '.join(twice)}")


def _known(what: str, known: set[str], uses: Iterable[tuple[str, str]]) -> None:
    if bad := [f"{where} names unknown {what} {used!r}" for where, used in uses if used not in known]:
        raise ValueError("; ".join(bad))


def _negatives(value: object, where: str) -> Iterator[tuple[str, int]]:
    """Amounts below 0 anywhere in the value; start_min and days are positions and may be -1."""
    if isinstance(value, tuple):
        for item in value:
            yield from _negatives(item, f"{where} {getattr(item, 'id', '')}".rstrip())
    elif is_dataclass(value) and not isinstance(value, type):
        for name in (field.name for field in fields(value)):
            inner = getattr(value, name)
            if isinstance(inner, int) and inner < 0 and name != "start_min" and name.endswith(AMOUNTS):
                yield f"{where}.{name}", inner
            elif not isinstance(inner, int | str):
                yield from _negatives(inner, f"{where}.{name}")


PROBLEM = Schema("Problem", 1, Problem)
