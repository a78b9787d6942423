"""Many clients on the same sets, one process killed with kill -9: the benchmark itself, small."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[3] / "bench" / "bookings.py"


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_nothing_overlaps_nothing_is_lost_and_every_refusal_is_explained(engine):
    address = os.environ.get("JUZU_TEST_POSTGRES", "")
    if engine == "postgresql" and not address:
        pytest.skip("JUZU_TEST_POSTGRES names no server")
    database = ["--database", address] if engine == "postgresql" else []
    command = [sys.executable, str(BENCH), "--clients", "24", "--processes", "3", "--seconds", "4", *database]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "overlaps                    0" in ran.stdout
    assert f"{engine}, 24 clients in 3 processes, process 0 killed" in ran.stdout
    assert "'hold': " in ran.stdout
