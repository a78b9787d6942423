"""web: what every template may use without being given it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from juzu.web.site.language import lang


def site(request: HttpRequest) -> dict[str, object]:
    """The language in use, whether the site can send mail, and whether anybody may make an account."""
    del request
    return {"lang": lang(), "site_sends_mail": settings.MAIL, "site_is_open": settings.SIGNUP_OPEN}
