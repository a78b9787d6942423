"""web: the charts of a base: sets by hour, crews by day, and both as files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from juzu.base.booking.clock import minute_at
from juzu.base.gantt import Bar, Chart, crews_by_day, sets_by_hour
from juzu.edge.papers.gantt import Scale, chart_pdf, chart_svg, inks_of, line_marks, mark
from juzu.kernel.span import DAY_MIN, Span
from juzu.kernel.text import Text
from juzu.web.base import reads
from juzu.web.base.access import Visit, base_or_404
from juzu.web.base.pages.frame import page
from juzu.web.site.language import lang, tell

WIDTH = 1120
MORNING_MIN = 5 * 60
"""When a single day begins on the chart: its night belongs to it."""
SPANS = (1, 2, 7, 14)
NAMES = {"sets": Text("各景排期", "Schedule of sets"), "crews": Text("各组排期", "Schedule of crews")}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart as the page shows it."""

    id: str
    name: str
    marks: SafeString


@dataclass(frozen=True, slots=True)
class Window:
    """The days on show."""

    day: date
    days: int
    choices: tuple[int, ...] = SPANS

    @property
    def span(self) -> Span:
        """Its minutes; a single day is one from morning to morning."""
        start = minute_at(self.day, MORNING_MIN if self.days == 1 else 0)
        return Span(start, start + self.days * DAY_MIN)

    @property
    def before(self) -> date:
        """The first day of the window before."""
        return self.day - timedelta(days=self.days)

    @property
    def after(self) -> date:
        """The first day of the window after."""
        return self.day + timedelta(days=self.days)


def window_of(request: HttpRequest, days: int = 1) -> Window:
    """`?day=2026-12-05&days=7`; what cannot be read is today, one day."""
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        day = timezone.localdate()
    said = request.GET.get("days", "")
    return Window(day, int(said) if said in {str(n) for n in SPANS} else days)


@login_required
@require_GET
def sets(request: HttpRequest, slug: str) -> HttpResponse:
    """Every set by hour."""
    visit, window = base_or_404(request, slug, may="see"), window_of(request)
    return page(request, visit, "schedule", _context(visit, window, "sets"))


@login_required
@require_GET
def crews(request: HttpRequest, slug: str) -> HttpResponse:
    """Every crew by day."""
    visit, window = base_or_404(request, slug, may="see"), window_of(request, 7)
    return page(request, visit, "schedule", _context(visit, window, "crews"))


@login_required
@require_GET
def chart_file(request: HttpRequest, slug: str, kind: str, ending: str) -> HttpResponse:
    """A chart as a file."""
    visit, window = base_or_404(request, slug, may="see"), window_of(request)
    chart, title = _chart(visit, window, kind), f"{visit.catalogue.name} {window.day} {tell(NAMES[kind])}"
    body: Any = chart_pdf(chart, title, lang()) if ending == "pdf" else chart_svg(chart, title, lang())
    answer = HttpResponse(body, content_type="application/pdf" if ending == "pdf" else "image/svg+xml")
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{kind}-{window.day}.{ending}"'
    return answer


def _chart(visit: Visit, window: Window, kind: str) -> Chart:
    span, base = window.span, reads.base_of(visit.catalogue)
    rows = reads.rows(visit.catalogue, Span(span.start - DAY_MIN, span.end + DAY_MIN))
    bookings = reads.masked((reads.value(row) for row in rows), visit.seen)
    return sets_by_hour(base, bookings, span) if kind == "sets" else crews_by_day(base, bookings, span)


def _context(visit: Visit, window: Window, kind: str) -> dict[str, Any]:
    chart = _chart(visit, window, kind)
    scale, inks = Scale(chart.window, WIDTH), inks_of(chart.lines)
    groups: list[tuple[str, list[Row]]] = []

    def link(bar: Bar) -> str:
        seen = bar.booking and bar.label and bar.label != reads.SOMEBODY
        return reverse("base:booking", args=[visit.catalogue.slug, bar.booking]) if seen else ""

    for line in chart.lines:
        if not groups or groups[-1][0] != line.group:
            groups.append((line.group, []))
        groups[-1][1].append(Row(line.id, line.name, mark_safe(line_marks(line, scale, inks, lang(), link))))  # noqa: S308 - escaped where it is made
    ticks = [(scale.x(minute), mark(minute, chart)) for minute in range(chart.window.start, chart.window.end, chart.step_min)]
    now = reads.now_min()
    return {
        "kind": kind,
        "title": NAMES[kind],
        "window": window,
        "groups": groups,
        "ticks": ticks,
        "width": WIDTH,
        "now_x": scale.x(now) if chart.window.start <= now < chart.window.end else None,
    }
