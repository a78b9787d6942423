"""plan: Problem, Plan -> what the plan says, indexed for the rules: shots, gaps, stays, who is there when.

Written apart from the solver, from docs/rules/timing-and-money.md alone. It reads any plan, however broken: what cannot be read (an unknown
scene, set, unit or day) is left out here and reported by the rule known-names. Minutes are of the plan day; `absolute` ones count from day 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juzu.kernel.span import DAY_MIN
from juzu.kernel.text import Text
from juzu.plan.document import DayPlan, Plan, Slot
from juzu.plan.problem import Busy, ExtrasGroup, Move, Person, Problem, Scene, Set, SetOption, Site, Unit


def absolute(day: int, minute: int) -> int:
    """Minutes since day 0, 00:00."""
    return day * DAY_MIN + minute


def overlap(a_start: int, a_end: int, b_start: int, b_end: int) -> bool:
    """Whether two half-open stretches share a minute."""
    return max(a_start, b_start) < min(a_end, b_end)


def hits(busy: Iterable[Busy], day: int, start: int, end: int) -> Busy | None:
    """The first busy stretch that shares an absolute minute with [start, end) of a plan day."""
    for taken in busy:
        if overlap(absolute(day, start), absolute(day, end), absolute(taken.day, taken.span.start), absolute(taken.day, taken.span.end)):
            return taken
    return None


@dataclass(frozen=True, slots=True)
class Shot:
    """A scene as the plan shoots it. `option` is the first of the scene's options that names the set; without one the set is not offered."""

    scene: Scene
    set: Set
    option: SetOption | None
    day: int
    unit: str
    start: int
    end: int

    @property
    def dressing_min(self) -> int:
        """Dressing when the unit enters the set for this scene."""
        return self.option.dressing_min if self.option else 0


@dataclass(frozen=True, slots=True)
class Stay:
    """A run of consecutive scenes of a unit on one set, from the start of its dressing to the end of its last scene."""

    set: Set
    unit: str
    day: int
    start: int
    end: int
    scenes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One unit's day. `gaps[i]` are the slots before `shots[i]`, the last gap those after the last shot."""

    plan: DayPlan
    unit: Unit
    shots: tuple[Shot, ...]
    gaps: tuple[tuple[Slot, ...], ...]
    stays: tuple[Stay, ...]

    @property
    def day(self) -> int:
        """The plan day."""
        return self.plan.day

    def joints(self) -> Iterator[tuple[Shot | None, tuple[Slot, ...], Shot]]:
        """Each scene with the one before it (None: first of the day) and the slots between."""
        before: Shot | None = None
        for gap, shot in zip(self.gaps, self.shots, strict=False):
            yield before, gap, shot
            before = shot


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person's or group's day over all units, as section 4 of the page defines it. `changes` are (previous scene, scene in another look)."""

    who: str
    day: int
    shots: tuple[Shot, ...]
    changes: tuple[tuple[Shot, Shot], ...]
    call: int
    first: int
    wrap: int
    working_min: int
    count: int

    @property
    def minutes(self) -> int:
        """Call to wrap."""
        return self.wrap - self.call

    @property
    def waiting_min(self) -> int:
        """Minutes neither in a scene nor in make-up or look change."""
        return self.minutes - self.working_min

    @property
    def scenes(self) -> tuple[str, ...]:
        """Scene ids in shooting order."""
        return tuple(shot.scene.id for shot in self.shots)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the rules look at. `people` and `groups` hold the days of each who that works at all, in order."""

    problem: Problem
    plan: Plan
    sheets: tuple[Sheet, ...]
    people: dict[str, tuple[Attendance, ...]]
    groups: dict[str, tuple[Attendance, ...]]
    persons: dict[str, Person]
    extras: dict[str, ExtrasGroup]
    sites: dict[str, Site]
    sets: dict[str, Set]
    position: dict[str, int]
    shots: dict[str, tuple[Shot, ...]]

    def name(self, who: str) -> str:
        """The name people use for a person, group, set or site; its id when it has none."""
        for index in (self.persons, self.extras, self.sets, self.sites):
            if item := index.get(who):
                return item.name.strip() or who
        return who.strip() or "?"

    def date(self, day: int) -> Text:
        """A day as people say it: its number from 1 and its date."""
        known = 0 <= day < len(self.problem.days)
        date = self.problem.days[day].date if known else ""
        return Text(f"第{day + 1}天（{date}）" if date else f"第{day + 1}天", f"day {day + 1} ({date})" if date else f"day {day + 1}")

    def move(self, a: str, b: str) -> Move:
        """The move between two sites: the first that names both, else `move_min` without a fee."""
        named = (move for move in self.problem.moves if {move.a, move.b} == {a, b})
        return next(named, Move(a, b, self.problem.move_min))

    def unit_days(self) -> Iterator[tuple[Unit, tuple[Sheet, ...]]]:
        """Each unit that works with its days in order."""
        for unit in self.problem.units:
            if days := sorted((s for s in self.sheets if s.unit.id == unit.id), key=lambda s: s.day):
                yield unit, tuple(days)

    def stays(self) -> Iterator[Stay]:
        """All stays of all sheets."""
        for sheet in self.sheets:
            yield from sheet.stays


def read(problem: Problem, plan: Plan) -> Facts:
    """Indexes a plan. Never raises for a broken one."""
    scenes = {s.id: s for s in problem.scenes}
    sets = {s.id: s for s in problem.sets}
    units = {u.id: u for u in problem.units}
    known_days = range(len(problem.days))
    sheets = tuple(_sheet(day, units[day.unit], scenes, sets) for day in plan.days if day.unit in units and day.day in known_days)
    shots: dict[str, list[Shot]] = defaultdict(list)
    for sheet in sheets:
        for shot in sheet.shots:
            shots[shot.scene.id].append(shot)
    played, served = _who_is_where(sheets)
    return Facts(
        problem=problem,
        plan=plan,
        sheets=sheets,
        people={p.id: _days(p.id, p, played[p.id]) for p in problem.people if p.id in played},
        groups={g.id: _days(g.id, None, served[g.id]) for g in problem.extras if g.id in served},
        persons={p.id: p for p in problem.people},
        extras={g.id: g for g in problem.extras},
        sites={s.id: s for s in problem.sites},
        sets=sets,
        position={s.id: i for i, s in enumerate(problem.scenes)},
        shots={scene: tuple(found) for scene, found in shots.items()},
    )


def _sheet(day: DayPlan, unit: Unit, scenes: dict[str, Scene], sets: dict[str, Set]) -> Sheet:
    shots: list[Shot] = []
    gaps: list[tuple[Slot, ...]] = []
    gap: list[Slot] = []
    for slot in day.slots:
        if slot.kind == "scene" and slot.scene in scenes and slot.set in sets:
            scene = scenes[slot.scene]
            option = next((o for o in scene.options if o.set == slot.set), None)
            shots.append(Shot(scene, sets[slot.set], option, day.day, unit.id, slot.start, slot.end))
            gaps.append(tuple(gap))
            gap = []
        else:
            gap.append(slot)
    gaps.append(tuple(gap))
    return Sheet(day, unit, tuple(shots), tuple(gaps), tuple(_stays(shots, gaps)))


def _stays(shots: list[Shot], gaps: list[tuple[Slot, ...]]) -> Iterator[Stay]:
    first = 0
    for i, shot in enumerate(shots):
        if i + 1 < len(shots) and shots[i + 1].set.id == shot.set.id:
            continue
        start = next((slot.start for slot in gaps[first] if slot.kind == "dress"), shots[first].start)
        scenes = tuple(s.scene.id for s in shots[first : i + 1])
        yield Stay(shot.set, shot.unit, shot.day, start, shot.end, scenes)
        first = i + 1


def _who_is_where(sheets: Iterable[Sheet]) -> tuple[dict[str, list[Shot]], dict[str, list[Shot]]]:
    """The shots of each person, and of each group."""
    people: dict[str, list[Shot]] = defaultdict(list)
    groups: dict[str, list[Shot]] = defaultdict(list)
    for sheet in sheets:
        for shot in sheet.shots:
            for person in {part.person for part in shot.scene.cast}:
                people[person].append(shot)
            for group in {need.group for need in shot.scene.extras}:
                groups[group].append(shot)
    return people, groups


def _days(who: str, person: Person | None, shots: list[Shot]) -> tuple[Attendance, ...]:
    by_day: dict[int, list[Shot]] = defaultdict(list)
    for shot in shots:
        by_day[shot.day].append(shot)
    return tuple(_attendance(who, person, day, sorted(by_day[day], key=lambda s: (s.start, s.end))) for day in sorted(by_day))


def _attendance(who: str, person: Person | None, day: int, shots: list[Shot]) -> Attendance:
    makeup_min = person.makeup_min if person else 0
    changes = tuple(_changes(who, shots)) if person else ()
    change_min = person.look_change_min * len(changes) if person else 0
    first = shots[0].start
    return Attendance(
        who=who,
        day=day,
        shots=tuple(shots),
        changes=changes,
        call=first - makeup_min,
        first=first,
        wrap=max(s.end for s in shots),
        working_min=sum(s.end - s.start for s in shots) + makeup_min + change_min,
        count=1 if person else max(sum(e.count for e in s.scene.extras if e.group == who) for s in shots),
    )


def _changes(who: str, shots: list[Shot]) -> Iterator[tuple[Shot, Shot]]:
    worn = ""
    for i, shot in enumerate(shots):
        look = next(p.look for p in shot.scene.cast if p.person == who)
        if look and worn and look != worn:
            yield shots[i - 1], shot
        worn = look or worn
