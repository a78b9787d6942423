"""bench: the published dynamic programme of talent scheduling, solved by didppy's complete anytime beam search -> cost and bound.

An optional extra: needs `pip install didppy`, which Juzu itself does not use. State: the scenes still open. A scene costs its duration times the pay of
its cast and of everybody who has come and is still needed (R. Kuroiwa, J. C. Beck, Domain-independent dynamic programming, 2023, section on
talent scheduling).

    python bench/baselines/didp_talent.py FILE… [--seconds 60]
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any


def read(path: Path) -> tuple[list[list[int]], list[int], list[int]]:
    """Casts per scene, pays, durations; this file runs without Juzu, so it reads the published format itself."""
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    scenes, actors = int(rows[1][0]), int(rows[2][0])
    flags = rows[3 : 3 + actors]
    casts = [[a for a in range(actors) if flags[a][s] == "1"] for s in range(scenes)]
    return casts, [int(row[scenes]) for row in flags], [int(word) for word in rows[3 + actors]]


def solve(path: Path, seconds: float, threads: int = 1) -> tuple[int, int, float, bool]:
    """Cost, bound, seconds, proven."""
    import didppy as dp  # noqa: PLC0415 - an optional extra

    casts, pays, durations = read(path)
    own = [duration * sum(pays[a] for a in cast) for duration, cast in zip(durations, casts, strict=True)]
    model: Any = dp.Model()
    scene, actor = model.add_object_type(number=len(casts)), model.add_object_type(number=len(pays))
    remaining = model.add_set_var(object_type=scene, target=list(range(len(casts))))
    cast_of, pay_of, own_of = model.add_set_table(casts, object_type=actor), model.add_int_table(pays), model.add_int_table(own)
    on_location = cast_of.union(remaining.complement()) & cast_of.union(remaining)
    model.add_base_case([remaining.is_empty()])
    for s, duration in enumerate(durations):
        here = pay_of[cast_of[s] | on_location]
        model.add_transition(
            dp.Transition(
                name=str(s),
                cost=duration * here + dp.IntExpr.state_cost(),
                effects=[(remaining, remaining.remove(s))],
                preconditions=[remaining.contains(s)],
            )
        )
    model.add_dual_bound(own_of[remaining])
    began = time.monotonic()
    solution = dp.CABS(model, time_limit=seconds, threads=threads, quiet=True).search()
    return solution.cost, solution.best_bound or 0, time.monotonic() - began, solution.is_optimal


def main() -> int:
    """One line a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    for path in options.files:
        cost, bound, seconds, proven = solve(path, options.seconds, options.threads)
        print(f"{path.stem}  {cost:,}  {bound:,}  {seconds:.2f} s  {'proven best' if proven else 'best found'}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
