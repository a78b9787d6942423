"""web: the worker: takes jobs as they become due, each in a process of its own, so that a crash or a `kill -9` takes nothing else with it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from juzu.web.job import writes
from juzu.web.job.models import Job

EVERY_S = 0.5
PATIENCE_S = 8.0
log = logging.getLogger("juzu.job")


@dataclass(slots=True)
class Worker:
    """Runs at most `at_once` jobs, and does the chores of `settings.CHORES` when their time has come."""

    at_once: int
    running: dict[int, tuple[Job, subprocess.Popen[bytes]]] = field(default_factory=dict)
    done: dict[str, float] = field(default_factory=dict)

    def run(self, going: Callable[[], bool]) -> None:
        """Works while `going`; then asks its jobs to leave off and give themselves back."""
        try:
            while going():
                self.step()
                time.sleep(EVERY_S)
        finally:
            self.leave()

    def step(self) -> None:
        """Looks after the jobs that run, starts one that is due, does the chores that are."""
        self._bury()
        if len(self.running) < self.at_once and (job := writes.claim()):
            command = [sys.executable, "-m", "juzu.web", "run_job", str(job.pk), str(job.attempt)]
            self.running[job.pk] = job, subprocess.Popen(command)  # noqa: S603 - our own words
        for chore, every_s in settings.CHORES.items():
            if time.monotonic() - self.done.get(chore, -every_s) >= every_s:
                self.done[chore] = time.monotonic()
                self._do(chore)

    @staticmethod
    def _do(chore: str) -> None:
        """One chore. A defect in it is logged and keeps nobody's job waiting; the chore comes round again."""
        try:
            import_string(chore)()
        except Exception:
            log.exception("%s broke off", chore)

    def _bury(self) -> None:
        """A process that ended without giving its job back broke; the job waits a moment and goes on from its checkpoint."""
        for number, (job, process) in list(self.running.items()):
            if process.poll() is not None:
                del self.running[number]
                if writes.release(job, broke=True):
                    log.warning("job %s broke off with %s", job, process.returncode)

    def leave(self) -> None:
        """Asks every job's process to leave off; ends what does not."""
        for _, process in self.running.values():
            process.terminate()
        until = time.monotonic() + PATIENCE_S
        for job, process in self.running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            writes.release(job, broke=False)
        self.running.clear()
        connection.close()


def orphaned(parent: int) -> bool:
    """Whether the process that started this one is gone."""
    return os.getppid() != parent
