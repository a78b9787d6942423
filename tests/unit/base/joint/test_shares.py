"""Fair shares add up to the fen and favour nobody."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from juzu.base.joint.shares import fair_shares


def test_the_worked_number_of_the_page() -> None:
    assert fair_shares(10, (60, 40)) == (6, 4)


def test_fen_left_over_go_to_the_largest_remainder() -> None:
    assert fair_shares(100, (1, 1, 1)) == (34, 33, 33)
    assert fair_shares(0, (5, 7)) == (0, 0)
    assert fair_shares(0, (0, 0)) == (0, 0)


@given(st.integers(0, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=20))
def test_shares_add_up_and_lie_within_a_fen_of_the_proportion(saving: int, before: list[int]) -> None:
    shares = fair_shares(saving, before)
    assert sum(shares) == saving
    assert all(abs(share * sum(before) - saving * fen) < sum(before) for share, fen in zip(shares, before, strict=True))
