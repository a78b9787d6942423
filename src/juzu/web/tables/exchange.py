"""web: the tables out to Excel and back: an uploaded workbook is shown cell by cell and changes nothing until it is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec
from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from juzu.chain import patching
from juzu.chain.columns import SHEETS
from juzu.chain.difference import difference
from juzu.chain.patch import Patch
from juzu.chain.settle import settled
from juzu.edge.files.books import read_book, write_book
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.web.production import access, reads, writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.site.language import lang
from juzu.web.tables.groups import GROUPS
from juzu.web.tables.views import group_context

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_FILE = Fault(Text("没有选文件", "no file was chosen"), Text("选一个 .xlsx 文件", "choose an .xlsx file"))
CLASH = Text("{table} {row}：看过以后别人改成了“{theirs}”", "{table} {row}: somebody has made it “{theirs}” since")
AGAIN = Text("再上传一次，看新的差别", "upload it again to see what differs now")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what an upload changes."""

    table: Text
    row: str
    column: Text
    before: str
    after: str


@login_required
@require_GET
def download(request: HttpRequest, slug: str, group: str) -> HttpResponse:
    """The workbook of a page, as `juzu new` writes it."""
    production = production_or_404(request, slug, may="see tables")
    access.require(production, "see money")
    tables = reads.standing(production).tables
    answer = HttpResponse(write_book(tables, GROUPS[group].tables, lang()), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-{GROUPS[group].workbook}"'
    return answer


@login_required
@require_POST
def upload(request: HttpRequest, slug: str, group: str) -> HttpResponse:
    """Reads a workbook: what was not understood, or what it would change."""
    production = production_or_404(request, slug, may="edit tables")
    file = request.FILES.get("file")
    if file is None:
        raise InputError(NO_FILE)
    book = read_book(file.read(), file.name or "", GROUPS[group].workbook)
    context = {**group_context(production, GROUPS[group]), "file": file.name, "faults": book.faults, "unknown": book.unknown}
    if book.faults:
        return render(request, "tables/upload.html", context, status=422)
    tables = reads.standing(production).tables
    uploaded = settled(replace(tables, **{name: tuple(replace(r, source=Source("")) for r in rows) for name, rows in book.rows.items()}))
    patch = difference(tables, uploaded, lang())
    applied = patching.apply(tables, patch, lang())
    faults = tuple(Fault(fault.what, fault.next_step) for fault in applied.faults)
    context |= {"faults": faults, "patch": msgspec.json.encode(applied.done).decode(), "changes": list(_changes(applied.done))}
    return render(request, "tables/upload.html", context, status=422 if faults else 200)


@login_required
@require_POST
def accept(request: HttpRequest, slug: str, group: str) -> HttpResponse:
    """Saves what was shown. Raises InputError with every cell that somebody changed meanwhile; nothing is saved then."""
    production = production_or_404(request, slug, may="edit tables")
    try:
        patch = msgspec.json.decode(request.POST.get("patch", ""), type=Patch)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise BadRequest(str(error)) from error
    applied = writes.patch_tables(production, patch, lang(), author=signed_in(request))
    if not applied.whole:
        clashes = [Fault(CLASH.format(table=SHEETS[c.table].title, row=c.row, theirs=c.theirs or "—"), AGAIN) for c in applied.conflicts]
        raise InputError(*(Fault(f.what, f.next_step) for f in applied.faults), *clashes)
    return HttpResponseRedirect(reverse(f"{group}:page", args=[slug]))


def _changes(patch: Patch) -> Iterator[Change]:
    whole = Text("整行", "whole row")
    gone, come = Text("删去", "deleted"), Text("新增", "new")
    for edit in patch.deleted:
        yield Change(SHEETS[edit.table].title, edit.row, whole, "", gone.to(lang()))
    for edit in patch.added:
        yield Change(SHEETS[edit.table].title, edit.row, whole, "", come.to(lang()))
    for cell in patch.cells:
        yield Change(SHEETS[cell.table].title, cell.row, SHEETS[cell.table].column(cell.column).header, cell.before, cell.after)
