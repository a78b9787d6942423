"""script: lines -> header blocks: a line, or a number line with the lines that complete it, read together as one header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from juzu.kernel.source import Source
from juzu.script.document import Header
from juzu.script.headers.header import Part, Piece, Reading, read_header
from juzu.script.headers.lists import split_names, split_places
from juzu.script.headers.numbers import Number
from juzu.script.words.lines import Line

NEXT_LINE = "↵"
_MOST_LINES = 6
_PLACE = re.compile(
    r"[^\s。!?…,;:()【】△\"“”]{1,8}(?:[·/ -][^\s。!?…,;:()【】△\"“”]{1,8}){0,2}(?<=[家室厅房院店街楼口场馆厂处部殿宫府山村车内外门路桥岸边司堂台间库廊巷局所园吧厦寓道站铺城河湖坡校楼顶窗])"
)
_WHOLE: frozenset[Part] = frozenset(("地", "时", "内外"))


@dataclass(frozen=True, slots=True)
class Block:
    """A possible header on lines[first : first + count]. `weight` adds up the evidence of all its lines."""

    first: int
    count: int
    readings: tuple[Reading, ...]

    @property
    def number(self) -> Number | None:
        """The scene number, on whichever line it stands."""
        return next((r.number for r in self.readings if r.number), None)

    @property
    def weight(self) -> float:
        """The evidence of all lines together."""
        return sum(r.weight for r in self.readings)

    @property
    def template(self) -> str:
        """The candidate grammar this block proposes: `号↵地点:地↵时间:时`."""
        return NEXT_LINE.join(r.template for r in self.readings)

    @property
    def order(self) -> tuple[Part, ...]:
        """The parts in the order they stand, each once."""
        return tuple(dict.fromkeys(p.part for r in self.readings for p in sorted(r.pieces, key=lambda p: p.start)))

    @property
    def family(self) -> str:
        """The kind of number; blocks of one family are numbered in one sequence. Split headers stand apart from whole ones in `template` only."""
        return self.number.kind if self.number else "none"


def find_blocks(lines: Sequence[Line], names: AbstractSet[str]) -> list[Block]:
    """Every possible header, in order; blocks may overlap (a number line with its continuation, and that continuation alone)."""
    readings = [read_header(line, names) for line in lines]
    return [_extend(lines, readings, at, reading) for at, reading in enumerate(readings) if reading and _may_start(reading)]


def _may_start(reading: Reading) -> bool:
    return reading.number is not None or reading.weight >= 1.5


def _extend(lines: Sequence[Line], readings: Sequence[Reading | None], at: int, first: Reading) -> Block:
    taken, have, end = [first], set(first.parts), at + 1
    pending: list[Reading] = []
    if first.number or any(p.labelled for p in first.pieces):
        for index in range(at + 1, min(at + _MOST_LINES, len(lines))):
            more = readings[index]
            if more is None or lines[index].number - lines[index - 1].number > 2 or not _completes(more, have):
                break
            pending.append(more)
            have |= more.parts
            if more.parts & _WHOLE:
                taken, pending, end = taken + pending, [], index + 1
    return Block(at, end - at, tuple(taken))


def _completes(more: Reading, have: AbstractSet[Part]) -> bool:
    """A continuation adds parts that are still missing, and says nothing else."""
    if more.number or more.parts & have or not more.pieces:
        return False
    labelled = all(p.labelled for p in more.pieces)
    return labelled or (more.weight >= 1.5 and bool(more.parts & _WHOLE))


def adopt_places(lines: Sequence[Line], blocks: Sequence[Block], reserved: AbstractSet[int]) -> tuple[Block, ...]:
    """Headers that lack a place take the next line as theirs, where most such headers of the file are followed by a place alone."""
    placeless = [b for b in blocks if not any("地" in r.parts for r in b.readings)]
    taken = reserved | {b.first for b in blocks}
    ready = {b for b in placeless if b.first + b.count not in taken and _is_place(lines, b.first + b.count)}
    if len(ready) * 10 < len(placeless) * 6:
        return tuple(blocks)
    return tuple(_with_place(lines, b) if b in ready else b for b in blocks)


def _is_place(lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and lines[at].number - lines[at - 1].number <= 2 and bool(_PLACE.fullmatch(lines[at].key))


def _with_place(lines: Sequence[Line], block: Block) -> Block:
    place = Piece("地", 0, len(lines[block.first + block.count].key))
    return replace(block, count=block.count + 1, readings=(*block.readings, Reading((place,), None, "地", 0.5)))


def header_of(lines: Sequence[Line], block: Block, file: str) -> Header:
    """The header of a block, every part as written."""
    found: dict[Part, list[tuple[str, str]]] = {"时": [], "内外": [], "地": [], "人": []}
    for line, reading in zip(lines[block.first : block.first + block.count], block.readings, strict=True):
        for piece in sorted(reading.pieces, key=lambda p: p.start):
            if piece.part != "号":
                found[piece.part].append(_cut(line, piece))
    first, last = lines[block.first], lines[block.first + block.count - 1]
    number = block.number
    return Header(
        raw="\n".join(line.raw for line in lines[block.first : block.first + block.count]),
        source=Source(file, first.number, first.column),
        number=_number_text(lines, block) if number else "",
        time=" ".join(text for text, _ in found["时"]),
        inside=" ".join(text for text, _ in found["内外"]),
        places=tuple(level for text, key in found["地"] for level in split_places(text, key)),
        cast=tuple(name for text, key in found["人"] for name in split_names(text, key)),
        lines=last.number - first.number + 1,
        inserted=bool(number and number.inserted),
    )


def _cut(line: Line, piece: Piece) -> tuple[str, str]:
    return line.text[piece.start : piece.end], line.key[piece.start : piece.end]


def _number_text(lines: Sequence[Line], block: Block) -> str:
    for line, reading in zip(lines[block.first :], block.readings, strict=False):
        for piece in reading.pieces:
            if piece.part == "号":
                return line.text[piece.start : piece.end]
    return ""
