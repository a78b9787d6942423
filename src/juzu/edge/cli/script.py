"""edge: `juzu script FILE`: how a script was read; `juzu script compare OLD NEW`: what a revision changed."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from rich.table import Table

from juzu.chain.columns import KINDS
from juzu.edge.cli.terminal import add_parser, lang, out, tell
from juzu.edge.files.folder import write_whole
from juzu.edge.files.read import read_script
from juzu.kernel.document import DocumentError
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.breakdown import BREAKDOWN, Breakdown
from juzu.script.breaking import break_down
from juzu.script.corrections import CORRECTIONS, Corrections
from juzu.script.document import SCRIPT, Script
from juzu.script.revising.compare import compare
from juzu.script.revising.revision import REVISION


def register(subparsers: Any) -> None:
    """Declares the command."""
    about = Text(
        "看剧本是怎样读懂的：juzu script 文件；比较两稿：juzu script compare 旧稿 新稿",
        "show how a script was read: juzu script FILE; compare two revisions: juzu script compare OLD NEW",
    )
    parser = add_parser(subparsers, "script", about)
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=tell(Text("剧本文件，或 compare 旧稿 新稿", "a script, or: compare OLD NEW"))
    )
    parser.add_argument(
        "--grammar",
        help=tell(
            Text("场头写法，如 “号 时 内外 地”，或标注过的一行场头", 'how headers are written, as "号 时 内外 地", or a marked header')
        ),
    )
    parser.add_argument("--json", action="store_true", help=tell(Text("输出 Script.1 文档", "print the Script.1 document")))
    parser.add_argument(
        "--breakdown", action="store_true", help=tell(Text("配合 --json，输出 Breakdown.1", "with --json, print Breakdown.1 instead"))
    )
    parser.add_argument(
        "--corrections",
        type=Path,
        help=tell(
            Text(
                "手工更正（Corrections.1）；compare 时带到新稿",
                "hand corrections (Corrections.1); compare carries them to the new revision",
            )
        ),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads and shows, or compares."""
    if options.files[0] == "compare":
        if len(options.files) != 3:
            raise InputError(
                Fault(
                    Text("比较要两份剧本", "a comparison takes two scripts"),
                    Text("juzu script compare 旧稿 新稿", "juzu script compare OLD NEW"),
                )
            )
        return _compare(Path(options.files[1]), Path(options.files[2]), options)
    if len(options.files) != 1:
        raise InputError(Fault(Text("一次看一份剧本", "one script at a time"), Text("juzu script 文件", "juzu script FILE")))
    script = read_script(Path(options.files[0]), grammar=options.grammar)
    if options.json:
        data = BREAKDOWN.dump(break_down(script, _corrections(options.corrections))) if options.breakdown else SCRIPT.dump(script)
        sys.stdout.buffer.write(data)
        return 0
    _show(script, break_down(script, _corrections(options.corrections)))
    return 0


def _compare(old: Path, new: Path, options: argparse.Namespace) -> int:
    corrections = _corrections(options.corrections)
    revision = compare(read_script(old, grammar=options.grammar), read_script(new, grammar=options.grammar), corrections)
    if options.json:
        sys.stdout.buffer.write(REVISION.dump(revision))
        return 0
    for change in revision.changes:
        if change.kind != "same" or change.renumbered or change.moved:
            out.print(change.line.to(lang()), markup=False)
    out.print(revision.summary.to(lang()), style="bold")
    for unfit in revision.unfit:
        out.print(f"{unfit.what}: {unfit.why.to(lang())}", style="yellow", markup=False)
    if options.corrections:
        write_whole(options.corrections, CORRECTIONS.dump(revision.corrections))
    return 0


def _corrections(path: Path | None) -> Corrections:
    if path is None or not path.exists():
        return Corrections()
    try:
        return CORRECTIONS.load(path.read_bytes())
    except DocumentError as error:
        what = Text(f"更正文件读不懂：{error}", f"the corrections cannot be read: {error}")
        raise InputError(
            Fault(what, Text("见 docs/schemas/Corrections.1.json", "see docs/schemas/Corrections.1.json"), Source(str(path)))
        ) from error


def _show(script: Script, breakdown: Breakdown) -> None:
    zh = lang() == "zh"
    grammar = script.grammar
    out.print(f"《{script.title or script.file}》" if zh else (script.title or script.file), style="bold", markup=False)
    out.print(
        Text(
            "格式 {format}，编码 {encoding}，{lines} 行；{episodes} 集 {scenes} 场 {places} 个场景 {pages} 页 {words} 字",
            "format {format}, encoding {encoding}, {lines} lines; {episodes} episodes, {scenes} scenes, {places} places, {pages} pages, {words} words",
        )
        .format(
            format=script.format,
            encoding=script.encoding,
            lines=script.line_count,
            episodes=len([e for e in script.episodes if e.number]) or 1,
            scenes=len(script.scenes),
            places=len(breakdown.places),
            pages=sum(s.page_tenths for s in breakdown.scenes) / 10,
            words=sum(s.words for s in breakdown.scenes),
        )
        .to(lang()),
        markup=False,
    )
    out.print(
        Text(
            "场头写法：{pattern}（解释了 {explained}/{candidates} 行）",
            "scene headers: {pattern} (explains {explained} of {candidates} lines)",
        )
        .format(pattern=grammar.pattern, explained=grammar.explained, candidates=grammar.candidates)
        .to(lang()),
        markup=False,
    )
    out.print(("  " + grammar.reason.to(lang())), markup=False)
    for name, explained in grammar.rivals[:3]:
        out.print(f"  {'次选' if zh else 'next'}: {name} ({explained})", markup=False)
    _cast(breakdown)
    _places(breakdown)
    _doubts(script)


def _cast(breakdown: Breakdown) -> None:
    table = Table(title=tell(Text("角色", "Cast")), title_justify="left", box=None, padding=(0, 1))
    for head in (
        Text("角色", "role"),
        Text("类别", "kind"),
        Text("场数", "scenes"),
        Text("字数", "words"),
        Text("合并的写法与说明", "merged forms and notes"),
    ):
        table.add_column(tell(head))
    for character in breakdown.characters:
        reasons = "；".join(f"{name}：{why.to(lang())}" for name, why in character.merged)
        table.add_row(
            character.name,
            tell(KINDS[character.kind]),
            str(len(character.scenes)),
            str(character.words),
            "；".join(x for x in (reasons, character.note) if x),
        )
    out.print(table)
    groups = Counter(e.name for s in breakdown.scenes for e in s.extras)
    if groups:
        out.print(tell(Text("群演：", "Extras: ")) + "、".join(f"{name}({n})" for name, n in groups.most_common()), markup=False)


def _places(breakdown: Breakdown) -> None:
    table = Table(title=tell(Text("场景", "Places")), title_justify="left", box=None, padding=(0, 1))
    for head in (Text("场景", "place"), Text("场数", "scenes"), Text("分钟", "minutes")):
        table.add_column(tell(head))
    minutes: Counter[str] = Counter()
    for scene in breakdown.scenes:
        minutes[scene.place] += scene.estimate.minutes
    for place in sorted(breakdown.places, key=lambda p: -len(p.scenes)):
        table.add_row(place.name, str(len(place.scenes)), str(minutes[place.id]))
    out.print(table)


def _doubts(script: Script) -> None:
    if unknown := script.unknown:
        out.print(tell(Text("没有读懂的行（保留在原处）：", "Lines nothing explained (kept in their place):")), style="yellow")
        for element in unknown[:40]:
            out.print(f"  {element.source}: {element.raw or element.text}", markup=False)
        if len(unknown) > 40:
            out.print(tell(Text("  …共 {n} 行，--json 可看全部", "  … {n} in all; --json shows them").format(n=len(unknown))))
    for warning in script.warnings:
        out.print(f"{warning.source}: {warning.what.to(lang())} → {warning.next_step.to(lang())}", style="yellow", markup=False)
