"""plan: who stands in which set when, and the light outside -> clashes with hours, black-outs, other units and the sun.

Section 3 of docs/rules/timing-and-money.md. A stay runs from the start of the dressing to the end of the last scene.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from juzu.kernel.span import DAY_MIN, clock
from juzu.kernel.text import Text
from juzu.plan.problem import Day
from juzu.plan.rules.facts import Facts, Shot, Stay, absolute, hits
from juzu.plan.rules.kind import Breach, FactRule


def set_open(facts: Facts) -> Iterator[Breach]:
    """A set is used within its hours."""
    for stay in facts.stays():
        hours = stay.set.open
        if stay.start < hours.start or stay.end > hours.end:
            yield _clash(
                facts, stay, "set-open", f"开放 {clock(hours.start)}–{clock(hours.end)}", f"is open {clock(hours.start)}-{clock(hours.end)}"
            )


def set_closed(facts: Facts) -> Iterator[Breach]:
    """A set is not used on its closed days."""
    for stay in facts.stays():
        if stay.day in stay.set.closed:
            yield _clash(facts, stay, "set-closed", "当天不开放", "is closed that day")


def set_busy(facts: Facts) -> Iterator[Breach]:
    """A set is not used while others have it."""
    for stay in facts.stays():
        if taken := hits(stay.set.busy, stay.day, stay.start, stay.end):
            hours = f"{clock(taken.span.start)}–{clock(taken.span.end)}"
            yield _clash(facts, stay, "set-busy", f"{hours} 已被占用", f"is taken {hours}")


def set_one_unit(facts: Facts) -> Iterator[Breach]:
    """One room holds one unit at a time, also over midnight."""
    for room in _rooms(facts):
        for i, a in enumerate(room):
            for b in room[i + 1 :]:
                if absolute(b.day, b.start) < absolute(a.day, a.end) and (a.unit, a.day) != (b.unit, b.day):
                    yield _clash(facts, b, "set-one-unit", f"{a.unit} 组还没离开", f"still holds unit {a.unit}")


def set_state(facts: Facts) -> Iterator[Breach]:
    """Between stays of different units in different states of one room its state change must fit."""
    for room in _rooms(facts):
        for a, b in pairwise(room):
            need_min = facts.sites[b.set.site].state_change_min
            if a.day == b.day and a.unit != b.unit and a.set.id != b.set.id and a.end <= b.start < a.end + need_min:
                yield _clash(facts, b, "set-state", f"换状态要 {need_min} 分钟", f"needs {need_min} minutes to change its state")


def daylight(facts: Facts) -> Iterator[Breach]:
    """An outside day scene is shot in daylight."""
    for shot, day in _outside(facts, "day"):
        if not _within(shot, day.sunrise_min, day.sunset_min):
            yield _light(shot, "daylight", day, "不在白天", "is not in daylight")


def dark(facts: Facts) -> Iterator[Breach]:
    """An outside night scene is shot in the dark."""
    for shot, day in _outside(facts, "night"):
        if not _within(shot, day.sunset_min, day.sunrise_min + DAY_MIN):
            yield _light(shot, "dark", day, "不在夜里", "is not in the dark")


def _within(shot: Shot, start: int, end: int) -> bool:
    return any(start + k * DAY_MIN <= shot.start and shot.end <= end + k * DAY_MIN for k in range(-1, 3))


def _outside(facts: Facts, light: str) -> Iterator[tuple[Shot, Day]]:
    for sheet in facts.sheets:
        for shot in sheet.shots:
            if shot.scene.outside and shot.scene.light == light:
                yield shot, facts.problem.days[shot.day]


def _light(shot: Shot, rule: str, day: Day, zh: str, en: str) -> Breach:
    sun = f"{clock(day.sunrise_min)}–{clock(day.sunset_min)}"
    text = Text(
        f"第 {shot.scene.id} 场外景 {clock(shot.start)}–{clock(shot.end)} {zh}（日出日落 {sun}）",
        f"scene {shot.scene.id} outside at {clock(shot.start)}-{clock(shot.end)} {en} (sun {sun})",
    )
    return Breach(rule, text, shot.day, shot.unit, (shot.scene.id,))


def _rooms(facts: Facts) -> Iterator[list[Stay]]:
    rooms: dict[str, list[Stay]] = defaultdict(list)
    for stay in facts.stays():
        rooms[stay.set.room].append(stay)
    for stays in rooms.values():
        yield sorted(stays, key=lambda s: (absolute(s.day, s.start), absolute(s.day, s.end)))


def _clash(facts: Facts, stay: Stay, rule: str, zh: str, en: str) -> Breach:
    used = f"{clock(stay.start)}–{clock(stay.end)}"
    text = Text("“{name}”{what}，{d} {used} 用不了", "{name} {what}; it cannot be used {used} on {d}")
    what = text.format(name=facts.name(stay.set.id), what=Text(zh, en), used=used, d=facts.date(stay.day))
    return Breach(rule, what, stay.day, stay.set.id, stay.scenes)


RULES = (
    FactRule("set-open", Text("景的开放时间", "Set hours"), Text("景只在开放时间内用", "A set is used within its hours"), set_open),
    FactRule("set-closed", Text("景的封闭日", "Set closed"), Text("封闭日不用", "A set is not used on its closed days"), set_closed),
    FactRule("set-busy", Text("景已被占", "Set taken"), Text("别人占用时不用", "A set is not used while others have it"), set_busy),
    FactRule(
        "set-one-unit", Text("一景一组", "One unit a room"), Text("一个景同时只容一个组", "One room holds one unit at a time"), set_one_unit
    ),
    FactRule(
        "set-state",
        Text("两组换状态", "State between units"),
        Text("两组先后用同一景的不同状态要留足换状态时间", "Two units in two states of one room leave time for the change"),
        set_state,
    ),
    FactRule("daylight", Text("日光", "Daylight"), Text("外景日戏在日光下拍", "An outside day scene is shot in daylight"), daylight),
    FactRule("dark", Text("夜色", "Dark"), Text("外景夜戏在夜里拍", "An outside night scene is shot in the dark"), dark),
)
