"""base: settings and a seeded generator -> one year's productions: when they come, how long they stay, what they ask for.

Every kind of chance has a stream of its own, so that a variant (another number of slots, shorter stays) meets the very same productions:
common random numbers, after A. M. Law, Simulation Modeling and Analysis, 5th ed. 2015, ch. 11.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import ceil, sqrt

import numpy as np
import numpy.typing as npt

from juzu.base.year.settings import YearSettings

Reals = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

WIDTH = 64
"""Kinds drawn for one production; a stay of more pieces begins again at the first."""
TAIL_DAYS = 30
YEAR_DAYS = 365
MONTH_ENDS = tuple(accumulate((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)))


@dataclass(frozen=True, slots=True)
class Draws:
    """Productions in the order of asking. `come` in days from the end of the warm-up; `stay` crew-days; `kinds` in [0, 1) by piece of the stay."""

    come: Reals
    stay: Reals
    no_show: Flags
    kinds: Reals


def draw(settings: YearSettings, days: int, generator: np.random.Generator) -> Draws:
    """The productions that ask within warm-up, `days` and a tail that keeps the base as full as before."""
    comings, stays, overruns, no_shows, kinds = generator.spawn(5)
    come = _come(settings, days, comings)
    count = len(come)
    stay = _spread(stays, settings.stay_days, settings.stay_cv, count)
    stay += settings.overrun_days * (overruns.random(count) < settings.overrun_share)
    return Draws(come, stay, no_shows.random(count) < settings.no_show_share, kinds.random((count, WIDTH if settings.demand else 1)))


def daily_rates(settings: YearSettings, first: int, last: int) -> Reals:
    """Productions expected on each day from `first` to before `last`; day 0 is a Monday, the 1st of January."""
    months = [next(month for month, end in enumerate(MONTH_ENDS) if day < end) for day in range(YEAR_DAYS)]
    factors = np.array(settings.month_factors)[months]
    weekdays = np.array(settings.weekday_factors)
    day = np.arange(first, last)
    rates = factors[day % YEAR_DAYS] * weekdays[day % 7] / (factors.mean() * weekdays.mean())
    return np.asarray(rates * settings.requests_per_year / YEAR_DAYS, np.float64)


def _come(settings: YearSettings, days: int, generator: np.random.Generator) -> Reals:
    """Arrivals at rate 1 on the clock of expected arrivals, read back on the calendar (E. Çinlar's time change)."""
    first, last = -settings.warm_up_days, days + TAIL_DAYS
    expected = np.concatenate(([0.0], np.cumsum(daily_rates(settings, first, last))))
    enough = ceil(expected[-1] + 10 * settings.arrival_cv * sqrt(expected[-1]) + 10)
    clock = np.cumsum(_spread(generator, 1.0, settings.arrival_cv, enough))
    return np.asarray(np.interp(clock[clock < expected[-1]], expected, np.arange(first, last + 1)), np.float64)


def _spread(generator: np.random.Generator, mean: float, cv: float, count: int) -> Reals:
    """Gamma: 1 is the exponential, 0 always the mean."""
    if cv == 0:
        return np.full(count, mean)
    return generator.gamma(1 / cv**2, mean * cv**2, count)
