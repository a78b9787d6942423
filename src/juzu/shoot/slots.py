"""shoot: a slot of a unit's day that is no scene -> the words for it: 转场 10:20–11:20（60 分）→ 县汽车站."""

from __future__ import annotations

from juzu.kernel.text import Text
from juzu.plan.document import Slot, SlotKind
from juzu.shoot.book import Book
from juzu.shoot.words import span

SLOTS: dict[SlotKind, Text] = {
    "setup": Text("准备", "Set-up"),
    "scene": Text("拍摄", "Scene"),
    "change": Text("换景", "Change-over"),
    "move": Text("转场", "Move"),
    "relight": Text("改光", "Relight"),
    "look": Text("换造型", "Look change"),
    "dress": Text("置景", "Dressing"),
    "meal": Text("用餐", "Meal"),
    "wait": Text("等候", "Wait"),
    "strike": Text("收整", "Strike"),
}


def slot_words(book: Book, slot: Slot) -> Text:
    """What the unit does, from when to when, and where it goes."""
    return Text("{what} {time}（{n} 分）{to}", "{what} {time} ({n} min){to}").format(
        what=SLOTS[slot.kind],
        time=span(slot.start, slot.end),
        n=slot.end - slot.start,
        to=f" → {book.set_name(slot.set)}" if slot.kind in ("move", "change") and slot.set else "",
    )
