"""base: one seed's draws, a supply of sets and settings -> one year's numbers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from juzu.base.year.draw import TAIL_DAYS, Draws, Flags, Ints, Reals
from juzu.base.year.engine import FREE, NONE, REFUSED, Crews, Seen, Year, run
from juzu.base.year.settings import YearSettings
from juzu.base.year.supply import Supply


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one year came to. Arrays by kind follow `kinds`, by set the supply's order; days are crew-days on the base or on a set.

    `waited`, `stayed` and `arrived` are of the productions that came and asked within the year, no-shows apart.
    """

    kinds: tuple[str, ...]
    dramas: int
    refused: int
    waited: Reals
    stayed: Reals
    worked_days: float
    base_days: float
    waiting: float
    asked: int
    blocked: Reals
    turned: Reals
    turned_days: Reals
    missing_days: Reals
    used: Reals
    visits: Ints
    firsts: Ints
    holding: Reals


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The stays cut into pieces, the scarcest kind first; what no set of the base serves is cut away."""

    first: Ints
    kind: Ints
    length: Reals
    missing_days: Reals


def one_year(draws: Draws, settings: YearSettings, supply: Supply, *, days: int, stretch: float = 1.0) -> Outcome:
    """Runs the year; `stretch` lengthens every stay (shorter days at work)."""
    kinds = tuple(kind for kind, _ in settings.demand) if supply.sets else ()
    pieces = _cut(draws, settings, supply, kinds, days=days, stretch=stretch)
    count = len(draws.come)
    offers = [supply.serving.get(kind, ()) for kind in kinds]
    year = Year(
        draws.come,
        draws.no_show,
        pieces.first,
        pieces.kind,
        pieces.length,
        np.cumsum([0, *map(len, offers)], dtype=np.int64),
        np.array([position for offer in offers for position in offer], np.int64),
        np.array(supply.rooms, np.int64),
        np.full(supply.room_count, supply.crews, np.int64),
        float(settings.patience_days),
        float(settings.set_patience_days),
        0.0,
        float(days),
    )
    seen = _unseen(count, len(kinds), len(supply.sets), settings.slots)
    run(year, _idle(settings.slots, year), seen)
    return _read(draws, seen, pieces, kinds, days)


def _idle(slots: int, year: Year) -> Crews:
    whole = [np.full(slots, value, np.int64) for value in (FREE, NONE, NONE, NONE)]
    does, who, on, piece = whole
    return Crews(does, np.zeros(slots), who, on, piece, np.zeros(slots), year.fits.copy(), np.zeros(len(year.kind), np.bool_))


def _unseen(count: int, kinds: int, sets: int, slots: int) -> Seen:
    return Seen(
        begin=np.zeros(count),
        finish=np.zeros(count),
        worked=np.zeros(count),
        on_base=np.zeros(1),
        blocked=np.zeros(kinds),
        turned=np.zeros(kinds),
        turned_days=np.zeros(kinds),
        used=np.zeros(sets),
        visits=np.zeros(sets, np.int64),
        firsts=np.zeros(sets, np.int64),
        known=np.zeros((slots, sets), np.bool_),
    )


def _cut(draws: Draws, settings: YearSettings, supply: Supply, kinds: tuple[str, ...], *, days: int, stretch: float) -> _Pieces:
    count = len(draws.come)
    stay = np.where(draws.no_show, settings.no_show_days, draws.stay)
    size = settings.block_days if kinds else np.inf
    pieces = np.where(draws.no_show | (size == np.inf), 1, np.maximum(1, np.ceil(stay / size - 1e-9))).astype(np.int64)
    owner = np.repeat(np.arange(count), pieces)
    place = np.arange(len(owner)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    length = np.minimum(stay[owner], np.where(pieces[owner] == 1, stay[owner], np.minimum(size, stay[owner] - place * min(size, 1e9))))
    kind = _kinds_drawn(draws, settings, kinds, owner, place)
    served = np.array([bool(supply.serving.get(k)) for k in kinds] + [True])
    in_year = (draws.come[owner] >= 0) & (draws.come[owner] < days)
    missing = np.bincount(kind[in_year & ~served[kind]], length[in_year & ~served[kind]], len(kinds) + 1)[: len(kinds)].astype(np.float64)
    keep = served[kind]
    owner, kind, length = owner[keep], kind[keep], length[keep]
    rank = _scarcity(settings, supply, kinds)
    order = np.lexsort((rank[kind], owner))
    first = np.concatenate(([0], np.cumsum(np.bincount(owner, minlength=count)))).astype(np.int64)
    return _Pieces(first, np.where(kind == len(kinds), NONE, kind)[order], length[order] * stretch, missing)


def _kinds_drawn(draws: Draws, settings: YearSettings, kinds: tuple[str, ...], owner: Ints, place: Ints) -> Ints:
    """The kind of each piece; `len(kinds)` for a no-show's and where no sets are looked at."""
    if not kinds:
        return np.zeros(len(owner), np.int64)
    shares = np.array([share for _, share in settings.demand])
    chance = draws.kinds[owner, place % draws.kinds.shape[1]] * shares.sum()
    kind = np.minimum(np.searchsorted(np.cumsum(shares), chance, side="right"), len(shares) - 1)
    return np.where(draws.no_show[owner], len(shares), kind).astype(np.int64)


def _scarcity(settings: YearSettings, supply: Supply, kinds: tuple[str, ...]) -> Ints:
    """The place of each kind when sorted by demand per room, the scarcest first."""
    load = [share / max(1, supply.copies(kind)) for kind, share in settings.demand] if kinds else []
    rank = np.empty(len(load) + 1, np.int64)
    rank[np.argsort([-value for value in load] + [1.0], kind="stable")] = np.arange(len(load) + 1)
    return rank


def _read(draws: Draws, seen: Seen, pieces: _Pieces, kinds: tuple[str, ...], days: int) -> Outcome:
    real: Flags = ~draws.no_show
    asked = (draws.come >= 0) & (draws.come < days)
    came = real & asked & (seen.begin != REFUSED)
    left = np.where(seen.begin == REFUSED, seen.finish, seen.begin)
    overlap = np.clip(np.minimum(left, days) - np.maximum(draws.come, 0), 0, None)
    holding = np.add.reduceat(np.append(pieces.length, 0), pieces.first[:-1]) * (np.diff(pieces.first) > 0)
    done = real & (seen.begin != REFUSED) & (seen.worked > 0) & (seen.finish >= 0) & (seen.finish < days)
    return Outcome(
        kinds=kinds,
        dramas=int(done.sum()),
        refused=int((real & asked & (seen.begin == REFUSED)).sum()),
        waited=(seen.begin - draws.come)[came],
        stayed=(seen.finish - seen.begin)[came],
        worked_days=float(seen.worked[done].sum()),
        base_days=float(seen.on_base[0]),
        waiting=float(overlap.sum()) / days,
        asked=int(asked.sum()),
        blocked=seen.blocked,
        turned=seen.turned,
        turned_days=seen.turned_days,
        missing_days=pieces.missing_days,
        used=seen.used,
        visits=seen.visits,
        firsts=seen.firsts,
        holding=holding[(draws.come >= 0) & (draws.come < days + TAIL_DAYS)],
    )
