"""plan: which scene on which day, set and unit -> what is missing, doubled, out of order or against a lock.

Section 3 of docs/rules/timing-and-money.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.problem import ANY_DAY, Link
from juzu.plan.rules.facts import Facts, Shot, absolute
from juzu.plan.rules.kind import Breach, FactRule, on_sheet


def every_scene_once(facts: Facts) -> Iterator[Breach]:
    """Each scene that is not done stands in the plan once, and a done one never."""
    times = Counter(scene for sheet in facts.plan.days for scene in sheet.scenes)
    for scene in facts.problem.scenes:
        need = 0 if scene.done else 1
        if times[scene.id] != need:
            text = Text(
                f"第 {scene.id} 场排了 {times[scene.id]} 次，应为 {need} 次",
                f"scene {scene.id} is planned {times[scene.id]} times, not {need}",
            )
            yield Breach("every-scene-once", text, scenes=(scene.id,))


def set_offered(facts: Facts) -> Iterator[Breach]:
    """The set of a scene is one of its options."""
    for shot in _shots(facts):
        if shot.option is None:
            name = facts.name(shot.set.id)
            yield _of(
                shot, "set-offered", Text(f"第 {shot.scene.id} 场不能在“{name}”拍", f"scene {shot.scene.id} cannot be shot on {name}")
            )


def units_allowed(facts: Facts) -> Iterator[Breach]:
    """A scene that names units is shot by one of them."""
    for shot in _shots(facts):
        if shot.scene.units and shot.unit not in shot.scene.units:
            text = Text(f"第 {shot.scene.id} 场不由 {shot.unit} 组拍", f"scene {shot.scene.id} is not for unit {shot.unit}")
            yield _of(shot, "units-allowed", text)


def earliest_day(facts: Facts) -> Iterator[Breach]:
    """No scene before its earliest day."""
    for shot in _shots(facts):
        if shot.scene.earliest_day != ANY_DAY and shot.day < shot.scene.earliest_day:
            limit = facts.date(shot.scene.earliest_day)
            text = Text("第 {s} 场最早{d}", "scene {s} is not possible before {d}").format(s=shot.scene.id, d=limit)
            yield _of(shot, "earliest-day", text)


def latest_day(facts: Facts) -> Iterator[Breach]:
    """No scene after its latest day."""
    for shot in _shots(facts):
        if shot.scene.latest_day != ANY_DAY and shot.day > shot.scene.latest_day:
            limit = facts.date(shot.scene.latest_day)
            text = Text("第 {s} 场最晚{d}", "scene {s} must be shot by {d}").format(s=shot.scene.id, d=limit)
            yield _of(shot, "latest-day", text)


def locked_day(facts: Facts) -> Iterator[Breach]:
    """A scene locked to a day is shot on it, and nothing else on a locked day."""
    for shot in _shots(facts):
        if shot.scene.day not in (ANY_DAY, shot.day):
            text = Text("第 {s} 场锁定在{d}", "scene {s} is locked to {d}").format(s=shot.scene.id, d=facts.date(shot.scene.day))
            yield _of(shot, "locked-day", text)
        if facts.problem.days[shot.day].locked and shot.scene.day != shot.day:
            text = Text("{d}已锁定，第 {s} 场不能进来", "{d} is locked and scene {s} cannot come in")
            yield _of(shot, "locked-day", text.format(s=shot.scene.id, d=facts.date(shot.day)))


def locked_time(facts: Facts) -> Iterator[Breach]:
    """A scene locked to a time starts at it."""
    for shot in _shots(facts):
        if shot.scene.start_min >= 0 and shot.start != shot.scene.start_min:
            at = clock(shot.scene.start_min)
            text = Text(f"第 {shot.scene.id} 场锁定 {at} 开拍", f"scene {shot.scene.id} is locked to start at {at}")
            yield _of(shot, "locked-time", text)


def precedence(facts: Facts) -> Iterator[Breach]:
    """`not_later_day` and `before` links hold."""
    for link, a, b in _links(facts):
        if link.kind == "not_later_day" and a.day > b.day:
            yield _pair(
                "precedence",
                a,
                b,
                Text(f"第 {link.a} 场不得晚于第 {link.b} 场的那天", f"scene {link.a} must not be on a later day than {link.b}"),
            )
        if link.kind == "before" and absolute(a.day, a.end) > absolute(b.day, b.start):
            yield _pair(
                "precedence", a, b, Text(f"第 {link.a} 场要在第 {link.b} 场之前拍完", f"scene {link.a} must end before {link.b} starts")
            )


def same_day(facts: Facts) -> Iterator[Breach]:
    """`same_day` links hold."""
    for link, a, b in _links(facts):
        if link.kind == "same_day" and a.day != b.day:
            yield _pair(
                "same-day", a, b, Text(f"第 {link.a} 场与第 {link.b} 场要同一天拍", f"scenes {link.a} and {link.b} must be shot on one day")
            )


def rest_day(facts: Facts) -> Iterator[Breach]:
    """Nobody shoots on a rest or cover day."""
    for sheet in facts.sheets:
        kind = facts.problem.days[sheet.day].kind
        if kind != "shoot":
            name = Text("休息日", "rest day") if kind == "rest" else Text("备用日", "cover day")
            text = Text("{d}是{kind}，不能拍摄", "{d} is a {kind} and nothing may be shot").format(d=facts.date(sheet.day), kind=name)
            yield Breach("rest-day", text, sheet.day, sheet.unit.id, sheet.plan.scenes)


def day_open(facts: Facts) -> Iterator[Breach]:
    """The unit is at work only within the hours of the day."""
    for sheet in facts.sheets:
        hours = facts.problem.days[sheet.day].open
        if sheet.plan.call < hours.start or sheet.plan.wrap > hours.end:
            text = Text("{d} {at} 超出可工作时间 {hours}", "{d}: {at} is outside the hours {hours}")
            what = text.format(d=facts.date(sheet.day), at=_clocks(sheet.plan.call, sheet.plan.wrap), hours=_clocks(hours.start, hours.end))
            yield Breach("day-open", what, sheet.day, sheet.unit.id)


def _clocks(start: int, end: int) -> str:
    return f"{clock(start)}–{clock(end)}"


def _shots(facts: Facts) -> Iterator[Shot]:
    for sheet in facts.sheets:
        yield from sheet.shots


def _links(facts: Facts) -> Iterator[tuple[Link, Shot, Shot]]:
    done = {scene.id for scene in facts.problem.scenes if scene.done}
    for link in facts.problem.links:
        if link.a in facts.shots and link.b in facts.shots and not done & {link.a, link.b}:
            yield link, facts.shots[link.a][0], facts.shots[link.b][0]


def _of(shot: Shot, rule: str, what: Text) -> Breach:
    return Breach(rule, on_sheet(shot.day, shot.unit, what), shot.day, shot.unit, (shot.scene.id,))


def _pair(rule: str, a: Shot, b: Shot, what: Text) -> Breach:
    return Breach(rule, on_sheet(b.day, b.unit, what), b.day, b.unit, (a.scene.id, b.scene.id))


RULES = (
    FactRule(
        "every-scene-once",
        Text("一场不漏", "Every scene once"),
        Text("每场戏拍一次，已拍的不再排", "Every scene is planned once, shot ones no more"),
        every_scene_once,
    ),
    FactRule(
        "set-offered",
        Text("可用的景", "Set offered"),
        Text("只在能拍这场戏的景里拍", "A scene is shot on one of the sets that can serve it"),
        set_offered,
    ),
    FactRule(
        "units-allowed",
        Text("指定的组", "Units allowed"),
        Text("指定了组的场次由该组拍", "A scene that names units is shot by one of them"),
        units_allowed,
    ),
    FactRule("earliest-day", Text("最早日", "Earliest day"), Text("不早于最早日", "No scene before its earliest day"), earliest_day),
    FactRule("latest-day", Text("最晚日", "Latest day"), Text("不晚于最晚日", "No scene after its latest day"), latest_day),
    FactRule(
        "locked-day",
        Text("锁定日期", "Locked day"),
        Text("锁定的场次和日子不动", "A scene locked to a day stays on it; a locked day takes no other"),
        locked_day,
    ),
    FactRule(
        "locked-time",
        Text("锁定时刻", "Locked time"),
        Text("锁定开拍时刻的场次准时开拍", "A scene locked to a time starts at it"),
        locked_time,
    ),
    FactRule("precedence", Text("先后", "Precedence"), Text("先后关系要守", "Scenes keep their stated order"), precedence),
    FactRule("same-day", Text("同日", "Same day"), Text("要求同日的场次同日拍", "Scenes tied to one day are shot on one day"), same_day),
    FactRule("rest-day", Text("休息日", "Rest day"), Text("休息日和备用日不拍", "Nothing is shot on rest and cover days"), rest_day),
    FactRule(
        "day-open",
        Text("可工作时间", "Hours of the day"),
        Text("出工收工都在当日可工作时间内", "Call and wrap lie within the day's hours"),
        day_open,
    ),
)
