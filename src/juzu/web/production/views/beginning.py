"""web: a new production from a script that is dropped or pasted."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from juzu.base.catalogue import Base
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.samples import sample
from juzu.kernel.errors import InputError
from juzu.kernel.text import Text
from juzu.web.account.models import User
from juzu.web.account.reads import organisations
from juzu.web.production import reads, writes
from juzu.web.production.access import signed_in
from juzu.web.production.bodies import value_of
from juzu.web.production.first import from_upload
from juzu.web.production.forms import SAMPLE_BASE, NewProductionForm
from juzu.web.site.language import lang, tell

DAYS_AHEAD = 14
MADE = Text(
    "已读入：{scenes} 场，{places} 个场景，{cast} 个角色。标黄的是假设值，先看一遍。",
    "Read: {scenes} scenes, {places} places, {cast} roles. What is yellow is assumed; look it over first.",
)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form, and the production that comes of it; what cannot be read is told line by line."""
    user = signed_in(request)
    companies = organisations(user)
    if not companies:
        raise PermissionDenied
    catalogues = reads.catalogues(companies)
    form = NewProductionForm(request.POST or None, request.FILES or None, organisations=companies, catalogues=catalogues)
    if request.method != "POST" or not form.is_valid():
        return render(request, "production/new.html", {"form": form}, status=422 if form.is_bound else 200)
    try:
        return _make(request, user, form)
    except InputError as error:
        return render(request, "production/new.html", {"form": form, "faults": error.faults}, status=422)


def _make(request: HttpRequest, user: User, form: NewProductionForm) -> HttpResponse:
    said = form.cleaned_data
    name, data = ("script.txt", said["text"].encode()) if not said["script"] else (said["script"].name, said["script"].read())
    start: date = said["start"] or timezone.localdate() + timedelta(days=DAYS_AHEAD)
    first = from_upload(
        name, data, _base(user, said["base"]), title=said["title"], start=start, start_assumed=not said["start"], language=lang()
    )
    production = writes.create(said["organisation"], first, author=user)
    breakdown = first.standing.breakdown
    told = MADE.format(
        scenes=sum(not scene.omitted for scene in breakdown.scenes),
        places=len(breakdown.places),
        cast=sum(c.kind != "extra" for c in breakdown.characters),
    )
    messages.success(request, tell(told))
    return redirect("production:overview", production.slug)


def _base(user: User, slug: str) -> Base:
    if slug == SAMPLE_BASE:
        path = sample("bases/yinhe.toml")
        return read_base_file(path.read_bytes(), path.name)
    catalogue = reads.catalogues(organisations(user)).get(slug=slug)
    base: Base = value_of(catalogue.document)
    return base
