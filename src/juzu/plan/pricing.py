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
)
from juzu.plan.timing import started

NIGHT_FROM, NIGHT_MIN = 1320, 480  # 22:00 to 06:00


@compiled
def with_guild(row: Ints, fen: int) -> int:
    """The pay of a callee (a row of `Model.who`) with the guild's share on top."""
    return fen + fen * row[GUILD] // 100


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
def worked_fen(row: Ints, minutes: int, percent: int) -> int:
    """A worked day of a person without overtime, call to wrap."""
    kind = row[PAY_KIND]
    if kind == 2:
        return 0
    hours = started(max(minutes, row[PAY_LEAST]), 60) if kind == 1 else 1
    return with_guild(row, row[PAY_FEE] * hours * percent // 100)


@compiled
def overtime_fen(row: Ints, minutes: int) -> int:
    """A day rate's overtime before pay_percent and guild."""
    if row[PAY_KIND] != 0 or row[PAY_INCLUDED] == 0:
        return 0
    return started(minutes - row[PAY_INCLUDED], 60) * row[PAY_OVERTIME]


@compiled
def extras_fen(row: Ints, heads: int, minutes: int, percent: int) -> int:
    """A group's day for all its heads."""
    kind = row[PAY_KIND]
    if kind == 2:
        return 0
    one = row[PAY_FEE] * started(max(minutes, row[PAY_LEAST]), 60) if kind == 1 else row[PAY_FEE] + overtime_fen(row, minutes)
    return with_guild(row, heads * one * percent // 100)


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
def held_fen(row: Ints, works: Ints) -> int:
    """A person's holds over the production."""
    if row[PAY_KIND] != 0 or row[HOLD] == 0:
        return 0
    days = held_days(works, row[DROPS], row[DROP_GAP])
    return with_guild(row, days * row[PAY_FEE] * row[HOLD] // 100)
