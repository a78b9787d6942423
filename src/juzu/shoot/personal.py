"""shoot: a day sheet, somebody in it -> what they alone need to know: when, where, which scenes, whom to ring. Text for a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.shoot.daysheet import DaySheet, PersonalCall
from juzu.shoot.frame import stamp_of
from juzu.shoot.paper import Value
from juzu.shoot.words import at, joined


def call_lines(sheet: DaySheet, call: PersonalCall) -> tuple[Text, ...]:
    """One person's day in lines short enough for a phone."""
    return (head(sheet), call.name, *(time.line for time in times(call)), *_scenes(call), *_labelled(help_near(sheet)), stamp_of(sheet))


def head(sheet: DaySheet) -> Text:
    """《灯下戏》第 2 天 2026年12月4日 星期五."""
    return Text("《{drama}》第 {n} 天 {date}", "{drama} · day {n} · {date}").format(drama=sheet.title, n=sheet.number, date=sheet.when)


@dataclass(frozen=True, slots=True)
class Time:
    """A time that somebody must keep, and where."""

    label: Text
    at: Text
    place: Text | None = None

    @property
    def line(self) -> Text:
        """化妆：06:40 二楼化妆间."""
        place = Text(" {p}", " {p}").format(p=self.place) if self.place else ""
        return Text("{a}：{t}{p}", "{a}: {t}{p}").format(a=self.label, t=self.at, p=place)


def times(call: PersonalCall) -> tuple[Time, ...]:
    """The times that somebody must keep, in the order of the day."""
    wrap = Time(Text("收工", "Wrap"), at(call.wrap_min))
    if call.kind == "unit":
        return (Time(Text("集合", "Call"), at(call.call_min)), Time(Text("开机", "First shot"), at(call.first_min)), wrap)
    leave = () if call.leave_min is None else (Time(Text("出发", "Leave"), at(call.leave_min)),)
    makeup = Time(Text("化妆", "Make-up"), at(call.call_min), call.makeup_place)
    return (*leave, makeup, Time(Text("首场", "First scene"), at(call.first_min)), wrap)


def day_facts(sheet: DaySheet) -> list[tuple[Text, Value]]:
    """What everybody should know of the day, as far as somebody has said it."""
    return [
        (Text("早餐", "Breakfast"), sheet.breakfast),
        (Text("班车", "Departure"), sheet.departure),
        (Text("天气", "Weather"), sheet.weather),
        (Text("提示", "Tips"), sheet.tips),
        (Text("备注", "Notes"), sheet.note),
        (Text("安全", "Safety"), sheet.safety),
        (Text("基地", "Base"), sheet.base),
    ]


def help_near(sheet: DaySheet) -> list[tuple[Text, Value]]:
    """Whom to ring and where the hospital is."""
    contacts = [(Text("联系", "Contact"), joined((c.post, c.name, c.phone), " ", " ")) for c in sheet.contacts]
    return [*contacts, (Text("医院", "Hospital"), sheet.hospital)]


def _labelled(pairs: list[tuple[Text, Value]]) -> list[Text]:
    return [Text("{a}：{b}", "{a}: {b}").format(a=label, b=value) for label, value in pairs if value not in (None, "")]


def _scenes(call: PersonalCall) -> Iterator[Text]:
    """The scenes, with the place named where it changes."""
    here = ""
    for scene in call.scenes:
        if scene.place != here:
            here = scene.place
            yield Text("【{place}】", "[{place}]").format(place=here)
        parts = joined((scene.scene, scene.light, scene.look, scene.synopsis), " ", " ")
        yield Text("{t} {parts}", "{t} {parts}").format(t=at(scene.start_min), parts=parts)
