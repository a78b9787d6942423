"""script: the texts of two revisions -> how alike each pair is, in thousandths (Dice over pairs of neighbouring characters or words).

Dice 1945, doi:10.2307/1932409: 2·|A∩B| / (|A|+|B|). Common pairs are left out of the search for candidates, not of the figure, so 300 × 300 scenes
take well under a second.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import pairwise

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[a-z0-9']+")
_COMMON_ONE_IN = 12
_LEAST_COMMON = 6
LIKE = 1000


def shingles(text: str) -> Counter[str]:
    """Pairs of neighbouring characters (Chinese) or words (English), with their counts."""
    words = _WORD.findall(text.casefold())
    return Counter(f"{a} {b}" for a, b in pairwise(words)) or Counter(words)


def alike(old: Mapping[str, str], new: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """(old id, new id) -> likeness 1 to 1000, for the pairs that share a telling pair of words."""
    a = {key: shingles(text) for key, text in old.items()}
    b = {key: shingles(text) for key, text in new.items()}
    holders: dict[str, list[str]] = defaultdict(list)
    for key, counts in b.items():
        for shingle in counts:
            holders[shingle].append(key)
    most = max(_LEAST_COMMON, len(b) // _COMMON_ONE_IN)
    found: dict[tuple[str, str], int] = {}
    for key, counts in a.items():
        near = {other for shingle in counts if len(holders.get(shingle, ())) <= most for other in holders.get(shingle, ())}
        for other in near:
            if likeness := _dice(counts, b[other]):
                found[key, other] = likeness
    return found


def _dice(a: Counter[str], b: Counter[str]) -> int:
    if len(b) < len(a):
        a, b = b, a
    common = sum(min(count, b[shingle]) for shingle, count in a.items() if shingle in b)
    return 2 * LIKE * common // (a.total() + b.total())
