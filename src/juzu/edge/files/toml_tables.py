"""edge: TOML text -> a typed value, with every error told at once, by line, key and next step."""

from __future__ import annotations

import re
import tomllib
from typing import Any, TypeVar

import msgspec

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text

T = TypeVar("T")

TYPES = {
    "str": Text("文字（加引号）", "text in quotes"),
    "int": Text("整数", "a whole number"),
    "float": Text("数", "a number"),
    "bool": Text("true 或 false", "true or false"),
    "date": Text("日期", "a date"),
    "array": Text("方括号列表", "a list in brackets"),
    "object": Text("一组“键 = 值”", "a table of keys"),
}
_SEE_DOCS = Text("请对照文档 docs/rooms 改正这一项", "correct this entry; docs/rooms lists what it may hold")


def toml_text(data: bytes, file: str) -> str:
    """The text of a TOML file. Raises InputError when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = Text("文件不是 UTF-8 编码", "the file is not UTF-8")
        raise InputError(Fault(what, Text("请另存为 UTF-8 后重试", "save it as UTF-8 and try again"), Source(file))) from error


def read_toml(data: bytes, file: str, kind: type[T]) -> T:
    """The value of a TOML file as `kind`. Raises InputError for broken syntax, or with every unknown or missing key and wrong type."""
    text = toml_text(data, file)
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(where[1]), int(where[2])) if where else (text.count("\n") + 1, 0)
        what = Text(f"TOML 写法有误：{error}", f"broken TOML: {error}")
        mend = Text("请改正这一行（文字要加引号，方括号要成对）", "mend that line (text needs quotes, brackets come in pairs)")
        raise InputError(Fault(what, mend, Source(file, line, column))) from error
    return _Tables(raw, text, file).convert(kind)


class _Tables:
    """Converts, and on an error takes the faulty entry out and goes on, so that all are told at once."""

    def __init__(self, raw: dict[str, Any], text: str, file: str) -> None:
        self.raw, self.text, self.file = raw, text, file
        self.faults: list[Fault] = []
        self.taken: set[str] = set()
        self.origin: dict[int, list[int]] = {}

    def convert(self, kind: type[T]) -> T:
        while True:
            try:
                value = msgspec.convert(self.raw, kind, strict=True)
            except msgspec.ValidationError as error:
                if not self._take_out(str(error)):
                    raise InputError(*self.faults) from error
            else:
                if self.faults:
                    raise InputError(*self.faults)
                return value

    def _take_out(self, message: str) -> bool:
        """Notes one error and takes its entry out; False when nothing can be read beyond it."""
        what, _, at = message.partition(" - at `")
        steps: list[str | int] = [
            int(index) if index else name for name, index in re.findall(r"\.?([^.\[\]$`]+)|\[(\d+)\]", at.rstrip("`").removeprefix("$"))
        ]
        if unknown := re.search(r"unknown field `([^`]+)`", what):
            steps.append(unknown[1])
        missing = re.search(r"required field `([^`]+)`", what)
        path = self._original(steps)
        if not missing or f"{path}.{missing[1]}".lstrip(".") not in self.taken:
            self.faults.append(Fault(_said(path, what), _SEE_DOCS, Source(self.file, line_of(path, self.text))))
        self.taken.add(path)
        return self._drop(steps)

    def _original(self, steps: list[str | int]) -> str:
        """The path with the indexes of the file, whatever was taken out before."""
        path, value = "", self.raw
        for step in steps:
            if isinstance(step, int):
                path += f"[{self.origin.setdefault(id(value), list(range(len(value))))[step]}]"
            else:
                path += f".{step}"
            value = value.get(str(step), {}) if isinstance(value, dict) else value[step] if isinstance(step, int) else {}
        return path.lstrip(".")

    def _drop(self, steps: list[str | int]) -> bool:
        if not steps:
            return False
        holder: Any = self.raw
        for step in steps[:-1]:
            holder = holder[step]
        last = steps[-1]
        if isinstance(last, int):
            self.origin.setdefault(id(holder), list(range(len(holder)))).pop(last)
        del holder[last]
        return True


def _said(path: str, what: str) -> Text:
    shown = path or "(top)"
    if found := re.search(r"unknown field `([^`]+)`", what):
        return Text(f"{shown}：没有“{found[1]}”这个键", f"{shown}: there is no key {found[1]!r}")
    if found := re.search(r"required field `([^`]+)`", what):
        return Text(f"{shown}：缺少“{found[1]}”", f"{shown}: {found[1]!r} is missing")
    if found := re.search(r"Expected `([^`]+)`, got `([^`]+)`", what):
        wanted = [TYPES[part] for part in re.split(r"\s*\|\s*", found[1]) if part in TYPES]
        if wanted:
            return Text(f"{shown}：应写{'或'.join(w.zh for w in wanted)}", f"{shown}: {' or '.join(w.en for w in wanted)} is expected")
    if found := re.search(r"Invalid enum value (.+)", what):
        return Text(f"{shown}：不能写 {found[1]}", f"{shown}: {found[1]} is not one of the words allowed")
    return Text(f"{shown}：{what}", f"{shown}: {what}")


def line_of(path: str, text: str) -> int:
    """The line on which an entry such as `set[3].black_out[1].date` stands; the nearest table's when the key is absent; 0 at the top."""
    start, end, skip = 0, len(text), 0
    for name, index in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", path):
        heads = list(re.finditer(rf"^[ \t]*\[\[\s*(?:[^\]\n]+\.)?{re.escape(name)}\s*\]\]", text[start:end], re.MULTILINE))
        if index and int(index) < len(heads):
            at = int(index)
            start, end, skip = start + heads[at].start(), start + heads[at + 1].start() if at + 1 < len(heads) else end, 0
            continue
        key = rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?\s*=|^[ \t]*\[\s*(?:[^\]\n]+\.)?{re.escape(name)}\s*\]"
        keys = list(re.finditer(key, text[start:end], re.MULTILINE))
        if len(keys) <= skip:
            break
        start, skip = start + keys[skip].start(), int(index or 0)
    return text.count("\n", 0, start) + 1 if start else 1 if path and re.match(rf"[\"']?{re.escape(path)}", text) else 0
