"""plan: a timed solution -> a better one: simulated annealing over the moves (Kirkpatrick et al. 1983, doi:10.1126/science.220.4598.671)."""

from __future__ import annotations

import math

import numpy as np

from juzu.plan.compiled import Ints, Reals, compiled
from juzu.plan.dice import Dice, uniform
from juzu.plan.evaluate import measure_all
from juzu.plan.model import BAD_FEN, SET, WHO, Model
from juzu.plan.moves import MOVES, propose
from juzu.plan.published import Published, recall_fen
from juzu.plan.solution import State, take_over
from juzu.plan.timing import Desk
from juzu.plan.trial import Trial, forget, glance, settle_rest, total, touch, undo

SHARES = np.cumsum([30, 16, 16, 5, 6, 2, 4, 8]) / 87  # of MOVES, in their order
LAST_SHARES = np.cumsum([30, 16, 16, 5, 6, 60, 4, 8]) / 145  # at the end of a cooling, when contents stand: the order of days
NEIGHBOURS = 24
TINY = 1e-12


def related(m: Model) -> Ints:
    """Scene x NEIGHBOURS: the scenes that share most with each: its sets first, then its cast."""
    scenes = len(m.scene)
    shared = np.zeros((scenes, len(m.who) + len(m.set)), np.int64)
    for s in range(scenes):
        shared[s, m.part[m.part_at[s] : m.part_at[s + 1], WHO]] = 1
        shared[s, len(m.who) + m.option[m.option_at[s] : m.option_at[s + 1], SET]] = 2
    likeness = shared @ shared.T
    np.fill_diagonal(likeness, -1)
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, : max(1, min(NEIGHBOURS, scenes - 1))]
    return nearest.astype(np.int64)


@compiled
def anneal(
    m: Model,
    st: State,
    best: State,
    k: Desk,
    t: Trial,
    dice: Dice,
    near: Ints,
    published: Published,
    shares: Reals,
    steps: int,
    heat: float,
    stats: Ints,
) -> tuple[int, int, int]:
    """(fen, bad, value) of `best` after `steps` trials from `st` at a temperature of `heat` fen. The value is what is made small: money, missed rules
    and re-calls together. `stats`: move x (tried, changed, accepted, best). A solution is measured anew before it becomes the best.
    """
    weight = m.fact[BAD_FEN]
    fen, bad = measure_all(m, st, k)
    value = fen + bad * weight + recall_fen(m, st, published)
    best_fen, best_bad = total(m, best)
    least = best_fen + best_bad * weight + recall_fen(m, best, published)
    for _ in range(steps):
        dart, move = uniform(dice), 0
        while move < len(shares) - 1 and dart >= shares[move]:
            move += 1
        stats[move, 0] += 1
        if not propose(m, st, t, dice, near, move):
            if t.size[0]:
                undo(m, st, t)
            continue
        stats[move, 1] += 1
        ceiling = value - heat * math.log(uniform(dice) + TINY)
        if bad == 0 and published.price[0] == 0 and value + glance(m, st, t) > ceiling:
            undo(m, st, t)
            continue
        fen, worse = touch(m, st, k, t)
        if bad == 0 and fen + worse * weight + recall_fen(m, st, published) > ceiling:
            undo(m, st, t)
            continue
        fen, worse = settle_rest(m, st, k, t)
        trial_value = fen + worse * weight + recall_fen(m, st, published)
        if trial_value > ceiling:
            undo(m, st, t)
            continue
        bad = worse
        forget(t)
        stats[move, 2] += 1
        value = trial_value
        if value < least:
            fen, bad = measure_all(m, st, k)
            value = fen + bad * weight + recall_fen(m, st, published)
            if value < least:
                least, best_fen, best_bad = value, fen, bad
                stats[move, 3] += 1
                take_over(best, st)
    return best_fen, best_bad, least


@compiled
def worth(m: Model, st: State, published: Published) -> tuple[int, int, int]:
    """(fen, bad, value) of a measured solution, as the search sees it."""
    fen, bad = total(m, st)
    return fen, bad, fen + bad * m.fact[BAD_FEN] + recall_fen(m, st, published)


def statistics() -> Ints:
    """Empty statistics of moves."""
    return np.zeros((len(MOVES), 4), np.int64)
