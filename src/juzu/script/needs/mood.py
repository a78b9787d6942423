"""script: a header's time, inside and place as written -> mood, light, inside or outside, rain, and the hour of the day.

Every 气氛 that holds 夜 counts as night; dawn and dusk are day light with their mood kept. What the header leaves out is guessed from the
place's words and said in `note`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from juzu.kernel.text import Lang
from juzu.script.breakdown import Inside, Light
from juzu.script.document import Header
from juzu.script.words.lines import narrow
from juzu.script.words.vocabulary import TIME
from juzu.script.words.wording import say

_NIGHT = re.compile(r"夜|(?<!傍)晚|凌晨|[子丑寅戌亥]时|[一二三四五]更|\bNIGHT|EVENING|MIDNIGHT", re.IGNORECASE)
_EARLY = re.compile(r"清晨|早晨|清早|黎明|拂晓|破晓|日出|晨|早|[卯辰]时|DAWN|MORNING|SUNRISE", re.IGNORECASE)
_LATE = re.compile(r"[黄黃]昏|傍晚|日落|昏|酉时|DUSK|SUNSET|TWILIGHT|MAGIC HOUR", re.IGNORECASE)
_DAY = re.compile(r"日|午|白天|[巳午未申]时|\bDAY|MIDDAY|NOON", re.IGNORECASE)
_SMALL_HOURS = re.compile(r"凌晨|后半夜|[丑寅]时|[四五]更|SMALL HOURS", re.IGNORECASE)
_SAME = re.compile(r"CONTINUOUS|LATER|\bSAME\b|接上|紧接|承上|同上|同时", re.IGNORECASE)
_NO_DAY = re.compile(r"次日|翌日|隔日|当日|同日|今日|生日|第.{1,3}日|\d日|[一二三四五六七八九十]日|日出|日落")
_ASIDE = re.compile(
    r"\s*[(（\[【](?:FLASHBACK|DREAM|闪回|閃回|回忆|回憶|梦境|夢境|想象)[^)）\]】]*[)）\]】]|\s*[-–—,，]\s*(?:FLASHBACK|闪回|回忆)$",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<h>\d{1,2})(?:[:点](?P<m>\d{2})?)\s?(?P<half>[AP])?", re.IGNORECASE)
_RAIN = re.compile(r"雨|\bRAIN|\bSTORM|DOWNPOUR", re.IGNORECASE)
_BOTH = re.compile(r"[内內]\W?外|外\W?[内內]|INT\W{0,3}EXT|EXT\W{0,3}INT|I\.?/E", re.IGNORECASE)
_OUT = re.compile(r"外|EXT", re.IGNORECASE)
_IN = re.compile(r"[内內]|INT", re.IGNORECASE)
_OPEN_AIR = re.compile(
    r"街|路[口边上]?$|马路|公路|广场|河[堤边]|湖边|海边|江边|山[顶上路]|树林|森林|竹林|天台|屋顶|楼顶|院子|院落|天井|花园|公园|操场|门口|门外|村口|田|巷|桥"
    r"|车站|码头|悬崖|荒野|郊外|STREET|ROAD|CAR PARK|PARKING LOT|ROOF|GARDEN|PIER|BEACH|YARD|FOREST|FIELD|ALLEY|BRIDGE|PARK\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(rf"(?:^|[\s·\-—/,(（【]+)(?P<time>{TIME})[)）】]?$", re.IGNORECASE)

EARLY, DAY, LATE, NIGHT, SMALL_HOURS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a scene plays as its header says. `hour` orders the times of one day (EARLY … SMALL_HOURS), 0 when not said.

    `places` are the header's levels without the words of time; `same` is true where the header says that it follows on (CONTINUOUS).
    """

    mood: str
    light: Light
    inside: Inside
    places: tuple[str, ...]
    hour: int
    same: bool
    rain: bool
    note: str = ""


def read_setting(header: Header, lang: Lang) -> Setting:
    """The setting of one header."""
    places, found = strip_times(header.places)
    mood = _ASIDE.sub("", header.time).strip() or " ".join(found)
    words = narrow(" ".join((mood, *found)))
    hour = hour_of(words)
    inside, note = _inside(header.inside, places, lang)
    return Setting(
        mood, _light(hour), inside, places, hour, bool(_SAME.search(words)), bool(_RAIN.search(f"{words} {header.inside}")), note
    )


def strip_times(levels: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Place levels without the words of time in them, and these words: (翡翠山庄34号车库·雨夜) -> (翡翠山庄34号车库), (雨夜)."""
    kept, found = [], []
    for level in levels:
        rest = level
        while match := _IN_PLACE.search(narrow(rest)):
            found.append(rest[slice(*match.span("time"))].strip())
            rest = rest[: match.start()].strip()
        if rest:
            kept.append(rest)
    return tuple(kept), tuple(found)


def hour_of(words: str) -> int:
    """The time of day that the words name, 0 for none. Night wins over day: 日转夜 needs dark."""
    if _SMALL_HOURS.search(words):
        return SMALL_HOURS
    if _NIGHT.search(words):
        return NIGHT
    if _LATE.search(words):
        return LATE
    if _EARLY.search(words):
        return EARLY
    if _DAY.search(_NO_DAY.sub("", words)):
        return DAY
    return _clock_hour(words)


def _clock_hour(words: str) -> int:
    found = _CLOCK.search(words)
    if not found:
        return 0
    hour = int(found["h"]) % 24
    if (found["half"] or "").upper() == "P" and hour < 12:
        hour += 12
    if hour < 5:
        return SMALL_HOURS
    return EARLY if hour < 8 else DAY if hour < 17 else LATE if hour < 19 else NIGHT


def _light(hour: int) -> Light:
    return "any" if not hour else "night" if hour >= NIGHT else "day"


def _inside(written: str, places: tuple[str, ...], lang: Lang) -> tuple[Inside, str]:
    if _BOTH.search(written):
        return "INT/EXT", ""
    if _OUT.search(written):
        return "EXT", ""
    if _IN.search(written):
        return "INT", ""
    outside = bool(places and _OPEN_AIR.search(places[-1]))
    note = say(
        f"没写内外，按地点猜作{'外' if outside else '内'}", f"inside or outside not written, guessed {'EXT' if outside else 'INT'}", lang
    )
    return "EXT" if outside else "INT", note
