"""base: a production that shares a base with others: its problem, what it has planned, which of its days are published.

Raises InputError when crews cannot be planned together: no dates, a set that the base does not have, two of one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from juzu.base.booking.clock import minute_at
from juzu.base.catalogue import Base
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.check import check
from juzu.plan.document import Plan
from juzu.plan.problem import PROBLEM, Problem, Scene, SetOption


@dataclass(frozen=True, slots=True)
class Crew:
    """A production at the base under the name by which it books. `plan` is what it has so far: the search goes on from it.

    `published` are the days of that plan which stay exactly as they are; `whole(plan)` names all of them.
    """

    name: str
    problem: Problem
    plan: Plan | None = None
    published: tuple[int, ...] = ()

    @property
    def begins(self) -> int:
        """The base's minute (`base.booking.clock`) of the problem's day 0, 00:00."""
        return minute_at(date.fromisoformat(self.problem.days[0].date))

    @property
    def stays(self) -> bool:
        """Whether everything it has is published, so that nothing of it is planned."""
        return self.plan is not None and set(self.published) >= {day.day for day in self.plan.days} and bool(self.plan.days)


def whole(plan: Plan) -> tuple[int, ...]:
    """All days of a plan."""
    return tuple(sorted({day.day for day in plan.days}))


def held(crew: Crew) -> Problem:
    """The crew's problem with the scenes of its published days locked to their day, unit, set and minute, and these days closed to all others."""
    if not crew.plan or not crew.published:
        return crew.problem
    at = {slot.scene: (day, slot) for day in crew.plan.days if day.day in crew.published for slot in day.slots if slot.kind == "scene"}

    def lock(scene: Scene) -> Scene:
        if scene.id not in at or scene.done:
            return scene
        day, slot = at[scene.id]
        options = tuple(option for option in scene.options if option.set == slot.set) or (SetOption(slot.set),)
        return replace(scene, day=day.day, start_min=slot.start, units=(day.unit,), options=options)

    days = tuple(replace(day, locked=day.locked or n in crew.published) for n, day in enumerate(crew.problem.days))
    return replace(crew.problem, days=days, scenes=tuple(lock(scene) for scene in crew.problem.scenes))


def examine(base: Base, crews: Sequence[Crew], pool: int) -> None:
    """Tells everything that stands in the way of planning these crews together, all at once."""
    faults = [
        fault for crew in crews for fault in (*_idle(crew), *_undated(crew), *_strangers(base, crew), *_unfit(crew), *_too_many(crew, pool))
    ]
    names = [crew.name for crew in crews]
    for name in sorted({name for name in names if names.count(name) > 1}):
        what = Text("有两个剧组都叫“{n}”", "two crews are called {n}").format(n=name)
        faults.append(Fault(what, Text("改其中一个的名字", "give one of them another name")))
    if faults:
        raise InputError(*faults)


def _idle(crew: Crew) -> Iterator[Fault]:
    if all(scene.done for scene in crew.problem.scenes):
        what = Text("“{n}”没有一场要拍", "{n} has no scene left to shoot").format(n=crew.name)
        yield Fault(what, Text("不要放进来一起排", "leave it out"))


def _undated(crew: Crew) -> Iterator[Fault]:
    dates = [day.date for day in crew.problem.days]
    first = date.fromisoformat(dates[0]).toordinal() if dates[0] else 0
    if not first or any(not day or date.fromisoformat(day).toordinal() != first + n for n, day in enumerate(dates)):
        what = Text("“{n}”的日子没有一天接一天的日期", "the days of {n} do not carry one date after the other").format(n=crew.name)
        yield Fault(what, Text("先写明开拍日期", "say first on which date it starts"))


def _strangers(base: Base, crew: Crew) -> Iterator[Fault]:
    known = {item.id for item in base.sets}
    if missing := sorted({item.id for item in crew.problem.sets if item.site == base.id} - known):
        what = Text("“{n}”要用的景，基地“{b}”没有：{s}", "{n} asks for sets that base {b} does not have: {s}")
        step = Text("让各剧组用同一份基地目录", "let all crews use the same catalogue of the base")
        yield Fault(what.format(n=crew.name, b=base.name, s="、".join(missing)), step)


def _unfit(crew: Crew) -> Iterator[Fault]:
    """A published plan that its problem no longer allows cannot stay as it is."""
    if not crew.published:
        return
    step = Text("先改好并重新发布它的计划，或者放开它", "correct and publish its plan anew, or release it")
    if crew.plan is None:
        yield Fault(Text("“{n}”没有计划，无从保留", "{n} has no plan that could stay").format(n=crew.name), step)
    elif crew.stays and (broken := check(crew.problem, replace(crew.plan, problem=PROBLEM.digest(crew.problem))).broken):
        what = Text("“{n}”已发布的计划不再合规：{w}", "the published plan of {n} is no longer legal: {w}")
        yield Fault(what.format(n=crew.name, w=broken[0].what), step)


def _too_many(crew: Crew, pool: int) -> Iterator[Fault]:
    for scene in crew.problem.scenes if pool else ():
        heads = sum(need.count for need in scene.extras)
        if heads > pool and not scene.done:
            what = Text("“{n}” {s} 场要 {h} 位群演，基地一次最多 {p} 位", "{n}: scene {s} needs {h} extras, the base has {p} at a time")
            step = Text("减少群演，或增加群演池", "use fewer extras, or enlarge the pool")
            yield Fault(what.format(n=crew.name, s=scene.id, h=heads, p=pool), step)
