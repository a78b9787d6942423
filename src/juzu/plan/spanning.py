"""plan: who works on which days, over the whole production -> what spans days costs, and what of the rules it misses.

Holds, packages, fees paid once, days in a row and links between scenes. Days themselves are measured in `evaluate`.
"""

from __future__ import annotations

from juzu.plan.compiled import Ints, highest, inner, spliced
from juzu.plan.model import (
    DAYS_IN_ROW,
    HARD,
    LINK_A,
    LINK_B,
    LINK_KIND,
    MINUTES,
    NUMBER,
    ON,
    ONCE,
    ONCE_FEES,
    PAY_FEE,
    PAY_KIND,
    PEOPLE,
    PRICE,
    UNITS,
    Model,
)
from juzu.plan.pricing import held_fen, with_guild
from juzu.plan.solution import State
from juzu.plan.timing import MISSED, breach


@inner
def in_row(m: Model, works: Ints, who: int) -> tuple[int, int]:
    """(fen, bad) of too many days worked in a row."""
    fen, bad, run = 0, 0, 0
    for d in range(len(works)):
        run = run + 1 if works[d] else 0
        if run > m.rule[DAYS_IN_ROW, NUMBER]:
            if m.rule[DAYS_IN_ROW, HARD] == 0:
                fen += m.rule[DAYS_IN_ROW, PRICE]
            else:
                more, worse = breach(m, DAYS_IN_ROW, d, who, 1)
                fen, bad = fen + more, bad + worse
    return fen, bad


@inner
def linked(m: Model, st: State) -> int:
    """By how much the links between scenes are missed; scenes that stand nowhere miss nothing."""
    bad = 0
    for r in range(len(m.link)):
        a, b = m.link[r, LINK_A], m.link[r, LINK_B]
        first, then = st.day_of[a], st.day_of[b]
        if first < 0 or then < 0 or a == b:
            continue
        if m.link[r, LINK_KIND] == 2:
            bad += MISSED * abs(first - then)
        elif first > then:
            bad += MISSED * (first - then)
        elif m.link[r, LINK_KIND] == 1 and first == then and st.start[a] + m.scene[a, MINUTES] > st.start[b]:
            bad += MISSED // 4
    return bad


@inner
def measure_span(m: Model, st: State, w: int) -> None:
    """Prices what spans days for one callee."""
    fen, bad = 0, 0
    if m.who[w, PAY_KIND] == 2 and highest(st.works[w]) > 0:
        fen += with_guild(m.who[w], m.who[w, PAY_FEE])
    if w < m.fact[PEOPLE]:
        fen += held_fen(m.who[w], st.works[w])
        if m.rule[DAYS_IN_ROW, ON]:
            more, bad = in_row(m, st.works[w], m.fact[UNITS] + w)
            fen += more
    st.span[w, 0], st.span[w, 1] = fen, bad


@inner
def production(m: Model, st: State) -> tuple[int, int]:
    """(fen, bad) of what spans days."""
    fen, bad = 0, linked(m, st)
    for w in range(len(m.who)):
        fen, bad = fen + st.span[w, 0], bad + st.span[w, 1]
    if m.rule[DAYS_IN_ROW, ON]:
        units = len(m.unit)
        for u in range(units):
            more, worse = in_row(m, st.length[u::units], u)
            fen, bad = fen + more, bad + worse
    return fen + (_once(m, st) if m.fact[ONCE_FEES] else 0), bad


@spliced
def _once(m: Model, st: State) -> int:
    """House fees, paid once a production."""
    fen = 0
    for place in range(len(st.uses)):
        once = m.set[place, ONCE] if place < len(m.set) else m.site[place - len(m.set), ONCE]
        if once and highest(st.uses[place]) > 0:
            fen += once
    return fen
