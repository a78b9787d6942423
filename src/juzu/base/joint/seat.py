"""base: one crew at the common table: its model, its solution of the moment, and one turn of search around what the others have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from juzu.base.joint.crew import Crew, held
from juzu.base.joint.uses import Shared, Uses, Window
from juzu.kernel.errors import BrokenPlanError, Fault, ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.anneal import SHARES, anneal, related, statistics
from juzu.plan.assemble import assemble
from juzu.plan.baseline import sorted_and_filled
from juzu.plan.check import check
from juzu.plan.compiled import Ints
from juzu.plan.costs import cost_lines
from juzu.plan.dice import Dice, dice
from juzu.plan.document import Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.first import filled, reread
from juzu.plan.impossible import reasons
from juzu.plan.least import least_fen
from juzu.plan.model import BAD_FEN, CLOCKLESS, LOCK_START, Model, build, todo
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.published import Published, nothing_published
from juzu.plan.sketch import sketches
from juzu.plan.solution import State, copy, empty
from juzu.plan.solve import DEFECT
from juzu.plan.timed import COLD, TimedSearch
from juzu.plan.timing import Desk, desk
from juzu.plan.trial import Trial, total, trial


@dataclass(frozen=True, slots=True)
class Place:
    """A measured solution of a crew: its cost, by how much it misses something hard (0: legal), and what it has of what is shared."""

    st: State
    fen: int
    bad: int
    uses: Uses


@dataclass(slots=True)
class Seat:
    """A crew at the table. The published days of its problem are locked; the scratch paper is its own, so that seats may search side by side."""

    crew: Crew
    shared: Shared
    seed: int
    problem: Problem = field(init=False)
    m: Model = field(init=False)
    window: Window = field(init=False)
    near: Ints = field(init=False)
    dice: Dice = field(init=False)
    scale: int = field(init=False, default=1)
    _desk: Desk = field(init=False)
    _trial: Trial = field(init=False)
    _free: Published = field(init=False)
    _stats: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.problem = held(self.crew)
        self.m = build(self.problem)
        if not self.m.allowed.any(axis=1).all():
            raise _impossible(self.crew, reasons(self.problem, self.m))
        self.window = Window(self.problem, self.m, self.shared, self.crew.begins)
        self.near = related(self.m)
        self.dice, self._stats, self._free = dice(self.seed), statistics(), nothing_published(self.m)
        self._desk, self._trial = desk(self.m), trial(self.m, empty(self.m))

    def as_planned(self) -> Place:
        """The solution that the crew's plan says, every scene at its minute. Its `bad` is above 0 when the plan no longer fits the problem."""
        if self.crew.plan is None:
            return self._place(self.m, empty(self.m))
        rows = {scene.id: n for n, scene in enumerate(todo(self.problem))}
        st, scene = reread(self.problem, self.m, self.crew.plan), self.m.scene.copy()
        for day in self.crew.plan.days:
            for slot in day.slots:
                if slot.scene in rows:
                    scene[rows[slot.scene], LOCK_START] = slot.start
        fact = self.m.fact.copy()
        fact[CLOCKLESS] = 0
        return self._place(self.m._replace(scene=scene, fact=fact), st)

    def searcher(self, others: Sequence[Uses], start: State | None, seed: int, *, fresh: bool = True) -> TimedSearch:
        """A search of this crew alone around what others have, from the best of what there is to begin with; not `fresh`: from `start` alone, which
        saves the time of sketching."""
        m = self.window.around(others)
        given = [copy(start) if start else None]
        if fresh or start is None:
            given += [sorted_and_filled(m), reread(self.problem, m, self.crew.plan) if self.crew.plan else None]
            given.append(next(sketches(m, seed), None) or filled(m, empty(m)))
        starts = [st for st in given if st]
        values = [fen + bad * int(m.fact[BAD_FEN]) for fen, bad in (measure_all(m, st, self._desk) for st in starts)]
        return TimedSearch(m, starts[values.index(min(values))], self.near, seed, starts=sketches(m, seed + 1) if fresh else None)

    def found(self, search: TimedSearch) -> Place:
        """What such a search has found."""
        st = copy(search.solution())
        fen, bad = total(search.m, st)
        self.scale = max(1, int(fen))
        return Place(st, int(fen), int(bad), self.window.uses(st))

    def beside(self, place: Place, others: Sequence[Uses]) -> Place:
        """The same scenes in the same days and order, timed anew around what others have."""
        return self._place(self.window.around(others), copy(place.st))

    def turn(self, place: Place, others: Sequence[Uses], steps: int, heat: float, luck: Dice | None = None) -> tuple[Place, Place]:
        """(where the search stands, the best it passed) after so many trials at a heat, as a share of the crew's cost, around what others have. The best
        is never worse than `place`, which must stand beside these others. `luck` takes the place of the seat's own random numbers."""
        m = self.window.around(others)
        st, best = copy(place.st), copy(place.st)
        degrees = self.scale * (heat if place.bad == 0 else COLD)
        chance = self.dice if luck is None else luck
        anneal(m, st, best, self._desk, self._trial, chance, self.near, self._free, SHARES, steps, degrees, self._stats)
        return self._measured(m, st), self._measured(m, best)

    def plan(self, place: Place, *, seed: int, seconds: float, threads: int) -> Plan:
        """The solution as a plan of the crew's own problem, the published days as they were, with the checker's word on it."""
        problem, kept = self.crew.problem, {}
        if self.crew.plan:
            kept = {(day.day, day.unit): day for day in self.crew.plan.days if day.day in self.crew.published}
        days = tuple(kept.get((day.day, day.unit), day) for day in assemble(self.problem, self.m, place.st))
        own = build(problem)
        lines = cost_lines(problem, own, days)
        plan = Plan(
            title=problem.title,
            problem=PROBLEM.digest(problem),
            status="best found",
            cost_fen=sum(line.fen for line in lines),
            bound_fen=least_fen(own),
            days=days,
            costs=lines,
            seed=seed,
            seconds=seconds,
            threads=threads,
            checked=True,
        )
        if broken := check(problem, plan).broken:
            raise BrokenPlanError(*(Fault(breach.what, DEFECT) for breach in broken))
        return plan

    def _place(self, m: Model, st: State) -> Place:
        fen, bad = measure_all(m, st, self._desk)
        self.scale = max(1, int(fen))
        return Place(st, int(fen), int(bad), self.window.uses(st))

    def _measured(self, m: Model, st: State) -> Place:
        fen, bad = total(m, st)
        return Place(st, int(fen), int(bad), self.window.uses(st))


def _impossible(crew: Crew, faults: Sequence[Fault]) -> ImpossibleError:
    """Why a crew has no legal plan even alone."""
    named = Text("“{n}”：{w}", "{n}: {w}")
    return ImpossibleError(*(Fault(named.format(n=crew.name, w=fault.what), fault.next_step) for fault in faults))
