"""web: a JuzuError in a view -> a page, or a notice for htmx, that lists every fault; status 422, 409 for two people at once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import RawPostDataException
from django.shortcuts import render

from juzu.kernel.errors import JuzuError
from juzu.web.site.errors import BAD_REQUEST, TOO_OFTEN, page
from juzu.web.site.limits import TooOftenError


class ConflictError(JuzuError):
    """Somebody else changed the same thing first; the faults say what."""


class FaultsMiddleware:
    """Views raise what the core raises; here it becomes an answer. An htmx request gets the notice alone, into `#notices`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Lets the request through."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to a fault; None lets any other error through."""
        if isinstance(error, TooOftenError):
            return page(request, TOO_OFTEN)
        if isinstance(error, RawPostDataException):  # a form where a message was expected
            return page(request, BAD_REQUEST)
        if not isinstance(error, JuzuError):
            return None
        status = 409 if isinstance(error, ConflictError) else 422
        if getattr(request, "htmx", False):
            answer = render(request, "site/faults.html", {"faults": error.faults}, status=status)
            answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#notices", "innerHTML"
            return answer
        return render(request, "site/faults_page.html", {"faults": error.faults}, status=status)


faults_middleware = FaultsMiddleware
