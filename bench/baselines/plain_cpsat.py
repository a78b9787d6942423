"""bench: the direct CP-SAT models of a core instance (which scene on which day) and of talent scheduling -> cost and bound.

Core: one Boolean per scene and day, per place, site, person and extras group and day, held days by first and last worked day. Talent: a start per
scene without overlap, first and last minute per actor. Nothing clever: this is what one writes in an afternoon.
"""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

from ortools.sat.python import cp_model

from juzu.plan.sequence import TalentInstance

Reached = tuple[int, int, float]


def solve_core(instance: dict[str, Any], seconds: float, workers: int = 8) -> Reached:
    """Cost, bound (fen) and seconds."""
    model = cp_model.CpModel()
    days = range(instance["days"])
    places = {p["id"]: p for p in instance["places"]}
    on = {(s["id"], d): model.new_bool_var("") for s in instance["scenes"] for d in days}
    cost: list[cp_model.LinearExprT] = []
    used: dict[tuple[str, str, int], cp_model.IntVar] = {}

    def use(kind: str, name: str, day: int) -> cp_model.IntVar:
        return used.setdefault((kind, name, day), model.new_bool_var(""))

    for scene in instance["scenes"]:
        model.add_exactly_one(on[scene["id"], d] for d in days)
        for d in days:
            here = on[scene["id"], d]
            model.add_implication(here, use("place", scene["place"], d))
            model.add_implication(here, use("site", places[scene["place"]]["site"], d))
            model.add_implication(here, use("crew", "", d))
            for who in scene["cast"]:
                model.add_implication(here, use("person", who, d))
            for group in scene["extras"]:
                model.add_implication(here, use("extras", group, d))
    for place in instance["places"]:
        for d in place["closed"]:
            model.add(use("place", place["id"], d) == 0)
        cost += [place["fee_per_day_fen"] * use("place", place["id"], d) for d in days]
    for group in instance["extras"]:
        cost += [group["day_fen"] * use("extras", group["id"], d) for d in days]
    for person in instance["people"]:
        cost += _person(model, person, [use("person", person["id"], d) for d in days])
    cost += _loads(model, instance, on, used)
    for a, b in instance["before"]:
        model.add(sum(d * on[a, d] for d in days) <= sum(d * on[b, d] for d in days))
    return _run(model, sum(cost), seconds, workers)


def _loads(
    model: cp_model.CpModel,
    instance: dict[str, Any],
    on: dict[tuple[str, int], cp_model.IntVar],
    used: dict[tuple[str, str, int], cp_model.IntVar],
) -> list[cp_model.LinearExprT]:
    crew, change = instance["crew"], instance["change_min"]
    cost: list[cp_model.LinearExprT] = []
    by_kind = defaultdict(list)
    for (kind, _, day), variable in used.items():
        by_kind[kind, day].append(variable)
    for d in range(instance["days"]):
        load = sum(s["minutes"] * on[s["id"], d] for s in instance["scenes"])
        sites, rooms, works = sum(by_kind["site", d]), sum(by_kind["place", d]), used["crew", "", d]
        total = load + change["same_site"] * (rooms - sites) + change["other_site"] * (sites - works)
        hours = model.new_int_var(0, 24, "")
        model.add(total <= crew["longest_min"] * works)
        model.add(60 * hours >= total - crew["included_min"])
        cost += [crew["day_fen"] * works, crew["overtime_fen_per_started_hour"] * hours]
    return cost


def _person(model: cp_model.CpModel, person: dict[str, Any], works: list[cp_model.IntVar]) -> list[cp_model.LinearExprT]:
    last_day = len(works) - 1
    first, last = model.new_int_var(0, last_day, ""), model.new_int_var(-1, last_day, "")
    for day, working in enumerate(works):
        model.add(first <= day).only_enforce_if(working)
        model.add(last >= day).only_enforce_if(working)
        if day in person["away"]:
            model.add(working == 0)
    held = model.new_int_var(0, last_day + 1, "")
    model.add(held >= last - first + 1 - sum(works))
    return [person["day_fen"] * working for working in works] + [person["day_fen"] * person["hold_percent"] // 100 * held]


def solve_talent(instance: TalentInstance, seconds: float, workers: int = 8) -> Reached:
    """Cost, bound and seconds."""
    model = cp_model.CpModel()
    total = sum(instance.durations)
    starts = [model.new_int_var(0, total - duration, "") for duration in instance.durations]
    model.add_no_overlap(
        [model.new_fixed_size_interval_var(start, duration, "") for start, duration in zip(starts, instance.durations, strict=True)]
    )
    cost = []
    for pay, row in zip(instance.pays, instance.plays, strict=True):
        mine = [scene for scene, here in enumerate(row) if here]
        if mine:
            first, last = model.new_int_var(0, total, ""), model.new_int_var(0, total, "")
            model.add_min_equality(first, [starts[scene] for scene in mine])
            model.add_max_equality(last, [starts[scene] + instance.durations[scene] for scene in mine])
            cost.append(pay * (last - first))
    return _run(model, sum(cost), seconds, workers)


def _run(model: cp_model.CpModel, cost: cp_model.LinearExprT, seconds: float, workers: int) -> Reached:
    model.minimize(cost)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    began = time.monotonic()
    status = solver.solve(model)
    reached = round(solver.objective_value) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else 0
    return reached, max(0, int(solver.best_objective_bound)), time.monotonic() - began
