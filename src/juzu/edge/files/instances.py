"""edge: a benchmark file of any set -> what is to be solved and the name it is known by.

Talent scheduling is text; the others are JSON and are told apart by what they say of themselves: `microdrama-core.1`, a Problem document, or a
feature breakdown. Raises InputError.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from juzu.kernel.document import DocumentError
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.core_format import CORE_SCHEMA, core_problem
from juzu.plan.feature_format import feature_problem, is_feature
from juzu.plan.problem import PROBLEM, Problem
from juzu.plan.sequence import TalentInstance, read_talent

MOST_BYTES = 64 << 20
SETS = Text(
    "应为：人员排序文本、microdrama-core.1、Problem.1 或分场 JSON",
    "expected talent scheduling text, microdrama-core.1, Problem.1 or a feature breakdown",
)


@dataclass(frozen=True, slots=True)
class Instance:
    """A benchmark instance; `name` serves as a file name."""

    name: str
    task: Problem | TalentInstance


def read_instance(path: Path, first: int | None = None) -> Instance:
    """The instance in a file; `first` takes the first scenes of a feature breakdown."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _fault(path, Text("文件超过 64 MB", "the file is larger than 64 MB"))
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise _fault(path, Text(f"读不到文件：{error.strerror}", f"cannot read the file: {error.strerror}")) from error
    except UnicodeDecodeError as error:
        raise _fault(path, Text("不是 UTF-8 文本", "not text in UTF-8")) from error
    if not text.lstrip().startswith("{"):
        instance = read_talent(text, str(path))
        return Instance(_file_name(instance.name, path), instance)
    try:
        body = msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise _fault(path, Text(f"不是 JSON：{error}", f"not JSON: {error}")) from error
    if body.get("schema") == CORE_SCHEMA:
        return Instance(_file_name(str(body.get("name", "")), path), core_problem(body))
    if str(body.get("schema", "")).startswith("Problem."):
        try:
            return Instance(path.stem, PROBLEM.load(text.encode()))
        except DocumentError as error:
            raise _fault(path, Text(f"不是可用的 Problem：{error}", f"not a usable Problem: {error}")) from error
    if is_feature(body):
        name = path.stem if first is None else f"{path.stem}_{first}"
        return Instance(name, feature_problem(body, name, first))
    raise _fault(path, Text("认不出是哪一组实例", "not an instance of any known set"))


def _file_name(name: str, path: Path) -> str:
    plain = name.strip()
    return plain if plain and plain not in (".", "..") and not set(plain) & set('/\\:*?"<>|\0') else path.stem


def _fault(path: Path, what: Text) -> InputError:
    return InputError(Fault(what, SETS, Source(str(path))))
