"""web: the page of a production's facts."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from juzu.kernel.errors import Fault, JuzuError
from juzu.kernel.text import Text
from juzu.plan.rules import NUMBER_RULES
from juzu.web.facts import fields, writes
from juzu.web.production import reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.site.language import lang, tell

SAVED = Text("已保存", "Saved")
MOST_FAULTS = 8


@login_required
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows the facts and saves what was changed; what the core says against them changes nothing and is shown."""
    production = production_or_404(request, slug, may="edit production")
    standing = reads.standing(production)
    posted: fields.Posted | None = None
    errors: dict[str, str] = {}
    faults: tuple[Fault, ...] = ()
    if request.method == "POST":
        posted = request.POST.dict()
        reading = fields.read(posted)
        errors = reading.errors
        faults = () if errors else fields.faults(fields.changed(standing.production, reading, lang()))
        if not errors and not faults:
            writes.keep(production, lambda now: fields.changed(now, reading, lang()), author=signed_in(request))
            messages.success(request, tell(SAVED))
            return HttpResponseRedirect(reverse("facts:page", args=[slug]))
    context = {
        "production": production,
        "sections": fields.sections(standing.production, posted, errors),
        "lists": fields.lists(standing.production, posted, errors),
        "faults": faults,
        "errors": len(errors),
        "assumed": len(standing.production.assumed),
        "rules": [(rule.name, rule.say()) for rule in NUMBER_RULES],
        "hinders": _hinders(standing),
    }
    return render(request, "facts/page.html", context, status=422 if errors or faults else 200)


def _hinders(standing: reads.Placed) -> tuple[Fault, ...]:
    """What stands in the way of planning with the facts and tables as they are."""
    try:
        standing.pose()
    except JuzuError as error:
        return error.faults[:MOST_FAULTS]
    return ()
