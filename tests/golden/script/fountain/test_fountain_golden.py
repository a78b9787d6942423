"""Each Fountain file beside its expected reading: dropping `name.fountain` and `name.json` into this folder adds a test.

The samples of other projects stand in tests/data/scripts with their licences; their expected readings stand here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from juzu.edge.files.text import decode
from juzu.script.document import SCRIPT
from juzu.script.fountain.reader import read_fountain, write_fountain
from screenplays import meaning, outline, written

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "data" / "scripts" / "fountain"
CASES = [*sorted(SAMPLES.glob("*.fountain")), *sorted(HERE.glob("*.fountain"))]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_screenplay_is_read_as_the_syntax_says(path: Path):
    text, _ = decode(path.read_bytes())
    script = read_fountain(text, path.name)
    assert outline(script) == json.loads((HERE / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert SCRIPT.load(SCRIPT.dump(script)) == script


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_written_reads_as_the_same_script_and_is_written_the_same_again(path: Path):
    script = read_fountain(decode(path.read_bytes())[0], path.name)
    text = write_fountain(script)
    again = read_fountain(text, path.name)
    assert meaning(again) == meaning(script)
    assert write_fountain(again) == text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_word_of_every_line_is_kept(path: Path):
    text, _ = decode(path.read_bytes())
    kept = written(read_fountain(text, path.name))
    lost = [
        line
        for line in text.splitlines()
        for word in line.replace("：", ": ").replace(":", ": ").split()
        if word.strip("#：:《》[]/*") not in kept
    ]
    assert [line for line in lost if not line.startswith(("# EPISODE", "# Episode", "# 第"))] == []


def test_every_expectation_has_its_screenplay():
    assert {p.stem for p in HERE.glob("*.json")} == {p.stem for p in CASES}
