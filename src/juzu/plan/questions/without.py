"""plan: a cause of money -> the problem in which it cannot arise.

What nothing but another script or contract removes (a package, a priced wish) has no such problem.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.document import CostHead, CostLine, Plan
from juzu.plan.problem import Busy, Problem, Set

DEAR = 50  # how many times dearer what cannot be forbidden is made
Without = Callable[[Problem, Plan, CostLine], Problem]


def removable(problem: Problem, line: CostLine) -> bool:
    """Whether there is a problem without the cause."""
    if line.head in ("crew", "overtime") and len(problem.units) > 1:
        return False
    return line.head in WITHOUT and (line.day >= 0 or line.head == "held")


def without(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    """The problem in which the cause cannot arise."""
    return WITHOUT[line.head](problem, plan, line)


def _crew(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    del plan
    return replace(problem, days=tuple(replace(day, kind="rest") if n == line.day else day for n, day in enumerate(problem.days)))


def _overtime(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    call = next(sheet.call for sheet in plan.days if sheet.day == line.day)
    hours = Span(call, call + problem.units[0].included_min)
    return replace(problem, days=tuple(replace(day, open=hours) if n == line.day else day for n, day in enumerate(problem.days)))


def _worked(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    del plan
    return replace(problem, people=tuple(replace(p, away=(*p.away, line.day)) if p.id == line.who else p for p in problem.people))


def _held(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    del plan
    people = (replace(p, pay=replace(p.pay, hold_percent=p.pay.hold_percent * DEAR)) if p.id == line.who else p for p in problem.people)
    return replace(problem, people=tuple(people))


def _person_overtime(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    call = next(c.call for sheet in plan.days if sheet.day == line.day for c in sheet.people if c.who == line.who)
    person = next(p for p in problem.people if p.id == line.who)
    busy = (Busy(line.day, Span(0, call)), Busy(line.day, Span(call + person.pay.included_min, 2 * DAY_MIN)))
    return replace(problem, people=tuple(replace(p, busy=p.busy + busy) if p.id == line.who else p for p in problem.people))


def _place(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    del plan

    def closed(s: Set) -> Set:
        return replace(s, closed=(*s.closed, line.day)) if line.who == (s.site if line.head == "site" else s.id) else s

    return replace(problem, sets=tuple(closed(s) for s in problem.sets))


def _move(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    del plan, line
    return replace(problem, moves=tuple(replace(move, fen=move.fen * DEAR) for move in problem.moves))


def _option(problem: Problem, plan: Plan, line: CostLine) -> Problem:
    used = next(slot.set for sheet in plan.days for slot in sheet.slots if slot.scene == line.who)
    return replace(
        problem,
        scenes=tuple(
            replace(s, options=tuple(o for o in s.options if o.set != used) or s.options) if s.id == line.who else s for s in problem.scenes
        ),
    )


WITHOUT: dict[CostHead, Without] = {
    "crew": _crew,
    "overtime": _overtime,
    "worked": _worked,
    "held": _held,
    "person overtime": _person_overtime,
    "set": _place,
    "site": _place,
    "move": _move,
    "option": _option,
}
