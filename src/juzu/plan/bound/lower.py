"""plan: Problem -> a lower bound that rises beside a search until it is told to stop or meets the best cost.

First the rough bound at once, then column generation for the number of days whose bound is least, again and again. What it covers: docs/rules/bound.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from juzu.plan.bound.cases import Case, first_cases
from juzu.plan.bound.generate import Generation
from juzu.plan.bound.patterns import patterns
from juzu.plan.bound.rough import rough
from juzu.plan.problem import Day, Problem, Scene, Set, SetOption, Site, Tariff, Unit
from juzu.plan.stop import Steps, Stop

STICK, STICK_ROUGH = 1.003, 1.05  # how far the bound of one case may rise above another's before that one is worked on


@dataclass(frozen=True, slots=True)
class BoundResult:
    """No legal plan costs less than `fen`. `final`: the best plan known costs exactly that. `impossible`: there is no legal plan."""

    fen: int
    final: bool = False
    impossible: bool = False
    rounds: int = 0


def lower_bound(problem: Problem, *, best: Callable[[], int], stop: Stop, report: Callable[[int], None], seed: int = 0) -> BoundResult:
    """The bound when told to stop. `best` tells the cheapest legal cost so far (0: none yet); `report` hears of every better bound."""
    p = patterns(problem)
    first = rough(p)
    cases = first_cases(p, first.floor)
    if not cases or not set(range(len(p.minutes))) <= set(p.row[p.open.any(axis=0)].tolist()):
        return BoundResult(0, impossible=True)
    told = _Told(best, report)
    told.tell(min(case.floor for case in cases))
    if not len(p.minutes):
        return told.result(0)
    work = Generation(p, first, cases, seed)
    rounds = 0

    def enough() -> bool:
        return told.final or stop.done(rounds, best())

    while work.cases and not enough():
        case = _next(work)
        if case.closed:
            break
        work.aim(case)
        if not work.round(enough) and not enough():
            work.split()
        rounds += 1
        told.tell(min((case.floor for case in work.cases), default=0))
    if not work.cases:
        return BoundResult(told.fen, impossible=True, rounds=rounds)
    return told.result(rounds)


def _next(work: Generation) -> Case:
    """The case that holds the bound down; the one that is worked on as long as it is not much better, the longer the rougher its prices are."""
    lowest = min(work.cases, key=lambda case: (case.floor, not case.closed))
    here = work.case in work.cases and not work.case.closed
    stick = STICK_ROUGH if work.rough else STICK
    return work.case if here and not lowest.closed and work.case.floor < lowest.floor * stick else lowest


class _Told:
    """The best bound so far, never above the best cost."""

    def __init__(self, best: Callable[[], int], report: Callable[[int], None]) -> None:
        self.best, self.report, self.fen = best, report, 0

    def passed(self, fen: int) -> bool:
        """Whether a bound is as high as the best cost."""
        return 0 < self.best() <= fen

    @property
    def final(self) -> bool:
        """Whether the bound has met the best cost."""
        return self.passed(self.fen)

    def tell(self, fen: int) -> None:
        """Reports a bound that is better than the last."""
        if self.passed(fen):
            fen = self.best()
        if fen > self.fen:
            self.fen = fen
            self.report(fen)

    def result(self, rounds: int) -> BoundResult:
        """What it came to."""
        return BoundResult(self.fen, self.final, rounds=rounds)


def warm_up() -> None:
    """Compiles what a bound needs, so that the next run starts at once."""
    scene = Scene("1", 60, (SetOption("set"),))
    problem = Problem("", (Day(),), (Unit(day_fen=1),), (Site("site"),), (Set("set", "site", tariff=Tariff("day", 1)),), (scene,))
    lower_bound(problem, best=lambda: 0, stop=Steps(3), report=lambda _: None)
