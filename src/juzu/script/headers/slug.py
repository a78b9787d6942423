"""script: a screenplay heading (INT. HOUSE - KITCHEN - NIGHT #12A#, 内景。银河商场·三楼 - 夜) -> its parts, as written.

Levels of place are set apart by " - " or "/", in Chinese by ·, a dash or a space too. A part that names a time of day or a break in time
(NIGHT, CONTINUOUS, FLASHBACK) is time wherever it stands after the place.
Source: Fountain 1.1, "Scene Heading"; the full-width forms are what Chinese writers type instead of "INT.".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from juzu.script.words.lines import narrow
from juzu.script.words.vocabulary import TIME

_INSIDE = re.compile(
    r"(?P<inside>INT\.?\s?/\s?EXT|EXT\.?\s?/\s?INT|INT|EXT|EST|I\.?/E|E\.?/I)(?P<mark>[.。:](?P<gap>\s*)|\s+-\s+|\s+)(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?P<inside>内外景|内/外景?|外/内景?|内景/外景|外景/内景|内景|外景|内外|内|外)(?P<mark>[.。:]\s*|(?<=景)\s+)(?P<rest>\S.*)$"
)
_PROSE = re.compile(r"[。!?;…]$|，")
_LONGEST_CHINESE = 40
_NUMBER = re.compile(r"\s*#(?P<number>[^#\s](?:[^#]*[^#\s])?)#\s*$")
_DASH = re.compile(r"\s+-+\s+")
_TIGHT_DASH = re.compile(r"(?<=[^\x00-\x7f])-+(?=[^\x00-\x7f])")
_LEVEL = re.compile(r"(?<!\d)\s*/\s*|\s*/\s*(?!\d)")
_CHINESE_LEVEL = re.compile(r"\s*[/·、]\s*|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_BREAK = (
    r"(?:FLASH ?BACK|FLASH ?FORWARD|END OF FLASHBACK|BACK TO PRESENT|PRESENT(?: DAY)?|DREAM(?: SEQUENCE)?|MONTAGE|INTERCUT|ESTABLISHING"
    r"|(?:(?:A |THE )?(?:NEXT|FOLLOWING|SAME|PREVIOUS|LATER THAT)|[\w-]+ (?:MINUTES?|HOURS?|DAYS?|WEEKS?|MONTHS?|YEARS?)) ?(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|LATER|EARLIER)?"
    r"|DAY \d+|NIGHT \d+|PRE-?DAWN|[\w' ]*\bLATER|SAME|RAIN|天|\(?\d{4}\)?|闪回|闪前|回忆|梦境|想象|同时|接上场?|稍后|片刻后)(?:\s?\([^()]*\))?"
)
_TIME = re.compile(rf"(?:{TIME}|{_BREAK})(?:\s?(?:,|/|到|转)\s?(?:{TIME}|{_BREAK}))*$", re.IGNORECASE)
_OMITTED = re.compile(r"(?:SCENES? )?OMIT(?:TED)?\.?$|[(]?删[除场戏掉]*[)]?$", re.IGNORECASE)
_LAST_WORD = re.compile(
    r"(?<=\S)\s+(?P<time>DAY|NIGHT|DAWN|DUSK|MORNING|EVENING|AFTERNOON|NOON|MIDNIGHT|SUNSET|SUNRISE|日|夜|晨|昏)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Slug:
    """A heading's parts as written; "" or () for a part it does not have. `omitted` says that only the number of a cut scene is kept."""

    number: str
    inside: str
    places: tuple[str, ...]
    time: str
    omitted: bool = False


def split_number(text: str) -> tuple[str, str]:
    """A heading without its scene number, and the number: `INT. HOUSE #1A#` -> (`INT. HOUSE`, `1A`)."""
    found = _NUMBER.search(text)
    return (text[: found.start()], found["number"]) if found and found.start() else (text, "")


def is_slug(text: str) -> bool:
    """Whether a line is a heading by its own form: INT. HOUSE, I/E CAR, 内景。客厅; not INTERIOR DESIGN, not 内心独白 - 日."""
    key = narrow(_bare(text)[0])
    if found := _INSIDE.match(key):
        return not found["mark"].isspace() or key[-1] not in ".!?" or key == key.upper()
    return bool(_CHINESE.match(key)) and len(key) <= _LONGEST_CHINESE and not _PROSE.search(key)


def read_slug(text: str) -> Slug:
    """The parts of any heading, also of one that only a forcing mark makes a heading (`.KITCHEN`, an FDX paragraph)."""
    bare, number = _bare(text)
    key = narrow(bare)
    if _OMITTED.match(key):
        return Slug(number, "", (), "", omitted=True)
    found = _INSIDE.match(key) or _CHINESE.match(key)
    start = found.start("rest") if found else 0
    inside = ""
    if found:
        dotted = found["mark"][0] in ".。:"
        inside = bare[: found.end("inside") + dotted]
    places, times = _parts(bare[start:], key[start:])
    return Slug(number, inside, places, " - ".join(times))


def _bare(text: str) -> tuple[str, str]:
    bare, number = split_number(unemphasised(text))
    return unemphasised(bare), number


def unemphasised(text: str) -> str:
    """A line without the emphasis marks round all of it: `**INT. HOUSE**` -> `INT. HOUSE`."""
    bare = " ".join(text.split())
    while len(bare) > 2 and bare[0] == bare[-1] and bare[0] in "*_":
        bare = bare[1:-1].strip()
    return bare


def _parts(text: str, key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    chunks = _cut(text, key, _DASH)
    if not key.isascii():
        chunks = [piece for chunk in chunks for piece in _cut(chunk, narrow(chunk), _TIGHT_DASH)]
    chunks = [chunk.strip() for chunk in chunks if chunk.strip()]
    places, times = chunks[:1], list[str]()
    for chunk in chunks[1:]:
        (times if _TIME.match(narrow(chunk)) else places).append(chunk)
    levels = [
        piece.strip() for chunk in places for piece in _cut(chunk, narrow(chunk), _LEVEL if narrow(chunk).isascii() else _CHINESE_LEVEL)
    ]
    levels = [level for level in levels if level]
    if len(chunks) == 1 and levels and (last := _LAST_WORD.search(levels[-1])):
        times, levels[-1] = [levels[-1][last.start("time") :]], levels[-1][: last.start()]
    if not times and len(levels) > 1 and _TIME.match(narrow(levels[-1])):
        times = [levels.pop()]
    return tuple(levels), tuple(times)


def _cut(text: str, key: str, at: re.Pattern[str]) -> list[str]:
    """`text` cut where its narrowed form shows a separator."""
    pieces, start = [], 0
    for found in at.finditer(key):
        pieces.append(text[start : found.start()])
        start = found.end()
    return [*pieces, text[start:]]
