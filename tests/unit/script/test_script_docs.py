"""The page of the room names every warning that the reader can give, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
SOURCES = (ROOT / "src/juzu/script").rglob("*.py")


def test_every_warning_is_explained_on_the_page():
    given = {code for path in SOURCES for code in re.findall(r'Warning\(\s*"([a-z-]+)"', path.read_text("utf-8"))}
    page = (ROOT / "docs/rooms/script.md").read_text("utf-8")
    table = page.split("## Warnings")[1].split("## ")[0]
    assert given
    assert given == set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", table))
