"""edge: `juzu why DIR`: which facts of a production clash, and the cheapest way out."""

from __future__ import annotations

import argparse
from typing import Any

from juzu.edge.cli.answers import answer, question
from juzu.edge.files.folder import load
from juzu.kernel.errors import ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.questions.why import CONFLICT, why_impossible


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = question(
        subparsers,
        "why",
        Text("为什么排不出来：哪些事实互相冲突，怎样最省地解开", "why no plan can be: the facts that clash, and the cheapest way out"),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the clashes of the tables as they stand; exit code 3 when there are any, as `juzu plan` would end."""
    conflict = why_impossible(load(options.folder).pose())
    answer(CONFLICT, conflict, conflict.lines, json=options.json)
    return ImpossibleError.exit_code if conflict.clashes else 0
