"""edge: `juzu explain DIR`: why each yuan is spent, and the cheapest change that would remove it."""

from __future__ import annotations

import argparse
from typing import Any

from juzu.edge.cli.answers import allowance, answer, clocked, planned, question
from juzu.kernel.text import Text
from juzu.plan.questions.explain import EXPLANATION, explain


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "explain",
        Text("为什么花每一笔钱，去掉它最省的办法", "why each yuan is spent, and the cheapest change that would remove it"),
    )
    allowance(parser, 10)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the answer for the folder's plan; writes nothing."""
    _, problem, plan = planned(options.folder)
    answered = explain(problem, plan, stop=clocked(options), seed=options.seed)
    answer(EXPLANATION, answered, answered.lines, json=options.json)
    return 0
