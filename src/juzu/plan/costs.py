"""plan: day plans -> one cost line per reason for money, with the words and the scenes behind it.

Sums are the search's own kernels (`pricing`), so the lines add up to what the search minimised; the checker recomputes them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from juzu.kernel.money import started
from juzu.kernel.text import Text
from juzu.plan.breaches import breaches
from juzu.plan.document import Call, CostHead, CostLine, DayPlan, Slot
from juzu.plan.model import ONCE, Model
from juzu.plan.pricing import extras_fen, held_days, held_fen, overtime_fen, tariff_fen, with_guild, worked_fen
from juzu.plan.problem import Problem, Scene


@dataclass(frozen=True, slots=True)
class _Ledger:
    problem: Problem
    m: Model
    days: tuple[DayPlan, ...]
    scenes: dict[str, Scene]
    works: dict[str, list[tuple[int, Call]]]  # by person or group: each day on which they work
    needs: dict[str, dict[int, list[str]]]  # by person or group and day: their scenes in shooting order

    def on(self, day: int, zh: str, en: str) -> Text:
        """A cause with its day in front or behind."""
        date = self.problem.days[day].date
        return Text(f"第{day + 1}天{f'（{date}）' if date else ''}：{zh}", f"day {day + 1}{f' ({date})' if date else ''}: {en}")


def cost_lines(problem: Problem, m: Model, days: tuple[DayPlan, ...]) -> tuple[CostLine, ...]:
    """Every line that is not 0 fen."""
    scenes = {s.id: s for s in problem.scenes}
    ledger = _Ledger(problem, m, days, scenes, _works(days), _needs(scenes, days))
    parts = (_crew(ledger), _people(ledger), _extras(ledger), _places(ledger), _choices(ledger), _wishes(ledger), _rules(ledger))
    return tuple(line for part in parts for line in part if line.fen)


def _crew(ledger: _Ledger) -> Iterator[CostLine]:
    units = {u.id: u for u in ledger.problem.units}
    for plan in ledger.days:
        unit, percent, scenes = units[plan.unit], ledger.problem.days[plan.day].pay_percent, plan.scenes
        cause = ledger.on(plan.day, f"{unit.id} 组开工", f"unit {unit.id} works")
        yield CostLine("crew", unit.day_fen * percent // 100, cause, plan.day, unit.id, scenes)
        hours = started(plan.wrap - plan.call - unit.included_min)
        cause = ledger.on(plan.day, f"{unit.id} 组超时 {hours} 小时", f"unit {unit.id} works {hours} h of overtime")
        yield CostLine("overtime", hours * unit.overtime_fen_per_hour * percent // 100, cause, plan.day, unit.id, scenes)


def _works(days: tuple[DayPlan, ...]) -> dict[str, list[tuple[int, Call]]]:
    found: dict[str, dict[int, Call]] = defaultdict(dict)
    for plan in days:
        for call in (*plan.people, *plan.extras):
            found[call.who][plan.day] = call
    return {who: sorted(calls.items()) for who, calls in found.items()}


def _needs(scenes: dict[str, Scene], days: tuple[DayPlan, ...]) -> dict[str, dict[int, list[str]]]:
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for plan in days:
        for scene in plan.scenes:
            for who in {*(p.person for p in scenes[scene].cast), *(e.group for e in scenes[scene].extras)}:
                found[who][plan.day].append(scene)
    return found


def _scenes_with(ledger: _Ledger, who: str, days: Iterable[int]) -> tuple[str, ...]:
    of_days = ledger.needs[who]
    return tuple(scene for day in sorted(set(days)) if day in of_days for scene in of_days[day])


def _people(ledger: _Ledger) -> Iterator[CostLine]:
    for w, person in enumerate(ledger.problem.people):
        name, works = person.role or person.name or person.id, ledger.works.get(person.id, [])
        for day, call in works:
            minutes, percent = call.wrap - call.call, ledger.problem.days[day].pay_percent
            scenes = _scenes_with(ledger, person.id, [day])
            fen = worked_fen(ledger.m.who[w], minutes, percent)
            yield CostLine("worked", fen, ledger.on(day, f"{name}出工", f"{name} works"), day, person.id, scenes)
            if fen := with_guild(ledger.m.who[w], overtime_fen(ledger.m.who[w], minutes) * percent // 100):
                cause = ledger.on(day, f"{name}在场 {minutes} 分钟，超时", f"{name} is there for {minutes} min, beyond what is included")
                yield CostLine("person overtime", fen, cause, day, person.id, scenes)
        if not works:
            continue
        every = _scenes_with(ledger, person.id, [day for day, _ in works])
        if person.pay.kind == "package":
            yield CostLine("package", with_guild(ledger.m.who[w], person.pay.fee_fen), _package(name), -1, person.id, every)
            continue
        row = np.zeros(len(ledger.problem.days), np.int64)
        row[[day for day, _ in works]] = 1
        held = held_days(row, person.drops if person.drop_gap_days > 0 else 0, person.drop_gap_days)
        first, last = works[0][0] + 1, works[-1][0] + 1
        cause = Text(f"{name}在第{first}天到第{last}天之间待组 {held} 天", f"{name} is held {held} days between day {first} and day {last}")
        yield CostLine("held", held_fen(ledger.m.who[w], row), cause, -1, person.id, _edges(ledger, person.id, works))


def _edges(ledger: _Ledger, who: str, works: list[tuple[int, Call]]) -> tuple[str, ...]:
    """The scenes on both sides of each gap: those that a hold is paid for."""
    days = [day for day, _ in works]
    sides = {d for a, b in pairwise(days) if b - a > 1 for d in (a, b)}
    return _scenes_with(ledger, who, sides)


def _package(name: str) -> Text:
    return Text(f"{name}打包价", f"{name} by package")


def _extras(ledger: _Ledger) -> Iterator[CostLine]:
    for n, group in enumerate(ledger.problem.extras):
        w, name, works = len(ledger.problem.people) + n, group.name or group.id, ledger.works.get(group.id, [])
        if works and group.pay.kind == "package":
            every = _scenes_with(ledger, group.id, [day for day, _ in works])
            yield CostLine("package", with_guild(ledger.m.who[w], group.pay.fee_fen), _package(name), -1, group.id, every)
        for day, call in works:
            fen = extras_fen(ledger.m.who[w], call.count, call.wrap - call.call, ledger.problem.days[day].pay_percent)
            cause = ledger.on(day, f"{name} {call.count} 人", f"{call.count} of {name}")
            yield CostLine("extras", fen, cause, day, group.id, _scenes_with(ledger, group.id, [day]))


def _uses(ledger: _Ledger) -> Iterator[tuple[int, Slot, int]]:
    """(day, scene slot, start of its use of the set) for every scene."""
    for plan in ledger.days:
        here, dressed = "", -1
        for slot in plan.slots:
            if slot.kind == "dress":
                dressed = slot.start
            if slot.kind == "scene":
                entering = slot.set != here
                yield plan.day, slot, dressed if entering and dressed >= 0 else slot.start
                here, dressed = slot.set, -1


def _places(ledger: _Ledger) -> Iterator[CostLine]:
    sets = {s.id: n for n, s in enumerate(ledger.problem.sets)}
    sites = {s.id: n for n, s in enumerate(ledger.problem.sites)}
    use: dict[tuple[CostHead, str], dict[int, list[tuple[int, int, str]]]] = defaultdict(lambda: defaultdict(list))
    for day, slot, start in _uses(ledger):
        use["set", slot.set][day].append((start, slot.end, slot.scene))
        use["site", ledger.problem.sets[sets[slot.set]].site][day].append((start, slot.end, slot.scene))
    for (head, who), days in use.items():
        row = ledger.m.set[sets[who]] if head == "set" else ledger.m.site[sites[who]]
        name = (ledger.problem.sets[sets[who]].name if head == "set" else ledger.problem.sites[sites[who]].name) or who
        for day, spans in sorted(days.items()):
            start, end = min(s[0] for s in spans), max(s[1] for s in spans)
            cause = ledger.on(day, f"用{name} {end - start} 分钟", f"{name} is used for {end - start} min")
            yield CostLine(head, tariff_fen(row, start, end), cause, day, who, tuple(s[2] for s in spans))
        every = tuple(s[2] for _, spans in sorted(days.items()) for s in spans)
        yield CostLine(head, int(row[ONCE]), Text(f"{name}的一次性费用", f"{name}, a fee paid once"), -1, who, every)


def _choices(ledger: _Ledger) -> Iterator[CostLine]:
    """Options that cost more, and moves."""
    names = {s.id: s.name or s.id for s in ledger.problem.sets}
    site = {s.id: s.site for s in ledger.problem.sets}
    fees = {pair: move.fen for move in reversed(ledger.problem.moves) for pair in ((move.a, move.b), (move.b, move.a))}
    for plan in ledger.days:
        here = ""
        for slot in (s for s in plan.slots if s.kind == "scene"):
            option = next(o for o in ledger.scenes[slot.scene].options if o.set == slot.set)
            if option.extra_fen:
                cause = ledger.on(
                    plan.day, f"{slot.scene} 场改用{names[slot.set]}", f"scene {slot.scene} is shot on {names[slot.set]} instead"
                )
                yield CostLine("option", option.extra_fen, cause, plan.day, slot.scene, (slot.scene,))
            if here and site[here] != site[slot.set]:
                cause = ledger.on(plan.day, f"转场去{names[slot.set]}", f"moves to {names[slot.set]}")
                yield CostLine("move", fees.get((site[here], site[slot.set]), 0), cause, plan.day, plan.unit, (slot.scene,))
            here = slot.set


def _wishes(ledger: _Ledger) -> Iterator[CostLine]:
    wishes, story = ledger.problem.wishes, {s.id: n for n, s in enumerate(ledger.problem.scenes)}
    for plan in ledger.days:
        back = tuple(b for a, b in pairwise(plan.scenes) if story[b] < story[a])
        cause = ledger.on(plan.day, f"{len(back)} 场倒着故事顺序拍", f"{len(back)} scenes are shot against the order of the story")
        yield CostLine("wish", len(back) * wishes.story_order_fen, cause, plan.day, plan.unit, back)
        if ledger.scenes[plan.scenes[-1]].heavy:
            cause = ledger.on(plan.day, f"重场戏 {plan.scenes[-1]} 压在最后", f"heavy scene {plan.scenes[-1]} stands last")
            yield CostLine("wish", wishes.heavy_last_fen, cause, plan.day, plan.unit, plan.scenes[-1:])
        for scene in (ledger.scenes[s] for s in plan.scenes):
            if 0 <= scene.due_day < plan.day:
                late = plan.day - scene.due_day
                cause = ledger.on(plan.day, f"{scene.id} 场晚了 {late} 天", f"scene {scene.id} is {late} days late")
                yield CostLine("wish", late * scene.late_fen_per_day, cause, plan.day, scene.id, (scene.id,))
    if wishes.waiting_fen_per_hour:
        for person in ledger.problem.people:
            for day, call in ledger.works.get(person.id, []):
                cause = ledger.on(
                    day, f"{person.role or person.id}等待 {call.waiting_min} 分钟", f"{person.id} waits {call.waiting_min} min"
                )
                fen = started(call.waiting_min) * wishes.waiting_fen_per_hour
                yield CostLine("wish", fen, cause, day, person.id, _scenes_with(ledger, person.id, [day]))


def _rules(ledger: _Ledger) -> Iterator[CostLine]:
    for b in breaches(ledger.problem, ledger.days):
        scenes = tuple(s for plan in ledger.days if plan.day == b.day and plan.unit == b.who for s in plan.scenes)
        yield CostLine(
            b.head, b.fen, ledger.on(b.day, b.cause.zh, b.cause.en), b.day, b.who, scenes or _scenes_with(ledger, b.who, [b.day])
        )
