"""edge: tasks on a Ray cluster (the extra `cluster`): this machine alone, or the one that `address` names.

Ray starts a new process where one died and does its task again; usage statistics are off. A cluster of several machines must have token authentication
on: RAY_AUTH_MODE=token with the same RAY_AUTH_TOKEN on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from juzu.edge.cluster.port import ATTEMPTS, LostTaskError, Work
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text


@dataclass(frozen=True, slots=True)
class RayCluster:
    """`workers` processes on this machine, or whatever the cluster at `address` has."""

    workers: int = 2
    address: str = ""

    def run(self, work: Work, tasks: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """(position, result) as they come."""
        ray = _ray()
        here = {"num_cpus": self.workers, "include_dashboard": False, "configure_logging": False}
        ray.init(**({"address": self.address} if self.address else here), log_to_driver=False)
        try:
            remote = ray.remote(num_cpus=1, max_retries=ATTEMPTS - 1)(work)
            running = {remote.remote(task): n for n, task in enumerate(tasks)}
            while running:
                (ready,), _ = ray.wait(list(running), num_returns=1)
                position = running.pop(ready)
                try:
                    result = ray.get(ready)
                except ray.exceptions.WorkerCrashedError as error:
                    raise LostTaskError([position]) from error
                except ray.exceptions.RayTaskError as error:
                    raise error.cause from error
                yield position, result
        finally:
            ray.shutdown()


def _ray() -> Any:
    """The library. Raises InputError when it is not installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray  # noqa: PLC0415 - an extra: only who asks for a cluster needs it
    except ModuleNotFoundError as error:
        what = Text("没有安装 Ray，多台机器要用它", "Ray is not installed; several machines need it")
        step = Text("pip install 'juzu[cluster]'，或者只用本机的进程", "pip install 'juzu[cluster]', or use the processes of this machine")
        raise InputError(Fault(what, step)) from error
    return ray
