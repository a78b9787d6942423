"""edge: `juzu bench FILE…`: instances of any benchmark set -> one JSON each, and a line each on the terminal."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from juzu.edge.bench import Result, measure
from juzu.edge.cli.progress import stop_on_interrupt
from juzu.edge.cli.terminal import add_parser, out, say, tell
from juzu.edge.files.instances import read_instance
from juzu.kernel.text import Text
from juzu.plan.stop import Asked

ABOUT = Text(
    "求解评测实例：人员排序 .txt、分场 .json、microdrama-core.1、Problem.1；每个实例写一个 JSON（cost、bound、status、seconds、trace、plan 或 order）。",
    "Solves benchmark instances: talent scheduling .txt, feature breakdown .json, microdrama-core.1, Problem.1; writes one JSON each (cost, bound, "
    "status, seconds, trace, plan or order).",
)
STATUS = {
    "proven best": Text("已证明最优", "proven best"),
    "best found": Text("目前最好", "best found"),
    "impossible": Text("无合规计划", "impossible"),
    "out of time": Text("时间用完", "out of time"),
}


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(subparsers, "bench", Text("求解评测实例", "solve benchmark instances"), ABOUT)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=tell(Text("实例文件", "instance files")))
    parser.add_argument(
        "--seconds", type=float, default=60, help=tell(Text("每个实例最多多少秒（默认 60）", "seconds each (60 by default)"))
    )
    parser.add_argument("--seed", type=int, default=0, help=tell(Text("随机种子", "random seed")))
    parser.add_argument("--threads", type=int, default=2, help=tell(Text("线程数（默认 2）", "threads (2 by default)")))
    parser.add_argument("--scenes", type=int, help=tell(Text("分场表只取前几场", "take the first scenes of a feature breakdown")))
    parser.add_argument("--out", type=Path, default=Path("bench-out"), help=tell(Text("写到哪个文件夹", "the folder to write into")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Reads all files first, so that a wrong one is told before hours of work; then solves them one by one."""
    instances = [read_instance(path, options.scenes) for path in options.files]
    options.out.mkdir(parents=True, exist_ok=True)
    with stop_on_interrupt() as asked:
        for number, instance in enumerate(instances, 1):
            say("{number}/{of}  {name} …", "{number}/{of}  {name} …", number=number, of=len(instances), name=instance.name)
            result = measure(instance, seconds=options.seconds, seed=options.seed, threads=options.threads, also=Asked(asked.is_set))
            target = options.out / f"{instance.name}.json"
            target.write_text(json.dumps(result.document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            out.print(line(result), markup=False)
            if asked.is_set():
                break
    return 0


def line(result: Result) -> str:
    """One instance on one line."""
    return tell(
        Text(
            "{name}：花费 {cost}，下界 {bound}，差 {gap:.1f} %，{status}，{seconds:.2f} 秒",
            "{name}: cost {cost}, bound {bound}, gap {gap:.1f} %, {status}, {seconds:.2f} s",
        ).format(
            name=result.name,
            cost=f"{result.cost:,}",
            bound=f"{result.bound:,}",
            gap=100 * result.gap,
            status=STATUS[result.status],
            seconds=result.seconds,
        )
    )
