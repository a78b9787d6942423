"""plan: Problem -> the least a day's crew costs by the day's load: crew day, overtime, meals and the longest day, over all units.

The load is the minutes of scenes and changes of all units together, as if every unit's day began with an entry that is counted and not paid.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Ints
from juzu.plan.problem import Problem, Unit

NO_LIMIT = 1 << 40


class Step(NamedTuple):
    """A day with a load of up to `load_min` costs at least `fen`."""

    load_min: int
    fen: int


def crew_steps(problem: Problem, saved_min: int, saved_fen: int, most_min: int) -> tuple[Step, ...]:
    """Steps of growing load and cost. `saved_min`, `saved_fen`: the most that a unit's first entry can have been counted for; `most_min`: no day
    needs more."""
    total: list[Step] = []
    for unit in problem.units:
        alone = _steps(_unit_fen(problem, unit, saved_min, most_min) - saved_fen)
        both = [Step(a.load_min + b.load_min, a.fen + b.fen) for a in total for b in alone]
        total = _cheapest([*total, *alone, *both])
    return tuple(total)


def _unit_fen(problem: Problem, unit: Unit, saved_min: int, most_min: int) -> Ints:
    """By load: the least that the unit's day costs; NO_LIMIT where no day is that long."""
    shoot = [day for day in problem.days if day.kind == "shoot"]
    percent = min((day.pay_percent for day in shoot), default=0)
    work = np.maximum(1, np.arange(most_min + 1) - saved_min) + unit.setup_min + unit.strike_min
    day = work + _meals_min(problem, work)
    hours = np.maximum(0, -(-(day - unit.included_min) // 60))
    fen = unit.day_fen * percent // 100 + hours * unit.overtime_fen_per_hour * percent // 100
    fen = fen + _too_long(problem, unit.id, day)
    widest = max((d.open.minutes for d in shoot), default=0)
    return np.where(day <= widest, fen, NO_LIMIT)


def _meals_min(problem: Problem, work: Ints) -> Ints:
    """Minutes of meals that so much work needs: n meals cut it into n + 1 stretches. 0 where the rules can be bought off."""
    after, length = problem.rule("meal-after"), problem.rule("meal-length")
    bought = {e.rule for e in problem.exceptions}
    if after is None or length is None or not (after.hard and length.hard) or bought & {after.id, length.id} or not after.number:
        return np.zeros_like(work)
    return np.maximum(0, -(-work // after.number) - 1) * length.number


def _too_long(problem: Problem, unit: str, day: Ints) -> Ints:
    """What passing longest-day costs, at least."""
    rule = problem.rule("longest-day")
    if rule is None:
        return np.zeros_like(day)
    excess = day - rule.number
    if not rule.hard:
        return np.maximum(0, -(-excess // 60)) * rule.price_fen
    prices = [e.fen for e in problem.exceptions if e.rule == rule.id and e.person in ("", unit)]
    return np.where(excess > 0, min(prices, default=NO_LIMIT), 0)


def _steps(fen: Ints) -> list[Step]:
    """The table as steps: the largest load at each cost."""
    lower = np.minimum.accumulate(fen[::-1])[::-1]  # a longer day never costs less by these terms; kept true for any
    ends = [*np.flatnonzero(np.diff(lower)), len(lower) - 1]
    return [Step(int(end), int(lower[end])) for end in ends if lower[end] < NO_LIMIT // 2]


def _cheapest(steps: list[Step]) -> list[Step]:
    """Only steps that no cheaper one reaches."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda s: (s.fen, -s.load_min)):
        if not kept or step.load_min > kept[-1].load_min:
            kept.append(step)
    return kept


def several_days(steps: tuple[Step, ...], days: int, load_min: int) -> int:
    """The least that so many days' crews cost for a load over all of them; NO_LIMIT when it does not fit.

    By the convex hull of the steps: equal days cost least on it.
    """
    if not days or not steps or load_min > days * steps[-1].load_min:
        return 0 if not days and not load_min else NO_LIMIT
    each = load_min / days
    corners = [Step(0, steps[0].fen), *steps]
    chords = [
        a.fen + (b.fen - a.fen) * (each - a.load_min) / (b.load_min - a.load_min)
        for n, a in enumerate(corners)
        for b in corners[n + 1 :]
        if a.load_min <= each <= b.load_min != a.load_min
    ]
    return int(days * min(chords))


__all__ = ["NO_LIMIT", "Step", "crew_steps", "several_days"]
