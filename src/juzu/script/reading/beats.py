"""script: a scene's elements -> its beats: what is done and what is said, with the speech that hides in hooks taken apart.

A hook (【卡点】马保田坐起来：谁动了？) is action, speech or both; crews shoot it as part of the scene, so it counts as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from juzu.kernel.source import Source
from juzu.script.document import Element, Scene
from juzu.script.words.asides import turns_back, turns_forward
from juzu.script.words.castwords import INNER, REMOTE
from juzu.script.words.forms import is_of_name
from juzu.script.words.lines import narrow
from juzu.script.words.wording import CJK, plain

_SPOKEN_HOOK = re.compile(rf"(?P<name>[{CJK}A-Za-z·. ]{{1,12}}?)\s*(?P<mods>(?:[(（][^()（）]*[)）])*)\s*[：:]\s*(?=\S)")
_QUOTED = re.compile(rf"“[^”]{{0,300}}”|\"[^\"]{{0,600}}\"|「[^」]{{0,300}}」|《[^》]{{0,60}}》|(?:(?<=：)|(?<=[{CJK}]:))[^。！？!?]*")
_CARD = re.compile(r"(?<![\w*])\*[^*\n]+\*(?![\w*])")
_CAST_LABEL = re.compile(r"\s*(?P<name>群众演员|群演|特约|龙套)\s*[：:]")
_SENTENCE_END = re.compile(r"[。！？!?…]\s*$")
_PARTS = re.compile(r"\s*[，,；;]\s*")
_TAIL_SPEECH = re.compile(r"[：:]\s*(?=[^“\"「\s])")
_REMOTE = re.compile(REMOTE, re.IGNORECASE)
_INNER = re.compile(INNER, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing done or said. `narration` is `text` with what is quoted, written or read aloud blanked out: names there are not people here.

    `aside` beats stand in a flashback or dream inside a scene of the present.
    """

    kind: Literal["act", "speech"]
    text: str
    source: Source
    narration: str = ""
    speaker: str = ""
    voice: str = ""
    manner: str = ""
    mark: str = ""
    aside: bool = False

    @property
    def remote(self) -> bool:
        """Whether the speech may come from somebody who is not in the scene: 画外, a telephone; a thought (内心) may not."""
        return bool(self.voice) and bool(_REMOTE.search(narrow(self.voice))) and not _INNER.search(self.voice)


def beats_of(scene: Scene, names: frozenset[str]) -> tuple[Beat, ...]:
    """The beats of a scene in order. `names` are the forms that can speak, for hooks that are speech."""
    found: list[Beat] = []
    aside = False
    for element in read_misread(scene.elements):
        label = f"{element.mark} {element.text[:12] if element.kind in ('mark', 'transition', 'centred') else ''}"
        if turns_back(label):
            aside = bool(found)
        elif turns_forward(label):
            aside = False
        found += (replace(beat, aside=aside) for beat in _beats(element, names))
    return tuple(found)


def read_misread(elements: tuple[Element, ...]) -> Iterator[Element]:
    """The elements, where 群众演员：… after the scene has begun is speech, though the words also label a cast line."""
    begun = False
    for element in elements:
        label = _CAST_LABEL.match(element.raw)
        if label and element.kind == "cast" and (begun or _SENTENCE_END.search(element.text)):
            yield replace(element, kind="speech", speaker=label["name"], names=())
        else:
            yield element
        begun = begun or element.kind in ("action", "speech")


def _beats(element: Element, names: frozenset[str]) -> Iterator[Beat]:
    if element.kind == "speech":
        yield _said(element)
    elif element.kind in ("action", "unknown"):
        yield _act(element.text, element)
    elif element.kind == "hook" and element.text:
        yield from _hook(element, names)


def _said(element: Element) -> Beat:
    """A speech whose （少年） or （饰督军） belongs to the name again, where a reader took it for a manner."""
    manners = [part for part in _PARTS.split(element.manner) if part]
    of_name = [part for part in manners if is_of_name(part)]
    speaker = element.speaker + "".join(f"（{part}）" for part in of_name)
    manner = "，".join(part for part in manners if part not in of_name)
    return Beat("speech", element.text, element.source, speaker=speaker, voice=element.voice, manner=manner)


def _hook(element: Element, names: frozenset[str]) -> Iterator[Beat]:
    spoken = _SPOKEN_HOOK.match(element.text)
    if spoken and spoken["name"].strip() in names:
        voice = spoken["mods"].strip("（）()")
        yield Beat(
            "speech",
            element.text[spoken.end() :],
            element.source,
            speaker=spoken["name"].strip(),
            voice=voice if _REMOTE.search(voice) else "",
        )
    else:
        yield _act(element.text, element)


def _act(text: str, element: Element) -> Beat:
    colon = _TAIL_SPEECH.search(text) if element.kind == "hook" else None
    text_told = text[: colon.end()] if colon else text
    uncarded = _CARD.sub(lambda found: " " * len(found[0]), text_told)
    narration = _QUOTED.sub(lambda found: " " * len(found[0]), uncarded)
    return Beat("act", plain(text), element.source, narration=plain(narration), mark=element.mark)
