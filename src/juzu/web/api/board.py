"""web: API: the board: what stands where, what a move would do, moves, undo, locks, publishing. The same reads and writes as the page's."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import Router
from ninja.errors import HttpError

from juzu.plan.check import Breach
from juzu.plan.hand.draft import moved
from juzu.plan.hand.edit import Edit
from juzu.plan.hand.effect import effect
from juzu.web.api.words import BoardOut, BreachOut, DayChangeOut, DayOut, EffectOut, LockIn, MoveIn, TextOut
from juzu.web.plan import reads, writes
from juzu.web.plan.asked import Asked, asked, edit_of, words
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production

router = Router(tags=["board"])


@router.get("/p/{slug}/board", response=BoardOut)
def board(request: HttpRequest, slug: str) -> BoardOut:
    """What stands where, and every rule that it breaks."""
    return _said(production_or_404(request, slug, may="see plan"))


@router.post("/p/{slug}/board/try", response=EffectOut)
def try_out(request: HttpRequest, slug: str, move: MoveIn) -> EffectOut:
    """What a move would do; nothing is saved."""
    production = production_or_404(request, slug, may="edit plan")
    now = reads.board(production)
    found = effect(now.problem, now.draft, moved(now.ready, now.draft, _edit(move, now)))
    money = "see money" in production.can
    return EffectOut(
        fen=found.fen if money else None,
        minutes=found.minutes,
        over_min=found.over_min,
        days=[DayChangeOut(**(asdict(day) | ({} if money else {"fen": None}))) for day in found.days],
        broken=[_breach(breach) for breach in found.broken],
        healed=[_breach(breach) for breach in found.healed],
    )


@router.post("/p/{slug}/board/moves", response=BoardOut)
def make_move(request: HttpRequest, slug: str, move: MoveIn) -> BoardOut:
    """A move, made on the board as it is now."""
    production = production_or_404(request, slug, may="edit plan")
    now = reads.board(production)
    writes.edit(production, _edit(move, now), words(_asked(move), now.problem), author=signed_in(request))
    return _said(production)


@router.post("/p/{slug}/board/undo", response=BoardOut)
def undo(request: HttpRequest, slug: str) -> BoardOut:
    """Your last move taken back."""
    production = production_or_404(request, slug, may="edit plan")
    writes.undo(production, author=signed_in(request))
    return _said(production)


@router.post("/p/{slug}/board/redo", response=BoardOut)
def redo(request: HttpRequest, slug: str) -> BoardOut:
    """What you took back done again."""
    production = production_or_404(request, slug, may="edit plan")
    writes.redo(production, author=signed_in(request))
    return _said(production)


@router.post("/p/{slug}/board/locks", response=BoardOut)
def lock(request: HttpRequest, slug: str, said: LockIn) -> BoardOut:
    """Scenes locked to the days on which they stand or freed; with `day` that whole day."""
    production = production_or_404(request, slug, may="edit plan")
    if said.day is None:
        writes.set_scene_locks(production, said.scenes, on=said.on, author=signed_in(request))
    elif said.day < len(reads.board(production).problem.days):
        writes.set_day_lock(production, said.day, on=said.on, author=signed_in(request))
    else:
        raise HttpError(400, f"no day {said.day}")
    return _said(production)


@router.post("/p/{slug}/board/publish", response=BoardOut)
def publish(request: HttpRequest, slug: str) -> BoardOut:
    """What stands on the board becomes the plan of the call sheets; 422 with every broken rule."""
    production = production_or_404(request, slug, may="edit plan")
    writes.publish(production, author=signed_in(request))
    return _said(production)


def _said(production: Production) -> BoardOut:
    now, published = reads.board(production), reads.published(production)
    plan = now.draft.plan
    return BoardOut(
        document=now.document.pk if now.document else None,
        published=published.document_id if published else None,
        stale=now.stale,
        status=plan.status,
        checked=plan.checked,
        cost_fen=plan.cost_fen if "see money" in production.can else None,
        days=[DayOut(day=day.day, unit=day.unit, call=day.call, wrap=day.wrap, scenes=list(day.scenes)) for day in plan.days],
        boneyard=sorted(now.ready.row.keys() - plan.day_of.keys(), key=now.ready.row.__getitem__),
        broken=[_breach(breach) for breach in now.draft.verdict.broken],
    )


def _breach(breach: Breach) -> BreachOut:
    return BreachOut(rule=breach.rule, what=TextOut(zh=breach.what.zh, en=breach.what.en), day=breach.day, scenes=list(breach.scenes))


def _asked(move: MoveIn) -> Asked:
    said: dict[str, Any] = move.dict(exclude_unset=True)
    try:
        return asked(msgspec.json.encode(said))
    except ValueError as error:
        raise HttpError(400, str(error)) from error


def _edit(move: MoveIn, now: reads.Board) -> Edit:
    try:
        return edit_of(_asked(move), now.problem, now.draft.rows)
    except ValueError as error:
        raise HttpError(400, str(error)) from error
