"""shoot: a day sheet -> text to paste into a chat group: for everybody, and for one person with what changed for them and their own link."""

from __future__ import annotations

from collections.abc import Sequence

from juzu.kernel.text import Text
from juzu.shoot.daysheet import DaySheet, PersonalCall
from juzu.shoot.differences import Notice
from juzu.shoot.frame import stamp_of
from juzu.shoot.personal import head, times
from juzu.shoot.words import at, joined

CONFIRM = Text("请点开看全，并确认：{link}", "Please open it, read it all, and confirm: {link}")


def personal_message(sheet: DaySheet, call: PersonalCall | None, notice: Notice | None, link: str) -> Text:
    """One person's message: their times when it is new to them, only what changed when they have had an earlier version."""
    name = call.name if call else notice.name if notice else Text("—", "—")
    lines = [_title(sheet)]
    if notice and call and sheet.version > 1:
        lines += [Text("{name}，你的通告有变：", "{name}, your call has changed:").format(name=name), *_listed(notice.changes)]
    elif call is None:
        lines += [Text("{name}，当天不用来了。", "{name}, you are not called that day.").format(name=name)]
    else:
        lines += [name, *(time.line for time in times(call))]
        scenes = joined(scene.scene for scene in call.scenes)
        lines += [Text("场次 {s}", "Scenes {s}").format(s=scenes)] if scenes else []
    return _lines([*lines, CONFIRM.format(link=link)])


def group_message(sheet: DaySheet, notices: Sequence[Notice]) -> Text:
    """The message for the group of the whole crew: the day's times and places, and whom it concerns. No personal link stands in it."""
    lines = [_title(sheet)]
    units = [call for call in sheet.people if call.kind == "unit"]
    if not units:
        lines.append(Text("当天不拍。", "Nothing is shot that day."))
    for unit in units:
        parts = Text("{name}：集合 {a} · 开机 {b} · 收工 {c}", "{name}: call {a} · first shot {b} · wrap {c}")
        lines.append(parts.format(name=unit.name, a=at(unit.call_min), b=at(unit.first_min), c=at(unit.wrap_min)))
        places = joined(dict.fromkeys(scene.place for scene in unit.scenes), " → ", " → ")
        lines += [Text("景：{p}", "Sets: {p}").format(p=places)] if places else []
    for label, value in (
        (Text("天气", "Weather"), sheet.weather),
        (Text("早餐", "Breakfast"), sheet.breakfast),
        (Text("出发", "Departure"), sheet.departure),
    ):
        lines += [Text("{a}：{b}", "{a}: {b}").format(a=label, b=value)] if value else []
    people = [notice.name for notice in notices if not notice.who.startswith("unit:")]
    if people and sheet.version > 1:
        lines.append(Text("有变动：{names}", "Changed for: {names}").format(names=joined(people)))
    lines.append(Text("请各自点自己的链接确认。", "Everybody please confirm by their own link."))
    return _lines(lines)


def _title(sheet: DaySheet) -> Text:
    return (
        Text("{head} · {stamp}", "{head} · {stamp}").format(head=head(sheet), stamp=stamp_of(sheet))
        if sheet.number
        else Text("《{t}》{d} · {stamp}", "{t} · {d} · {stamp}").format(t=sheet.title, d=sheet.when, stamp=stamp_of(sheet))
    )


def _listed(changes: Sequence[Text]) -> list[Text]:
    return [Text("· {c}", "· {c}").format(c=change) for change in changes]


def _lines(lines: Sequence[Text]) -> Text:
    return Text("\n".join(line.zh for line in lines), "\n".join(line.en for line in lines))
