"""plan: what a search tells while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """`cost_fen` of the best legal plan so far (0: none yet), `bound_fen` proven so far (0: none), `steps` trials made, `share` of the allowance."""

    seconds: float
    cost_fen: int
    bound_fen: int
    steps: int
    share: float = 0.0


def silent(report: Report) -> None:
    """Tells nobody."""
    del report
