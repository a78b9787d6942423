"""web: writers of one SQLite file, in line.

SQLite lets one writer in at a time and has the others ask again and again, so with many of them some never get in. A lock on a file beside the
database lets them wait their turn instead; the system gives it back when a process dies. PostgreSQL has its own line: the row lock on the base.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def in_line() -> Iterator[None]:
    """Waits for this process's turn to write; inside a transaction it is this one's turn already."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or not name or "memory" in name:
        yield
        return
    with Path(f"{name}-line").open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
