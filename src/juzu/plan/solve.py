"""plan: Problem -> the cheapest legal Plan found until the stop rule says so, with its bound and what the checker said.

Raises ImpossibleError naming the facts when no legal plan can be, and BrokenPlanError when a plan would leave the room that the checker refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from juzu.kernel.errors import BrokenPlanError, Fault
from juzu.kernel.text import Text
from juzu.plan.assemble import assemble
from juzu.plan.check import check
from juzu.plan.contents_search import contents_searchers
from juzu.plan.costs import cost_lines
from juzu.plan.document import Plan
from juzu.plan.evaluate import State, empty, measure_all
from juzu.plan.first import hardest_first, insert_all
from juzu.plan.model import CLOCKLESS, Model, build
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.progress import Report, silent
from juzu.plan.search import Searcher, search
from juzu.plan.stop import Stop
from juzu.plan.timed import timed_searchers
from juzu.plan.timing import desk
from juzu.plan.trial import trial


def solve(
    problem: Problem, *, seed: int = 0, threads: int = 2, stop: Stop, report: Callable[[Report], None] = silent, start: Plan | None = None
) -> Plan:
    """The best plan found."""
    m = build(problem)
    searchers = _searchers(m, seed, threads)
    best = search(searchers, stop, lambda steps, fen: report(Report(stop.elapsed(), fen, 0, steps, stop.share(steps))))
    solution = best.solution()
    measure_all(m, solution, desk(m))
    return _plan(problem, m, solution, legal=best.legal, seed=seed, threads=threads, stop=stop)


def _searchers(m: Model, seed: int, threads: int) -> Sequence[Searcher]:
    first = empty(m)
    k = desk(m)
    insert_all(m, first, k, trial(m, first), hardest_first(m))
    measure_all(m, first, k)
    return contents_searchers(m, first, seed, threads) if m.fact[CLOCKLESS] else timed_searchers(m, first, seed, threads)


def _plan(problem: Problem, m: Model, st: State, *, legal: bool, seed: int, threads: int, stop: Stop) -> Plan:
    days = assemble(problem, m, st) if legal else ()
    lines = cost_lines(problem, m, days)
    return _checked(
        problem,
        Plan(
            title=problem.title,
            problem=PROBLEM.digest(problem),
            status="best found" if legal else "out of time",
            cost_fen=sum(line.fen for line in lines),
            bound_fen=0,
            days=days,
            costs=lines,
            seed=seed,
            seconds=stop.elapsed(),
            threads=threads,
        ),
    )


def _checked(problem: Problem, plan: Plan) -> Plan:
    """The plan with the checker's word on it; one that the checker refuses does not leave the room."""
    if not plan.days:
        return plan
    verdict = check(problem, replace(plan, checked=True))
    if verdict.broken:
        step = Text(
            "请把制作文件夹发给开发者：这是排期程序的缺陷", "send the production folder to the developers: this is a defect of the planner"
        )
        raise BrokenPlanError(*(Fault(breach.what, step) for breach in verdict.broken))
    return replace(plan, checked=True)


def warm_up() -> None:
    """Compiles everything that a search needs, so that the next run starts at once."""
