"""bench: every instance of the benchmark sets -> one table on the terminal and in docs/benchmarks.md, one JSON an instance in bench/out.

    python bench/run.py                                    our solvers, 60 s an instance
    python bench/run.py --sets talent feature --seconds 10
    python bench/run.py --baselines                        also plain CP-SAT, in the same run on the same machine
    python bench/run.py --cpu                              processor seconds a thread instead, where others work too

Costs are in fen, for talent scheduling in the instance's own units. What is cheaper, or proves more, than anything before is remembered in
bench/data/best_known.json. Before the first instance the kernels are compiled, which no time contains.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.progress import Progress

sys.path.insert(0, str(Path(__file__).parent))

from baselines.plain_cpsat import Reached, solve_core, solve_talent

from juzu.edge.bench import Result, measure
from juzu.edge.files.instances import Instance, read_instance
from juzu.plan.sequence import TalentInstance
from juzu.plan.stop import Clock

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table: bench/run.py -->", "<!-- end of table -->"
BEST_KNOWN = HERE / "data/best_known.json"
SETS = ("talent", "feature", "core", "timed")
FEATURE_SIZES = (14, 28, 56, 112)
HEAD = (
    "instance",
    "cost",
    "best known",
    "bound",
    "gap",
    "first",
    "near best",
    "proof",
    "sort and fill",
    "plain CP-SAT",
    "its bound",
    "its s",
)


@dataclass(frozen=True, slots=True)
class Task:
    """An instance and the file behind it."""

    path: Path
    instance: Instance


def main() -> int:
    """Runs, prints and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--only", default="", help="instances whose name holds this")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--baselines", action="store_true")
    parser.add_argument("--cpu", action="store_true", help="count processor seconds a thread, for a machine on which others work")
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    options = parser.parse_args()
    jobs = [(name, task) for name in options.sets for task in tasks(name) if options.only in task.instance.name]
    if options.cpu and options.baselines:
        parser.error("--cpu counts this program's seconds only: a baseline needs the clock on the wall")
    if not jobs:
        parser.error(f"no instance of {', '.join(options.sets)} holds {options.only!r} in its name")
    rows: dict[str, list[tuple[str, ...]]] = {}
    (HERE / "out").mkdir(exist_ok=True)
    with Progress(transient=True) as bar:
        every = bar.add_task("bench", total=len(jobs))
        measure(jobs[0][1].instance, seconds=1)
        for name, task in jobs:
            bar.update(every, description=task.instance.name)
            result = measure(task.instance, seconds=options.seconds, seed=options.seed, threads=options.threads, clock=clock_of(options))
            (HERE / "out" / f"{result.name}.json").write_text(json.dumps(result.document()) + "\n", encoding="utf-8")
            baseline = plain(task, options.seconds) if options.baselines else None
            rows.setdefault(name, []).append(row(result, best_known(result), baseline))
            bar.console.print("  ".join(rows[name][-1]), highlight=False, soft_wrap=True)
            bar.advance(every)
    if not options.no_page:
        for name, lines in rows.items():
            write_page(name, options, lines)
    return 0


def clock_of(options: argparse.Namespace) -> Clock:
    """Seconds on the wall, or of the processor for each thread."""
    return (lambda: time.process_time() / options.threads) if options.cpu else time.monotonic


def tasks(name: str) -> Iterator[Task]:
    """The instances of a set, small ones first."""
    if name == "feature":
        path = HERE / "data/feature/screenplay-longform.breakdown.json"
        for size in FEATURE_SIZES:
            yield Task(path, read_instance(path, size))
        return
    folder, pattern = {"talent": ("talent", "*.txt"), "core": ("microdrama/instances", "*.json"), "timed": ("timed", "*.json")}[name]
    found = [Task(path, read_instance(path)) for path in (HERE / "data" / folder).glob(pattern) if not path.name.startswith("LICENSE")]
    yield from sorted(found, key=lambda task: (size_of(task.instance), task.instance.name))


def size_of(instance: Instance) -> int:
    """Scenes."""
    return len(instance.task.durations if isinstance(instance.task, TalentInstance) else instance.task.scenes)


def plain(task: Task, seconds: float) -> Reached | None:
    """Plain CP-SAT on the same instance, where there is such a model."""
    if isinstance(task.instance.task, TalentInstance):
        return solve_talent(task.instance.task, seconds)
    if "microdrama" in task.path.parts:
        return solve_core(json.loads(task.path.read_text(encoding="utf-8")), seconds)
    return None


def best_known(result: Result) -> int:
    """The least cost ever found, this run included; it is remembered, and so is the highest bound."""
    known = json.loads(BEST_KNOWN.read_text(encoding="utf-8")) if BEST_KNOWN.exists() else {}
    best = known.setdefault(result.name, {"cost": 0, "bound": 0, "found": ""})
    if result.cost and (not best["cost"] or result.cost < best["cost"]):
        found = f"{result.seconds:.0f} s, seed {result.seed}, {result.threads} threads, {datetime.now(UTC):%Y-%m-%d}"
        best |= {"cost": result.cost, "found": found}
    best["bound"] = max(best["bound"], result.bound)
    lines = [f"  {json.dumps(name)}: {json.dumps(known[name])}" for name in sorted(known)]
    BEST_KNOWN.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return int(best["cost"])


def row(result: Result, best: int, baseline: Reached | None) -> tuple[str, ...]:
    """One line of the table."""
    ours = (
        result.name,
        f"{result.cost:,}" if result.cost else result.status,
        f"{best:,}" if best else "-",
        f"{result.bound:,}",
        f"{100 * result.gap:.1f} %",
        second(result.seconds_to_first()),
        second(result.seconds_to_near()),
        second(result.seconds_to_proof()),
        f"{result.sorted_cost:,}" if result.sorted_cost else "-",
    )
    if baseline is None:
        return (*ours, "-", "-", "-")
    cost, bound, spent = baseline
    return (*ours, f"{cost:,}" if cost else "-", f"{bound:,}", second(spent))


def second(value: float | None) -> str:
    """Seconds with two digits; a dash where it did not come to that."""
    return "-" if value is None else f"{value:.2f}"


def write_page(name: str, options: argparse.Namespace, lines: list[tuple[str, ...]]) -> None:
    """Puts the table of one set into docs/benchmarks.md in the place of the last one."""
    command = f"python bench/run.py --sets {name} --seconds {options.seconds:g} --seed {options.seed} --threads {options.threads}"
    command += f" --only {options.only}" * bool(options.only) + " --baselines" * options.baselines + " --cpu" * options.cpu
    machine = f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
    table = ["| " + " | ".join(cells) + " |" for cells in (HEAD, ("---",) + ("---:",) * (len(HEAD) - 1), *lines)]
    begin = BEGIN.replace("table", f"table {name}")
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(END)
    if not rest:
        raise ValueError(f"{PAGE.name} has no place for the set {name}: {begin}")
    PAGE.write_text("\n".join([f"{before}{begin}", f"`{command}` ({machine})", "", *table, f"{END}{after}"]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
