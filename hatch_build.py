"""build: what a wheel needs beyond Python: fonts and browser scripts (web-ui/build.py), and the samples."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BrowserFilesHook(BuildHookInterface):
    """Runs before a wheel or an editable install; the latter reads the samples where they lie."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if version == "standard":
            build_data["force_include"][str(root / "examples")] = "juzu/examples"
        runpy.run_path(str(root / "web-ui/build.py"))["build"]()
