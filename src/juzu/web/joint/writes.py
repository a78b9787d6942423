"""web: a joint plan adopted: every crew's plan and every crew's bookings, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from juzu.base.joint.document import JointPlan
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.check import check
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM
from juzu.web.account import audit
from juzu.web.account.models import User
from juzu.web.base.busy import as_booked
from juzu.web.base.desk import desk
from juzu.web.base.writes import RefusedError, rebook
from juzu.web.job.models import Job
from juzu.web.joint import reads
from juzu.web.joint.reads import Seat
from juzu.web.production import reads as production_reads
from juzu.web.production import writes as production_writes
from juzu.web.site.faults import ConflictError

GONE = Text("这次合排的剧组里有的已不在基地", "a crew of this joint plan is no longer a guest of the base")
PLAN_CHANGED = Text("{crew} 的计划在合排之后有人改过", "somebody changed the plan of {crew} after they were planned together")
ELSE_CHANGED = Text(
    "{crew} 的表格、制作信息，或别人在基地的预订，合排之后变了",
    "the tables or facts of {crew}, or what others have booked at the base, changed after they were planned together",
)
AGAIN = Text("什么都没有动；再合排一次", "nothing was changed; plan them together once more")
NOW_BROKEN = Text("{crew}：{what}", "{crew}: {what}")


def adopt(job: Job, joint: JointPlan, *, author: User) -> int:
    """Makes the joint plan everybody's plan and books what it needs, releasing what is no longer needed. Returns how many stretches are booked.

    Raises ConflictError when a plan, tables or bookings changed since it was made, InputError when the base refuses a stretch; nothing is changed then.
    """
    catalogue, guests = reads.asked(job)
    try:
        with desk(catalogue, author) as opened:
            table = reads.seats(guests, job.payload["free"])
            _unchanged(job, table)
            moving = [(seat, joint.part(seat.crew.name).plan) for seat in table if not seat.crew.stays]
            booked = rebook(opened, [(seat.guest, seat.crew.problem, plan) for seat, plan in moving])
            for seat, plan in moving:
                _save(seat, plan, author)
                audit.note(author, "joint plan adopted", seat.production.channel, catalogue.name)
            return len(booked)
    except RefusedError as refused:
        raise InputError(*(one.fault for one in refused.refusals)) from refused


def _unchanged(job: Job, table: Sequence[Seat]) -> None:
    """Raises ConflictError with everything that is no longer as it was when the crews were planned."""
    then = {one["guest"]: one for one in job.result["crews"]}
    faults = [] if then.keys() == {seat.guest.pk for seat in table} else [Fault(GONE, AGAIN)]
    for seat in table:
        was, now = then.get(seat.guest.pk), seat.stands
        if was and was["plan"] != now["plan"]:
            faults.append(Fault(PLAN_CHANGED.format(crew=seat.guest.name), AGAIN))
        elif was and was["problem"] != now["problem"]:
            faults.append(Fault(ELSE_CHANGED.format(crew=seat.guest.name), AGAIN))
    if faults:
        raise ConflictError(*faults)


def _save(seat: Seat, plan: Plan, author: User) -> None:
    """The plan with the problem that it answers now that the others' bookings stand: looked at by the checker once more."""
    problem = as_booked(seat.production, production_reads.standing(seat.production)).pose()
    found = replace(plan, problem=PROBLEM.digest(problem))
    if broken := check(problem, found).broken:
        raise ConflictError(*(Fault(NOW_BROKEN.format(crew=seat.guest.name, what=one.what), AGAIN) for one in broken[:5]))
    production_writes.save(seat.production, PROBLEM, problem, author=author, parent=seat.documents.get(PROBLEM.name))
    production_writes.save(seat.production, PLAN, found, author=author, parent=seat.documents.get(PLAN.name))
