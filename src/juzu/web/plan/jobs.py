"""web: jobs `explain` and `values`: the plan that stands -> why each yuan, or what more would be worth, kept beside the plan it speaks of.

Payload: `seconds`. The document's note is the plan's digest: an answer speaks of one plan only.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from juzu.kernel.document import Schema
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.questions.explain import EXPLANATION, explain
from juzu.plan.questions.values import VALUES, value_of
from juzu.plan.stop import Asked, FirstOf, Seconds, Stop
from juzu.web.job.run import Run
from juzu.web.production import reads, writes

TOLD_EVERY_S = 1.0
MOST_S = 600
T = TypeVar("T")
NO_PLAN = Text("板上没有核对过的计划", "no checked plan stands on the board")
PLAN_FIRST = Text("先排期，或把违反的规则改好", "plan first, or mend the rules that it breaks")


def explain_plan(run: Run) -> dict[str, Any]:
    """Why each yuan, and the cheapest change that would remove it."""
    return _answer(run, EXPLANATION, lambda problem, plan, stop: explain(problem, plan, stop=stop))


def value_more(run: Run) -> dict[str, Any]:
    """What one more actor day, set day, hour or unit is worth."""
    return _answer(run, VALUES, lambda problem, plan, stop: value_of(problem, plan, stop=stop))


def _answer(run: Run, schema: Schema[T], ask: Callable[[Problem, Plan, Stop], T]) -> dict[str, Any]:
    production = run.job.production
    if production is None:
        raise ValueError("a question names its production")
    standing = reads.standing(production)
    problem, plan = standing.pose(), standing.plan
    if plan is None or not plan.checked or plan.problem != PROBLEM.digest(problem):
        raise InputError(Fault(NO_PLAN, PLAN_FIRST))
    seconds = min(float(run.job.payload.get("seconds", 60)), MOST_S)
    answer = ask(problem, plan, _Told(run, seconds))
    run.check()
    parent = reads.current_document(production, schema)
    writes.save(production, schema, answer, author=run.job.author, parent=parent, note=PLAN.digest(plan))
    return {"schema": schema.name}


class _Told(Stop):
    """Stops after the seconds, or when asked, and tells the page how far it is."""

    def __init__(self, run: Run, seconds: float) -> None:
        self.run, self.limit_s, self.told = run, seconds, 0.0
        self.stop = FirstOf((Seconds(seconds, time.monotonic), Asked(run.stopped.is_set), Asked(run.leaving.is_set)))

    def done(self, steps: int, best_fen: int) -> bool:
        """Whether to stop now."""
        if self.stop.elapsed() - self.told >= TOLD_EVERY_S:
            self.told = self.stop.elapsed()
            self.run.report(seconds=round(self.told, 1), left=round(max(0.0, self.limit_s - self.told), 1))
        return self.stop.done(steps, best_fen)

    def share(self, steps: int) -> float:
        """How much of the time is used."""
        return self.stop.share(steps)

    def elapsed(self) -> float:
        """Seconds since it began."""
        return self.stop.elapsed()
