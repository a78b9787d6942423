"""A small drama that uses every kind of fact, and a naive scheduler that times a given order: what the checker's tests start from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from juzu.kernel.span import Span
from juzu.plan.check import check
from juzu.plan.document import Call, DayPlan, Plan, Slot
from juzu.plan.problem import (
    PROBLEM,
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Link,
    Move,
    Part,
    Pay,
    Person,
    Problem,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
    Wishes,
)
from juzu.plan.rules import default_rules

# (day, unit) -> call, then scene and set in shooting order
Order = dict[tuple[int, str], tuple[int, list[tuple[str, str]]]]


def small_drama() -> Problem:
    open_day = Day(open=Span(360, 1680), sunrise_min=390, sunset_min=1110)
    return Problem(
        title="小样",
        days=(
            replace(open_day, date="2026-03-01"),
            replace(open_day, date="2026-03-02"),
            replace(open_day, date="2026-03-03", kind="rest"),
            replace(open_day, date="2026-03-04", pay_percent=300),
            replace(open_day, date="2026-03-05", kind="cover"),
        ),
        units=(Unit("A", 2_500_000, 840, 250_000, 60, 20), Unit("B", 800_000, 600, 80_000, 30, 10)),
        sites=(Site("mall", "商场", 20, 45, Tariff("day", 500_000, 840, 30_000, night_fen=20_000)), Site("park", "公园", 10)),
        sets=(
            Set("office", "mall", "办公室"),
            Set("lobby", "mall", "大堂"),
            Set("hall-old", "mall", "民国大厅", shell="hall"),
            Set("hall-new", "mall", "现代大厅", shell="hall"),
            Set("villa", "mall", "别墅", tariff=Tariff("hour", 60_000, minimum_min=240, power_fen_per_hour=200, once_fen=30_000)),
            Set("lawn", "park", "草坪", tariff=Tariff("half_day", 40_000, 240, deposit_fen=100_000)),
        ),
        scenes=(
            Scene("1", 40, (SetOption("office", 0, 15),), (Part("lin", "suit"), Part("zhou")), light="day"),
            Scene("2", 50, (SetOption("office"),), (Part("lin", "suit"),), light="night"),
            Scene(
                "3",
                60,
                (SetOption("hall-old", 0, 30), SetOption("hall-new", 20_000)),
                (Part("lin", "robe"), Part("guan")),
                (ExtrasNeed("guests", 12),),
                heavy=True,
            ),
            Scene("4", 45, (SetOption("hall-new"),), (Part("lin", "robe"), Part("zhou")), light="day", heavy=True),
            Scene("5", 35, (SetOption("lawn"),), (Part("lin", "casual"), Part("xiaomi")), light="day", outside=True),
            Scene("6", 40, (SetOption("lawn"),), (Part("xiaomi"), Part("zhou")), light="day", outside=True),
            Scene("7", 55, (SetOption("villa", 0, 10),), (Part("zhou"),), light="night"),
            Scene("8", 30, (SetOption("villa", 5_000),), (Part("zhou"), Part("lin", "suit"))),
            Scene("9", 40, (SetOption("lawn"),), (Part("zhou"),), light="night", outside=True, due_day=1, late_fen_per_day=7_000),
            Scene("10", 25, (SetOption("office"),), (Part("guan"),)),
            Scene("11", 45, (SetOption("villa"),), (Part("lin", "robe"),), (ExtrasNeed("guests", 5),)),
            Scene("12", 30, (SetOption("office"),), (Part("xiaomi"),)),
            Scene("13", 20, (SetOption("office"),), (Part("lin"),), done=True),
            Scene("14", 50, (SetOption("lobby"),), (Part("guan"),), units=("B",)),
            Scene("15", 40, (SetOption("hall-new"),), (Part("zhou"), Part("lin", "suit")), light="day"),
        ),
        people=(
            Person("lin", "林秋", "林秋", "lead", Pay("day", 450_000, 100, 600, 45_000), makeup_min=45, look_change_min=25),
            Person("zhou", "周明", "周明", "support", Pay("day", 100_000, 50, guild_percent=10), drops=1, drop_gap_days=3),
            Person("xiaomi", "小米", "小米", "bit", Pay("hour", 8_000, minimum_min=240), makeup_min=15, minor=True),
            Person("guan", "关叔", "关叔", "support", Pay("package", 600_000)),
        ),
        extras=(ExtrasGroup("guests", "宾客", Pay("day", 13_500, 0, 600, 1_350, guild_percent=10)),),
        links=(Link("not_later_day", "1", "9"), Link("before", "3", "4"), Link("same_day", "7", "8")),
        moves=(Move("mall", "park", 50, 30_000),),
        move_min=90,
        relight_min=20,
        rules=default_rules(),
        wishes=Wishes(1_000, 2_000, 500),
    )


SMALL_ORDER: Order = {
    (0, "A"): (480, [("1", "office"), ("2", "office"), ("10", "office"), ("3", "hall-old"), ("4", "hall-new")]),
    (1, "A"): (540, [("5", "lawn"), ("6", "lawn"), ("7", "villa"), ("8", "villa")]),
    (1, "B"): (600, [("14", "lobby")]),
    (3, "A"): (720, [("15", "hall-new"), ("11", "villa"), ("12", "office"), ("9", "lawn")]),
}


def timed(problem: Problem, order: Order) -> Plan:
    """Times each day in the given order from its call and states the cost that the checker finds; legal if the order can be."""
    sheets = [_sheet(problem, day, unit, call, todo) for (day, unit), (call, todo) in sorted(order.items())]
    sheets = [_with_calls(problem, sheet, [s for s in sheets if s.day == sheet.day]) for sheet in sheets]
    plan = Plan(problem.title, PROBLEM.digest(problem), "best found", 0, 0, tuple(sheets), ())
    return costed(problem, plan)


def costed(problem: Problem, plan: Plan) -> Plan:
    """The plan with the checker's own lines and total, and the problem's digest: what is then broken is no matter of money."""
    lines = check(problem, plan).lines
    return replace(plan, problem=PROBLEM.digest(problem), costs=lines, cost_fen=sum(line.fen for line in lines))


def _sheet(problem: Problem, day: int, unit_id: str, call: int, todo: list[tuple[str, str]]) -> DayPlan:
    unit = next(u for u in problem.units if u.id == unit_id)
    scenes, sets = {s.id: s for s in problem.scenes}, {s.id: s for s in problem.sets}
    meal_after, meal_length = problem.rule("meal-after"), problem.rule("meal-length")
    slots: list[Slot] = []
    at, fed, here, lit = call, call, None, "any"
    seen: dict[str, tuple[int, str]] = {}

    def push(kind: str, minutes: int, scene: str = "", set_id: str = "") -> None:
        nonlocal at
        if minutes > 0:
            slots.append(Slot(kind, at, at + minutes, scene, set_id))  # type: ignore[arg-type]
            at += minutes

    push("setup", unit.setup_min)
    for scene_id, set_id in todo:
        scene, target = scenes[scene_id], sets[set_id]
        light = "any" if scene.outside else scene.light
        kind, need = _transition(problem, here, target)
        dress = 0 if here is target else next(o.dressing_min for o in scene.options if o.set == set_id)
        lit = "any" if here is not target else lit
        flips = "any" not in (lit, light) and lit != light
        ready = at + need + dress + (problem.relight_min if flips else 0)
        ready = _light_ready(problem.days[day], scene, ready)
        if meal_after and ready + scene.minutes + unit.strike_min - fed > meal_after.number:
            push("meal", meal_length.number if meal_length else 30)
            fed = at
        push(kind, need, "", set_id)
        push("dress", dress, "", set_id)
        push("relight", problem.relight_min if flips else 0, "", set_id)
        push("look", max((_look_ready(problem, seen, p) for p in scene.cast), default=0) - at)
        push("wait", _light_ready(problem.days[day], scene, at) - at)
        push("scene", scene.minutes, scene_id, set_id)
        here, lit = target, light if light != "any" else lit
        for part in scene.cast:
            seen[part.person] = (at, part.look or seen.get(part.person, (0, ""))[1])
    push("strike", unit.strike_min)
    return DayPlan(day, unit_id, call, at, tuple(slots))


def _transition(problem: Problem, here: Set | None, target: Set) -> tuple[str, int]:
    if here is None or here is target:
        return "change", 0
    if here.site != target.site:
        named = [m.minutes for m in problem.moves if {m.a, m.b} == {here.site, target.site}]
        return "move", named[0] if named else problem.move_min
    site = next(s for s in problem.sites if s.id == target.site)
    return "change", site.state_change_min if here.room == target.room else site.change_min


def _look_ready(problem: Problem, seen: dict[str, tuple[int, str]], part: Part) -> int:
    end, worn = seen.get(part.person, (0, ""))
    person = next(p for p in problem.people if p.id == part.person)
    return end + person.look_change_min if part.look and worn and part.look != worn else 0


def _light_ready(day: Day, scene: Scene, at: int) -> int:
    if not scene.outside or scene.light == "any":
        return at
    windows = [(day.sunrise_min, day.sunset_min), (day.sunrise_min + 1440, day.sunset_min + 1440)]
    if scene.light == "night":
        windows = [(day.sunset_min - 1440, day.sunrise_min), (day.sunset_min, day.sunrise_min + 1440)]
    return next((max(at, a) for a, b in windows if max(at, a) + scene.minutes <= b), at)


def _with_calls(problem: Problem, sheet: DayPlan, same_day: list[DayPlan]) -> DayPlan:
    people: dict[str, list[Slot]] = defaultdict(list)
    scenes = {s.id: s for s in problem.scenes}
    groups: dict[str, list[Slot]] = defaultdict(list)
    for slot in sorted((s for d in same_day for s in d.slots if s.kind == "scene"), key=lambda s: s.start):
        for part in {p.person: p for p in scenes[slot.scene].cast}:
            people[part].append(slot)
        for need in scenes[slot.scene].extras:
            groups[need.group].append(slot)
    here = set(sheet.scenes)
    cast = tuple(_call(problem, who, slots) for who, slots in people.items() if here & {s.scene for s in slots})
    extras = tuple(_group_call(problem, who, slots) for who, slots in groups.items() if here & {s.scene for s in slots})
    return replace(sheet, people=cast, extras=extras)


def _call(problem: Problem, who: str, slots: list[Slot]) -> Call:
    person = next(p for p in problem.people if p.id == who)
    scenes = {s.id: s for s in problem.scenes}
    worn = [look for s in slots for p in scenes[s.scene].cast if p.person == who and (look := p.look)]
    changes = sum(a != b for a, b in pairwise(worn))
    call, wrap = slots[0].start - person.makeup_min, slots[-1].end
    working = sum(s.end - s.start for s in slots) + person.makeup_min + changes * person.look_change_min
    return Call(who, call, slots[0].start, wrap, working, wrap - call - working)


def _group_call(problem: Problem, who: str, slots: list[Slot]) -> Call:
    scenes = {s.id: s for s in problem.scenes}
    heads = max(need.count for s in slots for need in scenes[s.scene].extras if need.group == who)
    call, wrap, working = slots[0].start, slots[-1].end, sum(s.end - s.start for s in slots)
    return Call(who, call, call, wrap, working, wrap - call - working, heads)
