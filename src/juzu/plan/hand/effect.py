"""plan: a draft before and after an edit -> what the edit does: money, minutes and overtime by day, rules newly broken and rules mended."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from juzu.plan.check import Breach
from juzu.plan.document import DayPlan, Plan
from juzu.plan.hand.draft import Draft
from juzu.plan.problem import Problem
from juzu.plan.questions.compare import HeadChange, money_changes


@dataclass(frozen=True, slots=True)
class DayChange:
    """A unit's day that changes, before (`a_`) and after (`b_`): minutes from call to wrap (0: it does not work) and those beyond what is included.

    `fen` is how much more the lines of the day come to, over all units when several work on it.
    """

    day: int
    unit: str
    a_min: int
    b_min: int
    a_over_min: int
    b_over_min: int
    fen: int


@dataclass(frozen=True, slots=True)
class Effect:
    """What an edit does. `fen`, `minutes` and `over_min` are differences of the whole plan; `broken` are breaches that were not there or are worse."""

    fen: int
    minutes: int
    over_min: int
    days: tuple[DayChange, ...]
    money: tuple[HeadChange, ...]
    broken: tuple[Breach, ...]
    healed: tuple[Breach, ...]


def effect(problem: Problem, a: Draft, b: Draft) -> Effect:
    """The difference from draft a to draft b."""
    days = _days(problem, a.plan, b.plan)
    return Effect(
        fen=b.plan.cost_fen - a.plan.cost_fen,
        minutes=sum(day.b_min - day.a_min for day in days),
        over_min=sum(day.b_over_min - day.a_over_min for day in days),
        days=days,
        money=money_changes(a.plan, b.plan),
        broken=_beyond(b.verdict.broken, a.verdict.broken),
        healed=_beyond(a.verdict.broken, b.verdict.broken),
    )


def over_min(problem: Problem, sheet: DayPlan) -> int:
    """Minutes of a unit's day beyond what its pay includes."""
    included = next(unit.included_min for unit in problem.units if unit.id == sheet.unit)
    return max(0, sheet.wrap - sheet.call - included)


def _days(problem: Problem, a: Plan, b: Plan) -> tuple[DayChange, ...]:
    was, now = ({(sheet.day, sheet.unit): sheet for sheet in plan.days} for plan in (a, b))
    fen: Counter[int] = Counter()
    for sign, plan in ((-1, a), (1, b)):
        for line in plan.costs:
            fen[line.day] += sign * line.fen
    places = sorted(place for place in was.keys() | now.keys() if was.get(place) != now.get(place) or fen[place[0]])
    return tuple(_change(problem, *place, was.get(place), now.get(place), fen[place[0]]) for place in places)


def _change(problem: Problem, day: int, unit: str, a: DayPlan | None, b: DayPlan | None, fen: int) -> DayChange:
    (a_min, a_over), (b_min, b_over) = ((s.wrap - s.call, over_min(problem, s)) if s else (0, 0) for s in (a, b))
    return DayChange(day, unit, a_min, b_min, a_over, b_over, fen)


def _beyond(these: tuple[Breach, ...], those: tuple[Breach, ...]) -> tuple[Breach, ...]:
    """Breaches without their like among those, or worse than it."""
    known: dict[tuple[object, ...], int] = {}
    for breach in those:
        known[_key(breach)] = max(known.get(_key(breach), 0), breach.excess)
    return tuple(breach for breach in these if breach.excess > known.get(_key(breach), -1))


def _key(breach: Breach) -> tuple[object, ...]:
    """What makes two breaches the same: a rule with a number is broken by somebody on a day, any other by scenes wherever they stand."""
    return (breach.rule, breach.who, breach.day) if breach.excess else (breach.rule, breach.scenes or (breach.who, breach.day))
