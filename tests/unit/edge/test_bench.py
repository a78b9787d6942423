import json
from pathlib import Path

import pytest

from juzu.edge.bench import Trace, measure
from juzu.edge.cli import bench as command
from juzu.edge.cli import sequence as sequence_command
from juzu.edge.cli.terminal import Parser
from juzu.edge.files.instances import Instance, read_instance
from juzu.kernel.errors import InputError
from juzu.plan.problem import Problem
from juzu.plan.progress import Report
from juzu.plan.sequence import TalentInstance

DATA = Path(__file__).parents[3] / "bench/data"
FEATURE = DATA / "feature/screenplay-longform.breakdown.json"


def parse(module: object, *words: str) -> object:
    parser = Parser()
    module.register(parser.add_subparsers(parser_class=Parser))  # type: ignore[attr-defined]
    options = parser.parse_args(words)
    return options.run(options)


@pytest.mark.parametrize(
    ("file", "name", "kind"),
    [
        ("talent/tiny.txt", "tiny", TalentInstance),
        ("microdrama/instances/microdrama_60_1.json", "microdrama_60_1", Problem),
        ("timed/timed_60_1.json", "timed_60_1", Problem),
        ("feature/screenplay-longform.breakdown.json", "screenplay-longform.breakdown", Problem),
    ],
)
def test_each_set_is_told_by_what_the_file_says_of_itself(file: str, name: str, kind: type) -> None:
    instance = read_instance(DATA / file)
    assert (instance.name, type(instance.task)) == (name, kind)


def test_the_first_scenes_of_a_feature_have_a_name_of_their_own() -> None:
    instance = read_instance(FEATURE, 14)
    assert instance.name == "screenplay-longform.breakdown_14"
    assert isinstance(instance.task, Problem)
    assert len(instance.task.scenes) == 14


def test_twenty_timed_dramas_are_published_in_four_sizes() -> None:
    found = sorted(path.stem for path in (DATA / "timed").glob("*.json"))
    assert found == sorted(f"timed_{size}_{number}" for size in (60, 100, 150, 300) for number in range(1, 6))


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"\xff\xfe\x00", "UTF-8"),
        (b"", "fewer than three lines"),
        (b"{", "not JSON"),
        (b"{}", "not an instance"),
        (b'{"schema": "Problem.1"}', "not a usable Problem"),
        (b'{"schema": "microdrama-core.1", "name": "x"}', "microdrama-core.1"),
    ],
)
def test_a_file_that_is_no_instance_is_told_with_the_next_step(tmp_path: Path, data: bytes, found: str) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_instance(tmp_path / "x.json")
    assert found in caught.value.faults[0].what.en
    with pytest.raises(InputError):
        read_instance(tmp_path / "missing.json")


def test_a_name_that_is_no_file_name_gives_way_to_the_files_own(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text((DATA / "talent/tiny.txt").read_text().replace("tiny", "../../etc", 1))
    assert read_instance(tmp_path / "plain.txt").name == "plain"


def test_a_trace_keeps_what_is_new_and_nothing_before_the_first_plan() -> None:
    trace = Trace()
    for seconds, cost, bound in ((0.1, 0, 5), (0.2, 9, 5), (0.3, 9, 5), (0.4, 8, 5)):
        trace(Report(seconds, cost, bound, 1))
    assert trace.points == [(0.2, 9, 5), (0.4, 8, 5)]


def test_a_result_says_when_it_was_first_near_and_proven() -> None:
    result = measure(read_instance(DATA / "talent/concert.txt"), seconds=10)
    document = result.document()
    assert (document["cost"], document["bound"], document["status"]) == (111, 111, "proven best")
    assert sorted(document["order"]) == list(range(9))
    assert result.seconds_to_first() <= result.seconds_to_near() <= result.seconds_to_proof()


def test_bench_writes_one_file_an_instance(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(DATA / f"talent/{name}.txt") for name in ("tiny", "small2")]
    assert parse(command, "bench", *files, "--seconds", "5", "--out", str(tmp_path)) == 0
    written = {path.name: json.loads(path.read_text()) for path in tmp_path.iterdir()}
    assert {name: body["cost"] for name, body in written.items()} == {"tiny.json": 29, "small2.json": 56}
    assert {"cost", "bound", "status", "seconds", "trace", "order"} <= set(written["tiny.json"])
    assert "tiny" in capsys.readouterr().out


def test_sequence_prints_a_chart_and_writes_the_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "tiny.json"
    assert parse(sequence_command, "sequence", str(DATA / "talent/tiny.txt"), "--out", str(out)) == 0
    assert json.loads(out.read_text())["schema"] == "Sequence.1"
    assert "█" in capsys.readouterr().out


def test_an_instance_with_nothing_to_order_is_proven_at_once() -> None:
    task = TalentInstance("x", (), (), ())
    assert measure(Instance("x", task), seconds=1).status == "proven best"
