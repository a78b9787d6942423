"""web: productions that are guests of one base -> crews to plan together; a job that planned them -> what it found, and whether it still fits.

A problem is posed with the bookings of all who are not planned as hours that are taken, and with what those chosen have booked by hand; what they have
booked for their plans is free, since it is booked anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from juzu.base.joint.crew import Crew, whole
from juzu.base.joint.document import JointPlan
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM
from juzu.plan.questions.compare import recalls
from juzu.web.account.models import User
from juzu.web.base.busy import as_booked
from juzu.web.base.desk import channel
from juzu.web.base.models import Guest
from juzu.web.job.models import Job
from juzu.web.plan.reads import published
from juzu.web.production import reads as production_reads
from juzu.web.production.access import role_in
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Catalogue, Document, Production
from juzu.web.production.roles import MAY

KIND = "joint"
NAMED = Text("{crew}：{what}", "{crew}: {what}")


@dataclass(frozen=True, slots=True)
class Seat:
    """A guest at the table: its crew, and the documents that its plan and problem are now."""

    guest: Guest
    production: Production
    crew: Crew
    documents: Mapping[str, Document]

    @property
    def stands(self) -> dict[str, Any]:
        """What must not have changed when a plan made for it is adopted."""
        plan = self.documents.get(PLAN.name)
        return {"guest": self.guest.pk, "problem": PROBLEM.digest(self.crew.problem), "plan": plan.pk if plan else None}


@dataclass(frozen=True, slots=True)
class Move:
    """What a joint plan is for one crew beside the plan that it had: scenes that change their day, people who must be told anew."""

    before: Plan | None
    after: Plan
    scenes: int
    people: int


def may_plan(user: User, production: Production) -> bool:
    """Whether somebody may write a production's plan."""
    role = role_in(user, production)
    return role is not None and "edit plan" in MAY[role]


def guests_of(catalogue: Catalogue) -> list[Guest]:
    """The productions that are guests of a base, in the order in which they were admitted: the booking order."""
    return list(
        Guest.objects.filter(catalogue=catalogue, production__isnull=False).select_related("production__organisation").order_by("pk")
    )


def asked(job: Job) -> tuple[Catalogue, list[Guest]]:
    """The base and the guests that a job is about, those that are still there."""
    catalogue = Catalogue.objects.select_related("document", "organisation").get(pk=job.payload["base"])
    return catalogue, [guest for guest in guests_of(catalogue) if guest.pk in job.payload["crews"]]


def seats(guests: Collection[Guest], free: Collection[int]) -> list[Seat]:
    """The guests as crews. Published plans stay as they are, unless their guest is among the `free`. Raises InputError with every fault of every
    production."""
    faults: list[Fault] = []
    found = []
    for guest in guests:
        try:
            found.append(_seat(guest, guests, free))
        except InputError as error:
            faults += [Fault(NAMED.format(crew=guest.name, what=fault.what), fault.next_step, fault.source) for fault in error.faults]
    if faults:
        raise InputError(*faults)
    return found


def _seat(guest: Guest, guests: Collection[Guest], free: Collection[int]) -> Seat:
    production = guest.production
    if production is None:
        raise ValueError(f"{guest} is no production")
    placed = as_booked(production, production_reads.standing(production), beside=guests)
    publication = None if guest.pk in free else published(production)
    if publication:
        plan: Plan = value_of(publication.document)
        return Seat(guest, production, Crew(guest.name, placed.pose(), plan, whole(plan)), placed.documents)
    planned = placed.plan if placed.plan and placed.plan.days else None
    return Seat(guest, production, Crew(guest.name, placed.pose(), planned), placed.documents)


def jobs(catalogue: Catalogue) -> QuerySet[Job]:
    """The jobs that planned crews of a base together, newest first."""
    return Job.objects.defer("checkpoint").select_related("author").filter(kind=KIND, channel=channel(catalogue)).order_by("-pk")


def found(job: Job) -> JointPlan | None:
    """The joint plan that a job found."""
    document = Document.objects.filter(pk=job.result.get("document")).first()
    return value_of(document) if document else None


def moves(job: Job, joint: JointPlan) -> dict[str, Move]:
    """Crew -> what the joint plan changes for it against the plan that it had when the job began."""
    names = {guest.pk: guest.name for guest in Guest.objects.filter(pk__in=[one["guest"] for one in job.result["crews"]])}
    had = {document.pk: document for document in Document.objects.filter(pk__in=[one["plan"] for one in job.result["crews"]])}
    parts = {part.crew: part for part in joint.crews}
    return {
        name: _move(value_of(had[one["plan"]]) if one["plan"] in had else None, parts[name].plan)
        for one in job.result["crews"]
        if (name := names.get(one["guest"], "")) in parts
    }


def _move(before: Plan | None, after: Plan) -> Move:
    if before is None or not before.days:
        return Move(None, after, 0, 0)
    scenes = sum(after.day_of.get(scene) != day for scene, day in before.day_of.items())
    return Move(before, after, scenes, len(list(recalls(before, after))))


def adopted(joint: JointPlan, guests: Iterable[Guest]) -> bool:
    """Whether what counts for every crew is what the job found for it."""
    parts = {part.crew: part for part in joint.crews}
    now = {guest.name: production_reads.current(guest.production, PLAN) for guest in guests if guest.production}
    return len(now) == len(parts) and all(
        (plan := now.get(name)) is not None and plan.days == part.plan.days for name, part in parts.items() if not part.stays
    )
