"""web: bytes -> a file that a browser shows or keeps, named in any script."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from juzu.edge.papers.bundle import file_name

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR = "text/calendar; charset=utf-8"


def file(data: bytes, kind: str, name: str, *, keep: bool = False) -> HttpResponse:
    """A file; `keep` asks the browser to save it. Papers hold people's days, so nothing between here and the browser keeps a copy."""
    answer = HttpResponse(data, content_type=kind)
    how = "attachment" if keep else "inline"
    answer.headers["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(file_name(name.rpartition('.')[0]))}.{name.rpartition('.')[2]}"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
