"""web: the catalogue of a base: its sets as a table, each set's cells as a form, the whole as a workbook there and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from juzu.base.catalogue import Base, BaseSet, unpriced
from juzu.base.kinds import KINDS
from juzu.base.spaces import floors
from juzu.chain.catalogue import FACTS, SETS, TARIFFS
from juzu.chain.table import CellError, Table
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.base_xlsx import write_base
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.web.base import reads, writes
from juzu.web.base.access import Visit, base_or_404
from juzu.web.base.pages.frame import page
from juzu.web.site.faults import ConflictError
from juzu.web.site.language import lang, tell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAVED = Text("已保存。", "Saved.")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell as a form shows it."""

    key: str
    label: Text
    text: str
    hint: Text | None
    choices: tuple[Text, ...]
    error: str = ""


@login_required
@require_GET
def catalogue(request: HttpRequest, slug: str) -> HttpResponse:
    """Every set with what people look for, in the order of the building."""
    visit = base_or_404(request, slug, may="see")
    base = reads.base_of(visit.catalogue)
    context = {"base": base, "floors": floors(base), "tariffs": TARIFFS, "kinds": KINDS, "unpriced": {item.id for item in unpriced(base)}}
    return page(request, visit, "catalogue", context)


@login_required
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """One set's cells (`?id=`; none: a new set), to be changed by the base's owners."""
    visit = base_or_404(request, slug, may="edit")
    base, set_id = reads.base_of(visit.catalogue), request.GET.get("id", "")
    item = base.set(set_id) if set_id else BaseSet("", "", ())
    if item is None:
        raise Http404
    if request.method == "GET":
        return _form(request, visit, SETS, item, set_id)
    if "delete" in request.POST:
        return _saved(request, visit, replace(base, sets=tuple(s for s in base.sets if s.id != set_id)))
    made, errors = _read(request, SETS, item)
    if not errors and not (made.id and made.name and made.kinds):
        errors = {key: tell(Text("请填写", "fill it in")) for key in ("id", "name", "kinds") if not getattr(made, key)}
    if errors:
        return _form(request, visit, SETS, item, set_id, errors)
    sets = tuple(made if s.id == set_id else s for s in base.sets) if set_id else (*base.sets, made)
    return _saved(request, visit, _whole(base, sets))


@login_required
@require_http_methods(["GET", "POST"])
def facts(request: HttpRequest, slug: str) -> HttpResponse:
    """The base itself: address, pass, hand-over, terms."""
    visit = base_or_404(request, slug, may="edit")
    base = reads.base_of(visit.catalogue)
    if request.method == "GET":
        return _form(request, visit, FACTS, base, base.id)
    made, errors = _read(request, FACTS, base)
    if errors:
        return _form(request, visit, FACTS, base, base.id, errors)
    return _saved(request, visit, made)


@login_required
@require_GET
def download(request: HttpRequest, slug: str) -> HttpResponse:
    """The workbook of the catalogue."""
    visit = base_or_404(request, slug, may="operate")
    answer = HttpResponse(write_base(reads.base_of(visit.catalogue), lang()), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{slug}-base.xlsx"'
    return answer


@login_required
@require_POST
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """A workbook or base.toml in place of the catalogue. Every faulty cell is told, and nothing is changed while there is one."""
    visit = base_or_404(request, slug, may="edit")
    file = request.FILES.get("file")
    if file is None:
        raise InputError(
            Fault(Text("没有选文件", "no file was chosen"), Text("选一个 .xlsx 或 .toml 文件", "choose an .xlsx or .toml file"))
        )
    return _saved(request, visit, read_base_file(file.read(), file.name or "base.xlsx"))


def _whole(base: Base, sets: tuple[BaseSet, ...]) -> Base:
    try:
        return replace(base, sets=sets)
    except ValueError as error:
        step = Text("编号不能重复；“属于”写包含它的那个景", "ids differ; “part of” names the set that contains it")
        raise InputError(Fault(Text(f"目录不成立：{error}", f"not a catalogue: {error}"), step)) from error


def _saved(request: HttpRequest, visit: Visit, base: Base) -> HttpResponse:
    """Keeps a catalogue, unless somebody changed it since the form was opened, or a booking could not be any more."""
    seen = request.POST.get("seen", "")
    if seen and seen != str(visit.catalogue.document_id):
        what = Text("目录刚被别人改过，你的改动没有保存", "somebody has just changed the catalogue; your change was not saved")
        raise ConflictError(Fault(what, Text("重新打开再改", "open it again and change it there")))
    writes.change_catalogue(visit.catalogue, base, author=visit.user)
    messages.success(request, tell(SAVED))
    return HttpResponseRedirect(reverse("base:catalogue", args=[visit.catalogue.slug]))


def _read(request: HttpRequest, table: Table[Any], row: Any) -> tuple[Any, dict[str, str]]:
    """The row with what the form says, and what was not understood, by column."""
    errors: dict[str, str] = {}
    for column in table.columns:
        said = request.POST.get(f"c:{column.key}")
        if said is None:
            continue
        try:
            row = table.with_value(row, column.key, column.understand(said.strip()))
        except CellError as error:
            errors[column.key] = f"{tell(error.what)} → {tell(error.next_step)}"
    return row, errors


def _form(request: HttpRequest, visit: Visit, table: Table[Any], row: Any, name: str, errors: dict[str, str] | None = None) -> HttpResponse:
    wrong = errors or {}
    fields = [
        Field(
            column.key,
            column.header,
            request.POST.get(f"c:{column.key}", column.text(row, lang())),
            column.hint,
            column.choices,
            wrong.get(column.key, ""),
        )
        for column in table.columns
    ]
    context = {"fields": fields, "title": table.title, "name": name, "is_set": table is SETS, "seen": visit.catalogue.document_id}
    return page(request, visit, "one", context, status=422 if wrong else 200)
