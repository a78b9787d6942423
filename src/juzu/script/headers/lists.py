"""script: a place or a cast list as written -> its levels or names, each as written."""

from __future__ import annotations

import re

_CJK = r"\u2e80-\u9fff\uf900-\ufaff"
_LEVELS = re.compile(rf"\s*[·/>|]+\s*|\s*-{{2,}}\s*|(?<=[{_CJK}\d)])\s*[-_ ,、]+\s*(?=[{_CJK}\d(])|\s*,\s*|\s+-\s+")
_NAMES = re.compile(r"[、,;/|]|(?<![A-Za-z.,])\s+|\s+(?![A-Za-z])")


def split_places(text: str, key: str) -> tuple[str, ...]:
    """The levels of a place as written: `银河商场 三楼·通告间` -> three; English words stay together."""
    return _cut(text, _masked(key), _LEVELS)


def split_names(text: str, key: str) -> tuple[str, ...]:
    """The names of a cast list as written; what stands in brackets stays with its name."""
    return _cut(text, _masked(key), _NAMES)


def _masked(key: str) -> str:
    """The key with what stands in brackets made plain, so that it is not split."""
    return re.sub(r"\([^()]*\)", lambda m: "字" * len(m[0]), key)


def _cut(text: str, key: str, separator: re.Pattern[str]) -> tuple[str, ...]:
    found, at = [], 0
    for gap in separator.finditer(key):
        found.append(text[at : gap.start()])
        at = gap.end()
    return tuple(bare for part in [*found, text[at:]] if (bare := part.strip(" \u3000、,，。;；")))
