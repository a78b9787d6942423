"""The commands that ask about a plan, as a person uses them."""

import json
from pathlib import Path

import pytest

from juzu.edge.cli.main import main
from juzu.plan.document import PLAN

SCRIPT = """《渡口》

1-1 日 外 渡口
人物：阿岚、老秦
△ 阿岚拖着皮箱走上栈桥。
阿岚：师傅，这船还走吗？

1-2 日 内 茶馆
人物：阿岚、小满
△ 满屋子的人忽然不说话了。
小满：你是秦家的人？

2-1 夜 内 老宅
人物：阿岚、老秦
老秦：这房子，你卖不了。

2-2 日 内 茶馆
人物：老秦、小满
小满：船来了。
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("渡口")
    script = base / "渡口.txt"
    script.write_text(SCRIPT, "utf-8")
    assert main(["new", str(base / "渡口"), "--script", str(script), "--start", "2026-12-01"]) == 0
    assert main(["plan", str(base / "渡口"), "--seconds", "0.5"]) == 0
    return base / "渡口"


def out(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_plan_compared_with_itself_moves_nothing(folder: Path, capsys: pytest.CaptureFixture[str]):
    said = out(capsys, "compare", str(folder), str(folder / "plan.json"))
    assert "花费相同" in said
    assert "0 场换了日子" in said


@pytest.mark.parametrize("command", ["explain", "alternatives", "value"])
def test_each_question_answers_in_both_languages_and_as_a_document(command: str, folder: Path, capsys: pytest.CaptureFixture[str]):
    assert "元" in out(capsys, command, str(folder), "--seconds", "0.3")
    assert "yuan" in out(capsys, "--lang", "en", command, str(folder), "--seconds", "0.3")
    assert json.loads(out(capsys, command, str(folder), "--seconds", "0.3", "--json"))["title"] == "渡口"


def test_why_finds_nothing_where_a_plan_exists(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert "没有发现互相冲突" in out(capsys, "why", str(folder))


def test_replan_writes_nothing_until_it_is_accepted(folder: Path, capsys: pytest.CaptureFixture[str]):
    before = (folder / "plan.json").read_bytes()
    plan = PLAN.load(before)
    date = f"2026-12-{plan.days[0].day + 1:02d}"
    said = out(capsys, "replan", str(folder), "--away", f"阿岚={date}", "--seconds", "0.3")
    assert f"阿岚 {date[5:]} 来不了" in said
    assert (folder / "plan.json").read_bytes() == before
    out(capsys, "replan", str(folder), "--away", f"阿岚={date}", "--seconds", "0.3", "--accept")
    after = PLAN.load((folder / "plan.json").read_bytes())
    assert all("阿岚" not in {call.who for call in day.people} for day in after.days if day.day == plan.days[0].day)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--away", "阿岚"), "“阿岚”里没有日期"),
        (("--away", "阿=2026-12-01"), "是不是：阿岚"),
        (("--lost", "2027-05-01"), "没有 2027-05-01 这一天"),
        (("--drop", "9-9"), "没有叫“9-9”的场"),
    ],
)
def test_a_slip_in_what_happened_is_told(arguments: tuple[str, str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["replan", str(folder), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_file_that_is_no_plan_is_told(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["compare", str(folder), str(folder / "problem.json")]) == 2
    assert "不是计划" in capsys.readouterr().err
