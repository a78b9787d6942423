"""plan: a problem and its plan -> what one more actor day, set day, hour or unit is worth (document `Values.1`).

Each relaxation is planned again from the plan with the same number of trials as control runs without it. The worth is the control's best less the
relaxed plan's cost; `noise_fen` is how far the control runs differ among themselves: a worth below it means nothing. Money is fen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from juzu.kernel.document import Schema
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import ANY_DAY, Problem
from juzu.plan.questions.again import again
from juzu.plan.questions.names import Names
from juzu.plan.stop import Stop

STEPS = 4_000  # trials for each run
CONTROLS = 3
HOUR = 60
ValueKind = Literal["actor day", "set day", "hour", "unit"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a relaxation is worth: `fen` saved before what it costs itself."""

    kind: ValueKind
    who: str
    day: int
    fen: int
    text: Text


@dataclass(frozen=True, slots=True)
class Values:
    """The relaxations that were tried, the most valuable first. `control_fen` is what the plan comes to without any after the same effort."""

    title: str
    control_fen: int
    noise_fen: int
    values: tuple[Value, ...]
    lines: tuple[Text, ...]


VALUES = Schema("Values", 1, Values)


def value_of(problem: Problem, plan: Plan, *, stop: Stop, seed: int = 0) -> Values:
    """The worth of each relaxation that the time allows."""
    runs = [again(problem, problem, plan, steps=STEPS, seed=seed + n) for n in range(CONTROLS)]
    controls = [run.cost_fen for run in runs if run] or [plan.cost_fen]
    control, noise = min(controls), max(controls) - min(controls)
    found: list[Value] = []
    for n, relaxed in enumerate(_relaxations(problem)):
        if stop.done((CONTROLS + n) * STEPS, control):
            break
        found += _worth(problem, plan, relaxed, control, seed)
    found.sort(key=lambda value: -value.fen)
    return Values(problem.title, control, noise, tuple(found), tuple(_lines(control, noise, found)))


@dataclass(frozen=True, slots=True)
class _Relaxed:
    kind: ValueKind
    who: str
    days: tuple[int, ...]
    problem: Problem


def _relaxations(problem: Problem) -> Iterator[_Relaxed]:
    yield _Relaxed("hour", "", (), _longer(problem))
    yield _Relaxed("unit", "", (), _second_unit(problem))
    use = Counter(part.person for scene in problem.scenes for part in scene.cast)
    for person in sorted(problem.people, key=lambda p: -use[p.id]):
        if days := _in_range(problem, person.away):
            yield _Relaxed("actor day", person.id, days, _coming(problem, person.id, days))
    wanted = Counter(option.set for scene in problem.scenes for option in scene.options)
    for place in sorted(problem.sets, key=lambda s: -wanted[s.id]):
        days = _in_range(problem, (*place.closed, *(b.day for b in place.busy)))
        if days and wanted[place.id]:
            yield _Relaxed("set day", place.id, days, _opened(problem, place.id, days))


def _in_range(problem: Problem, days: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted({d for d in days if 0 <= d < len(problem.days) and problem.days[d].kind == "shoot"}))


def _longer(problem: Problem) -> Problem:
    days = tuple(replace(day, open=replace(day.open, end=day.open.end + HOUR)) for day in problem.days)
    rules = tuple(replace(r, number=r.number + HOUR) if r.id in ("longest-day", "person-longest-day") else r for r in problem.rules)
    return replace(problem, days=days, rules=rules, units=tuple(replace(u, included_min=u.included_min + HOUR) for u in problem.units))


def _second_unit(problem: Problem) -> Problem:
    taken = {unit.id for unit in problem.units}
    name = next(letter for letter in "BCDEFGHIJ" if letter not in taken)
    scenes = tuple(replace(s, units=(*s.units, name) if s.units else ()) for s in problem.scenes)
    return replace(problem, units=(*problem.units, replace(problem.units[0], id=name)), scenes=scenes)


def _coming(problem: Problem, who: str, days: tuple[int, ...]) -> Problem:
    people = (replace(p, away=tuple(d for d in p.away if d not in days)) if p.id == who else p for p in problem.people)
    return replace(problem, people=tuple(people))


def _opened(problem: Problem, who: str, days: tuple[int, ...]) -> Problem:
    return replace(
        problem,
        sets=tuple(
            replace(s, closed=tuple(d for d in s.closed if d not in days), busy=tuple(b for b in s.busy if b.day not in days))
            if s.id == who
            else s
            for s in problem.sets
        ),
    )


def _worth(problem: Problem, plan: Plan, relaxed: _Relaxed, control: int, seed: int) -> Iterator[Value]:
    """The worth; of several days that of the one day that is used most, when the whole is worth anything."""
    other = again(relaxed.problem, relaxed.problem, plan, steps=STEPS, seed=seed)
    if other is None:
        return
    day, fen = ANY_DAY, control - other.cost_fen
    if len(relaxed.days) > 1 and fen > 0:
        used = Counter({d: _use(problem, relaxed, other, d) for d in relaxed.days})
        day = used.most_common(1)[0][0]
        lift = _coming if relaxed.kind == "actor day" else _opened
        one = lift(problem, relaxed.who, (day,))
        single = again(one, one, plan, steps=STEPS, seed=seed)
        fen = control - single.cost_fen if single else 0
    elif relaxed.days:
        day = relaxed.days[0]
    yield Value(relaxed.kind, relaxed.who, day, max(0, fen), _say(problem, relaxed, day, max(0, fen)))


def _use(problem: Problem, relaxed: _Relaxed, plan: Plan, day: int) -> int:
    """Scenes on the day that the relaxation made possible."""
    cast = {scene.id: {part.person for part in scene.cast} for scene in problem.scenes}
    slots = [slot for sheet in plan.days if sheet.day == day for slot in sheet.slots if slot.kind == "scene"]
    if relaxed.kind == "actor day":
        return sum(relaxed.who in cast[slot.scene] for slot in slots)
    return sum(slot.set == relaxed.who for slot in slots)


SAID: dict[ValueKind, Text] = {
    "actor day": Text("{w}多来一天（{d}）", "one more day of {w} ({d})"),
    "set day": Text("{w}多开一天（{d}）", "one more day of {w} ({d})"),
    "hour": Text("每天多一小时（含在日薪里）", "one hour more per day, within the day's pay"),
    "unit": Text("加一个同价的 B 组", "a second unit at the same price"),
}


def _say(problem: Problem, relaxed: _Relaxed, day: int, fen: int) -> Text:
    names = Names(problem)
    who = names.who(relaxed.who) if relaxed.who else names.day(-1)
    what = SAID[relaxed.kind].format(w=who, d=names.day(day))
    return (
        Text("{what}：值 {m} 元", "{what}: worth {m} yuan").format(what=what, m=yuan(fen))
        if fen
        else Text("{what}：没有测出价值", "{what}: no worth was found").format(what=what)
    )


def _lines(control: int, noise: int, found: list[Value]) -> Iterable[Text]:
    yield Text(
        "同样的力气不放宽得 {c} 元；{n} 元以内的差别说明不了什么",
        "without any the same effort gives {c} yuan; differences within {n} yuan mean nothing",
    ).format(c=yuan(control), n=yuan(noise))
    for value in found:
        unsure = Text("（在误差之内）", " (within the noise)") if 0 < value.fen <= noise else None
        yield Text(f"{value.text.zh}{unsure.zh}", f"{value.text.en}{unsure.en}") if unsure else value.text
