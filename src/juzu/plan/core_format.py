"""plan: a `microdrama-core.1` instance (day assignment without a clock) -> Problem.

Section 9 of docs/rules/timing-and-money.md: without clock effects the checker's cost is the instance scorer's to the fen. Money in fen.
Raises InputError naming what is missing or wrong.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.problem import (
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Link,
    Part,
    Pay,
    Person,
    Problem,
    Rule,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
)

CORE_SCHEMA = "microdrama-core.1"
_KINDS: dict[str, Literal["lead", "bit"]] = {"lead": "lead", "bit": "bit"}


class Crew(msgspec.Struct):
    """The crew's day."""

    day_fen: int
    included_min: int
    overtime_fen_per_started_hour: int
    longest_min: int


class ChangeMin(msgspec.Struct):
    """Minutes for each further set of a site and for each further site of a day."""

    same_site: int
    other_site: int


class CorePlace(msgspec.Struct):
    """A place paid per day of use."""

    id: str
    site: str
    fee_per_day_fen: int
    closed: list[int] = []


class CorePerson(msgspec.Struct):
    """An actor paid per worked day, held between."""

    id: str
    day_fen: int
    hold_percent: int
    away: list[int] = []
    kind: str = ""


class CoreExtras(msgspec.Struct):
    """A group paid per day of use."""

    id: str
    day_fen: int


class CoreScene(msgspec.Struct):
    """A scene on one place."""

    id: str
    minutes: int
    place: str
    cast: list[str] = []
    extras: list[str] = []


class Core(msgspec.Struct):
    """The whole instance."""

    schema: Literal["microdrama-core.1"]
    name: str
    days: int
    crew: Crew
    change_min: ChangeMin
    places: list[CorePlace]
    people: list[CorePerson]
    extras: list[CoreExtras]
    scenes: list[CoreScene]
    before: list[tuple[str, str]]


def core_problem(instance: dict[str, Any]) -> Problem:
    """The instance as an ordinary Problem with the same ids."""
    try:
        return _problem(msgspec.convert(instance, Core))
    except (msgspec.ValidationError, ValueError) as error:
        what = Text(f"不是可用的 {CORE_SCHEMA} 实例：{error}", f"not a usable {CORE_SCHEMA} instance: {error}")
        raise InputError(Fault(what, Text("对照实例格式改正", "correct it against the instance format"))) from error


def _problem(core: Core) -> Problem:
    crew = core.crew
    return Problem(
        title=core.name,
        days=(Day(),) * core.days,
        units=(Unit("A", crew.day_fen, crew.included_min, crew.overtime_fen_per_started_hour),),
        sites=tuple(Site(site, change_min=core.change_min.same_site) for site in dict.fromkeys(p.site for p in core.places)),
        sets=tuple(Set(p.id, p.site, tariff=Tariff("day", p.fee_per_day_fen), closed=tuple(p.closed)) for p in core.places),
        scenes=tuple(_scene(scene) for scene in core.scenes),
        people=tuple(
            Person(p.id, kind=_KINDS.get(p.kind, "support"), pay=Pay("day", p.day_fen, p.hold_percent), away=tuple(p.away))
            for p in core.people
        ),
        extras=tuple(ExtrasGroup(x.id, pay=Pay("day", x.day_fen)) for x in core.extras),
        links=tuple(Link("not_later_day", a, b) for a, b in core.before),
        move_min=core.change_min.other_site,
        rules=(Rule("longest-day", crew.longest_min),),
    )


def _scene(scene: CoreScene) -> Scene:
    return Scene(
        scene.id,
        scene.minutes,
        (SetOption(scene.place),),
        cast=tuple(Part(person) for person in scene.cast),
        extras=tuple(ExtrasNeed(group) for group in dict.fromkeys(scene.extras)),
    )
