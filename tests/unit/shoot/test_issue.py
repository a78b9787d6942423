from __future__ import annotations

import pytest

from juzu.kernel.errors import InputError
from juzu.shoot.answers import Mark, Status, check_answer, status
from juzu.shoot.issue import Act, Issue, may, next_issue


def issues(*acts: tuple[Act, str]) -> list[Issue]:
    found: list[Issue] = []
    for act, content in acts:
        last = found[-1] if found else None
        found.append(next_issue(last, act, content, last.version if last else 0))
    return found


def test_a_sheet_goes_from_advance_to_final_to_corrected_and_counts_up():
    done = issues(("advance", "a"), ("advance", "b"), ("publish", "b"), ("publish", "c"), ("publish", "d"))
    assert [(issue.version, issue.state) for issue in done] == [
        (1, "advance"),
        (2, "advance"),
        (3, "published"),
        (4, "corrected"),
        (5, "corrected"),
    ]


def test_a_first_sheet_may_be_final_at_once():
    assert issues(("publish", "a"))[0] == Issue(1, "published", "a")


@pytest.mark.parametrize(("acts", "why"), [
    ([("publish", "a"), ("advance", "b")], "cannot go back"),
    ([("advance", "a"), ("advance", "a")], "nothing to issue"),
    ([("publish", "a"), ("publish", "a")], "nothing to issue"),
])  # fmt: skip
def test_what_would_confuse_the_crew_is_refused(acts: list[tuple[Act, str]], why: str):
    with pytest.raises(InputError, match=why):
        issues(*acts)


def test_the_second_of_two_who_publish_at_once_is_told_who_was_first():
    (first,) = issues(("publish", "a"))
    with pytest.raises(InputError, match="FINAL v1 stands now"):
        next_issue(first, "publish", "b", seen=0)


def test_what_may_be_done_next_depends_on_what_stands():
    advance, published = issues(("advance", "a"), ("publish", "a"))
    assert may(None) == ("advance", "publish") == may(advance)
    assert may(published) == ("publish",)


@pytest.mark.parametrize(("marks", "since", "expected"), [
    ([], 1, "unsent"),
    ([("sent", 1)], 1, "sent"),
    ([("sent", 1), ("opened", 1)], 1, "opened"),
    ([("sent", 1), ("opened", 1), ("confirmed", 1)], 1, "confirmed"),
    ([("confirmed", 1), ("declined", 1)], 1, "declined"),
    ([("declined", 1), ("confirmed", 1), ("opened", 1)], 1, "confirmed"),
    ([("sent", 2), ("confirmed", 2)], 2, "confirmed"),
    ([("sent", 2), ("confirmed", 2)], 3, "unsent"),
    ([("confirmed", 2), ("sent", 3)], 3, "sent"),
])  # fmt: skip
def test_a_mark_counts_until_something_changes_for_the_person(marks: list[tuple], since: int, expected: Status):
    assert status([Mark(act, version) for act, version in marks], since) == expected


def test_an_answer_to_a_version_that_has_changed_since_is_not_kept():
    with pytest.raises(InputError, match="changed in version 3"):
        check_answer(2, since=3, newest=3)
    check_answer(2, since=2, newest=3)
    with pytest.raises(InputError, match="no version 4"):
        check_answer(4, since=3, newest=3)
