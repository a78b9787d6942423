"""web: a production at a glance, its events, and what its owner may do with all of it."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from juzu.kernel.text import Text
from juzu.plan.problem import PROBLEM
from juzu.web.production import reads, writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.kinds import KIND_NAMES
from juzu.web.production.summary import summary
from juzu.web.site import events as site_events
from juzu.web.site.language import tell

CHANGES = 12
RESET = Text("演示数据已恢复原样。", "The demo data is as it was at first.")
REMOVED = Text("《{title}》已删除。", "{title} has been removed.")


@login_required
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Figures, what to do next, and what changed lately."""
    production = production_or_404(request, slug, may="see production")
    standing = reads.standing(production)
    changes = reads.changes(production).exclude(kind=PROBLEM.name)[:CHANGES]
    said = {
        "production": production,
        "standing": standing,
        "summary": summary(production, standing.documents, timezone.localdate()),
        "changes": [(document, KIND_NAMES.get(document.kind)) for document in changes],
    }
    return render(request, "production/overview.html", said)


@login_required
@require_POST
def reset(request: HttpRequest, slug: str) -> HttpResponse:
    """A sample drama as it was at first."""
    production = production_or_404(request, slug, may="remove production")
    if not production.sample:
        raise Http404
    writes.reset(production, author=signed_in(request))
    messages.success(request, tell(RESET))
    return redirect("production:overview", slug)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes the production away with all its documents."""
    production = production_or_404(request, slug, may="remove production")
    writes.remove(production, author=signed_in(request))
    messages.success(request, tell(REMOVED.format(title=production.title)))
    return redirect("production:list")


@login_required
async def events(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happens in a production, as server-sent events."""

    def channel() -> str:
        found = production_or_404(request, slug, may="see production").channel
        site_events.let_go()
        return found

    name = await sync_to_async(channel)()
    return site_events.stream(name, request.headers.get("Last-Event-ID", ""))
