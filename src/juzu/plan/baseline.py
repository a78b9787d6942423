"""plan: a model -> "sort by set and fill the days", what other tools' automatic does, timed and legal: the plan to compare with.

Scenes go site by site, set by set, day scenes before night scenes, in story order; each goes to the end of the day being filled, else into the next
day that may take it. Only a scene that no day takes at its end is tried at every place of every day.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from juzu.plan.model import LIGHT, SET, SITE, Model
from juzu.plan.solution import State, empty
from juzu.plan.timing import desk
from juzu.plan.trial import forget, judge, settle_in, trial, undo

ATTEMPTS = 60  # a scene that fits nowhere goes first in the next attempt


def sorted_and_filled(m: Model) -> State | None:
    """The plan; None when scenes keep fitting nowhere."""
    order = _sorted(m)
    for _ in range(ATTEMPTS):
        st, stuck = _fill(m, order)
        if stuck < 0:
            return st
        order.remove(stuck)
        order.insert(0, stuck)
    return None


def _fill(m: Model, order: list[int]) -> tuple[State, int]:
    """The plan with the scenes in that order, and the first scene that fits nowhere (-1: none)."""
    st, k = empty(m), desk(m)
    t = trial(m, st)
    day = 0
    for s in order:
        for d, u, position, option in _places(m, st, s, day):
            settle_in(m, st, t, s, d, u, position, option)
            _, bad = judge(m, st, k, t)
            if bad == 0:
                forget(t)
                day = max(day, d) if m.allowed[s, day] else day
                break
            undo(m, st, t)
            st.day_of[s] = -1
        else:
            return st, s
    return st, -1


def _sorted(m: Model) -> list[int]:
    sets = m.option[m.option_at[:-1], SET]
    first = np.full(len(m.set), len(sets))
    np.minimum.at(first, sets, np.arange(len(sets)))
    return [int(s) for s in np.lexsort((np.arange(len(sets)), m.scene[:, LIGHT] == 2, first[sets], m.set[sets, SITE]))]


def _places(m: Model, st: State, s: int, day: int) -> Iterator[tuple[int, int, int, int]]:
    """(day, unit, position, option) in the order in which they are tried."""
    units = [u for u in range(len(m.unit)) if m.unit_allowed[s, u]]
    days = [*range(day, len(m.day)), *range(day)]
    slots = [(d, u, o) for d in days for u in units for o in range(m.option_at[s], m.option_at[s + 1]) if m.option_allowed[o, d]]
    for d, u, o in slots:
        yield d, u, int(st.length[d * len(m.unit) + u]), o
    for d, u, o in slots:
        for position in range(int(st.length[d * len(m.unit) + u])):
            yield d, u, position, o
