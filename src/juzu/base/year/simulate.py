"""base: a base, settings and questions -> a simulated year, with what each question would change (document `Simulation.1`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields

import numpy as np

from juzu.base.year.change import Case, changed
from juzu.base.year.document import Answer, Figures, KindYear, Simulation, Theory
from juzu.base.year.draw import YEAR_DAYS, draw
from juzu.base.year.income import income_fen
from juzu.base.year.one import Outcome, one_year
from juzu.base.year.queues import capacity, ggc_wait, mmc_wait
from juzu.base.year.settings import YearSettings
from juzu.base.year.statistics import Interval, interval
from juzu.base.year.supply import Supply, supply_of
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

MOST = 300_000
"""Productions in one run: their draws fit into a few hundred megabytes."""
Row = dict[str, float]
Told = Callable[[int, int], None]


def simulate(
    case: Case, questions: Sequence[str] = (), *, seeds: int, days: int = YEAR_DAYS, first_seed: int = 0, told: Told
) -> Simulation:
    """Runs `seeds` years (at least two) for the case and for each question on the same productions; `told(done, of)` after every year.

    Raises InputError for a question that is not understood, and for more productions in one year than MOST.
    """
    _refuse_too_many(case.settings, days)
    asked = [(question, *changed(question, case)) for question in questions]
    done, of = 0, seeds * (1 + len(asked))

    def years(one: Case) -> _Years:
        nonlocal done
        years = _Years(one, days)
        for seed in range(first_seed, first_seed + seeds):
            years.add(np.random.default_rng(seed))
            done += 1
            told(done, of)
        return years

    here = years(case)
    answers = []
    for question, other, meaning in asked:
        there = years(other)
        answers.append(Answer(question, meaning, _figures(there.rows, minus=here.rows), there.theory()))
    return Simulation(
        base=case.base.name if case.base.sets else "",
        sets=len(case.base.sets),
        seeds=seeds,
        days=days,
        settings=case.settings,
        figures=_figures(here.rows),
        kinds=here.kinds(),
        theory=here.theory(),
        answers=tuple(answers),
    )


def _refuse_too_many(settings: YearSettings, days: int) -> None:
    expected = settings.requests_per_year * (days + settings.warm_up_days) / YEAR_DAYS
    if expected > MOST:
        what = Text(f"一遍就有 {expected:,.0f} 部戏", f"{expected:,.0f} productions in one run")
        raise InputError(Fault(what, Text(f"减少天数，最多 {MOST:,} 部", f"take fewer days, {MOST:,} at most")))


class _Years:
    """The years of one case, seed by seed."""

    def __init__(self, case: Case, days: int) -> None:
        self.case, self.days = case, days
        self.supply = _supply(case)
        self.settings = _doubled(case)
        self.outcomes: list[Outcome] = []
        self.rows: list[Row] = []

    def add(self, generator: np.random.Generator) -> None:
        """One more year."""
        draws = draw(self.settings, self.days, generator)
        outcome = one_year(draws, self.settings, self.supply, days=self.days, stretch=self.case.stretch)
        self.outcomes.append(outcome)
        self.rows.append(self._row(outcome))

    def _row(self, year: Outcome) -> Row:
        scale = YEAR_DAYS / self.days
        hours = self.case.hours
        rooms = self.supply.room_count * self.supply.crews * self.days
        return {
            "dramas": year.dramas * scale,
            "scenes": year.worked_days / self.case.stretch * self.settings.scenes_per_crew_day * scale,
            "crews_a_day": year.base_days / self.days,
            "wait_days": float(year.waited.mean()) if len(year.waited) else 0.0,
            "wait_p90_days": float(np.quantile(year.waited, 0.9)) if len(year.waited) else 0.0,
            "refused": year.refused * scale,
            "jammed_days": float(year.blocked.sum()) * scale,
            "away_days": float(year.turned_days.sum()) * scale,
            "idle_set_hours": (rooms - float(year.used.sum())) * hours * scale,
            "revenue_fen": income_fen(self.case.base, self.supply, year, hours) * scale,
            "little_crews": len(year.stayed) / self.days * float(year.stayed.mean()) if len(year.stayed) else 0.0,
        }

    def theory(self) -> Theory:
        """The formulas for this case, on the stays that were drawn."""
        stays = np.concatenate([year.holding for year in self.outcomes])
        mean, slots = float(stays.mean()) if len(stays) else 0.0, self.settings.slots
        per_day = self.settings.requests_per_year / YEAR_DAYS
        load = per_day * mean
        if load == 0:
            return Theory(0.0, 0.0, 0.0, 0.0)
        if load >= slots:
            return Theory(capacity(slots, YEAR_DAYS, mean), load, None, None)
        spread = float(stays.std()) / mean
        ggc = ggc_wait(slots, per_day, mean, self.settings.arrival_cv, spread)
        return Theory(capacity(slots, YEAR_DAYS, mean), load, mmc_wait(slots, per_day, mean), ggc)

    def kinds(self) -> tuple[KindYear, ...]:
        """Every kind that is asked for or stands on the base, the most jammed first."""
        if not self.supply.sets:
            return ()
        owner = self.supply.owner()
        names = dict.fromkeys([*self.outcomes[0].kinds, *owner.values()])
        rows = [self._kind(kind, {room for room, first in owner.items() if first == kind}) for kind in names]
        return tuple(sorted(rows, key=lambda row: (-row.jammed_days.mean, -row.missing_days.mean, -row.busy_share.mean)))

    def _kind(self, kind: str, rooms: set[int]) -> KindYear:
        scale = YEAR_DAYS / self.days
        position = self.outcomes[0].kinds.index(kind) if kind in self.outcomes[0].kinds else -1
        mine = np.array([room in rooms for room in self.supply.rooms])
        can = len(rooms) * self.supply.crews * self.days
        used = np.array([float(year.used[mine].sum()) for year in self.outcomes])

        def asked(name: str) -> Interval:
            return interval(np.array([getattr(year, name)[position] if position >= 0 else 0.0 for year in self.outcomes]) * scale)

        return KindYear(
            kind,
            self.supply.copies(kind),
            interval(used / max(1, can)),
            interval((can - used) * self.case.hours * scale),
            asked("blocked"),
            asked("turned"),
            asked("missing_days"),
        )


def _supply(case: Case) -> Supply:
    supply = supply_of(case.base)
    return Supply(supply.sets, supply.rooms, supply.serving, 2) if case.night else supply


def _doubled(case: Case) -> YearSettings:
    """With a night shift every slot is one by day and one by night."""
    if not case.night:
        return case.settings
    values = {field.name: getattr(case.settings, field.name) for field in fields(case.settings)}
    return YearSettings(**values | {"slots": 2 * case.settings.slots})


def _figures(rows: Sequence[Row], minus: Sequence[Row] | None = None) -> Figures:
    """Each figure over seeds; with `minus` the difference seed by seed, which common random numbers make narrow."""

    def samples(name: str) -> Interval:
        own = np.array([row[name] for row in rows])
        return interval(own - np.array([row[name] for row in minus]) if minus else own)

    return Figures(**{field.name: samples(field.name) for field in fields(Figures)})
