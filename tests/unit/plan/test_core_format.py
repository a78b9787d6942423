"""The core instances go through the ordinary Problem and checker, and cost what their scorer says, to the fen."""

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from juzu.kernel.errors import InputError
from juzu.plan.check import check
from juzu.plan.core_format import core_problem
from juzu.plan.problem import PROBLEM
from plans import Order, timed

INSTANCES = sorted((Path(__file__).parents[2] / "data" / "plan" / "microdrama").glob("microdrama_*.json"))


def score(inst: dict, day_of: dict[str, int]) -> tuple[int, bool]:
    """Cost in fen and whether it is legal, restated from the README of the instances."""
    place, scenes = {k["id"]: k for k in inst["places"]}, {s["id"]: s for s in inst["scenes"]}
    crew, change, total, legal = inst["crew"], inst["change_min"], 0, True
    worked: dict[str, set[int]] = defaultdict(set)
    for day in set(day_of.values()):
        todo = [scenes[s] for s, d in day_of.items() if d == day]
        places = {s["place"] for s in todo}
        sites = {place[k]["site"] for k in places}
        load = sum(s["minutes"] for s in todo) + change["same_site"] * (len(places) - len(sites)) + change["other_site"] * (len(sites) - 1)
        total += crew["day_fen"] + crew["overtime_fen_per_started_hour"] * (max(0, load - crew["included_min"] + 59) // 60)
        total += sum(place[k]["fee_per_day_fen"] for k in places)
        total += sum(x["day_fen"] for x in inst["extras"] if any(x["id"] in s["extras"] for s in todo))
        legal &= load <= crew["longest_min"] and not any(day in place[k]["closed"] for k in places)
        for s in todo:
            for p in s["cast"]:
                worked[p].add(day)
    for p in inst["people"]:
        days = worked[p["id"]]
        held = max(days) - min(days) + 1 - len(days) if days else 0
        total += len(days) * p["day_fen"] + held * p["day_fen"] * p["hold_percent"] // 100
        legal &= not days & set(p["away"])
    legal &= all(day_of[a] <= day_of[b] for a, b in inst["before"])
    return total, legal


def sorted_order(inst: dict, day_of: dict[str, int]) -> Order:
    """Each day site by site, place by place."""
    site = {k["id"]: k["site"] for k in inst["places"]}
    order: Order = {}
    for s in sorted(inst["scenes"], key=lambda s: (site[s["place"]], s["place"])):
        order.setdefault((day_of[s["id"]], "A"), (0, []))[1].append((s["id"], s["place"]))
    return order


def assignments(inst: dict, seed: int) -> list[dict[str, int]]:
    """Random ones, and place by place from a random day on, which come closer to legal."""
    rng = random.Random(seed)
    blocks = {k["id"]: rng.randrange(inst["days"]) for k in inst["places"]}
    by_block = {s["id"]: (blocks[s["place"]] + rng.randrange(2)) % inst["days"] for s in inst["scenes"]}
    return [{s["id"]: rng.randrange(inst["days"]) for s in inst["scenes"]}, by_block]


@pytest.mark.parametrize("path", INSTANCES, ids=lambda path: path.stem)
def test_the_checker_costs_random_assignments_as_the_scorer_does(path: Path):
    inst = json.loads(path.read_text(encoding="utf-8"))
    problem = core_problem(inst)
    for seed in range(8):
        for day_of in assignments(inst, seed):
            verdict = check(problem, timed(problem, sorted_order(inst, day_of)))
            cost, legal = score(inst, day_of)
            assert (verdict.cost_fen, verdict.ok) == (cost, legal)


def test_a_loosened_instance_is_legal_and_costs_the_same_by_both():
    inst = json.loads(INSTANCES[-1].read_text(encoding="utf-8"))
    inst["crew"]["longest_min"] = 2880
    inst["before"] = []
    for item in inst["places"] + inst["people"]:
        item["closed" if "site" in item else "away"] = []
    day_of = assignments(inst, 1)[0]
    verdict = check(core_problem(inst), timed(core_problem(inst), sorted_order(inst, day_of)))
    assert (verdict.cost_fen, verdict.ok) == score(inst, day_of)
    assert verdict.ok


def test_the_problem_is_an_ordinary_document():
    problem = core_problem(json.loads(INSTANCES[0].read_text(encoding="utf-8")))
    assert PROBLEM.load(PROBLEM.dump(problem)) == problem
    assert Counter(person.kind for person in problem.people)["lead"] == 2


@pytest.mark.parametrize("broken", [{}, {"schema": "other.1"}, {"schema": "microdrama-core.1", "name": 3}])
def test_what_is_no_instance_is_told(broken: dict):
    with pytest.raises(InputError, match=r"microdrama-core\.1"):
        core_problem(broken)


def test_an_instance_that_names_an_unknown_place_is_told():
    inst = json.loads(INSTANCES[0].read_text(encoding="utf-8"))
    inst["scenes"][0]["place"] = "k99"
    with pytest.raises(InputError, match="k99"):
        core_problem(inst)


def test_300_scenes_are_checked_in_under_300_ms():
    inst = json.loads(INSTANCES[1].read_text(encoding="utf-8"))
    scenes = [dict(s, id=f"{s['id']}-{copy}") for copy in range(5) for s in inst["scenes"]]
    inst |= {"scenes": scenes, "before": [], "days": 40}
    problem = core_problem(inst)
    plan = timed(problem, sorted_order(inst, {s["id"]: i % 40 for i, s in enumerate(scenes)}))
    assert len(problem.scenes) == 300
    seconds = min(_seconds(lambda: check(problem, plan)) for _ in range(3))
    assert seconds < 0.3
    assert not check(problem, replace(plan, cost_fen=0)).ok


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
