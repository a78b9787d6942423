"""edge: `juzu warm-up`: compiles the planner's kernels once, so that the first plan does not wait for it."""

from __future__ import annotations

import argparse
from typing import Any

from juzu.edge.cli.terminal import add_parser, say
from juzu.kernel.text import Text
from juzu.plan.questions.again import warm_up as warm_up_questions
from juzu.plan.solve import warm_up


def register(subparsers: Any) -> None:
    """Declares the command."""
    add_parser(
        subparsers, "warm-up", Text("编译排期内核（安装时自动运行）", "compile the planner's kernels (run by the set-up)")
    ).set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Compiles."""
    warm_up()
    warm_up_questions()
    say("内核已就绪。", "The kernels are ready.")
    return 0
