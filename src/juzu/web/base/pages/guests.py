"""web: the bases of somebody; the crews at a base, and their plans' bookings."""

from __future__ import annotations

from asgiref.sync import sync_to_async
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from juzu.edge.files.base_file import read_base_file
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.web.account.models import Membership
from juzu.web.base import reads, writes
from juzu.web.base.access import base_or_404, bases_of
from juzu.web.base.desk import channel
from juzu.web.base.models import Guest
from juzu.web.base.pages.frame import page
from juzu.web.production.access import signed_in
from juzu.web.production.models import Production
from juzu.web.production.reads import productions_of
from juzu.web.production.writes import keep_catalogue
from juzu.web.site import events as site_events


@login_required
@require_http_methods(["GET", "POST"])
def bases(request: HttpRequest) -> HttpResponse:
    """The bases that somebody runs or visits; a company's owner opens a new one from its catalogue."""
    user = signed_in(request)
    owned = Membership.objects.filter(user=user, role=Membership.OWNER).select_related("organisation").first()
    if request.method == "POST" and owned:
        file = request.FILES.get("file")
        if file is None:
            raise InputError(Fault(Text("没有选文件", "no file was chosen"), Text("选 base.toml 或 .xlsx", "choose a base.toml or .xlsx")))
        made = keep_catalogue(owned.organisation, read_base_file(file.read(), file.name or "base.toml"), author=user)
        return HttpResponseRedirect(reverse("base:catalogue", args=[made.slug]))
    found = [(catalogue, reads.base_of(catalogue)) for catalogue in bases_of(user)]
    return render(request, "base/list.html", {"bases": found, "owns": owned is not None})


@login_required
@require_http_methods(["GET", "POST"])
def guests(request: HttpRequest, slug: str) -> HttpResponse:
    """The crews at the base; admitting a production gives its people the schedule and lets its scheduler hold sets."""
    visit = base_or_404(request, slug, may="operate")
    if request.method == "POST":
        production = Production.objects.filter(slug=request.POST.get("production", "").strip().removeprefix("p/").strip("/")).first()
        name = (production.title if production else request.POST.get("name", "")).strip()
        if not name:
            step = Text("写组名，或制作的地址（/p/ 后面那段）", "give a name, or a production's address (what follows /p/)")
            raise InputError(Fault(Text("没有这个制作", "there is no such production"), step))
        people = request.POST.get("people", "")
        writes.guest(visit.catalogue, name, production=production, people=int(people) if people.isdigit() else 0)
        return HttpResponseRedirect(reverse("base:guests", args=[slug]))
    found = Guest.objects.filter(catalogue=visit.catalogue).select_related("production").annotate(n=Count("bookings"))
    here = {guest.production_id for guest in found}
    own = [production for production in productions_of(visit.user) if production.pk not in here]
    return page(request, visit, "guests", {"guests": found, "own": own})


@login_required
async def events(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What happens at a base, as server-sent events."""

    def name() -> str:
        found = channel(base_or_404(request, slug, may="see").catalogue)
        site_events.let_go()
        return found

    return site_events.stream(await sync_to_async(name)(), request.headers.get("Last-Event-ID", ""))
