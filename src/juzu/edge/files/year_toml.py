"""edge: year.toml, and a person's own beside it -> the settings of a simulated year, or every slip at once."""

from __future__ import annotations

from dataclasses import fields
from importlib import resources
from typing import Any

import msgspec

from juzu.base.catalogue import Base
from juzu.base.year.settings import COUNTS, YearSettings, slips
from juzu.edge.files.toml_tables import line_of, read_toml, toml_text
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.problem import Tariff

PASS = ("pass_yuan", "pass_hours", "pass_after_yuan")


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    """One setting: its value, where it comes from, and how sure that is."""

    value: float | list[float] | dict[str, float]
    grade: str = ""
    source: str = ""


_NAMES = (*(field.name for field in fields(YearSettings)), *PASS)
YearToml = msgspec.defstruct("YearToml", [(name, Entry | None, None) for name in _NAMES], forbid_unknown_fields=True)


def default_text() -> str:
    """The settings file that Juzu brings, to be copied and changed."""
    return resources.files("juzu.edge.files").joinpath("year.toml").read_text("utf-8")


def read_year(data: bytes = b"", file: str = "year.toml") -> tuple[YearSettings, Base]:
    """The settings, with a base that has a pass and no catalogue. What a person's file leaves out is as in Juzu's. Raises InputError."""
    values = _values(default_text().encode(), "year.toml")
    own = _values(data, file)
    if faults := [_wrong(name, value, expected, file, toml_text(data, file)) for name, value, expected in _slips(own)]:
        raise InputError(*faults)
    values |= own
    fee, hours, after = (values.pop(name) for name in PASS)
    tariff = Tariff("day", round(fee * 100), round(hours * 60), round(after * 100))
    return YearSettings(**values), Base("", "", (), tariff=tariff)


def _values(data: bytes, file: str) -> dict[str, Any]:
    read = read_toml(data, file, YearToml)
    return {name: _plain(name, entry.value) for name in _NAMES if (entry := getattr(read, name)) is not None}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return tuple(value.items())
    return int(value) if name in COUNTS and value.is_integer() else value


def _slips(own: dict[str, Any]) -> list[tuple[str, Any, str]]:
    shapes = [("demand", value, "{ }") for name, value in own.items() if name == "demand" and not _pairs(value)]
    passes = {name: value for name, value in own.items() if name in PASS}
    sums = [(name, value, "0 – 1000000") for name, value in passes.items() if not (isinstance(value, float) and 0 <= value <= 1e6)]
    return [*shapes, *sums, *slips({name: value for name, value in own.items() if name != "demand" or _pairs(value)})]


def _pairs(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, tuple) for item in value)


def _wrong(name: str, value: Any, expected: str, file: str, text: str) -> Fault:
    shown = f"{value:g}" if isinstance(value, float) else dict(value) if isinstance(value, tuple) and _pairs(value) else value
    what = Text(f"{name} 不能是 {shown}", f"{name} cannot be {shown}")
    return Fault(what, Text(f"应为 {expected}", f"expected {expected}"), Source(file, line_of(f"{name}.value", text)))
