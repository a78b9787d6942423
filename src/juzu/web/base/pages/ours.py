"""web: a production's own page about its base: what it has booked there, and booking what its plan needs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from juzu.base.booking.booking import STATES
from juzu.base.booking.clock import date_of, stretch, when
from juzu.base.booking.needs import needs, settle
from juzu.base.booking.price import bill
from juzu.base.booking.refusal import Refusal
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.plan.problem import PROBLEM
from juzu.web.account.models import Membership
from juzu.web.base import reads, writes
from juzu.web.base.models import Booking, Guest
from juzu.web.production import reads as production_reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Catalogue, Production
from juzu.web.site.language import tell

NO_PLAN = Fault(Text("这部戏还没有排期", "this production has no plan yet"), Text("先在“条板”排期", "plan it on its stripboard first"))
BOOKED = Text("已按排期订好 {n} 段。", "Booked as planned: {n} stretches.")


@login_required
@require_GET
def ours(request: HttpRequest, slug: str) -> HttpResponse:
    """What the production has booked, against what its plan needs."""
    production = production_or_404(request, slug, may="see base")
    stays = [_stay(production, guest) for guest in Guest.objects.filter(production=production).select_related("catalogue__document")]
    owned = Membership.objects.filter(user=signed_in(request), role=Membership.OWNER).values("organisation")
    open_bases = Catalogue.objects.filter(organisation__in=owned).exclude(guests__production=production)
    return render(request, "base/ours.html", {"production": production, "stays": stays, "open_bases": open_bases})


@login_required
@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Admits a production at a base of one's own company."""
    production = production_or_404(request, slug, may="book base")
    owned = Membership.objects.filter(user=signed_in(request), role=Membership.OWNER).values("organisation")
    catalogue = Catalogue.objects.filter(organisation__in=owned, slug=request.POST.get("base", "")).first()
    if catalogue is None:
        raise Http404
    writes.guest(catalogue, production.title, production=production)
    return HttpResponseRedirect(reverse("ours:page", args=[slug]))


@login_required
@require_POST
def book(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Makes the production's bookings at a base those of its current plan: all of them, or none and every refusal."""
    production = production_or_404(request, slug, may="book base")
    guest = Guest.objects.filter(pk=number, production=production).select_related("catalogue__organisation", "catalogue__document").first()
    if guest is None:
        raise Http404
    plan, problem = production_reads.current(production, PLAN), production_reads.current(production, PROBLEM)
    if plan is None or problem is None:
        raise InputError(NO_PLAN)
    outcomes = writes.book_plan(guest.catalogue, guest, problem, plan, author=signed_in(request), seen=(guest.name,))
    if refused := [one for one in outcomes if isinstance(one, Refusal)]:
        raise InputError(*(one.fault for one in refused))
    messages.success(request, tell(BOOKED.format(n=len(outcomes))))
    return HttpResponseRedirect(reverse("ours:page", args=[slug]))


def _stay(production: Production, guest: Guest) -> dict[str, object]:
    base = reads.base_of(guest.catalogue)
    names = {item.id: item.name for item in base.sets}
    mine = [reads.value(row) for row in Booking.objects.filter(guest=guest).select_related("guest")]
    plan, problem = production_reads.current(production, PLAN), production_reads.current(production, PROBLEM)
    wants = needs(problem, plan, base, party=guest.name, order="plan", crew=reads.crew_of(guest)) if plan and problem else ()
    settled = settle([want for want in wants if want.span.start >= reads.now_min()], mine, "plan")
    shown = [b for b in mine if b.state not in ("expired", "cancelled")]
    return {
        "guest": guest,
        "planned": bool(wants),
        "missing": [(names[want.set], stretch(want.span)) for want in settled.book],
        "spare": [(names.get(b.set, b.set), stretch(b.span)) for b in settled.release],
        "rows": [
            {
                "booking": b,
                "name": names.get(b.set, b.set),
                "hours": stretch(b.span),
                "day": date_of(b.span.start),
                "state": b.state,
                "said": STATES[b.state],
                "lapses": when(b.lapses_min) if b.state == "held" else "",
            }
            for b in sorted(shown, key=lambda b: (b.span, b.set))
        ],
        "total": sum(line.fen for line in bill(base, mine)),
    }
