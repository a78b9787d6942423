"""plan: a model -> fen that every legal plan costs at least, at once: days that minutes need, each person's and set's least days. No hold, no sharing."""

from __future__ import annotations

import numpy as np

from juzu.kernel.money import started
from juzu.plan.model import (
    CLOSE,
    COUNT,
    EXTRA_FEN,
    FEE,
    GUILD,
    HARD,
    KIND,
    LONGEST_DAY,
    MINUTES,
    NUMBER,
    ON,
    ONCE,
    OPEN,
    PAY,
    PAY_FEE,
    PAY_KIND,
    PEOPLE,
    SET,
    SETUP,
    SITE,
    STRIKE,
    UNIT_FEN,
    UNIT_INCLUDED,
    UNIT_OVERTIME,
    WHO,
    Model,
)


def least_fen(m: Model) -> int:
    """The bound; 0 without scenes."""
    if not len(m.scene):
        return 0
    return _crew(m) + sum(_callee(m, w) for w in range(len(m.who))) + _places(m) + _options(m)


def longest_min(m: Model) -> int:
    """The most minutes that a unit can be at work on any day."""
    opens = int((m.day[:, CLOSE] - m.day[:, OPEN]).max())
    ruled = m.rule[LONGEST_DAY, ON] and m.rule[LONGEST_DAY, HARD] and (m.excepted[LONGEST_DAY] < 0).all()
    return max(1, min(opens, int(m.rule[LONGEST_DAY, NUMBER])) if ruled else opens)


def _percent(m: Model) -> int:
    days = m.allowed.any(axis=0)
    return int(m.day[days, PAY].min()) if days.any() else 0


def _crew(m: Model) -> int:
    """The cheapest number of unit days that holds all minutes, overtime included."""
    percent = _percent(m)
    aside = int((m.unit[:, SETUP] + m.unit[:, STRIKE]).min())
    fee, hour = (int(m.unit[:, c].min()) * percent // 100 for c in (UNIT_FEN, UNIT_OVERTIME))
    included, longest, minutes = int(m.unit[:, UNIT_INCLUDED].max()), longest_min(m), int(m.scene[:, MINUTES].sum())
    most = int(m.allowed.any(axis=0).sum()) * len(m.unit)
    days = [n for n in range(1, most + 1) if minutes + n * aside <= n * longest]
    return min((n * fee + started(minutes + n * aside - n * included) * hour for n in days), default=0)


def _days(m: Model, minutes: int) -> int:
    """Days that so many minutes with one person or on one set need."""
    return max(1, -(-minutes // (longest_min(m) * len(m.unit))))


def _callee(m: Model, w: int) -> int:
    scenes = np.searchsorted(m.part_at, np.nonzero(m.part[:, WHO] == w)[0], side="right") - 1
    if not len(scenes):
        return 0
    minutes, percent, fee, kind = int(m.scene[scenes, MINUTES].sum()), _percent(m), int(m.who[w, PAY_FEE]), int(m.who[w, PAY_KIND])
    counts = m.part[m.part[:, WHO] == w, COUNT]
    group = w >= m.fact[PEOPLE]
    heads = int(counts.max()) if group else 1
    if kind == 2:
        fen = fee
    elif group:
        fen = heads * fee * percent // 100
    else:
        fen = (fee * _days(m, minutes) if kind == 0 else fee * started(minutes)) * percent // 100 - _days(m, minutes)
    return max(0, fen + fen * int(m.who[w, GUILD]) // 100)


def _places(m: Model) -> int:
    """Sets and sites that some scene cannot do without."""
    fen, minutes_on_set, minutes_on_site = 0, np.zeros(len(m.set), np.int64), np.zeros(len(m.site), np.int64)
    for s in range(len(m.scene)):
        sets = set(m.option[m.option_at[s] : m.option_at[s + 1], SET].tolist())
        sites = {int(m.set[k, SITE]) for k in sets}
        if len(sets) == 1:
            minutes_on_set[sets.pop()] += m.scene[s, MINUTES]
        if len(sites) == 1:
            minutes_on_site[sites.pop()] += m.scene[s, MINUTES]
    for table, minutes in ((m.set, minutes_on_set), (m.site, minutes_on_site)):
        for row, used in zip(table, minutes, strict=True):
            if used and row[KIND] in (1, 2):
                fen += int(row[FEE]) * (_days(m, int(used)) if row[KIND] == 1 else 1)
            elif used and row[KIND] == 3:
                fen += int(row[FEE]) * started(int(used))
            fen += int(row[ONCE]) if used else 0
    return fen


def _options(m: Model) -> int:
    return sum(int(m.option[m.option_at[s] : m.option_at[s + 1], EXTRA_FEN].min()) for s in range(len(m.scene)))
