from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures_papers import SMALL_FACTS, small_book
from juzu.kernel.span import Span
from juzu.plan.check import check
from juzu.plan.document import Call, DayPlan, Slot
from juzu.plan.problem import Busy, Problem, Rule
from juzu.shoot.book import open_book
from juzu.shoot.callsheet import call_sheets
from juzu.shoot.rounding import shown_days
from juzu.shoot.words import shown


def day(number: int, call: int, wrap: int, *people: Call) -> DayPlan:
    slots = (Slot("setup", call, call + 40), Slot("scene", call + 40, wrap - 20, "1-1", "汽车站"), Slot("strike", wrap - 20, wrap))
    return DayPlan(number, "A", call, wrap, slots, people)


def problem(*rules: Rule) -> Problem:
    found = small_book().problem
    assert found
    return replace(found, rules=rules)


def person(call: int, wrap: int, who: str = "沈照") -> Call:
    return Call(who, call, call + 45, wrap, wrap - call, 0)


def test_every_time_goes_down_to_the_step_and_none_goes_up():
    # call 06:28, first scene 07:08, wrap 19:53 are shown as 06:25, 07:05, 19:50
    (seen,) = shown_days(problem(), [day(0, 388, 1193, person(403, 1173))], 5)
    assert (seen.call, seen.wrap) == (385, 1190)
    assert [(slot.start, slot.end) for slot in seen.slots] == [(385, 425), (425, 1170), (1170, 1190)]
    assert (seen.people[0].call, seen.people[0].first, seen.people[0].wrap) == (400, 445, 1170)


def test_a_step_of_one_shows_the_plan_as_it_is():
    days = (day(0, 388, 1193),)
    assert shown_days(problem(), days, 1) == days


def test_a_call_stays_where_calling_earlier_would_cut_the_rest():
    # wrap 20:30 (1230), rest 600 min: a call at 06:33 rests 603 min and would rest 600 at 06:30; at 06:32 it would rest 598
    rest = problem(Rule("rest", 600))
    kept = shown_days(rest, [day(0, 400, 1232), day(1, 393, 1100)], 5)
    assert kept[1].call == 393
    assert kept[1].slots[0].start == 393
    early = shown_days(rest, [day(0, 400, 1230), day(1, 393, 1100)], 5)
    assert early[1].call == 390


def test_a_call_stays_where_calling_earlier_would_make_the_day_too_long():
    longest = problem(Rule("longest-day", 960), Rule("person-longest-day", 840))
    (seen,) = shown_days(longest, [day(0, 363, 1323, person(363, 1203, "沈伯年"))], 5)
    assert (seen.call, seen.people[0].call) == (363, 363)


def test_a_call_stays_where_the_person_has_given_the_minutes_before_to_others():
    found = problem()
    busy = (Busy(0, Span(300, 402)),)
    taken = replace(found, people=tuple(replace(p, busy=busy) if p.id == "沈照" else p for p in found.people))
    (seen,) = shown_days(taken, [day(0, 388, 1193, person(403, 1173))], 5)
    assert seen.people[0].call == 403


def test_a_call_stays_where_a_night_shift_ends_the_rest_at_an_hour():
    # wrapped at 01:00, called at 12:03: 12:00 is allowed; with 12:02 as the number it is not
    nights = [day(0, 900, 1500), day(1, 723, 1300)]
    assert shown_days(problem(Rule("night-then-day", 720)), nights, 5)[1].call == 720
    assert shown_days(problem(Rule("night-then-day", 722)), nights, 5)[1].call == 723


def test_papers_show_the_rounded_times_and_the_plan_keeps_its_minutes():
    book = small_book()
    assert book.plan
    assert book.problem
    late = replace(
        book.plan,
        days=tuple(
            replace(
                d,
                call=d.call + 3,
                wrap=d.wrap + 3,
                slots=tuple(replace(s, start=s.start + 3, end=s.end + 3) for s in d.slots),
                people=tuple(replace(c, call=c.call + 3, first=c.first + 3, wrap=c.wrap + 3) for c in d.people),
            )
            for d in book.plan.days
        ),
    )
    opened = open_book(SMALL_FACTS, book.breakdown, book.problem, late)
    assert opened.plan == late
    assert check(book.problem, late).lines == check(book.problem, opened.plan).lines
    corner = shown(call_sheets(opened)[0].tables[0].head[0][0].value, "zh")
    assert corner.splitlines()[0] == "集合 07:00"
    exact = open_book(replace(SMALL_FACTS, round_min=1), book.breakdown, book.problem, late)
    assert "集合 07:03" in shown(call_sheets(exact)[0].tables[0].head[0][0].value, "zh")


def test_a_step_that_is_no_house_step_is_refused():
    with pytest.raises(ValueError, match="round_min"):
        replace(SMALL_FACTS, round_min=7)
