"""shoot: what papers need to know of a production beyond breakdown and plan; whoever has the facts builds it.

There is no field for identity or bank numbers: a call sheet never shows them. Minutes of a day count from 00:00.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from juzu.kernel.text import Text
from juzu.shoot.palette import USUAL, Palette

SheetState = Literal["advance", "published", "corrected"]
SceneState = Literal["open", "partly", "shot", "moved", "dropped", "added", "added_shot"]
PageCount = Literal["tenths", "eighths"]
DayMark = Literal["T", "R", "F"]

SHEET_STATES: dict[SheetState, Text] = {
    "advance": Text("预备", "ADVANCE"),
    "published": Text("正式", "FINAL"),
    "corrected": Text("更正", "CORRECTED"),
}
SCENE_STATES: dict[SceneState, Text] = {
    "open": Text("未完成", "open"),
    "partly": Text("部分完成", "partly shot"),
    "shot": Text("完成", "shot"),
    "moved": Text("甩戏", "moved"),
    "dropped": Text("删戏", "dropped"),
    "added": Text("加戏", "added"),
    "added_shot": Text("加戏已完成", "added, shot"),
}
MOST_ACTOR_COLUMNS = 40  # more cannot be read on A3
ROUNDING = (1, 5, 10, 15)
DONE_STATES: tuple[SceneState, ...] = ("shot", "added_shot")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whom the call sheet names: post, name, telephone."""

    post: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What people say about one date; "" where nobody has said it. `placement` is 商植（插播）, `transfers` 演员转场备注."""

    date: date
    breakfast: str = ""
    departure: str = ""
    weather: str = ""
    tips: str = ""
    note: str = ""
    placement: str = ""
    transfers: str = ""


@dataclass(frozen=True, slots=True)
class TravelDay:
    """A day without scenes on which a person travels (T), rehearses (R) or is fitted (F)."""

    person: str
    date: date
    mark: DayMark


@dataclass(frozen=True, slots=True)
class Production:
    """The facts. Pairs are (id, words): `units` unit -> 分组, `locations` place -> 拍摄地点, `actors` character -> actor, `states` scene -> 销场.

    `travel_min` is the way from where people sleep to the set (None: nobody has said, so departure stays open); with `makeup_at_hotel` they are
    made up before they leave. Times are shown on steps of `round_min`, earlier or the same (`rounding`). `issued` (when the papers were issued) and `changed` (when the plan last was) need a zone. `actor_columns` is how many main actors get a column of their own. `days` overrules the
    other texts date by date.
    """

    title: str
    director: str = ""
    units: tuple[tuple[str, str], ...] = ()
    base_name: str = ""
    base_address: str = ""
    hospital: str = ""
    safety: str = ""
    contacts: tuple[Contact, ...] = ()
    breakfast: str = ""
    departure: str = ""
    weather: str = ""
    tips: str = ""
    note: str = ""
    makeup_place: str = ""
    makeup_at_hotel: bool = False
    travel_min: int | None = None
    days: tuple[DayFacts, ...] = ()
    locations: tuple[tuple[str, str], ...] = ()
    actors: tuple[tuple[str, str], ...] = ()
    states: tuple[tuple[str, SceneState], ...] = ()
    travels: tuple[TravelDay, ...] = ()
    state: SheetState = "advance"
    version: int = 1
    issued: datetime | None = None
    changed: datetime | None = None
    zone: str = "Asia/Shanghai"
    palette: Palette = USUAL
    page_count: PageCount = "tenths"
    lines_per_page: int = 40
    actor_columns: int = 20
    round_min: int = 5

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("a production needs a title")
        if self.version < 1:
            raise ValueError(f"versions count from 1, got {self.version}")
        for name, when in (("issued", self.issued), ("changed", self.changed)):
            if when is not None and when.tzinfo is None:
                raise ValueError(f"`{name}` needs a time zone")
        if not 0 <= self.actor_columns <= MOST_ACTOR_COLUMNS:
            raise ValueError(f"actor_columns must lie in 0 to {MOST_ACTOR_COLUMNS}, got {self.actor_columns}")
        if self.round_min not in ROUNDING:
            raise ValueError(f"round_min must be one of {ROUNDING}, got {self.round_min}")

    def on(self, when: date | None) -> DayFacts:
        """What is said for a date: its own words, else the production's."""
        own = next((day for day in self.days if day.date == when), DayFacts(when or date.min))
        return DayFacts(
            own.date,
            own.breakfast or self.breakfast,
            own.departure or self.departure,
            own.weather or self.weather,
            own.tips or self.tips,
            own.note or self.note,
            own.placement,
            own.transfers,
        )
