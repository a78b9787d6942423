"""web: a request that brings files -> let through, or told that it is too large (413) or that there are too many (429), wherever it goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from juzu.web.site.errors import TOO_LARGE, TOO_OFTEN, Trouble, page
from juzu.web.site.limits import TooOftenError, limit

MB = 1024 * 1024
ENVELOPE = 64 * 1024  # what a form adds to its files


class UploadsMiddleware:
    """Before any view: a page added tomorrow is limited too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuses by the length that the browser said, before anything is read."""
        said = request.headers.get("Content-Length", "0")
        if said.isdigit() and int(said) > settings.UPLOAD_MB * MB + ENVELOPE:
            return _told(request, TOO_LARGE)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Counts requests with files, and looks at the files' own size: a browser need not say a length."""
        if request.content_type != "multipart/form-data" or not request.FILES:
            return None
        if sum(file.size or 0 for files in dict(request.FILES.lists()).values() for file in files) > settings.UPLOAD_MB * MB:
            return _told(request, TOO_LARGE)
        try:
            limit(request, "uploads")
        except TooOftenError:
            return _told(request, TOO_OFTEN)
        return None


def _told(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": f"{trouble.title.en}. {trouble.next_step.en}"}, status=trouble.status)
    return page(request, trouble)


uploads_middleware = UploadsMiddleware
