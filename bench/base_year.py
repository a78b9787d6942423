"""bench: a year of a base: about 700 dramas of 128 scenes, planned week by week as they come.

    python bench/base_year.py --weeks 8                     8 weeks of one base on two threads
    python bench/base_year.py --weeks 4 --bases 2           two bases, a task each, on two processes
    python bench/base_year.py --weeks 4 --bases 2 --ray     the same on Ray

Every week the crews that start in it are planned together as one task, around the plans of those that came before and are published. At the end the clash
check looks at all plans of a base side by side. Scenes take half the minutes of `crews.py`, 20 to 25 a day, which is the pace of a base where a drama stays
five or six days and eight to eleven crews shoot at once.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from crews import BASE, FIRST_DAY, crew

from juzu.base.joint.clash import clashes
from juzu.base.joint.crew import Crew, whole
from juzu.base.joint.document import JOINT_PLAN, JointPlan
from juzu.base.joint.task import JOINT_TASK, JointTask, done
from juzu.edge.cluster.local import LocalProcesses
from juzu.edge.cluster.port import Executor
from juzu.edge.cluster.ray_cluster import RayCluster
from juzu.kernel.money import yuan
from juzu.plan.check import check

SCENES, DRAMAS = 128, 700
AHEAD_DAYS = 21  # a plan is over so many days after its crew came, at the latest


@dataclass(slots=True)
class Stream:
    """The dramas that come to one base: those planned so far, with their plans, and what planning them came to."""

    number: int
    planned: list[Crew] = field(default_factory=list)
    sequential_fen: int = 0
    cost_fen: int = 0

    def week(self, week: int, options: argparse.Namespace) -> JointTask:
        """The task of a week."""
        since = FIRST_DAY + timedelta(days=7 * week)
        there = [old for old in self.planned if old.problem.days[0].date >= (since - timedelta(days=AHEAD_DAYS)).isoformat()]
        coming = tuple(self._coming(week, options.dramas))
        name = f"base {self.number} week {week + 1}"
        threads = 2 if options.bases == 1 else 1
        return JointTask(name, BASE, (*there, *coming), steps=options.steps, seed=week, threads=threads)

    def take(self, task: JointTask, joint: JointPlan) -> None:
        """Publishes what was planned."""
        for one in task.crews:
            if not one.published:
                part = joint.part(one.name)
                self.planned.append(replace(one, plan=part.plan, published=whole(part.plan)))
                self.sequential_fen += part.sequential_fen
                self.cost_fen += part.plan.cost_fen

    def _coming(self, week: int, dramas: int) -> Iterator[Crew]:
        for n in range(dramas):
            day = n * 365 // dramas
            if 7 * week <= day < 7 * week + 7:
                made = crew(f"B{self.number}-{n + 1:03d}", SCENES, f"juzu year {self.number} {n}", FIRST_DAY + timedelta(days=day))
                scenes = tuple(replace(scene, minutes=max(10, scene.minutes // 2)) for scene in made.problem.scenes)
                yield replace(made, problem=replace(made.problem, scenes=scenes))


def main() -> int:
    """Plans the weeks and says what they took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=52)
    parser.add_argument("--dramas", type=int, default=DRAMAS, help="a year and base")
    parser.add_argument("--bases", type=int, default=1)
    parser.add_argument("--steps", type=int, default=1_500_000, help="trials a week and thread")
    parser.add_argument("--ray", action="store_true", help="on Ray instead of local processes")
    options = parser.parse_args()
    executor: Executor = RayCluster(2) if options.ray else LocalProcesses(min(2, options.bases))
    streams, began = [Stream(n + 1) for n in range(options.bases)], time.monotonic()
    for week in range(options.weeks):
        tasks, since = [stream.week(week, options) for stream in streams], time.monotonic()
        for n, document in executor.run(done, [JOINT_TASK.dump(task) for task in tasks]):
            streams[n].take(tasks[n], JOINT_PLAN.load(document))
        said = ", ".join(f"{yuan(stream.cost_fen)} of {yuan(stream.sequential_fen)}" for stream in streams)
        fresh = sum(not one.published for task in tasks for one in task.crews)
        print(
            f"week {week + 1}: {fresh} dramas beside {sum(len(task.crews) for task in tasks) - fresh}, {time.monotonic() - since:.0f} s; {said}",
            flush=True,
        )
    return _report(streams, time.monotonic() - began)


def _report(streams: list[Stream], seconds: float) -> int:
    dramas = [one for stream in streams for one in stream.planned]
    wrong = sum(not check(one.problem, one.plan).ok for one in dramas if one.plan)
    clashing = sum(len(clashes(BASE, [(one, one.plan) for one in stream.planned if one.plan])) for stream in streams)
    before, cost = (sum(getattr(stream, name) for stream in streams) for name in ("sequential_fen", "cost_fen"))
    scenes = sum(len(one.problem.scenes) for one in dramas)
    each = seconds / max(1, len(dramas))
    print(f"{len(dramas)} dramas, {scenes:,} scenes, {seconds:.0f} s ({each:.1f} s a drama); plans refused {wrong}, clashes {clashing}")
    print(f"one after another {yuan(before)} yuan, together {yuan(cost)}: {100 * (before - cost) / max(1, before):.2f} % saved")
    print(f"at that pace {DRAMAS} dramas take {DRAMAS * each / 3600:.1f} h here, 3,000 a month {3000 * each / 3600:.1f} h")
    return 1 if wrong or clashing else 0


if __name__ == "__main__":
    sys.exit(main())
