"""edge: bytes of a .uss file (Universal Schedule Standard, JSON) -> its breakdown and the day layout of one stripboard.

What the standard holds and Juzu does not is listed in `unread`, never dropped in silence. Raises InputError.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from juzu.edge.files.uss_board import choose_board, lay_out, scene_ids, work_dates
from juzu.edge.files.uss_format import (
    BACKGROUND,
    CAST,
    DAY_NIGHT,
    INSIDE,
    ITEM_OF,
    LOCATION,
    MS_PER_MIN,
    NAMES,
    ROOT,
    SCRIPT_DAY,
    SET,
    Schedule,
)
from juzu.edge.files.uss_write import write_schedule, write_uss
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.breakdown import Breakdown, Character, Estimate, Extras, Item, Mention, Place, SceneNeeds
from juzu.script.document import Header
from juzu.script.needs.mood import read_setting
from juzu.script.needs.places import place_id

__all__ = ["read_uss", "write_schedule", "write_uss"]

_COUNTED = re.compile(r"(?P<count>\d{1,3})\s+(?P<name>\S.*)$")
_EPISODE = re.compile(r"(?P<episode>\d{1,3})-\d")
_STORY_DAY = re.compile(r"[DNdn]\s?(?P<day>\d{1,3})$")
_MINUTES_PER_EIGHTH = 12
_ELEMENT_FACTS = ("daysOff", "events", "linkedElements")
Json = dict[str, Any]


def read_uss(data: bytes, file: str, *, board: str = "") -> Schedule:
    """The schedule. `board` names a stripboard; by default the last one that has days is read."""
    root = _root(data, file)
    try:
        return _Reader(root, file).read(board)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(_broken(file, error)) from error


def _root(data: bytes, file: str) -> Json:
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InputError(_not_uss(file)) from error
    root = whole.get(ROOT) if isinstance(whole, dict) else None
    if not isinstance(root, dict) or not isinstance(root.get("breakdowns"), list):
        raise InputError(_not_uss(file))
    return root


@dataclass(slots=True)
class _Reader:
    root: Json
    file: str
    unread: list[str] = field(default_factory=list)

    def read(self, wanted: str) -> Schedule:
        ucids = {c["id"]: int(c.get("ucid", -1)) for c in self.root.get("categories", ())}
        names = {c["id"]: str(c.get("name", "")) for c in self.root.get("categories", ())}
        elements = {
            e["id"]: (ucids.get(e["category"], -1), str(e["name"]).strip(), names.get(e["category"], "?"))
            for e in self.root.get("elements", ())
        }
        ids = scene_ids(self.root["breakdowns"])
        strips = [b for b in self.root["breakdowns"] if b["id"] in ids]
        scenes = [self._scene(strip, ids[strip["id"]], elements) for strip in strips]
        self.unread += [
            f"strip of kind {b.get('type')}: {b['id']}" for b in self.root["breakdowns"] if b["id"] not in ids and not b.get("bannerText")
        ]
        everyone = [name for ucid, name, _ in elements.values() if ucid == CAST]
        self._tell_elements(elements)
        boards = self.root.get("stripboards", [])
        board = choose_board(boards, wanted, self.file)
        texts = {b["id"]: str(b.get("bannerText") or "") for b in self.root["breakdowns"] if b["id"] not in ids}
        layout, banners, aside = lay_out(board, ids, texts, self.unread)
        shown = {scene for scene, _ in layout} | set(aside)
        self.unread += [f"on neither list of the stripboard: scene {scene}" for scene in ids.values() if scene not in shown]
        days = 1 + max((day for _, day in layout), default=-1)
        calendar: Json = next((c for c in self.root.get("calendars", ()) if c["id"] == board.get("calendar")), {})
        return Schedule(
            breakdown=self._breakdown([scene for scene, _ in scenes], everyone, {place: where for _, (place, where) in scenes if where}),
            layout=layout,
            dates=work_dates(calendar, days, self.unread),
            banners=banners,
            aside=aside,
            board=str(board.get("name", "")),
            boards=tuple(str(b.get("name", "")) for b in boards),
            numbers=self._numbers(elements),
            meta=tuple((key, str(value)) for key, value in self.root.items() if isinstance(value, str | int | float)),
            unread=(*self.unread, *(["breakdowns: scriptPage"] if any(strip.get("scriptPage") for strip in strips) else [])),
        )

    def _scene(self, strip: Json, scene: str, elements: dict[str, tuple[int, str, str]]) -> tuple[SceneNeeds, tuple[str, str]]:
        found: dict[int, list[str]] = {}
        for element in strip.get("elements", ()):
            ucid, name, category = elements.get(element, (-2, str(element), "?"))
            found.setdefault(ucid, []).append(name)
            if ucid not in ITEM_OF and ucid not in NAMES:
                self.unread.append(f"scene {scene}: {category}: {name}")
        for ucid in (SET, INSIDE, DAY_NIGHT, SCRIPT_DAY, LOCATION):
            self.unread += [f"scene {scene}: second {NAMES[ucid]}: {name}" for name in found.get(ucid, [])[1:]]
        first = {ucid: names[0] for ucid, names in found.items()}
        levels = tuple(part.strip() for part in first.get(SET, "?").split(" - ") if part.strip())
        source = Source(self.file)
        setting = read_setting(Header(scene, source, time=first.get(DAY_NIGHT, ""), inside=first.get(INSIDE, ""), places=levels), "en")
        eighths = round(float(strip.get("pages") or 0) * 8)
        episode, day = _EPISODE.match(scene), _STORY_DAY.match(first.get(SCRIPT_DAY, ""))
        if not str(strip.get("scene") or "").strip():
            self.unread.append(f"scene {scene}: has no number in the file, named after the one before it")
        if SCRIPT_DAY in first and not day:
            self.unread.append(f"scene {scene}: Script Day: {first[SCRIPT_DAY]}")
        needs = SceneNeeds(
            id=scene,
            episode=int(episode["episode"]) if episode else 0,
            number=str(strip.get("scene") or "").strip() or scene,
            source=source,
            inside=setting.inside,
            mood=first.get(DAY_NIGHT, ""),
            light=setting.light,
            place=place_id(levels),
            synopsis=str(strip.get("description") or ""),
            cast=tuple(Mention(name, "", source) for name in dict.fromkeys(found.get(CAST, []))),
            extras=tuple(_extras(name, source) for name in found.get(BACKGROUND, [])),
            items=tuple(_item(ucid, name, source) for ucid in ITEM_OF for name in found.get(ucid, [])),
            eighths=eighths,
            page_tenths=round(eighths * 10 / 8),
            words=0,
            estimate=_estimate(strip.get("duration"), eighths),
            story_day=max(1, int(day["day"])) if day else 1,
            note=str(strip.get("comments") or ""),
        )
        return needs, (needs.place, first.get(LOCATION, ""))

    def _breakdown(self, scenes: list[SceneNeeds], everyone: list[str], locations: dict[str, str]) -> Breakdown:
        cast: dict[str, list[str]] = {}
        places: dict[str, list[str]] = {}
        for scene in scenes:
            places.setdefault(scene.place, []).append(scene.id)
            for mention in scene.cast:
                cast.setdefault(mention.character, []).append(scene.id)
        for name in everyone:
            cast.setdefault(name, [])
        return Breakdown(
            title=str(self.root.get("project") or self.root.get("name") or ""),
            scenes=tuple(scenes),
            characters=tuple(Character(name, name, "undecided", (name,), scenes=tuple(ids)) for name, ids in cast.items()),
            places=tuple(Place(name, tuple(name.split("·")), tuple(ids), location=locations.get(name, "")) for name, ids in places.items()),
            looks=(),
        )

    def _numbers(self, elements: dict[str, tuple[int, str, str]]) -> tuple[tuple[str, str], ...]:
        """Board numbers of the cast, in their order."""
        named = [(elements[e["id"]], str(e.get("elementId") or "")) for e in self.root.get("elements", ())]
        return tuple(
            sorted(
                ((name, number) for (ucid, name, _), number in named if ucid == CAST and number), key=lambda each: (len(each[1]), each[1])
            )
        )

    def _tell_elements(self, elements: dict[str, tuple[int, str, str]]) -> None:
        """Days off, events and links of elements: facts for the table of people, which the breakdown does not hold."""
        for element in self.root.get("elements", ()):
            for key in _ELEMENT_FACTS:
                if value := element.get(key):
                    _, name, category = elements[element["id"]]
                    shown = ", ".join(elements[v][1] if isinstance(v, str) and v in elements else _short(v) for v in value)
                    self.unread.append(f"{category}: {name}: {key}: {shown}")
        used = {element for strip in self.root["breakdowns"] for element in strip.get("elements", ())}
        idle = [(category, name) for key, (ucid, name, category) in elements.items() if key not in used and ucid != CAST]
        self.unread += [f"in no scene: {category}: {name}" for category, name in idle]


def _extras(name: str, source: Source) -> Extras:
    found = _COUNTED.match(name)
    return (
        Extras(found["name"], int(found["count"]), assumed=False, source=source) if found else Extras(name, 1, assumed=True, source=source)
    )


def _item(ucid: int, name: str, source: Source) -> Item:
    found = _COUNTED.match(name)
    return (
        Item(ITEM_OF[ucid], found["name"], source, int(found["count"]))
        if found and int(found["count"]) > 1
        else Item(ITEM_OF[ucid], name, source)
    )


def _estimate(duration_ms: object, eighths: int) -> Estimate:
    if isinstance(duration_ms, int | float) and duration_ms > 0:
        return Estimate(max(1, round(duration_ms / MS_PER_MIN)), Text("USS 文件写明", "stated in the USS file"), given=True)
    minutes = max(10, eighths * _MINUTES_PER_EIGHTH)
    return Estimate(minutes, Text("USS 未写时长，按页数估计", "no duration in the USS file; from its pages"))


def _short(value: object) -> str:
    return f"{value.get('name')} {str(value.get('date'))[:10]}" if isinstance(value, dict) else str(value)


def _not_uss(file: str) -> Fault:
    return Fault(
        Text(
            "不是 USS 排期文件（JSON，根为 universalScheduleStandard）", "not a USS schedule (JSON with the root universalScheduleStandard)"
        ),
        Text(
            "在排期软件里导出 .uss（Universal Schedule Standard）", "export .uss (Universal Schedule Standard) from the scheduling program"
        ),
        Source(file),
    )


def _broken(file: str, error: Exception) -> Fault:
    return Fault(
        Text("USS 文件缺了必需的部分或格式不对：{why}", "the USS file lacks a required part or is malformed: {why}").format(
            why=f"{type(error).__name__} {error}"
        ),
        Text("重新导出这个文件", "export the file again"),
        Source(file),
    )
