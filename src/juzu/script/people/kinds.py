"""script: how much each role is seen and heard in the whole script -> lead, support, bit or undecided, with the figures that decided.

Weight is the mean of a role's share of scenes and of spoken words. Leads weigh at least LEAD_PERCENT of the heaviest role; support appears in at
least one scene in SUPPORT_ONE_IN and in three; the others are bits 特约. Who is only named and neither speaks nor acts anywhere is undecided.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.script.breakdown import CastKind

LEAD_PERCENT = 55
MOST_LEADS = 6
SUPPORT_ONE_IN = 25
SUPPORT_SCENES = 3
SILENT_SCENES = 2


@dataclass(frozen=True, slots=True)
class Share:
    """One role's part of the script: scenes in person, scenes only heard, words spoken; `version` is another age of a role."""

    role: str
    scenes: int
    heard: int
    words: int
    version: bool = False


def kinds_of(shares: list[Share], scene_count: int) -> dict[str, tuple[CastKind, Text]]:
    """Role -> kind and reason."""
    words = sum(s.words for s in shares) or 1
    scenes = scene_count or 1
    weight = {s.role: 500 * s.scenes // scenes + 500 * s.words // words for s in shares}
    order = sorted(shares, key=lambda s: (-weight[s.role], s.role))
    top = weight[order[0].role] if order else 0
    leads = {s.role for s in order[:MOST_LEADS] if s.scenes > 1 and weight[s.role] * 100 >= top * LEAD_PERCENT}
    return {s.role: (_kind(s, leads, scenes), _reason(s, scenes, words)) for s in shares}


def _kind(share: Share, leads: set[str], scenes: int) -> CastKind:
    if share.role in leads:
        return "lead"
    if not share.scenes:
        return "bit"
    if not share.words and not share.version and share.scenes < SILENT_SCENES:
        return "undecided"
    return "support" if share.scenes >= max(SUPPORT_SCENES, scenes / SUPPORT_ONE_IN) else "bit"


def _reason(share: Share, scenes: int, words: int) -> Text:
    zh = f"出场 {share.scenes}/{scenes} 场，台词占 {100 * share.words // words}%"
    en = f"in {share.scenes} of {scenes} scenes, {100 * share.words // words}% of the words"
    if not share.scenes:
        zh, en = f"只闻其声 {share.heard} 场，台词占 {100 * share.words // words}%", f"only heard, in {share.heard} scene(s)"
    return Text(zh, en)
