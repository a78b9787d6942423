"""What differs between two plans is told by person, day, scene and fen."""

from juzu.plan.questions.compare import COMPARISON, compare
from plans import SMALL_ORDER, small_drama, timed

PROBLEM = small_drama()
BEFORE = timed(PROBLEM, SMALL_ORDER)
# 12 (xiaomi, office) goes from day 3 to day 0, where it is shot last
MOVED = dict(SMALL_ORDER)
MOVED[0, "A"] = (480, [*SMALL_ORDER[0, "A"][1], ("12", "office")])
MOVED[3, "A"] = (720, [x for x in SMALL_ORDER[3, "A"][1] if x[0] != "12"])
AFTER = timed(PROBLEM, MOVED)


def test_a_plan_does_not_differ_from_itself():
    same = compare(PROBLEM, BEFORE, BEFORE)
    assert (same.money, same.recalled, same.moved) == ((), (), ())


def test_the_moved_scene_and_only_it_is_named():
    (moved,) = compare(PROBLEM, BEFORE, AFTER).moved
    assert (moved.scene, moved.a_day, moved.b_day) == ("12", 3, 0)


def test_a_person_is_called_anew_on_one_day_and_released_on_the_other():
    recalled = {r.person: r.changes for r in compare(PROBLEM, BEFORE, AFTER).recalled}
    assert [(c.day, c.kind) for c in recalled["xiaomi"]] == [(0, "called"), (3, "released")]
    assert "lin" not in recalled  # her scenes come before the new one on day 0 and stay where they were on day 3
    # zhou is in 9 alone, on day 3 after 12; the lawn at night waits for the dark, so his call on that day is for 15 and stays
    assert "zhou" not in recalled


def test_money_by_head_adds_up_to_the_difference():
    found = compare(PROBLEM, BEFORE, AFTER)
    assert sum(c.b_fen - c.a_fen for c in found.money) == AFTER.cost_fen - BEFORE.cost_fen != 0


def test_the_words_name_people_scenes_and_yuan_in_both_languages():
    lines = compare(PROBLEM, BEFORE, AFTER).lines
    zh, en = "\n".join(t.zh for t in lines), "\n".join(t.en for t in lines)
    assert "小米：03-01 加通告" in zh
    assert "小米: 03-01 called" in en
    assert "12：03-04 → 03-01" in zh
    assert "yuan" in en


def test_the_document_survives_writing_and_reading():
    found = compare(PROBLEM, BEFORE, AFTER)
    assert COMPARISON.load(COMPARISON.dump(found)) == found
