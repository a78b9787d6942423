"""web: a new draft of the script, or a new header grammar: what it changes is shown scene by scene, and nothing changes until it is accepted."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from juzu.edge.files.read import read_data
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.script.corrections import Corrections
from juzu.script.document import SCRIPT, Scene, Script
from juzu.script.reading.again import read_again
from juzu.script.revising.compare import compare
from juzu.script.revising.revision import Revision
from juzu.web.production import reads as production_reads
from juzu.web.production import writes as production_writes
from juzu.web.production.access import production_or_404, signed_in
from juzu.web.production.bodies import kept, value_of
from juzu.web.production.models import Document, Production, Upload
from juzu.web.script import reads, writes
from juzu.web.script.reads import Desk

NO_FILE = Fault(
    Text("没有选文件", "no file was chosen"),
    Text("选剧本文件：docx、txt、fountain、fdx、pdf", "choose a script: docx, txt, fountain, fdx, pdf"),
)
NOTE_LENGTH = 80


@login_required
@require_POST
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """Keeps a new draft's file and shows what it changes."""
    production = production_or_404(request, slug, may="edit script")
    file = request.FILES.get("file")
    if file is None:
        raise InputError(NO_FILE)
    data, name = file.read(), file.name or "script"
    read_data(data, name)
    kept_file = production_writes.keep_upload(production, name, data, author=signed_in(request))
    return HttpResponseRedirect(f"{reverse('script:proposal', args=[slug])}?file={kept_file.pk}")


@login_required
def proposal(request: HttpRequest, slug: str) -> HttpResponse:
    """What a draft (`?file=`) or a grammar (`?grammar=`) would change; POST takes it."""
    production = production_or_404(request, slug, may="edit script")
    now = reads.desk(production)
    if now is None:
        raise Http404
    script, note = _script(request, production, now)
    if request.method == "POST":
        writes.take_draft(production, script, author=signed_in(request), note=note)
        return HttpResponseRedirect(reverse("script:page", args=[slug]))
    made = writes.proposed(production, now, script)
    revision = made.revision or Revision(())
    context = {
        "production": production,
        "name": note,
        "made": made,
        "script": script,
        "changes": _shown(revision, now.draft.script, script),
        "revision": revision,
        "renumbered": _renumbers(revision) and "Plan" in now.documents,
    }
    return render(request, "script/proposal.html", context)


def _script(request: HttpRequest, production: Production, now: Desk) -> tuple[Script, str]:
    if grammar := request.GET.get("grammar", ""):
        return read_again(now.draft.script, grammar), grammar[:NOTE_LENGTH]
    number = request.GET.get("file", "")
    file = get_object_or_404(Upload, production=production, pk=int(number) if number.isdigit() else 0)
    return kept(("upload", file.digest, file.name), lambda: read_data(bytes(file.body), file.name)), file.name


@login_required
@require_GET
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """Two drafts beside each other: `?old=` and `?new=` are numbers of documents; the last two when not said."""
    production = production_or_404(request, slug, may="see script")
    every = list(production_reads.history(production, SCRIPT).select_related("author"))
    context: dict[str, Any] = {"production": production, "versions": every}
    if len(every) > 1:
        new, old = (_chosen(request, every, name, at) for at, name in enumerate(("new", "old")))
        revision = kept(("compared", old.digest, new.digest), lambda: compare(value_of(old), value_of(new), Corrections()))
        context |= {"old": old, "new": new, "revision": revision, "changes": _shown(revision, value_of(old), value_of(new))}
    return render(request, "script/versions.html", context)


def _chosen(request: HttpRequest, every: list[Document], name: str, usual: int) -> Document:
    return next((d for d in every if str(d.pk) == request.GET.get(name)), every[usual])


def _renumbers(revision: Revision) -> bool:
    """Whether a scene number means another scene than before."""
    return any(change.renumbered for change in revision.changes)


def _shown(revision: Revision, old: Script, new: Script) -> list[dict[str, Any]]:
    """The scenes that changed, each with its lines side by side."""
    was, now = {s.id: s for s in old.scenes}, {s.id: s for s in new.scenes}
    return [
        {"change": change, "lines": _lines(was.get(change.old), now.get(change.new)) if change.kind != "same" else []}
        for change in revision.changes
        if change.kind != "same" or change.renumbered or change.moved
    ]


def _lines(old: Scene | None, new: Scene | None) -> list[tuple[str, str]]:
    """(sign, line): `-` gone, `+` come, ` ` the same."""
    a, b = ([s.header.raw, *(e.raw for e in s.elements)] if s else [] for s in (old, new))
    found: list[tuple[str, str]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [(" ", line) for line in a[a1:a2]]
        else:
            found += [("-", line) for line in a[a1:a2]]
            found += [("+", line) for line in b[b1:b2]]
    return found
