"""shoot: two versions of a day sheet -> for each person what changed for them only, in words ready to send.

Calls, departures, made-up places, scenes added or taken away, places and looks are told whatever they are. A scene or wrap that only slides within
the day is told from `NOTICEABLE_MIN` minutes on: a phone that buzzes for five minutes is a phone that is soon not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from juzu.kernel.text import Text
from juzu.shoot.daysheet import DaySheet, PersonalCall, PersonalScene
from juzu.shoot.words import at

NOTICEABLE_MIN = 15
FOR_ALL: tuple[tuple[str, Text], ...] = (
    ("departure", Text("出发", "Departure")),
    ("breakfast", Text("早餐", "Breakfast")),
    ("note", Text("备注", "Notes")),
    ("hospital", Text("医院", "Hospital")),
)
NOTHING = Text("无", "none")


@dataclass(frozen=True, slots=True)
class Notice:
    """What one person must know anew about one day; never without a change."""

    who: str
    name: Text
    changes: tuple[Text, ...]


def differences(old: DaySheet | None, new: DaySheet, moved: Mapping[str, Text] | None = None) -> tuple[Notice, ...]:
    """Notices in the order of the new sheet, then for those who are no longer called. `moved` says on which other day a scene is shot now."""
    before = {call.who: call for call in old.people} if old else {}
    now = {call.who: call for call in new.people}
    general = tuple(_general(old, new)) if old else ()
    notices: list[Notice] = []
    for call in (*new.people, *(call for who, call in before.items() if who not in now)):
        changes = tuple(_changes(before.get(call.who), now.get(call.who), moved or {}))
        if changes := (*changes, *(general if call.who in before and call.who in now else ())):
            notices.append(Notice(call.who, call.name, changes))
    return tuple(notices)


def changed_since(versions: Sequence[DaySheet], who: str) -> int:
    """The version that last told this person something new: a first sheet, a change for them, or the advance made final. 0: never called."""
    since = 0
    for before, now in pairwise((None, *versions)):
        if now is None:
            continue
        told = any(notice.who == who for notice in differences(before, now))
        final = before is not None and before.state == "advance" != now.state and now.call(who) is not None
        since = now.version if told or final else since
    return since


def _general(old: DaySheet, new: DaySheet) -> Iterator[Text]:
    for name, label in FOR_ALL:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Text("{label}：{was} → {now}", "{label}: {was} → {now}").format(label=label, was=was or NOTHING, now=now or NOTHING)


def _changes(old: PersonalCall | None, new: PersonalCall | None, moved: Mapping[str, Text]) -> Iterator[Text]:
    if new is None:
        yield Text("当天不用来了", "you are no longer called that day")
        yield from _scenes(old.scenes if old else (), (), moved)
        return
    if old is None:
        place = Text(" {p}", " {p}").format(p=new.makeup_place) if new.makeup_place else ""
        yield Text("新增通告：{t}{p}", "you are called: {t}{p}").format(t=at(new.call_min), p=place)
        yield from _scenes((), new.scenes, moved)
        return
    label = Text("集合", "Call") if new.kind == "unit" else Text("化妆", "Make-up")
    if old.leave_min != new.leave_min:
        yield _turned(Text("出发", "Leave"), _time(old.leave_min), _time(new.leave_min))
    if old.call_min != new.call_min:
        yield _turned(label, at(old.call_min), at(new.call_min))
    if old.makeup_place != new.makeup_place:
        yield _turned(Text("化妆地", "Make-up at"), old.makeup_place or NOTHING, new.makeup_place or NOTHING)
    yield from _scenes(old.scenes, new.scenes, moved)
    if abs(old.wrap_min - new.wrap_min) >= NOTICEABLE_MIN:
        yield _turned(Text("收工", "Wrap"), at(old.wrap_min), at(new.wrap_min))


def _scenes(old: Sequence[PersonalScene], new: Sequence[PersonalScene], moved: Mapping[str, Text]) -> Iterator[Text]:
    before, now = {scene.scene: scene for scene in old}, {scene.scene: scene for scene in new}
    for scene in new:
        if scene.scene not in before:
            yield Text("加 {s}：{t} {p}", "added {s}: {t} {p}").format(s=scene.scene, t=at(scene.start_min), p=scene.place)
    for scene in old:
        if scene.scene not in now:
            to = Text("，改到{d}", ", moved to {d}").format(d=moved[scene.scene]) if scene.scene in moved else ""
            yield Text("去 {s}{to}", "taken out {s}{to}").format(s=scene.scene, to=to)
    for scene in new:
        if scene.scene in before:
            yield from _scene(before[scene.scene], scene)


def _scene(old: PersonalScene, new: PersonalScene) -> Iterator[Text]:
    if abs(old.start_min - new.start_min) >= NOTICEABLE_MIN:
        yield _turned(_named(new, Text("时间", "time")), at(old.start_min), at(new.start_min))
    if old.place != new.place:
        yield _turned(_named(new, Text("换景", "place")), old.place, new.place)
    if old.look != new.look:
        yield _turned(_named(new, Text("造型", "look")), old.look or NOTHING, new.look or NOTHING)


def _named(scene: PersonalScene, what: Text) -> Text:
    return Text("{s} {what}", "{s} {what}").format(s=scene.scene, what=what)


def _time(minute: int | None) -> Text:
    return Text("待定", "open") if minute is None else at(minute)


def _turned(label: Text, was: Text | str, now: Text | str) -> Text:
    return Text("{label} {was} → {now}", "{label} {was} → {now}").format(label=label, was=was, now=now)
