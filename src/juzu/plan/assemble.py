"""plan: a measured solution -> the days of a Plan, every minute of them in a slot, and every person's call."""

from __future__ import annotations

from collections.abc import Iterator

from juzu.plan.document import Call, DayPlan, Slot
from juzu.plan.model import DRESSING, MEAL_LENGTH, NUMBER, ON, SET, Model, todo
from juzu.plan.problem import Problem, Scene
from juzu.plan.solution import State
from juzu.plan.timing import MEAL_MIN, change_minutes


def assemble(problem: Problem, m: Model, st: State) -> tuple[DayPlan, ...]:
    """The day plans in order of (day, unit)."""
    return tuple(
        assemble_day(problem, m, st, d, u)
        for d in range(len(problem.days))
        for u in range(len(problem.units))
        if st.length[d * len(problem.units) + u]
    )


def assemble_day(problem: Problem, m: Model, st: State, d: int, u: int) -> DayPlan:
    """The plan of one unit's day that has scenes."""
    scenes, units = todo(problem), len(problem.units)
    orders = [[int(s) for s in st.order[d * units + v, : st.length[d * units + v]]] for v in range(units)]
    whole = sorted((s for order in orders for s in order), key=lambda s: int(st.start[s]))
    own = [scenes[s] for s in orders[u]]
    mine = {part.person for scene in own for part in scene.cast}
    groups = {need.group for scene in own for need in scene.extras}
    return DayPlan(
        day=d,
        unit=problem.units[u].id,
        call=int(st.call[d, u]),
        wrap=int(st.wrap[d, u]),
        slots=tuple(_slots(problem, m, st, d, u, orders[u])),
        people=tuple(_person(problem, scenes, st, n, whole) for n, p in enumerate(problem.people) if p.id in mine),
        extras=tuple(_group(scenes, st, g.id, whole) for g in problem.extras if g.id in groups),
    )


def _slots(problem: Problem, m: Model, st: State, d: int, u: int, order: list[int]) -> Iterator[Slot]:
    """The slots of a unit's day: in the gap before a scene first the meal, then the change, what must be waited for, then dressing or relighting."""
    unit, scenes = problem.units[u], todo(problem)
    t, here, lit = int(st.call[d, u]), -1, "any"
    worn: dict[str, str] = {}
    if unit.setup_min:
        yield Slot("setup", t, t + unit.setup_min)
        t += unit.setup_min
    for s in order:
        scene, start = scenes[s], int(st.start[s])
        set_ = int(m.option[st.option[s], SET])
        name = problem.sets[set_].id
        near, change = 0, 0
        light = "any" if scene.outside else scene.light
        if set_ != here:
            near = int(m.option[st.option[s], DRESSING])
            change = change_minutes(m, here, set_) if here >= 0 else 0
            lit = "any"
        elif "any" not in (light, lit) and light != lit:
            near = problem.relight_min
        lit = lit if light == "any" else light
        if st.meal[s] >= 0:
            meal = int(st.meal[s])
            if meal > t:
                yield Slot("wait", t, meal)
            t = meal + _meal_min(m)
            yield Slot("meal", meal, t)
        if change:
            moves = here >= 0 and problem.sets[here].site != problem.sets[set_].site
            yield Slot("move" if moves else "change", t, t + change, set=name)
            t += change
        if start - near > t:
            changing = any(p.look and worn.get(p.person, p.look) != p.look for p in scene.cast)
            yield Slot("look" if changing else "wait", t, start - near)
        if near:
            yield Slot("dress" if set_ != here else "relight", start - near, start, set=name)
        t = start + scene.minutes
        yield Slot("scene", start, t, scene.id, name)
        worn |= {p.person: p.look for p in scene.cast if p.look}
        here = set_
    if unit.strike_min:
        yield Slot("strike", t, t + unit.strike_min)


def _meal_min(m: Model) -> int:
    length = int(m.rule[MEAL_LENGTH, NUMBER]) if m.rule[MEAL_LENGTH, ON] else 0
    return length or MEAL_MIN


def _person(problem: Problem, scenes: tuple[Scene, ...], st: State, n: int, whole: list[int]) -> Call:
    person = problem.people[n]
    working, worn, first, wrap = person.makeup_min, "", -1, -1
    for s in whole:
        looks = [part.look for part in scenes[s].cast if part.person == person.id]
        if not looks:
            continue
        if looks[0] and worn and looks[0] != worn:
            working += person.look_change_min
        worn = looks[0] or worn
        working += scenes[s].minutes
        first = int(st.start[s]) if first < 0 else first
        wrap = int(st.start[s]) + scenes[s].minutes
    call = first - person.makeup_min
    return Call(person.id, call, first, wrap, working, wrap - call - working)


def _group(scenes: tuple[Scene, ...], st: State, group: str, whole: list[int]) -> Call:
    needs = [(s, need.count) for s in whole for need in scenes[s].extras if need.group == group]
    first = int(st.start[needs[0][0]])
    wrap = int(st.start[needs[-1][0]]) + scenes[needs[-1][0]].minutes
    working = sum(scenes[s].minutes for s, _ in needs)
    return Call(group, first, first, wrap, working, wrap - first - working, max(count for _, count in needs))
