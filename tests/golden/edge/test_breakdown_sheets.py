"""Scene lists as crews keep them beside what must be read from them: dropping in NAME.xlsx and NAME.json adds a test.

The estimates are left out: their pace is a matter of `script.minutes`.
"""

import json
from pathlib import Path

import pytest

from juzu.edge.files.breakdown_xlsx import read_breakdown_sheet
from juzu.script.breakdown import BREAKDOWN

SHEETS = sorted((Path(__file__).parent / "breakdown").glob("*.xlsx"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.stem)
def test_a_scene_list_reads_as_recorded(path: Path):
    sheet = read_breakdown_sheet(path.read_bytes(), path.name)
    document = json.loads(BREAKDOWN.dump(sheet.breakdown))
    for scene in document["scenes"]:
        assert scene.pop("estimate")["minutes"] > 0
    found = {
        "faults": [fault.line("en") for fault in sheet.faults],
        "unknown_columns": [f"{source} {name}" for source, name in sheet.unknown_columns],
        "breakdown": document,
    }
    assert found == json.loads(path.with_suffix(".json").read_text("utf-8"))
