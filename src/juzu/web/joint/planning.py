"""web: job `joint`: productions of one base -> a joint plan, kept as a document; nothing of it counts before it is adopted.

Payload: `base` (the catalogue's number), `crews` (guests' numbers), `free` (those whose published plans may move), `seconds`, `threads`. The checkpoint is
the best joint plan so far with the seconds used.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import msgspec

from juzu.base.joint.document import JOINT_PLAN
from juzu.base.joint.together import plan_together
from juzu.base.joint.told import Told
from juzu.plan.stop import Asked, FirstOf, Seconds
from juzu.web.base import reads as base_reads
from juzu.web.job.run import Run
from juzu.web.joint import reads
from juzu.web.joint.reads import Seat
from juzu.web.production import writes as production_writes

TOLD_EVERY_S, KEPT_EVERY_S = 1.0, 5.0
LEAST_S, MOST_S = 2.0, 3_600


class Checkpoint(msgspec.Struct):
    """What a killed search goes on from: only if every problem is still what it was."""

    seconds: float
    problems: list[str]
    joint: bytes


def plan_crews(run: Run) -> dict[str, Any]:
    """Plans the crews together until the time is over or somebody stops it."""
    wanted = run.job.payload
    catalogue, guests = reads.asked(run.job)
    table = reads.seats(guests, wanted["free"])
    problems = [seat.stands["problem"] for seat in table]
    seconds, used = min(float(wanted["seconds"]), MOST_S), 0.0
    saved = msgspec.json.decode(run.saved, type=Checkpoint) if run.saved else None
    crews = [seat.crew for seat in table]
    if saved and saved.problems == problems:
        used, joint = saved.seconds, JOINT_PLAN.load(saved.joint)
        crews = [crew if crew.published else replace(crew, plan=joint.part(crew.name).plan) for crew in crews]
    found = plan_together(
        base_reads.base_of(catalogue),
        crews,
        stop=FirstOf((Seconds(max(LEAST_S, seconds - used), time.monotonic), Asked(run.stopped.is_set), Asked(run.leaving.is_set))),
        threads=int(wanted["threads"]),
        report=_Watch(run, table, seconds, used),
    )
    run.check()
    document = production_writes.keep_for(catalogue.organisation, JOINT_PLAN, found, author=run.job.author)
    return {
        "document": document.pk,
        "cost_fen": found.cost_fen,
        "sequential_fen": found.sequential_fen,
        "crews": [seat.stands for seat in table],
    }


class _Watch:
    """Tells open pages how far it is, and keeps the best joint plan every few seconds that it became cheaper."""

    def __init__(self, run: Run, table: list[Seat], limit_s: float, used_s: float) -> None:
        self.run, self.limit_s, self.used_s = run, limit_s, used_s
        self.problems = [seat.stands["problem"] for seat in table]
        self.told = self.kept = -KEPT_EVERY_S
        self.kept_fen = 0

    def __call__(self, told: Told) -> None:
        """One report."""
        seconds = told.seconds + self.used_s
        if seconds - self.told >= TOLD_EVERY_S:
            self.told = seconds
            self.run.report(
                stage=told.stage,
                crew=told.crew,
                cost_fen=told.cost_fen,
                sequential_fen=told.sequential_fen,
                seconds=round(seconds, 1),
                left=round(max(0.0, self.limit_s - seconds), 1),
            )
        if told.cost_fen not in (0, self.kept_fen) and seconds - self.kept >= KEPT_EVERY_S and (best := told.best()):
            self.kept, self.kept_fen = seconds, told.cost_fen
            self.run.keep(msgspec.json.encode(Checkpoint(seconds, self.problems, JOINT_PLAN.dump(best))))
