"""base: crews of which some have published -> what it would come to if the published ones moved too, and who would have to move how much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from juzu.base.booking.booking import Booking
from juzu.base.catalogue import Base
from juzu.base.joint.crew import Crew
from juzu.base.joint.document import JointPlan, Moved, Moving
from juzu.base.joint.together import plan_together
from juzu.base.joint.told import Told, quiet
from juzu.plan.questions.compare import recalls
from juzu.plan.stop import Stop


def if_released(
    base: Base,
    crews: Sequence[Crew],
    joint: JointPlan | None,
    *,
    stop: Stop,
    seed: int = 0,
    threads: int = 2,
    report: Callable[[Told], None] = quiet,
    bookings: Iterable[Booking] = (),
    pool: int = 0,
) -> Moving:
    """The same crews planned together with everything released; from `joint`, their plan with the published days as they are (None: there was none), so
    that it never comes out dearer. Raises what `plan_together` raises."""
    plans = {part.crew: part.plan for part in joint.crews} if joint else {}
    free = [replace(crew, plan=plans.get(crew.name, crew.plan), published=()) for crew in crews]
    found = plan_together(base, free, stop=stop, seed=seed, threads=threads, report=report, bookings=bookings, pool=pool)
    moved = [move for crew in crews if crew.published and (move := _moved(crew, found)).scenes + move.people]
    return Moving(found.cost_fen, tuple(moved))


def _moved(crew: Crew, found: JointPlan) -> Moved:
    """What changes on the days that a crew has published."""
    was, now = crew.plan, found.part(crew.name).plan
    if was is None:
        return Moved(crew.name, 0, 0, 0)
    days = {scene: day for scene, day in was.day_of.items() if day in crew.published}
    scenes = sum(now.day_of.get(scene) != day for scene, day in days.items())
    people = sum(any(change.day in crew.published for change in recall.changes) for recall in recalls(was, now))
    return Moved(crew.name, now.cost_fen - was.cost_fen, scenes, people)
