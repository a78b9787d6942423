"""web: the list of productions, a production's overview and its events."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from juzu.web.production import reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.site import events as site_events


@login_required
def productions(request: HttpRequest) -> HttpResponse:
    """The productions of the person who asks."""
    found = reads.productions_of(signed_in(request))
    return render(request, "production/list.html", {"productions": found})


@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """One production at a glance."""
    production = production_or_404(request, slug, may="see production")
    return render(request, "production/overview.html", {"production": production, "standing": reads.standing(production)})


async def events(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happens in a production, as server-sent events."""

    def channel() -> str:
        found = production_or_404(request, slug, may="see production").channel
        site_events.let_go()
        return found

    name = await sync_to_async(channel)()
    return site_events.stream(name, request.headers.get("Last-Event-ID", ""))
