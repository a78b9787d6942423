"""bench: crews that share the 30 sets of `crews.py` -> what planning them together saves, as a table on the terminal and in docs/benchmarks.md.

    python bench/joint.py                                   5, 10 and 20 crews of 120 scenes, 300 s each
    python bench/joint.py --crews 10 --orders booking tightest latest --seconds 300

`--orders` also plans the crews one after another in these orders, each with all the seconds: the cheapest of them is what planning together must beat.
Seconds are the clock's; `cpu` are those that the processors gave, which on a busy machine are far fewer.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crews import BASE, SCENES, crews

from juzu.base.joint.crew import Crew
from juzu.base.joint.document import JointPlan
from juzu.base.joint.together import plan_in_order, plan_together
from juzu.base.joint.told import Told
from juzu.kernel.errors import ImpossibleError
from juzu.kernel.money import yuan
from juzu.plan.check import check
from juzu.plan.solve import warm_up
from juzu.plan.stop import Seconds

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
BEGIN, END = "<!-- table joint: bench/joint.py -->", "<!-- end of table -->"
HEAD = (
    "crews",
    "scenes",
    "seconds",
    "cpu",
    "first answer",
    "one after another",
    "together",
    "saved",
    "best order",
    "its cost",
    "below it",
    "clashes",
)


def _tightest(crew: Crew) -> float:
    """Shooting days for a minute of scenes: who has the fewest goes first."""
    return sum(day.kind == "shoot" for day in crew.problem.days) / sum(scene.minutes for scene in crew.problem.scenes)


ORDERS: dict[str, Callable[[Sequence[Crew]], list[Crew]]] = {
    "booking": list,
    "tightest": lambda found: sorted(found, key=_tightest),
    "latest": lambda found: list(reversed(found)),
}


@dataclass(slots=True)
class Watch:
    """Keeps when the first joint plan was there, and how the cost fell."""

    first: float | None = None

    def __call__(self, told: Told) -> None:
        """Takes one report."""
        if told.cost_fen and self.first is None:
            self.first = told.seconds


def main() -> int:
    """Runs, prints and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crews", nargs="+", type=int, default=[5, 10, 20])
    parser.add_argument("--scenes", type=int, default=SCENES)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--orders", nargs="*", choices=ORDERS, default=[])
    parser.add_argument("--no-page", action="store_true", help="leave docs/benchmarks.md as it is")
    options = parser.parse_args()
    warm_up()
    rows = []
    for count in options.crews:
        rows.append(_row(crews(count, options.scenes), options))
        print("  ".join(rows[-1]), flush=True)
    if not options.no_page:
        _write(rows, options)
    return 0


def _row(found: tuple[Crew, ...], options: argparse.Namespace) -> tuple[str, ...]:
    watch, began = Watch(), time.process_time()
    rule = {"seed": options.seed, "threads": options.threads}
    joint = plan_together(BASE, found, stop=Seconds(options.seconds, time.monotonic), report=watch, **rule)
    cpu = time.process_time() - began
    for crew in found:
        if broken := check(crew.problem, joint.part(crew.name).plan).broken:
            raise RuntimeError(f"{crew.name}: {broken[0].what.en}")
    best = _best_order(found, options)
    return (
        str(len(found)),
        str(sum(len(crew.problem.scenes) for crew in found)),
        f"{options.seconds:g}",
        f"{cpu:.0f}",
        "-" if watch.first is None else f"{watch.first:.1f}",
        yuan(joint.sequential_fen),
        yuan(joint.cost_fen),
        _percent(joint.sequential_fen, joint.cost_fen),
        best[0],
        yuan(best[1]) if best[1] else "-",
        _percent(best[1], joint.cost_fen),
        str(len(joint.clashes)),
    )


def _best_order(found: tuple[Crew, ...], options: argparse.Namespace) -> tuple[str, int]:
    costs = {}
    for name in options.orders:
        stop = Seconds(options.seconds, time.monotonic)
        try:
            joint: JointPlan | None = plan_in_order(BASE, ORDERS[name](found), stop=stop, seed=options.seed, threads=options.threads)
        except ImpossibleError:
            joint = None
        print(f"one after another, {name}: {yuan(joint.cost_fen) if joint else 'no room'}", file=sys.stderr, flush=True)
        if joint:
            costs[joint.cost_fen] = name
    return (costs[min(costs)], min(costs)) if costs else ("-", 0)


def _percent(before: int, after: int) -> str:
    return f"{100 * (before - after) / before:.2f} %" if before else "-"


def _write(rows: list[tuple[str, ...]], options: argparse.Namespace) -> None:
    command = f"python bench/joint.py --crews {' '.join(map(str, options.crews))} --seconds {options.seconds:g} --seed {options.seed} --threads {options.threads}"
    command += f" --orders {' '.join(options.orders)}" * bool(options.orders)
    machine = f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
    table = ["| " + " | ".join(cells) + " |" for cells in (HEAD, ("---:",) * len(HEAD), *rows)]
    before, found, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    if not found:
        raise ValueError(f"{PAGE.name} has no place for the table: {BEGIN}")
    after = rest.partition(END)[2]
    PAGE.write_text("\n".join([f"{before}{BEGIN}", f"`{command}` ({machine})", "", *table, f"{END}{after}"]), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
