"""web: the only place where productions, members and documents are saved. Each function is one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from juzu.base.catalogue import BASE
from juzu.chain import patching
from juzu.chain.documents import DOCUMENTS
from juzu.chain.patch import Patch
from juzu.chain.patching import Applied
from juzu.chain.production import TABLES
from juzu.kernel.document import Schema
from juzu.kernel.errors import Fault
from juzu.kernel.text import Lang, Text
from juzu.script.document import SCRIPT
from juzu.web.account import audit
from juzu.web.account.models import Organisation, User
from juzu.web.production.bodies import pack, value_of
from juzu.web.production.first import First, from_sample
from juzu.web.production.kinds import KIND_NAMES
from juzu.web.production.models import Catalogue, Current, Document, Member, Production, Upload
from juzu.web.production.slugs import free_slug
from juzu.web.site import events
from juzu.web.site.faults import ConflictError

T = TypeVar("T")
TITLE_LENGTH, NAME_LENGTH, NOTE_LENGTH = 120, 200, 200
CHANGED = Text("“{what}”刚被别人改过，你的改动没有保存", "{what} has just been changed by somebody else; your change was not saved")
CHANGED_BY = Text("“{what}”刚被 {who} 改过，你的改动没有保存", "{what} has just been changed by {who}; your change was not saved")
RESTORED = Text("{what} 换回第 {n} 号", "{what} back to number {n}")
AGAIN = Text("刷新页面看新的内容，再改一次", "reload to see what is new, then change it again")


@transaction.atomic
def save(
    production: Production, schema: Schema[T], value: T, *, author: User | None, parent: Document | None, note: str | Text = ""
) -> Document:
    """Makes a value the current one of its kind, if `parent` still is (None: if there is none yet).

    Raises ConflictError when somebody else was quicker; nothing is saved then, and `merge` and `patch_tables` are the ways that lose nobody's edit.
    """
    document = _document(production.organisation, production, schema, value, author, parent, note)
    if parent is None:
        try:
            with transaction.atomic():
                Current.objects.create(production=production, kind=schema.name, document=document)
        except IntegrityError as error:
            raise conflict(production, schema) from error
    elif not Current.objects.filter(production=production, kind=schema.name, document=parent).update(document=document):
        raise conflict(production, schema)
    events.tell(production.channel, schema.name.lower(), {"document": document.pk, "author": str(author or "")})
    return document


@transaction.atomic
def keep_aside(
    production: Production, schema: Schema[T], value: T, *, author: User | None, parent: Document | None, note: str | Text = ""
) -> Document:
    """Keeps a value in the history without making it count; `restore` can."""
    return _document(production.organisation, production, schema, value, author, parent, note)


@transaction.atomic
def keep_for(organisation: Organisation, schema: Schema[T], value: T, *, author: User | None) -> Document:
    """Keeps a value that is no single production's: what several were planned together."""
    return _document(organisation, None, schema, value, author, None, "")


@transaction.atomic
def merge(production: Production, schema: Schema[T], edit: Callable[[T], T], *, author: User | None, note: str | Text = "") -> Document:
    """Makes an edit on the newest value, whoever changed it meanwhile; `edit` raises ConflictError where it does not fit that value."""
    document = _locked(production, schema)
    return save(production, schema, edit(value_of(document)), author=author, parent=document, note=note)


@transaction.atomic
def patch_tables(production: Production, patch: Patch, lang: Lang, *, author: User | None, partly: bool = False) -> Applied:
    """Cell edits on the newest tables: people who edit different cells all keep their work. Saved when all of it is in force, or with `partly`
    whatever can be; the answer says what was done (its inverse undoes it), what could not be read and where somebody was faster.
    """
    document = _locked(production, TABLES)
    tables = value_of(document)
    applied = patching.apply(tables, patch, lang)
    if (applied.whole or partly) and applied.tables != tables:
        save(production, TABLES, applied.tables, author=author, parent=document)
    return applied


def _locked(production: Production, schema: Schema[Any]) -> Document:
    """The document that counts, held until the transaction ends. Two queries: PostgreSQL joins a row that was waited for to its old document."""
    row = Current.objects.select_for_update().get(production=production, kind=schema.name)
    return Document.objects.defer("body").get(pk=row.document_id)


@transaction.atomic
def restore(production: Production, document: Document, *, author: User | None, parent: Document | None) -> None:
    """Makes an older document of the production count again. Raises ConflictError like `save`."""
    moved = Current.objects.filter(production=production, kind=document.kind, document=parent).update(document=document)
    if not moved:
        raise conflict(production, next(schema for schema in DOCUMENTS if schema.name == document.kind))
    audit.note(author, "document saved", production.channel, RESTORED.format(what=KIND_NAMES[document.kind], n=document.pk))
    events.tell(production.channel, document.kind.lower(), {"document": document.pk, "author": str(author or "")})


@transaction.atomic
def create(organisation: Organisation, first: First, *, author: User | None, sample: str = "", slug: str = "") -> Production:
    """A new production from all its values; the breakdown is the one that was read, the tables' edits come into force when it is read again."""
    title = first.standing.production.title
    address = slug or free_slug(sample or title)
    production = Production.objects.create(organisation=organisation, slug=address, title=title[:TITLE_LENGTH], sample=sample)
    for schema, value in first.standing.values():
        save(production, schema, value, author=author, parent=None)
    if first.script:
        save(production, SCRIPT, first.script, author=author, parent=None)
    if first.file:
        keep_upload(production, *first.file, author=author)
    audit.note(author, "production made", production.channel, title)
    return production


def keep_upload(production: Production, name: str, body: bytes, *, author: User | None) -> Upload:
    """Keeps a file as it was handed in."""
    digest = hashlib.sha256(body).hexdigest()
    return Upload.objects.create(production=production, name=name[:NAME_LENGTH], digest=digest, author=author, body=body)


@transaction.atomic
def reset(production: Production, *, author: User) -> Production:
    """A sample drama as it was at first, at the same address with the same members; everything else that was made of it goes."""
    members = [(m.user_id, m.role, m.person) for m in production.members.all()]
    organisation, sample, slug = production.organisation, production.sample, production.slug
    production.delete()
    fresh = create(organisation, from_sample(sample), author=author, sample=sample, slug=slug)
    Member.objects.bulk_create(Member(production=fresh, user_id=user, role=role, person=person) for user, role, person in members)
    audit.note(author, "demo reset", fresh.channel)
    return fresh


@transaction.atomic
def remove(production: Production, *, author: User) -> None:
    """Takes a production away with all its documents; the audit trail stays."""
    audit.note(author, "production removed", production.channel, production.title)
    production.delete()


@transaction.atomic
def keep_catalogue(organisation: Organisation, base: Any, *, author: User | None, catalogue: Catalogue | None = None) -> Catalogue:
    """A company's base, new or changed; a changed one only if nobody changed it meanwhile."""
    document = _document(organisation, None, BASE, base, author, catalogue.document if catalogue else None, "")
    if catalogue is None:
        return Catalogue.objects.create(organisation=organisation, slug=free_slug(base.name, Catalogue), name=base.name, document=document)
    if not Catalogue.objects.filter(pk=catalogue.pk, document=catalogue.document_id).update(document=document, name=base.name):
        raise ConflictError(Fault(CHANGED.format(what=base.name), AGAIN))
    catalogue.document, catalogue.name = document, base.name
    return catalogue


def conflict(production: Production, schema: Schema[Any]) -> ConflictError:
    """What somebody is told who was not the first: who was."""
    row = Current.objects.select_related("document__author").filter(production=production, kind=schema.name).first()
    who = str(row.document.author) if row and row.document.author else ""
    what = CHANGED_BY.format(what=KIND_NAMES[schema.name], who=who) if who else CHANGED.format(what=KIND_NAMES[schema.name])
    return ConflictError(Fault(what, AGAIN))


def _document(
    organisation: Organisation,
    production: Production | None,
    schema: Schema[T],
    value: T,
    author: User | None,
    parent: Document | None,
    note: str | Text,
) -> Document:
    return Document.objects.create(
        organisation=organisation,
        production=production,
        kind=schema.name,
        version=schema.version,
        digest=schema.digest(value),
        parent=parent,
        author=author,
        note=(note.zh if isinstance(note, Text) else note)[:NOTE_LENGTH],
        note_en=note.en[:NOTE_LENGTH] if isinstance(note, Text) else "",
        body=pack(schema, value),
    )
