"""Runs tests on a PostgreSQL of its own: `python tests/postgres.py tests/web`. It is made in a temporary folder and thrown away.

Debian keeps the programs in /usr/lib/postgresql/*/bin; PostgreSQL refuses to be run by root, so root runs it as the user postgres.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOT_HERE = 77  # see tests/checks.py


def programs() -> Path | None:
    """Where PostgreSQL's programs lie; None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    plain = shutil.which("initdb")
    return found[-1].parent if found else Path(plain).parent if plain else None


@contextmanager
def cluster(bin: Path) -> Iterator[str]:
    """A running server's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    as_whom = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="juzu-postgres-"))
    if as_whom:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    settings = f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=300"
    control = [*as_whom, str(bin / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    try:
        subprocess.run(
            [*as_whom, str(bin / "initdb"), "-D", str(data), "-U", "juzu", "-A", "trust", "-E", "UTF8"],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd="/",
        )
        subprocess.run([*control, "-o", settings, "start"], check=True, stdout=subprocess.DEVNULL, cwd="/")
        try:
            yield f"postgresql://juzu:juzu@127.0.0.1:{port}/postgres"
        finally:
            subprocess.run([*control, "-m", "immediate", "stop"], check=False, stdout=subprocess.DEVNULL, cwd="/")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Runs pytest with the server's address in JUZU_TEST_POSTGRES."""
    bin = programs()
    if bin is None:
        print("PostgreSQL is not installed: sudo apt install -y postgresql", file=sys.stderr)
        return NOT_HERE
    with cluster(bin) as address:
        return subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], env=os.environ | {"JUZU_TEST_POSTGRES": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["tests/web"]))
