"""script: a mark or heading -> whether the story leaves the present there (闪回 回忆 梦境 FLASHBACK) or comes back; data and two questions."""

from __future__ import annotations

import re

OPENS = re.compile(r"[闪閃]回|回[忆憶]|插叙|倒叙|FLASHBACK", re.IGNORECASE)
DREAM = re.compile(r"想象|幻想|[梦夢]境|梦中|幻觉|DREAM|FANTASY", re.IGNORECASE)
CLOSES = re.compile(
    r"(?:[闪閃]回|回[忆憶]|插叙|倒叙|想象|幻想|[梦夢]境|[现現][实實])\s*(?:[结結]束|完毕|完|止|毕|出)|回到?[现現][实實]|[现現][实實]"
    r"|END (?:OF )?(?:FLASHBACK|DREAM)|BACK TO (?:PRESENT|SCENE)",
    re.IGNORECASE,
)


def turns_back(label: str) -> bool:
    """Whether a mark leaves the present."""
    return bool(OPENS.search(label) or DREAM.search(label)) and not CLOSES.search(label)


def turns_forward(label: str) -> bool:
    """Whether a mark comes back to the present."""
    return bool(CLOSES.search(label))
