"""`juzu base …` as an operator uses it."""

import json
from pathlib import Path

import pytest

from juzu.base.year.document import SIMULATION
from juzu.edge.cli.main import main
from juzu.edge.files.year_toml import read_year

EXAMPLES = Path(__file__).parents[3] / "examples"
YINHE = str(EXAMPLES / "bases/yinhe.toml")


def test_a_year_with_questions_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["base", "simulate", "--base", YINHE, "--seeds", "3", "--what", "组位+1", "--what", "夜班"]) == 0
    said = capsys.readouterr().out
    assert "酒店大堂" in said
    assert "如果 组位 +1" in said
    assert "如果 夜班" in said
    assert main(["--lang", "en", "base", "simulate", "--seeds", "3"]) == 0
    assert "slots only" in capsys.readouterr().out


def test_the_document_is_read_back_as_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["base", "simulate", "--seeds", "2", "--days", "60", "--what", "slot+1", "--json"]) == 0
    said = capsys.readouterr().out.encode()
    assert SIMULATION.dump(SIMULATION.load(said)) == said
    assert json.loads(said)["answers"][0]["question"] == "slot+1"


def test_printed_settings_and_measured_demand_are_settings_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["base", "settings"]) == 0
    assert read_year(capsys.readouterr().out.encode()) == read_year()
    assert main(["base", "demand", str(EXAMPLES / "longstay/production"), "--base", YINHE]) == 0
    own = tmp_path / "ours.toml"
    own.write_text(capsys.readouterr().out, encoding="utf-8")
    assert read_year(own.read_bytes())[0].demand[0][0] == "酒店大堂"
    assert main(["base", "simulate", "--settings", str(own), "--base", YINHE, "--seeds", "2"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--seeds", "1"], "--seeds 不能是 1"),
        (["--days", "0"], "--days 不能是 0"),
        (["--base", "nowhere.toml"], "读不到 nowhere.toml"),
        (["--settings", "nowhere.toml"], "读不到 nowhere.toml"),
        (["--what", "火箭"], "看不懂“火箭”"),
        (["--what", "医院病房+1"], "--base"),
    ],
)
def test_what_cannot_be_answered_is_said_with_exit_code_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["base", "simulate", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_base_that_is_asked_for_too_much_says_that_there_is_no_steady_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "full.toml"
    own.write_text("[slots]\nvalue = 8\n", encoding="utf-8")
    assert main(["base", "simulate", "--settings", str(own), "--seeds", "2"]) == 0
    assert "需求超过组位" in capsys.readouterr().out


def test_the_catalogue_is_shown_written_as_a_workbook_and_read_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    villa = EXAMPLES / "bases/songjian.toml"
    book = tmp_path / "base.xlsx"
    assert main(["base", "catalogue", str(villa)]) == 0
    shown = capsys.readouterr().out
    assert "主卧  别墅卧室  15 人  按小时 300 元" in shown
    assert main(["base", "catalogue", str(villa), "--to", str(book)]) == 0
    capsys.readouterr()
    assert main(["base", "catalogue", str(book)]) == 0
    assert capsys.readouterr().out == shown


def test_sets_without_a_tariff_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.toml").write_text('id = "b"\nname = "b"\n[[set]]\nid = "a"\nname = "a"\nkinds = ["客厅"]\n', "utf-8")
    assert main(["--lang", "en", "base", "catalogue", str(tmp_path / "b.toml")]) == 0
    assert "1 sets without a tariff, on a base without a pass: using them costs nothing: a" in capsys.readouterr().out
