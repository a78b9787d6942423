"""shoot: a plan to the minute -> its days as papers show them: every time on the house's step, earlier than planned or the same, never later.

Crews are called for 06:25, not for 06:28. All times go down to the step, so whoever keeps to the paper is never late and stretches keep their
length. A call stays as planned where calling earlier would break a number that the problem holds: rest, an hour after a night, the longest
day, or hours that the person has given to others. The plan itself, its cost and its checker keep the exact minutes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from juzu.kernel.span import DAY_MIN
from juzu.plan.document import Call, DayPlan
from juzu.plan.problem import Busy, Problem


def down(minute: int, step_min: int) -> int:
    """The last step at or before a minute."""
    return minute // step_min * step_min


def shown_days(problem: Problem, days: Iterable[DayPlan], step_min: int) -> tuple[DayPlan, ...]:
    """The days as papers show them; with a step of 1 as they are."""
    days = tuple(days)
    if step_min == 1:
        return days
    limits = _limits(problem)
    units = _shown([_Shift(day.unit, day.day, day.call, day.wrap, limits["longest-day"]) for day in days], limits, {}, step_min)
    busy = {person.id: person.busy for person in problem.people}
    minors = {person.id for person in problem.people if person.minor}
    longest = (limits["person-longest-day"], min(limits["person-longest-day"], limits["minor-hours"]))
    people = _shown(_attendance(days, minors, longest), limits, busy, step_min)
    return tuple(_day(day, units[day.unit, day.day], people, step_min) for day in days)


@dataclass(frozen=True, slots=True)
class _Shift:
    """One working day of a unit or person in minutes of its plan day; `longest` bounds it."""

    who: str
    day: int
    call: int
    wrap: int
    longest: int


def _limits(problem: Problem) -> dict[str, int]:
    """The numbers in force that an earlier call may break; what is not in force never breaks."""
    never = {"rest": 0, "night-then-day": 0, "longest-day": 10 * DAY_MIN, "person-longest-day": 10 * DAY_MIN, "minor-hours": 10 * DAY_MIN}
    return never | {rule.id: rule.number for rule in problem.rules if rule.id in never}


def _attendance(days: Iterable[DayPlan], minors: set[str], longest: tuple[int, int]) -> list[_Shift]:
    """Each person's days over all units."""
    spans: dict[tuple[str, int], tuple[int, int]] = {}
    for day in days:
        for call in day.people:
            start, end = spans.get((call.who, day.day), (call.call, call.wrap))
            spans[call.who, day.day] = min(start, call.call), max(end, call.wrap)
    return [_Shift(who, day, start, end, longest[who in minors]) for (who, day), (start, end) in spans.items()]


def _shown(shifts: list[_Shift], limits: dict[str, int], busy: dict[str, tuple[Busy, ...]], step_min: int) -> dict[tuple[str, int], int]:
    """(who, day) -> the call as shown."""
    before: dict[str, _Shift] = {}
    shown: dict[tuple[str, int], int] = {}
    for shift in sorted(shifts, key=lambda s: s.day):
        early = down(shift.call, step_min)
        kept = _allowed(shift, early, before.get(shift.who), limits, busy.get(shift.who, ()))
        shown[shift.who, shift.day] = early if kept else shift.call
        before[shift.who] = shift
    return shown


def _allowed(shift: _Shift, early: int, before: _Shift | None, limits: dict[str, int], busy: tuple[Busy, ...]) -> bool:
    """Whether the earlier call breaks nothing that the planned one keeps."""
    at = shift.day * DAY_MIN
    if shift.wrap - shift.call <= shift.longest < shift.wrap - early:
        return False
    if any(at + early < b.day * DAY_MIN + b.span.end <= at + shift.call for b in busy):
        return False
    if before is None:
        return True
    slept = at + shift.call - before.day * DAY_MIN - before.wrap
    if slept >= limits["rest"] > slept - (shift.call - early):
        return False
    after_night = before.wrap > DAY_MIN and shift.day == before.day + 1
    return not (after_night and shift.call >= limits["night-then-day"] > early)


def _day(day: DayPlan, call: int, people: dict[tuple[str, int], int], step_min: int) -> DayPlan:
    slots = [replace(slot, start=down(slot.start, step_min), end=down(slot.end, step_min)) for slot in day.slots]
    slots = [slot for slot in slots if slot.kind == "scene" or slot.start < slot.end]
    return replace(
        day,
        call=call,
        wrap=down(day.wrap, step_min),
        slots=(replace(slots[0], start=call), *slots[1:]) if slots else (),
        people=tuple(_call(each, people[each.who, day.day], step_min) for each in day.people),
        extras=tuple(_call(each, down(each.call, step_min), step_min) for each in day.extras),
    )


def _call(call: Call, shown: int, step_min: int) -> Call:
    return replace(call, call=max(shown, down(call.call, step_min)), first=down(call.first, step_min), wrap=down(call.wrap, step_min))
