from __future__ import annotations

import pytest

from fixtures_papers import small_book
from juzu.plan.problem import Person
from juzu.shoot.outofdays import codes, day_out_of_days
from juzu.shoot.words import shown

KEPT = Person("a")
DROPPED_ONCE = Person("b", drops=1, drop_gap_days=3)


@pytest.mark.parametrize(
    ("worked", "person", "expected"),
    [
        ([2], KEPT, "SWF"),
        ([0, 1], KEPT, "SW WF"),
        ([0, 2], KEPT, "SW H WF"),
        ([0, 3, 4, 9], DROPPED_ONCE, "SW H H W WD – – – – WF"),  # gaps of 2 and 4; the rule's worked example drops the 4
        ([0, 4], DROPPED_ONCE, "SW – – – WF"),  # the first day stays SW
        ([0, 3], DROPPED_ONCE, "SW H H WF"),  # a gap of 2 is shorter than 3
        ([0, 4, 8], DROPPED_ONCE, "SW – – – W H H H WF"),  # two equal gaps, one drop: one is kept
    ],
)
def test_codes_from_the_first_day_to_the_last(worked: list[int], person: Person, expected: str):
    assert " ".join(code for _, code in sorted(codes(worked, person).items())) == expected


def test_worked_held_and_paid_add_up():
    table = day_out_of_days(small_book())[0].tables[0]
    shen = next(row for row in table.rows if shown(row.cells[1].value, "zh") == "沈照")
    assert [cell.value for cell in shen.cells[3:]] == ["SW", "WF", 2, 0, 0, 2]


def test_a_travel_day_shows_where_nothing_is_shot():
    table = day_out_of_days(small_book())[0].tables[0]
    qiao = next(row for row in table.rows if shown(row.cells[1].value, "zh") == "乔曼")
    assert [cell.value for cell in qiao.cells[3:5]] == ["T", "SWF"]
