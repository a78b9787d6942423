"""web: the language switch."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from juzu.kernel.text import LANGS
from juzu.web.site.language import back, remember


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the language in the browser and, for somebody who is signed in, with the account."""
    said = request.POST.get("lang", "")
    answer = HttpResponseRedirect(back(request))
    if said not in LANGS:
        return answer
    if request.user.is_authenticated:
        request.user.language = said
        request.user.save(update_fields=["language"])
    return remember(answer, said)
