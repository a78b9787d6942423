"""web: the only place where the board saves: edits, undo, locks, versions, publishing. Each function is one transaction on the newest plan.

Two people's edits follow each other: an edit names scenes, not positions, so it is made on whatever the board has become meanwhile.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace

from django.db import transaction
from django.utils import timezone

from juzu.chain.locks import free_day, free_scenes, lock_day, lock_scenes
from juzu.chain.production import PRODUCTION, TABLES
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.hand.draft import Draft, moved, opened
from juzu.plan.hand.edit import Edit as Puts
from juzu.plan.hand.edit import inverse
from juzu.plan.problem import PROBLEM
from juzu.web.account import audit
from juzu.web.account.models import User
from juzu.web.plan import reads
from juzu.web.plan.models import Edit, Proof, Publication
from juzu.web.production import reads as production_reads
from juzu.web.production import writes as production_writes
from juzu.web.production.models import Current, Document, Production
from juzu.web.site import events

NOTHING = Text("没有可撤销的改动", "there is nothing to undo")
NOTHING_AGAIN = Text("没有可重做的改动", "there is nothing to do again")
TWICE = Text("{s} 场排了两次", "scene {s} stands twice")
GO_ON = Text("继续排期即可", "go on planning")


@transaction.atomic
def edit(production: Production, puts: Puts, what: Text, *, author: User) -> reads.Board:
    """Makes an edit; returns the board before it."""
    _alone(production)
    before = reads.board(production)
    document = _save(production, before, moved(before.ready, before.draft, puts), author, what)
    Edit.objects.filter(production=production, author=author).exclude(undone=None).delete()
    Edit.objects.create(
        production=production,
        author=author,
        what_zh=what.zh[:200],
        what_en=what.en[:200],
        puts=[asdict(put) for put in puts],
        inverse=[asdict(put) for put in inverse(before.draft.rows, puts)],
        document=document,
    )
    return before


@transaction.atomic
def undo(production: Production, *, author: User) -> Text:
    """Takes back what the person did last; others' edits stay. Returns what was taken back. Raises InputError when there is nothing."""
    _alone(production)
    last, _ = reads.edits(production, author)
    if last is None:
        raise InputError(Fault(NOTHING, GO_ON))
    before = reads.board(production)
    document = _save(production, before, moved(before.ready, before.draft, last.back), author, last.what)
    Edit.objects.filter(pk=last.pk).update(undone=timezone.now(), document=document)
    return last.what


@transaction.atomic
def redo(production: Production, *, author: User) -> Text:
    """Does again what the person took back last."""
    _alone(production)
    _, last = reads.edits(production, author)
    if last is None:
        raise InputError(Fault(NOTHING_AGAIN, GO_ON))
    before = reads.board(production)
    back = [asdict(put) for put in inverse(before.draft.rows, last.edit)]
    document = _save(production, before, moved(before.ready, before.draft, last.edit), author, last.what)
    Edit.objects.filter(pk=last.pk).update(undone=None, inverse=back, document=document)
    return last.what


@transaction.atomic
def set_scene_locks(production: Production, scenes: list[str], *, on: bool, author: User) -> None:
    """Locks scenes where they stand, or frees them."""
    _alone(production)
    before = reads.board(production)
    change = lock_scenes(before.placed.tables, before.draft.plan, scenes) if on else free_scenes(before.placed.tables, scenes)
    parent = before.placed.documents[TABLES.name]
    production_writes.save(production, TABLES, change, author=author, parent=parent)
    _restate(production, before, author, locked=on)


@transaction.atomic
def set_day_lock(production: Production, day: int, *, on: bool, author: User) -> None:
    """Locks a day as it stands, or frees it and its scenes."""
    _alone(production)
    before = reads.board(production)
    placed = before.placed
    facts, tables = (
        lock_day(placed.production, placed.tables, before.draft.plan, day) if on else free_day(placed.production, placed.tables, day)
    )
    production_writes.save(production, TABLES, tables, author=author, parent=placed.documents[TABLES.name])
    production_writes.save(production, PRODUCTION, facts, author=author, parent=placed.documents[PRODUCTION.name])
    _restate(production, before, author, locked=on)


@transaction.atomic
def restore(production: Production, document: Document, *, author: User) -> None:
    """An older plan stands on the board again; edits of the one before cannot be undone on it."""
    _alone(production)
    Edit.objects.filter(production=production).delete()
    production_writes.restore(production, document, author=author, parent=production_reads.current_document(production, PLAN))


@transaction.atomic
def take(production: Production, value: Plan, *, author: User, parent: Document | None) -> Document:
    """Puts a plan that was made elsewhere on the board, as it stands on the problem here. Raises ConflictError unless `parent` is what stands there."""
    _alone(production)
    standing = Counter(slot.scene for sheet in value.days for slot in sheet.slots if slot.kind == "scene")
    if twice := [scene for scene, times in standing.items() if times > 1]:
        raise InputError(Fault(TWICE.format(s=twice[0]), Text("每场只排一次", "let every scene stand once")))
    board = reads.board(production)
    draft = opened(board.ready, value)
    keep_problem(production, board, author)
    document = production_writes.save(production, PLAN, draft.plan, author=author, parent=parent)
    reads.keep_draft(board.ready, draft, document)
    return document


@transaction.atomic
def publish(production: Production, *, author: User) -> Publication:
    """Makes what stands on the board the plan that call sheets are made from. Raises InputError with every broken rule when the checker refuses it."""
    _alone(production)
    board = reads.board(production)
    if broken := board.draft.verdict.broken:
        step = Text("挪开、解锁，或在制作资料里请人批准破例，再发布", "move it, lift a lock, or have an exception allowed; then publish")
        raise InputError(*(Fault(breach.what, step) for breach in broken))
    document = board.document
    if document is None or board.stale:
        document = _save(production, board, board.draft, author, Text("按新的资料重新计时", "timed anew with the new facts"))
    beside = {kind: found.pk for kind, found in production_reads.documents_of(production).items()}
    publication = Publication.objects.create(production=production, document=document, documents=beside, author=author)
    audit.note(author, "plan published", production.channel, str(document.pk))
    events.tell(production.channel, "plan", {"document": document.pk, "published": True, "author": str(author)})
    return publication


def keep_proof(production: Production, plan: Plan) -> None:
    """Remembers what a plan's search proved of its problem, so that drafts of the same problem can say it; the best bound stays."""
    facts = {"bound_fen": plan.bound_fen, "sorted_fen": plan.sorted_fen}
    proof, made = Proof.objects.get_or_create(production=production, problem=plan.problem, defaults=facts)
    if not made:
        Proof.objects.filter(pk=proof.pk, bound_fen__lt=plan.bound_fen).update(**facts)


def keep_problem(production: Production, board: reads.Board, author: User | None) -> None:
    """The problem that the board stands on, where it is not the current one already."""
    current = board.placed.documents.get(PROBLEM.name)
    if current is None or current.digest != board.ready.digest:
        production_writes.save(production, PROBLEM, board.problem, author=author, parent=current)


def _alone(production: Production) -> None:
    """Makes everybody else's change of this production wait until this one is whole."""
    list(Current.objects.select_for_update().filter(production=production, kind=TABLES.name))


def _save(production: Production, board: reads.Board, draft: Draft, author: User | None, what: Text) -> Document:
    if board.placed.plan and board.placed.plan.bound_fen:
        keep_proof(production, board.placed.plan)
    keep_problem(production, board, author)
    document = production_writes.save(production, PLAN, draft.plan, author=author, parent=board.document, note=what)
    reads.keep_draft(board.ready, draft, document)
    return document


def _restate(production: Production, before: reads.Board, author: User, *, locked: bool) -> None:
    """The plan said on the problem with its new locks; a bound without a lock holds with it as well, not the other way round."""
    after = reads.board(production)
    if after.document is None or after.ready.digest == before.ready.digest:
        return
    posed = after.ready
    if locked and before.draft.plan.bound_fen > posed.bound_fen:
        keep_proof(production, replace(before.draft.plan, problem=posed.digest))
        posed = reads.board(production).ready
    what = Text("锁定", "lock") if locked else Text("解锁", "unlock")
    _save(production, after, opened(posed, before.draft.plan), author, what)
