"""edge: `juzu warm-up`: compiles the planner's kernels once, so that the first plan does not wait for it."""

from __future__ import annotations

import argparse
import time
from typing import Any

from juzu.edge.cli.terminal import add_parser, say
from juzu.kernel.text import Text
from juzu.plan.bound.lower import warm_up as warm_up_bound
from juzu.plan.hand.draft import warm_up as warm_up_hand
from juzu.plan.questions.again import warm_up as warm_up_questions
from juzu.plan.sequence.instance import TalentInstance
from juzu.plan.sequence.solve import sequence
from juzu.plan.solve import warm_up
from juzu.plan.stop import Seconds

SMALL = TalentInstance(
    "warm-up", (3, 2, 1), ((True, False, True, False), (False, True, False, True), (True, True, False, True)), (1, 2, 1, 2)
)


def register(subparsers: Any) -> None:
    """Declares the command."""
    add_parser(
        subparsers, "warm-up", Text("编译排期内核（安装时自动运行）", "compile the planner's kernels (run by the set-up)")
    ).set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Compiles."""
    warm_up()
    warm_up_bound()
    warm_up_questions()
    warm_up_hand()
    sequence(SMALL, stop=Seconds(30, time.monotonic))
    say("内核已就绪。", "The kernels are ready.")
    return 0
