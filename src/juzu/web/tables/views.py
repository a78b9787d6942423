"""web: the pages of scenes, cast and places, and what their grid saves."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.production import TABLES, Tables
from juzu.chain.reasons import Reasons
from juzu.web.production import reads, writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import value_of
from juzu.web.production.models import Document, Production
from juzu.web.production.reads import Placed
from juzu.web.site.language import lang
from juzu.web.tables.groups import GROUPS, Group, columns_for
from juzu.web.tables.rows import View
from juzu.web.tables.saving import outcome, read_sent


@login_required
@require_GET
def page(request: HttpRequest, slug: str, group: str, table: TableName) -> HttpResponse:
    """One table: every row, with what is assumed in yellow. The page's script makes a grid of it."""
    production = production_or_404(request, slug, may="see tables")
    standing = reads.standing(production)
    view = view_of(production, standing, table)
    rows = getattr(standing.tables, table)
    context = {
        **group_context(production, GROUPS[group], table),
        "columns": view.columns,
        "body": view.body(rows),
        "count": len(rows),
        "assumed": sum(len(row.assumed) for row in rows),
        "meta": {
            "table": table,
            "columns": view.meta(standing.tables),
            "document": standing.documents[TABLES.name].pk,
            "editable": "edit tables" in production.can,
        },
    }
    return render(request, "tables/page.html", context)


@login_required
@require_POST
def save(request: HttpRequest, slug: str, table: TableName) -> JsonResponse:
    """Saves a patch, all of it or none, and says what the page must change, others' edits included."""
    production = production_or_404(request, slug, may="edit tables")
    sent = read_sent(request)
    applied = writes.patch_tables(production, sent.patch, lang(), author=signed_in(request))
    return JsonResponse(outcome(applied, lang()) | _news(production, table, sent.seen))


@login_required
@require_GET
def news(request: HttpRequest, slug: str, table: TableName) -> JsonResponse:
    """What changed since the page was loaded: `?seen=` the number of the document that it shows."""
    production = production_or_404(request, slug, may="see tables")
    seen = request.GET.get("seen", "")
    if not seen.isdigit():
        raise BadRequest("seen")
    return JsonResponse(_news(production, table, int(seen)))


def _news(production: Production, table: TableName, seen: int) -> dict[str, Any]:
    standing = reads.standing(production)
    document = Document.objects.defer("body").filter(production=production, kind=TABLES.name, pk=seen).first()
    old: Tables = value_of(document) if document else Tables()
    changes = view_of(production, standing, table).changes(old, standing.tables)
    return changes | {"document": standing.documents[TABLES.name].pk, "assumed": standing.assumed}


def view_of(production: Production, standing: Placed, table: TableName) -> View:
    """The table as the asker sees it."""
    return View(table, columns_for(production, table), Reasons.of(standing.breakdown), lang())


def group_context(production: Production, group: Group, table: TableName | None = None) -> dict[str, Any]:
    """What every page of a group shows: its tables as tabs, and which is open."""
    tabs = [(SHEETS[name].title, "page" if at == 0 else name, name == table) for at, name in enumerate(group.tables)]
    return {"production": production, "group": group, "tabs": tabs, "table": table, "may_edit": "edit tables" in production.can}


def row_or_404(standing: Placed, table: TableName, name: str) -> Any:
    """The row of that name."""
    for row in getattr(standing.tables, table):
        if SHEETS[table].name(row) == name:
            return row
    raise Http404
