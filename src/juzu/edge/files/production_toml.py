"""edge: production.toml -> Production. What is wrong in it is told whole, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Literal, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from juzu.chain.production import Production, SheetFacts
from juzu.edge.files.toml_tables import read_toml
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import fen_of_yuan
from juzu.kernel.source import Source
from juzu.kernel.span import span_of
from juzu.kernel.text import Text
from juzu.plan.problem import ANY_DAY, Rule, RuleException, Unit, Wishes
from juzu.shoot.palette import USUAL, Palette
from juzu.shoot.production import Contact, DayFacts, SheetState

Yuan = int | float
MOST_YUAN = 100_000_000
ZONE = Text("写作 Asia/Shanghai", "write it as Asia/Shanghai")
SPAN = Text("写作 06:00-26:00", "write it as 06:00-26:00")
DAY = Text("写作 2027-01-01", "write it as 2027-01-01")
COLOUR = Text('写作 "#BBD7F2"', 'write it as "#BBD7F2"')
T = TypeVar("T")


class DatesToml(msgspec.Struct, forbid_unknown_fields=True):
    """When."""

    start: date
    days: int
    rest: list[date] = []
    cover: list[date] = []
    locked: list[date] = []


class UnitToml(msgspec.Struct, forbid_unknown_fields=True):
    """One shooting unit's cost."""

    id: str
    day_yuan: Yuan
    included_hours: Yuan
    overtime_yuan_per_hour: Yuan
    setup_min: int = 0
    strike_min: int = 0


class HoursToml(msgspec.Struct, forbid_unknown_fields=True):
    """Hours of work and minutes between scenes."""

    open: str
    relight_min: int = 0
    move_min: int = 60


class PlaceToml(msgspec.Struct, forbid_unknown_fields=True):
    """Where on earth, for sunrise and sunset."""

    latitude: float
    longitude: float
    zone: str = "Asia/Shanghai"


class RuleToml(msgspec.Struct, forbid_unknown_fields=True):
    """A rule with more to say than its number."""

    number: int
    hard: bool = True
    price_yuan: Yuan = 0


class ExceptionToml(msgspec.Struct, forbid_unknown_fields=True, rename={"on": "date"}):
    """Somebody allows a rule to be broken, at a price."""

    rule: str
    approver: str
    yuan: Yuan = 0
    on: date | None = None
    person: str = ""


class WishesToml(msgspec.Struct, forbid_unknown_fields=True):
    """Priced wishes."""

    story_order_yuan: Yuan = 0
    heavy_last_yuan: Yuan = 0
    waiting_yuan_per_hour: Yuan = 0


class ContactToml(msgspec.Struct, forbid_unknown_fields=True):
    """A contact on the call sheet."""

    post: str
    name: str
    phone: str = ""


class SheetToml(msgspec.Struct, forbid_unknown_fields=True):
    """What call sheets print."""

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
    round_min: Literal[1, 5, 10, 15] = 5


class DayToml(msgspec.Struct, forbid_unknown_fields=True, rename={"on": "date"}):
    """What call sheets print on one date."""

    on: date
    breakfast: str = ""
    departure: str = ""
    weather: str = ""
    tips: str = ""
    note: str = ""
    placement: str = ""
    transfers: str = ""


class PaletteToml(msgspec.Struct, forbid_unknown_fields=True):
    """Colours of the strips."""

    int_day: str = USUAL.int_day
    ext_day: str = USUAL.ext_day
    int_night: str = USUAL.int_night
    ext_night: str = USUAL.ext_night
    day_break: str = USUAL.day_break


class ProductionToml(msgspec.Struct, forbid_unknown_fields=True):
    """production.toml as written."""

    title: str
    script: str
    base: str
    dates: DatesToml
    unit: list[UnitToml]
    hours: HoursToml
    place: PlaceToml
    language: Literal["zh", "en"] = "zh"
    director: str = ""
    crew_size: int = 0
    rules: dict[str, int | RuleToml] = {}
    exception: list[ExceptionToml] = []
    wishes: WishesToml = msgspec.field(default_factory=WishesToml)
    pay_percent: dict[str, int] = {}
    contact: list[ContactToml] = []
    sheet: SheetToml = msgspec.field(default_factory=SheetToml)
    day: list[DayToml] = []
    palette: PaletteToml = msgspec.field(default_factory=PaletteToml)
    assumed: dict[str, Any] = {}


def read_production(data: bytes, file: str) -> Production:
    """The facts of a production.toml. Raises InputError with what is wrong and where."""
    raw = read_toml(data, file, ProductionToml)
    faults: list[Fault] = []

    def take(where: str, read: Callable[[], T], default: T, shown: object, hint: Text) -> T:
        try:
            return read()
        except (ValueError, ZoneInfoNotFoundError) as error:
            what = Text(f"{where} 不对：{shown}", f"{where}: {error}")
            faults.append(Fault(what, hint, Source(file)))
            return default

    for where, value, least, most in _bounds(raw):
        if not least <= value <= most:
            wrong = Text("{where} 不对：{v}", "{where} cannot be {v}").format(where=where, v=value)
            faults.append(Fault(wrong, Text(f"填 {least} 至 {most} 的数", f"a number from {least} to {most}"), Source(file)))
    if not raw.unit:
        none = Text("一个 [[unit]] 也没有", "there is no [[unit]]")
        faults.append(Fault(none, Text("至少写一个拍摄组", "write at least one"), Source(file)))
    take("place.zone", lambda: ZoneInfo(raw.place.zone), None, raw.place.zone, ZONE)
    production = Production(
        title=raw.title,
        start=raw.dates.start,
        days=raw.dates.days,
        base=raw.base,
        script=raw.script,
        units=tuple(_unit(unit) for unit in raw.unit),
        open=take("hours.open", lambda: span_of(raw.hours.open), span_of("00:00-48:00"), raw.hours.open, SPAN),
        language=raw.language,
        rest=tuple(raw.dates.rest),
        cover=tuple(raw.dates.cover),
        locked=tuple(raw.dates.locked),
        pay_percent=tuple(
            (when, share)
            for day, share in raw.pay_percent.items()
            if (when := take("pay_percent", lambda day=day: date.fromisoformat(day), None, day, DAY))  # type: ignore[misc]
        ),
        rules=tuple(_rule(name, value) for name, value in raw.rules.items()),
        exceptions=tuple((_exception(item), item.on) for item in raw.exception),
        wishes=Wishes(_fen(raw.wishes.story_order_yuan), _fen(raw.wishes.heavy_last_yuan), _fen(raw.wishes.waiting_yuan_per_hour)),
        relight_min=raw.hours.relight_min,
        move_min=raw.hours.move_min,
        latitude=raw.place.latitude,
        longitude=raw.place.longitude,
        zone=raw.place.zone,
        director=raw.director,
        crew_size=raw.crew_size,
        contacts=tuple(Contact(item.post, item.name, item.phone) for item in raw.contact),
        sheet=SheetFacts(
            **msgspec.structs.asdict(raw.sheet),
            days=tuple(_day(item) for item in raw.day),
            palette=take("palette", lambda: _palette(raw.palette), USUAL, msgspec.structs.asdict(raw.palette), COLOUR),
        ),
        assumed=tuple((key, str(value)) for key, value in raw.assumed.items() if _at(raw, key) == value),
    )
    if faults:
        raise InputError(*faults)
    return production


def _bounds(raw: ProductionToml) -> Iterator[tuple[str, Yuan, int, int]]:
    """Every number that has bounds: where it stands, what it is, the least and the most."""
    yield "crew_size", raw.crew_size, 0, 10_000
    yield "dates.days", raw.dates.days, 1, 400
    yield "hours.relight_min", raw.hours.relight_min, 0, 1440
    yield "hours.move_min", raw.hours.move_min, 0, 1440
    yield "place.latitude", raw.place.latitude, -66, 66
    yield "place.longitude", raw.place.longitude, -180, 180
    for unit in raw.unit:
        yield f"unit.{unit.id}.day_yuan", unit.day_yuan, 0, MOST_YUAN
        yield f"unit.{unit.id}.included_hours", unit.included_hours, 0, 24
        yield f"unit.{unit.id}.overtime_yuan_per_hour", unit.overtime_yuan_per_hour, 0, MOST_YUAN
        yield f"unit.{unit.id}.setup_min", unit.setup_min, 0, 1440
        yield f"unit.{unit.id}.strike_min", unit.strike_min, 0, 1440
    for day, share in raw.pay_percent.items():
        yield f"pay_percent.{day}", share, 0, 1000


def _fen(value: Yuan) -> int:
    return fen_of_yuan(str(value))


def _unit(raw: UnitToml) -> Unit:
    return Unit(
        id=raw.id,
        day_fen=_fen(raw.day_yuan),
        included_min=round(raw.included_hours * 60),
        overtime_fen_per_hour=_fen(raw.overtime_yuan_per_hour),
        setup_min=raw.setup_min,
        strike_min=raw.strike_min,
    )


def _rule(name: str, value: int | RuleToml) -> Rule:
    return Rule(name, value) if isinstance(value, int) else Rule(name, value.number, value.hard, _fen(value.price_yuan))


def _exception(raw: ExceptionToml) -> RuleException:
    return RuleException(raw.rule, raw.approver, _fen(raw.yuan), ANY_DAY, raw.person)


def _day(raw: DayToml) -> DayFacts:
    said = msgspec.structs.asdict(raw)
    return DayFacts(said.pop("on"), **said)


def _palette(raw: PaletteToml) -> Palette:
    return Palette(**{strip: colour.upper() for strip, colour in msgspec.structs.asdict(raw).items()})


def _at(raw: ProductionToml, key: str) -> Any:
    """The value that a dotted key of [assumed] names: `unit.A.day_yuan`, `dates.start`, `rules.rest`."""
    value: Any = raw
    for part in key.split("."):
        if isinstance(value, list):
            value = next((item for item in value if item.id == part), None)
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            value = getattr(value, part, None)
    return value
