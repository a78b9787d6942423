"""Every check, one after the other: `./run test [name …]`. Ends with non-zero when one fails, and says which."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, list[str]] = {
    "lint": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "types": [str(BIN / "mypy")],
    "imports": [str(BIN / "lint-imports")],
    "scripts": [str(BIN / "node"), "web-ui/node_modules/typescript/bin/tsc", "-p", "web-ui"],
    "tests": [sys.executable, "-m", "pytest", "-rs"],
    "postgres": [sys.executable, "tests/postgres.py", "tests/web"],
}
ON_REQUEST: dict[str, list[str]] = {"audit": [sys.executable, "tests/audit.py"]}  # needs the network
NOT_HERE = 77  # what a check ends with when this machine lacks what it needs; it has said what


def main(names: list[str]) -> int:
    """Runs the named checks (all when none is named); returns how many failed."""
    known = CHECKS | ON_REQUEST
    if unknown := [name for name in names if name not in known]:
        print(f"no check named {', '.join(unknown)}; there are {', '.join(known)}")
        return 2
    failed: list[str] = []
    missing: list[str] = []
    for name in names or CHECKS:
        print(f"== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run(known[name], cwd=ROOT, check=False).returncode
        if code:
            (missing if code == NOT_HERE else failed).append(name)
        said = "NOT RUN" if name in missing else "FAILED" if name in failed else "ok"
        print(f"   {name}: {said} in {time.monotonic() - started:.0f} s", flush=True)
    print(f"failed: {', '.join(failed)}" if failed else f"every check passed{' but ' + ', '.join(missing) if missing else ''}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
