"""bench: a seed -> a filming base of 30 sets and crews that share it: dramas of `generate.py` on its sets, one starting every day.

Popular sets are asked for by most crews, as at real bases; a hall has two states, a villa is let whole or by the room. A fifth of the bit parts is played
by actors who serve several crews.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from generate import YUAN, free_drama

from juzu.base.catalogue import Base, BaseSet
from juzu.base.joint.crew import Crew
from juzu.plan.problem import Person, Problem, Scene, Set, Tariff

FIRST_DAY = date(2027, 3, 1)
SCENES, SLACK_DAYS, ACTORS = 120, 2, 40

BASE = Base(
    id="base",
    name="三十景基地",
    tariff=Tariff("day", 5_000 * YUAN, 840, 300 * YUAN),
    change_min=20,
    state_change_min=45,
    handover_min=15,
    sets=(
        *(BaseSet(f"R{n:02d}", f"{n} 号景", ("会议室",)) for n in range(1, 25)),
        BaseSet("hall-old", "大厅（民国）", ("宴会厅",), shell="hall"),
        BaseSet("hall-new", "大厅（现代）", ("宴会厅",), shell="hall"),
        BaseSet("villa", "别墅整栋", ("别墅客厅",), tariff=Tariff("hour", 300 * YUAN, minimum_min=120)),
        BaseSet("villa-living", "别墅客厅", ("别墅客厅",), within="villa"),
        BaseSet("villa-bed", "别墅卧室", ("别墅卧室",), within="villa"),
        BaseSet("villa-study", "别墅书房", ("书房",), within="villa"),
    ),
)
ROOMS = tuple(item for item in BASE.sets if item.shell == "")


def crews(count: int, scenes: int = SCENES, seed: int = 1, every_days: int = 1) -> tuple[Crew, ...]:
    """So many crews, one starting every `every_days`."""
    return tuple(crew(f"{n + 1:02d}组", scenes, f"juzu crews {seed} {n}", FIRST_DAY + timedelta(days=n * every_days)) for n in range(count))


def crew(name: str, scenes: int, seed: str, start: date) -> Crew:
    """One crew from its first date on."""
    dice = random.Random(seed)
    drama = free_drama(name, scenes, dice)
    drama = replace(drama, days=(*(drama.days[:1] * SLACK_DAYS), *drama.days))
    return Crew(name, _dated(_with_actors(_on_base(drama, dice), dice), start))


def _on_base(drama: Problem, dice: random.Random) -> Problem:
    """The drama with its rooms on sets of the base; the first ones are asked for most."""
    rooms = [item.id for item in drama.sets if item.site == "base" and not item.shell]
    chosen: list[str] = []
    while len(chosen) < len(rooms):
        pick = dice.choices(ROOMS, [1 / (rank + 4) for rank in range(len(ROOMS))])[0].id
        chosen += [pick] if pick not in chosen else []
    name = dict(zip(rooms, chosen, strict=True))
    sets = {item.id: item for item in BASE.sets}

    def place(item: Set) -> Set:
        new = sets.get(name.get(item.id, item.id))
        return item if new is None else Set(new.id, "base", new.name, new.shell, tariff=new.tariff, open=item.open)

    def move(scene: Scene) -> Scene:
        return replace(scene, options=tuple(replace(option, set=name.get(option.set, option.set)) for option in scene.options))

    return replace(drama, sets=tuple(place(item) for item in drama.sets), scenes=tuple(move(scene) for scene in drama.scenes))


def _with_actors(drama: Problem, dice: random.Random) -> Problem:
    def cast(person: Person) -> Person:
        return replace(person, name=f"演员{dice.randrange(ACTORS)}") if person.kind == "bit" and dice.random() < 0.2 else person

    return replace(drama, people=tuple(cast(person) for person in drama.people))


def _dated(drama: Problem, start: date) -> Problem:
    days = tuple(replace(day, date=(start + timedelta(days=n)).isoformat()) for n, day in enumerate(drama.days))
    return replace(drama, days=days)
