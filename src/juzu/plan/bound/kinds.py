"""plan: Problem and items -> kinds of day: what one day could shoot at all, by closed sets, absent people, the sun and how long a day may last.

With one unit and a longest day that nothing lifts, a day is a window of that length, and only items that fit into it share the day: a place open
in the morning and one open at night may never meet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.bound.code import Flags, Ints
from juzu.plan.bound.resources import Item, firm
from juzu.plan.problem import Day, Problem, Scene, Set


class Facts(NamedTuple):
    """Sets and absent days by id, the minors, and when they must have wrapped (None: no such rule)."""

    sets: dict[str, Set]
    away: dict[str, frozenset[int]]
    minors: frozenset[str]
    minors_latest: int | None


def kinds(problem: Problem, items: Sequence[Item]) -> tuple[Flags, int]:
    """Kind of day x item: which a day of the kind could shoot, none within another; and on how many days anything could be shot."""
    facts = Facts(
        {place.id: place for place in problem.sets},
        {person.id: frozenset(person.away) for person in problem.people},
        frozenset(person.id for person in problem.people if person.minor),
        firm(problem, "minor-latest"),
    )
    tables = [_windows(problem, facts, items, d, day) for d, day in enumerate(problem.days) if day.kind == "shoot"]
    rows = np.concatenate([np.zeros((0, len(items)), np.bool_), *tables])
    return _widest(rows), sum(bool(table.any()) for table in tables)


def parts(open_: Flags) -> list[Ints]:
    """The items in groups such that no day shoots items of two groups; [] when they all hang together."""
    part = np.arange(open_.shape[1])
    for row in open_:
        part[np.isin(part, part[row])] = part[row].min(initial=len(part))
    found = [np.flatnonzero((part == n) & open_.any(axis=0)) for n in np.unique(part[open_.any(axis=0)])]
    return found if len(found) > 1 else []


def _widest(rows: Flags) -> Flags:
    """Rows that lie within no other; one empty row when nothing can be shot."""
    rows = np.unique(rows, axis=0)
    within = [bool((~row | rows).all(axis=1).sum() > 1) for row in rows]
    return rows[~np.array(within, np.bool_)]


def _windows(problem: Problem, facts: Facts, items: Sequence[Item], d: int, day: Day) -> Flags:
    """One row for each window of the day that another does not hold."""
    longest = firm(problem, "longest-day") if len(problem.units) == 1 else None
    spans = [list(_spans(problem, facts, item, d, day)) for item in items]
    if longest is None:
        return np.array([[bool(some) for some in spans]], np.bool_)
    unit = problem.units[0]
    calls = [
        [(max(day.open.start, s.start + m + unit.strike_min - longest), s.end - m - unit.setup_min) for s in some]
        for some, m in zip(spans, (item.scene.minutes for item in items), strict=True)
    ]
    table = [
        [any(first <= call <= last for first, last in own) for own in calls]
        for call in sorted({first for own in calls for first, _ in own})
    ]
    return _widest(np.array(table, np.bool_).reshape(len(table), len(items)))


def _spans(problem: Problem, facts: Facts, item: Item, d: int, day: Day) -> Iterator[Span]:
    """The stretches of a day in which an item could be shot."""
    scene, place = item.scene, facts.sets[item.option.set]
    cast = [part.person for part in scene.cast]
    if d in place.closed or any(d in facts.away[person] for person in cast) or not _possible(scene, d, day):
        return
    aside = min(unit.setup_min for unit in problem.units), min(unit.strike_min for unit in problem.units)
    start, end = max(day.open.start + aside[0], place.open.start), min(day.open.end - aside[1], place.open.end)
    if scene.start_min >= 0:
        start, end = max(start, scene.start_min), min(end, scene.start_min + scene.minutes)
    if facts.minors_latest is not None and not facts.minors.isdisjoint(cast):
        end = min(end, facts.minors_latest)
    for light in _light(scene, day):
        if min(end, light.end) - max(start, light.start) >= scene.minutes:
            yield Span(max(start, light.start), min(end, light.end))


def _light(scene: Scene, day: Day) -> Iterator[Span]:
    """When the sun is as the scene wants it."""
    if not scene.outside or scene.light == "any":
        yield Span(-DAY_MIN, 4 * DAY_MIN)
        return
    for midnight in range(-DAY_MIN, 3 * DAY_MIN, DAY_MIN):
        if scene.light == "day":
            yield Span(midnight + day.sunrise_min, midnight + day.sunset_min)
        else:
            yield Span(midnight + day.sunset_min, midnight + DAY_MIN + day.sunrise_min)


def _possible(scene: Scene, d: int, day: Day) -> bool:
    within = (scene.latest_day < 0 or d <= scene.latest_day) and scene.earliest_day <= d
    return within and (scene.day == d if day.locked else scene.day in (-1, d))
