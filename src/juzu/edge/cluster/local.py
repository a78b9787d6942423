"""edge: tasks on processes of this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from juzu.edge.cluster.port import ATTEMPTS, LostTaskError, Work


@dataclass(frozen=True, slots=True)
class LocalProcesses:
    """So many processes at once. When one dies, those that ran beside it start again too, in new processes."""

    workers: int = 2

    def run(self, work: Work, tasks: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
        """(position, result) as they come."""
        left = set(range(len(tasks)))
        for _ in range(ATTEMPTS):
            with ProcessPoolExecutor(self.workers, mp_context=multiprocessing.get_context("spawn")) as pool:
                running = {pool.submit(work, tasks[n]): n for n in sorted(left)}
                try:
                    for future in as_completed(running):
                        result = future.result()
                        left.discard(running[future])
                        yield running[future], result
                except BrokenProcessPool:
                    continue
            return
        raise LostTaskError(sorted(left))
