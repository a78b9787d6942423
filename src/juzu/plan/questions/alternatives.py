"""plan: a problem -> plans that differ in kind: least money, fewest days, shorter days, least waiting (document `Alternatives.1`).

Each kind is searched for with what it wants made dear; every plan is then priced by the problem as it is, and one that another beats in money, days,
longest day and waiting together is left out. Money is fen, times are minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.errors import Fault, ImpossibleError
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.first import reread
from juzu.plan.model import build
from juzu.plan.problem import PROBLEM, Problem, Rule
from juzu.plan.questions.again import money_search, restated
from juzu.plan.questions.why import raise_impossible
from juzu.plan.rules.kind import amount
from juzu.plan.search import search
from juzu.plan.stop import Stop

Kind = Literal["least money", "fewest days", "shorter days", "shortest days", "least waiting"]
NAMES: dict[Kind, Text] = {
    "least money": Text("最省钱", "least money"),
    "fewest days": Text("天数最少", "fewest days"),
    "shorter days": Text("每天短一些", "shorter days"),
    "shortest days": Text("每天最短", "shortest days"),
    "least waiting": Text("等待最少", "least waiting"),
}
DEAR_DAY, WAIT_FEN_PER_HOUR = 6, 20_000
SHORTER_MIN = {"shorter days": 60, "shortest days": 150}
LONGEST = Rule("longest-day", 960)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan of one kind and its measures; `waiting_min` is the sum over people and days."""

    kind: Kind
    cost_fen: int
    days: int
    longest_min: int
    waiting_min: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The front, the cheapest plan first."""

    title: str
    front: tuple[Alternative, ...]
    lines: tuple[Text, ...]


ALTERNATIVES = Schema("Alternatives", 1, Alternatives)


def alternatives(problem: Problem, *, stop: Stop, seed: int = 0, start: Plan | None = None) -> Alternatives:
    """The front. `start`: a plan to go on from. Raises ImpossibleError when no legal plan is found."""
    begin = start or Plan(problem.title, PROBLEM.digest(problem), "out of time", 0, 0, (), ())
    wanted = {kind: _wanting(kind, problem, begin) for kind in NAMES}
    models = {kind: build(each) for kind, each in wanted.items()}
    if not models["least money"].allowed.any(axis=1).all():
        raise_impossible(problem)
    searches = {kind: money_search(m, reread(wanted[kind], m, begin), seed * 1009 + n) for n, (kind, m) in enumerate(models.items())}
    search(list(searches.values()), stop, _untold)
    plans = {kind: restated(problem, wanted[kind], models[kind], s.solution(), seed) for kind, s in searches.items() if s.legal}
    found = [_measured(kind, plan) for kind, plan in plans.items() if plan]
    if not found:
        raise_impossible(problem)
        raise ImpossibleError(Fault(Text("没有找到合规的计划", "no legal plan was found"), Text("给更多时间", "give it more time")))
    front = _front(found)
    return Alternatives(problem.title, front, tuple(_lines(front)))


def _untold(steps: int, fen: int) -> None:
    """Tells nobody: five searches at once have no one best."""
    del steps, fen


def _wanting(kind: Kind, problem: Problem, start: Plan) -> Problem:
    """The problem with what the kind wants made dear or hard."""
    if kind == "fewest days":
        return replace(problem, units=tuple(replace(u, day_fen=max(u.day_fen, 1_000_000) * DEAR_DAY) for u in problem.units))
    if kind == "least waiting":
        return replace(problem, wishes=replace(problem.wishes, waiting_fen_per_hour=WAIT_FEN_PER_HOUR))
    if kind in SHORTER_MIN:
        rule = problem.rule("longest-day") or LONGEST
        longest = min(rule.number, max((day.wrap - day.call for day in start.days), default=rule.number))
        shorter = replace(rule, number=max(0, longest - SHORTER_MIN[kind]), hard=True)
        return replace(problem, rules=(shorter, *(r for r in problem.rules if r.id != "longest-day")))
    return problem


def _measured(kind: Kind, plan: Plan) -> Alternative:
    waiting = {(call.who, sheet.day): call.waiting_min for sheet in plan.days for call in sheet.people}
    longest = max((sheet.wrap - sheet.call for sheet in plan.days), default=0)
    return Alternative(kind, plan.cost_fen, len({sheet.day for sheet in plan.days}), longest, sum(waiting.values()), plan)


def _front(found: list[Alternative]) -> tuple[Alternative, ...]:
    kept: list[Alternative] = []
    for each in sorted(found, key=_measures):
        if not any(all(a <= b for a, b in zip(_measures(other), _measures(each), strict=True)) for other in kept):
            kept.append(each)
    return tuple(kept)


def _measures(each: Alternative) -> tuple[int, ...]:
    return each.cost_fen, each.days, each.longest_min, each.waiting_min


def _lines(front: tuple[Alternative, ...]) -> Iterable[Text]:
    text = Text(
        "{k}：{m} 元（比最省的多 {e} 元），{d} 天，最长一天 {l}，演员共等 {w}",
        "{k}: {m} yuan ({e} more than the cheapest), {d} days, longest day {l}, {w} waited",
    )
    for each in front:
        yield text.format(
            k=NAMES[each.kind],
            m=yuan(each.cost_fen),
            e=yuan(each.cost_fen - front[0].cost_fen),
            d=each.days,
            l=amount(each.longest_min, "minutes"),
            w=amount(each.waiting_min, "minutes"),
        )
