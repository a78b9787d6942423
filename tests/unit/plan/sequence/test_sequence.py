from pathlib import Path

import pytest

from juzu.kernel.errors import InputError
from juzu.plan.sequence import SEQUENCE, TalentInstance, read_talent, sequence, write_talent
from juzu.plan.stop import Steps

DATA = Path(__file__).parents[4] / "bench/data/talent"
# best costs proven by others (bench/data/talent/README.md); each takes well under a second
KNOWN = {"concert": 111, "film10": 352, "film12": 401, "csplib_film1": 871, "csplib_film2": 818, "film105": 849, "MobStory": 871,
         "Warwick1201": 222, "film118": 853, "own_t2_24x8": 12194, "own_t2_40x8": 33763}  # fmt: skip


def two_leads() -> TalentInstance:
    # 1 plays scenes a and c, 2 plays b and c: in the order a b c the first waits during b (2 units at 10), in a c b nobody waits
    return TalentInstance("two leads", (10, 7), ((True, False, True), (False, True, True)), (1, 2, 3))


def test_an_order_costs_pay_times_the_time_from_first_to_last_scene() -> None:
    assert two_leads().cost((0, 1, 2)) == 10 * 6 + 7 * 5
    assert two_leads().cost((0, 2, 1)) == 10 * 4 + 7 * 5 == two_leads().floor


def test_the_best_order_of_two_leads_makes_nobody_wait() -> None:
    result = sequence(two_leads(), stop=Steps(1000))
    assert (result.cost, result.bound, result.status) == (75, 75, "proven best")
    assert result.order in ((0, 2, 1), (1, 2, 0))


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_published_instances_are_proven_at_their_known_cost(name: str) -> None:
    instance = read_talent((DATA / f"{name}.txt").read_text(), name)
    result = sequence(instance, stop=Steps(100_000))
    assert (result.cost, result.status) == (KNOWN[name], "proven best")
    assert instance.cost(result.order) == KNOWN[name]


def test_the_same_seed_and_steps_give_the_same_order() -> None:
    instance = read_talent((DATA / "own_t2_22x14.txt").read_text(), "t")
    first, second = (sequence(instance, stop=Steps(128), seed=3) for _ in range(2))
    assert first == second
    assert first.status == "best found"
    assert first.bound < first.cost


def test_a_stopped_search_reports_a_rising_bound_and_a_falling_cost() -> None:
    instance = read_talent((DATA / "own_t2_26x20.txt").read_text(), "t")
    reports = []
    sequence(instance, stop=Steps(640), report=reports.append)
    assert reports[-1].steps >= 640
    bounds, costs = [r.bound_fen for r in reports], [r.cost_fen for r in reports]
    assert bounds == sorted(bounds)
    assert costs == sorted(costs, reverse=True)
    assert instance.floor <= bounds[-1] <= 32639 <= costs[-1]


def test_nothing_to_order_is_proven_at_once() -> None:
    nobody = TalentInstance("nobody", (5,), ((True, False),), (3, 4))
    assert sequence(nobody, stop=Steps(1)).cost == 15
    empty = TalentInstance("empty", (), (), ())
    assert sequence(empty, stop=Steps(1)).order == ()


def test_more_scenes_and_actors_than_the_search_holds_still_get_an_order_and_a_bound() -> None:
    # 140 scenes, 70 actors: actor i plays in scenes 2i and 2i + 1 and in the one after, so consecutive order makes nobody wait
    plays = tuple(tuple(2 * actor <= scene <= 2 * actor + 2 for scene in range(140)) for actor in range(70))
    wide = TalentInstance("wide", tuple(range(1, 71)), plays, (1,) * 140)
    result = sequence(wide, stop=Steps(256))
    assert sorted(result.order) == list(range(140))
    assert wide.floor <= result.bound <= wide.cost(range(140)) == wide.floor


def test_text_is_read_back_as_it_was_written() -> None:
    for file in sorted(DATA.glob("film*.txt")):
        instance = read_talent(file.read_text(), file.name)
        assert read_talent(write_talent(instance), "again") == instance


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("", 0, "fewer than three lines"),
        ("name\nx\n2\n", 2, '"x"'),
        ("name\n2\n1\n1 0 5\n", 4, "4 lines"),
        ("name\n2\n1\n1 2 5\n1 1\n", 4, "0 or 1"),
        ("name\n2\n1\n1 0 -5\n1 1\n", 4, "2 flags and the pay"),
        ("name\n2\n1\n1 0 5\n1\n", 5, "2 durations"),
        ("name\n99999\n1\n", 2, "more than 10000"),
    ],
)
def test_a_broken_text_is_told_by_line(text: str, line: int, found: str) -> None:
    with pytest.raises(InputError) as caught:
        read_talent(text, "x.txt")
    fault = caught.value.faults[0]
    assert fault.source is not None
    assert fault.source.line == line
    assert found in fault.what.en


def test_an_instance_refuses_rows_of_the_wrong_length_and_negative_numbers() -> None:
    with pytest.raises(ValueError, match="one flag for each of the 2 scenes"):
        TalentInstance("x", (1,), ((True,),), (1, 1))
    with pytest.raises(ValueError, match="negative"):
        TalentInstance("x", (-1,), ((True, True),), (1, 1))
    with pytest.raises(ValueError, match="each of the 3 scenes once"):
        two_leads().cost((0, 0, 1))


def test_a_result_is_a_document() -> None:
    result = sequence(two_leads(), stop=Steps(1000))
    assert SEQUENCE.load(SEQUENCE.dump(result)) == result
