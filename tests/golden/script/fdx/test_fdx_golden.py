"""Each FDX file beside its expected reading: dropping `name.fdx` and `name.json` into this folder adds a test."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from juzu.edge.files.fdx import read_fdx
from juzu.script.document import SCRIPT
from juzu.script.fountain.reader import read_fountain, write_fountain
from screenplays import meaning, outline, written

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "data" / "scripts" / "fdx"
CASES = [*sorted(SAMPLES.glob("*.fdx")), *sorted(HERE.glob("*.fdx"))]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_final_draft_file_is_read_as_it_shows_on_the_page(path: Path):
    script = read_fdx(path.read_bytes(), path.name)
    assert outline(script) == json.loads((HERE / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert SCRIPT.load(SCRIPT.dump(script)) == script


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_paragraph_of_the_content_is_kept(path: Path):
    kept = " ".join(written(read_fdx(path.read_bytes(), path.name)).split())
    content = fromstring(path.read_bytes()).find("Content")
    assert content is not None
    runs = ["".join(t.text or "" for t in p.findall("Text")) for p in content.iter("Paragraph")]
    assert [run for run in runs if " ".join(run.split()) not in kept and not run.startswith("EPISODE")] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_final_draft_script_survives_as_fountain(path: Path):
    text = write_fountain(read_fdx(path.read_bytes(), path.name))
    again = read_fountain(text, path.name)
    assert write_fountain(again) == text
    first = read_fdx(path.read_bytes(), path.name)
    assert [s.id for s in again.scenes] == [s.id for s in first.scenes]
    assert [(s.header.inside, s.header.places, s.header.time, s.omitted) for s in again.scenes] == [
        (s.header.inside, s.header.places, s.header.time, s.omitted) for s in first.scenes
    ]
    assert [e.speaker for s in meaning(again).scenes for e in s.elements if e.kind == "speech"] == [
        e.speaker for s in first.scenes for e in s.elements if e.kind == "speech"
    ]


def test_every_expectation_has_its_script():
    assert {p.stem for p in HERE.glob("*.json")} == {p.stem for p in CASES}
