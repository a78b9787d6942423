"""web: a request -> the language its person reads: their own choice, the cookie's, the browser's; Chinese when none says."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from juzu.kernel.text import LANGS, Lang, Text

COOKIE = "juzu_lang"
A_YEAR_S = 365 * 24 * 3600
DJANGO_CODES: dict[Lang, str] = {"zh": "zh-hans", "en": "en"}


def language_middleware(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Django's own texts follow the language too."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        spoken = chosen(request)
        with translation.override(DJANGO_CODES[spoken]):
            response = get_response(request)
        response.headers.setdefault("Content-Language", spoken)
        return response

    return middleware


def chosen(request: HttpRequest) -> Lang:
    """The language of a request."""
    user = getattr(request, "user", None)
    browser = "en" if request.headers.get("Accept-Language", "zh").lower().startswith("en") else "zh"
    for said in (getattr(user, "language", ""), request.COOKIES.get(COOKIE, "")):
        if said in LANGS:
            return cast("Lang", said)
    return cast("Lang", browser)


def lang() -> Lang:
    """The language in use while a request is answered."""
    return "en" if (translation.get_language() or "").startswith("en") else "zh"


def tell(text: Text) -> str:
    """The text in the language in use."""
    return text.to(lang())


def remember(response: HttpResponse, spoken: Lang) -> HttpResponse:
    """The browser keeps the choice."""
    response.set_cookie(COOKIE, spoken, max_age=A_YEAR_S, samesite="Lax", httponly=True)
    return response


def back(request: HttpRequest) -> str:
    """The page that a form came from; the start page when it says another site."""
    wanted = request.POST.get("next") or request.headers.get("Referer") or "/"
    allowed = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if allowed else "/"
