"""Each script beside its expected reading: dropping `name.txt` and `name.json` into this folder adds a test.

The expected reading is short enough to check by eye. An element is written `line kind mark speaker [voice] (manner): text`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from juzu.edge.files.text import decode
from juzu.kernel.errors import InputError
from juzu.script.document import SCRIPT, Element, Script
from juzu.script.reading.text import read_text

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*.txt"))


def element(e: Element) -> str:
    said = "".join((f" <{e.mark}>" if e.mark else "", f" {e.speaker}" if e.speaker else "", f" [{e.voice}]" if e.voice else ""))
    manner = f" ({e.manner})" if e.manner else ""
    lines = f"+{e.lines - 1}" if e.lines > 1 else ""
    names = f" {list(e.names)}" if e.names else ""
    return f"{e.source.line}{lines} {e.kind}{said}{manner}: {e.text}{names}"


def outline(script: Script) -> dict[str, Any]:
    return {
        "title": script.title,
        "pattern": script.grammar.pattern,
        "explained": f"{script.grammar.explained} of {script.grammar.candidates}",
        "front": [element(e) for e in script.front],
        "episodes": [
            {
                "episode": f"{e.source.line} 第{e.number}集 {e.title}".strip(),
                **({"elements": [element(x) for x in e.elements]} if e.elements else {}),
                "scenes": [
                    {
                        "header": f"{s.header.source}"[2:] + (f"+{s.header.lines - 1}" if s.header.lines > 1 else ""),
                        "is": f"{s.id} | {s.header.number} | {s.header.time} | {s.header.inside} | {list(s.header.places)} | {list(s.header.cast)}",
                        "body": [element(x) for x in s.elements],
                    }
                    for s in e.scenes
                ],
            }
            for e in script.episodes
        ],
        "warnings": [f"{w.source.line} {w.code}" for w in script.warnings],
    }


def read(path: Path) -> dict[str, Any]:
    text, encoding = decode(path.read_bytes())
    try:
        script = read_text(text, "f", encoding=encoding)
    except InputError as error:
        return {"refused": [fault.line("zh") for fault in error.faults]}
    assert SCRIPT.load(SCRIPT.dump(script)) == script
    return outline(script)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_script_is_read_as_its_author_meant_it(path: Path):
    assert read(path) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_every_expectation_has_its_script():
    assert {p.stem for p in HERE.glob("*.json")} == {p.stem for p in CASES}
