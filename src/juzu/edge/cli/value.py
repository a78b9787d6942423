"""edge: `juzu value DIR`: what one more actor day, set day, hour or unit is worth."""

from __future__ import annotations

import argparse
from typing import Any

from juzu.edge.cli.answers import allowance, answer, clocked, planned, question
from juzu.kernel.text import Text
from juzu.plan.questions.values import VALUES, value_of


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "value",
        Text("多一天演员、多一天景、多一小时、多一个组，各值多少", "what one more actor day, set day, hour or unit is worth"),
    )
    allowance(parser, 15)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the answer for the folder's plan; writes nothing."""
    _, problem, plan = planned(options.folder)
    answered = value_of(problem, plan, stop=clocked(options), seed=options.seed)
    answer(VALUES, answered, answered.lines, json=options.json)
    return 0
