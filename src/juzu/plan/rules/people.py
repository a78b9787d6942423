"""plan: where people and extras groups are when -> clashes with absence, other work, themselves and their looks.

Sections 2 and 3 of docs/rules/timing-and-money.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.rules.facts import Attendance, Facts, Shot, absolute, hits
from juzu.plan.rules.kind import Breach, FactRule


def person_away(facts: Facts) -> Iterator[Breach]:
    """Nobody works on a day away."""
    for a in _attendances(facts):
        if a.day in facts.persons[a.who].away:
            yield _of(facts, a, "person-away", "不在", "is away")


def person_busy(facts: Facts) -> Iterator[Breach]:
    """Nobody plays or is made up while busy elsewhere."""
    for a in _attendances(facts):
        busy = facts.persons[a.who].busy
        stretches = [(a.call, a.first), *((s.start, s.end) for s in a.shots)]
        for taken in (hits(busy, a.day, start, end) for start, end in stretches):
            if taken:
                hours = f"{clock(taken.span.start)}–{clock(taken.span.end)}"
                yield _of(facts, a, "person-busy", f"{hours} 另有安排", f"is busy elsewhere {hours}")


def one_place(facts: Facts) -> Iterator[Breach]:
    """A person or group is in one scene at a time, and not called before the last day's wrap."""
    for days in (*facts.people.values(), *facts.groups.values()):
        for a in days:
            for before, shot in pairwise(a.shots):
                if shot.start < before.end:
                    zh, en = (
                        f"同时在第 {before.scene.id} 场和第 {shot.scene.id} 场",
                        f"is in scenes {before.scene.id} and {shot.scene.id} at once",
                    )
                    yield _of(facts, a, "one-place", zh, en, (before, shot))
        for before_day, a in pairwise(days):
            if absolute(a.day, a.call) < absolute(before_day.day, before_day.wrap):
                yield _of(facts, a, "one-place", "前一天还没收工", "has not wrapped the day before")


def unit_one_place(facts: Facts) -> Iterator[Breach]:
    """A unit has one sheet a day and its days do not overlap."""
    for unit, sheets in facts.unit_days():
        for before, sheet in pairwise(sheets):
            if absolute(sheet.day, sheet.plan.call) < absolute(before.day, before.plan.wrap):
                text = Text(f"{unit.id} 组前一个工作日还没收工就又出工", f"unit {unit.id} is called before it has wrapped its previous day")
                yield Breach("unit-one-place", text, sheet.day, unit.id)


def travel(facts: Facts) -> Iterator[Breach]:
    """Between scenes of two units on two sites there is time for the move."""
    for days in (*facts.people.values(), *facts.groups.values()):
        for a in days:
            for before, shot in pairwise(a.shots):
                if before.unit == shot.unit or before.set.site == shot.set.site:
                    continue
                need_min = facts.move(before.set.site, shot.set.site).minutes
                if shot.start - before.end < need_min:
                    zh, en = (
                        f"从 {before.unit} 组到 {shot.unit} 组路上要 {need_min} 分钟",
                        f"needs {need_min} minutes from unit {before.unit} to {shot.unit}",
                    )
                    yield _of(facts, a, "travel", zh, en, (before, shot))


def looks(facts: Facts) -> Iterator[Breach]:
    """A change of look gets its minutes between two scenes."""
    for a in _attendances(facts):
        need_min = facts.persons[a.who].look_change_min
        for before, shot in a.changes:
            got = shot.start - before.end
            if got < need_min:
                zh, en = f"换造型要 {need_min} 分钟，只有 {got} 分钟", f"needs {need_min} minutes to change look and has {got}"
                yield _of(facts, a, "looks", zh, en, (before, shot))


def _attendances(facts: Facts) -> Iterator[Attendance]:
    for days in facts.people.values():
        yield from days


def _of(facts: Facts, a: Attendance, rule: str, zh: str, en: str, shots: tuple[Shot, ...] = ()) -> Breach:
    text = Text("{name} {d} {what}", "{name} {what} on {d}").format(name=facts.name(a.who), d=facts.date(a.day), what=Text(zh, en))
    return Breach(rule, text, a.day, a.who, tuple(s.scene.id for s in shots) or a.scenes)


RULES = (
    FactRule("person-away", Text("演员不在", "Away"), Text("演员不在的日子不排他的戏", "Nobody works on a day away"), person_away),
    FactRule(
        "person-busy",
        Text("演员另有安排", "Busy"),
        Text("演员另有安排的钟点不排他的戏和化妆", "Nobody plays or is made up while busy elsewhere"),
        person_busy,
    ),
    FactRule(
        "one-place",
        Text("分身乏术", "One place at a time"),
        Text("同一人或同一批群演同时只在一场戏里", "A person or group is in one scene at a time"),
        one_place,
    ),
    FactRule(
        "unit-one-place",
        Text("一组一天", "One day at a time"),
        Text("一个组前一天收工后才能再出工", "A unit's days do not overlap"),
        unit_one_place,
    ),
    FactRule(
        "travel",
        Text("跨组赶场", "Travel between units"),
        Text("演员跨组跨地赶场要留足路上时间", "Going from one unit to another on another site takes the move"),
        travel,
    ),
    FactRule("looks", Text("换造型", "Look change"), Text("换造型要留足时间", "A change of look gets its minutes"), looks),
)
