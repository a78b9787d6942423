"""Facts that are said to clash really do: no problem with a legal plan has a clash, however tight it is."""

import pytest

from dramas import drama
from juzu.kernel.errors import ImpossibleError
from juzu.plan.questions.why import why_impossible
from juzu.plan.solve import solve
from juzu.plan.stop import Steps


@pytest.mark.parametrize("seed", range(16))
def test_a_problem_with_a_plan_has_no_clash(seed: int):
    problem = drama(seed, 18, days=3 + seed % 4, units=1 + seed % 2, extra_rules=seed % 3 == 0)
    try:
        found = solve(problem, threads=1, stop=Steps(3_000)).days
    except ImpossibleError:
        found = ()
    assert not (found and why_impossible(problem).clashes)
