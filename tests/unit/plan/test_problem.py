"""A problem cannot exist broken."""

from dataclasses import replace

import pytest

from juzu.plan.problem import PROBLEM, Link, Part, Pay, Person, SetOption, Unit
from plans import small_drama

DRAMA = small_drama()


def test_the_small_drama_survives_its_document():
    assert PROBLEM.load(PROBLEM.dump(DRAMA)) == DRAMA


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"units": (Unit(), Unit())}, "units named twice: A"),
        ({"days": ()}, "at least one day and one unit"),
        ({"units": (Unit("A", day_fen=-1), Unit("B"))}, r"units A\.day_fen is -1"),
        ({"people": (*DRAMA.people, Person("x", pay=Pay(fee_fen=-5)))}, r"people x\.pay\.fee_fen is -5"),
        ({"relight_min": -20}, r"problem\.relight_min is -20"),
        ({"scenes": (replace(DRAMA.scenes[0], minutes=0),), "links": ()}, "must take at least 1"),
        ({"scenes": (replace(DRAMA.scenes[0], options=()),), "links": ()}, "no set that can serve it"),
        ({"scenes": (replace(DRAMA.scenes[0], options=(SetOption("moon"),)),), "links": ()}, "unknown set 'moon'"),
        ({"scenes": (replace(DRAMA.scenes[0], cast=(Part("nobody"),)),), "links": ()}, "unknown person 'nobody'"),
        ({"links": (Link("before", "1", "99"),)}, "unknown scene '99'"),
    ],
)
def test_what_a_problem_cannot_be_is_told(change: dict, told: str):
    with pytest.raises(ValueError, match=told):
        replace(DRAMA, **change)
