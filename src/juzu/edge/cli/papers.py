"""edge: `juzu papers DIR`: every list, plan paper, call sheet and calendar, as XLSX, PDF and iCalendar."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from juzu.chain.sheet import paper_facts
from juzu.edge.cli.places import add_folder
from juzu.edge.cli.terminal import add_parser, err, say, tell
from juzu.edge.files.folder import Folder, load, sweep
from juzu.edge.papers.bundle import files
from juzu.kernel.text import Lang, Text
from juzu.shoot.book import open_book
from juzu.shoot.papers import PAPERS

OLD = "-old"


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "papers",
        Text("出通告单、大计划、顺场表等全部纸面（XLSX、PDF、日历）", "write call sheets, plan and lists (XLSX, PDF, calendars)"),
    )
    add_folder(parser)
    kinds = "、".join(f"{kind.id} {tell(kind.title)}" for kind in PAPERS.values())
    parser.add_argument(
        "--paper",
        action="append",
        choices=tuple(PAPERS),
        metavar="PAPER",
        help=tell(Text("只出这种（可重复）：", "only this kind (may be repeated): ")) + kinds,
    )
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help=tell(Text("写到哪里（默认 制作文件夹/papers）", "where to (FOLDER/papers by default)"))
    )
    parser.set_defaults(run=run, slug="")


def run(options: argparse.Namespace) -> int:
    """Writes the papers; without a plan, the lists of the breakdown."""
    folder = load(options.folder)
    target = options.to or (Path(f"{options.slug}-papers") if options.slug else None)
    print_papers(folder, options.paper or (), options.lang or folder.production.language, target)
    return 0


def print_papers(folder: Folder, kinds: Collection[str], spoken: Lang | None = None, to: Path | None = None) -> Path:
    """Writes the papers into `to`, DIR/papers when not said, whole or not at all; says where they are."""
    used = spoken or folder.production.language
    if folder.plan is None:
        say("还没有计划，只出分场各表。", "There is no plan yet; only the lists of the breakdown are written.")
    facts = paper_facts(folder.production, folder.base, folder.tables, folder.planned)
    book = open_book(facts, folder.breakdown, folder.problem if folder.plan else None, folder.plan)
    target = to or folder.path / "papers"
    target.parent.mkdir(parents=True, exist_ok=True)
    sweep(target.parent)
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".papers."))
    count = 0
    try:
        with Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=err, disable=not err.is_terminal
        ) as progress:
            task = progress.add_task("", total=None)
            for name, data in files(book, used, kinds):
                progress.update(task, description=name)
                path = aside / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
                count += 1
        _put(aside, target, whole=not kinds and to is None)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    say("{n} 份文件在 {path}", "{n} files in {path}", n=count, path=target)
    return target


def _put(aside: Path, target: Path, *, whole: bool) -> None:
    """Moves the new papers into place; all of them replace the production's own folder, some of them, or in another folder, only their own files."""
    aside.chmod(0o755)
    if whole:
        old = aside.with_name(aside.name + OLD)
        if target.exists():
            target.rename(old)
        aside.rename(target)
        shutil.rmtree(old, ignore_errors=True)
        return
    for path in sorted(aside.rglob("*")):
        if path.is_file():
            place = target / path.relative_to(aside)
            place.parent.mkdir(parents=True, exist_ok=True)
            path.replace(place)
