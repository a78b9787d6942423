"""A production and its base: its plan's bookings, and what others have booked, which its plan keeps clear of."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.clock import minute_at
from juzu.base.booking.needs import needs
from juzu.chain.production import PRODUCTION
from juzu.kernel.span import Span
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.web.base import reads, writes
from juzu.web.base.busy import as_booked
from juzu.web.base.models import Booking, Refused
from juzu.web.base.samples import open_sample
from juzu.web.production import reads as production_reads
from juzu.web.production.writes import keep_catalogue, save

pytestmark = pytest.mark.django_db
NOW = minute_at(date(2026, 11, 1))


@cache
def plan_of(problem: Problem) -> Plan:
    return solve(problem, threads=1, stop=Steps(2_000))


@pytest.fixture(autouse=True)
def _then(monkeypatch):
    """It is before the shoot."""
    monkeypatch.setattr(reads, "now_min", lambda: NOW)


@pytest.fixture
def stay(drama, company, owner):
    """《灯下戏》, planned, a guest of the base of its catalogue."""
    placed = production_reads.standing(drama)
    problem = placed.pose()
    save(drama, PROBLEM, problem, author=owner, parent=None)
    save(drama, PLAN, plan_of(problem), author=owner, parent=None)
    catalogue = keep_catalogue(company, placed.base, author=owner)
    return writes.guest(catalogue, drama.title, production=drama)


def booked() -> list[tuple[str, int, int]]:
    return list(Booking.objects.filter(state="held").values_list("set", "start_min", "end_min"))


def test_a_plan_is_booked_whole_and_twice_is_once(drama, stay, owner, client_of):
    client = client_of(owner)
    page = client.get(f"/p/{drama.slug}/base/").content.decode()
    assert "段没有订" in page
    assert client.post(f"/p/{drama.slug}/base/{stay.pk}/book/").status_code == 302
    problem, plan = (production_reads.current(drama, schema) for schema in (PROBLEM, PLAN))
    wants = needs(problem, plan, reads.base_of(stay.catalogue), party=stay.name, order="plan")
    assert sorted(booked()) == sorted((w.set, w.span.start, w.span.end) for w in wants)
    before = sorted(booked())
    client.post(f"/p/{drama.slug}/base/{stay.pk}/book/")
    assert sorted(booked()) == before
    assert "都订好了" in client.get(f"/p/{drama.slug}/base/").content.decode()


def test_one_refusal_and_nothing_is_booked(drama, stay, owner, client_of):
    problem, plan = (production_reads.current(drama, schema) for schema in (PROBLEM, PLAN))
    want = needs(problem, plan, reads.base_of(stay.catalogue), party=stay.name, order="plan")[-1]
    other = writes.hold(stay.catalogue, writes.guest(stay.catalogue, "别的戏"), want.set, want.span, now=NOW)
    assert isinstance(other, Value)
    answer = client_of(owner).post(f"/p/{drama.slug}/base/{stay.pk}/book/")
    assert answer.status_code == 422
    assert reads.SOMEBODY in answer.content.decode()
    assert len(booked()) == 1
    assert Refused.objects.filter(guest=stay).count() >= 1


def test_what_others_booked_is_kept_clear_of(drama, stay):
    placed = production_reads.standing(drama)
    assert as_booked(drama, placed) == placed
    problem = placed.pose()
    used = problem.sets[0].id
    start = minute_at(placed.production.start, 10 * 60)
    writes.hold(stay.catalogue, writes.guest(stay.catalogue, "别的戏"), used, Span(start, start + 240), now=NOW)
    posed = as_booked(drama, placed).pose()
    (taken,) = next(s for s in posed.sets if s.id == used).busy[-1:]
    assert (taken.day, taken.span.start, taken.span.end) == (0, 10 * 60 - 15, 14 * 60 + 15)
    own = Booking.objects.get()
    Booking.objects.filter(pk=own.pk).update(guest=stay)
    assert as_booked(drama, placed) == placed


def test_a_crews_size_is_what_its_facts_say_until_the_base_writes_down_its_own(drama, stay, owner, client_of):
    facts = production_reads.current(drama, PRODUCTION)
    seen = production_reads.current_document(drama, PRODUCTION)
    save(drama, PRODUCTION, replace(facts, crew_size=45), author=owner, parent=seen)
    client_of(owner).post(f"/p/{drama.slug}/base/{stay.pk}/book/")
    assert set(Booking.objects.values_list("people", flat=True)) == {45}
    placed = production_reads.standing(drama)
    assert as_booked(drama, placed).production.crew_size == 45
    stay.people = 70
    stay.save()
    assert as_booked(drama, placed).production.crew_size == 70
    by_hand = writes.hold(stay.catalogue, stay, placed.base.sets[0].id, Span(NOW + 600, NOW + 660), now=NOW)
    assert isinstance(by_hand, Value)
    assert by_hand.people == 70
    with_few = writes.hold(stay.catalogue, stay, placed.base.sets[0].id, Span(NOW + 720, NOW + 780), people=8, now=NOW)
    assert isinstance(with_few, Value)
    assert with_few.people == 8


def test_a_plan_that_changes_releases_what_it_no_longer_needs(drama, stay, owner, client_of):
    client = client_of(owner)
    client.post(f"/p/{drama.slug}/base/{stay.pk}/book/")
    first = sorted(booked())
    document = production_reads.current_document(drama, PLAN)
    plan = production_reads.current(drama, PLAN)
    shorter = type(plan)(**{name: getattr(plan, name) for name in plan.__slots__} | {"days": plan.days[1:]})
    save(drama, PLAN, shorter, author=owner, parent=document)
    assert "会放掉" in client.get(f"/p/{drama.slug}/base/").content.decode()
    client.post(f"/p/{drama.slug}/base/{stay.pk}/book/")
    assert set(booked()) < set(first)
    assert production_reads.current(drama, PRODUCTION)


@pytest.mark.parametrize(
    ("role", "status"), [("producer", 200), ("scheduler", 200), ("base operator", 200), ("department", 403), ("cast", 403), (None, 404)]
)
def test_who_sees_the_productions_base(drama, member, role, status):
    _, client = member(role)
    assert client.get(f"/p/{drama.slug}/base/").status_code == status


def test_a_production_registers_at_its_companys_base(drama, base, owner, client_of):
    client = client_of(owner)
    assert base.name in client.get(f"/p/{drama.slug}/base/").content.decode()
    client.post(f"/p/{drama.slug}/base/join/", {"base": base.slug})
    assert reads.guest_of(base, drama)


def test_the_demos_base_has_its_productions_as_guests_with_their_sets_confirmed(drama, stay, company, owner):
    stay.catalogue.bookings.all().delete()
    catalogue = open_sample(company, [drama], author=owner)
    confirmed = Booking.objects.filter(catalogue=catalogue)
    assert confirmed
    assert {row.state for row in confirmed} == {"confirmed"}
    assert reads.guest_of(catalogue, drama)
