"""Productions of one base planned together on the site: chosen, planned by a job, adopted all or none, and who may."""

import signal
from datetime import date

import msgspec
import pytest

from juzu.base.booking.clock import minute_at
from juzu.base.booking.needs import needs
from juzu.base.joint.document import JOINT_PLAN
from juzu.kernel.errors import InputError
from juzu.kernel.span import Span
from juzu.plan.document import PLAN
from juzu.plan.problem import PROBLEM
from juzu.web.account.models import Membership
from juzu.web.base import reads as base_reads
from juzu.web.base import writes as base_writes
from juzu.web.base.models import Booking
from juzu.web.job import writes as job_writes
from juzu.web.job.models import Job
from juzu.web.job.run import Run, run
from juzu.web.joint import reads, writes
from juzu.web.joint.planning import Checkpoint, plan_crews
from juzu.web.plan.writes import publish
from juzu.web.production import reads as production_reads
from juzu.web.production.models import Document, Member
from juzu.web.production.writes import keep_catalogue, keep_for, save
from juzu.web.site.faults import ConflictError
from planned_drama import with_plan

pytestmark = pytest.mark.django_db(transaction=True)
NOW = minute_at(date(2026, 11, 1))


@pytest.fixture(autouse=True)
def _then(monkeypatch):
    """It is before the shoot."""
    monkeypatch.setattr(base_reads, "now_min", lambda: NOW)


@pytest.fixture
def signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.fixture
def two(drama, new_drama, company, owner):
    """A base with two productions of the company as its guests; the first has a plan."""
    second = new_drama("zhenzhu")
    with_plan(drama, owner)
    catalogue = keep_catalogue(company, production_reads.standing(drama).base, author=owner)
    for production in (drama, second):
        base_writes.guest(catalogue, production.title, production=production)
    return catalogue


def begin(client, catalogue, **more) -> Job:
    crews = [guest.pk for guest in reads.guests_of(catalogue)]
    answer = client.post(f"/b/{catalogue.slug}/joint/", {"crew": crews, "seconds": "30", **more})
    assert answer.status_code == 302, answer.content.decode()
    return Job.objects.get(kind="joint")


@pytest.fixture
def planned(two, owner, client_of, signals):
    """Both planned together for a few seconds."""
    job = begin(client_of(owner), two)
    Job.objects.update(payload=job.payload | {"seconds": 12, "threads": 1})
    run(job_writes.claim())
    job.refresh_from_db()
    assert job.state == "done", job.error
    return job


def needed(catalogue):
    base = base_reads.base_of(catalogue)
    wants = set()
    for guest in reads.guests_of(catalogue):
        problem, plan = (production_reads.current(guest.production, schema) for schema in (PROBLEM, PLAN))
        wants |= {(guest.name, w.set, w.span.start, w.span.end) for w in needs(problem, plan, base, party=guest.name, order="plan")}
    return wants


def booked():
    return set(Booking.objects.filter(state="held").values_list("guest__name", "set", "start_min", "end_min"))


def test_what_was_planned_together_is_shown_and_adopted_as_a_whole(planned, two, owner, client_of, drama):
    client, address = client_of(owner), f"/b/{two.slug}/joint/{planned.pk}/"
    page = client.get(address).content.decode()
    assert "应分" in page
    assert "人重新通知" in page
    assert "第一份计划" in page, "the second production had none"
    first = reads.guests_of(two)[0]
    problem, plan = (production_reads.current(drama, schema) for schema in (PROBLEM, PLAN))
    assert all(not isinstance(one, str) for one in base_writes.book_plan(two, first, problem, plan))
    before = booked()
    answer = client.post(f"{address}adopt/")
    assert answer.status_code == 302, answer.content.decode()
    assert booked() == needed(two)
    assert booked() != before, "what the first plan had booked and no longer needs is released"
    joint = reads.found(planned)
    for guest in reads.guests_of(two):
        saved = production_reads.current(guest.production, PLAN)
        assert saved.checked
        assert saved.days == joint.part(guest.name).plan.days
        assert saved.problem == PROBLEM.digest(production_reads.current(guest.production, PROBLEM))
    assert "这就是各部现在的计划" in client.get(address).content.decode()
    assert client.post(f"{address}adopt/").status_code == 409, "what it was made from is no longer what stands"


def test_nothing_is_adopted_when_a_plan_or_a_booking_changed_meanwhile(planned, two, owner, drama):
    joint, before = reads.found(planned), production_reads.current(drama, PLAN)
    others = base_writes.guest(two, "别的戏")
    set_id = next(stay.set for stay in _stays(joint, two))
    start = minute_at(date(2026, 12, 3), 12 * 60)
    hold = base_writes.hold(two, others, set_id, Span(start, start + 60), now=NOW)
    with pytest.raises(ConflictError, match="booked at the base, changed after"):
        writes.adopt(planned, joint, author=owner)
    base_writes.act(two, int(hold.id), "cancel", now=NOW)
    with_plan_changed(drama, owner)
    with pytest.raises(ConflictError, match="somebody changed the plan"):
        writes.adopt(planned, joint, author=owner)
    assert booked() == set()
    assert production_reads.current(drama, PLAN) != before


def _stays(joint, catalogue):
    base = base_reads.base_of(catalogue)
    guest = reads.guests_of(catalogue)[0]
    problem = production_reads.current(guest.production, PROBLEM)
    return needs(problem, joint.part(guest.name).plan, base, party="x", order="x")


def with_plan_changed(drama, owner):
    document, plan = production_reads.current_document(drama, PLAN), production_reads.current(drama, PLAN)
    shorter = type(plan)(**{name: getattr(plan, name) for name in plan.__slots__} | {"days": plan.days[1:]})
    save(drama, PLAN, shorter, author=owner, parent=document)


def test_one_refusal_by_the_base_and_no_plan_changes(planned, two, owner, drama, monkeypatch):
    joint = reads.found(planned)
    monkeypatch.setattr("juzu.web.joint.writes._unchanged", lambda *_: None)  # the base itself must say no
    stay = _stays(joint, two)[0]
    base_writes.hold(two, base_writes.guest(two, "别的戏"), stay.set, stay.span, now=NOW)
    before = {guest.pk: production_reads.current(guest.production, PLAN) for guest in reads.guests_of(two)}
    with pytest.raises(InputError, match="别的戏"):
        writes.adopt(planned, joint, author=owner)
    assert {name for name, *_ in booked()} == {"别的戏"}
    assert {guest.pk: production_reads.current(guest.production, PLAN) for guest in reads.guests_of(two)} == before


def test_a_published_plan_stays_unless_it_is_let_go(two, owner, drama):
    publish(drama, author=owner)
    guests = reads.guests_of(two)
    stays, _ = reads.seats(guests, ())
    assert stays.crew.stays
    freed, _ = reads.seats(guests, [guests[0].pk])
    assert not freed.crew.published


def test_what_those_chosen_have_booked_for_their_plans_is_not_in_the_way_and_what_they_hold_by_hand_is(two):
    first, second = reads.guests_of(two)
    set_id = next(iter(reads.seats([second], ())[0].crew.problem.sets)).id
    start = minute_at(date(2026, 12, 3), 12 * 60)
    by_hand = base_writes.hold(two, first, set_id, Span(start, start + 60), now=NOW)

    def busy(guests):
        seat = next(seat for seat in reads.seats(guests, ()) if seat.guest == second)
        return next(one for one in seat.crew.problem.sets if one.id == set_id).busy

    free = len(busy([second])) - 1
    assert len(busy([first, second])) == free + 1
    Booking.objects.filter(pk=by_hand.id).update(order="plan")
    assert len(busy([first, second])) == free


def test_who_may_start_see_and_adopt(two, owner, company, drama, new_user, client_of):
    operator, scheduler, stranger = (new_user(name) for name in ("operator", "scheduler", "stranger"))
    Membership.objects.create(user=operator, organisation=company, role=Membership.MEMBER)
    Member.objects.create(production=drama, user=scheduler, role="scheduler")
    Member.objects.create(production=drama, user=operator, role="scheduler")  # of one of the two only
    job = begin(client_of(owner), two)
    joint = JOINT_PLAN.type("b", (), (), 0, 0)
    document = keep_for(company, JOINT_PLAN, joint, author=owner)
    Job.objects.update(state="done", result={"document": document.pk, "crews": []})
    address = f"/b/{two.slug}/joint/"
    found = {}
    for user in (owner, operator, scheduler, stranger):
        client = client_of(user)
        crews = [guest.pk for guest in reads.guests_of(two)]
        found[user.name] = (
            client.get(address).status_code,
            client.get(f"{address}{job.pk}/").status_code,
            client.post(f"{address}{job.pk}/stop/").status_code,
            client.post(f"{address}{job.pk}/adopt/").status_code,
            client.post(address, {"crew": crews}).status_code,
        )
    assert found == {
        "owner": (200, 200, 302, 409, 302),
        "operator": (200, 403, 403, 403, 403),
        "scheduler": (403, 403, 403, 403, 403),
        "stranger": (404, 404, 404, 404, 404),
    }
    assert "你不能改它的计划" in client_of(operator).get(address).content.decode()


def test_a_slip_is_told_before_anything_is_planned(two, owner, client_of):
    client, address = client_of(owner), f"/b/{two.slug}/joint/"
    assert client.post(address, {"crew": [reads.guests_of(two)[0].pk]}).status_code == 422
    assert client.post(address, {}).status_code == 422
    assert not Job.objects.exists()
    assert client.post(f"{address}999/adopt/").status_code == 404


def test_a_stopped_job_keeps_the_best_and_one_that_died_goes_on(two, owner, client_of):
    job = begin(client_of(owner), two)
    Job.objects.update(payload=job.payload | {"seconds": 9, "threads": 1})
    held = job_writes.claim()
    running = Run(held)
    kept = []
    running.keep = kept.append  # the checkpoint that another attempt would find
    found = plan_crews(running)
    assert Document.objects.get(pk=found["document"]).kind == "JointPlan"
    assert kept, "the best was kept on the way"
    again = Run(held)
    held.checkpoint = kept[-1]
    seconds = msgspec.json.decode(kept[-1], type=Checkpoint).seconds
    told = []
    again.report = lambda **progress: told.append(progress)
    after = plan_crews(again)
    assert told[0]["seconds"] > seconds, "it goes on from where it was"
    assert after["cost_fen"] <= JOINT_PLAN.load(msgspec.json.decode(kept[-1], type=Checkpoint).joint).cost_fen
