"""plan: a change of a solution -> what it would cost, and the way back.

Moves call `lift` and `settle_in`; every day they touch is kept aside first. `judge` measures what changed; `undo` puts everything back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Ints, compiled, copy_line, inner, summed
from juzu.plan.evaluate import LOOK_BACK, measure, production
from juzu.plan.model import NUMBER, ON, OPENS, REST, WHO, Model
from juzu.plan.solution import State, put, take
from juzu.plan.timing import NEVER, Desk

EARLY_MIN = 120  # how long before a day opens somebody may be called to make-up


class Trial(NamedTuple):
    """What was kept aside: the touched days, in `days[:size[0]]`, and their rows as they were."""

    size: Ints
    days: Ints
    kept: Ints  # day: 1 when kept aside
    dirty: Ints  # day: 1 when its scenes changed
    order: Ints
    length: Ints
    option: Ints  # by row and position
    start: Ints
    meal: Ints
    cost: Ints
    bad: Ints
    call: Ints
    wrap: Ints
    who_call: Ints
    who_wrap: Ints
    picked: Ints


def trial(m: Model, st: State) -> Trial:
    """An empty trial for solutions of a model."""
    days = ("days", "kept", "dirty")
    same = {name: np.zeros_like(getattr(st, name)) for name in ("order", "length", "cost", "bad", "call", "wrap", "who_call", "who_wrap")}
    by_place = {name: np.zeros_like(st.order) for name in ("option", "start", "meal")}
    return Trial(
        size=np.zeros(1, np.int64),
        picked=np.zeros(2 * len(m.scene) + 2, np.int64),
        **{name: np.zeros(len(m.day), np.int64) for name in days},
        **same,
        **by_place,
    )


@inner
def keep(m: Model, st: State, t: Trial, d: int) -> None:
    """Keeps a day aside before its first change."""
    if t.kept[d]:
        return
    t.kept[d] = 1
    t.days[t.size[0]] = d
    t.size[0] += 1
    units = len(m.unit)
    for row in range(d * units, (d + 1) * units):
        t.length[row] = st.length[row]
        for i in range(st.length[row]):
            s = st.order[row, i]
            t.order[row, i], t.option[row, i], t.start[row, i], t.meal[row, i] = s, st.option[s], st.start[s], st.meal[s]
    t.cost[d], t.bad[d] = st.cost[d], st.bad[d]
    copy_line(t.call[d], st.call[d])
    copy_line(t.wrap[d], st.wrap[d])
    copy_line(t.who_call[d], st.who_call[d])
    copy_line(t.who_wrap[d], st.who_wrap[d])


@inner
def lift(m: Model, st: State, t: Trial, s: int) -> None:
    """Takes a scene out of its day."""
    d = st.day_of[s]
    keep(m, st, t, d)
    t.dirty[d] = 1
    take(m, st, s)


@compiled
def settle_in(m: Model, st: State, t: Trial, s: int, d: int, u: int, position: int, option: int) -> None:
    """Puts a lifted scene into a day."""
    keep(m, st, t, d)
    t.dirty[d] = 1
    put(m, st, s, d, u, position, option)


@compiled
def total(m: Model, st: State, k: Desk) -> tuple[int, int]:
    """(fen, bad) of a measured solution."""
    fen, bad = production(m, st, k)
    return fen + summed(st.cost), bad + summed(st.bad)


@compiled
def judge(m: Model, st: State, k: Desk, t: Trial) -> tuple[int, int]:
    """(fen, bad) of the solution as changed; measures the changed days and those whose rest they change."""
    units, carry = len(m.unit), -1
    rest = m.rule[REST, NUMBER] if m.rule[REST, ON] else 0
    opens = m.fact[OPENS] - EARLY_MIN
    for d in range(len(m.day)):
        if not t.dirty[d] and d > carry:
            continue
        keep(m, st, t, d)
        measure(m, st, k, d)
        latest, changed = NEVER, False
        for u in range(units):
            latest = max(latest, st.wrap[d, u], t.wrap[d, u])
            changed |= st.wrap[d, u] != t.wrap[d, u]
        if latest + rest - DAY_MIN <= opens:
            continue
        if not changed:
            for w in range(len(m.who)):
                if st.who_wrap[d, w] != t.who_wrap[d, w]:
                    changed = True
                    break
        if changed:
            carry = max(carry, d + min(LOOK_BACK, (latest + rest - opens) // DAY_MIN))
    return total(m, st, k)


@compiled
def forget(t: Trial) -> None:
    """Accepts the change: nothing is kept aside any more."""
    for i in range(t.size[0]):
        t.kept[t.days[i]] = t.dirty[t.days[i]] = 0
    t.size[0] = 0


@inner
def _count(m: Model, st: State, d: int, step: int) -> None:
    units = len(m.unit)
    for row in range(d * units, (d + 1) * units):
        for i in range(st.length[row]):
            s = st.order[row, i]
            for r in range(m.part_at[s], m.part_at[s + 1]):
                st.works[m.part[r, WHO], d] += step


@compiled
def undo(m: Model, st: State, t: Trial) -> None:
    """Takes the change back."""
    units = len(m.unit)
    for j in range(t.size[0]):
        d = t.days[j]
        if t.dirty[d]:
            _count(m, st, d, -1)
    for j in range(t.size[0]):
        d = t.days[j]
        for row in range(d * units, (d + 1) * units):
            st.length[row] = t.length[row]
            for i in range(t.length[row]):
                s = t.order[row, i]
                st.order[row, i], st.option[s], st.start[s], st.meal[s] = s, t.option[row, i], t.start[row, i], t.meal[row, i]
                st.day_of[s], st.unit_of[s] = d, row - d * units
        st.cost[d], st.bad[d] = t.cost[d], t.bad[d]
        copy_line(st.call[d], t.call[d])
        copy_line(st.wrap[d], t.wrap[d])
        copy_line(st.who_call[d], t.who_call[d])
        copy_line(st.who_wrap[d], t.who_wrap[d])
        if t.dirty[d]:
            _count(m, st, d, 1)
    forget(t)
