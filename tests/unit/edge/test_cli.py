"""The commands as a person uses them, on a script that no sample holds."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from juzu.edge.cli.main import main
from juzu.edge.files.folder import load

SCRIPT = """《渡口》

第1集 早班船

1-1 清晨 外 渡口·栈桥
人物：阿岚、老秦
△ 雾还没散，阿岚拖着一只旧皮箱走上栈桥，老秦蹲在船头补网。
阿岚：师傅，这船还走吗？
老秦：走。就是不知道往哪儿走。
【字幕：八年后】

1-2 日 内 茶馆·大堂
人物：阿岚、小满、茶客若干
△ 阿岚推门，满屋子的人忽然不说话了。
小满：你是秦家的人？
阿岚：我是来卖房子的。
【卡点】门外，老秦手里的茶碗落地。

第2集 房契

2-1 夜 内 秦家老宅·堂屋
人物：阿岚、老秦
△ 一盏灯，一张发黄的房契。
老秦：这房子，你卖不了。
阿岚（OS）：他什么时候认出我的？

2-2 日 外 渡口·栈桥
人物：阿岚、老秦、小满
△ 三个人站成一排，看最后一班船靠岸。
小满：船来了。
（全剧终）
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "渡口.txt"
    path.write_bytes(SCRIPT.encode("gb18030"))
    return path


@pytest.fixture
def folder(tmp_path: Path, script: Path) -> Path:
    path = tmp_path / "渡口制作"
    assert main(["new", str(path), "--script", str(script), "--start", "2026-12-01"]) == 0
    return path


def test_from_a_script_to_call_sheets(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    said = capsys.readouterr()
    assert "4 场" in said.out
    assert "独立核对：通过" in said.out
    assert main(["check", str(folder)]) == 0
    assert main(["show", str(folder), "--costs"]) == 0
    shown = capsys.readouterr().out
    assert "阿岚" in shown
    assert main(["papers", str(folder)]) == 0
    kinds = {path.suffix for path in (folder / "papers").rglob("*") if path.is_file()}
    assert kinds == {".xlsx", ".pdf", ".ics", ".txt", ".uss"}


def test_a_changed_day_in_plan_xlsx_holds_the_scene_there(folder: Path) -> None:
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    _edit(folder / "plan.xlsx", lambda row: row[0] == "1-2", "第几天", 3)
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    plan = json.loads((folder / "plan.json").read_bytes())
    assert [d["day"] for d in plan["days"] for s in d["slots"] if s["scene"] == "1-2"] == [2]


def test_edited_pay_changes_the_cost(folder: Path) -> None:
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    before = json.loads((folder / "plan.json").read_bytes())["cost_fen"]
    _edit(folder / "cast.xlsx", lambda row: row[1] == "阿岚", "酬金(元)", 100_000)
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    assert json.loads((folder / "plan.json").read_bytes())["cost_fen"] > before


def test_an_unreadable_cell_stops_everything_and_names_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(folder / "scenes.xlsx", lambda row: row[0] == "1-1", "拍摄分钟", "半小时")
    assert main(["plan", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "scenes.xlsx[分场表]!J2" in said
    assert "半小时" in said
    assert not (folder / "plan.json").exists()


def test_a_cast_member_without_availability_is_told_with_the_row(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(folder / "cast.xlsx", lambda row: row[1] == "老秦", "到组", None)
    assert main(["plan", str(folder)]) == 2
    assert "老秦 没有档期" in capsys.readouterr().err


def test_a_revision_keeps_hand_edits_and_says_what_changed(folder: Path, script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _edit(folder / "scenes.xlsx", lambda row: row[0] == "2-1", "拍摄分钟", 77)
    new = (
        SCRIPT.replace("第2集 房契\n", "第2集 房契\n\n2-1 日 外 茶馆·门口\n人物：小满\n△ 小满追出来，街上空无一人。\n")
        .replace("2-1 夜", "2-2 夜")
        .replace("2-2 日 外 渡口", "2-3 日 外 渡口")
    )
    second = script.with_name("二稿.txt")
    second.write_text(new, "utf-8")
    assert main(["revise", str(folder), str(second)]) == 0
    said = capsys.readouterr().out
    assert "增 1 场" in said
    rows = list(openpyxl.load_workbook(folder / "scenes.xlsx")["分场表"].iter_rows(values_only=True))
    assert {row[0]: row[9] for row in rows[1:]}["2-2"] == 77


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "空"),
        ("noscene.txt", "今天天气不错。\n我们去河边。\n".encode(), "场"),
        ("scan.pdf", b"%PDF-1.4 broken", "PDF"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "docx"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "→"),
    ],
)
def test_a_wrong_file_gets_one_clear_message_and_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["new", str(tmp_path / "out"), "--script", str(path)]) == 2
    message = capsys.readouterr().err
    assert name in message
    assert said in message
    assert sorted(p.name for p in tmp_path.iterdir()) == [name]


def test_messages_come_in_the_language_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "check", str(tmp_path / "nowhere")]) == 2
    assert "no such folder" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "nowhere"), "--lang", "zh"]) == 2
    assert "没有这个文件夹" in capsys.readouterr().err


def test_a_folder_that_holds_something_is_never_overwritten(folder: Path, script: Path) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    assert main(["new", str(folder), "--script", str(script)]) == 2
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_an_edited_plan_document_is_caught(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    path = folder / "plan.json"
    plan = json.loads(path.read_bytes())
    plan["costs"][0]["fen"] -= 100
    path.write_text(json.dumps(plan, ensure_ascii=False), "utf-8")
    assert main(["check", str(folder)]) == 4
    assert "错误" in capsys.readouterr().err


def _edit(path: Path, wanted: Callable[[tuple[object, ...]], bool], header: str, value: object) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    row = next(n for n, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=2) if wanted(cells))
    sheet.cell(row, column).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())


def test_another_schedulers_file_comes_in_with_its_days_locked_and_goes_out_again(folder: Path, tmp_path: Path) -> None:
    assert main(["plan", str(folder), "--seconds", "1"]) == 0
    assert main(["papers", str(folder), "--lang", "zh"]) == 0
    (out,) = (folder / "papers").glob("*.uss")
    copy = tmp_path / "再来"
    assert main(["new", str(copy), "--script", str(out), "--start", "2026-12-01"]) == 0
    rows = list(openpyxl.load_workbook(copy / "plan.xlsx")["排期"].iter_rows(min_row=2, values_only=True))
    assert {row[0] for row in rows} == {"1-1", "1-2", "2-1", "2-2"}
    assert {row[2] for row in rows} == {"√"}
    assert main(["plan", str(copy), "--seconds", "1"]) == 0


def test_scenes_that_a_revision_renumbers_are_not_locked_to_the_days_of_the_scenes_that_had_their_numbers(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plan", str(folder), "--seconds", "0.2"]) == 0
    again = tmp_path / "第二稿.txt"
    added = "1-1 夜 内 船舱\n人物：老秦\n△ 老秦把油灯拧亮，数了一夜的钱。\n老秦：还差三百。\n\n"
    again.write_text(SCRIPT.replace("1-2 日", "1-3 日").replace("1-1 清晨", f"{added}1-2 清晨"), "utf-8")
    capsys.readouterr()
    assert main(["revise", str(folder), str(again)]) == 0
    assert "previous-plan.json" in capsys.readouterr().err
    revised = load(folder)
    assert (revised.plan, (folder / "previous-plan.json").exists()) == (None, True)
    assert {scene.id: scene.day for scene in revised.pose().scenes} == dict.fromkeys(("1-1", "1-2", "1-3", "2-1", "2-2"), -1)
