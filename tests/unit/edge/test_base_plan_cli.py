"""`juzu base plan DIR…` as an operator of a base uses it."""

import json
import shutil
from pathlib import Path

import pytest

from juzu.base.joint.document import JOINT_PLAN
from juzu.edge.cli.main import main
from juzu.edge.files.folder import load
from juzu.plan.check import check

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two of the sample productions, on the sample base in the same days."""
    for name in ("zhenzhu", "longstay"):
        shutil.copytree(EXAMPLES / name / "production", tmp_path / name)
    return tmp_path / "zhenzhu", tmp_path / "longstay"


def together(folders: tuple[Path, Path], *more: str) -> int:
    out = folders[0].parent / "joint.json"
    return main(["base", "plan", *map(str, folders), "--seconds", "3", "--threads", "1", "--out", str(out), *more])


def test_two_productions_are_planned_each_in_its_folder_and_the_whole_in_one_document(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert together(folders) == 0
    said = capsys.readouterr().out
    for words in ("珍珠扣", "The Long Stay", "一起排", "没有冲突"):
        assert words in said
    joint = JOINT_PLAN.load((folders[0].parent / "joint.json").read_bytes())
    assert joint.cost_fen <= joint.sequential_fen
    for path, part in zip(folders, joint.crews, strict=True):
        folder = load(path)
        assert folder.problem is not None
        assert folder.plan == part.plan
        assert check(folder.problem, part.plan).ok
    assert main(["check", str(folders[0])]) == 0


def test_a_published_production_is_not_touched_and_moving_it_is_priced(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(folders[0]), "--seconds", "1"]) == 0
    capsys.readouterr()
    before = (folders[0] / "plan.json").read_bytes()
    assert together(folders, "--keep", str(folders[0]), "--moving", "--json") == 0
    joint = json.loads(capsys.readouterr().out)
    assert (folders[0] / "plan.json").read_bytes() == before
    assert joint["crews"][0]["stays"]
    assert joint["moving"]["cost_fen"] <= joint["cost_fen"]


def test_refusals_name_the_folder_and_change_nothing(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for folder in folders for path in folder.iterdir() if path.is_file()}
    assert together(folders, "--keep", str(folders[1])) == 2
    assert "还没有计划" in capsys.readouterr().err
    assert together(folders, "--keep", str(folders[0].parent)) == 2
    assert "不在要排的文件夹里" in capsys.readouterr().err
    toml = folders[1] / "base.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("change_min = 20", "change_min = 25"), encoding="utf-8")
    assert together(folders) == 2
    assert "基地目录与第一部戏的不一样" in capsys.readouterr().err
    before.pop(toml)
    assert {path: path.read_bytes() for path in before} == before
