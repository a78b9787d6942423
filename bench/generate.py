"""bench: a seed -> a full timed micro-drama, legal by construction, as a Problem.1 file.

    python bench/generate.py [NAME…]       writes bench/data/timed/NAME.json (all twenty when none is named)

Sizes and prices follow what the trade publishes: two scenes an episode, 15 to 25 scenes a day of at most 16 h, leads in half of the scenes at 2,000 to
5,000 yuan a day, bit parts in short arcs, extras at 135 yuan per 10 h with a guild share, a base pass of 5,000 yuan with 14 h and then 300 an
hour, houses let by the hour, crew days of 25,000 yuan with 14 h included. A tenth to a fifth of the scenes are outside and need daylight or dark.

Legal by construction: a first plan is made while everybody is free and every set open; then absences, closed days and bookings are laid only where
that plan needs nobody and nothing, so it stays legal. The files are what counts; another version of the planner may give other absences.
"""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from juzu.kernel.span import Span
from juzu.plan.check import check
from juzu.plan.document import Plan
from juzu.plan.problem import (
    PROBLEM,
    Busy,
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Light,
    Link,
    Move,
    Part,
    Pay,
    Person,
    Problem,
    Rule,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
    Wishes,
)
from juzu.plan.solve import solve
from juzu.plan.stop import Steps

DATA = Path(__file__).parent / "data" / "timed"
SIZES = (60, 100, 150, 300)
PER_SIZE = 5
NAMES = tuple(f"timed_{scenes}_{number}" for scenes in SIZES for number in range(1, PER_SIZE + 1))
YUAN = 100
FIRST_PLAN_STEPS = 20_000

CREW = Unit("A", 25_000 * YUAN, 840, 1_800 * YUAN, setup_min=30, strike_min=20)
RULES = (
    Rule("longest-day", 960),
    Rule("meal-after", 360),
    Rule("meal-length", 40),
    Rule("rest", 600),
    Rule("night-then-day", 720),
    Rule("person-longest-day", 840, hard=False, price_fen=100 * YUAN),
    Rule("minor-hours", 480),
    Rule("minor-latest", 1320),
)


Kind = Literal["lead", "support", "bit"]


@dataclass(frozen=True, slots=True)
class Cast:
    """People and how often they are asked for."""

    people: tuple[Person, ...]
    leads: tuple[str, ...]
    support: tuple[str, ...]
    bits: tuple[str, ...]


def main(names: list[str]) -> int:
    """Writes the named instances."""
    if unknown := sorted(set(names) - set(NAMES)):
        print(f"unknown: {', '.join(unknown)}; there are {NAMES[0]} to {NAMES[-1]}", file=sys.stderr)
        return 2
    DATA.mkdir(parents=True, exist_ok=True)
    for name in names or NAMES:
        problem = drama(name)
        (DATA / f"{name}.json").write_bytes(PROBLEM.dump(problem))
        print(
            f"{name}: {len(problem.scenes)} scenes, {len(problem.people)} people, {len(problem.sets)} sets, {len(problem.days)} days",
            flush=True,
        )
    return 0


def drama(name: str) -> Problem:
    """The instance of a name, with absences."""
    scenes = int(name.split("_")[1])
    dice = random.Random(f"juzu {name}")
    problem, plan = planned_free(name, scenes, dice)
    narrowed = with_absences(problem, plan, dice)
    verdict = check(narrowed, replace(plan, problem=PROBLEM.digest(narrowed)))
    if not verdict.ok:
        raise RuntimeError(f"{name}: {verdict.broken[0].what.en}")
    return narrowed


def planned_free(name: str, scenes: int, dice: random.Random) -> tuple[Problem, Plan]:
    """The drama while everybody is free and a legal plan of it; more days are added until there is one."""
    problem = free_drama(name, scenes, dice)
    for _ in range(4):
        plan = solve(problem, seed=1, threads=1, stop=Steps(FIRST_PLAN_STEPS))
        if plan.days:
            return problem, plan
        problem = replace(problem, days=(*problem.days[:-1], problem.days[0], problem.days[0], problem.days[-1]))
    raise RuntimeError(f"{name}: no first plan")


def free_drama(name: str, count: int, dice: random.Random) -> Problem:
    """The drama while everybody is free: scenes, sets and people."""
    cast = make_cast(count, dice)
    sites = (
        Site("base", "基地", change_min=20, state_change_min=45, tariff=Tariff("day", 5_000 * YUAN, 840, 300 * YUAN)),
        Site("villa", "别墅", change_min=10),
        Site("town", "外景", change_min=30),
    )
    sets = make_sets(count, dice)
    scenes = tuple(make_scenes(count, sets, cast, dice))
    days = count // 15 + max(4, count // 40)
    return Problem(
        title=name,
        days=tuple(
            Day(
                kind="rest" if index % 9 == 8 else "cover" if index == days - 1 else "shoot",
                open=Span(300, 1800),
                sunrise_min=400 + index // 4,
                sunset_min=1080 - index // 4,
            )
            for index in range(days)
        ),
        units=(CREW,),
        sites=sites,
        sets=sets,
        scenes=scenes,
        people=cast.people,
        extras=(
            ExtrasGroup("passers", "路人", Pay("day", 135 * YUAN, included_min=600, overtime_fen_per_hour=1_350, guild_percent=10)),
            ExtrasGroup("guests", "宾客", Pay("hour", 20 * YUAN, minimum_min=240)),
        ),
        links=tuple(make_links(scenes, dice)),
        moves=(Move("base", "villa", 45, 800 * YUAN), Move("base", "town", 60, 1_200 * YUAN), Move("villa", "town", 50, 1_000 * YUAN)),
        relight_min=15,
        rules=RULES,
        wishes=Wishes(heavy_last_fen=300 * YUAN, waiting_fen_per_hour=20 * YUAN),
    )


def make_cast(count: int, dice: random.Random) -> Cast:
    """Two leads, supports by size, bit parts, one child."""

    def person(kind: Kind, number: int, low: int, high: int, hold: int) -> Person:
        return Person(
            f"{kind}{number}",
            kind=kind,
            pay=Pay("day", dice.randrange(low, high, 100) * YUAN, hold, 840, 200 * YUAN),
            makeup_min=dice.choice((30, 45, 60)) if kind != "bit" else 20,
            look_change_min=dice.choice((20, 30)) if kind != "bit" else 0,
            drops=1 if kind == "support" else 0,
            drop_gap_days=4 if kind == "support" else 0,
        )

    leads = [person("lead", i, 2_000, 5_001, 50) for i in (1, 2)]
    support = [person("support", i, 800, 1_501, 40) for i in range(1, 4 + count // 30)]
    support[-1] = replace(support[-1], minor=True, drops=0, drop_gap_days=0)
    bits = [person("bit", i, 200, 401, 0) for i in range(1, 4 + count // 10)]
    people = (*leads, *support, *bits)
    return Cast(people, *(tuple(p.id for p in group) for group in (leads, support, bits)))


def make_sets(count: int, dice: random.Random) -> tuple[Set, ...]:
    """Rooms of the base (two of them states of one hall), a villa let by the hour, places outside."""
    rooms = [Set(f"room{i}", "base", f"室内景 {i}", open=Span(360, 1740)) for i in range(1, 6 + count // 25)]
    hall = [Set("hall-old", "base", "大厅（民国）", shell="hall"), Set("hall-new", "base", "大厅（现代）", shell="hall")]
    hourly = Tariff(
        "hour", 600 * YUAN, minimum_min=240, power_fen_per_hour=dice.randint(2, 8) * YUAN, once_fen=300 * YUAN, deposit_fen=1_000 * YUAN
    )
    villa = [Set("living", "villa", "客厅", tariff=hourly, open=Span(480, 1320)), Set("garden", "villa", "花园", open=Span(480, 1380))]
    town = [Set(f"street{i}", "town", f"街 {i}", tariff=Tariff("half_day", 400 * YUAN, 300)) for i in range(1, 2 + count // 60)]
    return (*rooms, *hall, *villa, *town)


def make_scenes(count: int, sets: tuple[Set, ...], cast: Cast, dice: random.Random) -> list[Scene]:
    """Two scenes an episode; a set comes back within an arc; leads in half of the scenes; bit parts live for a few episodes."""
    inside = [s.id for s in sets if s.site == "base" or s.id == "living"]
    outside = [s.id for s in sets if s.site == "town" or s.id == "garden"]
    weights = [1 / (rank + 2) for rank in range(len(inside))]
    scenes = []
    for number in range(1, count + 1):
        arc = number * len(cast.bits) // (count + 1)
        open_air = dice.random() < 0.15
        place = dice.choice(outside) if open_air else dice.choices(inside, weights)[0]
        people = [lead for lead in cast.leads if dice.random() < 0.55]
        people += [other for other in cast.support if dice.random() < 0.22]
        people += [bit for bit in cast.bits[max(0, arc - 1) : arc + 2] if dice.random() < 0.35]
        people = people or [dice.choice(cast.leads)]
        minor = cast.support[-1] in people
        crowd = dice.random() < 0.2
        heavy = dice.random() < 0.06
        minutes = dice.choice((90, 110)) if heavy else dice.choice((25, 30, 35, 40)) + (15 if len(people) > 3 else 0)
        light: Light = (
            "day"
            if minor and open_air
            else dice.choice(("day", "day", "night"))
            if open_air
            else dice.choice(("day", "day", "night", "any"))
        )
        options = [SetOption(place, dressing_min=dice.choice((0, 10, 15)))]
        if not open_air and dice.random() < 0.25:
            options.append(
                SetOption(dice.choice([s for s in inside if s != place]), extra_fen=dice.choice((200, 500)) * YUAN, dressing_min=20)
            )
        look = f"look{1 + 3 * number // (count + 1)}"
        scenes.append(
            Scene(
                str(number),
                minutes,
                tuple(options),
                tuple(Part(who, look if who in cast.leads else "") for who in people),
                (ExtrasNeed(dice.choice(("passers", "guests")), dice.choice((4, 6, 10))),) if crowd else (),
                light=light,
                outside=open_air,
                heavy=heavy,
            )
        )
    return scenes


def make_links(scenes: tuple[Scene, ...], dice: random.Random) -> list[Link]:
    """A few pairs that hang together: a wound before its scar, a wedding in one day."""
    links = []
    kinds: tuple[Literal["not_later_day", "same_day"], ...] = ("not_later_day", "same_day")
    for kind in kinds:
        for _ in range(len(scenes) // 50):
            a = dice.randrange(len(scenes) - 6)
            links.append(Link(kind, scenes[a].id, scenes[a + dice.randint(1, 5)].id))
    return links


def with_absences(problem: Problem, plan: Plan, dice: random.Random) -> Problem:
    """Absences and closed days where the plan needs nobody and nothing."""
    works = {p.id: {day.day for day in plan.days for call in day.people if call.who == p.id} for p in problem.people}
    used = {s.id: {day.day for day in plan.days for slot in day.slots if slot.set == s.id} for s in problem.sets}
    everyday = range(len(problem.days))

    def some(free: set[int], share: float) -> tuple[int, ...]:
        return tuple(sorted(day for day in free if dice.random() < share))

    people = tuple(replace(p, away=some(set(everyday) - works[p.id], 0.35 if p.kind != "bit" else 0.15)) for p in problem.people)
    sets = []
    for place in problem.sets:
        free = sorted(set(everyday) - used[place.id])
        closed = some(set(free), 0.2)
        busy = tuple(Busy(day, Span(660, 900)) for day in free if day not in closed and dice.random() < 0.15)
        sets.append(replace(place, closed=closed, busy=busy))
    return replace(problem, people=people, sets=tuple(sets))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
