"""Small crews on the small base of `bases.py`: made from a seed for planning together, and plans written by hand to provoke clashes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from bases import BASE
from juzu.base.joint.crew import Crew
from juzu.kernel.span import Span
from juzu.plan.document import DayPlan, Plan, Slot
from juzu.plan.problem import (
    PROBLEM,
    Day,
    ExtrasGroup,
    ExtrasNeed,
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
)

START = date(2026, 12, 7)
RULES = (Rule("longest-day", 900), Rule("meal-after", 360), Rule("meal-length", 40), Rule("rest", 600))


def crew(
    name: str,
    seed: int = 0,
    *,
    scenes: int = 10,
    days: int = 4,
    sets: Sequence[str] = ("现代医院", "年代医院", "宴会厅"),
    later: int = 0,
    actor: str = "",
    heads: int = 0,
) -> Crew:
    """A crew whose scenes are spread over these sets of the base; `actor` plays its lead, every third scene has `heads` extras."""
    dice = random.Random(seed)
    known = {item.id: item for item in BASE.sets}
    start = START + timedelta(days=later)
    return Crew(
        name,
        Problem(
            title=name,
            days=tuple(Day(date=(start + timedelta(days=n)).isoformat(), open=Span(360, 1560)) for n in range(days)),
            units=(Unit("A", 2_000_000, 840, 150_000, setup_min=30, strike_min=20),),
            sites=(Site(BASE.id, BASE.name, BASE.change_min, BASE.state_change_min, Tariff("day", 500_000, 840, 30_000)),),
            sets=tuple(Set(s, BASE.id, known[s].name, known[s].shell, tariff=known[s].tariff, open=known[s].open) for s in sets),
            scenes=tuple(
                Scene(
                    f"{n + 1}",
                    dice.choice((40, 60, 80)),
                    (SetOption(sets[n % len(sets)], dressing_min=dice.choice((0, 15))),),
                    (Part("lead"), *((Part("friend"),) if dice.random() < 0.4 else ())),
                    (ExtrasNeed("crowd", heads),) if heads and n % 3 == 0 else (),
                )
                for n in range(scenes)
            ),
            people=(
                Person("lead", actor or f"{name}主演", "女主", "lead", Pay("day", 300_000, 50, 840, 20_000), makeup_min=45),
                Person("friend", f"{name}好友", "好友", "support", Pay("day", 80_000, 40, 840, 10_000), makeup_min=30),
            ),
            extras=(ExtrasGroup("crowd", pay=Pay("day", 13_500)),) if heads else (),
            rules=RULES,
        ),
    )


def by_hand(crew: Crew, *rows: tuple[int, str, int]) -> tuple[Crew, Plan]:
    """A plan that shoots these scenes: (day, scene, start), each on its first set, without anything between."""
    scenes = {scene.id: scene for scene in crew.problem.scenes}
    days = []
    for day in sorted({row[0] for row in rows}):
        slots = [
            Slot("scene", start, start + scenes[scene].minutes, scene, scenes[scene].options[0].set)
            for at, scene, start in sorted(rows, key=lambda row: row[2])
            if at == day
        ]
        days.append(DayPlan(day, "A", slots[0].start, slots[-1].end, tuple(slots)))
    return crew, Plan(crew.problem.title, PROBLEM.digest(crew.problem), "by hand", 0, 0, tuple(days), ())
