"""edge: `juzu plan sequence FILE`: a talent scheduling instance -> the cheapest order, proven, as a table and as JSON."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from juzu.edge.cli.progress import stop_on_interrupt
from juzu.edge.cli.terminal import add_parser, err, out, say, tell
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.progress import Report
from juzu.plan.sequence import SEQUENCE, SequenceResult, TalentInstance, read_talent, sequence
from juzu.plan.stop import Asked, FirstOf, Seconds

LINE = Text("最低 {cost}，下界 {bound}", "best {cost}, bound {bound}")
ABOUT = Text(
    "演员候场排序：每人从首场到末场每个单位时间都付酬，求总酬最低的拍摄顺序，并证明。",
    "Talent scheduling: everybody is paid from their first scene to their last one; finds the order with the least pay and proves it.",
)
NOTHING_READ = Text("读不到这个文件：{why}", "cannot read this file: {why}")


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(subparsers, "sequence", Text("求解演员候场排序", "solve a talent scheduling instance"), ABOUT)
    parser.add_argument("file", type=Path, help=tell(Text("实例文件（文本格式）", "the instance, in the published text format")))
    parser.add_argument("--seconds", type=float, default=60, help=tell(Text("最多算多少秒（默认 60）", "seconds at most (60 by default)")))
    parser.add_argument("--seed", type=int, default=0, help=tell(Text("随机种子", "random seed")))
    parser.add_argument("--threads", type=int, default=2, help=tell(Text("线程数（默认 2）", "threads (2 by default)")))
    parser.add_argument("--json", action="store_true", help=tell(Text("只输出 JSON", "print JSON only")))
    parser.add_argument("--out", type=Path, help=tell(Text("把结果写到这个 JSON 文件", "also write the result to this JSON file")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Solves one file and prints the order."""
    instance, result = run_sequence(options.file, seconds=options.seconds, seed=options.seed, threads=options.threads)
    document = SEQUENCE.dump(result)
    if options.out is not None:
        options.out.write_bytes(document)
    if options.json:
        print(document.decode(), end="")
    else:
        out.print(chart(instance, result), markup=False)
    return 0


def read_file(path: Path) -> TalentInstance:
    """The instance in a file, UTF-8 with or without a mark. Raises InputError."""
    try:
        return read_talent(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else Text("不是 UTF-8 文本", "not text in UTF-8")
        next_step = Text("检查路径与文件内容", "check the path and the file")
        raise InputError(Fault(NOTHING_READ.format(why=why), next_step, Source(str(path)))) from error


def run_sequence(path: Path, *, seconds: float = 60, seed: int = 0, threads: int = 2) -> tuple[TalentInstance, SequenceResult]:
    """The instance in a file and its solution; progress on standard error, Ctrl-C keeps the best so far."""
    instance = read_file(path)
    columns = (TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
    with stop_on_interrupt() as asked, Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(instance.name, total=seconds)

        def show(report: Report) -> None:
            line = LINE.format(cost=f"{report.cost_fen:,}", bound=f"{report.bound_fen:,}")
            bar.update(task, completed=report.seconds, description=f"{instance.name}  {tell(line)}")

        result = sequence(
            instance, stop=FirstOf((Seconds(seconds, time.monotonic), Asked(asked.is_set))), seed=seed, threads=threads, report=show
        )
    if result.status != "proven best":
        say("时间用完：还没有证明。加 --seconds 可继续缩小差距。", "Out of time: not proven. A larger --seconds narrows the gap.")
    return instance, result


def chart(instance: TalentInstance, result: SequenceResult) -> str:
    """The order as a chart: a row per actor, a column per scene; █ plays, ░ waits on pay."""
    status = {"proven best": Text("已证明最优", "proven best"), "best found": Text("目前最好", "best found")}[result.status]
    head = Text(
        "{name}：{status}。总酬 {cost}，其中候场 {waiting}；下界 {bound}；{seconds:.2f} 秒",
        "{name}: {status}. Pay {cost}, of which waiting {waiting}; bound {bound}; {seconds:.2f} s",
    ).format(
        name=instance.name,
        status=status,
        cost=f"{result.cost:,}",
        waiting=f"{result.cost - instance.floor:,}",
        bound=f"{result.bound:,}",
        seconds=result.seconds,
    )
    rows = [tell(head), tell(Text("顺序（从 1 数）", "order (from 1)")) + "  " + " ".join(str(scene + 1) for scene in result.order)]
    for actor, (pay, plays) in enumerate(zip(instance.pays, instance.plays, strict=True), 1):
        marks = [plays[scene] for scene in result.order]
        places = [place for place, here in enumerate(marks) if here]
        cells = ("█" if here else "░" if places and places[0] < place < places[-1] else "·" for place, here in enumerate(marks))
        waits = sum(instance.durations[result.order[p]] for p in range(places[0], places[-1]) if not marks[p]) if places else 0
        rows.append(f"{actor:>3}  {''.join(cells)}  {pay} × {waits}")
    return "\n".join(rows)
