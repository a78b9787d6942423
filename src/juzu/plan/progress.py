"""plan: what a search tells while it runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from juzu.plan.document import Plan


def none_kept() -> None:
    """The best plan of a search that keeps none for whoever watches."""


@dataclass(frozen=True, slots=True)
class Report:
    """`cost_fen` of the best legal plan so far (0: none yet), `bound_fen` proven so far (0: none), `steps` trials made, `share` of the allowance.

    `best` gives that plan, checked, while the report is being told; later the search has gone on.
    """

    seconds: float
    cost_fen: int
    bound_fen: int
    steps: int
    share: float = 0.0
    best: Callable[[], Plan | None] = none_kept


def silent(report: Report) -> None:
    """Tells nobody."""
    del report
