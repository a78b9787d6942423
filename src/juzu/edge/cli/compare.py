"""edge: `juzu compare DIR OTHER_PLAN.json`: what differs between a folder's plan and another one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from juzu.edge.cli.answers import answer, planned, question
from juzu.edge.cli.terminal import tell
from juzu.kernel.document import DocumentError
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.problem import Problem
from juzu.plan.questions.compare import COMPARISON, compare


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "compare",
        Text("比较两份计划：钱、日子、要重新通知的人、换日子的场", "compare two plans: money, days, people to tell anew, scenes moved"),
    )
    parser.add_argument("other", type=Path, help=tell(Text("另一份 plan.json", "another plan.json")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the differences from the folder's plan to the other one."""
    _, problem, plan = planned(options.folder)
    other = read_plan(options.other, problem)
    comparison = compare(problem, plan, other)
    answer(COMPARISON, comparison, comparison.lines, json=options.json)
    return 0


def read_plan(path: Path, problem: Problem) -> Plan:
    """A plan of the same production from a file. Raises InputError."""
    try:
        plan = PLAN.load(path.read_bytes())
    except OSError as error:
        what = Text(f"读不到 {path}：{error.strerror}", f"cannot read {path}: {error.strerror}")
        raise InputError(Fault(what, Text("给出一份 plan.json", "give a plan.json"), Source(str(path)))) from error
    except DocumentError as error:
        what = Text(f"{path} 不是计划：{error}", f"{path} is no plan: {error}")
        raise InputError(
            Fault(what, Text("给出 juzu plan 写的 plan.json", "give a plan.json that juzu plan wrote"), Source(str(path)))
        ) from error
    if strange := sorted(set(plan.day_of) - {scene.id for scene in problem.scenes}):
        what = Text(f"{path} 是另一部戏的计划：没有 {strange[0]} 场", f"{path} plans another production: there is no scene {strange[0]}")
        raise InputError(Fault(what, Text("给出同一部戏的计划", "give a plan of the same production"), Source(str(path))))
    if late := [sheet.day for sheet in plan.days if sheet.day >= len(problem.days)]:
        what = Text(f"{path} 用到第 {late[0] + 1} 天，这部戏没有", f"{path} uses day {late[0] + 1}, which this production does not have")
        raise InputError(Fault(what, Text("给出同一部戏的计划", "give a plan of the same production"), Source(str(path))))
    return plan
