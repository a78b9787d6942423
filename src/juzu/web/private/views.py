"""web: the page of private facts: which are kept of whom, why and until when; one at a time is shown to whoever may, and that is written down."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from juzu.kernel.text import Text
from juzu.web.private import writes
from juzu.web.private.forms import PrivateFactForm
from juzu.web.private.kinds import KINDS, PURPOSES
from juzu.web.private.models import PrivateFact
from juzu.web.production import reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production
from juzu.web.site.language import tell

KEPT = Text("已加密保存。", "Kept, encrypted.")
REMOVED = Text("已删除。", "Deleted.")
USUALLY = timedelta(days=180)


@login_required
@never_cache
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """What is kept; POST keeps another."""
    production = production_or_404(request, slug, may="see private")
    form = PrivateFactForm(request.POST or None, today=timezone.localdate(), initial=_usual(production))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kept = {"purpose": said["purpose"], "expires": said["expires"], "author": signed_in(request)}
        writes.keep(production, said["person"], said["kind"], said["value"], **kept)
        messages.success(request, tell(KEPT))
        return redirect("private:page", slug)
    return _page(request, production, form)


@login_required
@never_cache
@require_POST
def read(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Shows one fact, this once."""
    production = production_or_404(request, slug, may="see private")
    fact = get_object_or_404(PrivateFact.objects.select_related("production"), pk=number, production=production)
    shown = fact.pk, writes.read(fact, reader=signed_in(request))
    return _page(request, production, PrivateFactForm(today=timezone.localdate(), initial=_usual(production)), shown)


@login_required
@require_POST
def remove(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Deletes one."""
    production = production_or_404(request, slug, may="see private")
    fact = get_object_or_404(PrivateFact.objects.select_related("production"), pk=number, production=production)
    writes.remove(fact, author=signed_in(request))
    messages.success(request, tell(REMOVED))
    return redirect("private:page", slug)


def _usual(production: Production) -> dict[str, object]:
    """Half a year after the last day on which the production may shoot."""
    facts = reads.standing(production).production
    return {"expires": max(facts.dates[-1] if facts.days else facts.start, timezone.localdate()) + USUALLY, "purpose": "contract"}


def _page(request: HttpRequest, production: Production, form: PrivateFactForm, shown: tuple[int, str] = (0, "")) -> HttpResponse:
    facts = PrivateFact.objects.filter(production=production).select_related("by")
    context = {
        "production": production,
        "lines": [(fact, KINDS[fact.kind], PURPOSES[fact.purpose], shown[1] if fact.pk == shown[0] else "") for fact in facts],
        "people": sorted({row.actor or row.role for row in reads.standing(production).tables.cast}),
        "form": form,
    }
    return render(request, "private/page.html", context, status=422 if form.is_bound and form.errors else 200)
