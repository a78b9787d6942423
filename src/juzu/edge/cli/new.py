"""edge: `juzu new DIR --script FILE`: a production folder from a script."""

from __future__ import annotations

import argparse
import shlex
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from juzu.edge.cli.terminal import add_parser, lang, out, say, tell
from juzu.edge.cli.values import day
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.begin import begin, read_needs
from juzu.edge.files.folder import create, load
from juzu.edge.files.samples import sample
from juzu.edge.files.trouble import reason
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text
from juzu.script.breakdown import Breakdown

DAYS_AHEAD = 14


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "new",
        Text("由剧本（或分场 XLSX）建一个制作文件夹", "make a production folder from a script (or a breakdown XLSX)"),
    )
    parser.add_argument("folder", type=Path, help=tell(Text("要建的文件夹", "the folder to make")))
    parser.add_argument(
        "--script",
        type=Path,
        required=True,
        help=tell(
            Text(
                "剧本：docx txt fountain fdx pdf，分场 xlsx，或别的排期软件的 uss",
                "the script: docx txt fountain fdx pdf, a breakdown xlsx, or another scheduler's uss",
            )
        ),
    )
    parser.add_argument(
        "--base",
        type=Path,
        help=tell(Text("基地目录 base.toml；不给则用样例基地", "the base's catalogue base.toml; the sample base when not given")),
    )
    parser.add_argument(
        "--start", type=day(tell), help=tell(Text("第一个可拍的日子，如 2026-12-01", "first day open for shooting, as 2026-12-01"))
    )
    parser.add_argument("--title", default="", help=tell(Text("剧名；不给则取自剧本", "title; from the script when not given")))
    parser.add_argument("--grammar", help=tell(Text("场头写法，如 “号 时 内外 地”", 'how scene headers are written, as "号 时 内外 地"')))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Makes the folder and says what was read and what was assumed."""
    make(options.folder, options.script, base=options.base, start=options.start, title=options.title, grammar=options.grammar)
    return 0


def make(
    folder: Path,
    script: Path,
    *,
    base: Path | None = None,
    start: date | None = None,
    title: str = "",
    grammar: str | None = None,
    language: Lang | None = None,
) -> None:
    """The production folder of a script; `start` defaults to two weeks from today."""
    needs = read_needs(script, grammar)
    given_base, base = base, base or sample("bases/yinhe.toml")
    try:
        catalogue = read_base(base.read_bytes(), base.name)
    except OSError as error:
        what = Text(f"读不到基地目录：{reason(error).zh}", f"cannot read the base's catalogue: {reason(error).en}")
        raise InputError(Fault(what, Text("检查 --base 的路径", "check the path given to --base"), Source(str(base)))) from error
    begun = begin(
        needs,
        catalogue,
        title=title or needs.breakdown.title or script.stem,
        start=start or date.today() + timedelta(days=DAYS_AHEAD),  # noqa: DTZ011 - the person's own calendar
        language=language or lang(),
        file=f"script{script.suffix.lower()}",
        start_assumed=start is None,
        base_assumed=given_base is None,
    )
    create(folder, begun.production, script, base, needs.breakdown, begun.tables)
    _tell(folder, needs.breakdown)
    for line in needs.unread:
        say("没有用上：{what}", "not used: {what}", what=line)
    if needs.layout:
        say(
            "{n} 场按原来的排期锁定在各自的日子；在 plan.xlsx 去掉“锁定”，剧组就可以重排。",
            '{n} scenes are locked to the days of the schedule that was read; clear "Locked" in plan.xlsx to let Juzu move them.',
            n=len(needs.layout),
        )


def _tell(folder: Path, breakdown: Breakdown) -> None:
    made = load(folder)
    scenes = [s for s in breakdown.scenes if not s.omitted]
    minutes = sum(s.estimate.minutes for s in scenes)
    out.print(
        Text(
            "《{title}》：{episodes} 集，{scenes} 场，{places} 个场景，{cast} 个角色，估计拍摄 {hours} 小时。",
            "{title}: {episodes} episodes, {scenes} scenes, {places} places, {cast} roles, about {hours} h of shooting.",
        )
        .format(
            title=made.production.title,
            episodes=len({s.episode for s in scenes}),
            scenes=len(scenes),
            places=len(breakdown.places),
            cast=sum(c.kind != "extra" for c in breakdown.characters),
            hours=round(minutes / 60),
        )
        .to(lang()),
        markup=False,
    )
    say(
        "其中 {n} 个值是假设的：表格里标黄，production.toml 的 [assumed] 里列出。请在 Excel 里改 {path} 下的 cast.xlsx、places.xlsx、scenes.xlsx。",
        "{n} values are assumed: yellow in the tables, listed in [assumed] of production.toml. Edit cast.xlsx, places.xlsx, scenes.xlsx in {path}.",
        n=made.assumed,
        path=folder,
    )
    say("下一步：juzu plan {path}", "Next: juzu plan {path}", path=shlex.quote(str(folder)))
