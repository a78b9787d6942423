"""The sample productions as a new user finds them: whole, with facts, and in step with the samples they were made of."""

from pathlib import Path

import pytest

from juzu.edge.files.folder import Folder, load
from juzu.edge.files.samples import sample
from juzu.script.breakdown import Breakdown

NAMES = ("dengxiaxi", "longstay", "zhenzhu")
SCENES = {"dengxiaxi": 120, "longstay": 52, "zhenzhu": 80}


@pytest.fixture(params=NAMES, scope="module")
def folder(request: pytest.FixtureRequest) -> Folder:
    return load(sample(request.param) / "production")


def test_a_sample_production_asks_the_planner_for_every_scene(folder: Folder):
    problem = folder.pose()
    assert len(problem.scenes) == SCENES[folder.path.parent.name]
    assert all(scene.options for scene in problem.scenes)
    assert folder.unknown == ()


def test_its_leads_are_cast_paid_and_dated_by_a_person(folder: Folder):
    leads = [row for row in folder.tables.cast if row.kind == "lead"]
    assert leads
    for row in leads:
        assert row.actor != row.role
        assert row.pay.fee_fen > 0
        assert row.arrive is not None
        assert "pay.fee_fen" not in row.assumed


def test_most_of_its_scenes_are_on_the_base(folder: Folder):
    ids = {item.id for item in folder.base.sets} if folder.base else set()
    homes = {row.id: row.sets[0] for row in folder.tables.places}
    breakdown: Breakdown = folder.breakdown
    assert sum(homes[scene.place] in ids for scene in breakdown.scenes) * 100 >= 75 * len(breakdown.scenes)


def test_its_script_and_base_are_the_samples_own(folder: Folder):
    files = {"script.docx": "script.docx", "script.fountain": "script.fountain", "script.xlsx": "breakdown.xlsx"}
    source = folder.path.parent / files[folder.production.script]
    assert (folder.path / folder.production.script).read_bytes() == source.read_bytes()
    assert (folder.path / "base.toml").read_bytes() == Path(sample("bases/yinhe.toml")).read_bytes()
