"""plan: hours of units and people against the numbers in force -> breaches with their excess.

Section 5 of docs/rules/timing-and-money.md; each number's source stands beside it in RULES.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from juzu.kernel.span import DAY_MIN, clock
from juzu.kernel.text import Text
from juzu.plan.rules.facts import Facts, absolute
from juzu.plan.rules.kind import Breach, NumberRule, amount


@dataclass(frozen=True, slots=True)
class Shift:
    """A day's work of a unit or person: call to wrap in minutes of its plan day."""

    who: str
    name: Text
    day: int
    call: int
    wrap: int
    scenes: tuple[str, ...]


def longest_day(facts: Facts, number: int) -> Iterator[Breach]:
    """A unit's call to wrap."""
    for shift in _units(facts):
        yield from _too_long(facts, "longest-day", shift, number)


def meal_after(facts: Facts, number: int) -> Iterator[Breach]:
    """Each stretch of a unit's day without a meal."""
    for sheet in facts.sheets:
        meals = [slot for slot in sheet.plan.slots if slot.kind == "meal"]
        starts = [sheet.plan.call, *(m.end for m in meals)]
        ends = [*(m.start for m in meals), sheet.plan.wrap]
        for start, end in zip(starts, ends, strict=True):
            if end - start > number:
                text = Text("{u} 组{d} {a}–{b} 没有用餐，最多 {m}", "unit {u} has no meal from {a} to {b} on {d}, at most {m}")
                what = text.format(u=sheet.unit.id, d=facts.date(sheet.day), a=clock(start), b=clock(end), m=amount(number, "minutes"))
                yield Breach("meal-after", what, sheet.day, sheet.unit.id, excess=end - start - number)


def meal_length(facts: Facts, number: int) -> Iterator[Breach]:
    """Each meal."""
    for sheet in facts.sheets:
        for slot in sheet.plan.slots:
            if slot.kind == "meal" and slot.end - slot.start < number:
                text = Text("{u} 组{d} {a} 的用餐只有 {n} 分钟，至少 {m}", "unit {u} has {n} min for the meal at {a} on {d}, at least {m}")
                what = text.format(
                    u=sheet.unit.id, d=facts.date(sheet.day), a=clock(slot.start), n=slot.end - slot.start, m=amount(number, "minutes")
                )
                yield Breach("meal-length", what, sheet.day, sheet.unit.id, excess=number - (slot.end - slot.start))


def rest(facts: Facts, number: int) -> Iterator[Breach]:
    """Wrap to the next call of a unit or person."""
    for shifts in _workers(facts):
        for before, shift in pairwise(shifts):
            minutes = absolute(shift.day, shift.call) - absolute(before.day, before.wrap)
            if minutes < number:
                text = Text("{w} {d}出工前只休息了 {n}，至少 {m}", "{w} has only {n} of rest before the call on {d}, at least {m}")
                what = text.format(w=shift.name, d=facts.date(shift.day), n=amount(max(0, minutes), "minutes"), m=amount(number, "minutes"))
                yield Breach("rest", what, shift.day, shift.who, shift.scenes, number - minutes)


def days_in_row(facts: Facts, number: int) -> Iterator[Breach]:
    """Calendar days worked one after the other by a unit or person."""
    for shifts in _workers(facts):
        run, last = 0, -2
        for shift in shifts:
            run = run if shift.day == last else run + 1 if shift.day == last + 1 else 1
            last = shift.day
            if run > number:
                text = Text("{w} {d}已连续工作 {n} 天，最多 {m}", "{w} works {n} days in a row on {d}, at most {m}")
                yield Breach(
                    "days-in-row",
                    text.format(w=shift.name, d=facts.date(shift.day), n=run, m=amount(number, "days")),
                    shift.day,
                    shift.who,
                    excess=run - number,
                )


def night_then_day(facts: Facts, number: int) -> Iterator[Breach]:
    """A call before the number on the day after a wrap past midnight."""
    for shifts in _workers(facts):
        for before, shift in pairwise(shifts):
            if before.wrap > DAY_MIN and shift.day == before.day + 1 and shift.call < number:
                text = Text(
                    "{w} 前一天 {a} 收工，{d} {b} 又出工，不得早于 {m}", "{w} wrapped at {a} and is called at {b} on {d}, before {m}"
                )
                what = text.format(w=shift.name, d=facts.date(shift.day), a=clock(before.wrap), b=clock(shift.call), m=clock(number))
                yield Breach("night-then-day", what, shift.day, shift.who, shift.scenes, number - shift.call)


def person_longest_day(facts: Facts, number: int) -> Iterator[Breach]:
    """A person's call to wrap."""
    for shift in _people(facts):
        yield from _too_long(facts, "person-longest-day", shift, number)


def minor_hours(facts: Facts, number: int) -> Iterator[Breach]:
    """A child's call to wrap."""
    for shift in _minors(facts):
        yield from _too_long(facts, "minor-hours", shift, number)


def minor_latest(facts: Facts, number: int) -> Iterator[Breach]:
    """A child's wrap."""
    for shift in _minors(facts):
        if shift.wrap > number:
            text = Text("未成年演员{w} {d} {a} 才收工，最晚 {m}", "{w}, a minor, wraps at {a} on {d}, at the latest {m}")
            what = text.format(w=shift.name, d=facts.date(shift.day), a=clock(shift.wrap), m=clock(number))
            yield Breach("minor-latest", what, shift.day, shift.who, shift.scenes, shift.wrap - number)


def _too_long(facts: Facts, rule: str, shift: Shift, number: int) -> Iterator[Breach]:
    minutes = shift.wrap - shift.call
    if minutes > number:
        text = Text("{w} {d}从出工到收工 {n}，最多 {m}", "{w} works {n} from call to wrap on {d}, at most {m}")
        what = text.format(w=shift.name, d=facts.date(shift.day), n=amount(minutes, "minutes"), m=amount(number, "minutes"))
        yield Breach(rule, what, shift.day, shift.who, shift.scenes, minutes - number)


def _units(facts: Facts) -> Iterator[Shift]:
    for _, sheets in facts.unit_days():
        for sheet in sheets:
            plan = sheet.plan
            yield Shift(plan.unit, Text(f"{plan.unit} 组", f"unit {plan.unit}"), plan.day, plan.call, plan.wrap, ())


def _shifts(facts: Facts) -> Iterator[list[Shift]]:
    """The shifts of each person."""
    for who, days in facts.people.items():
        name = Text(facts.name(who), facts.name(who))
        yield [Shift(who, name, a.day, a.call, a.wrap, a.scenes) for a in days]


def _people(facts: Facts) -> Iterator[Shift]:
    for shifts in _shifts(facts):
        yield from shifts


def _minors(facts: Facts) -> Iterator[Shift]:
    return (shift for shift in _people(facts) if facts.persons[shift.who].minor)


def _workers(facts: Facts) -> Iterator[list[Shift]]:
    units = list(_units(facts))
    for unit in facts.problem.units:
        yield [shift for shift in units if shift.who == unit.id]
    yield from _shifts(facts)


RULES = (
    NumberRule(
        "longest-day",
        Text("一天最长", "Longest day"),
        Text("组从出工到收工不超过 {n}", "A unit's day from call to wrap is at most {n}"),
        longest_day,
        default=960,
        unit="minutes",
        source=Text("剧组一天 16 小时为常，报道", "crews usually work 16 hours, press"),
        since="2025-12",
        grade="B",
    ),
    NumberRule(
        "meal-after",
        Text("用餐间隔", "Meal after"),
        Text("最多连续工作 {n} 就要用餐", "At most {n} of work without a meal"),
        meal_after,
        default=360,
        unit="minutes",
        source=Text("行业惯例", "trade custom"),
        since="2026-01",
        grade="J",
    ),
    NumberRule(
        "meal-length",
        Text("用餐时长", "Meal length"),
        Text("一顿饭至少 {n}", "A meal takes at least {n}"),
        meal_length,
        default=40,
        unit="minutes",
        source=Text("本软件的默认", "Juzu's own default"),
        since="2026-01",
        grade="J",
    ),
    NumberRule(
        "rest",
        Text("休息", "Rest"),
        Text("收工到下次出工至少 {n}（组和演员）", "At least {n} between wrap and the next call, for units and people"),
        rest,
        default=600,
        unit="minutes",
        source=Text("本软件的默认；公约只说不得连轴转", "Juzu's own default; the convention only forbids shifts without rest"),
        since="2026-02-24",
        grade="J",
    ),
    NumberRule(
        "days-in-row",
        Text("连续工作日", "Days in a row"),
        Text("最多连续工作 {n}（组和演员）", "At most {n} of work in a row, for units and people"),
        days_in_row,
        default=10,
        unit="days",
        source=Text(
            "一部戏拍 5 到 10 天；劳动法第三十八条要求每周休一天，照办请改为 6",
            "shoots take 5 to 10 days; Labour Law art. 38 asks for a day off a week: set 6 to follow it",
        ),
        since="2025-11",
        grade="D",
    ),
    NumberRule(
        "night-then-day",
        Text("大夜转日", "Night then day"),
        Text(
            "过了午夜收工，次日 {n} 前不出工（组和演员）",
            "After a wrap past midnight no call before {n} the next day, for units and people",
        ),
        night_then_day,
        default=720,
        unit="clock",
        source=Text("本软件的默认", "Juzu's own default"),
        since="2026-01",
        grade="J",
    ),
    NumberRule(
        "person-longest-day",
        Text("演员一天最长", "Actor's longest day"),
        Text("演员从出工到收工不超过 {n}", "An actor's day from call to wrap is at most {n}"),
        person_longest_day,
        default=840,
        unit="minutes",
        source=Text("演员一天 14 小时为常，报道", "actors usually work 14 hours, press"),
        since="2025-12",
        grade="B",
    ),
    NumberRule(
        "minor-hours",
        Text("未成年人工时", "Minor's hours"),
        Text("未成年演员从出工到收工不超过 {n}", "A minor's day from call to wrap is at most {n}"),
        minor_hours,
        default=480,
        unit="minutes",
        source=Text("本软件的默认；规定只说不得超负荷，没有数字", "Juzu's own default; the rules forbid overload and give no number"),
        since="2026-01-08",
        grade="J",
    ),
    NumberRule(
        "minor-latest",
        Text("未成年人收工", "Minor's wrap"),
        Text("未成年演员 {n} 前收工", "A minor wraps by {n}"),
        minor_latest,
        default=1320,
        unit="clock",
        source=Text("本软件的默认；没有找到夜间的数字限制", "Juzu's own default; no numeric night limit was found"),
        since="2026-01-08",
        grade="J",
    ),
)
