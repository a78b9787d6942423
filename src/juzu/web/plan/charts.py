"""web: a plan -> what the page "why" draws: money by head with the lines behind it, and how long each person waits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.plan.document import CostHead, CostLine, Plan
from juzu.plan.problem import Problem
from juzu.plan.questions.names import Names
from juzu.plan.rules.kind import amount
from juzu.plan.words import HEADS

WIDE = 100  # a bar of full width


@dataclass(frozen=True, slots=True)
class Head:
    """A head of money: its sum, its share of the widest bar in percent, and its lines, the dearest first."""

    name: Text
    fen: int
    width: int
    lines: tuple[CostLine, ...]


@dataclass(frozen=True, slots=True)
class Waits:
    """A person over the whole plan: minutes from call to wrap, those waited, and the widths of both parts of the bar in percent."""

    name: Text
    days: int
    waiting: Text
    there: Text
    waiting_width: float
    working_width: float


def heads(plan: Plan) -> tuple[Head, ...]:
    """The heads, the dearest first."""
    lines: dict[CostHead, list[CostLine]] = defaultdict(list)
    for line in plan.costs:
        lines[line.head].append(line)
    sums = sorted(((sum(line.fen for line in of_head), head) for head, of_head in lines.items()), reverse=True)
    most = max((fen for fen, _ in sums), default=1)
    return tuple(
        Head(HEADS[head], fen, max(1, fen * WIDE // most), tuple(sorted(lines[head], key=lambda line: -line.fen))) for fen, head in sums
    )


def waits(problem: Problem, plan: Plan) -> tuple[Waits, ...]:
    """Everybody who works, the longest waits first."""
    names = Names(problem)
    there: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for sheet in plan.days:
        for call in sheet.people:
            there[call.who][sheet.day] = (call.wrap - call.call, call.waiting_min)
    sums = {who: (sum(a for a, _ in days.values()), sum(b for _, b in days.values())) for who, days in there.items()}
    most = max((minutes for minutes, _ in sums.values()), default=1)
    return tuple(
        Waits(
            name=names.who(who),
            days=len(there[who]),
            waiting=amount(waiting, "minutes"),
            there=amount(minutes, "minutes"),
            waiting_width=round(WIDE * waiting / most, 1),
            working_width=round(WIDE * (minutes - waiting) / most, 1),
        )
        for who, (minutes, waiting) in sorted(sums.items(), key=lambda item: -item[1][1])
    )
