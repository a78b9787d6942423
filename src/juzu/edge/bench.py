"""edge: a benchmark instance -> what our solvers reach on it, with the trace of the way there."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any

from juzu.edge.files.instances import Instance
from juzu.kernel.errors import ImpossibleError
from juzu.plan.problem import Problem
from juzu.plan.progress import Report
from juzu.plan.sequence import TalentInstance, sequence
from juzu.plan.solve import solve
from juzu.plan.stop import Clock, FirstOf, Seconds, Stop

NEAR_PERCENT = 1  # "within 1 % of the best"


@dataclass(slots=True)
class Trace:
    """Keeps a report when cost or bound changed."""

    points: list[tuple[float, int, int]] = field(default_factory=list)

    def __call__(self, report: Report) -> None:
        """Takes one report; nothing is kept before the first plan."""
        self.add(report.seconds, report.cost_fen, report.bound_fen)

    def add(self, seconds: float, cost: int, bound: int) -> None:
        """Keeps a point when it says something new."""
        if cost and (not self.points or self.points[-1][1:] != (cost, bound)):
            self.points.append((seconds, cost, bound))


@dataclass(frozen=True, slots=True)
class Result:
    """What was reached. `sorted_cost` is sort by set and fill the days (0: not made). `answer` holds `plan` (scene id -> day) or `order` (scene positions from 0); empty when there is none."""

    name: str
    cost: int
    bound: int
    status: str
    seconds: float
    seed: int
    threads: int
    trace: tuple[tuple[float, int, int], ...]
    sorted_cost: int
    answer: dict[str, Any]

    @property
    def gap(self) -> float:
        """(cost - bound) / cost."""
        return (self.cost - self.bound) / self.cost if self.cost else 0.0

    def document(self) -> dict[str, Any]:
        """The JSON that is written."""
        plain = {"name": self.name, "cost": self.cost, "bound": self.bound, "status": self.status, "seconds": round(self.seconds, 3)}
        more = {"seed": self.seed, "threads": self.threads, "sorted": self.sorted_cost}
        return plain | more | {"trace": [[round(at, 3), cost, bound] for at, cost, bound in self.trace]} | self.answer

    def seconds_to_first(self) -> float | None:
        """When there was a first plan."""
        return self.trace[0][0] if self.trace else None

    def seconds_to_near(self) -> float | None:
        """When the plan was within 1 % of the best of this run."""
        return next((s for s, cost, _ in self.trace if cost * 100 <= self.cost * (100 + NEAR_PERCENT)), None)

    def seconds_to_proof(self) -> float | None:
        """When it was proven, if it was."""
        return self.seconds if self.status == "proven best" else None


def measure(
    instance: Instance, *, seconds: float, seed: int = 0, threads: int = 2, also: Stop | None = None, clock: Clock = time.monotonic
) -> Result:
    """Solves one instance for at most `seconds` of the clock (or until `also` says so)."""
    trace = Trace()
    stop: Stop = Seconds(seconds, clock) if also is None else FirstOf((Seconds(seconds, clock), also))
    try:
        if isinstance(instance.task, TalentInstance):
            return _sequenced(instance, instance.task, stop, seed, threads, trace)
        return _planned(instance, instance.task, stop, seed, threads, trace)
    except ImpossibleError as error:
        reasons = {"reasons": [fault.what.en for fault in error.faults]}
        return Result(instance.name, 0, 0, "impossible", stop.elapsed(), seed, threads, tuple(trace.points), 0, reasons)


def _sequenced(instance: Instance, task: TalentInstance, stop: Stop, seed: int, threads: int, trace: Trace) -> Result:
    reached = sequence(task, stop=stop, seed=seed, threads=threads, report=trace)
    spent = stop.elapsed()
    trace.add(spent, reached.cost, reached.bound)
    order = {"order": list(reached.order)}
    return Result(instance.name, reached.cost, reached.bound, reached.status, spent, seed, threads, tuple(trace.points), 0, order)


def _planned(instance: Instance, task: Problem, stop: Stop, seed: int, threads: int, trace: Trace) -> Result:
    plan = solve(task, seed=seed, threads=threads, stop=stop, report=trace)
    spent = stop.elapsed()
    trace.add(spent, plan.cost_fen, plan.bound_fen)
    answer = {"plan": plan.day_of} if plan.days else {}
    return Result(
        instance.name, plan.cost_fen, plan.bound_fen, plan.status, spent, seed, threads, tuple(trace.points), plan.sorted_fen, answer
    )
