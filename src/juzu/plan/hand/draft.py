"""plan: a problem made ready, and who stands where -> a timed and costed draft, with what the checker says of it.

A draft may break rules and leave scenes out; nothing is refused here. Only the days that an edit changes are written anew. One problem is made ready
once and asked many times, from several threads if need be.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from juzu.plan.assemble import assemble_day
from juzu.plan.check import Verdict, check
from juzu.plan.compiled import Ints, compiled
from juzu.plan.costs import cost_lines
from juzu.plan.document import DayPlan, Plan
from juzu.plan.evaluate import measure_all
from juzu.plan.hand.edit import Edit, Rows, Strip, edited, rows_of
from juzu.plan.model import BY_HAND, SET, Model, build, todo
from juzu.plan.problem import PROBLEM, Day, Problem, Scene, Set, SetOption, Site, Unit
from juzu.plan.published import published_calls
from juzu.plan.solution import State, empty, put
from juzu.plan.timing import desk


@dataclass(frozen=True, slots=True)
class Ready:
    """A problem with its model and digest. `bound_fen` and `sorted_fen` are what a search said of this very problem (0: nothing)."""

    problem: Problem
    m: Model
    digest: str
    row: dict[str, int]
    option: dict[tuple[str, str], int]
    bound_fen: int
    sorted_fen: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan as it stands on the board: who stands where, the timed plan, and the checker's word on it. `waiting`: days of the plan that was opened on
    which it waits longer than it needs, so that calls in hand still hold; nobody is called sooner there.
    """

    rows: Rows
    plan: Plan
    verdict: Verdict
    sheets: dict[tuple[int, str], tuple[bytes, DayPlan]]
    waiting: tuple[DayPlan, ...] = ()


def ready(problem: Problem, bound_fen: int = 0, sorted_fen: int = 0) -> Ready:
    """The problem made ready for edits."""
    m, scenes = build(problem), todo(problem)
    m.fact[BY_HAND] = 1
    option = {
        (scene.id, problem.sets[m.option[o, SET]].id): o
        for n, scene in enumerate(scenes)
        for o in range(m.option_at[n], m.option_at[n + 1])
    }
    return Ready(problem, m, PROBLEM.digest(problem), {s.id: n for n, s in enumerate(scenes)}, option, bound_fen, sorted_fen)


def opened(r: Ready, plan: Plan) -> Draft:
    """A plan on the problem, timed anew as it stands; scenes and sets that the problem does not have are left out. The problem's own plan, when
    that gives the same, stays with its certificate as it is."""
    known = {
        place: tuple(strip for strip in strips if (strip.scene, strip.set) in r.option)
        for place, strips in rows_of(plan).items()
        if 0 <= place[0] < len(r.problem.days) and place[1] in {unit.id for unit in r.problem.units}
    }
    rows = {place: strips for place, strips in known.items() if strips}
    draft = drafted(r, rows)
    if plan.problem == r.digest and (waiting := tuple(sheet for sheet in plan.days if sheet not in draft.plan.days)):
        draft = drafted(r, rows, waiting=waiting)
    mine = (r.digest, draft.plan.days, draft.plan.costs, draft.plan.checked)
    return replace(draft, plan=plan) if (plan.problem, plan.days, plan.costs, plan.checked) == mine else draft


def moved(r: Ready, draft: Draft, edit: Edit) -> Draft:
    """The draft after an edit."""
    return drafted(r, edited(r.problem, draft.rows, edit), draft, draft.waiting)


def drafted(r: Ready, rows: Rows, before: Draft | None = None, waiting: tuple[DayPlan, ...] = ()) -> Draft:
    """The draft of those rows; days that are the same as before are not written again."""
    st = _timed(r, rows, waiting)
    known = before.sheets if before else {}
    sheets: dict[tuple[int, str], tuple[bytes, DayPlan]] = {}
    for (d, day), (u, unit) in product(enumerate(r.problem.days), enumerate(r.problem.units)):
        del day
        if (d, unit.id) not in rows:
            continue
        mark = _mark(r, st, d, u)
        kept = known.get((d, unit.id))
        sheets[d, unit.id] = kept if kept and kept[0] == mark else (mark, assemble_day(r.problem, r.m, st, d, u))
    days = tuple(sheet for _, sheet in sheets.values())
    lines = cost_lines(r.problem, r.m, days)
    plan = Plan(r.problem.title, r.digest, "by hand", sum(line.fen for line in lines), 0, days, lines)
    verdict = check(r.problem, plan)
    if verdict.ok:
        plan = replace(plan, checked=True, bound_fen=r.bound_fen, sorted_fen=r.sorted_fen)
    return Draft(rows, plan, verdict, sheets, waiting)


def warm_up() -> None:
    """Compiles what an edit needs, so that the first one answers at once."""
    tiny = Problem("warm-up", (Day(),), (Unit(),), (Site("base"),), (Set("hall", "base"),), (Scene("1", 30, (SetOption("hall"),)),))
    drafted(ready(tiny), {(0, "A"): (Strip("1", "hall"),)})


def _timed(r: Ready, rows: Rows, waiting: tuple[DayPlan, ...]) -> State:
    """The measured solution of those rows."""
    m = r.m._replace(promised=published_calls(r.problem, waiting)) if waiting else r.m
    st, units = empty(r.m), {unit.id: n for n, unit in enumerate(r.problem.units)}
    placed = [
        (r.row[s.scene], day, units[unit], i, r.option[s.scene, s.set])
        for (day, unit), strips in rows.items()
        for i, s in enumerate(strips)
    ]
    _place(r.m, st, np.array(placed, np.int64).reshape(len(placed), 5))
    measure_all(m, st, desk(m))
    return st


@compiled
def _place(m: Model, st: State, placed: Ints) -> None:
    for n in range(len(placed)):
        put(m, st, placed[n, 0], placed[n, 1], placed[n, 2], placed[n, 3], placed[n, 4])


def _mark(r: Ready, st: State, d: int, u: int) -> bytes:
    """What a sheet is made of: all scenes of the day, over the units, with their sets and minutes."""
    units = len(r.problem.units)
    lines = [st.order[d * units + v, : st.length[d * units + v]] for v in range(units)]
    order = np.concatenate(lines)
    return b"".join(
        a.tobytes()
        for a in (st.length[d * units : (d + 1) * units], order, st.option[order], st.start[order], st.meal[order], st.call[d, u])
    )
