"""edge: runs of text with their places on pages -> lines as a person sees them: indents, blank lines, paragraphs, heads and feet apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from juzu.script.words.wording import CJK, width

_PAGE_NUMBER = re.compile(
    r"[\s\-–—·.]*(?:第\s*\d{1,4}\s*页(?:\s*[,，/、]?\s*共\s*\d{1,4}\s*页)?|page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}(?:\s*/\s*\d{1,4})?)[\s\-–—·.]*$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\(?(?:CONTINUED|MORE)\)?:?(?:\s*\(\d+\))?$|(?:\d+\w*\s+)?CONTINUED:?(?:\s*\(\d+\))?(?:\s+\d+\w*)?$")
_OPENS = re.compile(
    rf"[△▲■◆●【\[（(《♪#]|第\s?[\d一二三四五六七八九十百]+\s?[集场]|\d{{1,3}}\s*[-.、]\s*\d*|场|[{CJK}\w]{{1,6}}(?:[（(][^（）()]*[)）])?[：:]|(?:INT|EXT)\b"
)
_CLOSES = re.compile(r"[。！？…”』」】）!?)~～]$")
_ASIAN = re.compile(rf"[{CJK}]")
_ZONE = 0.085
_OFTEN = 0.4
_SAME_PLACE_PT = 4.0
_APART = 1.12


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a run of one, with its box in points from the page's lower left corner; `zone` is -1 in the foot, 1 in the head, else 0."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    zone: int = 0

    @property
    def em(self) -> float:
        """Width of half a Chinese character, about that of a Latin one."""
        return (self.right - self.left) / max(1, width(self.text))


@dataclass(frozen=True, slots=True)
class Margin:
    """A running head, foot or page number, and the page (from 1) on which it stood."""

    page: int
    text: str


def read_rows(fragments: Sequence[Line], height: float) -> list[Line]:
    """Runs that stand side by side as one line, from the top of the page down; gaps become spaces."""
    rows: list[list[Line]] = []
    for run in sorted(fragments, key=lambda each: (-(each.top + each.bottom), each.left)):
        if rows and _beside(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda each: each.left), height) for row in rows]


def _beside(a: Line, b: Line) -> bool:
    shared = min(a.top, b.top) - max(a.bottom, b.bottom)
    return shared > 0.5 * min(a.top - a.bottom, b.top - b.bottom)


def _joined(runs: list[Line], height: float) -> Line:
    first = runs[0]
    text = first.text
    for before, run in pairwise(runs):
        gap = (run.left - before.right) / max(1.0, before.em)
        text += " " * (0 if gap < 0.4 else max(1, min(40, round(gap)))) + run.text
    bottom, top = min(r.bottom for r in runs), max(r.top for r in runs)
    middle = (bottom + top) / 2
    zone = 1 if middle > height * (1 - _ZONE) else -1 if middle < height * _ZONE else 0
    return Line(text, first.left, bottom, max(r.right for r in runs), top, zone)


def lay_out(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[Margin, ...]]:
    """The text of all pages, and the lines that belong to the page, not to the script."""
    running = _running(pages)
    margins: list[Margin] = []
    bodies: list[list[Line]] = []
    for number, page in enumerate(pages, 1):
        outer = {id(line) for line in (*page[:2], *page[-2:])}
        body = []
        for line in page:
            if id(line) in outer and _belongs_to_page(line, running, len(pages)):
                margins.append(Margin(number, line.text))
            else:
                body.append(line)
        bodies.append(body)
    lines = [line for body in bodies for line in body]
    if not lines:
        return "", tuple(margins)
    chinese = 4 * sum(bool(_ASIAN.search(line.text)) for line in lines) > len(lines)
    return "\n".join(_paragraphs(bodies, chinese)) + "\n", tuple(margins)


def _running(pages: Sequence[Sequence[Line]]) -> Counter[tuple[str, int]]:
    """How often a text (its digits aside) stands at the same height, on different pages."""
    return Counter(place for page in pages for place in {_place(line) for line in page if line.zone})


def _place(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.bottom / _SAME_PLACE_PT)


def _belongs_to_page(line: Line, running: Counter[tuple[str, int]], pages: int) -> bool:
    if _CONTINUED.match(line.text.strip()):
        return True
    if not line.zone:
        return False
    key, height = _place(line)
    return bool(_PAGE_NUMBER.match(line.text)) or sum(running[key, height + step] for step in (-1, 0, 1)) >= max(3, _OFTEN * pages)


def _paragraphs(bodies: Sequence[Sequence[Line]], chinese: bool) -> Iterator[str]:
    lines = [line for body in bodies for line in body]
    page = _Page.of(bodies, lines)
    held: Line | None = None
    for body in bodies:
        above: Line | None = None
        for line in body:
            step = above.bottom - line.bottom if above is not None else 0.0
            if held is not None and chinese and page.goes_on(held, line, step):
                held = replace(line, text=_glued(held.text, line.text), left=held.left)
            else:
                if held is not None:
                    yield _indented(held, page)
                if step > 1.5 * page.pitch or (above is None and held is not None and not chinese):
                    yield ""
                held = line
            above = line
    if held is not None:
        yield _indented(held, page)


@dataclass(frozen=True, slots=True)
class _Page:
    """The usual page: its edges, the width of half a character, the distance of two lines, and of two lines of one paragraph.

    `tight` is 0 where paragraphs stand no further apart than lines do.
    """

    left: float
    right: float
    em: float
    pitch: float
    tight: float

    @classmethod
    def of(cls, bodies: Sequence[Sequence[Line]], lines: Sequence[Line]) -> _Page:
        """Measured on all lines; `pitch` is the lower quartile of all distances."""
        steps = sorted(a.bottom - b.bottom for body in bodies for a, b in pairwise(body))
        pitch = steps[len(steps) // 4] if steps else 12.0
        often = [step for step, count in Counter(round(s * 2) / 2 for s in steps).items() if count >= 2 and step > 4]
        tight = min(often, default=0.0)
        spaced = sum(step > _APART * tight for step in steps) * 10 >= len(steps)
        em = median(line.em for line in lines) or 6.0
        return cls(min(line.left for line in lines), max(line.right for line in lines), em, pitch, tight if spaced else 0.0)

    def goes_on(self, above: Line, line: Line, step: float) -> bool:
        """Whether a line only ended because the page did: it is full, and nothing shows that the next one begins something."""
        if above.right < self.right - 4.5 * self.em or line.left > above.left + 0.5 * self.em or step > 1.5 * self.pitch:
            return False
        if self.tight and step:
            return step <= _APART * self.tight
        return not _OPENS.match(line.text) and (not _CLOSES.search(above.text) or line.left < above.left - self.em)


def _glued(a: str, b: str) -> str:
    return f"{a} {b}" if a[-1:].isascii() and b[:1].isascii() else a + b


def _indented(line: Line, page: _Page) -> str:
    return " " * min(60, round((line.left - page.left) / page.em)) + line.text
