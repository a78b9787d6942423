"""shoot: a day sheet -> when each actor is made up, leaves, plays, changes and waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from juzu.kernel.text import Text
from juzu.plan.document import Call, DayPlan, Slot
from juzu.script.breakdown import Character, Mention
from juzu.shoot.book import Book
from juzu.shoot.fields import named
from juzu.shoot.paper import Value, same
from juzu.shoot.rounding import down
from juzu.shoot.words import at, joined, span

LONG_WAIT_MIN = 120


@dataclass(frozen=True, slots=True)
class CallTimes:
    """When somebody is made up and leaves, in minutes of the day, and where make-up is. `leave_min` is None where the way is unknown."""

    makeup_min: int
    leave_min: int | None
    place: Text


def call_times(book: Book, call: Call) -> CallTimes:
    """An actor's times from the call that the plan gives: made up at the hotel, make-up and departure lie before the way."""
    production = book.production
    travel, step = production.travel_min, production.round_min
    away = travel if travel and production.makeup_at_hotel else 0
    leave = None if travel is None else (call.first if production.makeup_at_hotel else call.call) - travel
    place = same(production.makeup_place) if production.makeup_place else Text("现场", "on set")
    return CallTimes(down(call.call - away, step) if away else call.call, None if leave is None else down(leave, step), place)


def actor_times(book: Book, character: str, call: Call | None) -> tuple[Value, Value, Value, Value]:
    """Actor, make-up place, make-up time, departure time; the times are blank for somebody who is only heard."""
    actor = book.actor(character) or Text("待定", "open")
    if call is None:
        return actor, None, None, None
    times = call_times(book, call)
    return actor, times.place, at(times.makeup_min), None if times.leave_min is None else at(times.leave_min)


def bit_calls(book: Book, day: DayPlan, main: Sequence[Character]) -> Value:
    """特约: everybody without a column of their own, with their times."""
    shown = {character.id for character in main}
    return joined(
        (
            Text("{name} {time}", "{name} {time}").format(name=named(book, c.who), time=span(c.call, c.wrap))
            for c in day.people
            if c.who not in shown
        ),
        "；",
        "; ",
    )


def crowd_calls(book: Book, day: DayPlan) -> Value:
    """群演: groups with heads and times, and the heads of the day together."""
    groups = [
        Text("{name} {n} 人 {time}", "{n} {name} {time}").format(name=_group(book, c.who), n=c.count, time=span(c.call, c.wrap))
        for c in day.extras
    ]
    heads = sum(c.count for c in day.extras)
    total = Text(f"共 {heads} 人", f"{heads} in all") if len(groups) > 1 else None
    return joined((total, *groups), "；", "; ")


def _group(book: Book, group: str) -> str:
    names = {g.id: g.name for g in book.problem.extras} if book.problem else {}
    return names.get(group) or group


def plays(book: Book, day: DayPlan, who: str) -> list[tuple[Slot, Mention]]:
    """The scenes that somebody plays in that day, in time order, with how they look."""
    slots = (slot for slot in day.slots if slot.kind == "scene")
    return [(slot, m) for slot in slots for m in book.needs[slot.scene].cast if m.character == who and not m.heard_only]


def actor_notes(book: Book, day: DayPlan) -> Iterator[Text]:
    """演员转场备注: look changes in time order, each with everybody who changes; then stretches of two hours and more without a scene."""
    changes: dict[tuple[int, str], list[str]] = {}
    free: dict[tuple[int, int], list[str]] = {}
    for call in day.people:
        played = plays(book, day, call.who)
        for start, look in _changes(played):
            changes.setdefault((start, book.looks.get(look, look)), []).append(book.role(call.who))
        for (before, _), (after, _) in pairwise(played):
            if after.start - before.end >= LONG_WAIT_MIN:
                free.setdefault((before.end, after.start), []).append(book.role(call.who))
    for (start, look), roles in sorted(changes.items()):
        words = Text("{t} 前换“{look}”：{who}", '{who} in "{look}" by {t}')
        yield words.format(t=at(start), look=look, who=joined(roles))
    for (start, end), roles in sorted(free.items()):
        yield Text("{t} 无戏：{who}", "{who} free {t}").format(t=span(start, end), who=joined(roles))


def _changes(played: Sequence[tuple[Slot, Mention]]) -> Iterator[tuple[int, str]]:
    """When somebody must be in another look, and in which."""
    look = ""
    for slot, mention in played:
        if look and mention.look and mention.look != look:
            yield slot.start, mention.look
        look = mention.look or look
