"""base: one base and one week as a task that any machine can do (document `JointTask.1`) -> its joint plan.

Effort is counted in trials, so that a task done twice, here or elsewhere, gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.base.booking.booking import Booking
from juzu.base.catalogue import Base
from juzu.base.joint.crew import Crew
from juzu.base.joint.document import JOINT_PLAN
from juzu.base.joint.together import plan_together
from juzu.kernel.document import Schema
from juzu.plan.stop import Steps


@dataclass(frozen=True, slots=True)
class JointTask:
    """The crews that come to a base in a week, with those still there whose plans are published. `steps` are trials a thread. `name` says which: `yinhe 2027-W10`."""

    name: str
    base: Base
    crews: tuple[Crew, ...]
    bookings: tuple[Booking, ...] = ()
    pool: int = 0
    steps: int = 1_000_000
    seed: int = 0
    threads: int = 1


JOINT_TASK = Schema("JointTask", 1, JointTask)


def done(task: bytes) -> bytes:
    """The joint plan of a task, both as documents. Raises what `plan_together` raises."""
    asked = JOINT_TASK.load(task)
    joint = plan_together(
        asked.base,
        asked.crews,
        stop=Steps(asked.steps),
        seed=asked.seed,
        threads=asked.threads,
        bookings=asked.bookings,
        pool=asked.pool,
    )
    return JOINT_PLAN.dump(joint)
