"""plan: day plans -> what breaking rules with a number costs: priced breaches, and exceptions that somebody allowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juzu.kernel.money import started
from juzu.kernel.span import DAY_MIN
from juzu.kernel.text import Text
from juzu.plan.document import CostHead, DayPlan
from juzu.plan.problem import ANY_DAY, Problem

RULE_NAMES = {
    "longest-day": Text("全天时长", "length of the day"),
    "meal-after": Text("开饭间隔", "time to the meal"),
    "meal-length": Text("用餐时长", "length of the meal"),
    "rest": Text("休息时间", "rest"),
    "days-in-row": Text("连续工作天数", "days in a row"),
    "night-then-day": Text("夜戏转日戏", "a day after a night"),
    "person-longest-day": Text("演员全天时长", "length of the person's day"),
    "minor-hours": Text("未成年人时长", "hours of a minor"),
    "minor-latest": Text("未成年人收工时间", "wrap of a minor"),
}


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule broken on a day by a unit or person, and what it costs."""

    head: CostHead
    fen: int
    day: int
    who: str
    cause: Text


@dataclass(frozen=True, slots=True)
class _Work:
    day: int
    call: int
    wrap: int


def breaches(problem: Problem, days: tuple[DayPlan, ...]) -> Iterator[Broken]:
    """Every breach that costs money. A hard rule without an exception is no matter of money: it is left out here and refused by the checker."""
    for rule, day, who, excess in _found(problem, days):
        known = problem.rule(rule)
        if known is None:
            continue
        cause = RULE_NAMES[rule]
        if not known.hard:
            hours = 1 if rule == "days-in-row" else started(excess)
            text = Text(f"{who} {cause.zh}超出 {excess}", f"{who}: {cause.en} is over by {excess}")
            yield Broken("rule", known.price_fen * hours, day, who, text)
            continue
        covering = [e for e in problem.exceptions if e.rule == rule and e.day in (ANY_DAY, day) and e.person in ("", who)]
        if covering:
            allowed = min(covering, key=lambda e: e.fen)
            text = Text(f"{who} {cause.zh}例外，{allowed.approver}批准", f"{who}: {cause.en}, allowed by {allowed.approver}")
            yield Broken("exception", allowed.fen, day, who, text)


def _found(problem: Problem, days: tuple[DayPlan, ...]) -> Iterator[tuple[str, int, str, int]]:
    """(rule, day, who, excess) of every breach of a rule in force."""
    limit = {rule.id: rule.number for rule in problem.rules}
    for unit in problem.units:
        plans = [plan for plan in days if plan.unit == unit.id]
        yield from _spans(limit, unit.id, [_Work(p.day, p.call, p.wrap) for p in plans])
        for plan in plans:
            yield from _above(limit, "longest-day", plan.day, unit.id, plan.wrap - plan.call)
            yield from _meals(limit, plan)
    for person in problem.people:
        calls = {plan.day: call for plan in days for call in plan.people if call.who == person.id}
        works = [_Work(day, call.call, call.wrap) for day, call in sorted(calls.items())]
        yield from _spans(limit, person.id, works)
        for work in works:
            yield from _above(limit, "person-longest-day", work.day, person.id, work.wrap - work.call)
            if person.minor:
                yield from _above(limit, "minor-hours", work.day, person.id, work.wrap - work.call)
                yield from _above(limit, "minor-latest", work.day, person.id, work.wrap)


def _above(limit: dict[str, int], rule: str, day: int, who: str, value: int) -> Iterator[tuple[str, int, str, int]]:
    if rule in limit and value > limit[rule]:
        yield rule, day, who, value - limit[rule]


def _meals(limit: dict[str, int], plan: DayPlan) -> Iterator[tuple[str, int, str, int]]:
    since = plan.call
    for meal in (slot for slot in plan.slots if slot.kind == "meal"):
        yield from _above(limit, "meal-after", plan.day, plan.unit, meal.start - since)
        if "meal-length" in limit and meal.end - meal.start < limit["meal-length"]:
            yield "meal-length", plan.day, plan.unit, limit["meal-length"] - meal.end + meal.start
        since = meal.end
    yield from _above(limit, "meal-after", plan.day, plan.unit, plan.wrap - since)


def _spans(limit: dict[str, int], who: str, works: Iterable[_Work]) -> Iterator[tuple[str, int, str, int]]:
    """Rules about one working day after another."""
    before, row = None, 0
    for work in works:
        row = row + 1 if before and work.day == before.day + 1 else 1
        if "days-in-row" in limit and row > limit["days-in-row"]:
            yield "days-in-row", work.day, who, row - limit["days-in-row"]
        if before:
            gap = (work.day - before.day) * DAY_MIN + work.call - before.wrap
            if "rest" in limit and gap < limit["rest"]:
                yield "rest", work.day, who, limit["rest"] - gap
            follows = work.day == before.day + 1 and before.wrap > DAY_MIN
            if "night-then-day" in limit and follows and work.call < limit["night-then-day"]:
                yield "night-then-day", work.day, who, limit["night-then-day"] - work.call
        before = work
