"""plan: a plan and a changed problem -> the best plan near it for the changed problem, with its money said in the problem as it is.

Effort is counted in trials, so that the same seed gives the same answer.
"""

from __future__ import annotations

from dataclasses import replace

from juzu.plan.anneal import related
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.costs import cost_lines
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.first import reread
from juzu.plan.model import Model, build
from juzu.plan.problem import PROBLEM, Day, Part, Person, Problem, Scene, Set, SetOption, Site, Unit
from juzu.plan.questions.stay import StaySearch
from juzu.plan.solution import State
from juzu.plan.timing import desk

ROUNDS = 8


def again(problem: Problem, changed: Problem, plan: Plan, *, steps: int, seed: int = 0) -> Plan | None:
    """The changed problem planned from `plan` in that many trials, priced by `problem`; None when no legal plan was found."""
    m = build(changed)
    if not m.allowed.any(axis=1).all():
        return None
    search = money_search(m, reread(changed, m, plan), seed)
    for n in range(ROUNDS):
        search.round(max(1, steps // ROUNDS), (n + 0.5) / ROUNDS)
    return restated(problem, changed, m, search.solution(), seed) if search.legal else None


def money_search(m: Model, st: State, seed: int) -> StaySearch:
    """A search for money alone."""
    measure_all(m, st, desk(m))
    return StaySearch(m, st, related(m), seed)


def restated(problem: Problem, changed: Problem, m: Model, st: State, seed: int) -> Plan | None:
    """The plan of a solution of `changed` as a plan of `problem`: its own cost lines and the checker's word; None when it is illegal there."""
    measure_all(m, st, desk(m))
    days = assemble(changed, m, st)
    lines = cost_lines(problem, build(problem), days)
    cost_fen = sum(line.fen for line in lines)
    plan = Plan(problem.title, PROBLEM.digest(problem), "best found", cost_fen, 0, days, lines, seed=seed)
    plan = replace(plan, checked=True)
    return plan if check(problem, plan).ok else None


def warm_up() -> None:
    """Compiles what the questions need, so that the first answer comes at once."""
    tiny = Problem(
        title="warm-up",
        days=(Day(), Day()),
        units=(Unit(),),
        sites=(Site("base"),),
        sets=(Set("hall", "base"),),
        people=(Person("lead"),),
        scenes=tuple(Scene(f"{n}", 30, (SetOption("hall"),), (Part("lead"),)) for n in range(3)),
    )
    again(tiny, tiny, Plan(tiny.title, "", "out of time", 0, 0, (), ()), steps=ROUNDS)
