"""edge: a chart of base/gantt.py -> SVG and PDF. Presentation attributes only, so that the SVG may stand in a page that allows no inline style."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import typst

from juzu.base.booking.booking import STATES
from juzu.base.booking.clock import date_of, stretch
from juzu.base.gantt import Bar, Chart, Line
from juzu.edge.papers.pdf import FONTS, press
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Lang, Text

INKS = ("#8FB3D9", "#E3B778", "#9CC79A", "#D9A0A0", "#B7A6D6", "#8CC7C2", "#D6C178", "#C9A27E", "#A7B4BE", "#DDA5C4")
INK, FAINT, RULE, SHUT, CHANGE = "#1F1D1A", "#625D55", "#DDD8CC", "#ECE8DD", "#C9C3B5"
LEFT, TOP, ROW, SIZE = 150, 44, 22, 11
FAMILY = "Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif"


@dataclass(frozen=True, slots=True)
class Scale:
    """Minutes of a window -> points across."""

    window: Span
    width: float

    def x(self, minute: int) -> float:
        """Where a minute stands."""
        return round((minute - self.window.start) * self.width / self.window.minutes, 2)


def chart_svg(chart: Chart, title: str, lang: Lang, *, width: int = 1120) -> str:
    """The whole chart as one picture: names, hours or dates, bars, a legend of nothing but what is drawn."""
    scale = Scale(chart.window, width - LEFT - 10)
    rows = list(_rows(chart.lines))
    height = TOP + ROW * len(rows) + 10
    inks = inks_of(chart.lines)
    parts = [f'<text x="10" y="18" font-size="14" font-weight="700" fill="{INK}">{escape(title)}</text>']
    for minute in range(chart.window.start, chart.window.end + 1, chart.step_min):
        x = LEFT + scale.x(minute)
        parts.append(f'<line x1="{x}" y1="{TOP}" x2="{x}" y2="{height - 10}" stroke="{RULE}"/>')
        if minute < chart.window.end:
            parts.append(f'<text x="{x + 2}" y="{TOP - 6}" font-size="9" fill="{FAINT}">{mark(minute, chart)}</text>')
    for number, row in enumerate(rows):
        y = TOP + ROW * number
        if isinstance(row, str):
            parts.append(f'<text x="10" y="{y + 15}" font-size="{SIZE}" font-weight="700" fill="{FAINT}">{escape(row)}</text>')
            continue
        parts.append(f'<text x="18" y="{y + 15}" font-size="{SIZE}" fill="{INK}">{escape(fitting(row.name, LEFT - 24, SIZE))}</text>')
        parts.append(f'<g transform="translate({LEFT} {y})">{line_marks(row, scale, inks, lang)}</g>')
        parts.append(f'<line x1="10" y1="{y + ROW}" x2="{width - 10}" y2="{y + ROW}" stroke="{RULE}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family={quoteattr(FAMILY)} role="img" aria-label={quoteattr(title)}>'
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def line_marks(line: Line, scale: Scale, inks: dict[str, str], lang: Lang, link: Callable[[Bar], str] = lambda _: "") -> str:
    """The bars of one line, ROW high, from x = 0; each says in its title what it is, and leads where `link` says."""
    marks = []
    for bar in line.bars:
        mark, address = _bar(bar, scale, inks, lang), link(bar)
        marks.append(f"<a href={quoteattr(address)} aria-label={quoteattr(said(bar, lang))}>{mark}</a>" if address else mark)
    return "".join(marks)


def inks_of(lines: Iterable[Line]) -> dict[str, str]:
    """A colour for each label, the same whatever is shown first."""
    labels = sorted({bar.label for line in lines for bar in line.bars if bar.label})
    return {label: INKS[number % len(INKS)] for number, label in enumerate(labels)}


def mark(minute: int, chart: Chart) -> str:
    """What stands at the head of a step: the hour, or the date."""
    day = date_of(minute)
    if chart.step_min >= DAY_MIN:
        return f"{day.month}-{day.day}"
    hour = minute % DAY_MIN // 60
    return f"{day.month}-{day.day}" if hour == 0 and minute > chart.window.start else f"{hour:02d}"


def _bar(bar: Bar, scale: Scale, inks: dict[str, str], lang: Lang) -> str:
    x, width = scale.x(bar.span.start), max(scale.x(bar.span.end) - scale.x(bar.span.start), 0.8)
    box = f'x="{x}" width="{round(width, 2)}"'
    if bar.kind == "shut":
        return f'<rect {box} y="0" height="{ROW}" fill="{SHUT}"/>'
    if bar.kind == "change":
        return f'<rect {box} y="8" height="6" fill="{CHANGE}"/>'
    ink = inks.get(bar.label, INKS[0])
    faint = bar.kind == "part"
    look = f'fill="{ink}" fill-opacity="{0.25 if faint else 0.5 if bar.state == "held" else 1}" stroke="{ink}"'
    dash = ' stroke-dasharray="3 2"' if bar.state == "held" or faint else ""
    label = fitting(bar.label, width - 6, 10)
    text = f'<text x="{x + 3}" y="15" font-size="10" fill="{INK}">{escape(label)}</text>' if label else ""
    edge = f'<rect x="{x}" y="3" width="3" height="{ROW - 6}" fill="{INK}"/>' if bar.state == "in_use" and not faint else ""
    return f'<g><title>{escape(said(bar, lang))}</title><rect {box} y="3" height="{ROW - 6}" {look}{dash}/>{edge}{text}</g>'


def said(bar: Bar, lang: Lang) -> str:
    """A bar in words: whose, when, in which state."""
    state = STATES[bar.state].to(lang) if bar.state else ""
    shared = Text("同一处空间", "shared space").to(lang) if bar.kind == "part" else ""
    return " · ".join(part for part in (bar.label, stretch(bar.span), state, shared) if part)


def fitting(text: str, width: float, size: float) -> str:
    """As much of a text as fits; nothing when not even two letters do."""
    room = width
    for number, sign in enumerate(text):
        room -= size if unicodedata.east_asian_width(sign) in "WF" else size * 0.58
        if room < 0:
            return f"{text[: number - 1]}…" if number > 2 else ""
    return text


def _rows(lines: Iterable[Line]) -> Iterator[str | Line]:
    group = ""
    for line in lines:
        if line.group and line.group != group:
            yield line.group
        group = line.group
        yield line


def chart_pdf(chart: Chart, title: str, lang: Lang) -> bytes:
    """The chart as a PDF of one page, as large as it needs (A3 across in width). Raises InputError when the fonts are missing."""
    press()  # says what to do when the fonts are missing
    svg = chart_svg(chart, title, lang, width=1120)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "chart.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "chart.typ"
        page.write_text('#set page(width: 420mm, height: auto, margin: 10mm)\n#image("chart.svg", width: 100%)\n', encoding="utf-8")
        made = typst.compile(str(page), format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True, timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__} for one PDF")
    return made
