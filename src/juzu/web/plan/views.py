"""web: the stripboard: the page, what a move would do, moves, undo, locks, publishing. Answers to the page's script are pieces of the same page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_POST

from juzu.plan.hand.draft import moved
from juzu.plan.hand.effect import effect, over_min
from juzu.plan.rules.kind import amount
from juzu.plan.words import STATUSES
from juzu.shoot.palette import ink_on
from juzu.web.plan import reads, strips, writes
from juzu.web.plan.asked import Asked, asked, edit_of, words
from juzu.web.plan.effects import card
from juzu.web.plan.solving import SECONDS, newest
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import kept, value_of
from juzu.web.production.models import Production
from juzu.web.site.language import lang


@login_required
@require_GET
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The stripboard."""
    production = production_or_404(request, slug, may="see plan")
    now = reads.board(production)
    columns = strips.columns(now, lang())
    shown = {"columns": columns, "drawn": _drawn(production, now, columns), "filters": _filters(now)}
    return render(request, "plan/board.html", _page(request, production, now) | shown | {"solving": newest(production), "seconds": SECONDS})


def _drawn(production: Production, now: reads.Board, columns: tuple[strips.Column, ...]) -> SafeString:
    """The columns as HTML, drawn once for all who read the same board with the same rights."""
    rights = {"edits": "edit plan" in production.can, "money": "see money" in production.can}

    def draw() -> SafeString:
        return mark_safe("".join(render_to_string("plan/column.html", {"column": column} | rights) for column in columns))  # noqa: S308 - a template's

    return kept(("drawn", *strips.key_of(now), lang(), str(rights)), draw)


@login_required
@require_GET
def palette(request: HttpRequest, slug: str) -> HttpResponse:
    """The colours of the strips, which are data, as a style sheet."""
    production = production_or_404(request, slug, may="see plan")
    colours = strips.book_of(reads.board(production)).production.palette
    fills = {"int-day": colours.int_day, "ext-day": colours.ext_day, "int-night": colours.int_night, "ext-night": colours.ext_night}
    rules = [f".strip.{name} {{ background: {fill}; color: {ink_on(fill)}; }}\n" for name, fill in fills.items()]
    return HttpResponse("".join(rules), content_type="text/css; charset=utf-8", headers={"Cache-Control": "private, max-age=60"})


@login_required
@require_POST
def try_out(request: HttpRequest, slug: str) -> HttpResponse:
    """What a move would do, before it is done."""
    production = production_or_404(request, slug, may="edit plan")
    now = reads.board(production)
    found = effect(now.problem, now.draft, moved(now.ready, now.draft, _edit(request, now)))
    return render(request, "plan/effect.html", {"card": card(now.problem, found, money="see money" in production.can)})


@login_required
@require_POST
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """A move, done."""
    production = production_or_404(request, slug, may="edit plan")
    said = _asked(request)
    now = reads.board(production)
    writes.edit(production, _edit(request, now), words(said, now.problem), author=signed_in(request))
    return _since(request, production)


@login_required
@require_POST
def undo(request: HttpRequest, slug: str) -> HttpResponse:
    """The person's last move taken back."""
    production = production_or_404(request, slug, may="edit plan")
    writes.undo(production, author=signed_in(request))
    return _since(request, production)


@login_required
@require_POST
def redo(request: HttpRequest, slug: str) -> HttpResponse:
    """What was taken back done again."""
    production = production_or_404(request, slug, may="edit plan")
    writes.redo(production, author=signed_in(request))
    return _since(request, production)


@login_required
@require_POST
def lock(request: HttpRequest, slug: str) -> HttpResponse:
    """Scenes (`scene`, several) or a day (`day`) locked or freed."""
    production = production_or_404(request, slug, may="edit plan")
    on, author = request.POST.get("on") == "1", signed_in(request)
    if day := request.POST.get("day", ""):
        if not (day.isascii() and day.isdigit() and int(day) < len(reads.board(production).problem.days)):
            raise BadRequest
        writes.set_day_lock(production, int(day), on=on, author=author)
    else:
        writes.set_scene_locks(production, request.POST.getlist("scene"), on=on, author=author)
    return _since(request, production)


@login_required
@require_GET
def since(request: HttpRequest, slug: str) -> HttpResponse:
    """The days that changed since the plan that the page shows (`document`), and who changed what."""
    return _since(request, production_or_404(request, slug, may="see plan"))


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands on the board becomes the plan of the call sheets."""
    production = production_or_404(request, slug, may="edit plan")
    writes.publish(production, author=signed_in(request))
    return redirect("plan:board", slug)


def _since(request: HttpRequest, production: Production) -> HttpResponse:
    """The pieces of the page that are no longer what the script says it shows."""
    said = request.headers.get("X-Board", "")
    document, _, problem = said.partition(" ")
    seen = reads.version(production, int(document)) if document.isascii() and document.isdigit() else None
    now = reads.board(production)
    every = strips.columns(now, lang())
    if seen and problem == now.ready.digest:
        before = reads.draft_of(now.ready, value_of(seen), seen)
        was = {column.key: column for column in strips.columns(reads.Board(now.placed, now.ready, before, seen), lang())}
        every = tuple(column for column in every if was[column.key] != column)
    news = reads.edits_since(production, seen.pk).exclude(author=signed_in(request)) if seen else ()
    return render(request, "plan/pieces.html", _page(request, production, now) | {"columns": every, "news": news})


def _page(request: HttpRequest, production: Production, now: reads.Board) -> dict[str, Any]:
    """What the head, the boneyard and the list of broken rules show."""
    undo, redo = reads.edits(production, signed_in(request))
    plan = now.draft.plan
    return {
        "production": production,
        "board": now,
        "plan": plan,
        "status": STATUSES[plan.status],
        "days": len({sheet.day for sheet in plan.days}),
        "over": amount(sum(over_min(now.problem, sheet) for sheet in plan.days), "minutes"),
        "calendar": [day.date[5:] for day in now.problem.days],
        "breaches": strips.breaches(now),
        "boneyard": strips.boneyard(now, lang()),
        "undo": undo,
        "redo": redo,
        "published": reads.published(production),
        "edits": "edit plan" in production.can,
        "money": "see money" in production.can,
    }


def _filters(now: reads.Board) -> dict[str, Any]:
    """What strips can be filtered by."""
    used = {option.set for scene in now.problem.scenes for option in scene.options}
    playing = {part.person for scene in now.problem.scenes for part in scene.cast}
    return {
        "people": [(person.id, person.role or person.name) for person in now.problem.people if person.id in playing],
        "sets": [(place.id, place.name or place.id) for place in now.problem.sets if place.id in used],
    }


def _asked(request: HttpRequest) -> Asked:
    try:
        return asked(request.body)
    except ValueError as error:
        raise BadRequest(str(error)) from error


def _edit(request: HttpRequest, now: reads.Board) -> Any:
    try:
        return edit_of(_asked(request), now.problem, now.draft.rows)
    except ValueError as error:
        raise BadRequest(str(error)) from error
