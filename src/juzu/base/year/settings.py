"""base: how productions come to a base, how long they stay and what they ask for -> checked settings of a simulated year.

Times in days and hours, shares from 0 to 1. Where each default comes from stands beside it in edge/files/year.toml. Raises ValueError.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import isfinite
from typing import Any


@dataclass(frozen=True, slots=True)
class YearSettings:
    """Everything that a year is drawn from.

    `slots`: how many crews the base takes on one day. `requests_per_year` productions ask to come, unevenly by `month_factors` (January first)
    and `weekday_factors` (Monday first), which are scaled so that the year's total stays; `arrival_cv` is the spread of the time between two of
    them over its mean (1: by pure chance). A stay lasts `stay_days` crew-days with spread `stay_cv`; a share of them runs over. A no-show holds its
    slot for `no_show_days`. Who has waited `patience_days` for a slot goes elsewhere; a crew that finds none of its sets free waits
    `set_patience_days`, then shoots the scarcest kind elsewhere. It uses sets in pieces of `block_days`. `hours_per_day` are a crew's hours on a
    set, `night_hours` those of each crew when two share a set. `demand` is the share of shooting time by kind of set.
    """

    slots: int
    requests_per_year: float
    stay_days: float
    arrival_cv: float = 1.0
    stay_cv: float = 0.3
    month_factors: tuple[float, ...] = (1.0,) * 12
    weekday_factors: tuple[float, ...] = (1.0,) * 7
    scenes_per_crew_day: float = 22.0
    overrun_share: float = 0.0
    overrun_days: float = 0.0
    no_show_share: float = 0.0
    no_show_days: float = 0.0
    patience_days: float = 3650.0
    set_patience_days: float = 0.5
    block_days: float = 0.25
    hours_per_day: float = 14.0
    night_hours: float = 11.0
    warm_up_days: int = 60
    demand: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if wrong := slips({field.name: getattr(self, field.name) for field in fields(self)}):
            raise ValueError("; ".join(f"{name}: {value!r}, expected {expected}" for name, value, expected in wrong))


LIMITS: dict[str, tuple[float, float]] = {
    "slots": (1, 1000),
    "requests_per_year": (1, 100_000),
    "stay_days": (0.1, 365),
    "arrival_cv": (0, 5),
    "stay_cv": (0, 5),
    "scenes_per_crew_day": (0.1, 1000),
    "overrun_share": (0, 1),
    "overrun_days": (0, 365),
    "no_show_share": (0, 0.9),
    "no_show_days": (0, 365),
    "patience_days": (0, 100_000),
    "set_patience_days": (0, 365),
    "block_days": (0.05, 10),
    "hours_per_day": (1, 24),
    "night_hours": (1, 12),
    "warm_up_days": (0, 3650),
}
COUNTS = ("slots", "warm_up_days")
FACTORS = {"month_factors": 12, "weekday_factors": 7}

Slip = tuple[str, Any, str]


def slips(values: dict[str, Any]) -> list[Slip]:
    """Every value that cannot be: (name, value, what is expected)."""
    wrong: list[Slip] = []
    for name, value in values.items():
        if name in LIMITS and not _between(value, *LIMITS[name], whole=name in COUNTS):
            wrong.append((name, value, f"{LIMITS[name][0]:g} – {LIMITS[name][1]:g}"))
        if name in FACTORS and not _factors(value, FACTORS[name]):
            wrong.append((name, value, f"{FACTORS[name]} × (0 – 100), Σ > 0"))
        if name == "demand" and not all(kind and _between(share, 0, 1) for kind, share in value):
            wrong.append((name, dict(value), "0 – 1"))
    return wrong


def _between(value: Any, low: float, high: float, *, whole: bool = False) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return number and low <= value <= high and (not whole or value == int(value))


def _factors(values: Any, count: int) -> bool:
    return isinstance(values, list | tuple) and len(values) == count and all(_between(v, 0, 100) for v in values) and sum(values) > 0
