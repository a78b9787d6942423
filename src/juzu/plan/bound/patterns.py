"""plan: Problem -> day patterns: which scenes may share a day, and what such a day costs at the very least.

A pattern is the scenes of one day over all units. It costs `step_fen` at its load (crew and overtime), `fee` of every resource that it uses
(people, sets, sites, ranks of extras) and `fen` of its items (a scene on one of its sets). Its load is the scenes' minutes and the resources'
minutes. Every term is at most what the checker would charge: docs/rules/bound.md goes through them one by one. Money is whole fen, rounded down.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from juzu.plan.bound.code import Flags, Ints
from juzu.plan.bound.crew import crew_steps
from juzu.plan.bound.kinds import kinds, parts
from juzu.plan.bound.lines import Line, line_below
from juzu.plan.bound.resources import Resource, items_of, resources, saved_fen, saved_min, with_guild
from juzu.plan.problem import Problem, Scene


class Patterns(NamedTuple):
    """The relaxed problem as arrays: rows are scenes still to shoot, items, resources, kinds of day, and steps of the crew's cost.

    `x_at[i]:x_at[i + 1]` are the rows of `x` that belong to row i of the table named in the comment.
    """

    row: Ints  # of item: its scene
    item_at: Ints  # of scene: its items, one after the other
    minutes: Ints  # of scene
    fen: Ints  # of item
    need_at: Ints  # of item
    need: Ints  # its resources
    use_at: Ints  # of resource
    use: Ints  # where it stands in `need`
    user: Ints  # of a row of `use`: the item
    fee: Ints  # of resource
    load: Ints  # of resource
    least: Ints  # of resource: the days that it works in any plan, at least
    limit: Ints  # of step: the largest load
    step_fen: Ints
    open: Flags  # kind of day x item
    parts: (
        int  # the last so many resources cost nothing and share out the items: every day works for exactly one of them (0: no such parts)
    )
    dearer: Ints  # of a number of days: what the cheapest so many cost beyond as many of the cheapest; as long as there are days, and one
    fixed_fen: int  # what every plan pays beside its days


def patterns(problem: Problem) -> Patterns:
    """The relaxed problem."""
    scenes = tuple(scene for scene in problem.scenes if not scene.done)
    items = items_of(scenes)
    every = resources(problem, items)
    minutes = np.array([scene.minutes for scene in scenes], np.int64)
    rows = np.array([item.row for item in items], np.int64)
    steps = crew_steps(problem, saved_min(problem), saved_fen(problem), int(minutes.sum()) + sum(r.load_min for r in every) + 1)
    longest = steps[-1].load_min if steps else 1
    least = [_least_days(r.items, min(longest - r.load_min, r.most_min), rows, minutes) for r in every]
    lines = [_line(r, minutes[rows], longest, days) for r, days in zip(every, least, strict=True)]
    fen = np.array([item.option.extra_fen for item in items], np.int64)
    for r, line in zip(every, lines, strict=True):
        for i in r.items:
            fen[i] += int(line.per_min * int(minutes[rows[i]]) / r.at_once)
    open_, days = kinds(problem, items)
    apart = parts(open_)
    kept = [n for n, (r, line) in enumerate(zip(every, lines, strict=True)) if line.fixed or r.load_min]
    users = [*(every[n].items for n in kept), *(frozenset(part.tolist()) for part in apart)]
    need_at, need = _ragged([[r for r, own in enumerate(users) if i in own] for i in range(len(items))])
    owner = np.repeat(np.arange(len(items)), np.diff(need_at)).astype(np.int64)
    use = np.argsort(need, kind="stable").astype(np.int64)
    return Patterns(
        row=rows,
        item_at=np.searchsorted(rows, np.arange(len(scenes) + 1)).astype(np.int64),
        minutes=minutes,
        fen=fen,
        need_at=need_at,
        need=need,
        use_at=np.searchsorted(need[use], np.arange(len(users) + 1)).astype(np.int64),
        use=use,
        user=owner[use],
        fee=np.array([lines[n].fixed for n in kept] + [0] * len(apart), np.int64),
        load=np.array([every[n].load_min for n in kept] + [0] * len(apart), np.int64),
        least=np.array([least[n] for n in kept] + [_part_days(part, every, least, rows, minutes, longest) for part in apart], np.int64),
        limit=np.array([step.load_min for step in steps], np.int64),
        step_fen=np.array([step.fen for step in steps], np.int64),
        open=open_,
        parts=len(apart),
        dearer=_dearer(problem, days),
        fixed_fen=_fixed_fen(problem, scenes),
    )


def _least_days(users: Sequence[int], most_min: int, rows: Ints, minutes: Ints) -> int:
    """Days that hold the scenes which cannot do without the resource of these items, with so many minutes of them on a day."""
    return -(-_always_min(users, rows, minutes) // max(1, most_min))


def _always_min(users: Sequence[int], rows: Ints, minutes: Ints) -> int:
    """Minutes of the scenes all of whose items are among these."""
    using = np.bincount(rows[list(users)], minlength=len(minutes))
    return int(minutes[using == np.bincount(rows, minlength=len(minutes))].sum())


def _part_days(part: Ints, every: Sequence[Resource], least: Sequence[int], rows: Ints, minutes: Ints, longest: int) -> int:
    """Days that hold the scenes of a part and the entries into what only the part uses."""
    own = frozenset(part.tolist())
    entries = sum(n * r.load_min for r, n in zip(every, least, strict=True) if own.issuperset(r.items))
    return -(-(_always_min(part.tolist(), rows, minutes) + entries) // max(1, longest))


def _line(resource: Resource, minutes: Ints, longest: int, days: int) -> Line:
    """The resource's cost of a day by the minutes of its scenes."""
    own = minutes[list(resource.items)]
    most = max(int(own.min()), min(int(own.sum()), longest))
    usual = min(most, int(own.sum()) // max(1, days))
    beside, at_once = resource.beside_min, resource.at_once
    return line_below(lambda m: resource.cost(m + beside), int(own.min()) // at_once, most // at_once, usual // at_once)


def _dearer(problem: Problem, days: int) -> Ints:
    """By number of days: what their crews are paid beyond the least `pay_percent`, at least, for the cheapest so many days."""
    percents = sorted(day.pay_percent for day in problem.days if day.kind == "shoot")[:days]
    more = [min(unit.day_fen * n // 100 - unit.day_fen * percents[0] // 100 for unit in problem.units) for n in percents]
    return np.cumsum([0, *more]).astype(np.int64)


def _fixed_fen(problem: Problem, scenes: Sequence[Scene]) -> int:
    """Packages, fees paid once, and lateness that cannot be helped."""
    cast = {part.person for scene in scenes for part in scene.cast}
    groups = {need.group for scene in scenes for need in scene.extras if need.count}
    bound_to = {scene.options[0].set for scene in scenes if len({o.set for o in scene.options}) == 1}
    home = {place.id: place.site for place in problem.sets}
    settled = [{home[o.set] for o in scene.options} for scene in scenes]
    pays = [p.pay for p in problem.people if p.id in cast] + [g.pay for g in problem.extras if g.id in groups]
    packages = sum(with_guild(pay, pay.fee_fen) for pay in pays if pay.kind == "package")
    once = sum(place.tariff.once_fen for place in problem.sets if place.id in bound_to)
    once += sum(site.tariff.once_fen for site in problem.sites if {site.id} in settled)
    return packages + once + sum(_late_fen(problem, scene) for scene in scenes)


def _late_fen(problem: Problem, scene: Scene) -> int:
    first = max(scene.earliest_day, scene.day, next((d for d, day in enumerate(problem.days) if day.kind == "shoot"), 0))
    return max(0, first - scene.due_day) * scene.late_fen_per_day if scene.due_day >= 0 else 0


def _ragged(rows: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    at = np.cumsum([0] + [len(row) for row in rows]).astype(np.int64)
    return at, np.array([item for row in rows for item in row], np.int64)
