"""edge: what the commands that ask about a plan share: the folder's plan, the allowance, and how an answer is printed."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from juzu.edge.cli.check import NO_PLAN
from juzu.edge.cli.places import add_folder
from juzu.edge.cli.terminal import Parser, add_parser, out, tell
from juzu.edge.files.folder import Folder, load
from juzu.kernel.document import Schema
from juzu.kernel.errors import InputError
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Problem
from juzu.plan.stop import Seconds

T = TypeVar("T")


def question(subparsers: Any, name: str, help: Text, description: Text | None = None) -> Parser:
    """A command that asks about a folder, with `--json`."""
    parser = add_parser(subparsers, name, help, description)
    add_folder(parser)
    parser.add_argument("--json", action="store_true", help=tell(Text("输出 JSON 文档", "print the document as JSON")))
    return parser


def allowance(parser: Parser, seconds: float) -> None:
    """`--seconds`, `--seed` and `--threads`."""
    default = Text("最多算多久（默认 {s} 秒）", "how long to search ({s} s by default)").format(s=f"{seconds:g}")
    parser.add_argument("--seconds", type=float, default=seconds, help=tell(default))
    parser.add_argument("--seed", type=int, default=0, help=tell(Text("随机种子", "random seed")))
    parser.add_argument("--threads", type=int, default=2, help=tell(Text("线程数", "threads")))


def clocked(options: argparse.Namespace) -> Seconds:
    """The stop rule that was asked for."""
    return Seconds(options.seconds, time.monotonic)


def planned(path: Path) -> tuple[Folder, Problem, Plan]:
    """A folder with its plan and the problem that the plan answers. Raises InputError when there is none yet."""
    folder = load(path)
    if folder.plan is None or folder.problem is None or not folder.plan.days:
        raise InputError(NO_PLAN)
    return folder, folder.problem, folder.plan


def answer(schema: Schema[T], value: T, lines: Iterable[Text], *, json: bool) -> None:
    """The document as JSON, or its sentences, one a line."""
    if json:
        print(schema.dump(value).decode("utf-8"), end="")
        return
    for line in lines:
        out.print(tell(line), markup=False)
