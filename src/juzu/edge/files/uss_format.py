"""edge: the words of Universal Schedule Standard 1.0 (.uss): a schedule read from it, and what its category numbers mean.

Source: the published samples of the standard; `ucid` numbers below 200 are the standard's, those from 200 on are ours for what it lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

from juzu.script.breakdown import Breakdown, ItemKind

ROOT = "universalScheduleStandard"
VERSION = "1.0.0"
MS_PER_MIN = 60_000
SET, INSIDE, DAY_NIGHT, SCRIPT_DAY, LOCATION, CAST, BACKGROUND = 0, 1, 2, 3, 6, 100, 101
ITEM_OF: dict[int, ItemKind] = {
    102: "stunt",
    103: "vehicle",
    104: "prop",
    105: "effect",
    106: "costume",
    107: "makeup",
    108: "animal",
    113: "sound",
    114: "music",
    121: "effect",
    122: "effect",
    200: "special_prop",
    201: "subtitle",
    202: "placement",
}
CATEGORY_OF: dict[ItemKind, int] = {kind: ucid for ucid, kind in reversed(ITEM_OF.items())}
NAMES = {
    SET: "Set",
    INSIDE: "INT/EXT",
    DAY_NIGHT: "Day/Night",
    SCRIPT_DAY: "Script Day",
    LOCATION: "Location",
    CAST: "Cast",
    BACKGROUND: "Background",
    102: "Stunts",
    103: "Vehicles",
    104: "Props",
    105: "SFX",
    106: "Wardrobe",
    107: "Makeup/Hair",
    108: "Animals",
    113: "Sound",
    114: "Music",
    200: "Special Props",
    201: "Subtitles",
    202: "Brand Placement",
}


@dataclass(frozen=True, slots=True)
class Schedule:
    """What a USS file holds.

    `layout` is scene id and day (from 0) in shooting order, one stripboard's; a change of day is a day break. `dates` are the days' ISO dates
    ("" when the calendar does not say). `banners` are day and text, `aside` the scenes of the boneyard. `board` is the stripboard that was
    read, `boards` all there are. `numbers` are character id and board number. `meta` are the file's own facts (author, company, colours).
    `unread` names everything that Juzu has no place for, a line each.
    """

    breakdown: Breakdown
    layout: tuple[tuple[str, int], ...] = ()
    dates: tuple[str, ...] = ()
    banners: tuple[tuple[int, str], ...] = ()
    aside: tuple[str, ...] = ()
    board: str = ""
    boards: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
    unread: tuple[str, ...] = ()
