"""plan: a plan -> why each yuan, with the scenes behind it, and the cheapest change that would remove it (document `Explanation.1`).

For each cause the problem is changed so that the cause cannot arise, and planned again from the plan; what that costs more or less is the price of
removing it. Money is fen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from juzu.kernel.document import Schema
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.document import CostHead, CostLine, Plan
from juzu.plan.problem import Problem
from juzu.plan.questions.again import again
from juzu.plan.questions.compare import Moved, compare
from juzu.plan.questions.names import Names, listed, same
from juzu.plan.questions.without import removable, without
from juzu.plan.stop import Stop
from juzu.plan.words import HEADS

STEPS = 3_000  # trials for each change
SHOWN = 3  # causes of a head in the lines, besides those with a change


@dataclass(frozen=True, slots=True)
class Change:
    """What removing a cause takes: the scenes that move and what the whole plan then costs more (below 0: less). `found` is False when no legal plan
    without the cause was found in the time."""

    found: bool
    fen: int
    moved: tuple[Moved, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for money: as in the plan's cost lines. `change` None: not tried, as nothing removes it or the time was over."""

    head: CostHead
    fen: int
    day: int
    who: str
    scenes: tuple[str, ...]
    text: Text
    change: Change | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every cause, the dearest first; they add up to `cost_fen`."""

    title: str
    cost_fen: int
    causes: tuple[Cause, ...]
    lines: tuple[Text, ...]


EXPLANATION = Schema("Explanation", 1, Explanation)


def explain(problem: Problem, plan: Plan, *, stop: Stop, seed: int = 0) -> Explanation:
    """Why each yuan. The dearest removable causes are tried first, until the stop rule says so."""
    lines = _grouped(plan.costs)
    changes: dict[CostLine, Change] = {}
    for tried, line in enumerate(_in_turn([line for line in lines if removable(problem, line)])):
        if stop.done(tried * STEPS, plan.cost_fen):
            break
        changes[line] = _change(problem, plan, line, seed)
    found = [Cause(line.head, line.fen, line.day, line.who, line.scenes, line.cause, changes.get(line)) for line in lines]
    return Explanation(problem.title, plan.cost_fen, tuple(found), tuple(_lines(plan, found)))


def _in_turn(lines: list[CostLine]) -> list[CostLine]:
    """The dearest line of each head, then the second of each, and so on."""
    rank: Counter[CostHead] = Counter()
    turns: dict[CostLine, int] = {}
    for line in lines:
        turns[line] = rank[line.head]
        rank[line.head] += 1
    return sorted(lines, key=lambda line: (turns[line], -line.fen))


def _grouped(lines: Iterable[CostLine]) -> list[CostLine]:
    """Lines of one head, day and who in one, the dearest first."""
    groups: dict[tuple[CostHead, int, str], CostLine] = {}
    for line in lines:
        key = (line.head, line.day, line.who)
        before = groups.get(key)
        groups[key] = line if before is None else replace(before, fen=before.fen + line.fen)
    return sorted(groups.values(), key=lambda line: -line.fen)


def _change(problem: Problem, plan: Plan, line: CostLine, seed: int) -> Change:
    changed = without(problem, plan, line)
    other = again(problem, changed, plan, steps=STEPS, seed=seed)
    if other is None or any((c.head, c.day, c.who) == (line.head, line.day, line.who) for c in other.costs):
        return Change(False, 0, (), Text("没有找到能去掉它的合规计划", "no legal plan without it was found"))
    more = other.cost_fen - plan.cost_fen
    moved = compare(problem, plan, other).moved
    return Change(True, more, moved, _say(problem, moved, more))


def _say(problem: Problem, moved: tuple[Moved, ...], more: int) -> Text:
    names = Names(problem)
    shown = [
        Text("{s} 挪到 {d}", "{s} to {d}").format(s=listed([same(m.scene) for m in moved if m.b_day == day], 8), d=names.day(day))
        for day in dict.fromkeys(m.b_day for m in moved)
    ]
    how = listed(shown, 4) if shown else Text("改当天的次序", "another order within the day")
    if more < 0:
        return Text("去掉它反而省 {m} 元：{how}", "removing it saves {m} yuan: {how}").format(m=yuan(-more), how=how)
    return Text(
        "没有找到更便宜的：去掉它总共多花 {m} 元（{how}）", "nothing cheaper was found: removing it costs {m} yuan more in all ({how})"
    ).format(m=yuan(more), how=how)


def _lines(plan: Plan, causes: list[Cause]) -> Iterable[Text]:
    """Head by head, the dearest first: its causes that were tried and its dearest, the rest in one line."""
    yield Text("共 {m} 元，{n} 条原因", "{m} yuan, {n} causes").format(m=yuan(plan.cost_fen), n=len(causes))
    total: Counter[CostHead] = Counter()
    for cause in causes:
        total[cause.head] += cause.fen
    for head, fen in total.most_common():
        yield Text("{h}，共 {m} 元", "{h}, {m} yuan in all").format(h=HEADS[head], m=yuan(fen))
        of_head = [cause for cause in causes if cause.head == head]
        shown = [cause for n, cause in enumerate(of_head) if n < SHOWN or cause.change]
        for cause in shown:
            yield from _cause_lines(cause)
        if rest := [cause for cause in of_head if cause not in shown]:
            yield Text("  另外 {n} 条，共 {m} 元", "  {n} more, {m} yuan together").format(n=len(rest), m=yuan(sum(c.fen for c in rest)))


def _cause_lines(cause: Cause) -> Iterable[Text]:
    text = Text("  {m} 元：{c}", "  {m} yuan: {c}").format(m=yuan(cause.fen), c=cause.text)
    behind = Text("（场次：{s}）", " (scenes: {s})").format(s=listed([same(s) for s in cause.scenes])) if cause.scenes else None
    yield Text(f"{text.zh}{behind.zh}", f"{text.en}{behind.en}") if behind else text
    if cause.change:
        yield Text("    → {t}", "    -> {t}").format(t=cause.change.text)
