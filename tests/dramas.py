"""Timed dramas made from a seed: light, hours, looks, set choices, minors, tariffs, rest, meals; for tests and for measuring the planner."""

from __future__ import annotations

import random

from juzu.kernel.span import Span
from juzu.plan.problem import (
    Busy,
    Day,
    ExtrasGroup,
    ExtrasNeed,
    Link,
    Move,
    Part,
    Pay,
    Person,
    Problem,
    Rule,
    RuleException,
    Scene,
    Set,
    SetOption,
    Site,
    Tariff,
    Unit,
    Wishes,
)

BASE_PASS = Tariff("day", fee_fen=500_000, included_min=840, after_fen_per_hour=30_000)


def drama(seed: int, scenes: int, *, days: int = 0, units: int = 1, extra_rules: bool = False) -> Problem:
    """A micro-drama of that many scenes at a base with two locations outside; about 15 scenes fill a day."""
    dice = random.Random(seed)
    days = days or scenes // 12 + 4
    sets = _sets(dice, days)
    people = _people(dice, days, 4 + scenes // 12)
    groups = (
        ExtrasGroup("crowd", pay=Pay("day", 13_500, 0, 600, 1_350, guild_percent=10)),
        ExtrasGroup("guards", pay=Pay("hour", 2_000, minimum_min=240)),
    )
    made = tuple(_scene(dice, n, sets, people) for n in range(scenes))
    return Problem(
        title=f"drama {seed} of {scenes}",
        days=tuple(
            Day(
                kind="rest" if n == 5 and days > 8 else "shoot",
                open=Span(360, 1560),
                sunrise_min=375,
                sunset_min=1110,
                pay_percent=300 if n == 3 else 100,
            )
            for n in range(days)
        ),
        units=tuple(Unit("AB"[u], 2_500_000 if u == 0 else 1_200_000, 840, 250_000, setup_min=30, strike_min=20) for u in range(units)),
        sites=(Site("base", change_min=20, state_change_min=45, tariff=BASE_PASS), Site("street"), Site("hill")),
        sets=sets,
        scenes=made,
        people=people,
        extras=groups,
        links=_links(dice, made),
        moves=(Move("base", "street", 40, 30_000), Move("base", "hill", 70, 60_000)),
        move_min=90,
        relight_min=15,
        rules=_rules(extra=extra_rules),
        exceptions=(RuleException("minor-latest", "guardian", 50_000),) if extra_rules else (),
        wishes=Wishes(story_order_fen=2_000, heavy_last_fen=30_000, waiting_fen_per_hour=3_000) if extra_rules else Wishes(),
    )


def _rules(*, extra: bool) -> tuple[Rule, ...]:
    plain = (
        Rule("longest-day", 960),
        Rule("meal-after", 360),
        Rule("meal-length", 45),
        Rule("rest", 600),
        Rule("minor-hours", 600),
        Rule("minor-latest", 1320),
    )
    more = (Rule("night-then-day", 600), Rule("days-in-row", 6), Rule("person-longest-day", 840, hard=False, price_fen=20_000))
    return plain + more if extra else plain


def _sets(dice: random.Random, days: int) -> tuple[Set, ...]:
    inside = [Set(f"set{n}", "base", shell=f"room{n // 2}" if n < 4 else "", open=Span(300, 1620)) for n in range(9)]
    hall = Set(
        "hall",
        "base",
        tariff=Tariff("hour", 60_000, minimum_min=240, power_fen_per_hour=200, once_fen=30_000),
        busy=(Busy(dice.randrange(days), Span(690, 810)),),
    )
    villa = Set("villa", "base", tariff=Tariff("half_day", 150_000, included_min=360, night_fen=20_000), closed=(dice.randrange(days),))
    street = Set("street", "street", tariff=Tariff("day", 80_000))
    hill = Set("hill", "hill", tariff=Tariff("day", 150_000), open=Span(330, 1440))
    return (*inside, hall, villa, street, hill)


def _people(dice: random.Random, days: int, count: int) -> tuple[Person, ...]:
    made = []
    for n in range(count):
        lead, minor = n < 2, n == count - 1
        fee = dice.randrange(200, 500) * 1_000 if lead else dice.randrange(30, 150) * 1_000
        pay = Pay("package", 600_000) if n == 3 else Pay("day", fee, 50, 720, fee // 8)
        away = () if lead else tuple(sorted(dice.sample(range(days), days // 6)))
        busy = (Busy(dice.randrange(days), Span(540, 720)),) if n == 4 else ()
        made.append(
            Person(
                f"p{n}",
                pay=pay,
                away=away,
                busy=busy,
                makeup_min=60 if lead else 30,
                look_change_min=25,
                minor=minor,
                drops=n % 2,
                drop_gap_days=2,
            )
        )
    return tuple(made)


def _scene(dice: random.Random, n: int, sets: tuple[Set, ...], people: tuple[Person, ...]) -> Scene:
    place = sets[min(int(dice.paretovariate(0.8)) - 1, len(sets) - 1)] if dice.random() < 0.5 else dice.choice(sets)
    outside = place.id in ("street", "hill")
    light = dice.choice(("day", "day", "night") if outside else ("day", "night", "any"))
    options = [SetOption(place.id, dressing_min=dice.choice((0, 0, 15)))]
    if not outside and dice.random() < 0.3:
        options.append(SetOption(dice.choice(sets[4:9]).id, extra_fen=20_000, dressing_min=10))
    arc = people[2 + (n * (len(people) - 2)) // 200 % (len(people) - 2) :][:5] or people[2:]
    cast = {p.id for p in dice.sample(people[:2], dice.choice((1, 1, 2)))} | {
        p.id for p in dice.sample(arc, min(len(arc), dice.choice((0, 1, 1, 2))))
    }
    return Scene(
        id=f"s{n}",
        minutes=dice.choice((20, 25, 30, 40, 50, 60, 75)),
        options=tuple(options),
        cast=tuple(Part(p, dice.choice(("", "a", "b"))) for p in sorted(cast)),
        extras=(ExtrasNeed(dice.choice(("crowd", "guards")), dice.choice((3, 8))),) if dice.random() < 0.15 else (),
        light=light,
        outside=outside,
        heavy=dice.random() < 0.1,
        due_day=3 if n < 5 else -1,
        late_fen_per_day=5_000 if n < 5 else 0,
    )


def _links(dice: random.Random, scenes: tuple[Scene, ...]) -> tuple[Link, ...]:
    links = []
    for kind in ("before", "not_later_day", "same_day") * (len(scenes) // 40):
        a, b = sorted(dice.sample(range(len(scenes)), 2))
        links.append(Link(kind, scenes[a].id, scenes[b].id))
    return tuple(links)
