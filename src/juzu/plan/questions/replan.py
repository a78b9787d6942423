"""plan: a plan and what happened -> a new plan that tells few people anew, and the curve of money against people (document `Replan.1`).

Re-calls are priced at several prices at once; each gives a legal plan. Those that another beats in money and in people are left out. Money is fen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from juzu.kernel.document import Schema
from juzu.kernel.errors import Fault, ImpossibleError
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.compiled import Flags
from juzu.plan.document import Plan
from juzu.plan.first import reread
from juzu.plan.model import build, todo
from juzu.plan.problem import Problem
from juzu.plan.progress import Report, silent
from juzu.plan.published import published_calls
from juzu.plan.questions.compare import Comparison, compare
from juzu.plan.questions.happening import Happening, happened
from juzu.plan.questions.names import Names
from juzu.plan.questions.stay import plan_of, stay_searches
from juzu.plan.questions.why import raise_impossible
from juzu.plan.search import search
from juzu.plan.stop import Stop

PRICES_PER_10000 = (0, 8, 16, 30)  # of the old plan's cost, for each person told anew
WITHIN_PERMILLE = 15  # the recommended plan costs at most this much more than the cheapest


@dataclass(frozen=True, slots=True)
class Point:
    """A plan on the curve: what it costs, how many people are told anew and how many of their days change."""

    cost_fen: int
    people: int
    changes: int
    plan: Plan


@dataclass(frozen=True, slots=True)
class Replan:
    """The problem after what happened, the curve with the cheapest plan first, which of its points is recommended, and how that differs from the old
    plan."""

    title: str
    happenings: tuple[Happening, ...]
    problem: Problem
    curve: tuple[Point, ...]
    chosen: int
    comparison: Comparison
    lines: tuple[Text, ...]

    @property
    def plan(self) -> Plan:
        """The recommended plan."""
        return self.curve[self.chosen].plan


REPLAN = Schema("Replan", 1, Replan)


def replan(
    problem: Problem,
    plan: Plan,
    happenings: tuple[Happening, ...],
    *,
    stop: Stop,
    today: int = 0,
    published_days: tuple[int, ...] | None = None,
    released: frozenset[str] = frozenset(),
    seed: int = 0,
    report: Callable[[Report], None] = silent,
) -> Replan:
    """The new plan. `today`: the first day not shot yet. `published_days`: whose call sheets are out (None: all); `released`: people whose changes are
    free. Raises ImpossibleError when what happened leaves no plan, ValueError for a happening about nothing in the problem."""
    now = happened(problem, plan, happenings, today)
    m = build(now)
    if not m.allowed.any(axis=1).all():
        raise_impossible(now)
    prices = tuple(plan.cost_fen * share // 10_000 for share in PRICES_PER_10000)
    starts = [reread(now, m, each) for each in _first_plans(now, plan)]
    searches = stay_searches(m, starts, published_calls(now, plan.days), _told(now, published_days, released), prices, seed)
    search(searches, stop, lambda steps, fen: report(Report(stop.elapsed(), fen, 0, steps, stop.share(steps))))
    for each in searches:
        each.wait()
    ceiling = min((s.fen for s in searches if s.legal), default=0) * (1000 + WITHIN_PERMILLE) // 1000
    for each in searches:
        each.hold_more(max(ceiling, each.fen))
    found = [each for each in (plan_of(now, s.m, s.solution(), seed) for s in searches if s.legal) if each is not None]
    if not found:
        raise_impossible(now)
        raise ImpossibleError(
            Fault(
                Text("没有找到合规的新计划", "no legal new plan was found"),
                Text("给更多时间，或放宽一项", "give it more time, or relax something"),
            )
        )
    curve = _front(_point(now, plan, each, released) for each in found)
    chosen = _recommended(curve)
    comparison = compare(now, plan, curve[chosen].plan)
    return Replan(problem.title, happenings, now, curve, chosen, comparison, tuple(_lines(now, happenings, curve, chosen, comparison)))


def _first_plans(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The old plan, and with each day that can no longer be shot as it was changed for another one."""
    yield plan
    can = {scene.id: row for scene, row in zip(todo(problem), build(problem).allowed, strict=True)}
    hurt = sorted({day.day for day in plan.days for s in day.scenes if s in can and not can[s][day.day]})
    for a in hurt:
        for b in (n for n, day in enumerate(problem.days) if n not in hurt and day.kind == "shoot"):
            yield replace(plan, days=tuple(replace(day, day={a: b, b: a}.get(day.day, day.day)) for day in plan.days))


def _told(problem: Problem, days: tuple[int, ...] | None, released: frozenset[str]) -> Flags:
    """Day x callee: whether a change there must be told."""
    told = np.zeros((len(problem.days), len(problem.people) + len(problem.extras)), np.bool_)
    told[list(range(len(problem.days)) if days is None else days)] = True
    for n, person in enumerate(problem.people):
        told[:, n] &= person.id not in released
    return told


def _point(problem: Problem, old: Plan, new: Plan, released: frozenset[str]) -> Point:
    recalled = [r for r in compare(problem, old, new).recalled if r.person not in released]
    return Point(new.cost_fen, len(recalled), sum(len(r.changes) for r in recalled), new)


def _front(points: Iterable[Point]) -> tuple[Point, ...]:
    """The points that no other beats, the cheapest first."""
    front: list[Point] = []
    for point in sorted(points, key=lambda p: (p.cost_fen, p.people, p.changes)):
        if not front or point.people < front[-1].people:
            front.append(point)
    return tuple(front)


def _recommended(curve: tuple[Point, ...]) -> int:
    limit = curve[0].cost_fen * (1000 + WITHIN_PERMILLE) // 1000
    return max(n for n, point in enumerate(curve) if point.cost_fen <= limit)


def _lines(
    problem: Problem, happenings: tuple[Happening, ...], curve: tuple[Point, ...], chosen: int, comparison: Comparison
) -> Iterable[Text]:
    names = Names(problem)
    yield from (happening.say(names) for happening in happenings)
    yield Text("钱与重新通知的人（每一行都是核对过的合规计划）：", "money against people told anew (each line is a legal, checked plan):")
    text = Text("  {mark} {m} 元，重新通知 {p} 人 {c} 处", "  {mark} {m} yuan, {p} people told anew, {c} changes")
    for n, point in enumerate(curve):
        mark = Text("→", "->") if n == chosen else Text("·", "-")
        yield text.format(mark=mark, m=yuan(point.cost_fen), p=point.people, c=point.changes)
    yield Text("推荐的计划与原计划相比：", "the recommended plan against the old one:")
    yield from comparison.lines
