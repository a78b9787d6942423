"""base: the best solutions at the table -> the joint plan as a document, each plan checked by itself and all of them for clashes."""

from __future__ import annotations

from dataclasses import replace

from juzu.base.joint.clash import clashes
from juzu.base.joint.crew import Crew
from juzu.base.joint.document import HourPrice, JointPlan, Part
from juzu.base.joint.shares import fair_shares
from juzu.base.joint.table import Table
from juzu.kernel.errors import BrokenPlanError, Fault
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.solve import DEFECT


def written(table: Table, prices: tuple[HourPrice, ...], *, seed: int, seconds: float, threads: int) -> JointPlan:
    """The document. Raises BrokenPlanError when a plan breaks a rule or two plans clash: such a joint plan does not leave the room."""
    planned = {
        seat.crew.name: seat.plan(place, seed=seed, seconds=seconds, threads=threads)
        for seat, place in zip(table.seats, table.best, strict=True)
    }
    plans = [planned.get(crew.name) or _own(crew) for crew in table.crews]
    found = clashes(table.base, zip(table.crews, plans, strict=True), bookings=table.bookings, pool=table.pool)
    if found:
        raise BrokenPlanError(*(Fault(clash.what, DEFECT) for clash in found))
    alone = {seat.crew.name: place.fen for seat, place in zip(table.seats, table.alone, strict=False)}
    parts = _parts(table.crews, plans, alone)
    return JointPlan(
        base=table.base.id,
        order=tuple(crew.name for crew in table.crews),
        crews=parts,
        cost_fen=sum(plan.cost_fen for plan in plans),
        sequential_fen=table.alone_fen,
        prices=prices,
        clashes=found,
        seed=seed,
        seconds=seconds,
        threads=threads,
    )


def _own(crew: Crew) -> Plan:
    if crew.plan is None:
        raise ValueError(f"{crew.name} has neither a seat nor a plan")
    return crew.plan


def _parts(crews: tuple[Crew, ...], plans: list[Plan], alone: dict[str, int]) -> tuple[Part, ...]:
    """Each crew's cost against one after another; who was not planned neither saves nor shares."""
    parts = [
        Part(crew.name, plan, before, before - plan.cost_fen if before else 0, 0, crew.stays)
        for crew, plan in zip(crews, plans, strict=True)
        for before in [plan.cost_fen if crew.stays else alone.get(crew.name, 0)]
    ]
    free = [n for n, part in enumerate(parts) if not part.stays]
    shares = fair_shares(sum(parts[n].saving_fen for n in free), [parts[n].sequential_fen for n in free])
    for n, share in zip(free, shares, strict=True):
        parts[n] = replace(parts[n], share_fen=share)
    return tuple(parts)


def no_room(crew: Crew) -> Fault:
    """That a crew has no legal plan around the others."""
    what = Text(
        "“{n}”在别的组、预订和已发布的日子之外没有找到合规的计划",
        "{n} found no legal plan beside the other crews, bookings and published days",
    ).format(n=crew.name)
    step = Text(
        "多算一会儿；还不行就给它多几天，或放开别组已发布的日子",
        "search longer; if that fails give it more days, or release what others have published",
    )
    return Fault(what, step)
