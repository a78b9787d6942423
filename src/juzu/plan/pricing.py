"""plan: minutes of use or work -> fen, by the tariffs and kinds of pay of docs/rules/timing-and-money.md, section 6."""

from __future__ import annotations

from juzu.kernel.span import DAY_MIN
from juzu.plan.compiled import Ints, compiled
from juzu.plan.model import (
    AFTER,
    DROP_GAP,
    DROPS,
    FEE,
    GUILD,
    HOLD,
    INCLUDED,
    KIND,
    LEAST,
    NIGHT,
    PAY_FEE,
    PAY_INCLUDED,
    PAY_KIND,
    PAY_LEAST,
    PAY_OVERTIME,
    POWER,
    Model,
)
from juzu.plan.timing import started

NIGHT_FROM, NIGHT_MIN = 1320, 480  # 22:00 to 06:00


@compiled
def with_guild(m: Model, w: int, fen: int) -> int:
    """The pay of a callee with the guild's share on top."""
    return fen + fen * m.who[w, GUILD] // 100


@compiled
def tariff_fen(row: Ints, start: int, end: int) -> int:
    """What using a set or site over [start, end) of a day costs."""
    minutes, kind, fee = end - start, row[KIND], 0
    if kind == 1:
        fee = row[FEE]
        if row[INCLUDED] > 0:
            fee += started(minutes - row[INCLUDED], 60) * row[AFTER]
    elif kind == 2:
        fee = row[FEE] * (started(minutes, row[INCLUDED]) if row[INCLUDED] > 0 else 1)
    elif kind == 3:
        fee = row[FEE] * started(max(minutes, row[LEAST]), 60)
    if row[NIGHT]:
        since = (start - NIGHT_FROM) % DAY_MIN
        if since < NIGHT_MIN or start + DAY_MIN - since < end:
            fee += row[NIGHT]
    return fee + row[POWER] * started(minutes, 60)


@compiled
def worked_fen(m: Model, w: int, minutes: int, percent: int) -> int:
    """A worked day of a person without overtime, call to wrap."""
    kind = m.who[w, PAY_KIND]
    if kind == 2:
        return 0
    hours = started(max(minutes, m.who[w, PAY_LEAST]), 60) if kind == 1 else 1
    return with_guild(m, w, m.who[w, PAY_FEE] * hours * percent // 100)


@compiled
def overtime_fen(m: Model, w: int, minutes: int) -> int:
    """A day rate's overtime before pay_percent and guild."""
    if m.who[w, PAY_KIND] != 0 or m.who[w, PAY_INCLUDED] == 0:
        return 0
    return started(minutes - m.who[w, PAY_INCLUDED], 60) * m.who[w, PAY_OVERTIME]


@compiled
def extras_fen(m: Model, w: int, heads: int, minutes: int, percent: int) -> int:
    """A group's day for all its heads."""
    kind = m.who[w, PAY_KIND]
    if kind == 2:
        return 0
    if kind == 1:
        one = m.who[w, PAY_FEE] * started(max(minutes, m.who[w, PAY_LEAST]), 60)
    else:
        one = m.who[w, PAY_FEE] + overtime_fen(m, w, minutes)
    return with_guild(m, w, heads * one * percent // 100)


@compiled
def held_days(works: Ints, drops: int, drop_gap: int) -> int:
    """Days between first and last worked day without work, less the longest gaps that may be dropped."""
    first, last, count = -1, -1, 0
    for d in range(len(works)):
        if works[d]:
            if first < 0:
                first = d
            last = d
            count += 1
    if count == 0:
        return 0
    held = last - first + 1 - count
    ceiling = held + 1
    while drops > 0:
        longest, same, gap = 0, 0, 0
        for d in range(first, last + 1):
            if works[d]:
                if gap < ceiling and gap > longest:
                    longest, same = gap, 1
                elif gap and gap == longest:
                    same += 1
                gap = 0
            else:
                gap += 1
        if longest == 0 or longest < drop_gap:
            break
        dropped = min(same, drops)
        held -= longest * dropped
        drops -= dropped
        ceiling = longest
    return held


@compiled
def held_fen(m: Model, w: int, works: Ints) -> int:
    """A person's holds over the production."""
    if m.who[w, PAY_KIND] != 0 or m.who[w, HOLD] == 0:
        return 0
    days = held_days(works, m.who[w, DROPS], m.who[w, DROP_GAP])
    return with_guild(m, w, days * m.who[w, PAY_FEE] * m.who[w, HOLD] // 100)
