"""plan: who is shot when, where and in which order: a whole solution as arrays, and putting a scene in or taking it out.

It also holds what each day came to when it was last measured (`evaluate`). Minutes are of the plan day, money is fen; NEVER: not at work.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from juzu.plan.compiled import Ints, compiled, copy_grid, copy_line, inner
from juzu.plan.model import NEVER, SET, SITE, WHO, Model


class State(NamedTuple):
    """A solution. `order[day x units + unit, :length]` are its scenes in shooting order; the rest is what measuring it gave."""

    day_of: Ints
    unit_of: Ints
    option: Ints
    start: Ints
    order: Ints
    length: Ints
    works: Ints  # callee x day: scenes
    uses: Ints  # set, then site x day: scenes
    span: Ints  # callee x (fen, bad): holds, packages, days in a row
    cost: Ints  # day
    bad: Ints  # day
    fixed: Ints  # day: the part of its cost that its hours do not change
    ease: Ints  # day: minutes between its calls and the rest before them (`evaluate.ease`)
    call: Ints  # day x unit
    wrap: Ints
    who_call: Ints  # day x callee
    who_wrap: Ints
    meal: Ints  # scene: start of the meal before it, -1: none


def empty(m: Model) -> State:
    """A solution without a scene on any day."""
    scenes, days, units, who = len(m.scene), len(m.day), len(m.unit), len(m.who)

    def grid(fill: int, *shape: int) -> Ints:
        return np.full(shape, fill, np.int64)

    return State(
        *(grid(-1, scenes), grid(0, scenes), m.option_at[:-1].copy(), grid(0, scenes)),
        *(
            grid(0, days * units, scenes),
            grid(0, days * units),
            grid(0, who, days),
            grid(0, len(m.set) + len(m.site), days),
            grid(0, who, 2),
        ),
        *(grid(0, days), grid(0, days), grid(0, days), grid(NEVER, days), grid(NEVER, days, units), grid(NEVER, days, units)),
        *(grid(NEVER, days, who), grid(NEVER, days, who), grid(-1, scenes)),
    )


def copy(st: State) -> State:
    """A copy that shares nothing."""
    return State(*(a.copy() for a in st))


@compiled
def take_over(st: State, other: State) -> None:
    """Makes one solution equal to another."""
    copy_line(st.day_of, other.day_of)
    copy_line(st.unit_of, other.unit_of)
    copy_line(st.option, other.option)
    copy_line(st.start, other.start)
    copy_grid(st.order, other.order)
    copy_line(st.length, other.length)
    copy_grid(st.works, other.works)
    copy_grid(st.uses, other.uses)
    copy_grid(st.span, other.span)
    copy_line(st.cost, other.cost)
    copy_line(st.bad, other.bad)
    copy_line(st.fixed, other.fixed)
    copy_line(st.ease, other.ease)
    copy_grid(st.call, other.call)
    copy_grid(st.wrap, other.wrap)
    copy_grid(st.who_call, other.who_call)
    copy_grid(st.who_wrap, other.who_wrap)
    copy_line(st.meal, other.meal)


@inner
def count(m: Model, st: State, s: int, d: int, step: int) -> None:
    """Counts a scene in (1) or out (-1) with its cast, its set and its site."""
    for r in range(m.part_at[s], m.part_at[s + 1]):
        st.works[m.part[r, WHO], d] += step
    set_ = m.option[st.option[s], SET]
    st.uses[set_, d] += step
    st.uses[len(m.set) + m.set[set_, SITE], d] += step


@compiled
def put(m: Model, st: State, s: int, d: int, u: int, position: int, option: int) -> None:
    """Puts a scene that stands nowhere into a day; its option must be one that serves it that day."""
    row = d * len(m.unit) + u
    n = st.length[row]
    for i in range(n, position, -1):
        st.order[row, i] = st.order[row, i - 1]
    st.order[row, position] = s
    st.length[row] = n + 1
    st.day_of[s], st.unit_of[s], st.option[s] = d, u, option
    count(m, st, s, d, 1)


@compiled
def take(m: Model, st: State, s: int) -> None:
    """Takes a scene out of its day."""
    d = st.day_of[s]
    row = d * len(m.unit) + st.unit_of[s]
    n, at = st.length[row], 0
    while st.order[row, at] != s:
        at += 1
    for i in range(at, n - 1):
        st.order[row, i] = st.order[row, i + 1]
    st.length[row] = n - 1
    st.day_of[s] = -1
    count(m, st, s, d, -1)


@compiled
def allowed_option(m: Model, s: int, d: int) -> int:
    """The first option that can serve a scene on a day; -1 when none can."""
    for o in range(m.option_at[s], m.option_at[s + 1]):
        if m.option_allowed[o, d]:
            return o
    return -1
