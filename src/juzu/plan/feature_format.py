"""plan: a published feature breakdown (one list of scenes) -> Problem, under the rules of the tool that published it.

Rules: a scene takes max(15, 15 × eighths) minutes; a day has 720 minutes of which 60 are the meal, and each place beyond the first costs 60;
a day shoots night scenes or others, never both; no day of others on the calendar day after a night; max(scenes, 10) days. The clock carries
them: day places are open 0–660, night places 1440–2100, a unit's day lasts at most 660, and after a wrap past midnight no call is allowed
before 1440.

Its objective is lexicographic: fewest shooting days, then fewest place-days, then the least sum of day indices. In fen: a crew day costs
2,000,000 plus its index (the crew's 100 fen times the day's `pay_percent`), a place-day 10,000. Up to 140 scenes no plan has 200 place-days or
an index sum of 10,000, so a lower level never outweighs a higher one; `levels` reads the three numbers back. Raises InputError.
"""

from __future__ import annotations

from typing import Any

import msgspec

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.span import Span
from juzu.kernel.text import Text
from juzu.plan.problem import Day, Problem, Rule, Scene, Set, SetOption, Site, Tariff, Unit

DAY_FEN = 2_000_000
PLACE_DAY_FEN = 10_000
DAY_MIN = 720 - 60
PLACE_CHANGE_MIN = 60
DAY_OPEN, NIGHT_OPEN = Span(0, DAY_MIN), Span(1440, 1440 + DAY_MIN)
MOST_SCENES = 140


class FeatureScene(msgspec.Struct):
    """What of a scene the published rules use."""

    number: int
    location: str
    day_night: str
    eighths: int


class Feature(msgspec.Struct):
    """A breakdown."""

    scenes: list[FeatureScene]


def is_feature(instance: dict[str, Any]) -> bool:
    """Whether a JSON object looks like such a breakdown."""
    scenes = instance.get("scenes")
    return isinstance(scenes, list) and bool(scenes) and isinstance(scenes[0], dict) and "eighths" in scenes[0]


def feature_problem(instance: dict[str, Any], title: str, first: int | None = None) -> Problem:
    """The first scenes of the breakdown (all when `first` is None) as an ordinary Problem; scene ids are the scene numbers."""
    try:
        scenes = msgspec.convert(instance, Feature).scenes[:first]
    except msgspec.ValidationError as error:
        raise _fault(Text(f"不是可用的分场表：{error}", f"not a usable breakdown: {error}")) from error
    if not 0 < len(scenes) <= MOST_SCENES:
        raise _fault(Text(f"有 {len(scenes)} 场，应为 1 到 {MOST_SCENES} 场", f"{len(scenes)} scenes, expected 1 to {MOST_SCENES}"))
    places = dict.fromkeys((scene.location, _is_night(scene)) for scene in scenes)
    try:
        return Problem(
            title=title,
            days=tuple(Day(pay_percent=DAY_FEN + index) for index in range(max(len(scenes), 10))),
            units=(Unit("A", day_fen=100),),
            sites=(Site("area", change_min=PLACE_CHANGE_MIN),),
            sets=tuple(
                Set(_set_id(place, night), "area", place, tariff=Tariff("day", PLACE_DAY_FEN), open=NIGHT_OPEN if night else DAY_OPEN)
                for place, night in places
            ),
            scenes=tuple(Scene(str(s.number), max(15, 15 * s.eighths), (SetOption(_set_id(s.location, _is_night(s))),)) for s in scenes),
            rules=(Rule("longest-day", DAY_MIN), Rule("night-then-day", NIGHT_OPEN.start)),
        )
    except ValueError as error:
        raise _fault(Text(f"不是可用的分场表：{error}", f"not a usable breakdown: {error}")) from error


def levels(cost_fen: int) -> tuple[int, int, int]:
    """Shooting days, place-days and sum of day indices behind a cost (or a bound, rounded down level by level)."""
    days, rest = divmod(cost_fen, DAY_FEN)
    return days, *divmod(rest, PLACE_DAY_FEN)


def _is_night(scene: FeatureScene) -> bool:
    return scene.day_night == "NIGHT"


def _set_id(place: str, night: bool) -> str:
    return f"{place} / {'NIGHT' if night else 'DAY'}"


def _fault(what: Text) -> InputError:
    return InputError(Fault(what, Text("对照实例格式改正", "correct it against the instance format")))
