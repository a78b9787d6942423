"""edge: where the sample productions and the sample base lie, in a checkout or in the installed package."""

from __future__ import annotations

from pathlib import Path

import juzu

INSTALLED = Path(juzu.__file__).parent / "examples"
CHECKOUT = Path(juzu.__file__).parents[2] / "examples"


def sample(name: str) -> Path:
    """The path of a sample, such as `bases/yinhe.toml`."""
    return (INSTALLED if INSTALLED.is_dir() else CHECKOUT) / name
