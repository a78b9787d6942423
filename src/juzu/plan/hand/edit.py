"""plan: a plan and what a person wants to move -> an edit (scenes put somewhere, one after the other), and the edit that undoes it.

An edit names the scene before which each scene is put, not its position, so that it still means the same after somebody else's edit.
Raises InputError when it names a scene, day, unit or set that the problem does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Problem

BONEYARD = -1  # the day of scenes that stand on none


@dataclass(frozen=True, slots=True)
class Strip:
    """A scene on the board and the set on which it is shot."""

    scene: str
    set: str


@dataclass(frozen=True, slots=True)
class Put:
    """A scene put on a unit's day before another scene of it ("", or one that is not there: at its end); BONEYARD takes it off the board.

    `set` "" keeps the set it has; a scene that has none gets the first that can serve it.
    """

    scene: str
    day: int = BONEYARD
    unit: str = ""
    before: str = ""
    set: str = ""


Edit = tuple[Put, ...]
Rows = Mapping[tuple[int, str], tuple[Strip, ...]]  # (day, unit) -> strips in shooting order; none is empty


def rows_of(plan: Plan) -> Rows:
    """Who stands where in a plan."""
    rows = {(d.day, d.unit): tuple(Strip(slot.scene, slot.set) for slot in d.slots if slot.kind == "scene") for d in plan.days}
    return {place: strips for place, strips in rows.items() if strips}


def edited(problem: Problem, rows: Rows, edit: Edit) -> Rows:
    """The rows after an edit."""
    _known(problem, edit)
    first = {scene.id: scene.options[0].set for scene in problem.scenes if scene.options}
    board = {place: list(strips) for place, strips in rows.items()}
    stands = {strip.scene: place for place, strips in rows.items() for strip in strips}
    for put in edit:
        set_ = put.set or first[put.scene]
        if put.scene in stands:
            row = board[stands.pop(put.scene)]
            at = next(i for i, strip in enumerate(row) if strip.scene == put.scene)
            set_ = put.set or row[at].set
            del row[at]
        if put.day != BONEYARD:
            place = (put.day, put.unit or problem.units[0].id)
            row = board.setdefault(place, [])
            row.insert(next((i for i, strip in enumerate(row) if strip.scene == put.before), len(row)), Strip(put.scene, set_))
            stands[put.scene] = place
    return {place: tuple(board[place]) for place in sorted(board) if board[place]}


def inverse(rows: Rows, edit: Edit) -> Edit:
    """The edit that puts every scene of an edit back where it stands in `rows`: from the end of each day, so that its next scene is there already."""
    touched = {put.scene for put in edit}
    standing = {strip.scene for strips in rows.values() for strip in strips}
    back = [Put(scene) for scene in dict.fromkeys(put.scene for put in edit) if scene not in standing]
    for (day, unit), strips in rows.items():
        after = ["", *(strip.scene for strip in reversed(strips))]
        back += [
            Put(strip.scene, day, unit, before, strip.set)
            for strip, before in zip(reversed(strips), after, strict=False)
            if strip.scene in touched
        ]
    return tuple(back)


def move(rows: Rows, scenes: Iterable[str], day: int, unit: str = "", before: str = "") -> Edit:
    """Scenes to a place on a day, in the order in which they stand on the board; those that stand nowhere last."""
    wanted = list(dict.fromkeys(scenes))
    order = [strip.scene for place in sorted(rows) for strip in rows[place]]
    moved = [scene for scene in order if scene in wanted] + [scene for scene in wanted if scene not in order]
    row = [strip.scene for strip in rows.get((day, unit), ())]
    behind = row[row.index(before) :] if before in row else []
    anchor = next((scene for scene in behind if scene not in wanted), "")
    return tuple(Put(scene, day, unit, anchor) for scene in moved)


def shelve(scenes: Iterable[str]) -> Edit:
    """Scenes taken off the board."""
    return tuple(Put(scene) for scene in dict.fromkeys(scenes))


def swap_days(rows: Rows, a: int, b: int) -> Edit:
    """All that stands on two days changed for each other."""
    return tuple(_carried(rows, {a: b, b: a}))


def move_day(problem: Problem, rows: Rows, day: int, to: int) -> Edit:
    """A day's scenes on another date; when that is taken, what stands there and between moves up by one shooting day, towards the gap."""
    if all(taken != to for taken, _ in rows):
        return tuple(_carried(rows, {day: to}))
    low, high = min(day, to), max(day, to)
    between = [n for n in range(low, high + 1) if problem.days[n].kind == "shoot" or n in (day, to)]
    shift = between[1:] + between[:1] if day > to else between[-1:] + between[:-1]
    return tuple(_carried(rows, dict(zip(between, shift, strict=True))))


def _carried(rows: Rows, days: Mapping[int, int]) -> Iterator[Put]:
    """Every scene of those days put at the end of another one."""
    for (day, unit), strips in rows.items():
        if days.get(day, day) != day:
            yield from (Put(strip.scene, days[day], unit, set=strip.set) for strip in strips)


def _known(problem: Problem, edit: Sequence[Put]) -> None:
    scenes = {scene.id: {option.set for option in scene.options} for scene in problem.scenes if not scene.done}
    units = {unit.id for unit in problem.units}
    faults = []
    for put in edit:
        if put.scene not in scenes:
            faults.append(Text(f"没有要拍的 {put.scene} 这一场", f"no scene {put.scene} is left to shoot"))
        elif put.set and put.set not in scenes[put.scene]:
            faults.append(Text(f"{put.scene} 场不能在“{put.set}”拍", f"scene {put.scene} cannot be shot on {put.set!r}"))
        if not BONEYARD <= put.day < len(problem.days):
            last = len(problem.days)
            faults.append(
                Text(f"没有第 {put.day + 1} 天，只有第 1 至 {last} 天", f"there is no day {put.day + 1}; there are days 1 to {last}")
            )
        if put.unit and put.unit not in units:
            faults.append(Text(f"没有“{put.unit}”组", f"there is no unit {put.unit!r}"))
    if faults:
        step = Text("请刷新条板，再试一次", "load the board again, then try once more")
        raise InputError(*(Fault(what, step) for what in dict.fromkeys(faults)))
