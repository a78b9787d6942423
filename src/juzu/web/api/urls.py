"""web: addresses of the API, and how its errors are said."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from juzu import __version__
from juzu.kernel.errors import JuzuError
from juzu.web.api import bases, board, jobs, productions
from juzu.web.api.door import DOORS
from juzu.web.job.writes import faults_json
from juzu.web.site.faults import ConflictError
from juzu.web.site.limits import TooOftenError

api = NinjaAPI(
    title="剧组 Juzu",
    version=__version__,
    description="网页能做的，程序也能做。Sign in with a token from your account page: `Authorization: Bearer juzu_…`.",
    auth=DOORS,
    urls_namespace="api",
)
api.add_router("", productions.router)
api.add_router("", jobs.router)
api.add_router("", bases.router)
api.add_router("", board.router)


@api.exception_handler(JuzuError)
def refused(request: HttpRequest, error: JuzuError) -> HttpResponse:
    """422 with every fault; 409 where somebody else was faster."""
    status = 409 if isinstance(error, ConflictError) else 422
    return api.create_response(request, {"faults": faults_json(error.faults)}, status=status)


@api.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
    """403."""
    del error
    return api.create_response(request, {"detail": "your role may not do that"}, status=403)


@api.exception_handler(TooOftenError)
def too_often(request: HttpRequest, error: TooOftenError) -> HttpResponse:
    """429."""
    del error
    return api.create_response(request, {"detail": "too often; wait a minute"}, status=429)
