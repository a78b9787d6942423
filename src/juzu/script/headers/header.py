"""script: one line -> the parts of a scene header that stand in it, and how surely it is one.

The parts recognise themselves whatever their order and separators: a number (`numbers`), a time of day, inside or outside, the
place, the cast, each alone or after its label. The template is the line with each part replaced by its name (`场号 时 内外 地`): it is
the candidate grammar that this line proposes for the file (`grammar`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from juzu.script.headers.lists import split_names
from juzu.script.headers.numbers import Number, read_number
from juzu.script.words.lines import Line
from juzu.script.words.vocabulary import INSIDE, LABEL, PART_OF_LABEL, SEPARATOR, TIME

Part = Literal["号", "时", "内外", "地", "人"]
LONGEST = 90
_WORD = re.compile(
    rf"(?:(?P<ti>{TIME})\s?[/·]?(?P<it>{INSIDE})|(?P<in>{INSIDE})\s?[/·]?(?P<nt>{TIME})|(?P<inside>{INSIDE})|(?P<time>{TIME}))"
    rf"(?=[{SEPARATOR}()]|$)|(?P<text>(?:\([^()]*\)|[^{SEPARATOR}(]|\(|(?<=\d)[.:](?=\d))+)",
    re.IGNORECASE,
)
_TIME = re.compile(TIME, re.IGNORECASE)
_GLUED_HEAD = re.compile(r"(?P<time>[日夜晨昏晚])(?P<inside>内外|[内外])")
_GLUED_TAIL = re.compile(r"(?P<place>.{2,}?)(?P<time>[日夜晨昏])(?P<inside>[内外])$")
_BRACKETED = re.compile(r"(?P<place>[^()]+)\((?P<cast>[^()]+)\)")
_PAREN = re.compile(rf"\((?=(?:{TIME}|{INSIDE}|[ ,/·\-、])+\))([^()]*)\)", re.IGNORECASE)
_GAP = re.compile(rf"[{SEPARATOR}]*")
_PROSE = re.compile(r"[。!?…;”“\"]$|[。!?…;].")


@dataclass(frozen=True, slots=True)
class Piece:
    """One part found in a line's key at [start, end)."""

    part: Part
    start: int
    end: int
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How a line reads as a header. `weight` adds up the evidence; about 3 is enough for a line on its own."""

    pieces: tuple[Piece, ...]
    number: Number | None
    template: str
    weight: float

    @property
    def parts(self) -> frozenset[Part]:
        """Which parts it has."""
        return frozenset(p.part for p in self.pieces)


def read_header(line: Line, names: AbstractSet[str]) -> Reading | None:
    """The best reading of one line, or None where nothing of a header stands in it. `names` are the speakers of the file."""
    key = line.key
    if len(key) > LONGEST or key[0] == "△":
        return None
    number = _number_at(key)
    wrapped = key[0] in "【[" and key[-1] in "】]"
    start = number.stop if number else 0
    pieces = _parts(key, start, len(key) - 1 if wrapped and not (number and number.stop == len(key)) else len(key), names)
    if not number and not pieces:
        return None
    if number:
        pieces = [Piece("号", number.start, number.end), *pieces]
    return Reading(tuple(pieces), number, _template(key, pieces), _weigh(key, pieces, number, names) + line.marked * 0.5)


def _number_at(key: str) -> Number | None:
    """The number at the line's start, if what follows stands apart from it: 第一场 日, 1-1日内, but not 第一场雨 or 3天后."""
    number = read_number(key)
    if number is None or number.stop >= len(key) or key[number.stop] in " ,、/|·;:->.【】[]()△":
        return number
    if number.closed and key[number.stop - 1] not in "场景幕":
        return number
    if _GLUED_HEAD.match(key, number.stop) or (number.kind == "pair" and _GLUED_TAIL.match(key, number.stop)):
        return number
    word = _WORD.match(key, number.stop)
    return number if word and not word["text"] else None


def _parts(key: str, start: int, stop: int, names: AbstractSet[str]) -> list[Piece]:
    labels = list(LABEL.finditer(key, start, stop))
    if not labels:
        return _free(key, start, stop, names)
    pieces = _free(key, start, labels[0].start(), names)
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        end = following.start() if following else stop
        pieces += _labelled(key, PART_OF_LABEL[label["label"].upper()], label.end(), end, names)
    return pieces


def _labelled(key: str, part: str, start: int, end: int, names: AbstractSet[str]) -> list[Piece]:
    while end > start and key[end - 1] in " ,、;|":
        end -= 1
    if start >= end:
        return []
    if part == "人":
        return [Piece("人", start, end, labelled=True)]
    free = [p for p in _free(key, start, end, names) if p.part != "人"]
    known = [p for p in free if p.part in ("时", "内外")]
    if part == "时":
        mixed = {p.part for p in known} == {"时", "内外"} or len(known) == len(free) == 1
        return [Piece(p.part, p.start, p.end, labelled=True) for p in known] if mixed else [Piece("时", start, end, labelled=True)]
    if part == "内外":
        return [Piece(p.part, p.start, p.end, labelled=True) for p in known]
    return [Piece(p.part, p.start, p.end, labelled=True) for p in free]


def _free(key: str, start: int, stop: int, names: AbstractSet[str]) -> list[Piece]:
    """Parts that stand without labels in key[start:stop]."""
    if start >= stop:
        return []
    if key[start] == "(" and key.find(")", start, stop) == stop - 1:
        start, stop = start + 1, stop - 1
    if "(" in key:
        key = _PAREN.sub(lambda m: f" {m[1]} ", key)
    words = [w for word in _words(key, start, stop) for w in _bracketed_cast(key, word, names)]
    if words and all(w.part == "地" for w in words):
        words = _unglued(key, words, numbered=start > 0)
    return list(_runs(key, _settle(key, words), names))


def _bracketed_cast(key: str, word: Piece, names: AbstractSet[str]) -> Iterator[Piece]:
    """客厅（张三、李四）: the brackets hold the cast where they name a speaker."""
    found = _BRACKETED.fullmatch(key, word.start, word.end) if word.part == "地" else None
    if found and any(name in names for name in split_names(found["cast"], found["cast"])):
        yield Piece("地", *found.span("place"))
        yield Piece("人", *found.span("cast"))
    else:
        yield word


def _unglued(key: str, words: list[Piece], *, numbered: bool) -> list[Piece]:
    """Parts written without a gap: 林家客厅日内, and after a number 日内客厅."""
    if tail := _GLUED_TAIL.match(key, words[-1].start, words[-1].end):
        return [*words[:-1], Piece("地", *tail.span("place")), Piece("时", *tail.span("time")), Piece("内外", *tail.span("inside"))]
    if numbered and (head := _GLUED_HEAD.match(key, words[0].start, words[0].end)) and head.end() < words[0].end:
        return [Piece("时", *head.span("time")), Piece("内外", *head.span("inside")), Piece("地", head.end(), words[0].end), *words[1:]]
    return words


def _words(key: str, start: int, stop: int) -> Iterator[Piece]:
    at = _end(_GAP.match(key, start, stop))
    if start and at == start and (glued := _GLUED_HEAD.match(key, at, stop)):
        yield Piece("时", *glued.span("time"))
        yield Piece("内外", *glued.span("inside"))
        at = _end(_GAP.match(key, glued.end(), stop))
    while at < stop:
        found = _WORD.match(key, at, stop)
        if not found:
            break
        for group, part in _GROUPS:
            if found[group]:
                yield Piece(part, *found.span(group))
        at = _end(_GAP.match(key, found.end(), stop))


_GROUPS: tuple[tuple[str, Part], ...] = (
    *(("ti", "时"), ("it", "内外"), ("in", "内外"), ("nt", "时")),
    *(("inside", "内外"), ("time", "时"), ("text", "地")),
)


def _end(found: re.Match[str] | None) -> int:
    return found.end() if found else 0


def _settle(key: str, words: list[Piece]) -> list[Piece]:
    """Keep one time and one inside: the pair that stand together, else the one at an edge; the others belong to the place."""
    for part in ("时", "内外"):
        found = [i for i, w in enumerate(words) if w.part == part]
        if len(found) > 1:
            keep = min(found, key=lambda i: (_in_phrase(key, words, i), not _beside(words, i), i not in (0, len(words) - 1), i))
            words = [Piece("地", w.start, w.end) if w.part == part and i != keep else w for i, w in enumerate(words)]
    return words


def _in_phrase(key: str, words: list[Piece], at: int) -> bool:
    """Whether an English word runs on into the next: the NIGHT of NIGHT CLUB."""
    following = words[at + 1 : at + 2]
    return (
        bool(following)
        and following[0].part == "地"
        and key[words[at].end : following[0].start] == " "
        and key[following[0].start].isascii()
    )


def _beside(words: list[Piece], at: int) -> bool:
    other = "内外" if words[at].part == "时" else "时"
    return any(0 <= i < len(words) and words[i].part == other for i in (at - 1, at + 1))


def _runs(key: str, words: list[Piece], names: AbstractSet[str]) -> Iterator[Piece]:
    """Neighbouring words of text are one place, up to the first that is a known name: from there it is the cast."""
    has_place = False
    cast = False
    at = 0
    while at < len(words):
        first = words[at]
        if first.part != "地":
            yield first
            at, cast = at + 1, False
            continue
        last = first
        while at < len(words) and words[at].part == "地":
            if not cast and has_place and _is_name(key, words[at], names):
                if words[at] is not first:
                    yield Piece("地", first.start, last.end)
                    first = words[at]
                cast = True
            has_place = True
            last = words[at]
            at += 1
        yield Piece("人" if cast else "地", first.start, last.end)


def _is_name(key: str, word: Piece, names: AbstractSet[str]) -> bool:
    return key[word.start : word.end].split("(", maxsplit=1)[0] in names


def _template(key: str, pieces: list[Piece]) -> str:
    parts, at = [], 0
    for piece in sorted(pieces, key=lambda p: p.start):
        parts += [key[at : piece.start], piece.part]
        at = piece.end
    return re.sub(r"\s+", " ", "".join([*parts, key[at:]])).strip()


def _weigh(key: str, pieces: list[Piece], number: Number | None, names: AbstractSet[str]) -> float:
    worth = {"时": 1.5, "内外": 1.5, "地": 0.5, "人": 0.0, "号": 0.0}
    kinds = {p.part for p in pieces if p.part != "时" or not p.labelled or _TIME.match(key, p.start, p.end)}
    weight = (number.weight if number else 0.0) + sum(worth[part] for part in kinds)
    weight += sum(1.0 for p in pieces if p.labelled and p.part != "人") + (0.5 if names and "人" in kinds else 0.0)
    place = [p for p in pieces if p.part == "地"]
    if _PROSE.search(key):
        weight -= 3.0
    if ":" in key and any(":" in key[p.start : p.end] or key[p.end : p.end + 1] == ":" for p in place):
        weight -= 3.0
    if sum(p.end - p.start for p in place if not p.labelled) > 30:
        weight -= 2.0
    return weight
