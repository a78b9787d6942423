"""plan: what happened on a shoot -> the problem as it is now.

Days before `today` were shot as planned and stay to the minute, except for what is said not to have been shot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from juzu.kernel.text import Text
from juzu.plan.document import Plan, Slot
from juzu.plan.problem import Problem, Scene
from juzu.plan.questions.names import Names, scenes

HappeningKind = Literal[
    "actor away", "set closed", "scene shot", "scene missed", "scene dropped", "scene added", "day lost", "scene locked"
]
SAID: dict[HappeningKind, Text] = {
    "actor away": Text("{w} {d} 来不了", "{w} cannot come on {d}"),
    "set closed": Text("{w} {d} 用不了", "{w} cannot be used on {d}"),
    "scene shot": Text("{s}已经拍完", "{s} was shot"),
    "scene missed": Text("{s}没有拍成", "{s} was not shot"),
    "scene dropped": Text("{s}删掉", "{s} is dropped"),
    "scene added": Text("加拍{s}", "{s} is added"),
    "day lost": Text("{d} 拍不成", "{d} is lost"),
    "scene locked": Text("{s}锁在 {d}", "{s} is locked to {d}"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: an actor (`who`) away or a set (`who`) closed on `days`, a scene shot, missed, dropped, added (`scene`, for `added` the
    whole scene in `new`) or locked to `days[0]`, days lost."""

    kind: HappeningKind
    who: str = ""
    days: tuple[int, ...] = ()
    scene: str = ""
    new: Scene | None = None

    def say(self, names: Names) -> Text:
        """What happened, in words."""
        who, scene = names.who(self.who) if self.who else names.day(-1), self.scene or (self.new.id if self.new else "")
        return SAID[self.kind].format(w=who, d=names.days(self.days), s=scenes((scene,)) if scene else "")


def happened(problem: Problem, plan: Plan, happenings: tuple[Happening, ...], today: int = 0) -> Problem:
    """The problem after what happened. Raises ValueError for a person, set, scene or day that is not in it."""
    missed = {h.scene for h in happenings if h.kind == "scene missed"}
    lost = {day for h in happenings if h.kind == "day lost" for day in h.days}
    shot = {
        slot.scene: (sheet.day, sheet.unit, slot)
        for sheet in plan.days
        if sheet.day < today and sheet.day not in lost
        for slot in sheet.slots
        if slot.kind == "scene" and slot.scene not in missed
    }
    kept = (_kept(scene, *shot[scene.id]) if scene.id in shot else _later(scene, today) for scene in problem.scenes)
    now = replace(problem, scenes=tuple(kept))
    for happening in happenings:
        now = _after(now, replace(happening, new=_later(happening.new, today)) if happening.new else happening, shot)
    return now


def _kept(scene: Scene, day: int, unit: str, slot: Slot) -> Scene:
    """A scene that was shot: where and when it was."""
    option = next(o for o in scene.options if o.set == slot.set)
    return replace(scene, day=day, start_min=slot.start, units=(unit,), options=(option,), earliest_day=-1, latest_day=-1)


def _later(scene: Scene, today: int) -> Scene:
    if not today or scene.done:
        return scene
    locked = scene.day if scene.day >= today else -1
    return replace(scene, earliest_day=max(scene.earliest_day, today), day=locked, start_min=scene.start_min if locked >= 0 else -1)


def _after(problem: Problem, h: Happening, shot: dict[str, tuple[int, str, Slot]]) -> Problem:
    _known(problem, h)
    if h.kind == "actor away":
        return replace(problem, people=tuple(replace(p, away=_with(p.away, h.days)) if p.id == h.who else p for p in problem.people))
    if h.kind == "set closed":
        return replace(problem, sets=tuple(replace(s, closed=_with(s.closed, h.days)) if s.id == h.who else s for s in problem.sets))
    if h.kind == "day lost":
        days = tuple(replace(day, kind="rest") if n in h.days else day for n, day in enumerate(problem.days))
        return replace(problem, days=days)
    if h.kind == "scene added" and h.new is not None:
        return replace(problem, scenes=(*problem.scenes, h.new))
    return replace(problem, scenes=tuple(_told(scene, h, shot) if scene.id == h.scene else scene for scene in problem.scenes))


def _told(scene: Scene, h: Happening, shot: dict[str, tuple[int, str, Slot]]) -> Scene:
    """The scene that the happening is about; one shot as planned stays in the plan where it was, one shot otherwise leaves it."""
    if h.kind == "scene locked":
        return replace(scene, day=h.days[0])
    dropped = h.kind == "scene dropped" or (h.kind == "scene shot" and h.scene not in shot)
    return replace(scene, done=scene.done or dropped)


def _known(problem: Problem, h: Happening) -> None:
    people, sets, all_scenes = ({i.id for i in each} for each in (problem.people, problem.sets, problem.scenes))
    if h.kind == "actor away" and h.who not in people:
        raise ValueError(f"nobody is called {h.who!r}")
    if h.kind == "set closed" and h.who not in sets:
        raise ValueError(f"no set is called {h.who!r}")
    if h.kind.startswith("scene") and h.kind != "scene added" and h.scene not in all_scenes:
        raise ValueError(f"there is no scene {h.scene!r}")
    if outside := [day for day in h.days if not 0 <= day < len(problem.days)]:
        raise ValueError(f"there is no day {outside[0]}; days count from 0 to {len(problem.days) - 1}")


def _with(days: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted({*days, *more}))
