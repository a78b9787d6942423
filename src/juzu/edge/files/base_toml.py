"""edge: base.toml (yuan, hours, clock times, as people write them) -> Base."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import msgspec

from juzu.base.catalogue import Base, BaseSet, BlackOut
from juzu.edge.files.toml_tables import read_toml
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import fen_of_yuan
from juzu.kernel.source import Source
from juzu.kernel.span import Span, minute_of_clock
from juzu.kernel.text import Text
from juzu.plan.problem import WHOLE_DAY, Tariff

T = TypeVar("T")
Yuan = int | float


class TariffToml(msgspec.Struct, forbid_unknown_fields=True):
    """A tariff as written: yuan and hours."""

    kind: Literal["free", "day", "half_day", "hour"] = "day"
    fee_yuan: Yuan = 0
    included_hours: Yuan = 0
    after_yuan_per_hour: Yuan = 0
    minimum_hours: Yuan = 0
    night_yuan: Yuan = 0
    power_yuan_per_hour: Yuan = 0
    once_yuan: Yuan = 0
    deposit_yuan: Yuan = 0


class BlackOutToml(msgspec.Struct, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Hours on which a set is taken."""

    date: str
    from_: str = "00:00"
    to: str = "24:00"
    reason: str = ""


class SetToml(msgspec.Struct, forbid_unknown_fields=True):
    """A set as written; a missing `open` means the base's hours."""

    id: str
    name: str
    kinds: list[str]
    building: str = ""
    floor: str = ""
    shell: str = ""
    state: str = ""
    aliases: list[str] = []
    area_m2: int = 0
    people: int = 0
    inside: bool = True
    dressing_min: int = 0
    open: str = ""
    tariff: TariffToml | None = None
    black_out: list[BlackOutToml] = []
    note: str = ""


class BaseToml(msgspec.Struct, forbid_unknown_fields=True):
    """base.toml as written."""

    id: str
    name: str
    set: list[SetToml]
    address: str = ""
    hospital: str = ""
    contact: str = ""
    open: str = "00:00-48:00"
    change_min: int = 20
    state_change_min: int = 60
    tariff: TariffToml | None = None


@dataclass
class _Reader:
    """Collects every fault of a file, so that all are told at once."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def take(self, where: str, read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except ValueError as error:
            what = Text(f"{where}：{error}", f"{where}: {error}")
            self.faults.append(Fault(what, Text("请改正后重试", "correct it and try again"), Source(self.file)))
            return default


def read_base(data: bytes, file: str) -> Base:
    """The base of a base.toml. Raises InputError with every fault found."""
    raw = read_toml(data, file, BaseToml)
    reader = _Reader(file)
    hours = reader.take("open", lambda: span_of(raw.open), WHOLE_DAY)
    sets = tuple(_set(item, hours, reader) for item in raw.set)
    if not sets:
        reader.take("set", _no_set, None)
    base = reader.take(
        "base",
        lambda: Base(
            id=raw.id,
            name=raw.name,
            sets=sets,
            address=raw.address,
            hospital=raw.hospital,
            contact=raw.contact,
            change_min=raw.change_min,
            state_change_min=raw.state_change_min,
            tariff=_tariff(raw.tariff),
        ),
        None,
    )
    if reader.faults or base is None:
        raise InputError(*reader.faults)
    return base


def _no_set() -> None:
    raise ValueError("no [[set]] at all")


def _set(raw: SetToml, hours: Span, reader: _Reader) -> BaseSet:
    where = f"set {raw.id}"
    return BaseSet(
        id=raw.id,
        name=raw.name,
        kinds=tuple(raw.kinds),
        building=raw.building,
        floor=raw.floor,
        shell=raw.shell,
        state=raw.state,
        aliases=tuple(raw.aliases),
        area_m2=raw.area_m2,
        people=raw.people,
        inside=raw.inside,
        dressing_min=raw.dressing_min,
        tariff=_tariff(raw.tariff),
        open=reader.take(f"{where}.open", lambda: span_of(raw.open), hours) if raw.open else hours,
        black_outs=tuple(
            BlackOut(b.date, reader.take(f"{where}.black_out", lambda b=b: span_of(f"{b.from_}-{b.to}"), WHOLE_DAY), b.reason)  # type: ignore[misc]
            for b in raw.black_out
        ),
        note=raw.note,
    )


def _tariff(raw: TariffToml | None) -> Tariff:
    if raw is None:
        return Tariff()
    return Tariff(
        kind=raw.kind,
        fee_fen=fen_of_yuan(str(raw.fee_yuan)),
        included_min=round(raw.included_hours * 60),
        after_fen_per_hour=fen_of_yuan(str(raw.after_yuan_per_hour)),
        minimum_min=round(raw.minimum_hours * 60),
        night_fen=fen_of_yuan(str(raw.night_yuan)),
        power_fen_per_hour=fen_of_yuan(str(raw.power_yuan_per_hour)),
        once_fen=fen_of_yuan(str(raw.once_yuan)),
        deposit_fen=fen_of_yuan(str(raw.deposit_yuan)),
    )


def span_of(text: str) -> Span:
    """`06:00-26:00` -> Span(360, 1560). Raises ValueError."""
    start, sep, end = text.replace("～", "-").replace("—", "-").replace("–", "-").replace("至", "-").partition("-")
    if not sep:
        raise ValueError(f"hours are written 08:00-22:00, got {text!r}")
    return Span(minute_of_clock(start), minute_of_clock(end))
