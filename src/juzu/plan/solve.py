"""plan: Problem -> the cheapest legal Plan found until the stop rule says so, with its bound and what the checker said.

Raises ImpossibleError naming the facts when no legal plan can be, and BrokenPlanError when a plan would leave the room that the checker refuses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from juzu.kernel.errors import BrokenPlanError, Fault, ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.assemble import assemble
from juzu.plan.baseline import sorted_and_filled
from juzu.plan.beside import Beside
from juzu.plan.check import check
from juzu.plan.contents_search import contents_searchers
from juzu.plan.costs import cost_lines
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.first import filled, reread
from juzu.plan.impossible import reasons
from juzu.plan.least import least_fen
from juzu.plan.model import BAD_FEN, CLOCKLESS, Model, build
from juzu.plan.problem import PROBLEM, Day, Part, Person, Problem, Rule, Scene, Set, SetOption, Site, Unit
from juzu.plan.progress import Report, silent
from juzu.plan.questions.why import raise_impossible
from juzu.plan.search import PlanSearcher, search
from juzu.plan.sketch import sketches
from juzu.plan.solution import State, copy, empty
from juzu.plan.stop import Asked, FirstOf, Steps, Stop
from juzu.plan.timed import timed_searchers
from juzu.plan.timing import desk

DEFECT = Text(
    "请把制作文件夹发给开发者：这是排期程序的缺陷", "send the production folder to the developers: this is a defect of the planner"
)


def solve(
    problem: Problem, *, seed: int = 0, threads: int = 2, stop: Stop, report: Callable[[Report], None] = silent, start: Plan | None = None
) -> Plan:
    """The best plan found. With `start` the search goes on from that plan, as far as its scenes still fit."""
    m = build(problem)
    if not len(m.scene):
        return _plan(problem, m, empty(m), sorted_fen=0, bound_fen=0, seed=seed, threads=threads, stop=stop)
    if not m.allowed.any(axis=1).all():
        raise _impossible(problem, reasons(problem, m))
    bound_fen, baseline = least_fen(m), sorted_and_filled(m)
    sorted_fen = measure_all(m, baseline, desk(m))[0] if baseline else 0
    first = _first(problem, m, baseline, start, seed)
    searchers = _searchers(m, first, seed, threads)
    report(Report(stop.elapsed(), _legal_fen(searchers), bound_fen, 0))
    with Beside(problem, bound_fen, lambda: _legal_fen(searchers), seed) as bound:

        def so_far() -> Plan | None:
            best = min(searchers, key=lambda s: s.value)
            if not best.legal:
                return None
            solution = copy(best.solution())
            measure_all(m, solution, desk(m))
            return _plan(problem, m, solution, sorted_fen=int(sorted_fen), bound_fen=bound.fen, seed=seed, threads=threads, stop=stop)

        def tell(steps: int, fen: int) -> None:
            if threads > 1:
                bound.begin(stop.elapsed())
            report(Report(stop.elapsed(), fen, bound.fen, steps, stop.share(steps), so_far))

        best = search(searchers, FirstOf((stop, Asked(lambda: bound.final))), tell)
    if not best.legal:
        raise_impossible(problem)
    solution = best.solution() if best.legal else empty(m)
    measure_all(m, solution, desk(m))
    return _plan(problem, m, solution, sorted_fen=int(sorted_fen), bound_fen=bound.fen, seed=seed, threads=threads, stop=stop)


def _impossible(problem: Problem, faults: Sequence[Fault]) -> ImpossibleError:
    """The smallest set of facts that clash; what was seen at once when the minutes of a day are all that stands in the way."""
    raise_impossible(problem)
    return ImpossibleError(*faults)


def _first(problem: Problem, m: Model, baseline: State | None, start: Plan | None, seed: int) -> State:
    """The cheapest of the plan given, the sorted one, and a sketch or one filled greedily; when none is legal, the reasons why none can be are looked
    for."""
    k = desk(m)
    starts = [st for st in (reread(problem, m, start) if start else None, baseline) if st]
    if not starts or not m.fact[CLOCKLESS]:
        starts.append(next(sketches(m, seed), None) or filled(m, empty(m)))
    values = [fen + bad * int(m.fact[BAD_FEN]) for fen, bad in (measure_all(m, st, k) for st in starts)]
    first = starts[values.index(min(values))]
    if measure_all(m, first, k)[1] and (faults := reasons(problem, m)):
        raise _impossible(problem, faults)
    return first


def _searchers(m: Model, first: State, seed: int, threads: int) -> Sequence[PlanSearcher]:
    return contents_searchers(m, first, seed, threads) if m.fact[CLOCKLESS] else timed_searchers(m, first, seed, threads)


def _legal_fen(searchers: Sequence[PlanSearcher]) -> int:
    return min((s.fen for s in searchers if s.legal), default=0)


def _plan(problem: Problem, m: Model, st: State, *, sorted_fen: int, bound_fen: int, seed: int, threads: int, stop: Stop) -> Plan:
    days = assemble(problem, m, st)
    lines = cost_lines(problem, m, days)
    cost_fen = sum(line.fen for line in lines)
    proven = cost_fen == bound_fen and (bool(days) or not len(m.scene))
    plan = Plan(
        title=problem.title,
        problem=PROBLEM.digest(problem),
        status="proven best" if proven else "best found" if days else "out of time",
        cost_fen=cost_fen,
        bound_fen=bound_fen if days else 0,
        days=days,
        costs=lines,
        sorted_fen=sorted_fen,
        seed=seed,
        seconds=round(stop.elapsed(), 3),
        threads=threads,
    )
    return _checked(problem, plan) if days else plan


def _checked(problem: Problem, plan: Plan) -> Plan:
    """The plan with the checker's word on it; one that the checker refuses does not leave the room."""
    passed = replace(plan, checked=True)
    verdict = check(problem, passed)
    if verdict.broken:
        raise BrokenPlanError(*(Fault(breach.what, DEFECT) for breach in verdict.broken))
    return passed


def warm_up() -> None:
    """Compiles everything that a search needs, so that the next run starts at once."""
    for relight_min in (0, 15):
        solve(_tiny(relight_min), stop=Steps(1_000), threads=1)


def _tiny(relight_min: int) -> Problem:
    """Four scenes on two sets; the clock matters when relighting takes time."""
    return Problem(
        title="warm-up",
        days=(Day(), Day()),
        units=(Unit(day_fen=100),),
        sites=(Site("base", change_min=10),),
        sets=(Set("hall", "base"), Set("yard", "base")),
        people=(Person("lead"),),
        scenes=tuple(Scene(f"{n}", 30, (SetOption("hall" if n % 2 else "yard"),), (Part("lead"),)) for n in range(4)),
        rules=(Rule("longest-day", 600),),
        relight_min=relight_min,
    )
