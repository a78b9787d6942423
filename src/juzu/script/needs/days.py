"""script: the scenes in story order with their hours and cues -> the story day of each scene, flashbacks, and why.

A day ends where the hour goes back (夜 then 日). A cue (次日, 三年后, a note "story day 3") begins a day of its own; 当晚 and CONTINUOUS stay in the
day. Flashbacks stand outside the count: they keep the day of the story that they interrupt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.script.document import Element, Scene, Script
from juzu.script.needs.mood import Setting
from juzu.script.words.asides import CLOSES, DREAM, OPENS
from juzu.script.words.lines import narrow
from juzu.script.words.wording import COUNT, chinese_count

_NEXT = re.compile(rf"次日|翌日|隔[天日]|第二天|第{COUNT}天|(?:THE )?(?:NEXT|FOLLOWING) (?:DAY|MORNING|NIGHT|EVENING)", re.IGNORECASE)
_JUMP = re.compile(
    rf"(?:{COUNT}|多|半)(?:多)?(?:天|日|周|星期|个?月|年)(?:之|以)?后|(?:\b\w+ )?(?:DAYS?|WEEKS?|MONTHS?|YEARS?) LATER", re.IGNORECASE
)
_SAME_DAY = re.compile(r"当[日天晚夜]|同[日天]|同一[日天晚]|当日|SAME (?:DAY|NIGHT)", re.IGNORECASE)
_NUMBERED = re.compile(r"STORY DAY (?P<n>\d{1,3})|故事日\s*第?(?P<m>\d{1,3})", re.IGNORECASE)
_AGO = re.compile(
    rf"(?:{COUNT}|多)(?:多)?(?:天|个?月|年)(?:之|以)?前|[一二]?[九零〇0-9][零〇一二三四五六七八九0-9]{{2,3}}年|(?:\w+ )?(?:YEARS?|MONTHS?|DAYS?) (?:AGO|EARLIER)",
    re.IGNORECASE,
)
_DATE = re.compile(rf"(?P<n>{COUNT})[号日](?![线楼院门])|(?P<label>[\u3400-\u9fff]{{2,4}})第(?P<m>{COUNT})[天日]")
_SUBTITLES = re.compile(r"字幕|花字|SUPER|TITLE|CHYRON|CAPTION", re.IGNORECASE)
_LONGEST_FLASHBACK = 6


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The day of a scene and the reason. `era` is "" in the present; 闪回, 想象 or what a subtitle says (八年前) outside it."""

    day: int
    reason: Text
    flashback: bool = False
    era: str = ""


def story_days(script: Script, settings: Mapping[str, Setting]) -> dict[str, StoryDay]:
    """Scene id -> its story day."""
    past = _outside_the_present(script)
    days: dict[str, StoryDay] = {}
    day, hour = 1, 0
    dates: dict[str, tuple[int, int]] = {}
    for episode in script.episodes:
        stated = _stated(episode.elements)
        for scene in episode.scenes:
            here = settings[scene.id]
            if scene.id in past:
                era = past[scene.id]
                flashback = not DREAM.search(era)
                days[scene.id] = StoryDay(day, Text(f"{era}，不计入故事日", f"{era}: outside the story's days"), flashback, era)
                continue
            day, reason = _next_day(day, hour, here, _cues(scene), _stated(scene.elements) or stated, first=not days)
            day, reason = _by_date(day, reason, _cues(scene), dates)
            stated = 0
            hour = here.hour or hour
            days[scene.id] = StoryDay(day, reason)
    return days


def _next_day(day: int, hour: int, here: Setting, cues: str, stated: int, *, first: bool) -> tuple[int, Text]:
    if stated:
        return stated, Text(f"剧本注明故事第{stated}天", f"the script states story day {stated}")
    if first:
        return day, Text("故事开始", "the story begins")
    if found := _JUMP.search(cues) or _NEXT.search(cues):
        return day + 1, Text(f"“{found[0]}”，新的一天", f"{found[0]!r}: a new day")
    if here.same or _SAME_DAY.search(cues):
        return day, Text("接上场，同一天", "follows on: the same day")
    if here.hour and here.hour < hour:
        return day + 1, Text("时辰回到前面，是新的一天", "the hour goes back: a new day")
    return day, Text("时辰顺着走，同一天", "the hour goes on: the same day")


def _by_date(day: int, reason: Text, cues: str, dates: dict[str, tuple[int, int]]) -> tuple[int, Text]:
    """Dates that subtitles count up (二十四号 … 二十八号, 开机第一天 … 第五天) move the day on by as much. `dates` is label -> (number, story day)."""
    for found in _DATE.finditer(cues):
        number = chinese_count(found["n"] or found["m"])
        if not number:
            continue
        before, then = dates.get(found["label"] or "号", (number, day))
        if number > before and then + number - before > day:
            day = then + number - before
            reason = Text(f"“{found[0]}”比上次晚{number - before}天", f"{found[0]!r} is {number - before} day(s) on from the last")
        dates[found["label"] or "号"] = (number, day)
    return day, reason


def _cues(scene: Scene) -> str:
    """What may say when the scene plays: the header, subtitles, and the first words of the first action."""
    words = [scene.header.time, *scene.header.places]
    words += [e.text for e in scene.elements if e.kind == "centred" or (e.kind == "mark" and _SUBTITLES.search(e.mark))]
    first = next((e.text for e in scene.elements if e.kind == "action"), "")
    return narrow(" | ".join([*words, first[:8]]))


def _stated(elements: Iterable[Element]) -> int:
    for element in elements:
        if element.kind in ("note", "synopsis") and (found := _NUMBERED.search(element.text)):
            return int(found["n"] or found["m"])
    return 0


def _outside_the_present(script: Script) -> dict[str, str]:
    """Scene id -> its era, for scenes that open in a flashback or dream, or stand between its marks."""
    found: dict[str, str] = {}
    scenes = script.scenes
    until = -1
    era = ""
    for at, scene in enumerate(scenes):
        opening = _opening(scene)
        if at <= until and not opening:
            found[scene.id] = era
        if not opening:
            continue
        follows = at > 0 and scenes[at - 1].id in found and scenes[at - 1].episode == scene.episode
        era = era if follows and not _AGO.search(_cues(scene)) else _era(scene, opening)
        found[scene.id] = era
        if not _closed_in(scene):
            until = next(
                (n for n in range(at + 1, min(at + _LONGEST_FLASHBACK, len(scenes))) if _opening(scenes[n]) or _closed_in(scenes[n])), at
            )
            until -= bool(until > at and _opening(scenes[until]))
    return found


def _opening(scene: Scene) -> str:
    """The mark by which the scene opens outside the present, "" for none."""
    header = f"{scene.header.raw} {scene.header.time}"
    if found := OPENS.search(header) or DREAM.search(scene.header.time):
        return "" if CLOSES.search(header) else found[0]
    for element in scene.elements:
        if element.kind == "speech" or (element.kind == "action" and not _is_mark(element)):
            return ""
        label = f"{element.mark} {'' if element.kind == 'action' else element.text[:12]}"
        if element.kind != "note" and (found := OPENS.search(label) or DREAM.search(element.mark)) and not CLOSES.search(label):
            return found[0]
        if element.kind == "action":
            return ""
    return ""


def _is_mark(element: Element) -> bool:
    return bool(OPENS.search(element.mark) or DREAM.search(element.mark))


def _closed_in(scene: Scene) -> bool:
    return any(CLOSES.search(f"{e.mark} {e.text[:16]}") for e in scene.elements if e.kind in ("mark", "transition", "centred") or e.mark)


def _era(scene: Scene, opening: str) -> str:
    ago = _AGO.search(_cues(scene))
    return f"{opening}·{ago[0]}" if ago else f"{opening}·{scene.episode}" if scene.episode else opening
