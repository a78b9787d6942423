"""edge: the person's language, and the places where the terminal is written to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from rich.console import Console

from juzu.edge.cli.values import refusal
from juzu.kernel.errors import JuzuError
from juzu.kernel.text import Lang, Text

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


class _Speech:
    """The language of this process, set once from the arguments or the environment."""

    lang: Lang = "zh"


def lang() -> Lang:
    """The language in use."""
    return _Speech.lang


def choose_language(arguments: Sequence[str]) -> None:
    """`--lang en`, else JUZU_LANG, else the locale; Chinese when none says."""
    said = ""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            said = arguments[index + 1]
        elif argument.startswith("--lang="):
            said = argument.removeprefix("--lang=")
    said = said or os.environ.get("JUZU_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or "zh"
    _Speech.lang = "en" if said.lower().startswith("en") else "zh"


def say(zh: str, en: str, **values: object) -> None:
    """One sentence on standard error, where progress and remarks go."""
    err.print(Text(zh, en).format(**values).to(lang()), markup=False)


def tell(text: Text) -> str:
    """The text in the language in use."""
    return text.to(lang())


def print_error(error: JuzuError) -> None:
    """Every fault on its own line: place, reason, next step."""
    for fault in error.faults:
        err.print(("错误：" if lang() == "zh" else "error: ") + fault.line(lang()), markup=False, style="red")


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are in the person's language too."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**options)
        if lang() == "zh":
            self._positionals.title = "参数"
            self._optionals.title = "选项"
            for action in self._actions:
                if action.dest == "help":
                    action.help = "显示这份说明"

    def format_help(self) -> str:
        """The help text, `usage:` in the person's language."""
        return super().format_help().replace("usage:", "用法：", 1) if lang() == "zh" else super().format_help()

    def format_usage(self) -> str:
        """The line that says how it is called, in the person's language."""
        return super().format_usage().replace("usage:", "用法：", 1) if lang() == "zh" else super().format_usage()

    def error(self, message: str) -> NoReturn:
        """A wrong call: what is wrong, how it is called, exit code 2."""
        self.print_usage(sys.stderr)
        what = refusal(message)
        err.print(Text(f"错误：{what.zh}（加 --help 看说明）", f"error: {what.en} (see --help)").to(lang()), markup=False)
        sys.exit(2)


def add_parser(subparsers: Any, name: str, help: Text, description: Text | None = None) -> Parser:
    """A command with its one-line help and its longer description."""
    parser: Parser = subparsers.add_parser(name, help=tell(help), description=tell(description or help))
    parser.add_argument("--lang", choices=("zh", "en"), help=tell(Text("语言", "language")))
    return parser
