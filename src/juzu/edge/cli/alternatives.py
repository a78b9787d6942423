"""edge: `juzu alternatives DIR`: plans that differ in kind: money, days, longest day, waiting."""

from __future__ import annotations

import argparse
from typing import Any

from juzu.edge.cli.answers import allowance, answer, clocked, planned, question
from juzu.kernel.text import Text
from juzu.plan.questions.alternatives import ALTERNATIVES, alternatives


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "alternatives",
        Text("几种不同的计划：钱、天数、最长一天、等待", "plans that differ in kind: money, days, longest day, waiting"),
    )
    allowance(parser, 10)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the answer for the folder's plan; writes nothing."""
    _, problem, plan = planned(options.folder)
    answered = alternatives(problem, stop=clocked(options), seed=options.seed, start=plan)
    answer(ALTERNATIVES, answered, answered.lines, json=options.json)
    return 0
