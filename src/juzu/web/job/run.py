"""web: one job -> its handler, in this process, with a lease that is renewed beside it.

A handler is a function of a `Run`; what it returns is the job's result. A JuzuError is the job's last word and is not tried again; any other
error counts as broken and is.
"""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.utils.module_loading import import_string

from juzu.kernel.errors import JuzuError
from juzu.web.job import writes
from juzu.web.job.models import Job

BEAT_S = 3.0
log = logging.getLogger("juzu.job")
Handler = Callable[["Run"], dict[str, Any]]


class StoppedError(Exception):
    """The site is being stopped, or the job was given to another process: leave off without a word."""


class Run:
    """A job while it runs. `stopped` is set when a person asks to stop, `leaving` when the process must go."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.stopped = threading.Event()
        self.leaving = threading.Event()

    @property
    def saved(self) -> bytes | None:
        """What an earlier attempt kept."""
        return None if self.job.checkpoint is None else bytes(self.job.checkpoint)

    def keep(self, checkpoint: bytes) -> None:
        """Keeps what another attempt would go on from."""
        if not writes.keep(self.job, checkpoint):
            self.leaving.set()

    def report(self, **progress: Any) -> None:
        """Tells how far the job is."""
        if not writes.report(self.job, progress):
            self.leaving.set()

    def check(self) -> None:
        """Leaves off when the process must go."""
        if self.leaving.is_set():
            raise StoppedError


def run(job: Job) -> None:
    """Runs a claimed job to its end, or gives it back."""
    running = Run(job)
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(running, over), daemon=True)

    def leave(_signal: int, _frame: FrameType | None) -> None:
        running.leaving.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    beating.start()
    try:
        handler: Handler = import_string(settings.JOBS[job.kind])
        result = handler(running)
        running.check()
        writes.end(job, "cancelled" if running.stopped.is_set() and not result else "done", result=result)
    except StoppedError:
        writes.release(job, broke=False)
    except JuzuError as error:
        writes.end(job, "failed", error=writes.faults_json(error.faults))
    except Exception:
        log.exception("job %s broke", job)
        writes.release(job, broke=True)
    finally:
        over.set()
        beating.join(BEAT_S)


def _beat(running: Run, over: threading.Event) -> None:
    """Renews the lease until the job is over. A lease outlives a few beats, so one that finds the database busy is made up for by the next."""
    try:
        while not over.wait(BEAT_S):
            try:
                asked = writes.beat(running.job)
            except OperationalError:
                log.warning("the lease of job %s could not be renewed just now", running.job, exc_info=True)
                connection.close()
                continue
            if asked is None:
                running.leaving.set()
                return
            if asked:
                running.stopped.set()
    finally:
        connection.close()
