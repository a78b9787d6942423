"""A simulated year of a base keeps the laws of queues, and says the same twice."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from juzu.base.catalogue import Base, BaseSet
from juzu.base.year.change import Case, changed
from juzu.base.year.draw import Draws, daily_rates, draw
from juzu.base.year.income import income_fen
from juzu.base.year.one import Outcome, one_year
from juzu.base.year.settings import YearSettings
from juzu.base.year.simulate import simulate
from juzu.base.year.supply import Supply, supply_of
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.year_toml import read_year
from juzu.kernel.errors import InputError
from juzu.plan.problem import Tariff

FLOOR = Supply((), (), {})
YINHE = read_base((Path(__file__).parents[3] / "examples/bases/yinhe.toml").read_bytes(), "yinhe.toml")


def quiet(_done: int, _of: int) -> None:
    pass


def year(settings: YearSettings, seed: int = 0, *, days: int = 365, supply: Supply = FLOOR) -> Outcome:
    return one_year(draw(settings, days, np.random.default_rng(seed)), settings, supply, days=days)


def by_hand(come: list[float], stay: list[float], kinds: list[float] | None = None) -> Draws:
    """Productions one by one; `kinds` draws the same number for every piece of a stay."""
    drawn = np.repeat(np.array(kinds or [0.0] * len(come))[:, None], 4, axis=1)
    return Draws(np.array(come), np.array(stay), np.zeros(len(come), np.bool_), drawn)


@pytest.mark.parametrize(("slots", "a_day", "stay", "formula"), [(3, 1.0, 2.0, 0.88889), (10, 1.6, 4.4, 0.33875)])
def test_with_exponential_stays_the_waiting_is_that_of_mmc_within_2_percent(slots: int, a_day: float, stay: float, formula: float) -> None:
    # Erlang C: 3 slots, load 2: chance of waiting 4/9, 4/9 × 2 / (3 − 2) = 0.88889 days; 10 slots, load 7.04: 0.22789 × 4.4 / 2.96 = 0.33875
    settings = YearSettings(slots=slots, requests_per_year=365 * a_day, stay_days=stay, stay_cv=1.0, warm_up_days=500)
    waits = [year(settings, seed, days=200_000).waited.mean() for seed in range(6)]
    assert np.mean(waits) == pytest.approx(formula, rel=0.02)


def test_littles_law_holds_for_those_who_wait_and_those_on_the_base() -> None:
    settings = YearSettings(
        slots=10, requests_per_year=724, stay_days=4.43, set_patience_days=0.5, demand=(("酒店大堂", 0.2), ("戏台", 0.8))
    )
    long = year(settings, days=20_000, supply=supply_of(YINHE))
    assert long.waiting == pytest.approx(long.asked / 20_000 * long.waited.mean(), rel=0.01)
    assert long.base_days / 20_000 == pytest.approx(len(long.stayed) / 20_000 * long.stayed.mean(), rel=0.01)


def test_the_published_base_comes_out_700_dramas_at_8_to_9_crews_a_day() -> None:
    settings, base = read_year()
    figures = simulate(Case(base, settings), seeds=30, told=quiet).figures
    assert figures.dramas.holds(700)  # 聚美空港, press 2025-11
    assert 8 <= figures.crews_a_day.low <= figures.crews_a_day.high <= 9


def test_the_same_seeds_say_the_same_and_other_seeds_say_otherwise() -> None:
    case = Case(YINHE, read_year()[0])
    first, again = (simulate(case, ("slot+1",), seeds=3, told=quiet) for _ in range(2))
    assert first == again
    assert simulate(case, seeds=3, first_seed=3, told=quiet).figures != first.figures


def test_with_one_more_slot_no_production_waits_longer() -> None:
    settings = YearSettings(slots=9, requests_per_year=724, stay_days=4.43)
    for seed in range(5):
        nine, ten = year(settings, seed), year(replace(settings, slots=10), seed)
        assert (ten.waited <= nine.waited + 1e-9).all()
        assert ten.waited.sum() < nine.waited.sum()


def test_first_come_first_served_and_patience() -> None:
    # one slot, stays of 2 days: asked on day 0, 1, 1.5 and 5 with patience 2; the third would wait until 4 and leaves, the fourth waits for nobody
    settings = YearSettings(slots=1, requests_per_year=1, stay_days=1, patience_days=2, warm_up_days=0)
    seen = one_year(by_hand([0, 1, 1.5, 5], [2, 2, 2, 2]), settings, FLOOR, days=10)
    assert seen.waited.tolist() == [0, 1, 0]
    assert (seen.dramas, seen.refused, seen.base_days) == (3, 1, 6)


def test_a_crew_that_finds_its_only_set_taken_waits_then_shoots_elsewhere() -> None:
    # two slots, one lobby: the second crew waits half a day, then gives up its quarter day of lobby
    base = Base("b", "B", (BaseSet("lobby", "大堂", ("酒店大堂",)),))
    settings = YearSettings(slots=2, requests_per_year=1, stay_days=1, demand=(("酒店大堂", 1.0),), warm_up_days=0)
    draws = by_hand([0.0, 0.0], [1.0, 0.25])
    seen = one_year(draws, settings, supply_of(base), days=10)
    assert (seen.blocked.tolist(), seen.turned.tolist(), seen.turned_days.tolist()) == ([0.5], [1], [0.25])
    assert (seen.dramas, seen.used.tolist()) == (1, [1.0])
    patient = one_year(draws, replace(settings, set_patience_days=3), supply_of(base), days=10)
    assert (patient.blocked.tolist(), patient.dramas, patient.used.tolist()) == ([1.0], 2, [1.25])


def test_states_of_one_room_are_never_in_use_at_once() -> None:
    rooms = (BaseSet("new", "现代病房", ("医院病房",), shell="ward"), BaseSet("old", "民国客厅", ("客厅",), shell="ward"))
    settings = YearSettings(
        slots=2, requests_per_year=1, stay_days=1, demand=(("医院病房", 0.5), ("客厅", 0.5)), set_patience_days=9, warm_up_days=0
    )
    draws = by_hand([0.0, 0.0], [1.0, 1.0], [0.1, 0.9])
    one = one_year(draws, settings, supply_of(Base("b", "B", rooms)), days=10)
    assert one.blocked.sum() == 1
    apart = tuple(replace(room, shell="") for room in rooms)
    assert one_year(draws, settings, supply_of(Base("b", "B", apart)), days=10).blocked.sum() == 0


def test_a_space_that_is_let_whole_is_no_room_more_than_its_parts() -> None:
    base = Base(
        "b",
        "基地",
        (
            BaseSet("别墅", "别墅整栋", ("别墅客厅", "宴会厅")),
            BaseSet("卧室", "卧室", ("别墅卧室",), within="别墅"),
            BaseSet("客厅", "客厅", ("别墅客厅",), within="别墅"),
        ),
    )
    supply = supply_of(base)
    assert supply.room_count == 2
    assert [supply.copies(kind) for kind in ("别墅客厅", "别墅卧室", "宴会厅")] == [1, 1, 1]
    assert supply.rooms[0] == supply.rooms[2], "whole, it stands in the part of its kind"


def test_what_no_set_serves_is_counted_as_missing() -> None:
    base = Base("b", "B", (BaseSet("lobby", "大堂", ("酒店大堂",)),))
    settings = YearSettings(slots=1, requests_per_year=1, stay_days=1, demand=(("酒店大堂", 0.5), ("法庭", 0.5)), warm_up_days=0)
    seen = one_year(by_hand([0.0, 0.0], [1.0, 2.0], [0.1, 0.9]), settings, supply_of(base), days=10)
    assert seen.missing_days.tolist() == [0, 2]
    assert seen.dramas == 1


def test_answers_go_the_way_they_must() -> None:
    settings = replace(read_year()[0], slots=9)
    questions = ("slot+1", "酒店大堂+1", "stay-0.5", "night", "hotel+1,slot+1")
    answers = {a.question: a for a in simulate(Case(YINHE, settings), questions, seeds=10, told=quiet).answers}
    assert answers["slot+1"].differences.wait_days.high < 0
    assert answers["酒店大堂+1"].differences.jammed_days.high < 0
    assert answers["stay-0.5"].differences.crews_a_day.high < 0
    assert answers["night"].differences.wait_days.high < 0
    both, slot = answers["hotel+1,slot+1"].differences, answers["slot+1"].differences
    assert both.jammed_days.mean < slot.jammed_days.mean


def test_half_a_day_less_a_drama_lets_an_eighth_more_in() -> None:
    # 4.43 crew-days a drama: 4.43 / 3.93 = 1.127, the 13 % of domain arithmetic
    settings, base = read_year()
    year = simulate(Case(base, settings), ("stay-0.5",), seeds=30, told=quiet)
    assert year.answers[0].theory.capacity_dramas / year.theory.capacity_dramas == pytest.approx(1.127, abs=0.003)


def test_common_random_numbers_make_a_difference_narrower_than_two_lone_years() -> None:
    settings, base = read_year()
    settings = replace(settings, slots=9)
    here = simulate(Case(base, settings), ("slot+1",), seeds=10, told=quiet)
    there = simulate(Case(base, replace(settings, slots=10)), seeds=10, first_seed=100, told=quiet)
    paired = here.answers[0].differences.dramas
    lone = np.hypot(here.figures.dramas.high - here.figures.dramas.mean, there.figures.dramas.high - there.figures.dramas.mean)
    assert paired.high - paired.mean < lone / 2


def test_seasons_move_arrivals_and_keep_the_years_total() -> None:
    settings = YearSettings(slots=1, requests_per_year=730, stay_days=1, month_factors=(1, 0) + (1,) * 10, weekday_factors=(2,) + (1,) * 6)
    rates = daily_rates(settings, 0, 365)
    assert rates[31:59].sum() == 0
    assert rates[7] == pytest.approx(2 * rates[8])
    assert rates.sum() == pytest.approx(730, rel=0.02)


def test_income_is_passes_and_the_sets_own_tariffs() -> None:
    # 1.25 crew-days of pass at 5,000; a hall at 800 a day, visited on two days; its house fee of 100 twice: 6,250 + 1,600 + 200 yuan
    hall = BaseSet("hall", "宴会厅", ("宴会厅",), tariff=Tariff("day", 80_000, once_fen=10_000))
    base = Base("b", "B", (hall,), tariff=Tariff("day", 500_000, 840, 30_000))
    settings = YearSettings(slots=1, requests_per_year=1, stay_days=1, demand=(("宴会厅", 1.0),), warm_up_days=0)
    seen = one_year(by_hand([0.0, 3.0], [1.0, 0.25]), settings, supply_of(base), days=10)
    assert income_fen(base, supply_of(base), seen, 14) == 805_000


@pytest.mark.parametrize("question", ["", "slot", "slot+half", "slot-10", "stay-9", "医院病房-1", "火星基地+1", "night+1", "slot+0.5"])
def test_a_question_that_means_nothing_is_refused_with_a_next_step(question: str) -> None:
    with pytest.raises(InputError):
        changed(question, Case(YINHE, read_year()[0]))


def test_a_whole_hospital_is_every_kind_of_it_that_is_asked_for() -> None:
    case, words = changed("医院+1", Case(YINHE, read_year()[0]))
    assert [item.kinds for item in case.base.sets[len(YINHE.sets) :]] == [("医院病房",), ("医院走廊",)]
    assert words.en == "1 more: hospital ward, hospital corridor"


def test_sets_without_a_catalogue_cannot_be_asked_about() -> None:
    settings, base = read_year()
    with pytest.raises(InputError, match="--base"):
        changed("医院病房+1", Case(base, settings))
