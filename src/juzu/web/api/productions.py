"""web: API: productions: list, begin from a script, documents, cells."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from juzu.base.catalogue import BASE
from juzu.chain.patch import CellEdit, Patch
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.samples import sample
from juzu.kernel.document import DocumentError
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN
from juzu.web.account.reads import organisations
from juzu.web.api.words import CellsIn, CellsOut, ConflictOut, DocumentOut, FaultOut, FaultsOut, ProductionOut, TextOut
from juzu.web.base.busy import as_booked
from juzu.web.plan import writes as board_writes
from juzu.web.production import access, reads, writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import SCHEMAS, json_of
from juzu.web.production.first import from_upload
from juzu.web.production.models import Document
from juzu.web.production.roles import Permission
from juzu.web.production.summary import Summary, summaries
from juzu.web.site.language import lang

router = Router(tags=["productions"])
DAYS_AHEAD = 14
SEES: dict[str, tuple[Permission, ...]] = {  # who may read a kind of document: all that its values tell
    "Script": ("see script",),
    "Breakdown": ("see script",),
    "Corrections": ("see script",),
    "Revision": ("see script",),
    "Base": ("see base",),
    "Production": ("see production", "see money"),
    "Tables": ("see tables", "see money"),
    "Problem": ("see plan", "see money"),
    "Plan": ("see plan", "see money"),
}
EDITS: dict[str, Permission] = {"Production": "edit production", "Tables": "edit tables", "Plan": "edit plan"}  # the rest is computed
NO_COMPANY = Fault(
    Text("你还不属于任何公司", "you belong to no company"),
    Text("先建一个公司，或让负责人邀请你", "make one, or ask its owner to invite you"),
)


def _line(line: Summary) -> ProductionOut:
    production = line.production
    money = "see money" in production.can
    return ProductionOut(
        slug=production.slug,
        title=production.title,
        role=production.role or "",
        first=line.first,
        last=line.last,
        scenes=line.scenes,
        shot=line.shot,
        days_left=line.days_left,
        cost_fen=line.cost_fen if money else None,
        gap=line.gap,
    )


def _document(document: Document) -> DocumentOut:
    return DocumentOut(
        number=document.pk,
        kind=document.kind,
        digest=document.digest,
        at=document.at,
        author=str(document.author or ""),
        note=document.note,
    )


@router.get("/productions", response=list[ProductionOut])
def productions(request: HttpRequest) -> list[ProductionOut]:
    """The productions that you have a role in and may see, newest first."""
    found = [production for production in reads.productions_of(signed_in(request)) if "see production" in production.can]
    return [_line(line) for line in summaries(found, timezone.localdate())]


@router.post("/productions", response={201: ProductionOut, 422: FaultsOut})
def begin(
    request: HttpRequest, script: File[UploadedFile], title: Form[str] = "", start: Form[date | None] = None
) -> Status[ProductionOut]:
    """A production from a script, on the sample base, in your first company."""
    user = signed_in(request)
    company = organisations(user).first()
    if company is None:
        raise InputError(NO_COMPANY)
    path = sample("bases/yinhe.toml")
    first = from_upload(
        script.name or "script.txt",
        script.read(),
        read_base_file(path.read_bytes(), path.name),
        title=title,
        start=start or timezone.localdate() + timedelta(days=DAYS_AHEAD),
        start_assumed=start is None,
        language=lang(),
    )
    production = writes.create(company, first, author=user)
    production.role = "producer"
    return Status(201, _line(summaries([production], timezone.localdate())[0]))


@router.get("/p/{slug}", response=ProductionOut)
def production(request: HttpRequest, slug: str) -> ProductionOut:
    """One production at a glance."""
    found = production_or_404(request, slug, may="see production")
    return _line(summaries([found], timezone.localdate())[0])


@router.get("/p/{slug}/documents", response=list[DocumentOut])
def documents(request: HttpRequest, slug: str) -> list[DocumentOut]:
    """The documents that count, one of each kind."""
    found = production_or_404(request, slug, may="see production")
    return [_document(document) for document in reads.documents_of(found).values()]


@router.get("/p/{slug}/documents/{kind}", response={200: dict[str, Any]})
def document(request: HttpRequest, slug: str, kind: str, digest: Query[str] = "") -> HttpResponse:
    """A document's JSON, as docs/documents.md describes it: the one that counts, or an older one by its digest. The ETag is its digest."""
    found = production_or_404(request, slug, may="see production")
    if kind not in SEES:
        raise Http404
    for permission in SEES[kind]:
        access.require(found, permission)
    row = reads.history(found, SCHEMAS[kind]).filter(digest=digest).first() if digest else reads.current_document(found, SCHEMAS[kind])
    if row is None:
        raise Http404
    answer = HttpResponse(json_of(row), content_type="application/json; charset=utf-8")
    answer["ETag"] = f'"{row.digest}"'
    return answer


@router.put("/p/{slug}/documents/{kind}", response={200: DocumentOut, 409: FaultsOut, 422: FaultsOut}, openapi_extra={
    "requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}
})  # fmt: skip
def put_document(request: HttpRequest, slug: str, kind: str, parent: Query[str]) -> DocumentOut:
    """Makes a `Production` or `Tables` document the one that counts, if the document with the digest `parent` still is ("": there is none yet).

    A `Plan` is put on the board: the site times, prices and checks it itself, and its digest may then be another.
    """
    found = production_or_404(request, slug, may="see production")
    if kind not in EDITS:
        raise Http404
    access.require(found, EDITS[kind])
    access.require(found, "see money")
    schema = SCHEMAS[kind]
    try:
        value = schema.load(request.body)
    except DocumentError as error:
        what = Text(f"文档读不懂：{error}", f"the document cannot be read: {error}")
        step = Text("按 docs/schemas 里的结构改正", "correct it after its schema in docs/schemas")
        raise InputError(Fault(what, step)) from error
    row = reads.current_document(found, schema)
    if (row.digest if row else "") != parent:
        raise writes.conflict(found, schema)
    put = board_writes.take if kind == PLAN.name else partial(writes.save, schema=schema)
    return _document(put(found, value=value, author=signed_in(request), parent=row))


@router.get("/p/{slug}/base", response={200: dict[str, Any]})
def base(request: HttpRequest, slug: str) -> HttpResponse:
    """The base's catalogue as a `Base` document, with what others have booked blacked out: what this production can plan on."""
    found = production_or_404(request, slug, may="see base")
    offered = as_booked(found, reads.standing(found)).base
    if offered is None:
        raise Http404
    return HttpResponse(BASE.dump(offered), content_type="application/json; charset=utf-8")


@router.get("/p/{slug}/history", response=list[DocumentOut])
def history(request: HttpRequest, slug: str, limit: Query[int] = 50) -> list[DocumentOut]:
    """What was saved, newest first."""
    found = production_or_404(request, slug, may="see production")
    return [_document(row) for row in reads.changes(found)[: max(1, min(limit, 500))]]


@router.post("/p/{slug}/cells", response={200: CellsOut})
def cells(request: HttpRequest, slug: str, said: CellsIn) -> CellsOut:
    """Edits cells of the tables. People who edit different cells all keep their work."""
    found = production_or_404(request, slug, may="edit tables")
    patch = Patch(cells=tuple(CellEdit(**cell.dict()) for cell in said.cells))
    applied = writes.patch_tables(found, patch, said.lang, author=signed_in(request), partly=said.partly)
    return CellsOut(
        saved=applied.whole or said.partly,
        done=len(applied.done),
        faults=[
            FaultOut(
                what=TextOut(zh=fault.what.zh, en=fault.what.en),
                next=TextOut(zh=fault.next_step.zh, en=fault.next_step.en),
                where=f"{fault.table} {fault.row} {fault.column}",
            )
            for fault in applied.faults
        ],
        conflicts=[ConflictOut(**{name: getattr(c, name) for name in ConflictOut.model_fields}) for c in applied.conflicts],
    )
