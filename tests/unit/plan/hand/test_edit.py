"""What a person may do with strips: move, swap days, move a day, take off and bring back; each has an edit that undoes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juzu.kernel.errors import InputError
from juzu.kernel.span import DAY_MIN
from juzu.plan.hand.draft import moved, opened, ready
from juzu.plan.hand.edit import Edit, Put, Rows, edited, inverse, move, move_day, rows_of, shelve, swap_days
from plans import SMALL_ORDER, small_drama, timed

DRAMA = small_drama()
ROWS = rows_of(timed(DRAMA, SMALL_ORDER))


def scenes(rows: Rows) -> dict[tuple[int, str], list[str]]:
    return {place: [strip.scene for strip in strips] for place, strips in rows.items()}


def after(edit: Edit) -> dict[tuple[int, str], list[str]]:
    return scenes(edited(DRAMA, ROWS, edit))


def test_scenes_go_before_the_scene_they_are_dropped_on():
    assert after(move(ROWS, ["2", "1"], 3, "A", "11"))[3, "A"] == ["15", "1", "2", "11", "12", "9"]


def test_scenes_dropped_on_one_of_themselves_stay_together_where_they_are():
    assert after(move(ROWS, ["2", "10"], 0, "A", "10"))[0, "A"] == ["1", "2", "10", "3", "4"]


def test_scenes_dropped_behind_the_last_go_to_the_end():
    assert after(move(ROWS, ["5"], 3, "A"))[3, "A"][-1] == "5"


def test_a_scene_put_before_one_that_somebody_else_moved_away_goes_to_the_end():
    assert after((Put("5", 3, "A", before="1"),))[3, "A"][-1] == "5"


def test_a_shelved_scene_stands_nowhere_and_comes_back_to_the_first_set_that_serves_it():
    rows = edited(DRAMA, ROWS, shelve(["4", "3"]))
    assert "3" not in [scene for strips in scenes(rows).values() for scene in strips]
    back = edited(DRAMA, rows, move(rows, ["3"], 1, "A", "5"))
    assert back[1, "A"][0].set == "hall-old"


def test_a_day_emptied_is_no_day():
    assert (1, "B") not in after(shelve(["14"]))


def test_two_days_change_places_with_both_units():
    swapped = after(swap_days(ROWS, 0, 1))
    assert (swapped[0, "A"], swapped[0, "B"], swapped[1, "A"]) == (["5", "6", "7", "8"], ["14"], ["1", "2", "10", "3", "4"])


def test_a_day_moves_to_a_free_date_alone():
    moved = after(move_day(DRAMA, ROWS, 0, 4))
    assert (list(moved), moved[4, "A"]) == ([(1, "A"), (1, "B"), (3, "A"), (4, "A")], ["1", "2", "10", "3", "4"])


@pytest.mark.parametrize(
    ("day", "to", "order"), [(0, 3, ["5", "15", "1"]), (3, 0, ["15", "1", "5"])], ids=["to a later date", "to an earlier date"]
)
def test_a_day_moved_to_a_taken_date_pushes_the_days_between_over_the_rest_day(day: int, to: int, order: list[str]):
    moved = after(move_day(DRAMA, ROWS, day, to))
    assert [moved[n, "A"][0] for n in (0, 1, 3)] == order


@pytest.mark.parametrize(
    "edit",
    [
        move(ROWS, ["2", "8", "15"], 1, "A", "6"),
        move(ROWS, ["1", "2", "10", "3", "4"], 3, "A", "9"),
        shelve(["1", "14", "9"]),
        swap_days(ROWS, 0, 3),
        move_day(DRAMA, ROWS, 0, 3),
        (Put("3", 3, "B", set="hall-new"), Put("3", 0, "A", "1")),
    ],
    ids=["some", "a whole day", "off the board", "two days", "a day", "one scene twice, on another set"],
)
def test_undo_puts_every_strip_back_where_it_stood(edit: Edit):
    there = edited(DRAMA, ROWS, edit)
    assert there != ROWS
    assert edited(DRAMA, there, inverse(ROWS, edit)) == ROWS


@pytest.mark.parametrize(
    "put",
    [Put("99", 0, "A"), Put("13", 0, "A"), Put("1", 9, "A"), Put("1", 0, "C"), Put("1", 0, "A", set="lawn")],
    ids=["a scene nobody knows", "a scene already shot", "a day too late", "a unit nobody knows", "a set that cannot serve it"],
)
def test_what_the_problem_does_not_have_is_refused(put: Put):
    with pytest.raises(InputError):
        edited(DRAMA, ROWS, (put,))


def test_one_day_made_too_long_does_not_move_the_days_after_it():
    """An outside day scene put behind the last of day 0 waits for the next morning's light; day 1 keeps its hours and breaks the rest instead."""
    problem = replace(DRAMA, links=(), days=(replace(DRAMA.days[0], sunset_min=660), *DRAMA.days[1:]))
    r = ready(problem)
    first = opened(r, timed(DRAMA, SMALL_ORDER))
    late = moved(r, first, (Put("5", 0, "A"),))
    by_day = {(sheet.day, sheet.unit): sheet for sheet in late.plan.days}
    assert by_day[0, "A"].wrap > DAY_MIN + problem.days[0].sunrise_min
    assert by_day[1, "A"].wrap <= DAY_MIN
    assert {breach.rule for breach in late.verdict.broken} >= {"rest", "day-open"}
