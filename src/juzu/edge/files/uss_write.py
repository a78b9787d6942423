"""edge: a breakdown with a plan -> bytes of a .uss file (Universal Schedule Standard 1.0); the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from juzu.edge.files.uss_format import (
    BACKGROUND,
    CAST,
    CATEGORY_OF,
    DAY_NIGHT,
    INSIDE,
    LOCATION,
    MS_PER_MIN,
    NAMES,
    ROOT,
    SCRIPT_DAY,
    SET,
    VERSION,
    Schedule,
)
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Problem
from juzu.script.breakdown import Breakdown, Estimate, SceneNeeds

_REPEATED = re.compile(r"[A-Z]\d*")
_CREATED = "2000-01-01T00:00:00.000Z"
Json = dict[str, Any]


def write_uss(breakdown: Breakdown, problem: Problem, plan: Plan) -> bytes:
    """The plan as another scheduler opens it: strips by day, dates, minutes, sets; scenes that are not planned lie in the boneyard."""
    minutes = {scene.id: scene.minutes for scene in problem.scenes}
    said = Text("计划采用的时长", "the time the plan takes")
    scenes = tuple(replace(s, estimate=Estimate(minutes.get(s.id, s.estimate.minutes), said, given=True)) for s in breakdown.scenes)
    days = sorted({day.day for day in plan.days if day.scenes})
    known = {s.id for s in scenes}
    layout = [
        (scene, days.index(day.day)) for day in sorted(plan.days, key=lambda d: (d.day, d.unit)) for scene in day.scenes if scene in known
    ]
    planned = {scene for scene, _ in layout}
    sets = {s.id: s.name or s.id for s in problem.sets}
    where = {slot.scene: sets.get(slot.set, slot.set) for day in plan.days for slot in day.slots if slot.kind == "scene" and slot.set}
    schedule = Schedule(
        replace(breakdown, scenes=scenes),
        tuple(layout),
        tuple(problem.days[day].date for day in days),
        aside=tuple(s.id for s in scenes if s.id not in planned),
        board=problem.title or breakdown.title,
    )
    return write_schedule(schedule, where)


def write_schedule(schedule: Schedule, where: dict[str, str] | None = None) -> bytes:
    """Any schedule; `where` names the shooting place of scenes, else that of their place is written."""
    breakdown = schedule.breakdown
    writer = _Writer(dict(schedule.numbers), {p.id: p.location for p in breakdown.places}, where or {})
    strips = [writer.strip(scene) for scene in breakdown.scenes]
    for character in breakdown.characters:
        writer.element(CAST, character.id)
    ids = {scene.id: strip["id"] for scene, strip in zip(breakdown.scenes, strips, strict=True)}
    banners = [_banner(day, text) for day, text in schedule.banners]
    meta: Json = {"id": _id("file", breakdown.title), "created": _CREATED, "source": "Juzu", "name": schedule.board or breakdown.title}
    meta |= {key: value for key, value in schedule.meta if key != "ussVersion"}
    root = meta | {
        "project": breakdown.title,
        "ussVersion": VERSION,
        "breakdowns": [*strips, *(strip for _, strip in banners)],
        "categories": [{"id": _id("category", str(ucid)), "ucid": ucid, "created": _CREATED, "name": name} for ucid, name in NAMES.items()],
        "elements": list(writer.elements.values()),
        "stripboards": [_board(schedule, ids, banners)],
        "calendars": [_calendar(schedule.dates)],
    }
    return json.dumps({ROOT: root}, ensure_ascii=False, indent=1).encode() + b"\n"


@dataclass(slots=True)
class _Writer:
    numbers: dict[str, str]
    locations: dict[str, str]
    where: dict[str, str]
    elements: dict[str, Json] = field(default_factory=dict)

    def strip(self, scene: SceneNeeds) -> Json:
        return {
            "id": _id("strip", scene.id),
            "bannerText": None,
            "comments": scene.note or None,
            "created": _CREATED,
            "description": scene.synopsis or None,
            "elements": list(dict.fromkeys(self.element(ucid, name) for ucid, name in self._needs(scene))),
            "pages": scene.eighths / 8,
            "scene": scene.number if _REPEATED.fullmatch(scene.id.removeprefix(scene.number)) else scene.id,
            "scriptPage": None,
            "duration": scene.estimate.minutes * MS_PER_MIN if scene.estimate.given else None,
            "type": "scene",
        }

    def _needs(self, scene: SceneNeeds) -> Iterator[tuple[int, str]]:
        yield SET, scene.place.replace("·", " - ")
        yield INSIDE, scene.inside
        if scene.mood:
            yield DAY_NIGHT, scene.mood
        if scene.story_day > 1:
            yield SCRIPT_DAY, f"{'N' if scene.light == 'night' else 'D'}{scene.story_day}"
        if location := self.where.get(scene.id) or self.locations.get(scene.place, ""):
            yield LOCATION, location
        yield from ((CAST, mention.character) for mention in scene.cast)
        yield from ((BACKGROUND, e.name if e.assumed and e.count == 1 else f"{e.count} {e.name}") for e in scene.extras)
        yield from ((CATEGORY_OF[i.kind], i.name if i.count == 1 else f"{i.count} {i.name}") for i in scene.items)

    def element(self, ucid: int, name: str) -> str:
        """The id of a thing of a category; the same thing is one element in all scenes."""
        key = _id("element", f"{ucid} {name}")
        self.elements.setdefault(
            key,
            {
                "id": key,
                "category": _id("category", str(ucid)),
                "created": _CREATED,
                "daysOff": [],
                "isDrop": False,
                "dropDayCount": 10,
                "isHold": True,
            }
            | {"isDood": ucid == CAST, "elementId": self.numbers.get(name, "") if ucid == CAST else "", "isIdLock": False}
            | {"linkedElements": [], "events": [], "name": name},
        )
        return key


def _banner(day: int, text: str) -> tuple[int, Json]:
    empty = dict.fromkeys(("comments", "description", "pages", "scene", "scriptPage", "duration"))
    return day, {"id": _id("banner", f"{day} {text}"), "bannerText": text, "created": _CREATED, "elements": [], "type": "banner"} | empty


def _board(schedule: Schedule, ids: dict[str, str], banners: Iterable[tuple[int, Json]]) -> Json:
    days: list[list[str]] = [[] for _ in range(max((day for _, day in schedule.layout), default=-1) + 1)]
    aside = [ids[scene] for scene in schedule.aside]
    for day, banner in banners:
        (days[day] if 0 <= day < len(days) else aside).append(banner["id"])
    for scene, day in schedule.layout:
        days[day].append(ids[scene])
    parts = [("stripboard", days), ("boneyard", aside)]
    boards = [{"id": _id("board", name), "name": name, "breakdownIds": strips} for name, strips in parts]
    return {"id": _id("stripboard", schedule.board), "boards": boards, "calendar": _id("calendar", ""), "name": schedule.board}


def _calendar(dates: tuple[str, ...]) -> Json:
    """Starts on the first day; every date between two shooting days is a holiday, so that days fall where they do."""
    known = sorted(date.fromisoformat(day) for day in dates if day)
    between = (known[0] + timedelta(days=n) for n in range((known[-1] - known[0]).days + 1)) if known else ()
    events = [_event("start", None, day) for day in known[:1]] + [_event("event", "holiday", day) for day in between if day not in known]
    return {"id": _id("calendar", ""), "events": events, "daysOff": [], "name": "Juzu"}


def _event(kind: str, name: str | None, day: date) -> Json:
    return {"id": _id("event", day.isoformat()), "type": kind, "name": name, "date": f"{day.isoformat()}T00:00:00.000Z"}


def _id(kind: str, name: str) -> str:
    """24 hexadecimal digits, as the standard's samples have; the same for the same thing."""
    return hashlib.sha256(f"{kind}\0{name}".encode()).hexdigest()[:24]
