"""plan: Problem -> what a day pays for once: people, ranks of extras, sets and sites, with the items that use them.

An item is a scene on one of its sets. Costs are by minutes of use and at most what the plan is charged (docs/rules/timing-and-money.md, section 6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import NamedTuple

from juzu.kernel.money import started
from juzu.plan.bound.crew import NO_LIMIT
from juzu.plan.problem import Light, Pay, Person, Problem, Scene, Set, SetOption, Site, Tariff


class Item(NamedTuple):
    """A scene, by its row, on one of its sets."""

    row: int
    scene: Scene
    option: SetOption


@dataclass(frozen=True, slots=True)
class Resource:
    """`cost` by minutes of use on a day, minutes that its use adds to the day's load, minutes of use beside the scenes, and its items.

    `at_once`: how many units may use it at the same time, so that its use may be that much shorter than its scenes together. `most_min`: the most
    minutes of scenes that it can have on a day.
    """

    cost: Callable[[int], int]
    items: tuple[int, ...]
    load_min: int = 0
    beside_min: int = 0
    at_once: int = 1
    most_min: int = NO_LIMIT


def items_of(scenes: Sequence[Scene]) -> tuple[Item, ...]:
    """The items, scene by scene; of two options on one set the first counts."""
    return tuple(
        Item(row, scene, option) for row, scene in enumerate(scenes) for option in {o.set: o for o in reversed(scene.options)}.values()
    )


def resources(problem: Problem, items: Sequence[Item]) -> tuple[Resource, ...]:
    """Every resource that some item uses."""
    every = (*_people(problem, items), *_extras(problem, items), *_sets(problem, items), *_lights(problem, items), *_sites(problem, items))
    return tuple(r for r in every if r.items)


def _percent(problem: Problem) -> int:
    return min((day.pay_percent for day in problem.days if day.kind == "shoot"), default=0)


def pay_fen(pay: Pay, heads: int, minutes: int, percent: int) -> int:
    """A day of so many heads without what is paid once; each line rounded down, as it is paid."""
    if pay.kind == "package":
        return 0
    hours = started(max(minutes, pay.minimum_min)) if pay.kind == "hour" else 1
    over = started(minutes - pay.included_min) if pay.kind == "day" and pay.included_min else 0
    lines = (heads * pay.fee_fen * hours, heads * pay.overtime_fen_per_hour * over)
    return sum(with_guild(pay, fen * percent // 100) for fen in lines)


def with_guild(pay: Pay, fen: int) -> int:
    """The guild's share on top."""
    return fen + fen * pay.guild_percent // 100


def tariff_fen(tariff: Tariff, minutes: int) -> int:
    """A day's use without night and once fees."""
    power = tariff.power_fen_per_hour * started(minutes)
    if tariff.kind == "free":
        return power
    if tariff.kind == "half_day":
        return power + tariff.fee_fen * (started(minutes, tariff.included_min) if tariff.included_min else 1)
    if tariff.kind == "hour":
        return power + tariff.fee_fen * started(max(minutes, tariff.minimum_min))
    return power + tariff.fee_fen + (started(minutes - tariff.included_min) * tariff.after_fen_per_hour if tariff.included_min else 0)


def _people(problem: Problem, items: Sequence[Item]) -> Iterator[Resource]:
    percent = _percent(problem)
    for person in problem.people:
        uses = tuple(i for i, item in enumerate(items) if any(part.person == person.id for part in item.scene.cast))
        yield Resource(
            lambda minutes, pay=person.pay: pay_fen(pay, 1, minutes, percent),  # type: ignore[misc]
            uses,
            beside_min=person.makeup_min,
            most_min=_hours(problem, person) - person.makeup_min,
        )


def firm(problem: Problem, rule_id: str) -> int | None:
    """The number of a hard rule that no exception lifts."""
    rule = problem.rule(rule_id)
    return None if rule is None or not rule.hard or any(e.rule == rule_id for e in problem.exceptions) else rule.number


def _hours(problem: Problem, person: Person) -> int:
    """The longest day of a person from call to wrap."""
    rules = ("person-longest-day", "minor-hours") if person.minor else ("person-longest-day",)
    return min((number for number in (firm(problem, rule) for rule in rules) if number is not None), default=NO_LIMIT)


def _extras(problem: Problem, items: Sequence[Item]) -> Iterator[Resource]:
    """A rank is the heads by which one count of a group passes the next smaller: a day pays for every rank up to its largest count."""
    percent = _percent(problem)
    for group in problem.extras:
        heads = [max((need.count for need in item.scene.extras if need.group == group.id), default=0) for item in items]
        for below, count in _ranks(heads):
            uses = tuple(i for i, n in enumerate(heads) if n >= count)
            yield Resource(lambda minutes, pay=group.pay, n=count - below: pay_fen(pay, n, minutes, percent), uses)  # type: ignore[misc]


def _ranks(heads: Sequence[int]) -> Iterator[tuple[int, int]]:
    counts = [0, *sorted({n for n in heads if n > 0})]
    yield from pairwise(counts)


def _sets(problem: Problem, items: Sequence[Item]) -> Iterator[Resource]:
    sites = {site.id: site for site in problem.sites}
    for place in problem.sets:
        uses = tuple(i for i, item in enumerate(items) if item.option.set == place.id)
        dress = min((items[i].option.dressing_min for i in uses), default=0)
        entry = change_min(problem, sites[place.site]) + dress - _relit_min(problem, items, place)
        yield Resource(lambda minutes, tariff=place.tariff: tariff_fen(tariff, minutes), uses, load_min=entry, beside_min=dress)  # type: ignore[misc]


def _lights(problem: Problem, items: Sequence[Item]) -> Iterator[Resource]:
    """Day and night inside one set: what the second light takes, a relight or another entry, is given to each light and taken from the set's entry."""
    for place in problem.sets:
        minutes = _relit_min(problem, items, place)
        if minutes:
            for light in ("day", "night"):
                yield Resource(lambda _: 0, _lit(items, place, light), load_min=minutes)


def _lit(items: Sequence[Item], place: Set, light: Light) -> tuple[int, ...]:
    """The items that light the inside of a set that way."""
    return tuple(i for i, item in enumerate(items) if item.option.set == place.id and not item.scene.outside and item.scene.light == light)


def _relit_min(problem: Problem, items: Sequence[Item], place: Set) -> int:
    """What day and night on one set take together beyond one of them, at least; 0 where only one is."""
    site = next(site for site in problem.sites if site.id == place.site)
    both = _lit(items, place, "day") and _lit(items, place, "night")
    return min(problem.relight_min, change_min(problem, site)) if both else 0


def _sites(problem: Problem, items: Sequence[Item]) -> Iterator[Resource]:
    home = {place.id: place.site for place in problem.sets}
    for site in problem.sites:
        uses = tuple(i for i, item in enumerate(items) if home[item.option.set] == site.id)
        move = move_min(problem, site)
        extra = 0 if move is None else move - change_min(problem, site)
        yield Resource(
            lambda minutes, tariff=site.tariff: tariff_fen(tariff, minutes) + saved_fen(problem),  # type: ignore[misc]
            uses,
            load_min=extra,
            at_once=len(problem.units),
        )


def move_min(problem: Problem, site: Site) -> int | None:
    """The shortest way into a site; None when there is no other."""
    named: dict[frozenset[str], int] = {}
    for move in problem.moves:
        named.setdefault(frozenset((move.a, move.b)), move.minutes)
    ways = [named.get(frozenset((site.id, other.id)), problem.move_min) for other in problem.sites if other.id != site.id]
    return min(ways, default=None)


def saved_fen(problem: Problem) -> int:
    """What each site of a day pays for the move into it, at least, and the day gets back for its first; 0 with several units, which may share a site."""
    named: dict[frozenset[str], int] = {}
    for move in problem.moves:
        named.setdefault(frozenset((move.a, move.b)), move.fen)
    pairs = [frozenset((a.id, b.id)) for a, b in combinations(problem.sites, 2)]
    return min((named.get(pair, 0) for pair in pairs), default=0) if len(problem.units) == 1 else 0


def change_min(problem: Problem, site: Site) -> int:
    """The least that entering one more set of a site takes, from wherever."""
    here: list[Set] = [place for place in problem.sets if place.site == site.id]
    ways = [site.change_min]
    if len({place.room for place in here}) < len(here):
        ways.append(site.state_change_min)
    move = move_min(problem, site)
    return min(ways if move is None else [*ways, move])


def saved_min(problem: Problem) -> int:
    """The most that a unit's first entry of the day, which takes no change and no move, can have been counted for."""
    return max((max(change_min(problem, s), move_min(problem, s) or 0) for s in problem.sites), default=0)
