"""Work for tests of executors: tasks that kill the process they run in."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from juzu.base.joint.task import done


def die_once(task: bytes) -> bytes:
    """The joint plan of a task `marker file\\0document`; the first process that takes it dies halfway, as by kill -9."""
    marker, _, document = task.partition(b"\0")
    try:
        Path(marker.decode()).touch(exist_ok=False)
    except FileExistsError:
        return done(document)
    os.kill(os.getpid(), signal.SIGKILL)
    return b"never"


def die(task: bytes) -> bytes:
    """Kills its process each time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return task


def refuse(task: bytes) -> bytes:
    """Raises what it was told."""
    raise ValueError(task.decode())
