"""edge: what is typed after an option -> its value; argparse's refusals in the person's language."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from juzu.kernel.text import Text

Number = TypeVar("Number", int, float)
REFUSALS = (
    (r"the following arguments are required: (.*)", r"缺少：\1"),
    (r"unrecognized arguments: (.*)", r"没有这些选项：\1"),
    (r"argument (.*?): expected one argument", r"\1 后面要有一个值"),
    (r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", r"\1：没有 \2，可以是 \3"),
    (r"argument (.*?): invalid (?:int|float) value: (.*)", r"\1：\2 不是数"),
    (r"argument (.*?): (.*)", r"\1：\2"),
)


def refusal(message: str) -> Text:
    """Argparse's message, which is English, in both languages."""
    for pattern, chinese in REFUSALS:
        if re.fullmatch(pattern, message):
            return Text(re.sub(pattern, chinese, message), message)
    return Text(message, message)


def day(tell: Callable[[Text], str]) -> Callable[[str], date]:
    """2026-12-01; `tell` says the refusal."""

    def read(value: str) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            what = Text("{v} 不是日子，写作 2026-12-01", "{v} is no day; write it as 2026-12-01").format(v=value)
            raise argparse.ArgumentTypeError(tell(what)) from error

    return read


def above(least: Number, tell: Callable[[Text], str]) -> Callable[[str], Number]:
    """A finite number from `least` up, of the type of `least`."""

    def read(value: str) -> Number:
        try:
            number = type(least)(value)
        except ValueError:
            number = type(least)(least - 1)
        if not math.isfinite(number) or number < least:
            what = Text("要从 {least} 起的数，不是 {v}", "a number from {least} up is needed, not {v}").format(least=least, v=value)
            raise argparse.ArgumentTypeError(tell(what))
        return number

    return read
