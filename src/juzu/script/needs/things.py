"""script: the items found in a scene and what people say that words mean -> the items as they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from juzu.kernel.text import Text
from juzu.script.breakdown import Item
from juzu.script.corrections import ThingCorrection, Unfit
from juzu.script.document import Script
from juzu.script.reading.beats import Beat

NO_WORD = Text("剧本里没有这个词了", "the script no longer has this word")


def with_things(items: Sequence[Item], beats: Sequence[Beat], things: Sequence[ThingCorrection]) -> tuple[Item, ...]:
    """The items with each word of the corrections in its kind, taken out, or found where the action has it."""
    if not things:
        return tuple(items)
    said = {thing.name.casefold(): thing.kind for thing in things}
    kept = [replace(i, kind=said.get(i.name.casefold(), i.kind) or i.kind) for i in items if said.get(i.name.casefold(), i.kind)]
    have = {item.name.casefold() for item in items}
    return (*kept, *_found(beats, [t for t in things if t.kind and t.name.casefold() not in have]))


def unused(script: Script, things: Sequence[ThingCorrection]) -> tuple[Unfit, ...]:
    """The corrections whose word the script does not have."""
    text = "\n".join(e.raw for scene in script.scenes for e in scene.elements).casefold() if things else ""
    return tuple(Unfit(thing.name, NO_WORD) for thing in things if thing.name.casefold() not in text)


def _found(beats: Sequence[Beat], things: Sequence[ThingCorrection]) -> Iterator[Item]:
    for thing in things:
        beat = next((b for b in beats if b.kind == "act" and thing.name.casefold() in b.narration.casefold()), None)
        if beat and thing.kind:
            yield Item(thing.kind, thing.name, beat.source)
