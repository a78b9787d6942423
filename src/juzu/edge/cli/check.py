"""edge: `juzu check DIR`: the independent checker on a plan, and whether the tables have changed since."""

from __future__ import annotations

import argparse
import json
from typing import Any

from juzu.edge.cli.places import add_folder
from juzu.edge.cli.terminal import add_parser, lang, out, say, tell
from juzu.edge.files.folder import load
from juzu.kernel.errors import BrokenPlanError, Fault, InputError
from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.check import check
from juzu.plan.problem import PROBLEM

NO_PLAN = Fault(Text("这个制作还没有计划", "this production has no plan yet"), Text("先运行 juzu plan", "run juzu plan first"))


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers, "check", Text("用独立的核对程序重新核对计划与花费", "check a plan and its cost anew with the independent checker")
    )
    add_folder(parser)
    parser.add_argument("--json", action="store_true", help=tell(Text("输出 JSON", "print JSON")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Checks; exit code 4 when a rule is broken or a fen is off."""
    folder = load(options.folder)
    if folder.plan is None or folder.problem is None:
        raise InputError(NO_PLAN)
    verdict = check(folder.problem, folder.plan)
    if options.json:
        broken = [{"rule": b.rule, "what": b.what.to(lang()), "day": b.day, "who": b.who, "scenes": b.scenes} for b in verdict.broken]
        print(json.dumps({"ok": verdict.ok, "cost_fen": verdict.cost_fen, "broken": broken}, ensure_ascii=False, indent=1))
    elif verdict.ok:
        out.print(
            tell(
                Text(
                    "核对通过：合规，花费 {cost} 元，{n} 条费用逐分相符。",
                    "The plan is legal and costs {cost} yuan; {n} cost lines agree to the fen.",
                ).format(cost=yuan(verdict.cost_fen), n=len(verdict.lines))
            )
        )
    if PROBLEM.digest(folder.pose()) != folder.plan.problem:
        say(
            "注意：表格在排期之后改过；再运行 juzu plan 才会生效。",
            "Note: the tables have changed since this plan was made; run juzu plan to use them.",
        )
    if not verdict.ok:
        raise BrokenPlanError(*(Fault(b.what, Text("重新运行 juzu plan", "run juzu plan again")) for b in verdict.broken))
    return 0
