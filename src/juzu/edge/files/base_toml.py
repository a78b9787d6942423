"""edge: base.toml (yuan, hours, clock times, as people write them) -> Base."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import msgspec

from juzu.base.catalogue import Band, Base, BaseSet, BlackOut, Photo, Terms, Tier
from juzu.edge.files.toml_tables import line_of, read_toml, toml_text
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import fen_of_yuan
from juzu.kernel.source import Source
from juzu.kernel.span import Span, span_of
from juzu.kernel.text import Text
from juzu.plan.problem import WHOLE_DAY, Tariff

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


class BandToml(msgspec.Struct, forbid_unknown_fields=True):
    """A crew of at most so many pays another fee."""

    people: int
    fee_yuan: Yuan


class PhotoToml(msgspec.Struct, forbid_unknown_fields=True):
    """A picture of a set."""

    file: str
    caption: str = ""


class TierToml(msgspec.Struct, forbid_unknown_fields=True):
    """What cancelling less than so many hours before costs."""

    hours_before: Yuan
    percent: int


class SetToml(msgspec.Struct, forbid_unknown_fields=True):
    """A set as written; a missing `open` means the base's hours."""

    id: str
    name: str
    kinds: list[str]
    building: str = ""
    floor: str = ""
    shell: str = ""
    state: str = ""
    within: str = ""
    aliases: list[str] = []
    area_m2: int = 0
    people: int = 0
    inside: bool = True
    dressing_min: int = 0
    handover_min: int | None = None
    open: str = ""
    tariff: TariffToml | None = None
    band: list[BandToml] = []
    black_out: list[BlackOutToml] = []
    photo: list[PhotoToml] = []
    note: str = ""


class BaseToml(msgspec.Struct, forbid_unknown_fields=True):
    """base.toml as written."""

    id: str
    name: str
    set: list[SetToml]
    address: str = ""
    hospital: str = ""
    contact: str = ""
    open: str = ""
    change_min: int = 20
    state_change_min: int = 60
    handover_min: int = 15
    hold_hours: Yuan = 24
    tariff: TariffToml | None = None
    band: list[BandToml] = []
    cancelling: list[TierToml] = []


@dataclass
class _Reader:
    """Reads single entries and collects every fault of a file, so that all are told at once."""

    file: str
    text: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, path: str, what: Text, next_step: Text) -> None:
        shown = Text(f"{path}：{what.zh}", f"{path}: {what.en}")
        self.faults.append(Fault(shown, next_step, Source(self.file, line_of(path, self.text))))

    def whole(self, path: str, value: int) -> int:
        if value < 0:
            self.fault(path, Text(f"不能是负数：{value}", f"below 0: {value}"), NOT_NEGATIVE)
        return value

    def fen(self, path: str, value: Yuan) -> int:
        try:
            amount = fen_of_yuan(str(value))
        except ValueError:
            self.fault(path, Text(f"不是以元计的金额：{value}", f"not an amount in yuan: {value}"), NOT_NEGATIVE)
            return 0
        return self.whole(path, amount)

    def minutes(self, path: str, hours: Yuan, *, most: int = 48) -> int:
        if not 0 <= hours <= most:
            what = Text(f"小时数不对：{hours}", f"not a number of hours: {hours}")
            self.fault(path, what, Text(f"写 0 到 {most}", f"write 0 to {most}"))
            return 0
        return round(hours * 60)

    def span(self, path: str, text: str) -> Span:
        try:
            span = span_of(text)
        except ValueError:
            span = Span(0, 0)
        if not 0 <= span.start < span.end:
            self.fault(path, Text(f"时段看不懂：{text}", f"hours not understood: {text}"), WRITE_HOURS)
            return WHOLE_DAY
        return span

    def day(self, path: str, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            self.fault(path, Text(f"不是日期：{text}", f"not a date: {text}"), Text("写作 2026-12-05", "write it as 2026-12-05"))
            return text


NOT_NEGATIVE = Text("写 0 或正数，最细到分", "write 0 or more, no finer than 0.01")
WRITE_HOURS = Text("写作 08:00-22:00；过了零点接着数，如 18:00-26:00", "write 08:00-22:00; hours after midnight run on, as 18:00-26:00")


def read_base(data: bytes, file: str) -> Base:
    """The base of a base.toml. Raises InputError with every fault found."""
    raw = read_toml(data, file, BaseToml)
    reader = _Reader(file, toml_text(data, file))
    hours = reader.span("open", raw.open) if raw.open else WHOLE_DAY
    sets = tuple(_set(f"set[{index}]", item, hours, reader) for index, item in enumerate(raw.set))
    _look_over(raw.set, reader)
    change, state = reader.whole("change_min", raw.change_min), reader.whole("state_change_min", raw.state_change_min)
    handover = reader.whole("handover_min", raw.handover_min)
    tariff, bands = _tariff("tariff", raw.tariff, reader), _bands("band", raw.band, reader)
    terms = _terms(raw, reader)
    if not reader.faults:
        try:
            return Base(raw.id, raw.name, sets, raw.address, raw.hospital, raw.contact, change, state, handover, tariff, bands, terms)
        except ValueError as error:  # only the tree of sets together can show it
            mend = Text("within 写包含它的那个景的编号或 shell", "within names the set or shell that it is part of")
            reader.fault("set", Text(f"景的归属不成树：{error}", str(error)), mend)
    raise InputError(*reader.faults)


def _look_over(sets: list[SetToml], reader: _Reader) -> None:
    """What only the sets together can show."""
    if not sets:
        reader.fault("set", Text("一个景也没有", "no set at all"), Text("为每个景写一段 [[set]]", "write a [[set]] for each set"))
    first: dict[str, int] = {}
    for index, item in enumerate(sets):
        if not item.id.strip() or re.search(r"[、，,;；\n]", item.id):
            what = Text(f"编号不能用：“{item.id}”", f"not an id: {item.id!r}")
            reader.fault(
                f"set[{index}].id",
                what,
                Text("编号不能为空，也不能含顿号、逗号、分号", "an id is not empty and holds no comma or semicolon"),
            )
        elif item.id in first:
            line = line_of(f"set[{first[item.id]}].id", reader.text)
            what = Text(f"编号“{item.id}”与第 {line} 行重复", f"id {item.id!r} stands in line {line} too")
            reader.fault(f"set[{index}].id", what, Text("给其中一个换编号", "give one of them another id"))
        first.setdefault(item.id, index)


def _set(path: str, raw: SetToml, hours: Span, reader: _Reader) -> BaseSet:
    return BaseSet(
        id=raw.id,
        name=raw.name,
        kinds=tuple(raw.kinds),
        building=raw.building,
        floor=raw.floor,
        shell=raw.shell,
        state=raw.state,
        within=raw.within,
        aliases=tuple(raw.aliases),
        area_m2=reader.whole(f"{path}.area_m2", raw.area_m2),
        people=reader.whole(f"{path}.people", raw.people),
        inside=raw.inside,
        dressing_min=reader.whole(f"{path}.dressing_min", raw.dressing_min),
        handover_min=None if raw.handover_min is None else reader.whole(f"{path}.handover_min", raw.handover_min),
        tariff=_tariff(f"{path}.tariff", raw.tariff, reader),
        bands=_bands(f"{path}.band", raw.band, reader),
        open=reader.span(f"{path}.open", raw.open) if raw.open else hours,
        black_outs=tuple(_black_out(f"{path}.black_out[{index}]", item, reader) for index, item in enumerate(raw.black_out)),
        photos=tuple(Photo(item.file, item.caption) for item in raw.photo),
        note=raw.note,
    )


def _bands(path: str, raw: list[BandToml], reader: _Reader) -> tuple[Band, ...]:
    return tuple(
        Band(reader.whole(f"{path}[{index}].people", item.people), reader.fen(f"{path}[{index}].fee_yuan", item.fee_yuan))
        for index, item in enumerate(raw)
    )


def _terms(raw: BaseToml, reader: _Reader) -> Terms:
    tiers = []
    for index, item in enumerate(raw.cancelling):
        path = f"cancelling[{index}]"
        if not 0 <= item.percent <= 100:
            reader.fault(
                f"{path}.percent",
                Text(f"不是百分数：{item.percent}", f"not a share: {item.percent}"),
                Text("写 0 到 100", "write 0 to 100"),
            )
        tiers.append(Tier(reader.minutes(f"{path}.hours_before", item.hours_before, most=24 * 60), item.percent))
    return Terms(reader.minutes("hold_hours", raw.hold_hours, most=24 * 60), tuple(tiers))


def _black_out(path: str, raw: BlackOutToml, reader: _Reader) -> BlackOut:
    return BlackOut(reader.day(f"{path}.date", raw.date), reader.span(f"{path}.from", f"{raw.from_}-{raw.to}"), raw.reason)


def _tariff(path: str, raw: TariffToml | None, reader: _Reader) -> Tariff:
    if raw is None:
        return Tariff()
    if raw.kind == "half_day" and not raw.included_hours:
        what = Text("half_day 要写明半天含几小时", "half_day needs the hours of half a day")
        reader.fault(f"{path}.kind", what, Text("加上 included_hours，如 6", "add included_hours, such as 6"))
    return Tariff(
        kind=raw.kind,
        fee_fen=reader.fen(f"{path}.fee_yuan", raw.fee_yuan),
        included_min=reader.minutes(f"{path}.included_hours", raw.included_hours),
        after_fen_per_hour=reader.fen(f"{path}.after_yuan_per_hour", raw.after_yuan_per_hour),
        minimum_min=reader.minutes(f"{path}.minimum_hours", raw.minimum_hours),
        night_fen=reader.fen(f"{path}.night_yuan", raw.night_yuan),
        power_fen_per_hour=reader.fen(f"{path}.power_yuan_per_hour", raw.power_yuan_per_hour),
        once_fen=reader.fen(f"{path}.once_yuan", raw.once_yuan),
        deposit_fen=reader.fen(f"{path}.deposit_yuan", raw.deposit_yuan),
    )
