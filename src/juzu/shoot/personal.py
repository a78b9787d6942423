"""shoot: a day sheet, somebody in it -> what they alone need to know: when, where, which scenes, whom to ring. Text for a phone."""

from __future__ import annotations

from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.plan.document import Call, DayPlan
from juzu.shoot import fields as f
from juzu.shoot.book import Book
from juzu.shoot.calls import actor_times, plays
from juzu.shoot.frame import stamp
from juzu.shoot.paper import Value
from juzu.shoot.private import guarded
from juzu.shoot.words import INSIDE, at, full_day, joined


@dataclass(frozen=True, slots=True)
class PersonalCall:
    """One person's day. `lines` are short enough for a phone; `who` is the person's id, `day` the plan day."""

    who: str
    day: int
    name: Text
    lines: tuple[Text, ...]


def personal_calls(book: Book) -> tuple[PersonalCall, ...]:
    """Everybody's calls, person by person in the order of the cast, day by day."""
    order = {character: number for number, character in enumerate(book.characters)}
    calls: dict[tuple[str, int], Call] = {(call.who, day.day): call for day in book.days for call in day.people}
    keys = sorted(calls, key=lambda key: (order.get(key[0], len(order)), *key))
    return tuple(personal_call(book, day, calls[who, day]) for who, day in keys)


def personal_call(book: Book, number: int, call: Call) -> PersonalCall:
    """One person's call on one plan day, over all units."""
    days = [day for day in book.days if day.day == number]
    day = days[0]
    when = book.date(day.day)
    date = full_day(when) if when else Text("日期未定", "date open")
    name = f.named(book, call.who)
    _, place, makeup, leave = actor_times(book, call.who, call)
    head = Text("《{drama}》第 {n} 天 {date}", "{drama} · day {n} · {date}")
    said: list[tuple[Text, Value]] = [
        (Text("出发", "Leave"), leave),
        (Text("化妆", "Make-up"), joined((makeup, place), " ", " ")),
        (Text("首场", "First scene"), at(call.first)),
        (Text("收工", "Wrap"), at(call.wrap)),
    ]
    contacts = [(Text("联系", "Contact"), joined((c.post, c.name, c.phone), " ", " ")) for c in book.production.contacts]
    lines = [
        head.format(drama=book.production.title, n=book.ordinal(day), date=date),
        name,
        *_labelled(said),
        *_scenes(book, days, call.who),
        *_labelled([*contacts, (Text("医院", "Hospital"), book.production.hospital)]),
        stamp(book),
    ]
    return guarded(PersonalCall(call.who, day.day, name, tuple(lines)))


def _labelled(pairs: list[tuple[Text, Value]]) -> list[Text]:
    return [Text("{a}：{b}", "{a}: {b}").format(a=label, b=value) for label, value in pairs if value not in (None, "")]


def _scenes(book: Book, days: list[DayPlan], who: str) -> list[Text]:
    """The person's scenes, with the place named where it changes."""
    lines, here = list[Text](), ""
    for slot, mention in sorted((play for day in days for play in plays(book, day, who)), key=lambda play: play[0].start):
        if slot.set != here:
            here = slot.set
            lines.append(Text("【{place}】", "[{place}]").format(place=book.set_name(here, full=True)))
        scene = book.needs[slot.scene]
        light = joined((f.mood(scene), INSIDE[scene.inside]), "", " ")
        parts = joined((scene.id, light, book.looks.get(mention.look), scene.synopsis), " ", " ")
        lines.append(Text("{t} {parts}", "{t} {parts}").format(t=at(slot.start), parts=parts))
    return lines
