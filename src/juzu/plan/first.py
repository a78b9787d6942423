"""plan: a model -> a first solution at once: every scene in turn, the hardest first, where it costs least."""

from __future__ import annotations

import numpy as np

from juzu.plan.compiled import Ints, compiled, spliced
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.model import BAD_FEN, LINK_A, LINK_B, MINUTES, SET, Model, todo
from juzu.plan.problem import Problem
from juzu.plan.solution import State, empty, put
from juzu.plan.timing import FAR, Desk, desk
from juzu.plan.trial import Trial, forget, judge, settle_in, trial, undo


@spliced
def insert_best(m: Model, st: State, k: Desk, t: Trial, s: int) -> None:
    """Puts a scene that stands nowhere into the day, unit, place in the order and set where the whole costs least."""
    units = len(m.unit)
    least, at_d, at_u, at_i, at_o = FAR << 20, -1, 0, 0, 0
    empty_seen = False
    for d in range(len(m.day)):
        if not m.allowed[s, d]:
            continue
        for u in range(units):
            if not m.unit_allowed[s, u]:
                continue
            row = d * units + u
            n = st.length[row]
            if n == 0 and empty_seen and d % 4 and at_d >= 0:
                continue
            empty_seen |= n == 0
            for o in range(m.option_at[s], m.option_at[s + 1]):
                if not m.option_allowed[o, d]:
                    continue
                for i in range(n + 1):
                    near = n <= 4 or i in (0, n)
                    near |= i > 0 and m.option[st.option[st.order[row, i - 1]], SET] == m.option[o, SET]
                    near |= i < n and m.option[st.option[st.order[row, i]], SET] == m.option[o, SET]
                    if not near and (i + s) % 3:
                        continue
                    settle_in(m, st, t, s, d, u, i, o)
                    fen, bad = judge(m, st, k, t)
                    value = fen + bad * m.fact[BAD_FEN]
                    if value < least:
                        least, at_d, at_u, at_i, at_o = value, d, u, i, o
                    _withdraw(m, st, t, s)
    settle_in(m, st, t, s, at_d, at_u, at_i, at_o)
    judge(m, st, k, t)
    forget(t)


@spliced
def _withdraw(m: Model, st: State, t: Trial, s: int) -> None:
    undo(m, st, t)
    st.day_of[s] = -1


@compiled
def insert_all(m: Model, st: State, k: Desk, t: Trial, scenes: Ints) -> None:
    """Puts scenes in, one after the other."""
    for s in scenes:
        insert_best(m, st, k, t, s)


def hardest_first(m: Model) -> Ints:
    """Scenes with the fewest days and most links first, then set by set, the longest first."""
    days = m.allowed.sum(axis=1)
    links = np.bincount(m.link[:, (LINK_A, LINK_B)].ravel(), minlength=len(m.scene))
    sets = m.option[m.option_at[:-1], SET]
    weight = np.bincount(sets, weights=m.scene[:, MINUTES], minlength=len(m.set))
    free = days == days.max() if len(days) else days
    return np.lexsort((-m.scene[:, MINUTES], sets, -weight[sets], -links, np.where(free, len(m.day), days))).astype(np.int64)


def filled(m: Model, st: State) -> State:
    """A solution, perhaps empty, with every scene that stands nowhere put in greedily. The same object."""
    k = desk(m)
    measure_all(m, st, k)
    order = hardest_first(m)
    insert_all(m, st, k, trial(m, st), order[st.day_of[order] < 0])
    return st


def reread(problem: Problem, m: Model, plan: Plan) -> State:
    """The solution that a plan says, as far as its scenes may still stand there; the others go in greedily."""
    st = empty(m)
    scenes = {scene.id: n for n, scene in enumerate(todo(problem))}
    sets = {s.id: n for n, s in enumerate(problem.sets)}
    units = {u.id: n for n, u in enumerate(problem.units)}
    for day in plan.days:
        for slot in day.slots:
            s, u, set_ = scenes.get(slot.scene, -1), units.get(day.unit, -1), sets.get(slot.set, -1)
            if s < 0 or u < 0 or st.day_of[s] >= 0 or not 0 <= day.day < len(m.day) or not m.unit_allowed[s, u]:
                continue
            options = [o for o in range(m.option_at[s], m.option_at[s + 1]) if m.option[o, SET] == set_ and m.option_allowed[o, day.day]]
            if options:
                put(m, st, s, day.day, u, int(st.length[day.day * len(m.unit) + u]), options[0])
    return filled(m, st)
