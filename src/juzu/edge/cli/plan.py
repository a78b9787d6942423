"""edge: `juzu plan DIR`: the cheapest legal plan that can be found in the time given."""

from __future__ import annotations

import argparse
import shlex
import time
from pathlib import Path
from typing import Any

from juzu.edge.cli.new import make
from juzu.edge.cli.places import add_folder
from juzu.edge.cli.progress import SolveProgress, stop_on_interrupt
from juzu.edge.cli.summary import summary
from juzu.edge.cli.terminal import add_parser, lang, out, say, tell
from juzu.edge.cli.values import above
from juzu.edge.files.folder import Folder, load, read_breakdown, save_plan
from juzu.kernel.errors import Fault, ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.document import Plan
from juzu.plan.problem import Problem
from juzu.plan.solve import solve
from juzu.plan.stop import Asked, FirstOf, Seconds


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(
        subparsers,
        "plan",
        Text("为一个制作文件夹（或直接一份剧本）排期", "plan a production folder (or a script as it is)"),
        Text(
            "为制作文件夹排期；表格里锁定的场次不动，其余重排。给剧本文件则先建文件夹。\njuzu plan sequence 文件：单独求解一道演员候场排序题。",
            "Plans a production folder; scenes locked in the tables stay, the rest is planned anew. A script is made into a folder first.\n"
            "juzu plan sequence FILE: solves a talent scheduling instance by itself.",
        ),
    )
    add_folder(
        parser,
        Text(
            "制作文件夹、剧本文件，或网站上的制作 http://主机/p/剧名",
            "production folder, a script, or a production on a site http://HOST/p/NAME",
        ),
    )
    parser.add_argument(
        "--seconds", type=above(0.0, tell), default=30, help=tell(Text("最多算多久（默认 30 秒）", "how long to search (30 s by default)"))
    )
    parser.add_argument("--seed", type=int, default=0, help=tell(Text("随机种子", "random seed")))
    parser.add_argument("--threads", type=above(1, tell), default=2, help=tell(Text("线程数", "threads")))
    parser.add_argument("--fresh", action="store_true", help=tell(Text("不从上次的计划接着算", "do not start from the last plan")))
    parser.set_defaults(run=run, sends=True)


def run(options: argparse.Namespace) -> int:
    """Plans, saves, and says what the plan costs and how good it is."""
    path: Path = options.folder
    if path.is_file():
        folder = path.with_suffix("")
        if not (folder / "production.toml").is_file():
            make(folder, path)
        path = folder
    plan_folder(load(path), seconds=options.seconds, seed=options.seed, threads=options.threads, fresh=options.fresh)
    return 0


def plan_folder(folder: Folder, *, seconds: float, seed: int = 0, threads: int = 2, fresh: bool = False) -> tuple[Problem, Plan]:
    """Plans a folder and saves the plan; prints the summary."""
    for source in folder.unknown:
        say("{source}：不认识这一列，没有使用", "{source}: unknown column, not used", source=source)
    if gone := dropped(folder):
        say(
            "分场表里没有 {scenes}，当作删戏；加回这一行就恢复。",
            "No row for {scenes}: taken as cut; put the row back to restore it.",
            scenes="、".join(gone),
        )
    problem = folder.pose()
    locked = sum(scene.day >= 0 for scene in problem.scenes)
    if locked:
        say("{n} 场锁定在原来的日子。", "{n} scenes are locked to their day.", n=locked)
    with stop_on_interrupt() as asked, SolveProgress(seconds) as progress:
        plan = solve(
            problem,
            seed=seed,
            threads=threads,
            stop=FirstOf((Seconds(seconds, time.monotonic), Asked(asked.is_set))),
            report=progress,
            start=None if fresh else folder.plan,
        )
    if not plan.days:
        raise ImpossibleError(_none_found(folder, seconds))
    save_plan(folder, problem, plan)
    out.print(summary(problem, plan, lang()))
    say(
        "计划已写入 {path}/plan.json 与 plan.xlsx。下一步：juzu papers {quoted}",
        "The plan is in {path}/plan.json and plan.xlsx. Next: juzu papers {quoted}",
        path=folder.path,
        quoted=shlex.quote(str(folder.path)),
    )
    return problem, plan


def dropped(folder: Folder) -> list[str]:
    """The scenes of the script whose row a person took out of the table."""
    cut = {scene.id for scene in folder.breakdown.scenes if scene.omitted}
    return [scene.id for scene in read_breakdown(folder.path).scenes if scene.id in cut and not scene.omitted]


def _none_found(folder: Folder, seconds: float) -> Fault:
    kept = Text("；上一次的计划没有动", "; the last plan is untouched") if folder.plan else Text("；什么也没有写", "; nothing was written")
    what = Text("{s:g} 秒里没有找到合规的计划", "no legal plan was found in {s:g} s").format(s=seconds)
    step = Text(
        "用 --seconds 多算一会儿；还找不到，就多给几天，或放宽档期、锁定和规则",
        "search longer with --seconds; if none is found then, offer more days or loosen availability, locks and rules",
    )
    return Fault(Text(what.zh + kept.zh, what.en + kept.en), step)
