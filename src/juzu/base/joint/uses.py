"""base: what crews have of the sets, the people and the extras they share -> what is left of them for one crew, in the planner's own arrays.

Minutes are the base's (`base.booking.clock`). Rows of uses: sets (set of the base, from, to), people (person by name, from, to), extras (from, to, heads).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from juzu.base.booking.booking import Booking
from juzu.base.catalogue import Base
from juzu.base.joint.clash import appearances_of, heads_of, shared_name, stays_of
from juzu.base.joint.crew import Crew
from juzu.base.spaces import Spaces
from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Ints
from juzu.plan.document import Plan
from juzu.plan.model import CLOCKLESS, COUNT, CROWDED, DRESSING, MAKEUP, MINUTES, PEOPLE, SET, WHO, Model, by_day
from juzu.plan.problem import Busy, Problem
from juzu.plan.rules.facts import read
from juzu.plan.solution import State

APART = -1  # two sets that share no space


class Uses(NamedTuple):
    """What one crew has."""

    sets: Ints
    people: Ints
    extras: Ints


NOTHING = Uses(np.empty((0, 3), np.int64), np.empty((0, 3), np.int64), np.empty((0, 3), np.int64))


@dataclass(slots=True)
class Shared:
    """What crews share on a base: its sets, people who serve several of them, and so many extras at a time (0: any number).

    `between[a, b]` are the minutes from one crew on set a to another on set b, APART when they share no space.
    """

    base: Base
    names: frozenset[str]
    pool: int
    sets: dict[str, int] = field(init=False)
    people: dict[str, int] = field(init=False)
    between: Ints = field(init=False)

    def __post_init__(self) -> None:
        spaces = Spaces(self.base)
        self.sets = {item.id: n for n, item in enumerate(self.base.sets)}
        self.people = {name: n for n, name in enumerate(sorted(self.names))}
        self.between = np.full((len(self.sets), len(self.sets)), APART, np.int64)
        for a, x in self.sets.items():
            for b, y in self.sets.items():
                if spaces.share(a, b):
                    self.between[x, y] = spaces.between_min(a, b, same_party=False)

    def booked(self, bookings: Iterable[Booking], party: str) -> Uses:
        """What others than this party have booked."""
        rows = [(self.sets[b.set], b.span.start, b.span.end) for b in bookings if b.blocks and b.party != party and b.set in self.sets]
        return NOTHING._replace(sets=_rows(rows))

    def planned(self, crew: Crew, plan: Plan) -> Uses:
        """What a plan says that its crew has."""
        facts = read(crew.problem, plan)
        sets = [(self.sets[use.what], use.span.start, use.span.end) for use in stays_of(self.base, crew, facts)]
        people = [(self.people[a.what], a.span.start, a.span.end) for a in appearances_of(crew, facts) if a.what in self.people]
        extras = [(span.start, span.end, count) for span, count in heads_of(crew, facts)]
        return Uses(_rows(sets), _rows(people), _rows(extras))


@dataclass(slots=True)
class Window:
    """How one crew's problem and model look at what is shared: the rows of its sets, people and groups, and when its day 0 begins."""

    problem: Problem
    model: Model
    shared: Shared
    begins: int
    set_of: Ints = field(init=False)
    person_of: Ints = field(init=False)
    beside: Ints = field(init=False)
    own_sets: Ints = field(init=False)
    own_people: Ints = field(init=False)

    def __post_init__(self) -> None:
        shared, m = self.shared, self.model
        own = [shared.sets.get(item.id, -1) if item.site == shared.base.id else -1 for item in self.problem.sets]
        self.set_of = np.array(own, np.int64)
        people = [shared.people.get(shared_name(person), -1) for person in self.problem.people]
        self.person_of = np.array(people + [-1] * len(self.problem.extras), np.int64)
        self.beside = _beside(m)
        self.own_sets = _own([item.busy for item in self.problem.sets])
        self.own_people = _own([person.busy for person in self.problem.people], 0)

    def uses(self, st: State) -> Uses:
        """What a measured solution has."""
        m, units = self.model, len(self.model.unit)
        stays: list[tuple[int, int, int]] = []
        shots: dict[tuple[int, int], list[tuple[int, int]]] = {}
        extras: list[tuple[int, int, int]] = []
        for row in np.nonzero(st.length)[0]:
            day, here = int(row) // units, -1
            zero = self.begins + day * DAY_MIN
            for s in st.order[row, : st.length[row]]:
                start = zero + int(st.start[s])
                end, set_ = start + int(m.scene[s, MINUTES]), int(m.option[st.option[s], SET])
                if set_ == here:
                    stays[-1] = (stays[-1][0], stays[-1][1], end)
                else:
                    stays.append((int(self.set_of[set_]), start - int(m.option[st.option[s], DRESSING]), end))
                    here = set_
                parts = m.part[m.part_at[s] : m.part_at[s + 1]]
                for who in parts[self.person_of[parts[:, WHO]] >= 0, WHO] if self.shared.people else ():
                    shots.setdefault((int(who), day), []).append((start, end))
                if self.shared.pool and (heads := int(parts[parts[:, WHO] >= m.fact[PEOPLE], COUNT].sum())):
                    extras.append((start, end, heads))
        return Uses(_rows([stay for stay in stays if stay[0] >= 0]), _rows(self._appearances(shots)), _rows(extras))

    def _appearances(self, shots: dict[tuple[int, int], list[tuple[int, int]]]) -> list[tuple[int, int, int]]:
        """Each scene of a shared person, the first of a day with its make-up."""
        rows = []
        for (who, _), found in shots.items():
            for n, (start, end) in enumerate(sorted(found)):
                rows.append((int(self.person_of[who]), start - (0 if n else int(self.model.who[who, MAKEUP])), end))
        return rows

    def around(self, others: Sequence[Uses]) -> Model:
        """The model with all that others have in its way."""
        m, shared = self.model, self.shared
        sets = np.concatenate([self.own_sets, *(self._sets_in_the_way(uses.sets) for uses in others)])
        people = np.concatenate([self.own_people, *(self._people_in_the_way(uses.people) for uses in others)])
        if shared.pool:
            people = np.concatenate([people, self._heads_in_the_way(np.concatenate([uses.extras for uses in others] or [NOTHING.extras]))])
        earliest = int(m.who[:, MAKEUP].max(initial=0))
        set_at, set_rows = by_day(sets, len(m.set), m.day)
        who_at, who_rows = by_day(people, len(m.who), m.day, earliest)
        fact = m.fact.copy()
        fact[CLOCKLESS], fact[CROWDED] = 0, 1
        return m._replace(set_busy_at=set_at, set_busy=set_rows, who_busy_at=who_at, who_busy=who_rows, fact=fact)

    def _sets_in_the_way(self, rows: Ints) -> Ints:
        between, own = self.shared.between, np.nonzero(self.set_of >= 0)[0]
        mine = self.set_of[own]
        before, after = between[mine[:, None], rows[None, :, 0]], between[rows[:, 0]][:, mine].T
        k, r = np.nonzero(before != APART)
        return np.stack([own[k], rows[r, 1] - before[k, r] - self.begins, rows[r, 2] + after[k, r] - self.begins], axis=1)

    def _people_in_the_way(self, rows: Ints) -> Ints:
        w, r = np.nonzero((self.person_of[:, None] == rows[None, :, 0]) & (self.person_of[:, None] >= 0))
        walk = self.shared.base.change_min
        return np.stack([w, rows[r, 1] - walk - self.begins, rows[r, 2] + walk - self.begins, np.zeros_like(w)], axis=1)

    def _heads_in_the_way(self, rows: Ints) -> Ints:
        """Where others have extras, how many are left for a group beside the crew's own other groups."""
        found = []
        for start, end, heads in taken(rows):
            for group in range(int(self.model.fact[PEOPLE]), len(self.model.who)):
                left = self.shared.pool - heads - int(self.beside[group])
                found.append((group, start - self.begins, end - self.begins, max(0, left)))
        return _table(found, 4)


def taken(rows: Ints) -> list[tuple[int, int, int]]:
    """(from, to, heads) of extras that overlap -> stretches one after the other, each with its sum; none where nobody has any."""
    edges = np.unique(rows[:, :2])
    found = []
    for start, end in pairwise(edges.tolist()):
        if heads := int(rows[(rows[:, 0] <= start) & (end <= rows[:, 1]), 2].sum()):
            found.append((start, end, heads))
    return found


def together(shared: Shared, a: Uses, b: Uses, others: Sequence[Uses]) -> bool:
    """Whether what two crews have can stand together; `others` count for the pool alone."""
    places, walk = shared.between, shared.base.change_min
    if _meet(a.sets, b.sets, places[a.sets[:, 0]][:, b.sets[:, 0]], places[b.sets[:, 0]][:, a.sets[:, 0]].T):
        return False
    same = np.where(a.people[:, None, 0] == b.people[None, :, 0], walk, APART)
    if _meet(a.people, b.people, same, same):
        return False
    heads = np.concatenate([uses.extras for uses in (a, b, *others)])
    return not shared.pool or all(count <= shared.pool for _, _, count in taken(heads))


def _meet(a: Ints, b: Ints, a_first: Ints, b_first: Ints) -> bool:
    """Whether any two rows that have something in common lie closer than the minutes between them."""
    close = (a[:, None, 1] < b[None, :, 2] + b_first) & (b[None, :, 1] < a[:, None, 2] + a_first)
    return bool((close & (a_first != APART)).any())


def _beside(m: Model) -> Ints:
    """Callee: the most extras of other groups that stand in one scene with it; with several units also what another unit may have at the time."""
    beside, most = np.zeros(len(m.who), np.int64), 0
    for s in range(len(m.scene)):
        parts = m.part[m.part_at[s] : m.part_at[s + 1]]
        groups = parts[parts[:, WHO] >= m.fact[PEOPLE]]
        heads = int(groups[:, COUNT].sum())
        beside[groups[:, WHO]] = np.maximum(beside[groups[:, WHO]], heads - groups[:, COUNT])
        most = max(most, heads)
    return beside + most * (len(m.unit) - 1)


def _own(owners: Sequence[Sequence[Busy]], *more: int) -> Ints:
    rows = [(n, b.day * DAY_MIN + b.span.start, b.day * DAY_MIN + b.span.end, *more) for n, busy in enumerate(owners) for b in busy]
    return _table([row for row in rows if row[1] < row[2]], 3 + len(more))


def _rows(rows: Sequence[tuple[int, int, int]]) -> Ints:
    return _table(rows, 3)


def _table(rows: Sequence[Sequence[int]], width: int) -> Ints:
    return np.array(rows, np.int64).reshape(len(rows), width)
