"""plan: a change of a solution -> what it would cost, and the way back.

Moves call `lift` and `settle_in`; every day they touch is kept aside first. `glance` says what the change costs at least, before any day is timed;
`judge` measures what changed; `undo` puts everything back.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.compiled import Ints, compiled, copy_line, inner, summed
from juzu.plan.evaluate import LOOK_BACK, called_fen, ease, measure, used_fen
from juzu.plan.model import COUNT, PAY, SET, SITE, UNIT_FEN, WHO, Model
from juzu.plan.solution import State, count, put, take
from juzu.plan.spanning import measure_span, production
from juzu.plan.timing import Desk

SAVED = 0.15  # of what the hours of a day cost, at most so much is thought to go by one change


class Trial(NamedTuple):
    """What was kept aside: the touched days, in `days[:size[0]]`, and their rows as they were."""

    size: Ints
    days: Ints
    kept: Ints  # day: 1 when kept aside
    dirty: Ints  # day: 1 when its scenes changed
    turned: Ints  # fen by which the fixed costs of days rose, number of callees in `who`
    who: Ints  # callees who got or lost a day
    marked: Ints  # callee: 1 when in `who`
    span: Ints  # callee
    order: Ints
    length: Ints
    option: Ints  # by row and position
    start: Ints
    meal: Ints
    cost: Ints
    bad: Ints
    fixed: Ints
    ease: Ints
    call: Ints
    wrap: Ints
    who_call: Ints
    who_wrap: Ints
    picked: Ints


def trial(m: Model, st: State) -> Trial:
    """An empty trial for solutions of a model."""
    days = ("days", "kept", "dirty")
    same = {
        name: np.zeros_like(getattr(st, name))
        for name in ("order", "length", "span", "cost", "bad", "fixed", "ease", "call", "wrap", "who_call", "who_wrap")
    }
    by_place = {name: np.zeros_like(st.order) for name in ("option", "start", "meal")}
    return Trial(
        size=np.zeros(1, np.int64),
        picked=np.zeros(2 * len(m.scene) + 2, np.int64),
        turned=np.zeros(2, np.int64),
        who=np.zeros(len(m.who), np.int64),
        marked=np.zeros(len(m.who), np.int64),
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
    t.cost[d], t.bad[d], t.fixed[d], t.ease[d] = st.cost[d], st.bad[d], st.fixed[d], st.ease[d]
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
    _turn(m, st, t, s, d, st.unit_of[s], 0)


@inner
def _turn(m: Model, st: State, t: Trial, s: int, d: int, u: int, alone: int) -> None:
    """Notes whoever and whatever the scene just brought to a day (`alone` 1) or left without work there (0)."""
    sign = 2 * alone - 1
    for r in range(m.part_at[s], m.part_at[s + 1]):
        w = m.part[r, WHO]
        if st.works[w, d] == alone:
            t.turned[0] += sign * called_fen(m, w, m.part[r, COUNT], d)
            if not t.marked[w]:
                t.marked[w] = 1
                t.who[t.turned[1]] = w
                t.turned[1] += 1
                t.span[w, 0], t.span[w, 1] = st.span[w, 0], st.span[w, 1]
    set_ = m.option[st.option[s], SET]
    site = len(m.set) + m.set[set_, SITE]
    if st.uses[set_, d] == alone:
        t.turned[0] += sign * used_fen(m, set_)
    if st.uses[site, d] == alone:
        t.turned[0] += sign * used_fen(m, site)
    if st.length[d * len(m.unit) + u] == alone:
        t.turned[0] += sign * (m.unit[u, UNIT_FEN] * m.day[d, PAY] // 100)


@compiled
def settle_in(m: Model, st: State, t: Trial, s: int, d: int, u: int, position: int, option: int) -> None:
    """Puts a lifted scene into a day."""
    keep(m, st, t, d)
    t.dirty[d] = 1
    put(m, st, s, d, u, position, option)
    _turn(m, st, t, s, d, u, 1)


@compiled
def total(m: Model, st: State) -> tuple[int, int]:
    """(fen, bad) of a measured solution."""
    fen, bad = production(m, st)
    return fen + summed(st.cost), bad + summed(st.bad)


@compiled
def glance(m: Model, st: State, t: Trial) -> int:
    """By how much the change raises the cost at least: what contents cost, less the share SAVED of what the hours of the touched days cost now.

    Deciding on a cheap estimate before the dear one is delayed acceptance (Christen and Fox 2005, doi:10.1198/106186005X76983).
    """
    fen, hours = t.turned[0], 0
    for i in range(t.turned[1]):
        w = t.who[i]
        measure_span(m, st, w)
        fen += st.span[w, 0] - t.span[w, 0]
    for j in range(t.size[0]):
        hours += t.cost[t.days[j]] - t.fixed[t.days[j]]
    return fen - int(hours * SAVED)


@compiled
def judge(m: Model, st: State, k: Desk, t: Trial) -> tuple[int, int]:
    """(fen, bad) of the solution as changed; measures the changed days, and those after them whose calls hang on the rest that is left."""
    touch(m, st, k, t)
    return settle_rest(m, st, k, t)


@compiled
def touch(m: Model, st: State, k: Desk, t: Trial) -> tuple[int, int]:
    """(fen, bad) with only the changed days measured."""
    for i in range(t.turned[1]):
        measure_span(m, st, t.who[i])
    for d in range(len(m.day)):
        if t.dirty[d]:
            measure(m, st, k, d)
    return total(m, st)


@compiled
def settle_rest(m: Model, st: State, k: Desk, t: Trial) -> tuple[int, int]:
    """(fen, bad) with the rest settled too that the changed days leave to the days after them.

    A day whose calls lay clear of that rest, and still do, stays as it was timed; `measure_all` says for certain.
    """
    carry = -1
    for d in range(len(m.day)):
        if d <= carry and (st.ease[d] <= 0 or ease(m, st, d) <= 0):
            keep(m, st, t, d)
            measure(m, st, k, d)
        if t.kept[d] and d + 1 < len(m.day) and _wraps_changed(m, st, t, d):
            carry = d + LOOK_BACK
    return total(m, st)


@inner
def _wraps_changed(m: Model, st: State, t: Trial, d: int) -> bool:
    changed = False
    for u in range(len(m.unit)):
        changed |= st.wrap[d, u] != t.wrap[d, u]
    for w in range(len(m.who)):
        changed |= st.who_wrap[d, w] != t.who_wrap[d, w]
    return changed


@compiled
def forget(t: Trial) -> None:
    """Accepts the change: nothing is kept aside any more."""
    for i in range(t.size[0]):
        t.kept[t.days[i]] = t.dirty[t.days[i]] = 0
    for i in range(t.turned[1]):
        t.marked[t.who[i]] = 0
    t.size[0] = t.turned[0] = t.turned[1] = 0


@inner
def _count_day(m: Model, st: State, d: int, step: int) -> None:
    units = len(m.unit)
    for row in range(d * units, (d + 1) * units):
        for i in range(st.length[row]):
            count(m, st, st.order[row, i], d, step)


@compiled
def undo(m: Model, st: State, t: Trial) -> None:
    """Takes the change back."""
    units = len(m.unit)
    for j in range(t.size[0]):
        d = t.days[j]
        if t.dirty[d]:
            _count_day(m, st, d, -1)
    for j in range(t.size[0]):
        d = t.days[j]
        for row in range(d * units, (d + 1) * units):
            st.length[row] = t.length[row]
            for i in range(t.length[row]):
                s = t.order[row, i]
                st.order[row, i], st.option[s], st.start[s], st.meal[s] = s, t.option[row, i], t.start[row, i], t.meal[row, i]
                st.day_of[s], st.unit_of[s] = d, row - d * units
        st.cost[d], st.bad[d], st.fixed[d], st.ease[d] = t.cost[d], t.bad[d], t.fixed[d], t.ease[d]
        copy_line(st.call[d], t.call[d])
        copy_line(st.wrap[d], t.wrap[d])
        copy_line(st.who_call[d], t.who_call[d])
        copy_line(st.who_wrap[d], t.who_wrap[d])
        if t.dirty[d]:
            _count_day(m, st, d, 1)
    for i in range(t.turned[1]):
        w = t.who[i]
        st.span[w, 0], st.span[w, 1] = t.span[w, 0], t.span[w, 1]
    forget(t)
