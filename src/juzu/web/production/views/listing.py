"""web: the list of productions; a sample drama to begin with."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from juzu.web.account.reads import organisations
from juzu.web.production import reads, writes
from juzu.web.production.access import signed_in
from juzu.web.production.first import SAMPLES, from_sample
from juzu.web.production.summary import summaries


@login_required
def productions(request: HttpRequest) -> HttpResponse:
    """The productions of the person who asks. Money stands there for those who may see it."""
    user = signed_in(request)
    found = reads.productions_of(user)
    return render(
        request,
        "production/list.html",
        {
            "summaries": summaries(found, timezone.localdate()),
            "may_begin": organisations(user).exists(),
            "samples": [(name, title) for name, title in SAMPLES.items() if name not in {production.sample for production in found}],
        },
    )


@login_required
@require_POST
def add_sample(request: HttpRequest) -> HttpResponse:
    """A sample drama for the person's first company."""
    user, name = signed_in(request), request.POST.get("sample", "")
    company = organisations(user).first()
    if company is None or name not in SAMPLES:
        raise PermissionDenied
    production = writes.create(company, from_sample(name), author=user, sample=name)
    return redirect("production:overview", production.slug)
