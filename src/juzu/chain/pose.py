"""chain: a production's facts, its base and its tables -> the Problem that the planner solves.

Every reference between tables is resolved here; what does not resolve is told with its row, all at once, and nothing is planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from juzu.base.catalogue import Base, BaseSet, for_crew
from juzu.base.sun import daylight
from juzu.chain.production import CastRow, DatedBusy, ExtrasRow, LocationRow, PlaceRow, PlanRow, Production, SceneRow, Tables
from juzu.chain.references import unlisted
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.problem import (
    ANY_DAY,
    Busy,
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Link,
    Move,
    Part,
    Person,
    Problem,
    RuleException,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
)
from juzu.plan.rules import faults


@dataclass(slots=True)
class _Desk:
    """Where faults are collected while tables are resolved."""

    production: Production
    faults: list[Fault] = field(default_factory=list)

    def fault(self, zh: str, en: str, step_zh: str, step_en: str, source: Source) -> None:
        self.faults.append(Fault(Text(zh, en), Text(step_zh, step_en), source if source.file else None))

    def day(self, when: date | None, source: Source) -> int:
        """The day's position; a date outside the production's days is a fault."""
        if when is None:
            return ANY_DAY
        position = (when - self.production.start).days
        if not 0 <= position < self.production.days:
            first, last = self.production.dates[0], self.production.dates[-1]
            self.fault(
                f"{when} 不在可拍日期 {first} 至 {last} 之内",
                f"{when} is outside the production's days {first} to {last}",
                "改这个日期，或改 production.toml 的 [dates]",
                "change this date, or [dates] in production.toml",
                source,
            )
            return ANY_DAY
        return position

    def days(self, dates: tuple[date, ...]) -> tuple[int, ...]:
        """Positions of the dates that fall into the production; others do not matter."""
        positions = ((d - self.production.start).days for d in dates)
        return tuple(sorted({p for p in positions if 0 <= p < self.production.days}))

    def busy(self, taken: tuple[DatedBusy, ...]) -> tuple[Busy, ...]:
        return tuple(Busy(position, b.span) for b in taken for position in self.days((b.date,)))


def pose(production: Production, base: Base | None, tables: Tables, day_of: Mapping[str, int] | None = None) -> Problem:
    """The problem of a production. `day_of` is the current plan's scene -> day, against which changed days in the plan table become locks.

    Raises InputError with every fault found.
    """
    desk = _Desk(production, list(unlisted(tables)))
    scenes_rows = [row for row in tables.scenes if not row.done]
    if not scenes_rows:
        desk.fault("没有一场要拍", "no scene is left to shoot", "检查 scenes.xlsx", "look at scenes.xlsx", Source("scenes.xlsx"))
    used = {row.place for row in scenes_rows}
    base = for_crew(base, production.crew_size) if base else None
    sets, sites, moves = _sets(desk, base, [p for p in tables.places if p.id in used], tables.locations)
    places = {row.id: row for row in tables.places}
    roles = {name: row for row in tables.cast for name in (row.id, row.role)}
    groups = {row.id: row for row in tables.extras}
    locks = _locks(desk, tables, day_of or {})
    held = {row.scene: row for row in tables.plan if row.locked}
    dressing = {s.id: s.dressing_min for s in base.sets} if base else {}
    scenes = tuple(_scene(desk, row, places, roles, groups, locks, held, dressing, {s.id for s in sets}) for row in scenes_rows)
    playing = {part.person for scene in scenes for part in scene.cast}
    calling = {need.group for scene in scenes for need in scene.extras}
    people = tuple(_person(desk, row) for row in tables.cast if row.id in playing)
    links = _links(desk, scenes_rows)
    exceptions = tuple(_exception(desk, exception, on) for exception, on in production.exceptions)
    if desk.faults:
        raise InputError(*desk.faults)
    problem = Problem(
        title=production.title,
        days=_days(production),
        units=production.units,
        sites=sites,
        sets=sets,
        scenes=scenes,
        people=people,
        extras=tuple(ExtrasGroup(row.id, row.id, row.pay) for row in tables.extras if row.id in calling),
        links=links,
        moves=moves,
        move_min=production.move_min,
        relight_min=production.relight_min,
        rules=production.rules,
        exceptions=exceptions,
        wishes=production.wishes,
    )
    if wrong := faults(problem):
        raise InputError(*(Fault(f.what, f.next_step, Source("production.toml")) for f in wrong))
    return problem


def _days(production: Production) -> tuple[Day, ...]:
    pay = dict(production.pay_percent)
    days = []
    for when in production.dates:
        rise, fall = daylight(when, production.latitude, production.longitude, production.zone)
        rest, cover = when in production.rest, when in production.cover
        days.append(
            Day(
                date=when.isoformat(),
                kind="rest" if rest else "cover" if cover else "shoot",
                open=production.open,
                sunrise_min=rise,
                sunset_min=fall,
                pay_percent=pay.get(when, 100),
                locked=when in production.locked,
            )
        )
    return tuple(days)


def _sets(
    desk: _Desk, base: Base | None, places: list[PlaceRow], locations: tuple[LocationRow, ...]
) -> tuple[tuple[Set, ...], tuple[Site, ...], tuple[Move, ...]]:
    """The sets that some place may use, with their sites and the moves between these."""
    offered = {s.id: s for s in base.sets} if base else {}
    hired = {row.id: row for row in locations}
    wanted: dict[str, PlaceRow] = {}
    for place in places:
        for name in place.sets:
            wanted.setdefault(name, place)
            if name not in offered and name not in hired:
                desk.fault(
                    f"{'·'.join(place.levels)} 要用的景“{name}”，基地和外景地都没有",
                    f"{'·'.join(place.levels)} asks for set {name!r}, which neither the base nor the locations offer",
                    "在 places.xlsx 改成目录里的编号，或在“外景地”表加一行",
                    "write an id of the catalogue in places.xlsx, or add a row to the locations sheet",
                    place.source,
                )
    sets, sites = [], []
    if base and any(name in offered for name in wanted):
        sites.append(Site(base.id, base.name, base.change_min, base.state_change_min, base.tariff))
        sets += [_base_set(desk, offered[name], base.id) for name in wanted if name in offered]
    away = [hired[name] for name in wanted if name in hired and name not in offered]
    for row in away:
        tariff = Tariff(kind="day", fee_fen=row.fee_fen)
        sites.append(Site(row.id, row.name))
        sets.append(Set(row.id, row.id, row.name, tariff=tariff, open=row.open, closed=desk.days(row.closed)))
    moves = [Move(base.id, row.id, row.move_min) for row in away] if base and len(sites) > len(away) else []
    moves += [Move(a.id, b.id, max(a.move_min, b.move_min)) for n, a in enumerate(away) for b in away[n + 1 :]]
    return tuple(sets), tuple(sites), tuple(moves)


def _base_set(desk: _Desk, item: BaseSet, site: str) -> Set:
    black_outs = tuple(DatedBusy(date.fromisoformat(b.date), b.span) for b in item.black_outs)
    lang = desk.production.language
    return Set(item.id, site, item.called(lang), item.shell, item.on_floor(lang), item.tariff, item.open, busy=desk.busy(black_outs))


def _person(desk: _Desk, row: CastRow) -> Person:
    away = set(desk.days(row.away))
    if row.arrive is None or row.leave is None:
        desk.fault(
            f"{row.role} 没有档期",
            f"{row.role} has no availability",
            "在 cast.xlsx 填写到组和离组日期",
            "fill in arrival and leave in cast.xlsx",
            row.source,
        )
    else:
        away |= {n for n, when in enumerate(desk.production.dates) if not row.arrive <= when <= row.leave}
        if len(away) == desk.production.days:
            desk.fault(
                f"{row.role} 在可拍的日子里一天也没有空",
                f"{row.role} is free on none of the production's days",
                "改到组、离组、不可用日期，或改拍摄日期",
                "change the arrival, leave or away dates, or the production's dates",
                row.source,
            )
    kind = row.kind if row.kind in ("lead", "support", "bit") else "bit"
    return Person(
        id=row.id,
        name=row.actor or row.role,
        role=row.role,
        kind=kind,
        pay=row.pay,
        away=tuple(sorted(away)),
        busy=desk.busy(row.busy),
        makeup_min=row.makeup_min,
        look_change_min=row.look_change_min,
        minor=row.minor,
        drops=1 if row.drop_gap_days else 0,
        drop_gap_days=row.drop_gap_days,
    )


def _locks(desk: _Desk, tables: Tables, day_of: Mapping[str, int]) -> dict[str, int]:
    """Scene -> day, from the plan table: a day that a person changed, or one that is marked locked."""
    known = {row.id for row in tables.scenes}
    locks = {}
    for row in tables.plan:
        changed = row.locked or day_of.get(row.scene, row.day) != row.day
        if not changed:
            continue
        if row.scene not in known:
            desk.fault(
                f"没有 {row.scene} 这一场", f"there is no scene {row.scene}", "改正或删去这一行", "correct or delete the row", row.source
            )
        elif not 0 <= row.day < desk.production.days:
            last = desk.production.days
            desk.fault(
                f"{row.scene} 排在第 {row.day + 1} 天，只有第 1 至 {last} 天",
                f"{row.scene} stands on day {row.day + 1}; there are days 1 to {last}",
                "改成其中一天，或改 production.toml 的 days",
                "use one of them, or change days in production.toml",
                row.source,
            )
        else:
            locks[row.scene] = row.day
    return locks


def _scene(
    desk: _Desk,
    row: SceneRow,
    places: Mapping[str, PlaceRow],
    roles: Mapping[str, CastRow],
    groups: Mapping[str, ExtrasRow],
    locks: Mapping[str, int],
    held: Mapping[str, PlanRow],
    dressing: Mapping[str, int],
    offered: set[str],
) -> Scene:
    place = places.get(row.place)
    if place and not place.sets:
        desk.fault(
            f"{'·'.join(place.levels)} 没有可用的景",
            f"{'·'.join(place.levels)} has no set that can serve it",
            "在 places.xlsx 填写",
            "fill one in in places.xlsx",
            place.source,
        )
    hold = held.get(row.id, PlanRow(row.id, ANY_DAY))
    units = (hold.unit,) if hold.unit else row.units
    for unit in units:
        if unit not in {u.id for u in desk.production.units}:
            desk.fault(
                f"{row.id}：没有“{unit}”组",
                f"scene {row.id}: there is no unit {unit!r}",
                "改正“分组”，或在 production.toml 再写一个 [[unit]]",
                "correct the units, or write another [[unit]] in production.toml",
                row.source,
            )
    if row.minutes <= 0:
        desk.fault(
            f"{row.id} 没有拍摄分钟", f"scene {row.id} has no minutes", "在 scenes.xlsx 填写", "fill them in in scenes.xlsx", row.source
        )
    sets = [name for name in place.sets if name in offered] if place else []
    parts = {roles[c.role].id: c.look for c in row.cast if c.role in roles and not c.heard_only}
    lock = desk.day(row.lock_date, row.source)
    sets = [hold.set] if hold.set in sets else sets
    return Scene(
        id=row.id,
        minutes=max(row.minutes, 1),
        options=tuple(SetOption(name, dressing_min=dressing.get(name, 0)) for name in sets) or (SetOption(""),),
        cast=tuple(Part(person, look) for person, look in parts.items()),
        extras=tuple(ExtrasNeed(e.group, e.count) for e in row.extras if e.group in groups),
        light=row.light,
        outside=row.inside == "EXT",
        units=units,
        earliest_day=desk.day(row.earliest, row.source),
        latest_day=desk.day(row.latest, row.source),
        day=locks.get(row.id, ANY_DAY) if lock == ANY_DAY else lock,
        start_min=row.lock_start_min if row.lock_start_min >= 0 else hold.start_min,
        heavy=row.heavy,
    )


def _links(desk: _Desk, rows: list[SceneRow]) -> tuple[Link, ...]:
    known = {row.id for row in rows}
    links = []
    for row in rows:
        for kind, others in (("before", row.after), ("same_day", row.same_day)):
            for other in others:
                if other not in known:
                    continue
                if other == row.id:
                    desk.fault(
                        f"{row.id} 写着要排在自己之后或与自己同日",
                        f"scene {row.id} is linked to itself",
                        "改正“须在其后拍”“同日拍”",
                        "correct its links",
                        row.source,
                    )
                elif kind == "before":
                    links.append(Link("before", other, row.id))
                else:
                    links.append(Link("same_day", other, row.id))
    return tuple(links)


def _exception(desk: _Desk, exception: RuleException, on: date | None) -> RuleException:
    return replace(exception, day=desk.day(on, Source("production.toml")))
