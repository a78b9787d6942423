"""plan: what a plan says about itself -> where its order, call sheets, cost lines or certificate are not what the two values give.

Sections 4, 6 and 8 of docs/rules/timing-and-money.md.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import isfinite

from juzu.kernel.money import yuan
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import Call, CostHead, CostLine
from juzu.plan.problem import PROBLEM
from juzu.plan.rules.facts import Attendance, Facts
from juzu.plan.rules.kind import Breach, FactRule, MoneyRule
from juzu.plan.words import HEADS


def right_problem(facts: Facts) -> Iterator[Breach]:
    """The plan belongs to this problem, as it is now."""
    if facts.plan.problem != PROBLEM.digest(facts.problem):
        yield Breach(
            "right-problem",
            Text("计划是为另一个或改动前的问题做的", "the plan was made for another problem, or for this one before a change"),
        )
    if facts.plan.title != facts.problem.title:
        yield Breach("right-problem", Text(f"片名“{facts.plan.title}”不符", f'the title "{facts.plan.title}" is not the problem\'s'))


def sheets_order(facts: Facts) -> Iterator[Breach]:
    """Days stand in order, one sheet a unit and day; a plan that says there is none has no days."""
    keys = [(sheet.day, sheet.unit) for sheet in facts.plan.days]
    for (day, unit), times in Counter(keys).items():
        if times > 1:
            yield Breach("sheets-order", Text(f"{unit} 组同一天有 {times} 张表", f"unit {unit} has {times} sheets on one day"), day, unit)
    if keys != sorted(keys):
        yield Breach("sheets-order", Text("日子不按顺序", "the days are not in order"))
    if keys and facts.plan.status in ("impossible", "out of time"):
        yield Breach("sheets-order", Text("状态说没有计划，却排了日子", "the status says there is no plan, yet it has days"))


def call_sheet(facts: Facts) -> Iterator[Breach]:
    """Every person and group of a unit's day stands in its sheet once, with the call, wrap and waiting that the slots give."""
    people, groups = _expected(facts.people), _expected(facts.groups)
    for sheet in facts.sheets:
        key = (sheet.day, sheet.unit.id)
        yield from _compare(facts, *key, sheet.plan.people, people[key])
        yield from _compare(facts, *key, sheet.plan.extras, groups[key])


def _expected(index: dict[str, tuple[Attendance, ...]]) -> dict[tuple[int, str], dict[str, Call]]:
    calls: dict[tuple[int, str], dict[str, Call]] = defaultdict(dict)
    for who, days in index.items():
        for a in days:
            for unit in {shot.unit for shot in a.shots}:
                calls[a.day, unit][who] = _call(a)
    return calls


def _call(a: Attendance) -> Call:
    return Call(a.who, a.call, a.first, a.wrap, a.working_min, a.waiting_min, a.count)


def _compare(facts: Facts, day: int, unit: str, calls: tuple[Call, ...], wanted: dict[str, Call]) -> Iterator[Breach]:
    times = Counter(call.who for call in calls)
    for who in sorted(times.keys() | wanted.keys()):
        if times[who] != (who in wanted):
            zh, en = (
                f"在 {unit} 组通告里出现 {times[who]} 次，应为 {int(who in wanted)} 次",
                f"stands {times[who]} times in the sheet of unit {unit}",
            )
            yield _sheet_breach(facts, day, who, zh, en)
    for call in calls:
        if call.who in wanted and call != (right := wanted[call.who]):
            yield _sheet_breach(
                facts, day, call.who, f"通告写 {_say(call)}，应为 {_say(right)}", f"has {_say(call)} and should have {_say(right)}"
            )


def _say(call: Call) -> str:
    return f"{clock(call.call)}/{clock(call.first)}/{clock(call.wrap)} {call.working_min}+{call.waiting_min} min ×{call.count}"


def _sheet_breach(facts: Facts, day: int, who: str, zh: str, en: str) -> Breach:
    text = Text("{name} {d} {what}", "{name} on {d} {what}").format(name=facts.name(who), d=facts.date(day), what=Text(zh, en))
    return Breach("call-sheet", text, day, who)


def cost_lines(facts: Facts, own: tuple[CostLine, ...]) -> Iterator[Breach]:
    """The plan's lines are the recomputed ones by (head, day, who)."""
    given, right = _sums(facts.plan.costs), _sums(own)
    for key in sorted(given.keys() | right.keys()):
        if given.get(key, 0) != right.get(key, 0):
            head, day, who = key
            when = facts.date(day) if day >= 0 else Text("全剧", "the production")
            text = Text("{d} {name} 的{head}写 {said} 元，应为 {got} 元", "{head} of {name} for {d} says {said} yuan and should say {got}")
            said, got = yuan(given.get(key, 0)), yuan(right.get(key, 0))
            what = text.format(d=when, name=facts.name(who), head=HEADS[head], said=said, got=got)
            yield Breach("cost-lines", what, day, who)


def cost_total(facts: Facts, own: tuple[CostLine, ...]) -> Iterator[Breach]:
    """The plan's cost is the sum of the recomputed lines."""
    total_fen = _total(own)
    if facts.plan.cost_fen != total_fen:
        said, got = yuan(facts.plan.cost_fen), yuan(total_fen)
        yield Breach("cost-total", Text(f"总价写 {said} 元，应为 {got} 元", f"the cost says {said} yuan and should say {got}"))


def _sums(lines: tuple[CostLine, ...]) -> dict[tuple[CostHead, int, str], int]:
    sums: Counter[tuple[CostHead, int, str]] = Counter()
    for line in lines:
        sums[line.head, line.day, line.who] += line.fen
    return {key: fen for key, fen in sums.items() if fen}


def bound(facts: Facts, own: tuple[CostLine, ...]) -> Iterator[Breach]:
    """The bound is not above the cost, proven best means equal, and the record of the run is possible."""
    plan, total_fen = facts.plan, _total(own)
    if not 0 <= plan.bound_fen <= total_fen:
        said = yuan(plan.bound_fen)
        yield Breach("bound", Text(f"下界 {said} 元不在 0 与总价之间", f"the bound of {said} yuan is not between 0 and the cost"))
    if plan.status == "proven best" and plan.bound_fen != total_fen:
        yield Breach("bound", Text("写着已证最优，下界却不等于总价", "it says proven best, yet the bound is not the cost"))
    if plan.sorted_fen and plan.sorted_fen < plan.bound_fen:
        yield Breach("bound", Text("按景排的花费低于下界", "sort by set costs less than the bound"))
    if not isfinite(plan.seconds) or plan.seconds < 0 or plan.threads < 1:
        yield Breach("bound", Text("运行记录不可能", "the record of the run is not possible"))


def _total(own: tuple[CostLine, ...]) -> int:
    return sum(line.fen for line in own)


RULES = (
    FactRule(
        "right-problem", Text("对应的问题", "Right problem"), Text("计划属于这个问题", "The plan belongs to this problem"), right_problem
    ),
    FactRule(
        "sheets-order",
        Text("日子有序", "Days in order"),
        Text("日子按序，一组一天一张表", "Days stand in order, one sheet a unit and day"),
        sheets_order,
    ),
    FactRule(
        "call-sheet",
        Text("通告", "Call sheet"),
        Text("每人的出工、收工、等待与时间表一致", "Calls, wraps and waiting are what the slots give"),
        call_sheet,
    ),
)

MONEY_RULES = (
    MoneyRule(
        "cost-lines", Text("逐项花费", "Cost lines"), Text("每一项花费与重算的一致", "Each cost line is the recomputed one"), cost_lines
    ),
    MoneyRule("cost-total", Text("总价", "Total"), Text("总价是各项之和", "The cost is the sum of the lines"), cost_total),
    MoneyRule(
        "bound",
        Text("下界与状态", "Bound and status"),
        Text("下界不高于总价，已证最优须相等", "The bound is at most the cost; proven best means equal"),
        bound,
    ),
)
