"""Whatever runs the tasks, a process that is killed costs time and nothing else."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from bases import BASE
from dying import die, die_once, refuse
from juzu.base.joint.document import JOINT_PLAN
from juzu.base.joint.task import JOINT_TASK, JointTask, done
from juzu.edge.cluster.local import LocalProcesses
from juzu.edge.cluster.port import Executor, LostTaskError
from juzu.edge.cluster.ray_cluster import RayCluster
from sharing import crew

needs_ray = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed (the extra `cluster`)")
EXECUTORS = [pytest.param(LocalProcesses(2), id="local"), pytest.param(RayCluster(2), id="ray", marks=needs_ray)]


@pytest.fixture(autouse=True)
def _work_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processes of a cluster find `dying` where this test does."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3]))


def weeks() -> list[bytes]:
    crews = crew("甲", 1, scenes=6), crew("乙", 2, scenes=6)
    return [JOINT_TASK.dump(JointTask(f"b 2026-W5{n}", BASE, crews, steps=1_000, seed=n)) for n in range(3)]


@pytest.mark.parametrize("executor", EXECUTORS)
def test_a_task_whose_process_is_killed_is_done_again_and_comes_out_the_same(executor: Executor, tmp_path: Path) -> None:
    tasks = weeks()
    marked = [str(tmp_path / f"{n}" if n == 1 else tmp_path / "done").encode() + b"\0" + task for n, task in enumerate(tasks)]
    (tmp_path / "done").touch()
    results = dict(executor.run(die_once, marked))
    assert (tmp_path / "1").exists()
    assert results == {n: done(task) for n, task in enumerate(tasks)}
    assert JOINT_PLAN.load(results[0]).cost_fen > 0


@pytest.mark.parametrize("executor", EXECUTORS)
def test_a_task_that_kills_every_process_is_named(executor: Executor) -> None:
    with pytest.raises(LostTaskError, match="task 0 died 3 times"):
        list(executor.run(die, [b"x"]))


@pytest.mark.parametrize("executor", EXECUTORS)
def test_what_a_task_raises_is_raised_where_its_result_is_asked_for(executor: Executor) -> None:
    with pytest.raises(ValueError, match="why not"):
        list(executor.run(refuse, [b"why not"]))
