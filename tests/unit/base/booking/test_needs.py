"""A plan books what it needs and releases what it no longer needs."""

from bases import BASE, booked, span
from juzu.base.booking.booking import Booking, Want
from juzu.base.booking.needs import Settlement, needs, settle
from juzu.plan.document import DayPlan, Plan, Slot
from juzu.plan.problem import Day, Problem, Scene, Set, SetOption, Site, Unit

PROBLEM = Problem(
    title="戏甲",
    days=(Day("2026-12-05"), Day("2026-12-06")),
    units=(Unit("A"), Unit("B")),
    sites=(Site("b"), Site("家")),
    sets=(Set("病房二", "b"), Set("宴会厅", "b"), Set("家", "家")),
    scenes=tuple(Scene(str(n), 60, (SetOption("病房二"), SetOption("宴会厅"), SetOption("家"))) for n in range(1, 7)),
)


def day(number: int, unit: str, *slots: Slot) -> DayPlan:
    return DayPlan(number, unit, slots[0].start, slots[-1].end, slots)


def scene(name: str, set_id: str, start: int) -> Slot:
    return Slot("scene", start * 60, start * 60 + 60, name, set_id)


PLAN = Plan(
    title="戏甲",
    problem="",
    status="best found",
    cost_fen=0,
    bound_fen=0,
    costs=(),
    days=(
        day(0, "A", Slot("dress", 450, 480, set="病房二"), scene("1", "病房二", 8), scene("2", "病房二", 9), scene("3", "家", 12)),
        day(0, "B", scene("4", "病房二", 9), scene("5", "宴会厅", 11)),
        day(1, "A", scene("6", "宴会厅", 25)),
    ),
)


def test_planned_together_each_keeps_no_minute_more_than_it_needs():
    (want,) = [Want("病房二", "甲", span("12-05 09:00-10:00"), order="plan")]
    longer = booked("病房二", "甲", "12-05 08:00-12:00", order="plan")
    by_hand = booked("病房二", "甲", "12-05 08:30-11:00")
    assert settle([want], [longer], "plan").keep == (longer,)
    exact = settle([want], [longer], "plan", exact=True)
    assert (exact.keep, exact.release, exact.book) == ((), (longer,), (want,))
    assert settle([want], [by_hand, longer], "plan", exact=True) == Settlement((by_hand,), (longer,), ())


def test_stays_of_both_units_become_wants_from_dressing_to_the_last_scene():
    wants = needs(PROBLEM, PLAN, BASE, party="戏甲", order="戏甲", crew=30)
    assert [(w.set, w.span) for w in wants] == [
        ("病房二", span("12-05 07:30-10:00")),  # unit B is there at the same time
        ("宴会厅", span("12-05 11:00-12:00")),
        ("宴会厅", span("12-06 25:00-26:00")),
    ]
    assert {(w.party, w.order, w.crew) for w in wants} == {("戏甲", "戏甲", 30)}


def test_what_covers_a_need_is_kept_the_rest_of_the_plans_is_released():
    wants = needs(PROBLEM, PLAN, BASE, party="戏甲", order="戏甲")
    mine = [
        booked("病房二", "戏甲", "12-05 07:00-12:00", order="戏甲"),  # wider than needed
        booked("宴会厅", "戏甲", "12-05 09:00-12:00"),  # by hand, covers
        booked("宴会厅", "戏甲", "12-05 14:00-16:00"),  # by hand, of no use: stays
        booked("别墅", "戏甲", "12-05 14:00-16:00", order="戏甲"),  # no longer needed
        booked("别墅", "戏甲", "12-04 14:00-16:00", order="戏甲", state="in_use"),  # begun: stays
    ]
    settled = settle(wants, mine, "戏甲")
    assert [b.id for b in settled.keep] == [mine[0].id, mine[1].id]
    assert [b.id for b in settled.release] == [mine[3].id]
    assert [(w.set, w.span) for w in settled.book] == [("宴会厅", span("12-06 25:00-26:00"))]


def test_a_second_settling_changes_nothing():
    wants = needs(PROBLEM, PLAN, BASE, party="戏甲", order="戏甲")
    mine = [Booking(str(n), w.set, w.party, w.span, "confirmed", 0, order=w.order) for n, w in enumerate(wants)]
    settled = settle(wants, mine, "戏甲")
    assert (settled.release, settled.book) == ((), ())
    assert settled.keep == tuple(mine)
