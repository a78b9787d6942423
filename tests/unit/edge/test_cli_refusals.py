"""What goes wrong around a command is told in the person's language, with a next step, and leaves everything as it was."""

import errno
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from juzu.edge.cli import plan
from juzu.edge.cli.main import COMMANDS, build_parser, main
from juzu.edge.files.folder import load
from juzu.plan.document import Plan
from juzu.plan.problem import Problem

SCRIPT = "《渡口》\n\n第1集\n\n1-1 日 内 茶馆\n人物：阿岚、老秦\n△ 阿岚推门。\n阿岚：我来卖房子。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    script = tmp_path / "渡 口.txt"
    script.write_bytes(SCRIPT.encode("gb18030"))
    path = tmp_path / "制 作"
    assert main(["new", str(path), "--script", str(script), "--start", "2026-12-01"]) == 0
    return path


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["new", "x", "--script", "y", "--start", "明天"], "明天 不是日子，写作 2026-12-01"),
        (["new", "x"], "缺少：--script"),
        (["plan", "x", "--seconds", "nan"], "--seconds：要从 0.0 起的数，不是 nan"),
        (["plan", "x", "--threads", "0"], "--threads：要从 1 起的数，不是 0"),
        (["plan", "x", "--quickly"], "没有这些选项：--quickly"),
        (["shoot", "x"], "没有 'shoot'"),
    ],
)
def test_a_wrong_call_is_refused_in_chinese(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "zh", *arguments])
    said = capsys.readouterr().err
    assert (ended.value.code, message in said, said.startswith("用法：")) == (2, True, True)


def test_only_the_module_of_the_command_given_is_loaded() -> None:
    look = (
        "import sys; from juzu.edge.cli.main import build_parser; build_parser(['--lang', 'en', 'schema']); "
        "print('juzu.edge.cli.schema' in sys.modules, 'juzu.edge.cli.papers' in sys.modules)"
    )
    seen = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, timeout=60).stdout
    assert seen == "True False\n"


def test_help_lists_every_command() -> None:
    assert all(name.replace("_", "-") in build_parser(["--help"]).format_help() for name in COMMANDS)


def test_a_full_disk_is_told_and_the_old_plan_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(folder), "--seconds", "0.2"]) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    written = iter((False, False, True))
    monkeypatch.setattr("juzu.edge.files.folder.os.fsync", lambda descriptor: full(descriptor) if next(written) else None)
    assert main(["plan", str(folder), "--seconds", "0.2", "--seed", "1"]) == 2
    assert "磁盘满了" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_when_time_ends_before_a_legal_plan_is_found_nothing_is_saved(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    solve = plan.solve

    def too_slow(problem: Problem, **options: object) -> Plan:
        found = solve(problem, **options)  # type: ignore[arg-type]
        return replace(found, days=(), costs=(), cost_fen=0, bound_fen=0, sorted_fen=0, status="out of time", checked=False)

    monkeypatch.setattr(plan, "solve", too_slow)
    assert main(["plan", str(folder), "--seconds", "0.2"]) == 3
    assert "没有找到合规的计划；什么也没有写" in capsys.readouterr().err
    assert not (folder / "plan.json").exists()


def test_an_empty_folder_that_one_stands_in_is_filled_and_stays_the_same_folder(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "空"
    here.mkdir()
    monkeypatch.chdir(here)
    assert main(["new", ".", "--script", str(folder / "script.txt"), "--start", "2026-12-01"]) == 0
    assert load(Path()).production.title == "渡口"


def test_a_script_without_a_scene_makes_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "empty.fountain"
    script.write_text("Title: Nothing\n\n> The end <\n", "utf-8")
    assert main(["--lang", "zh", "new", str(tmp_path / "made"), "--script", str(script)]) == 2
    assert "里面没有一场戏" in capsys.readouterr().err
    assert not (tmp_path / "made").exists()


def test_who_ends_the_terminal_ends_the_site_with_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    site = f"import os, pathlib, time; pathlib.Path({str(told)!r}).write_text(str(os.getpid())); time.sleep(60)"
    terminal = subprocess.Popen([sys.executable, "-c", f"from juzu.edge.cli.web import serve; serve(['shell', '-c', {site!r}])"])
    while not told.exists() or not told.read_text():
        assert terminal.poll() is None
        time.sleep(0.05)
    terminal.terminate()
    terminal.wait(20)
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_a_place_without_a_set_is_told_once_however_many_scenes_play_there(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(folder / "places.xlsx")
    sheet = book.worksheets[0]
    sheet.cell(2, next(c.column for c in sheet[1] if c.value == "可用的景")).value = None
    book.save(folder / "places.xlsx")
    scenes = openpyxl.load_workbook(folder / "scenes.xlsx")
    scenes.worksheets[0].append(["1-2", *[c.value for c in scenes.worksheets[0][2]][1:]])
    scenes.save(folder / "scenes.xlsx")
    assert main(["--lang", "zh", "plan", str(folder), "--seconds", "1"]) == 2
    assert capsys.readouterr().err.count("没有可用的景") == 1


def test_a_row_that_was_taken_out_is_said_to_be_cut_and_the_next_command_can_be_pasted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenes = openpyxl.load_workbook(folder / "scenes.xlsx")
    sheet = scenes.worksheets[0]
    sheet.append(["1-2", *[c.value for c in sheet[2]][1:]])
    sheet.delete_rows(2)
    scenes.save(folder / "scenes.xlsx")
    assert main(["--lang", "zh", "plan", str(folder), "--seconds", "1"]) == 0
    said = " ".join(capsys.readouterr().err.split())
    assert "分场表里没有 1-1，当作删戏" in said
    assert f"juzu papers '{folder}'" in said


def test_a_data_folder_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    words = [sys.executable, "-m", "juzu.web", "check"]
    said = subprocess.run(
        words, env={**os.environ, "JUZU_DATA": str(tmp_path / "file" / "data")}, capture_output=True, text=True, check=False
    )
    assert said.returncode == 1
    assert "JUZU_DATA" in said.stderr
    assert "Traceback" not in said.stderr
