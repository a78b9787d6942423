"""edge: TOML text -> a typed value, with every error told by line, key and next step."""

from __future__ import annotations

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text

T = TypeVar("T")


def read_toml(data: bytes, file: str, kind: type[T]) -> T:
    """The value of a TOML file as `kind`. Raises InputError for broken syntax, an unknown key, a missing one or a wrong type."""
    try:
        text = data.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError(
            Fault(
                Text("文件不是 UTF-8 编码", "the file is not UTF-8"),
                Text("请另存为 UTF-8 后重试", "save it as UTF-8 and try again"),
                Source(file),
            )
        ) from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (0, 0)
        raise InputError(
            Fault(
                Text(f"TOML 写法有误：{error}", f"broken TOML: {error}"),
                Text("请改正这一行（文字要加引号）", "mend that line (text needs quotes)"),
                Source(file, line, column),
            )
        ) from error
    try:
        return msgspec.convert(raw, kind, strict=True)
    except msgspec.ValidationError as error:
        raise InputError(_fault(str(error), raw, text, file)) from error


def _fault(message: str, raw: dict[str, Any], text: str, file: str) -> Fault:
    what, _, path = message.partition(" - at `")
    path = path.rstrip("`")
    unknown = re.search(r"unknown field `([^`]+)`", what)
    key = unknown[1] if unknown else (re.findall(r"[A-Za-z_]\w*", path) or [""])[-1]
    line = _line_of(key, path, text)
    shown = path.removeprefix("$.") or "(top)"
    return Fault(
        Text(f"{shown}：{what}", f"{shown}: {what}"),
        Text("请对照文档 docs/guide 改正这一项", "correct this entry; docs/guide lists what it may hold"),
        Source(file, line),
    )


def _line_of(key: str, path: str, text: str) -> int:
    """The line on which a key stands: in the n-th [[table]] when the path says so, else its first."""
    lines = text.splitlines()
    start = 0
    if nth := re.search(r"(\w+)\[(\d+)\]", path):
        heads = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{nth[1]}\s*\]\]", line)]
        start = heads[int(nth[2])] if int(nth[2]) < len(heads) else 0
    for index in range(start, len(lines)):
        if key and re.match(rf"\s*(\[*\s*\S*\.)?\"?{re.escape(key)}\"?\s*(=|\])", lines[index]):
            return index + 1
    return start + 1 if start else 0
