"""web: the script page, the breakdown of a scene beside it, and what a click on a word or a line offers."""

from __future__ import annotations

from typing import Any, get_args

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from juzu.chain.columns import INSIDES, KINDS, LIGHTS
from juzu.script.breakdown import ItemKind
from juzu.script.breaking import break_down
from juzu.script.corrections import LineKind
from juzu.script.document import SCRIPT
from juzu.script.reading.rereading import label_of, lines_like
from juzu.script.revising.effect import effect
from juzu.web.production import reads as production_reads
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.models import Production
from juzu.web.script import reads, writes
from juzu.web.script.reads import Desk, Spot
from juzu.web.script.said import role_of, say
from juzu.web.script.text import scene_list_html, text_html
from juzu.web.script.words import ITEM_NAMES, LINE_NAMES
from juzu.web.site.language import lang


@login_required
@require_GET
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """The script as written, coloured; scenes to jump to; what should be looked at."""
    production = production_or_404(request, slug, may="see script")
    found = reads.desk(production)
    if found is None:
        return render(request, "script/none.html", {"production": production})
    first = next((scene.id for scene in reads.marked(found) if scene.id), "")
    context = {
        "production": production,
        "script": found.draft.script,
        "text": text_html(found),
        "scene_list": scene_list_html(found, lang()),
        "doubts": reads.doubts(found),
        "seen": found.seen,
        "beside": _beside(production, first),
        "versions": production_reads.history(production, SCRIPT).count(),
        "legend": [(kind, ITEM_NAMES[kind]) for kind in get_args(ItemKind) if kind not in ("subtitle", "music", "sound")],
        "may_edit": "edit script" in production.can,
    }
    return render(request, "script/page.html", context)


@login_required
@require_GET
def scene(request: HttpRequest, slug: str) -> HttpResponse:
    """The breakdown of one scene (`?id=`), as the tables have it."""
    production = production_or_404(request, slug, may="see script")
    context = {"production": production, "beside": _beside(production, request.GET.get("id", ""))}
    return render(request, "script/beside.html" if request.headers.get("HX-Request") else "script/scene.html", context)


def _beside(production: Production, name: str) -> dict[str, Any] | None:
    standing = production_reads.standing(production)
    needs = next((s for s in standing.breakdown.scenes if s.id == name), None)
    if needs is None:
        return None
    roles = {c.id: c for c in standing.breakdown.characters}
    looks = {look.id: look.name for look in standing.breakdown.looks}
    row = next((r for r in standing.tables.scenes if r.id == name), None)
    return {
        "scene": needs,
        "place": next((p.name for p in standing.breakdown.places if p.id == needs.place), needs.place),
        "cast": [(roles[m.character], looks.get(m.look, ""), m.heard_only) for m in needs.cast if m.character in roles],
        "items": [(ITEM_NAMES[kind], [i for i in needs.items if i.kind == kind]) for kind in get_args(ItemKind)],
        "inside": INSIDES[needs.inside],
        "light": LIGHTS[needs.light],
        "assumed": row.assumed if row else (),
        "kinds": KINDS,
    }


@login_required
def word(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be said of a line (`?at=`) or a word of it (`&span=`); POST says it, or with `do=preview` says what it would change."""
    production = production_or_404(request, slug, may="edit script" if request.method == "POST" else "see script")
    found = reads.desk(production)
    spot = reads.spot(found, _number(request, "at"), _number(request, "span")) if found else None
    if found is None or spot is None:
        raise Http404
    if request.method != "POST":
        context = _choices(production, found, spot)
        return render(request, "script/word.html" if request.headers.get("HX-Request") else "script/word_page.html", context)
    if request.POST.get("do") == "preview":
        return _preview(request, found, spot)
    form = request.POST.dict()
    made = writes.correct(
        production,
        lambda now: say(now.draft.corrections, now.draft.breakdown, spot, form),
        author=signed_in(request),
        note=spot.written[:80],
    )
    if not request.headers.get("HX-Request"):
        return HttpResponseRedirect(f"{reverse('script:page', args=[slug])}#n{spot.at}")
    answer = render(request, "script/corrected.html", {"made": made})
    answer["HX-Trigger-After-Settle"] = "corrected"
    return answer


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "-1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 8 else -1


def _choices(production: Production, found: Desk, spot: Spot) -> dict[str, Any]:
    breakdown = found.draft.breakdown
    label = label_of(spot.line.raw)
    span = spot.span
    return {
        "production": production,
        "spot": spot,
        "role": role_of(breakdown, spot),
        "roles": breakdown.characters,
        "kinds": KINDS,
        "item_names": ITEM_NAMES,
        "line_names": {kind: LINE_NAMES[kind] for kind in get_args(LineKind)},
        "insides": INSIDES,
        "lights": LIGHTS,
        "is_item": bool(span and span.kind in get_args(ItemKind)),
        "place": next((p for p in breakdown.places if spot.scene and p.id == spot.scene.place), None),
        "extras": next((e for e in spot.scene.extras if span and e.name == span.of), None) if spot.scene else None,
        "label": label,
        "like": len(lines_like(found.draft.script, label)) if label else 0,
        "words": [(at, spot.line.raw[s.start : s.end], s.kind) for at, s in enumerate(spot.line.spans)] if span is None else [],
        "grammar": found.draft.script.grammar,
        "may_edit": "edit script" in production.can,
    }


def _preview(request: HttpRequest, found: Desk, spot: Spot) -> HttpResponse:
    draft = found.draft
    after = break_down(draft.script, say(draft.corrections, draft.breakdown, spot, request.POST.dict()))
    return render(request, "script/effect.html", {"effect": effect(draft.breakdown, after)})
