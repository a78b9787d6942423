"""plan: two plans of one production -> what differs: money by head, days, people re-called, scenes moved (document `Comparison.1`).

Money is fen, a day its position in the problem's days (-1: not at all), minutes count from 00:00 of the day. Each plan may cover scenes that the
other does not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.money import yuan
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import CostHead, Plan
from juzu.plan.problem import Problem
from juzu.plan.questions.names import Names, listed
from juzu.plan.words import HEADS


@dataclass(frozen=True, slots=True)
class HeadChange:
    """What a head of money comes to in each plan."""

    head: CostHead
    a_fen: int
    b_fen: int


@dataclass(frozen=True, slots=True)
class CallChange:
    """A day of a person that changes: called anew, released, or called at another time; `-1` where there is no call."""

    day: int
    kind: Literal["called", "released", "moved"]
    a_min: int
    b_min: int


@dataclass(frozen=True, slots=True)
class Recall:
    """A person who must be told: their days or calls change."""

    person: str
    changes: tuple[CallChange, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A scene on another day."""

    scene: str
    a_day: int
    b_day: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """How plan b differs from plan a; `lines` says it in crew words."""

    title: str
    a_fen: int
    b_fen: int
    a_days: tuple[int, ...]
    b_days: tuple[int, ...]
    money: tuple[HeadChange, ...]
    recalled: tuple[Recall, ...]
    moved: tuple[Moved, ...]
    lines: tuple[Text, ...]


COMPARISON = Schema("Comparison", 1, Comparison)
Calls = dict[tuple[str, int], int]


def compare(problem: Problem, a: Plan, b: Plan) -> Comparison:
    """The differences from a to b."""
    money, recalled, moved = money_changes(a, b), recalls(a, b), _moved(problem, a, b)
    a_days, b_days = _days(a), _days(b)
    lines = (
        *_totals(problem, a, b, a_days, b_days),
        *_money_lines(money),
        *_people_lines(problem, recalled),
        *_scene_lines(problem, moved),
    )
    return Comparison(problem.title, a.cost_fen, b.cost_fen, a_days, b_days, money, recalled, moved, lines)


def recalls(a: Plan, b: Plan) -> tuple[Recall, ...]:
    """Everybody whose days or calls change from a to b."""
    was, now = calls(a), calls(b)
    changes: dict[str, list[CallChange]] = {}
    for who, day in sorted(was.keys() | now.keys(), key=lambda key: (key[0], key[1])):
        before, after = was.get((who, day)), now.get((who, day))
        if before == after:
            continue
        kind: Literal["called", "released", "moved"] = "called" if before is None else "released" if after is None else "moved"
        minutes = (-1 if before is None else before, -1 if after is None else after)
        changes.setdefault(who, []).append(CallChange(day, kind, *minutes))
    return tuple(Recall(who, tuple(each)) for who, each in changes.items())


def calls(plan: Plan) -> Calls:
    """(person, day) -> minute of the call."""
    return {(call.who, sheet.day): call.call for sheet in plan.days for call in sheet.people}


def _days(plan: Plan) -> tuple[int, ...]:
    return tuple(sorted({sheet.day for sheet in plan.days}))


def money_changes(a: Plan, b: Plan) -> tuple[HeadChange, ...]:
    """The heads of money that come to something else, the largest change first."""
    was, now = _heads(a), _heads(b)
    found = [HeadChange(head, was[head], now[head]) for head in HEADS if was[head] != now[head]]
    return tuple(sorted(found, key=lambda c: -abs(c.b_fen - c.a_fen)))


def _heads(plan: Plan) -> Counter[CostHead]:
    total: Counter[CostHead] = Counter()
    for line in plan.costs:
        total[line.head] += line.fen
    return total


def _moved(problem: Problem, a: Plan, b: Plan) -> tuple[Moved, ...]:
    was, now = a.day_of, b.day_of
    return tuple(Moved(s.id, was.get(s.id, -1), now.get(s.id, -1)) for s in problem.scenes if was.get(s.id, -1) != now.get(s.id, -1))


def _totals(problem: Problem, a: Plan, b: Plan, a_days: tuple[int, ...], b_days: tuple[int, ...]) -> tuple[Text, ...]:
    change = b.cost_fen - a.cost_fen
    total = (
        Text("花费相同，{a} 元", "the cost is the same, {a} yuan")
        if not change
        else Text("{a} 元 → {b} 元：{word} {c} 元", "{a} yuan -> {b} yuan: {c} {word}")
    )
    word = Text("多花", "more") if change > 0 else Text("省", "saved")
    names = Names(problem)
    gone, new = tuple(sorted(set(a_days) - set(b_days))), tuple(sorted(set(b_days) - set(a_days)))
    days = Text("{a} 个拍摄日 → {b} 个", "{a} shooting days -> {b}").format(a=len(a_days), b=len(b_days))
    if gone:
        days = Text("{d}；不再拍 {g}", "{d}; no longer {g}").format(d=days, g=names.days(gone))
    if new:
        days = Text("{d}；加拍 {n}", "{d}; now also {n}").format(d=days, n=names.days(new))
    return total.format(a=yuan(a.cost_fen), b=yuan(b.cost_fen), c=yuan(abs(change)), word=word), days


def _money_lines(money: tuple[HeadChange, ...]) -> tuple[Text, ...]:
    text = Text("{head}：{a} → {b}（{sign}{c} 元）", "{head}: {a} -> {b} ({sign}{c} yuan)")
    return tuple(
        text.format(
            head=HEADS[c.head], a=yuan(c.a_fen), b=yuan(c.b_fen), sign="+" if c.b_fen > c.a_fen else "−", c=yuan(abs(c.b_fen - c.a_fen))
        )
        for c in money
    )


def _people_lines(problem: Problem, recalled: tuple[Recall, ...]) -> tuple[Text, ...]:
    names = Names(problem)
    head = Text("{n} 位演员要重新通知", "{n} actors must be told anew").format(n=len(recalled))
    return head, *(recall_line(names, recall) for recall in recalled)


def recall_line(names: Names, recall: Recall) -> Text:
    """What a person must be told."""
    said = {
        "called": Text("{d} 加通告（{b}）", "{d} called ({b})"),
        "released": Text("{d} 取消", "{d} released"),
        "moved": Text("{d} {a} 改为 {b}", "{d} {a} becomes {b}"),
    }
    parts = [said[c.kind].format(d=names.day(c.day), a=clock(c.a_min), b=clock(c.b_min)) for c in recall.changes]
    return Text("{who}：{what}", "{who}: {what}").format(who=names.who(recall.person), what=listed(parts))


def _scene_lines(problem: Problem, moved: tuple[Moved, ...]) -> tuple[Text, ...]:
    names = Names(problem)
    head = Text("{n} 场换了日子", "{n} scenes change their day").format(n=len(moved))
    routes: dict[tuple[int, int], list[str]] = {}
    for move in moved:
        routes.setdefault((move.a_day, move.b_day), []).append(move.scene)
    text = Text("{s}：{a} → {b}", "{s}: {a} -> {b}")
    return head, *(
        text.format(s=listed([Text(s, s) for s in ids], 40), a=_place(names, a), b=_place(names, b))
        for (a, b), ids in sorted(routes.items())
    )


def _place(names: Names, day: int) -> Text:
    return names.day(day) if day >= 0 else Text("不在计划里", "not in the plan")
