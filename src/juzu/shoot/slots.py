"""shoot: a slot of a unit's day that is no scene -> the words for it: 转场 10:20–11:20（60 分）→ 县汽车站."""

from __future__ import annotations

from juzu.kernel.text import Text
from juzu.plan.document import Slot
from juzu.plan.words import SLOTS
from juzu.shoot.book import Book
from juzu.shoot.words import span


def slot_words(book: Book, slot: Slot) -> Text:
    """What the unit does, from when to when, and where it goes."""
    what = SLOTS[slot.kind]
    return Text("{what} {time}（{n} 分）{to}", "{what} {time} ({n} min){to}").format(
        what=Text(what.zh, what.en.capitalize()),
        time=span(slot.start, slot.end),
        n=slot.end - slot.start,
        to=f" → {book.set_name(slot.set)}" if slot.kind in ("move", "change") and slot.set else "",
    )
