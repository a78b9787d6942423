"""web: job `plan`: the production as it stands -> a plan, and the problem that it answers.

Payload: `seconds`, `seed`, `threads`, `fresh` (do not start from the current plan). The checkpoint is the best plan so far, with the seconds used.
"""

from __future__ import annotations

import time
from typing import Any

import msgspec
from django.db import transaction

from juzu.kernel.errors import Fault, ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.progress import Report
from juzu.plan.solve import solve
from juzu.plan.stop import Asked, FirstOf, Seconds
from juzu.web.base.busy import as_booked
from juzu.web.job.models import Job
from juzu.web.job.run import Run
from juzu.web.production import reads, writes
from juzu.web.production.models import Document, Production
from juzu.web.site.faults import ConflictError

TOLD_EVERY_S = 1.0
KEPT_EVERY_S = 5.0
LEAST_S = 2.0
MOST_S = 3_600
NONE_FOUND = Text(
    "在给定的时间里没有找到合规的计划；上一次的计划没有动", "no legal plan was found in the time given; the last plan is untouched"
)
NEXT = Text(
    "多算一会儿；还找不到，就多给几天，或放宽档期、锁定和规则",
    "search longer; if none is found then, offer more days or loosen availability, locks and rules",
)


class Checkpoint(msgspec.Struct):
    """What a killed solve goes on from."""

    seconds: float
    problem: str
    plan: bytes


def plan(run: Run) -> dict[str, Any]:
    """Plans, and makes the plan current unless somebody changed it meanwhile."""
    wanted = run.job.payload
    production = run.job.production
    if production is None:
        raise ValueError("a plan job names its production")
    standing = as_booked(production, reads.standing(production))
    problem = standing.pose()
    seconds = min(float(wanted.get("seconds", 30)), MOST_S)
    start, used = None if wanted.get("fresh") else standing.plan, 0.0
    saved = msgspec.json.decode(run.saved, type=Checkpoint) if run.saved else None
    if saved and saved.problem == PROBLEM.digest(problem):
        start, used = PLAN.load(saved.plan), saved.seconds
    watch = _Watch(run, problem, seconds, used)
    found = solve(
        problem,
        seed=int(wanted.get("seed", 0)),
        threads=int(wanted.get("threads", 2)),
        stop=FirstOf((Seconds(max(LEAST_S, seconds - used), time.monotonic), Asked(run.stopped.is_set), Asked(run.leaving.is_set))),
        report=watch,
        start=start,
    )
    run.check()
    if not found.days and run.stopped.is_set():
        return {}
    if not found.days:
        raise ImpossibleError(Fault(NONE_FOUND, NEXT))
    return _save(run.job, production, standing.documents, problem, found)


def _save(job: Job, production: Production, documents: dict[str, Document], problem: Problem, found: Plan) -> dict[str, Any]:
    """Makes problem and plan current together. When somebody changed the plan meanwhile theirs stays, and ours is kept aside (`aside`)."""
    said = {"cost_fen": found.cost_fen, "bound_fen": found.bound_fen}
    try:
        with transaction.atomic():
            writes.save(production, PROBLEM, problem, author=job.author, parent=documents.get("Problem"))
            document = writes.save(production, PLAN, found, author=job.author, parent=documents.get("Plan"))
    except ConflictError:
        with transaction.atomic():
            writes.keep_aside(production, PROBLEM, problem, author=job.author, parent=documents.get("Problem"))
            document = writes.keep_aside(production, PLAN, found, author=job.author, parent=documents.get("Plan"))
        return said | {"document": document.pk, "aside": True}
    return said | {"document": document.pk}


class _Watch:
    """Takes a solve's reports: tells them to open pages, and keeps the best plan every few seconds that it became cheaper."""

    def __init__(self, run: Run, problem: Problem, limit_s: float, used_s: float) -> None:
        self.run, self.limit_s, self.used_s = run, limit_s, used_s
        self.problem = PROBLEM.digest(problem)
        self.curve: list[tuple[float, int]] = []
        self.told = self.kept = -KEPT_EVERY_S
        self.kept_fen = 0

    def __call__(self, report: Report) -> None:
        """One report."""
        seconds = report.seconds + self.used_s
        if report.cost_fen and (not self.curve or self.curve[-1][1] != report.cost_fen):
            self.curve.append((round(seconds, 1), report.cost_fen))
        if seconds - self.told >= TOLD_EVERY_S:
            self.told = seconds
            self.run.report(
                cost_fen=report.cost_fen,
                bound_fen=report.bound_fen,
                seconds=round(seconds, 1),
                left=round(max(0.0, self.limit_s - seconds), 1),
                curve=self.curve[-200:],
            )
        if report.cost_fen not in (0, self.kept_fen) and seconds - self.kept >= KEPT_EVERY_S and (best := report.best()):
            self.kept, self.kept_fen = seconds, report.cost_fen
            self.run.keep(msgspec.json.encode(Checkpoint(seconds, self.problem, PLAN.dump(best))))
