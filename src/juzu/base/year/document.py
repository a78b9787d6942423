"""base: many years of a base -> one document: figures with intervals, kinds of sets, formulas, answers (document `Simulation.1`).

Every figure is for 365 days, whatever was simulated; money in fen; days are crew-days unless the name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.base.year.settings import YearSettings
from juzu.base.year.statistics import Interval
from juzu.kernel.document import Schema
from juzu.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Figures:
    """A year. `wait_days` from asking to coming, of those that came; `refused` are dramas that went elsewhere for want of a slot.

    `crews_a_day` are on the base on average; `jammed_days` of these are spent waiting for a set; `away_days` are shot elsewhere because no
    set was free in time. `little_crews` is comings a day times their mean stay, by Little's law the same as `crews_a_day` over a long time.
    """

    dramas: Interval
    scenes: Interval
    crews_a_day: Interval
    wait_days: Interval
    wait_p90_days: Interval
    refused: Interval
    jammed_days: Interval
    away_days: Interval
    idle_set_hours: Interval
    revenue_fen: Interval
    little_crews: Interval


@dataclass(frozen=True, slots=True)
class KindYear:
    """A kind of set. `rooms` can serve it; `busy_share` and `idle_hours` are those of the rooms listed under it first.

    `refusals` are productions whose scenes of this kind were shot elsewhere after waiting; `missing_days` were asked for and no set serves them.
    """

    kind: str
    rooms: int
    busy_share: Interval
    idle_hours: Interval
    jammed_days: Interval
    refusals: Interval
    missing_days: Interval


@dataclass(frozen=True, slots=True)
class Theory:
    """Queueing theory on the same draws, sets apart. The waits are null when more is asked for than the slots can take."""

    capacity_dramas: float
    load_crews: float
    mmc_wait_days: float | None
    ggc_wait_days: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a change would do: differences to the base as it is, from the same productions seed by seed."""

    question: str
    meaning: Text
    differences: Figures
    theory: Theory


@dataclass(frozen=True, slots=True)
class Simulation:
    """A base simulated: `seeds` years of `days` days after the warm-up. `base` is its name, "" when no catalogue was given."""

    base: str
    sets: int
    seeds: int
    days: int
    settings: YearSettings
    figures: Figures
    kinds: tuple[KindYear, ...]
    theory: Theory
    answers: tuple[Answer, ...] = ()


SIMULATION = Schema("Simulation", 1, Simulation)
