"""script: a line over a speech -> who speaks, how the voice is heard, whether two speak at once (MARA (O.S.) ^, @老周（画外音）).

A name in capitals shows itself. A Chinese name has no capitals: it is one when the line is shaped like a name and the file says so
elsewhere: a （…） or OS mark, an @, the same name over another speech, or the name inside the action.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from juzu.script.words.lines import narrow
from juzu.script.words.vocabulary import VOICE
from juzu.script.words.wording import CJK

_MOST_GROUPS = 8
_VOICED = re.compile(rf"(?:{VOICE.pattern})(?![A-Za-z\u4e00-\u9fff])", re.IGNORECASE)
_ASIAN = re.compile(rf"[{CJK}\u3040-\u30ff\uac00-\ud7af]")
_ASIAN_NAME = re.compile(rf"[{CJK}\u3040-\u30ff\uac00-\ud7af\w·]{{1,10}}$")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Cue:
    """`name` as written; `voice` an O.S. or V.O. mark, `added` any other mark in brackets (CONT'D); `dual` for a trailing ^."""

    name: str
    voice: str = ""
    added: str = ""
    dual: bool = False
    colon: bool = False


def read_cue(text: str) -> Cue:
    """The parts of a line that is known to be a cue."""
    rest = " ".join(text.split())
    dual, groups = rest.endswith("^"), list[str]()
    rest = rest.rstrip("^ ")
    while len(groups) < _MOST_GROUPS and (start := _last_group(narrow(rest))):
        groups.insert(0, rest[start + 1 : -1].strip())
        rest = rest[:start].rstrip(" ")
        dual |= rest.endswith("^")
        rest = rest.rstrip("^ ")
    name = rest.rstrip(":：").rstrip() or rest
    voices = [g for g in groups if _VOICED.match(narrow(g))]
    others = [g for g in groups if g not in voices and g]
    return Cue(name, "; ".join(voices), "; ".join(others), dual, colon=name != rest)


def _last_group(key: str) -> int:
    """Where the brackets at the end of a cue open; 0 where it has none or nothing stands before them."""
    start = key.rfind("(") if key.endswith(")") else 0
    return 0 if start <= 0 or ")" in key[start:-1] else start


def in_capitals(text: str) -> bool:
    """Whether a line is a cue by its capitals: at least one letter with case, none of them small, outside brackets."""
    name = read_cue(text).name
    return name.upper() == name != name.lower() and not _ASIAN.search(name) and not narrow(name).endswith(" TO") and name[0] not in "(（"


def like_a_name(text: str) -> bool:
    """Whether a line could be a name in a script without capitals: short, of one word, without the marks of a sentence."""
    name = read_cue(text).name
    return bool(_ASIAN.search(name) and _ASIAN_NAME.match(narrow(name)) and _LETTER.match(name[0]))


def people_of(cues: Iterable[tuple[str, str]], forced: Iterable[str], prose: str) -> frozenset[str]:
    """The names among lines shaped like one; `cues` are such lines with the line below each, `prose` everything else."""
    names: Counter[str] = Counter()
    sure = {read_cue(text).name for text in forced}
    for text, below in cues:
        cue = read_cue(text)
        names[cue.name] += 1
        if cue.voice or cue.dual or cue.colon or (narrow(below)[0] == "(" and narrow(below)[-1] == ")"):
            sure.add(cue.name)
    return frozenset(name for name, count in names.items() if name in sure or count > 1 or (len(name) > 1 and name in prose))
