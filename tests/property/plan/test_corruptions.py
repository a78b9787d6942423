"""500 random corruptions of legal plans: the checker catches each one that breaks a rule or the cost.

A corruption that changes nothing a rule or a yuan depends on is harmless, and each kind says by itself when that is so.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from juzu.plan.check import check
from juzu.plan.core_format import core_problem
from juzu.plan.document import Call, DayPlan, Plan, Slot
from juzu.plan.problem import Problem, Scene
from plans import SMALL_ORDER, Order, small_drama, timed

CORE = Path(__file__).parents[2] / "data" / "plan" / "microdrama" / "microdrama_60_1.json"
FREE = ("wait", "look", "meal")
AMOUNTS = (-60, -1, 1, 7, 60, 100_000)


def drama() -> tuple[Problem, Plan]:
    problem = small_drama()
    return problem, timed(problem, SMALL_ORDER)


def core() -> tuple[Problem, Plan]:
    """A core instance without closed days, absences and pairs: any assignment is legal, only money and order of the sheet can break."""
    inst = json.loads(CORE.read_text(encoding="utf-8"))
    inst["crew"]["longest_min"], inst["before"] = 2880, []
    for item in inst["places"] + inst["people"]:
        item["closed" if "site" in item else "away"] = []
    rng, order, site = random.Random(5), Order(), {k["id"]: k["site"] for k in inst["places"]}
    for scene in sorted(inst["scenes"], key=lambda s: (site[s["place"]], s["place"])):
        order.setdefault((rng.randrange(inst["days"]), "A"), (0, []))[1].append((scene["id"], scene["place"]))
    problem = core_problem(inst)
    return problem, timed(problem, order)


@dataclass
class Case:
    """A problem, its legal plan and a dice: each corruption takes it and returns (corrupted plan, whether that is harmless)."""

    problem: Problem
    plan: Plan
    rng: random.Random

    @property
    def scenes(self) -> dict[str, Scene]:
        return {s.id: s for s in self.problem.scenes}

    def some_day(self) -> tuple[int, DayPlan]:
        return self.rng.choice(list(enumerate(self.plan.days)))

    def with_day(self, index: int, **change: object) -> Plan:
        days = tuple(replace(d, **change) if i == index else d for i, d in enumerate(self.plan.days))
        return replace(self.plan, days=days)

    def with_slots(self, index: int, slots: list[Slot]) -> Plan:
        return self.with_day(index, slots=tuple(slots))

    def scene_slot(self) -> tuple[int, int, Slot]:
        every = [(d, i, s) for d, day in enumerate(self.plan.days) for i, s in enumerate(day.slots) if s.kind == "scene"]
        return self.rng.choice(every)


Corruption = tuple[Plan, bool]


def swap_scenes(case: Case) -> Corruption:
    """Two scenes change places, times and sets stay. Harmless for scenes that ask for exactly the same and hang in no link."""
    d, i, a = case.scene_slot()
    e, j, b = case.scene_slot()
    days = [list(day.slots) for day in case.plan.days]
    days[d][i], days[e][j] = replace(a, scene=b.scene), replace(b, scene=a.scene)
    plan = replace(case.plan, days=tuple(replace(day, slots=tuple(slots)) for day, slots in zip(case.plan.days, days, strict=True)))
    linked = {end for link in case.problem.links for end in (link.a, link.b)}
    twins = _asks(case.scenes[a.scene]) == _asks(case.scenes[b.scene]) and not linked & {a.scene, b.scene}
    return plan, a == b or twins


def _asks(scene: Scene) -> Scene:
    return replace(scene, id="", cast=tuple(sorted(scene.cast, key=str)), extras=tuple(sorted(scene.extras, key=str)))


def shift_boundary(case: Case) -> Corruption:
    """One slot grows at the next one's expense. Harmless between a meal that grows and a wait."""
    d, day = case.some_day()
    i = case.rng.randrange(len(day.slots))
    k = case.rng.choice((-30, -5, -1, 1, 5, 30))
    slots = list(day.slots)
    slots[i] = replace(slots[i], end=slots[i].end + k)
    if i + 1 < len(slots):
        slots[i + 1] = replace(slots[i + 1], start=slots[i + 1].start + k)
    pair = {slot.kind for slot in slots[i : i + 2]}
    return case.with_slots(d, slots), len(slots) > i + 1 and pair <= set(FREE)


def shift_one_slot(case: Case) -> Corruption:
    d, day = case.some_day()
    i, k, slots = case.rng.randrange(len(day.slots)), case.rng.choice((-45, -1, 1, 45)), list(day.slots)
    slots[i] = replace(slots[i], start=slots[i].start + k, end=slots[i].end + k)
    return case.with_slots(d, slots), False


def shift_slots_of_a_day(case: Case) -> Corruption:
    """Slots, call and wrap move, the people's calls do not."""
    d, day = case.some_day()
    k = case.rng.choice((-30, -1, 1, 30))
    slots = tuple(replace(s, start=s.start + k, end=s.end + k) for s in day.slots)
    return case.with_day(d, slots=slots, call=day.call + k, wrap=day.wrap + k), False


def shift_whole_day(case: Case) -> Corruption:
    """Everything of a day moves. Harmless as long as it meets neither an hour limit, nor the sun, nor a rest, nor a night fee."""
    d, day = case.some_day()
    k = case.rng.choice((-600, -30, 5, 30, 600, 1440))
    slots = tuple(replace(s, start=s.start + k, end=s.end + k) for s in day.slots)
    people, extras = (tuple(_moved(c, k) for c in calls) for calls in (day.people, day.extras))
    plan = case.with_day(d, slots=slots, call=day.call + k, wrap=day.wrap + k, people=people, extras=extras)
    return plan, _no_night_fee(case.problem, plan) and _in_hours(case.problem, plan) and _rested(case.problem, plan)


def _moved(call: Call, k: int) -> Call:
    return replace(call, call=call.call + k, first=call.first + k, wrap=call.wrap + k)


def _no_night_fee(problem: Problem, plan: Plan) -> bool:
    """No slot reaches into 22:00–06:00, or nobody asks money for it."""
    asked = any(item.tariff.night_fen for item in (*problem.sites, *problem.sets))
    return not asked or all(slot.start >= 360 and slot.end <= 1320 for d in plan.days for slot in d.slots)


def _in_hours(problem: Problem, plan: Plan) -> bool:
    """Within the day, the minor's evening, daylight and dark, with the numbers of the small drama."""
    minors = {p.id for p in problem.people if p.minor}
    sun, moon = ({s.id for s in problem.scenes if s.outside and s.light == light} for light in ("day", "night"))
    return all(
        problem.days[d.day].open.start <= d.call
        and d.wrap <= problem.days[d.day].open.end
        and all(c.wrap <= 1320 for c in d.people if c.who in minors)
        and all(s.start >= 390 and s.end <= 1110 for s in d.slots if s.scene in sun)
        and all(s.start >= 1110 and s.end <= 1830 for s in d.slots if s.scene in moon)
        for d in plan.days
    )


def _rested(problem: Problem, plan: Plan) -> bool:
    """Ten hours between a wrap and the next call of a unit or person, and no call before noon after midnight; without the rules, no overlap."""
    need = 600 if problem.rule("rest") else 0
    shifts: dict[str, set[tuple[int, int, int]]] = {}
    for d in plan.days:
        for who, call, wrap in ((d.unit, d.call, d.wrap), *((c.who, c.call, c.wrap) for c in d.people)):
            shifts.setdefault(who, set()).add((d.day, call, wrap))
    pairs = [(a, b) for days in shifts.values() for a in days for b in days if a[0] < b[0]]
    late = any(a[2] > 1440 and b[0] == a[0] + 1 and b[1] < 720 for a, b in pairs) and problem.rule("night-then-day") is not None
    return not late and all(b[0] * 1440 + b[1] - a[0] * 1440 - a[2] >= need for a, b in pairs)


def lose_a_scene(case: Case) -> Corruption:
    d, i, slot = case.scene_slot()
    slots = list(case.plan.days[d].slots)
    slots[i] = Slot("wait", slot.start, slot.end)
    return case.with_slots(d, slots), False


def lose_a_slot(case: Case) -> Corruption:
    d, day = case.some_day()
    slots = list(day.slots)
    del slots[case.rng.randrange(len(slots))]
    return case.with_slots(d, slots), False


def double_a_scene(case: Case) -> Corruption:
    d, i, slot = case.scene_slot()
    slots = list(case.plan.days[d].slots)
    _, _, other = case.scene_slot()
    slots[i] = replace(slot, scene=other.scene)
    return case.with_slots(d, slots), other.scene == slot.scene


def change_the_set(case: Case) -> Corruption:
    d, i, slot = case.scene_slot()
    slots = list(case.plan.days[d].slots)
    slots[i] = replace(slot, set=case.rng.choice([s.id for s in case.problem.sets if s.id != slot.set]))
    return case.with_slots(d, slots), False


def change_a_kind(case: Case) -> Corruption:
    """A slot says that it is something else. Harmless between wait and look where a look is changed: both are waiting."""
    d, day = case.some_day()
    i = case.rng.randrange(len(day.slots))
    old = day.slots[i].kind
    new = case.rng.choice([k for k in ("setup", "change", "move", "relight", "dress", "meal", "wait", "strike") if k != old])
    slots = list(day.slots)
    slots[i] = replace(slots[i], kind=new)
    rest_of_kind = {old, new} <= {"wait", "look"}
    long_meal = new == "meal" and old in FREE and slots[i].end - slots[i].start >= 40
    return case.with_slots(d, slots), rest_of_kind or long_meal


def change_a_call(case: Case) -> Corruption:
    d, day = case.some_day()
    field = case.rng.choice(["people", "extras"]) if day.extras else "people"
    calls = list(getattr(day, field))
    i, name = case.rng.randrange(len(calls)), case.rng.choice(["call", "first", "wrap", "working_min", "waiting_min", "count"])
    calls[i] = replace(calls[i], **{name: getattr(calls[i], name) + case.rng.choice(AMOUNTS)})
    return case.with_day(d, **{field: tuple(calls)}), False


def change_who_is_called(case: Case) -> Corruption:
    d, day = case.some_day()
    calls = list(day.people)
    i = case.rng.randrange(len(calls))
    case.rng.choice(
        [
            lambda: calls.pop(i),
            lambda: calls.append(calls[i]),
            lambda: calls.append(replace(calls[i], who="nobody")),
            lambda: calls.append(
                replace(calls[i], who=case.rng.choice([p.id for p in case.problem.people if p.id not in {c.who for c in calls}]))
            ),
        ][: 4 if len({c.who for c in calls}) < len(case.problem.people) else 3]
    )()
    return case.with_day(d, people=tuple(calls)), False


def change_call_or_wrap_of_the_unit(case: Case) -> Corruption:
    d, day = case.some_day()
    name = case.rng.choice(["call", "wrap"])
    return case.with_day(d, **{name: getattr(day, name) + case.rng.choice(AMOUNTS)}), False


def change_a_cost_line(case: Case) -> Corruption:
    costs = list(case.plan.costs)
    i = case.rng.randrange(len(costs))
    line = costs[i]
    changed = [
        replace(line, fen=line.fen + case.rng.choice(AMOUNTS)),
        replace(line, day=line.day + 1),
        replace(line, who=line.who + "x"),
        replace(line, head="wish" if line.head != "wish" else "crew"),
    ]
    costs[i] = case.rng.choice(changed)
    return replace(case.plan, costs=tuple(costs)), False


def lose_or_double_a_cost_line(case: Case) -> Corruption:
    costs = list(case.plan.costs)
    i = case.rng.randrange(len(costs))
    costs[i : i + 1] = case.rng.choice([[], [costs[i], costs[i]]])
    return replace(case.plan, costs=tuple(costs), cost_fen=sum(line.fen for line in costs)), False


def change_the_total(case: Case) -> Corruption:
    return replace(case.plan, cost_fen=case.plan.cost_fen + case.rng.choice(AMOUNTS)), False


def change_the_certificate(case: Case) -> Corruption:
    plan, cost = case.plan, case.plan.cost_fen
    lies = [
        {"bound_fen": cost + 1},
        {"bound_fen": -1},
        {"status": "proven best", "bound_fen": cost - 1},
        {"status": "impossible"},
        {"status": "out of time"},
        {"problem": plan.problem[::-1]},
        {"title": plan.title + "2"},
        {"bound_fen": 10, "sorted_fen": 9},
        {"seconds": float("nan")},
        {"threads": 0},
    ]
    return replace(plan, **case.rng.choice(lies)), False


def move_a_day(case: Case) -> Corruption:
    d, day = case.some_day()
    return case.with_day(d, day=case.rng.choice([k for k in range(-1, len(case.problem.days) + 1) if k != day.day])), False


def swap_two_days(case: Case) -> Corruption:
    days = list(case.plan.days)
    i, j = case.rng.sample(range(len(days)), 2)
    days[i], days[j] = (
        (replace(days[j], day=days[i].day), replace(days[i], day=days[j].day)) if case.rng.random() < 0.5 else (days[j], days[i])
    )
    return replace(case.plan, days=tuple(days)), False


def lose_or_double_a_day(case: Case) -> Corruption:
    days = list(case.plan.days)
    i = case.rng.randrange(len(days))
    days[i : i + 1] = case.rng.choice([[], [days[i], days[i]]])
    return replace(case.plan, days=tuple(days)), False


def change_the_unit(case: Case) -> Corruption:
    d, day = case.some_day()
    return case.with_day(d, unit="B" if day.unit == "A" else "A"), False


KINDS: tuple[Callable[[Case], Corruption], ...] = (
    swap_scenes,
    shift_boundary,
    shift_one_slot,
    shift_slots_of_a_day,
    shift_whole_day,
    lose_a_scene,
    lose_a_slot,
    double_a_scene,
    change_the_set,
    change_a_kind,
    change_a_call,
    change_who_is_called,
    change_call_or_wrap_of_the_unit,
    change_a_cost_line,
    lose_or_double_a_cost_line,
    change_the_total,
    change_the_certificate,
    move_a_day,
    swap_two_days,
    lose_or_double_a_day,
    change_the_unit,
)


@pytest.mark.parametrize("start", [drama, core], ids=["timed drama", "core instance"])
def test_250_random_corruptions_are_all_caught_or_harmless(start: Callable[[], tuple[Problem, Plan]]):
    problem, plan = start()
    assert check(problem, plan).ok
    rng = random.Random(20261121)
    escaped, harmless = [], Counter[str]()
    for i in range(250):
        kind = KINDS[i % len(KINDS)]
        corrupted, is_harmless = kind(Case(problem, plan, rng))
        if check(problem, corrupted).ok != is_harmless:
            escaped.append((i, kind.__name__, is_harmless))
        harmless[kind.__name__] += is_harmless
    assert escaped == []
    assert sum(harmless.values()) < 25  # nearly all of them are real corruptions


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_corruption_is_caught_at_least_once(kind: Callable[[Case], Corruption]):
    problem, plan = drama()
    rng = random.Random(1)
    assert any(not check(problem, kind(Case(problem, plan, rng))[0]).ok for _ in range(5))


def test_the_checker_survives_what_several_corruptions_leave():
    problem, plan = drama()
    rng = random.Random(7)
    piled = (
        lose_a_scene,
        lose_a_slot,
        change_the_set,
        change_a_kind,
        double_a_scene,
        shift_one_slot,
        change_call_or_wrap_of_the_unit,
        move_a_day,
    )
    for _ in range(60):
        broken = plan
        for kind in rng.sample(piled, 4):
            broken = kind(Case(problem, broken, rng))[0]
        assert not check(problem, broken).ok
