"""edge: `juzu base plan DIR…`: several productions on one base, planned together without a clash."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table

from juzu.base.catalogue import Base
from juzu.base.joint.crew import Crew, whole
from juzu.base.joint.document import JOINT_PLAN, JointPlan, Moving
from juzu.base.joint.moving import if_released
from juzu.base.joint.together import plan_together
from juzu.edge.cli.progress import JointProgress, stop_on_interrupt
from juzu.edge.cli.terminal import Parser, add_parser, out, say, tell
from juzu.edge.cli.values import above, day
from juzu.edge.files.folder import Folder, load, save_plan, write_whole
from juzu.kernel.errors import Fault, ImpossibleError, InputError
from juzu.kernel.money import yuan
from juzu.kernel.source import Source
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.stop import Asked, FirstOf, Seconds

ABOUT = Text(
    "把同一个基地的几部戏一起排：每部一份合规的计划，景、演员、群演都不冲突，总价不高于按预订顺序一部一部排；文件夹的次序就是预订顺序。\n"
    "各部的 plan.json 写进各自的文件夹；每部省多少、应分多少、景的每小时值多少写进合排文件。随时 Ctrl-C，保留最好的。",
    "Plans the productions of one base together: a legal plan for each, no clash of sets, people or extras, never dearer in total than one after another "
    "in booking order, which is the order of the folders.\nEach plan goes into its own folder; savings, fair shares and prices of set-hours into the joint "
    "document. Ctrl-C at any time keeps the best.",
)
PRICES_SHOWN = 10


def register(questions: Any) -> None:
    """Declares the command."""
    parser: Parser = add_parser(questions, "plan", Text("几部戏一起排", "plan several productions together"), ABOUT)
    parser.add_argument(
        "folders", type=Path, nargs="+", metavar="FOLDER", help=tell(Text("制作文件夹，按预订顺序", "production folders in booking order"))
    )
    parser.add_argument(
        "--seconds",
        type=above(0.0, tell),
        default=120,
        help=tell(Text("最多算多久（默认 120 秒）", "how long to search (120 s by default)")),
    )
    parser.add_argument("--seed", type=above(0, tell), default=0, help=tell(Text("随机种子", "random seed")))
    parser.add_argument("--threads", type=above(1, tell), default=2, help=tell(Text("线程数", "threads")))
    parser.add_argument(
        "--keep",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help=tell(Text("这部戏的计划已发布，一点不动", "this production has published its plan: it stays as it is")),
    )
    parser.add_argument(
        "--keep-until",
        type=day(tell),
        metavar="DATE",
        help=tell(Text("到这一天为止已排的都不动", "whatever is planned up to this date stays as it is")),
    )
    parser.add_argument(
        "--moving",
        action="store_true",
        help=tell(
            Text("再算：如果不动的也能动，差多少钱、要动谁", "also say what it would come to if those could move, and who would move")
        ),
    )
    parser.add_argument(
        "--extras-pool",
        type=above(0, tell),
        default=0,
        metavar="N",
        help=tell(Text("基地同一时刻最多几位群演（默认不限）", "extras the base has at a time (no limit by default)")),
    )
    parser.add_argument(
        "--out", type=Path, default=Path("joint-plan.json"), metavar="FILE", help=tell(Text("合排文件", "where the joint document goes"))
    )
    parser.add_argument("--json", action="store_true", help=tell(Text("输出 JSON 文档", "print the document as JSON")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Plans, saves every plan and the joint document, and says what each production saves."""
    kept = {path.resolve() for path in options.keep}
    paths: list[Path] = options.folders
    if strange := kept - {path.resolve() for path in paths}:
        what = Text("--keep 的 {p} 不在要排的文件夹里", "--keep {p} is none of the folders to plan").format(p=min(strange).name)
        raise InputError(Fault(what, Text("把它也列进文件夹", "list it among the folders too")))
    folders = [load(path) for path in paths]
    base = _one_base(folders)
    crews = [
        _crew(name, folder, options.keep_until, keep=folder.path.resolve() in kept)
        for name, folder in zip(_names(folders), folders, strict=True)
    ]
    joint = _planned(base, crews, options)
    for folder, crew, part in zip(folders, crews, joint.crews, strict=True):
        if not part.stays:
            save_plan(folder, crew.problem, part.plan)
    write_whole(options.out, JOINT_PLAN.dump(joint))
    if options.json:
        print(JOINT_PLAN.dump(joint).decode("utf-8"), end="")
    else:
        _show(joint)
        say(
            "各部的计划已写入各自文件夹；合排文件：{path}",
            "The plans are in their folders; the joint document is {path}",
            path=options.out,
        )
    return 0


def _planned(base: Base, crews: Sequence[Crew], options: argparse.Namespace) -> JointPlan:
    facts = {"seed": options.seed, "threads": options.threads, "pool": options.extras_pool}
    with stop_on_interrupt() as asked:

        def stop() -> FirstOf:
            return FirstOf((Seconds(options.seconds, time.monotonic), Asked(asked.is_set)))

        try:
            with JointProgress(options.seconds) as progress:
                joint = plan_together(base, crews, stop=stop(), report=progress, **facts)
        except ImpossibleError as error:
            if not (options.moving and any(crew.published for crew in crews)):
                raise
            with JointProgress(options.seconds) as progress:
                moving = if_released(base, crews, None, stop=stop(), report=progress, **facts)
            raise ImpossibleError(*error.faults, *_way_out(crews, moving)) from error
        if not options.moving or not any(crew.published for crew in crews):
            return joint
        with JointProgress(options.seconds) as progress:
            return replace(joint, moving=if_released(base, crews, joint, stop=stop(), report=progress, **facts))


def _crew(name: str, folder: Folder, until: date | None, *, keep: bool) -> Crew:
    problem, plan = folder.pose(), folder.plan if folder.plan and folder.plan.days else None
    if keep and plan is None:
        what = Text("“{n}”还没有计划，无从保留", "{n} has no plan yet that could stay").format(n=name)
        raise InputError(
            Fault(
                what,
                Text("先用 juzu plan 排它，或去掉 --keep", "plan it first with juzu plan, or leave --keep out"),
                Source(str(folder.path)),
            )
        )
    days = whole(plan) if plan else ()
    early = tuple(n for n in days if until and problem.days[n].date <= until.isoformat())
    return Crew(name, problem, plan, days if keep else early)


def _names(folders: Sequence[Folder]) -> list[str]:
    """The titles; the folders' names when two productions have one title."""
    titles = [folder.production.title for folder in folders]
    return titles if len(set(titles)) == len(titles) else [str(folder.path) for folder in folders]


def _one_base(folders: Sequence[Folder]) -> Base:
    """The base of all. Raises InputError when a production has none, or another catalogue than the first."""
    first = folders[0].base
    for folder in folders:
        source = Source(str(folder.path))
        if folder.base is None or first is None:
            what = Text("没有基地", "it has no base")
            raise InputError(
                Fault(what, Text("用 juzu new --base 建，或在 production.toml 写 base", "name one in production.toml"), source)
            )
        if folder.base != first:
            what = Text("基地目录与第一部戏的不一样：{a}，{b}", "its catalogue of the base is not that of the first: {a}, {b}")
            step = Text("让各部戏用同一份 base.toml", "let all productions have the same base.toml")
            raise InputError(Fault(what.format(a=first.name, b=folder.base.name), step, source))
    if first is None:
        raise InputError(Fault(Text("没有要排的戏", "nothing to plan"), Text("给出制作文件夹", "give production folders")))
    return first


def _show(joint: JointPlan) -> None:
    out.print(parts_table(joint))
    if joint.sequential_fen:
        line = Text(
            "一部一部排要 {a} 元，一起排 {b} 元：省 {c} 元（{p:.1f}%）", "one after another {a} yuan, together {b}: {c} saved ({p:.1f} %)"
        )
        share = 100 * joint.saving_fen / joint.sequential_fen
        out.print(tell(line.format(a=yuan(joint.sequential_fen), b=yuan(joint.cost_fen), c=yuan(joint.saving_fen), p=share)))
    else:
        line = Text(
            "一起排 {b} 元；按预订顺序一部一部排没有合规的计划", "together {b} yuan; one after another in booking order has no legal plan"
        )
        out.print(tell(line.format(b=yuan(joint.cost_fen))))
    out.print(tell(Text("独立核对：没有冲突", "independent check: no clash")))
    if joint.prices:
        out.print(prices_table(joint))
    for text in _moving_lines(joint):
        out.print(tell(text), markup=False)


def parts_table(joint: JointPlan) -> Table:
    """Each production: days, cost, cost one after another, saving, fair share, what it receives from or owes to the others."""
    heads = (
        Text("剧组", "production"),
        Text("拍摄日", "days"),
        Text("花费", "cost"),
        Text("一部一部排", "one after another"),
        Text("自己省", "own saving"),
        Text("应分", "fair share"),
        Text("收(+)付(−)", "receives (+), owes (−)"),
    )
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for position, head in enumerate(heads):
        table.add_column(tell(head), justify="right" if position else "left", no_wrap=bool(position))
    for part in joint.crews:
        days = str(len({day.day for day in part.plan.days}))
        if part.stays:
            table.add_row(part.crew, days, yuan(part.plan.cost_fen), tell(Text("已发布，不动", "published, stays")))
            continue
        amounts = (part.plan.cost_fen, part.sequential_fen, part.saving_fen, part.share_fen)
        table.add_row(part.crew, days, *(yuan(fen) for fen in amounts), f"{'+' if part.receives_fen > 0 else ''}{yuan(part.receives_fen)}")
    return table


def prices_table(joint: JointPlan) -> Table:
    """The dearest hours of sets: who has them, who would save how much an hour with them."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    heads = (
        Text("最抢手的景", "dearest hours"),
        Text("时段", "when"),
        Text("现在归", "held by"),
        Text("谁想要", "wanted by"),
        Text("元/小时", "yuan an hour"),
    )
    for position, head in enumerate(heads):
        table.add_column(tell(head), justify="right" if position == len(heads) - 1 else "left")
    for price in joint.prices[:PRICES_SHOWN]:
        hours = f"{price.date} {clock(price.span.start)}-{clock(price.span.end)}"
        table.add_row(price.set, hours, price.holder, price.crew, yuan(price.fen_per_hour))
    return table


def _moving_lines(joint: JointPlan) -> list[Text]:
    if joint.moving is None:
        return []
    saved = joint.cost_fen - joint.moving.cost_fen
    if saved <= 0:
        return [Text("放开已发布的日子也省不了钱", "releasing what is published would save nothing")]
    head = Text("放开已发布的日子，总共再省 {c} 元，要动：", "releasing what is published would save {c} yuan more, and move:")
    return [head.format(c=yuan(saved)), *_moved_lines(joint.moving)]


def _moved_lines(moving: Moving) -> list[Text]:
    line = Text(
        "  {n}：{s} 场换日子，{p} 人重新通知，它自己 {f} 元",
        "  {n}: {s} scenes change their day, {p} people told anew, its own cost {f} yuan",
    )
    return [line.format(n=m.crew, s=m.scenes, p=m.people, f=f"{'+' if m.fen > 0 else ''}{yuan(m.fen)}") for m in moving.crews]


def _way_out(crews: Sequence[Crew], moving: Moving) -> list[Fault]:
    """What moving the published ones would come to, when there is no room beside them."""
    was = sum(crew.plan.cost_fen for crew in crews if crew.published and crew.plan)
    head = Text(
        "如果已发布的也能动，全部排得下，共 {c} 元（已发布的原来 {w} 元）",
        "if the published ones could move, all fit: {c} yuan in total (those published cost {w})",
    ).format(c=yuan(moving.cost_fen), w=yuan(was))
    steps = _moved_lines(moving)
    step = Text("；".join(s.zh.strip() for s in steps) or "去掉 --keep", "; ".join(s.en.strip() for s in steps) or "leave --keep out")
    return [Fault(head, step)]
