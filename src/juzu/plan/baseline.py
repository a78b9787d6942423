"""plan: a model -> "sort by set and fill the days", what other tools' automatic does, timed and legal: the plan to compare with.

Scenes go site by site, set by set, day scenes before night scenes, in story order; each goes to the end of the day being filled, else into the next
day that may take it. Only a scene that no day takes at its end is tried at every place of every day.
"""

from __future__ import annotations

import numpy as np

from juzu.plan.compiled import Ints, compiled, spliced
from juzu.plan.model import LIGHT, SET, SITE, Model
from juzu.plan.solution import State, empty
from juzu.plan.timing import Desk, desk
from juzu.plan.trial import Trial, forget, judge, settle_in, trial, undo

ATTEMPTS = 10  # a scene that fits nowhere goes first in the next attempt
AT_END, ANYWHERE = 0, 1


def sorted_and_filled(m: Model) -> State | None:
    """The plan; None when scenes keep fitting nowhere."""
    order = _sorted(m)
    for _ in range(ATTEMPTS):
        st = empty(m)
        stuck = _fill(m, st, desk(m), trial(m, st), np.array(order, np.int64))
        if stuck < 0:
            return st
        order.remove(stuck)
        order.insert(0, stuck)
    return None


@compiled
def _fill(m: Model, st: State, k: Desk, t: Trial, order: Ints) -> int:
    """Puts the scenes in, in that order; the first one that fits nowhere (-1: none)."""
    day = 0
    for s in order:
        d = -1
        for where in (AT_END, ANYWHERE):
            if d < 0:
                d = _place(m, st, k, t, s, day, where)
        if d < 0:
            return s
        if m.allowed[s, day]:
            day = max(day, d)
    return -1


@spliced
def _place(m: Model, st: State, k: Desk, t: Trial, s: int, day: int, where: int) -> int:
    """Puts a scene into the first day from `day` on, then from the first on, that takes it; that day, -1 when none does."""
    days, units = len(m.day), len(m.unit)
    for step in range(days):
        d = (day + step) % days
        for u in range(units):
            if not m.unit_allowed[s, u]:
                continue
            n = st.length[d * units + u]
            for o in range(m.option_at[s], m.option_at[s + 1]):
                if not m.option_allowed[o, d]:
                    continue
                for i in range(n if where == AT_END else 0, n + 1 if where == AT_END else n):
                    settle_in(m, st, t, s, d, u, i, o)
                    if judge(m, st, k, t)[1] == 0:
                        forget(t)
                        return d
                    undo(m, st, t)
                    st.day_of[s] = -1
    return -1


def _sorted(m: Model) -> list[int]:
    sets = m.option[m.option_at[:-1], SET]
    first = np.full(len(m.set), len(sets))
    np.minimum.at(first, sets, np.arange(len(sets)))
    return [int(s) for s in np.lexsort((np.arange(len(sets)), m.scene[:, LIGHT] == 2, first[sets], m.set[sets, SITE]))]
