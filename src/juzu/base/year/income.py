"""base: a year of uses -> what its tariffs bring in, in fen.

The crew-day pass is paid for every crew-day on the base, part of a day its part. A set with a tariff of its own is paid for each day on which it is
used, for the mean hours of such a day; its house fee once for each production. With two crews a day, half of the uses begin in the evening.
"""

from __future__ import annotations

from juzu.base.catalogue import Base
from juzu.base.year.one import Outcome
from juzu.base.year.supply import Supply
from juzu.kernel.money import Fen
from juzu.plan.problem import Tariff
from juzu.plan.rules.ledger import tariff_fen

MORNING_MIN, EVENING_MIN = 8 * 60, 20 * 60


def income_fen(base: Base, supply: Supply, outcome: Outcome, hours: float) -> Fen:
    """All tariffs of a year; `hours` is a crew's day."""
    fen = outcome.base_days * _a_day(base.tariff, hours * 60, supply.crews)
    for item, used, visits, firsts in zip(supply.sets, outcome.used, outcome.visits, outcome.firsts, strict=True):
        if days := max(float(used), int(visits)):
            fen += days * _a_day(item.tariff, float(used) / days * hours * 60, supply.crews) + int(firsts) * item.tariff.once_fen
    return round(fen)


def _a_day(tariff: Tariff, minutes: float, crews: int) -> float:
    use = round(minutes)
    starts = (MORNING_MIN,) if crews == 1 else (MORNING_MIN, EVENING_MIN)
    return sum(tariff_fen(tariff, start, start + use) for start in starts) / len(starts)
