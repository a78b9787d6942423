"""web: what the board's script sends -> the edit it means on the board as it is now, and what it is called."""

from __future__ import annotations

import msgspec

from juzu.kernel.text import Text
from juzu.plan.hand.edit import Edit, Rows, move, move_day, shelve, swap_days
from juzu.plan.problem import Problem
from juzu.plan.questions.names import Names

MOST_SCENES = 2_000
SHOWN = 6


class Move(msgspec.Struct, tag_field="do", tag="move", forbid_unknown_fields=True):
    """Scenes to a place on a day."""

    scenes: list[str]
    day: int
    unit: str = ""
    before: str = ""


class Shelve(msgspec.Struct, tag_field="do", tag="shelve", forbid_unknown_fields=True):
    """Scenes off the board."""

    scenes: list[str]


class Swap(msgspec.Struct, tag_field="do", tag="swap", forbid_unknown_fields=True):
    """Two days for each other."""

    day: int
    to: int


class MoveDay(msgspec.Struct, tag_field="do", tag="move day", forbid_unknown_fields=True):
    """A day to another date."""

    day: int
    to: int


Asked = Move | Shelve | Swap | MoveDay
_decoder: msgspec.json.Decoder[Asked] = msgspec.json.Decoder(Asked)


def asked(body: bytes) -> Asked:
    """The message. Raises ValueError for any other."""
    said = _decoder.decode(body)
    if isinstance(said, Move | Shelve) and not 0 < len(said.scenes) <= MOST_SCENES:
        raise ValueError(f"{len(said.scenes)} scenes")
    return said


def edit_of(said: Asked, problem: Problem, rows: Rows) -> Edit:
    """The edit. Raises ValueError for days that are not in the problem."""
    for day in {said.day, said.to} if isinstance(said, Swap | MoveDay) else {said.day} if isinstance(said, Move) else ():
        if not 0 <= day < len(problem.days):
            raise ValueError(f"no day {day}")
    match said:
        case Move(chosen, day, unit, before):
            return move(rows, chosen, day, unit or problem.units[0].id, before)
        case Shelve(chosen):
            return shelve(chosen)
        case Swap(day, to):
            return swap_days(rows, day, to)
        case MoveDay(day, to):
            return move_day(problem, rows, day, to)


def words(said: Asked, problem: Problem) -> Text:
    """What the edit is called in the history."""
    names = Names(problem)
    match said:
        case Move(chosen, day):
            return Text("{s}移到 {d}", "{s} to {d}").format(s=_scenes(chosen), d=names.day(day))
        case Shelve(chosen):
            return Text("撤下 {s}", "{s} off the board").format(s=_scenes(chosen))
        case Swap(day, to):
            return Text("{a} 与 {b} 对调", "{a} and {b} swapped").format(a=names.day(day), b=names.day(to))
        case MoveDay(day, to):
            return Text("{a} 整天移到 {b}", "all of {a} to {b}").format(a=names.day(day), b=names.day(to))


def _scenes(chosen: list[str]) -> Text:
    shown, more = chosen[:SHOWN], len(chosen) > SHOWN
    zh, en = "、".join(shown), ", ".join(shown)
    noun = "scene" if len(chosen) == 1 else "scenes"
    return Text(f"{zh} 等 {len(chosen)} 场", f"{len(chosen)} scenes ({en} …)") if more else Text(f"{zh} 场", f"{noun} {en}")
