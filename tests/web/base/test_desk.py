"""Bookings as rows: what the desk writes, what the database refuses, whatever the code does."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from bases import BASE, NOW, at, span
from juzu.base.booking.acts import ACTS
from juzu.base.booking.booking import Booking as Value
from juzu.base.booking.refusal import Refusal
from juzu.base.spaces import Spaces
from juzu.kernel.errors import InputError
from juzu.kernel.span import Span
from juzu.web.base import reads, writes
from juzu.web.base.models import Block, Booking, Done, Refused
from juzu.web.base.writes import DEEDS, Said
from juzu.web.job.worker import Worker

pytestmark = pytest.mark.django_db


def blocks(room: str) -> list[tuple[int, int]]:
    return list(Block.objects.filter(room=room).order_by("start_min").values_list("start_min", "end_min"))


def held(base, guest, set_id: str, party: str, hours: str) -> Value:
    outcome = writes.hold(base, guest(party), set_id, span(hours), now=NOW)
    assert isinstance(outcome, Value), outcome
    return outcome


def test_every_act_of_the_rules_is_a_deed_at_the_desk():
    assert DEEDS.keys() == ACTS.keys()


def test_a_villa_let_whole_blocks_each_of_its_rooms(base, guest):
    held(base, guest, "别墅", "甲", "12-05 08:00-12:00")
    expected = [(at("12-05 08:00"), at("12-05 12:30"))]
    assert blocks("别墅") == blocks("别墅客厅") == blocks("别墅卧室") == expected
    refusal = writes.hold(base, guest("乙"), "别墅卧室", span("12-05 09:00-10:00"), now=NOW)
    assert isinstance(refusal, Refusal)
    assert "归 甲" in refusal.what.zh
    assert [(row.kind, row.set, row.guest.name) for row in Refused.objects.all()] == [("taken", "别墅卧室", "乙")]
    assert Booking.objects.count() == 1


def test_a_change_of_state_is_blocked_before_whoever_comes_later(base, guest):
    held(base, guest, "年代医院", "乙", "12-05 13:00-15:00")
    held(base, guest, "现代医院", "甲", "12-05 08:00-12:00")
    assert blocks("四楼") == [(at("12-05 08:00"), at("12-05 12:15")), (at("12-05 12:15"), at("12-05 15:15"))]
    first = Booking.objects.get(set="现代医院")
    writes.act(base, first.pk, "cancel", now=NOW)
    assert blocks("四楼") == [(at("12-05 13:00"), at("12-05 15:15"))]


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [
        ("12-05 07:00", "12-05 08:00", True),
        ("12-05 12:15", "12-05 13:00", True),
        ("12-05 07:00", "12-05 08:01", False),
        ("12-05 12:14", "12-05 13:00", False),
        ("12-05 09:00", "12-05 10:00", False),
        ("12-05 00:00", "12-06 00:00", False),
    ],
)
def test_the_database_refuses_an_overlap_whatever_the_code_does(base, guest, start, end, free):
    booking = held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    row = {"booking_id": int(booking.id), "catalogue": base, "start_min": at(start), "end_min": at(end)}
    Block.objects.create(room="别处", **row)  # another room is another matter
    refused = nullcontext() if free else pytest.raises(IntegrityError, match="no_double_booking")
    with refused, transaction.atomic():
        Block.objects.create(room="病房二", **row)


def test_the_database_refuses_to_move_one_row_onto_another(base, guest):
    held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    later = held(base, guest, "病房二", "乙", "12-05 13:00-14:00")
    Block.objects.filter(booking_id=later.id).update(end_min=at("12-05 18:00"))
    with pytest.raises(IntegrityError, match="no_double_booking"), transaction.atomic():
        Block.objects.filter(booking_id=later.id).update(start_min=at("12-05 11:00"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Block.objects.filter(booking_id=later.id).update(end_min=at("12-05 13:00"))


def test_the_migrations_are_the_models():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    assert connection.introspection.table_names()


def test_a_lapsed_hold_frees_its_set_and_the_waiting_list_is_served(base, guest):
    first = held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    waits = writes.hold(base, guest("乙"), "病房二", span("12-05 08:00-12:00"), now=NOW + 1, wait=True)
    later = writes.hold(base, guest("丙"), "病房二", span("12-05 11:00-12:00"), now=NOW + 2, wait=True)
    assert [b.state for b in (waits, later) if isinstance(b, Value)] == ["waiting", "waiting"]
    writes.sweep(base, now=NOW + 1440)
    states = dict(Booking.objects.values_list("guest__name", "state"))
    assert states == {"甲": "expired", "乙": "held", "丙": "waiting"}
    writes.act(base, int(waits.id), "cancel", now=NOW + 1441)
    assert Booking.objects.get(pk=later.id).state == "held"
    assert [d.act for d in Done.objects.filter(booking_id=first.id)] == ["hold", "expire"]


def test_the_workers_chore_moves_the_waiting_list_without_anybody_opening_a_page(base, guest, children):
    held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    writes.hold(base, guest("乙"), "病房二", span("12-05 08:00-12:00"), now=NOW, wait=True)
    in_vain = writes.hold(base, guest("丙"), "病房二", span("12-05 08:00-09:00"), now=NOW, wait=True)
    writes.sweep_all(now=NOW + 1439)
    assert set(Booking.objects.values_list("guest__name", "state")) == {("甲", "held"), ("乙", "waiting"), ("丙", "waiting")}
    Booking.objects.filter(guest__name="甲").update(lapses_min=reads.now_min() - 1)  # by the clock that the worker has
    shift = reads.now_min() + 1440 - at("12-05 08:00")
    Booking.objects.update(start_min=F("start_min") + shift, end_min=F("end_min") + shift)
    Worker(1).step()
    assert dict(Booking.objects.values_list("guest__name", "state")) == {"甲": "expired", "乙": "held", "丙": "waiting"}
    writes.sweep_all(now=reads.now_min() + 1441)
    assert Booking.objects.get(pk=in_vain.id).state == "expired"


def test_a_sweep_serves_what_an_edited_catalogue_made_possible(base, guest):
    writes.hold(base, guest("甲"), "宴会厅", span("12-05 08:00-12:00"), now=NOW)
    waits = writes.hold(base, guest("乙"), "宴会厅", span("12-05 12:10-14:00"), now=NOW, wait=True)
    writes.change_catalogue(base, replace(BASE, handover_min=10), now=NOW)
    writes.sweep_all(now=NOW + 1)
    assert Booking.objects.get(pk=waits.id).state == "held"


def test_what_one_waits_for_is_served_when_the_villa_is_freed(base, guest):
    villa = held(base, guest, "别墅", "甲", "12-05 08:00-12:00")
    room = writes.hold(base, guest("乙"), "别墅卧室", span("12-05 09:00-10:00"), now=NOW, wait=True)
    writes.act(base, int(villa.id), "cancel", now=NOW)
    assert Booking.objects.get(pk=room.id).state == "held"


def test_early_hand_over_frees_the_rest(base, guest):
    first = held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    held(base, guest, "病房二", "乙", "12-05 12:15-14:00")
    for act, when in (("confirm", NOW), ("start", at("12-05 08:00")), ("hand_over", at("12-05 10:00")), ("close", at("12-05 10:20"))):
        outcome = writes.act(base, int(first.id), act, now=when)
        assert isinstance(outcome, Value), act
    second = Booking.objects.get(guest__name="乙")
    assert blocks("病房二")[0] == (at("12-05 08:00"), at("12-05 10:15"))
    assert second.state == "expired"  # nobody confirmed it within a day


def test_an_overrun_pushes_back_whoever_comes_next_once_they_agreed(base, guest):
    villa, room = held(base, guest, "别墅卧室", "甲", "12-05 08:00-12:00"), held(base, guest, "别墅", "乙", "12-05 12:30-14:00")
    last = held(base, guest, "别墅客厅", "丙", "12-05 14:30-15:00")
    until = at("12-05 13:00")
    refusal = writes.act(base, int(villa.id), "confirm", now=NOW), writes.act(base, int(villa.id), "extend", Said(until=until), now=NOW)
    assert isinstance(refusal[1], Refusal)
    assert "乙 改为 2026-12-05 13:15-14:45、丙 改为 2026-12-05 15:15-15:45" in refusal[1].next_step.zh
    longer = writes.act(base, int(villa.id), "extend", Said(until=until, push=True), now=NOW)
    assert isinstance(longer, Value)
    spans = {row.guest.name: (row.start_min, row.end_min) for row in Booking.objects.select_related("guest")}
    assert spans == {
        "甲": (at("12-05 08:00"), until),
        "乙": (at("12-05 13:15"), at("12-05 14:45")),
        "丙": (at("12-05 15:15"), at("12-05 15:45")),
    }
    assert blocks("别墅客厅") == [(at("12-05 13:15"), at("12-05 15:15")), (at("12-05 15:15"), at("12-05 16:00"))]
    assert [Done.objects.filter(booking_id=one.id).latest("pk").act for one in (villa, room, last)] == ["extend", "push", "push"]
    again = writes.act(base, int(villa.id), "extend", Said(until=at("12-06 08:00"), push=True), now=at("12-05 13:30"))
    assert isinstance(again, Value), "nobody else is left that day"


def test_refusals_of_acts_leave_the_row_alone(base, guest):
    booking = held(base, guest, "别墅", "甲", "12-05 08:00-12:00")
    refusal = writes.act(base, int(booking.id), "confirm", now=NOW)
    assert isinstance(refusal, Refusal)
    assert refusal.kind == "deposit"
    assert Booking.objects.get().state == "held"
    assert isinstance(writes.act(base, int(booking.id), "confirm", Said(without_deposit=True), now=NOW), Value)
    with pytest.raises(InputError):
        writes.act(base, 999_999, "confirm", now=NOW)


def test_a_guest_is_not_told_who_has_the_set(base, guest):
    held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    refusal = writes.hold(base, guest("乙"), "病房二", span("12-05 08:00-12:00"), now=NOW, seen={"乙"})
    assert isinstance(refusal, Refusal)
    assert "甲" not in refusal.what.zh
    assert reads.SOMEBODY in refusal.what.zh


def test_a_catalogue_edit_must_leave_what_is_booked_possible(base, guest):
    held(base, guest, "病房二", "甲", "12-05 08:00-12:00")
    held(base, guest, "宴会厅", "乙", "12-05 09:00-10:00")
    without = replace(BASE, sets=tuple(s for s in BASE.sets if s.id != "病房二"))
    with pytest.raises(InputError) as caught:
        writes.change_catalogue(base, without, now=NOW)
    assert [f.what.zh for f in caught.value.faults] == ["“病房二” 2026-12-05 08:00-12:00 已有 甲 的预订，不能删去"]
    inside = replace(BASE, sets=tuple(replace(s, within="宴会厅") if s.id == "病房二" else s for s in BASE.sets))
    with pytest.raises(InputError, match="would clash"):
        writes.change_catalogue(base, inside, now=NOW)
    slower = replace(BASE, handover_min=45)
    kept = writes.change_catalogue(base, slower, now=NOW)
    assert reads.base_of(kept).handover_min == 45
    assert blocks("病房二") == [(at("12-05 08:00"), at("12-05 12:45"))]


def test_blocks_are_always_what_the_rules_lay_out(base, guest):
    for hours in ("08:00-09:00", "10:00-11:00", "09:15-09:45", "12:00-13:00"):
        held(base, guest, "现代医院", hours, f"12-05 {hours}")
    held(base, guest, "年代医院", "z", "12-05 14:00-15:00")
    middle = Booking.objects.get(guest__name="10:00-11:00")
    writes.act(base, middle.pk, "cancel", now=NOW)
    values = [reads.value(row) for row in Booking.objects.select_related("guest").filter(state="held")]
    spans = writes.layout(values, Spaces(BASE))
    assert sorted(spans.values()) == [Span(a, b) for a, b in blocks("四楼")]
