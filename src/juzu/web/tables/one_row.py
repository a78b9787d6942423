"""web: one row as a form: for phones, for browsers without scripts, for a new row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from juzu.chain.columns import SHEETS, TableName
from juzu.chain.patch import CellEdit, Conflict, Patch, RowEdit
from juzu.chain.patching import Applied
from juzu.kernel.text import Text
from juzu.web.production import reads, writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.site.language import lang, tell
from juzu.web.tables.groups import GROUPS
from juzu.web.tables.rows import View
from juzu.web.tables.views import group_context, row_or_404, view_of

CHANGED = Text("别人刚改成“{theirs}”；再存一次就用你的", "somebody has just made it “{theirs}”; save again to use yours")
GONE = Text("别人刚删去了这一行", "somebody has just deleted this row")
LIKE_ABOVE: Mapping[TableName, tuple[str, ...]] = {"scenes": ("place", "light", "inside", "mood")}


@dataclass(frozen=True, slots=True)
class Field:
    """One cell in the form: its name, what it says, what was seen, why it was assumed, what is wrong with it."""

    key: str
    label: Text
    text: str
    before: str
    hint: Text | None
    choices: list[str]
    info: bool
    reason: str
    error: str = ""


@login_required
def row(request: HttpRequest, slug: str, group: str, table: TableName) -> HttpResponse:
    """Shows and saves one row; `?id=` names it, without it a new row comes below `?below=`."""
    name = request.GET.get("id", "")
    production = production_or_404(request, slug, may="edit tables" if request.method == "POST" or not name else "see tables")
    standing = reads.standing(production)
    view = view_of(production, standing, table)
    shown = row_or_404(standing, table, name) if name else None
    errors: dict[str, str] = {}
    if request.method == "POST":
        patch = _patch(request.POST, view, name, request.GET.get("below", ""))
        applied = writes.patch_tables(production, patch, lang(), author=signed_in(request))
        if applied.whole:
            open_table = "page" if table == GROUPS[group].tables[0] else table
            return HttpResponseRedirect(reverse(f"{group}:{open_table}", args=[slug]))
        errors = _errors(applied)
    fields = _fields(request, view, standing, shown, errors)
    context = {
        **group_context(production, GROUPS[group], table),
        "name": name,
        "fields": fields,
        "error": errors.get("", ""),
        "title": SHEETS[table].title,
    }
    return render(request, "tables/row.html", context, status=422 if errors else 200)


def _patch(posted: Mapping[str, str], view: View, name: str, below: str) -> Patch:
    columns = [column for column in view.columns if not column.info]
    if not name:
        cells = tuple((c.key, posted.get(f"c:{c.key}", "")) for c in columns if posted.get(f"c:{c.key}"))
        return Patch(added=(RowEdit(view.table, posted.get(f"c:{SHEETS[view.table].required}", "").strip(), below, cells),))
    if "delete" in posted:
        return Patch(deleted=(RowEdit(view.table, name, "", tuple((c.key, posted.get(f"b:{c.key}", "")) for c in columns)),))
    edits = [
        CellEdit(view.table, name, c.key, before, after)
        for c in columns
        if (after := posted.get(f"c:{c.key}", "").replace("\r\n", "\n")) != (before := posted.get(f"b:{c.key}", "").replace("\r\n", "\n"))
        or f"k:{c.key}" in posted
    ]
    return Patch(cells=tuple(sorted(edits, key=lambda edit: edit.column == SHEETS[view.table].required)))


def _errors(applied: Applied) -> dict[str, str]:
    """Column -> what is wrong; "" for the row as a whole."""
    found = {fault.column: f"{tell(fault.what)} · {tell(fault.next_step)}" for fault in applied.faults}
    return found | {conflict.column: _clash(conflict) for conflict in applied.conflicts}


def _clash(conflict: Conflict) -> str:
    return tell(GONE) if conflict.gone else tell(CHANGED.format(theirs=conflict.theirs))


def _fields(request: HttpRequest, view: View, standing: Any, shown: Any, errors: Mapping[str, str]) -> list[Field]:
    meta = {entry["key"]: entry for entry in view.meta(standing.tables)}
    _, texts, reasons = view.line(shown) if shown else ("", _like_above(request, view, standing), {})
    fields = []
    for at, column in enumerate(view.columns):
        if column.info and not shown:
            continue
        text = request.POST.get(f"c:{column.key}", texts[at])
        choices = meta[column.key]["choices"]
        said = errors.get(column.key, "")
        fields.append(Field(column.key, column.header, text, texts[at], column.hint, choices, column.info, reasons.get(at, ""), said))
    return fields


def _like_above(request: HttpRequest, view: View, standing: Any) -> list[str]:
    """A new scene starts where the one above it plays."""
    rows = {SHEETS[view.table].name(row): row for row in getattr(standing.tables, view.table)}
    above = rows.get(request.GET.get("below", ""))
    like = LIKE_ABOVE.get(view.table, ())
    return [column.text(above, view.lang) if above and column.key in like else "" for column in view.columns]
