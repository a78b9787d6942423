"""plan: a timed model -> a first solution from contents alone: which scenes share a day is decided as if the clock changed nothing.

Contents are searched a hundred times faster than timed days, and most of the money lies in them. Meals and what the clock wastes are thought of as
minutes set aside every day; the timed search puts right what that misses.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

import numpy as np

from juzu.plan.anneal import related
from juzu.plan.compiled import Flags, Ints
from juzu.plan.contents import FIXED_MIN, LONGEST_MIN, Days, Facts, cost, empty_days, facts, insert
from juzu.plan.contents_anneal import MOVES, SHARES, anneal_contents, log, take_days
from juzu.plan.contents_search import COLD, HOT, LINK_WEIGHT, SOFT, UNKNOWN, scale
from juzu.plan.cooling import Moment
from juzu.plan.dice import dice
from juzu.plan.least import longest_min
from juzu.plan.model import (
    LIGHT,
    MEAL_AFTER,
    MEAL_LENGTH,
    NUMBER,
    ON,
    OUTSIDE,
    PEOPLE,
    SET,
    SET_CLOSE,
    SET_OPEN,
    SETUP,
    SITE,
    STRIKE,
    Model,
)
from juzu.plan.solution import State, allowed_option, empty, put

ASIDE_MIN = (120, 60, 180, 0)  # what the clock may waste a day
ROUNDS, STEPS_A_SCENE = 40, 2_000
HARD = 0.05  # what a minute beyond the longest day weighs when cold, as a share of a day's cost: more than in a search, so that one cooling ends legal
DARK = 0.3  # what another day with outside night scenes costs, as such a share: its call is late and its wrap later
MOST_DAYS = 64


def sketches(m: Model, seed: int) -> Iterator[State]:
    """Solutions without end, for each guess of the minutes that the clock wastes in turn; none when the contents cannot be searched."""
    if len(m.unit) > 1 or (len(m.day) > MOST_DAYS and m.fact[PEOPLE]):
        return
    f, near = facts(by_hours(m), int(scale(m) * DARK)), related(m)
    for n, aside in enumerate(cycle(ASIDE_MIN)):
        f.size[LONGEST_MIN] = longest_min(m)
        f.size[FIXED_MIN] = m.unit[0, SETUP] + m.unit[0, STRIKE] + _meals_min(m) + aside
        yield _ordered(m, _cooled(m, f, near, seed * 1013 + n))


def by_hours(m: Model) -> Model:
    """A model of one site with its late sets as a site of their own, too far away for one day, where no day is long enough for them and the others."""
    late = _late_sets(m)
    if len(m.site) > 1 or not late.any():
        return m
    sets, far = m.set.copy(), longest_min(m)
    sets[late, SITE] = 1
    return m._replace(
        set=sets, site=np.repeat(m.site, 2, axis=0), move_min=np.array([[0, far], [far, 0]]), move_fen=np.zeros((2, 2), np.int64)
    )


def _late_sets(m: Model) -> Flags:
    """Sets that open so late that no day holds them with the others; none when hours do not part the sets in two."""
    opens, closes = m.set[:, SET_OPEN], m.set[:, SET_CLOSE]
    late = opens >= closes.min() + longest_min(m)
    parted = late.any() and opens[late].min() >= closes[~late].max() + longest_min(m)
    return late if parted else np.zeros_like(late)


def _meals_min(m: Model) -> int:
    if not m.rule[MEAL_AFTER, ON] or m.rule[MEAL_AFTER, NUMBER] <= 0:
        return 0
    return (longest_min(m) - 1) // int(m.rule[MEAL_AFTER, NUMBER]) * int(m.rule[MEAL_LENGTH, NUMBER])


def _cooled(m: Model, f: Facts, near: Ints, seed: int) -> Days:
    """Contents after one cooling from a random start; the last ones when none is legal."""
    x, best, g, stream = empty_days(f), empty_days(f), log(len(m.scene)), dice(seed)
    random = np.random.default_rng(seed)
    for s in range(len(m.scene)):
        insert(f, x, s, int(random.choice(np.nonzero(m.allowed[s])[0][:MOST_DAYS])), 0, 0)
    least, stats, unit = UNKNOWN, np.zeros((len(MOVES), 4), np.int64), scale(m)
    steps = STEPS_A_SCENE * len(m.scene) // ROUNDS
    for r in range(ROUNDS):
        now = Moment(0, r / ROUNDS)
        heat, weight = unit * now.between(HOT, COLD), int(unit * now.between(SOFT, HARD))
        value = cost(f, x, weight, int(unit * LINK_WEIGHT))
        _, least = anneal_contents(
            *(f, x, best, g, stream, near, SHARES, steps, heat, heat), *(weight, int(unit * LINK_WEIGHT), value, least, stats)
        )
    if least == UNKNOWN:
        take_days(best, x)
    return best


def _ordered(m: Model, x: Days) -> State:
    """Days in shooting order: what needs the sun first, what needs the dark last, else set by set, lit as day before lit as night."""
    st = empty(m)
    sets = m.option[m.option_at[:-1], SET]
    light = m.scene[:, LIGHT] % 3
    phase = np.where(m.scene[:, OUTSIDE] == 1, np.where(light == 1, 0, np.where(light == 2, 2, 1)), 1)
    day_of = _late_days_last(m, x)
    for s in np.lexsort((np.arange(len(sets)), light == 2, sets, m.set[sets, SITE], phase)):
        d = int(day_of[s])
        put(m, st, int(s), d, 0, int(st.length[d]), int(allowed_option(m, int(s), d)))
    return st


def _late_days_last(m: Model, x: Days) -> Ints:
    """The day of each scene, with the days of late sets behind the others where that may be: a day after a night must wait."""
    late = _late_sets(m)[m.option[m.option_at[:-1], SET]]
    used = np.unique(x.day_of)
    ordered = sorted(used, key=lambda d: (late[x.day_of == d].any(), d))
    to = np.zeros(len(m.day), np.int64)
    to[ordered] = used
    moved = to[x.day_of]
    return moved if m.allowed[np.arange(len(moved)), moved].all() else x.day_of
