"""plan: a talent instance -> the cheapest order found, a proven lower bound on every order, and whether they meet.

Two engines take turns: simulated annealing gives a good order at once and better ones when it can, the search over states (`states.py`)
raises the bound until it meets the best order, which is then proven. Neither has a clock: `stop` says when to end, and the same seed with
the same number of steps gives the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from juzu.kernel.document import Schema
from juzu.plan.compiled import Ints
from juzu.plan.dice import dice
from juzu.plan.progress import Report, silent
from juzu.plan.sequence.bits import mask
from juzu.plan.sequence.bound import workspace
from juzu.plan.sequence.improve import anneal
from juzu.plan.sequence.instance import TalentInstance
from juzu.plan.sequence.retrace import retrace
from juzu.plan.sequence.simplify import Core, simplify
from juzu.plan.sequence.states import (
    COLUMNS,
    DESK_ROWS,
    EXPANDED,
    HIGH,
    KEPT,
    LAST,
    LAST_STEP,
    LAYER,
    LIMIT,
    LOW,
    NEXT,
    PARENT,
    absorb,
    expand_some,
    open_bound,
    pick,
    rehash,
)
from juzu.plan.stop import Stop

Spread = Callable[[Callable[[int], None], range], Iterable[None]]
SequenceStatus = Literal["proven best", "best found"]
CACHE_ROWS = 1 << 17  # bounds of states remembered: 9 MB
SLICE = 64  # states between two looks at the stop rule
ROUND_STEPS = 60_000  # annealing trials a round, at most
SCENE_STEPS = 1_500  # of them for each scene
FIRST_ROUNDS, MOST_ROUNDS = 4, 64  # of annealing
FIRST_ROWS = 1 << 14
MOST_ROWS = 6_000_000  # 72 bytes a state and 22 of hash table: with the old copy while it grows, 0.9 GB
MOST_ACTORS, MOST_SCENES = 64, 128  # bits of the compiled sets


@dataclass(frozen=True, slots=True)
class SequenceResult:
    """Document `Sequence.1`: `order` holds scene positions from 0; no order costs less than `bound`."""

    name: str
    order: tuple[int, ...]
    cost: int
    bound: int
    status: SequenceStatus
    seed: int = 0
    steps: int = 0
    seconds: float = 0.0


SEQUENCE = Schema("Sequence", 1, SequenceResult)


@dataclass(slots=True, eq=False)
class Annealing:
    """Rounds of simulated annealing, each with its own seed, keeping the best order of all."""

    core: Core
    seed: int
    order: Ints = field(init=False)
    cost: int = field(init=False)
    rounds: int = 0

    def __post_init__(self) -> None:
        self.order = np.arange(len(self.core.members), dtype=np.int64)
        self.cost = -1

    @property
    def steps(self) -> int:
        """Trials of one round."""
        return min(ROUND_STEPS, SCENE_STEPS * len(self.core.members))

    def round(self, steps: int) -> None:
        """One round, from a shuffled order."""
        scenes, actors = np.nonzero(self.core.plays.T)
        starts = np.searchsorted(scenes, np.arange(len(self.core.members) + 1)).astype(np.int64)
        order = np.random.default_rng([self.seed, self.rounds]).permutation(len(self.core.members)).astype(np.int64)
        unit = float(self.core.pay.mean() * self.core.durations.mean())
        desk = np.empty((4, max(self.core.plays.shape)), np.int64)
        stream = dice(self.seed * 1000 + self.rounds)
        cost = int(
            anneal(order, actors.astype(np.int64), starts, self.core.durations, self.core.pay, stream, steps, 3 * unit, unit / 30, desk)
        )
        self.rounds += 1
        if self.cost < 0 or cost < self.cost:
            self.cost, self.order = cost, order


class Worker:
    """The scratch memory of one thread."""

    def __init__(self, scenes: int) -> None:
        self.desk, self.work = np.empty((DESK_ROWS, scenes), np.int64), workspace()
        self.memo = np.zeros((CACHE_ROWS, COLUMNS), np.int64)


class Search:
    """The open states of one instance, and memory for them that grows as they do."""

    def __init__(self, core: Core, limit: int, threads: int = 1, spread: Spread = map) -> None:
        n = len(core.members)
        self.durations, self.pay = core.durations, core.pay
        self.casts = np.array([mask(core.plays[:, scene]) for scene in range(n)], dtype=np.int64)
        self.states = np.empty((FIRST_ROWS, COLUMNS), np.int64)
        self.states[0] = 0
        self.states[0, LOW], self.states[0, HIGH] = mask(np.ones(min(n, 64))), mask(np.ones(max(0, n - 64)))
        self.states[0, NEXT] = self.states[0, PARENT] = -1
        self.heads = np.full(n + 1, -1, np.int64)
        self.heads[n] = 0
        self.table = np.full(2 * FIRST_ROWS, -1, np.int64)
        self.counters = np.array([1, n, limit, -1, 0, 0], dtype=np.int64)
        self.batch, self.spans = np.empty(SLICE, np.int64), np.empty((SLICE, 2), np.int64)
        self.found = np.empty((SLICE, 2 * n, COLUMNS), np.int64)
        self.workers = [Worker(n) for _ in range(max(1, threads))]
        self.spread = spread
        self.full = False

    def run(self) -> bool:
        """Expands up to SLICE states; True when no order can be cheaper than the limit."""
        while not self.full and self.counters[KEPT] + self.found.shape[0] * len(self.durations) >= len(self.states):
            self.grow()
        if self.full:
            return False
        taken = pick(self.states, self.heads, self.counters, self.batch)
        list(self.spread(lambda first: self.expand(first, taken), range(len(self.workers))))
        absorb(self.states, self.table, self.heads, self.counters, self.batch, taken, self.found, self.spans)
        return taken == 0

    def expand(self, first: int, taken: int) -> None:
        """One thread's share of a batch."""
        worker, limit = self.workers[first], int(self.counters[LIMIT])
        expand_some(
            self.states,
            self.batch,
            first,
            len(self.workers),
            taken,
            self.casts,
            self.durations,
            self.pay,
            limit,
            self.found,
            self.spans,
            worker.desk,
            worker.work,
            worker.memo,
        )

    def grow(self) -> None:
        """Doubles the memory; when it is used up the search ends with the bound it has."""
        rows = min(2 * len(self.states), MOST_ROWS)
        if rows == len(self.states):
            self.full = True
            return
        larger = np.empty((rows, COLUMNS), np.int64)
        larger[: self.counters[KEPT]] = self.states[: self.counters[KEPT]]
        self.states = larger
        self.table = np.full(1 << (2 * rows - 1).bit_length(), -1, np.int64)
        rehash(self.states, int(self.counters[KEPT]), self.table)

    @property
    def bound(self) -> int:
        """The waiting that every order pays at least."""
        return int(open_bound(self.states, self.heads, int(self.counters[LAYER]), int(self.counters[LIMIT])))

    def order(self) -> list[int]:
        """The order that the search itself found, cheaper than the limit it was given."""
        return retrace(self.states, int(self.counters[LAST]), int(self.counters[LAST_STEP]), [int(c) for c in self.casts])


def sequence(
    instance: TalentInstance, *, stop: Stop, seed: int = 0, report: Callable[[Report], None] = silent, threads: int = 1
) -> SequenceResult:
    """The cheapest order found until `stop`, or proven, with that many threads for the proof."""
    core = simplify(instance)
    if not core.members:
        order = core.expand([])
        return SequenceResult(instance.name, order, instance.cost(order), instance.cost(order), "proven best", seed)
    away = instance.floor - core.own
    annealing = Annealing(core, seed)
    annealing.round(annealing.steps // 4)
    proof = narrow(core)
    with ThreadPoolExecutor(max(1, threads)) as pool:
        search = Search(proof, annealing.cost - core.own, threads, map if threads <= 1 else pool.map)
        steps, bound = prove(search, annealing, stop, lambda steps, bound: report(_report(stop, steps, away, annealing, bound)))
    if proof is core and search.counters[LAST] >= 0 and core.own + int(search.counters[LIMIT]) < annealing.cost:
        annealing.order = np.array(search.order(), dtype=np.int64)
    order = core.expand([int(scene) for scene in annealing.order])
    cost = instance.cost(order)
    bound = min(away + bound, cost)
    status: SequenceStatus = "proven best" if bound == cost else "best found"
    return SequenceResult(instance.name, order, cost, bound, status, seed, steps, stop.elapsed())


def prove(search: Search, annealing: Annealing, stop: Stop, told: Callable[[int, int], None]) -> tuple[int, int]:
    """Raises the bound until nothing is left, memory is used up or the stop rule says so, with rounds of annealing between: a few at once,
    then each time the search has doubled. Gives the states expanded and the bound, which narrowing may leave under the best cost."""
    own = annealing.core.own
    steps, bound, next_round = 0, own, 0
    while True:
        if steps >= next_round and annealing.rounds < MOST_ROUNDS:
            annealing.round(annealing.steps)
            next_round = max(SLICE, 2 * steps) if annealing.rounds >= FIRST_ROUNDS else 0
            search.counters[LIMIT] = min(search.counters[LIMIT], annealing.cost - own)
        done = search.run()
        steps = int(search.counters[EXPANDED])
        bound = max(bound, own + search.bound)
        told(steps, bound)
        if done or search.full or stop.done(steps, annealing.cost):
            return steps, bound


def _report(stop: Stop, steps: int, away: int, annealing: Annealing, bound: int) -> Report:
    return Report(stop.elapsed(), away + annealing.cost, away + min(bound, annealing.cost), steps, stop.share(steps))


def narrow(core: Core) -> Core:
    """What the compiled search can hold: the dearest 64 actors and the 128 longest scenes. Leaving anybody or anything out only lowers costs."""
    if core.plays.shape[0] <= MOST_ACTORS and core.plays.shape[1] <= MOST_SCENES:
        return core
    actors = np.sort(np.argsort(-core.pay, kind="stable")[:MOST_ACTORS])
    scenes = np.sort(np.argsort(-core.durations, kind="stable")[:MOST_SCENES])
    members = tuple(core.members[int(scene)] for scene in scenes)
    return Core(core.plays[np.ix_(actors, scenes)], core.pay[actors], core.durations[scenes], members, ())
