"""web: a wall schedule handed in: every contradiction is shown, and nothing is imported until it is resolved or accepted."""

from __future__ import annotations

from typing import get_args

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from juzu.base.booking.wall import Accept
from juzu.edge.files.wall_file import empty_wall, read_wall_file
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.web.base import writes
from juzu.web.base.access import base_or_404
from juzu.web.base.pages.catalogue import XLSX
from juzu.web.base.pages.frame import page
from juzu.web.site.language import lang, tell

TAKEN = Text("已导入 {n} 个预订，{skipped} 行没有导入。", "{n} bookings imported, {skipped} rows left out.")


@login_required
@require_http_methods(["GET", "POST"])
def wall(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, or what a schedule contradicts."""
    visit = base_or_404(request, slug, may="operate")
    if request.method == "GET":
        return page(request, visit, "wall", {})
    file = request.FILES.get("file")
    if file is None:
        raise InputError(Fault(Text("没有选文件", "no file was chosen"), Text("选一个 .xlsx 或 .csv 文件", "choose an .xlsx or .csv file")))
    said = request.POST.get("accept", "none")
    accept: Accept = said if said in get_args(Accept) else "none"  # type: ignore[assignment]  # looked up beside
    rows = read_wall_file(file.read(), file.name or "schedule.xlsx")
    reading = writes.import_wall(visit.catalogue, rows, accept, author=visit.user)
    if reading.contradictions and accept == "none":
        context = {"reading": reading, "rows": len(rows), "file": file.name, "faults": [one.fault for one in reading.contradictions]}
        return page(request, visit, "wall", context, status=409)
    messages.success(request, tell(TAKEN.format(n=len(reading.bookings), skipped=len(reading.skipped))))
    return HttpResponseRedirect(reverse("base:schedule", args=[slug]))


@login_required
@require_GET
def blank(request: HttpRequest, slug: str) -> HttpResponse:
    """An empty schedule to fill in."""
    base_or_404(request, slug, may="operate")
    answer = HttpResponse(empty_wall(lang()), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-schedule.xlsx"'
    return answer
