"""edge: `juzu revise DIR SCRIPT`: a new revision of the script into a production folder; what people edited stays."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import Any

from juzu.chain.rework import Draft, next_draft
from juzu.edge.cli.terminal import add_parser, lang, out, say, tell
from juzu.edge.files.assumptions import Assumed
from juzu.edge.files.books import table_files
from juzu.edge.files.folder import PRODUCTION_DOCUMENT, load, read_breakdown, set_plan_aside, write_together
from juzu.edge.files.read import read_bytes, read_script
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.breakdown import BREAKDOWN
from juzu.script.corrections import Corrections
from juzu.script.revising.revision import Revision

ON_A_SITE = Text("这是网站上制作的副本，剧本在网站上", "this is a copy of a production on a site, where its script is")


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "revise",
        Text("换上剧本的新一稿，手改的格子都保留", "take in a new revision of the script; hand edits stay"),
    )
    parser.add_argument("folder", type=Path, help=tell(Text("制作文件夹", "production folder")))
    parser.add_argument("script", type=Path, help=tell(Text("新一稿剧本", "the new revision")))
    parser.add_argument("--grammar", help=tell(Text("场头写法", "how headers are written")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Compares, carries the hand edits over, writes the tables; says what changed and what found no place."""
    folder = load(options.folder)
    production, path = folder.production, folder.path
    if (path / PRODUCTION_DOCUMENT).exists():
        raise InputError(Fault(ON_A_SITE, Text("在网页的“剧本”页交新一稿", "hand the new draft in on its script page"), Source(str(path))))
    if (path / production.script).suffix.lower() == ".xlsx":
        what = Text(
            "这个制作是由分场表建的，没有旧剧本可比",
            "this production was made from a breakdown sheet; there is no old script to compare with",
        )
        raise InputError(Fault(what, Text("直接改 scenes.xlsx", "edit scenes.xlsx itself"), Source(production.script)))
    old, new = read_script(path / production.script), read_script(options.script, grammar=options.grammar)
    before = Draft(old, Corrections(), read_breakdown(path), folder.tables)
    day_of = folder.plan.day_of if folder.plan else None
    made = next_draft(before, new, production, folder.base, Assumed().tables(), day_of)
    revision = made.revision or Revision(())
    name = f"script{options.script.suffix.lower()}"
    files = table_files(made.draft.tables, production.language)
    files |= {"breakdown.json": BREAKDOWN.dump(made.draft.breakdown), name: read_bytes(options.script)}
    if name != production.script:
        text = (path / "production.toml").read_text("utf-8")
        files["production.toml"] = text.replace(f'script = "{production.script}"', f'script = "{name}"').encode()
    if moved := folder.plan is not None and _renumbers(revision):
        set_plan_aside(path)
    write_together(path, files)
    for change in revision.changes:
        if change.kind != "same" or change.renumbered or change.moved:
            out.print(change.line.to(lang()), markup=False)
    out.print(revision.summary.to(lang()), style="bold")
    say("保留了 {n} 处手改。", "{n} hand edits were kept.", n=made.kept)
    for lost in made.lost:
        say(
            "{id} 已不在新稿里，手改过的 {what} 没有地方放",
            "{id} is gone from the new revision; its edited {what} found no place",
            id=lost.id,
            what=lost.what.to(lang()),
        )
    if moved:
        say(
            "场号变了，原来的计划收在 {path}/previous-plan.json；请重新排期再出通告。",
            "Scene numbers changed; the plan made before is kept as {path}/previous-plan.json. Plan again before sending call sheets.",
            path=path,
        )
    say("下一步：juzu plan {path}", "Next: juzu plan {path}", path=shlex.quote(str(path)))
    return 0


def _renumbers(revision: Revision) -> bool:
    """Whether a scene number means another scene than before."""
    old = {change.old for change in revision.changes if change.old}
    return any(change.new and change.new != change.old and (change.old or change.new in old) for change in revision.changes)
