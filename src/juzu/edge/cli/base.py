"""edge: `juzu base …`: questions about a whole base: all its crews planned together, a simulated year, what productions ask of its sets."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from juzu.base.catalogue import Base
from juzu.base.demand import against_supply, demand_of, shares_of
from juzu.base.year.change import HOW, Case
from juzu.base.year.document import SIMULATION, Simulation
from juzu.base.year.simulate import simulate
from juzu.edge.cli import base_catalogue, base_desk, base_plan
from juzu.edge.cli.base_charts import demand_table
from juzu.edge.cli.terminal import add_parser, err, out, tell
from juzu.edge.cli.year_tables import show
from juzu.edge.files.base_file import read_base_file
from juzu.edge.files.year_toml import default_text, read_year
from juzu.kernel.document import DocumentError
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.script.breakdown import BREAKDOWN, Breakdown

ABOUT = Text(
    "基地：目录、预订、各组合排、模拟一年、各戏对景的需求",
    "a base: its catalogue, bookings, all crews planned together, a simulated year, what productions ask of its sets",
)
SIMULATE = Text(
    "模拟基地的一年，重复许多遍：拍多少部、每天几个组、等几天、哪种景卡住、空置、收入，都带 95% 区间；--what 问“如果……会怎样”。",
    "Simulates a base's year many times: dramas, crews a day, days of waiting, which sets jam, idle hours, revenue, each with its 95 % interval; "
    "--what asks what a change would do.",
)


def register(subparsers: Any) -> None:
    """Declares the command and its three questions."""
    questions = add_parser(subparsers, "base", ABOUT).add_subparsers(dest="question", required=True, metavar=tell(Text("问题", "question")))
    base_catalogue.register(questions)
    base_desk.register(questions)
    base_plan.register(questions)
    parser = add_parser(questions, "simulate", Text("模拟一年", "simulate a year"), SIMULATE)
    parser.add_argument(
        "--base", type=Path, metavar="FILE", help=tell(Text("base.toml；不给则只看组位", "base.toml; without it only slots count"))
    )
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", help=tell(Text("设定 .toml，只写不同的几项", "settings .toml, only what differs"))
    )
    parser.add_argument("--seeds", type=int, default=30, help=tell(Text("重复多少遍（默认 30）", "how many years (30 by default)")))
    parser.add_argument("--days", type=int, default=365, help=tell(Text("每遍多少天（默认 365）", "days of each (365 by default)")))
    parser.add_argument("--seed", type=int, default=0, help=tell(Text("第一个随机种子", "the first random seed")))
    parser.add_argument("--what", action="append", default=[], metavar="WORDS", help=tell(HOW))
    parser.add_argument("--json", action="store_true", help=tell(Text("输出 JSON 文档", "print the document as JSON")))
    parser.set_defaults(run=run_simulate)
    settings = add_parser(questions, "settings", Text("打印默认设定及出处", "print the default settings and their sources"))
    settings.set_defaults(run=run_settings)
    demand = add_parser(questions, "demand", Text("量出各戏对景的需求", "measure what productions ask of sets"))
    demand.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help=tell(Text("制作文件夹", "production folders")))
    demand.add_argument("--base", type=Path, required=True, metavar="FILE", help="base.toml")
    demand.add_argument(
        "--table", action="store_true", help=tell(Text("列表：各种景要几天、有几处", "a table: days asked of each kind, and rooms"))
    )
    demand.set_defaults(run=run_demand)


def run_simulate(options: argparse.Namespace) -> int:
    """Simulates, and prints tables or the document."""
    _within("--seeds", options.seeds, 2, 10_000)
    _within("--days", options.days, 7, 36_500)
    _within("--seed", options.seed, 0, 2**31)
    own = _bytes(options.settings) if options.settings else b""
    settings, base = read_year(own, str(options.settings or ""))
    if options.base:
        base = _base(options.base)
    simulation = _with_bar(Case(base, settings), options)
    if options.json:
        print(SIMULATION.dump(simulation).decode("utf-8"), end="")
    else:
        show(simulation)
    return 0


def run_settings(_options: argparse.Namespace) -> int:
    """Prints the settings file that Juzu brings."""
    print(default_text(), end="")
    return 0


def run_demand(options: argparse.Namespace) -> int:
    """Prints the `demand` of a settings file, measured from folders; or it against what the base has."""
    base = _base(options.base)
    demands = [demand_of(_breakdown(folder), base) for folder in options.folders]
    if options.table:
        out.print(demand_table(against_supply(demands, base)))
        return 0
    shares = shares_of(demands)
    names = ", ".join(folder.resolve().name for folder in options.folders)
    quoted = names.replace("\\", "/").replace('"', "'")
    print(f'[demand]\ngrade = "D"\nsource = "{quoted}"\n\n[demand.value]')
    print("\n".join(f'"{kind}" = {share:.4f}' for kind, share in shares.items()))
    return 0


def _with_bar(case: Case, options: argparse.Namespace) -> Simulation:
    label = tell(Text("模拟 {n} 年", "simulating {n} years")).format(n=options.seeds * (1 + len(options.what)))
    columns = TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn(), TimeRemainingColumn()
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(label, total=None)
        return simulate(
            case,
            options.what,
            seeds=options.seeds,
            days=options.days,
            first_seed=options.seed,
            told=lambda done, of: bar.update(task, completed=done, total=of),
        )


def _base(path: Path) -> Base:
    return read_base_file(_bytes(path), str(path))


def _breakdown(folder: Path) -> Breakdown:
    path = folder / "breakdown.json"
    try:
        return BREAKDOWN.load(_bytes(path))
    except DocumentError as error:
        what = Text(f"{path} 不是分场：{error}", f"{path} is no breakdown: {error}")
        raise InputError(Fault(what, Text("用 juzu new 建的文件夹", "give a folder made by juzu new"), Source(str(path)))) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = Text(f"读不到 {path}：{error.strerror}", f"cannot read {path}: {error.strerror}")
        raise InputError(Fault(what, Text("检查路径", "check the path"), Source(str(path)))) from error


def _within(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        what = Text(f"{name} 不能是 {value}", f"{name} cannot be {value}")
        raise InputError(Fault(what, Text(f"写 {low} 到 {high}", f"give {low} to {high}")))
