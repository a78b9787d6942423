"""The formulas beside the simulation, the intervals, and the settings file."""

import tomllib
from pathlib import Path

import numpy as np
import pytest

from juzu.base.year.queues import capacity, erlang_c, ggc_wait, mmc_wait
from juzu.base.year.settings import YearSettings
from juzu.base.year.statistics import interval, student
from juzu.edge.files.year_toml import default_text, read_year
from juzu.kernel.errors import InputError


def test_one_server_waits_as_the_books_say() -> None:
    # M/M/1: chance of waiting = load, wait = load × stay / (1 − load); constant stays halve it (Pollaczek–Khinchine)
    assert erlang_c(1, 0.8) == pytest.approx(0.8)
    assert mmc_wait(1, 0.8, 1) == pytest.approx(4)
    assert ggc_wait(1, 0.8, 1, 1, 0) == pytest.approx(2)
    assert erlang_c(3, 2) == pytest.approx(4 / 9)
    assert capacity(10, 365, 5) == 730


def test_the_domain_table_of_waiting_lies_within_the_formula() -> None:
    # 700 dramas a year of 4.43 days: 10 slots 0.3 to 1.0 days, 12 slots about 0.1, for spreads between none and the default's
    assert 0.3 <= ggc_wait(10, 700 / 365, 4.43, 1, 0.3) <= 1.0
    assert ggc_wait(12, 700 / 365, 4.43, 1, 0.3) == pytest.approx(0.1, abs=0.06)


def test_more_than_the_slots_take_has_no_steady_state() -> None:
    with pytest.raises(ValueError, match="no steady state"):
        erlang_c(8, 8)


@pytest.mark.parametrize(("freedom", "table"), [(1, 12.706), (2, 4.303), (9, 2.262), (29, 2.045), (1000, 1.962)])
def test_students_t_is_that_of_the_tables(freedom: int, table: float) -> None:
    assert student(freedom) == pytest.approx(table, abs=0.0006)


def test_an_interval_of_four_years() -> None:
    # 1, 2, 3, 4: mean 2.5, deviation 1.291, t with 3 degrees 3.182: ± 3.182 × 1.291 / 2 = 2.054
    seen = interval(np.array([1.0, 2, 3, 4]))
    assert (seen.mean, seen.low, seen.high) == pytest.approx((2.5, 0.446, 4.554), abs=0.001)


def test_every_default_says_where_it_comes_from() -> None:
    entries = tomllib.loads(default_text())
    assert {name for name, entry in entries.items() if entry["grade"] not in tuple("ABCDJ") or len(entry["source"]) < 10} == set()
    fields = set(YearSettings.__dataclass_fields__)
    assert set(entries) - {"pass_yuan", "pass_hours", "pass_after_yuan"} == fields


def test_every_setting_stands_in_the_page() -> None:
    page = (Path(__file__).parents[3] / "docs" / "rooms" / "base.md").read_text("utf-8")
    assert [name for name in tomllib.loads(default_text()) if f"`{name}`" not in page] == []


def test_a_persons_file_says_only_what_differs() -> None:
    settings, base = read_year(b'[slots]\nvalue = 12\nsource = "our wall"\n[pass_yuan]\nvalue = 6000\n')
    assert (settings.slots, settings.stay_days, base.tariff.fee_fen) == (12, 4.38, 600_000)


@pytest.mark.parametrize(
    "text",
    [
        "[requests_per_year]\nvalue = -1",
        "[slots]\nvalue = 0",
        "[slots]\nvalue = 2.5",
        "[slots]\nvalue = [1, 2]",
        "[stay_days]\nvalue = nan",
        "[no_show_share]\nvalue = 1.5",
        "[month_factors]\nvalue = [1, 2]",
        "[weekday_factors]\nvalue = [0, 0, 0, 0, 0, 0, 0]",
        "[demand]\nvalue = 3",
        "[demand.value]\n酒店大堂 = 0.1",
        '[demand.value]\n"酒店大堂" = -0.1',
        "[pass_yuan]\nvalue = -5",
        "[slot]\nvalue = 9",
        "[slots]\nvalue = 'nine'",
        "slots = 9",
    ],
)
def test_settings_that_cannot_be_are_refused_with_their_line(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read_year(text.encode(), "ours.toml")
    assert all(fault.source is not None and fault.source.file == "ours.toml" for fault in refused.value.faults)


def test_every_slip_of_a_file_is_told_at_once_by_line() -> None:
    with pytest.raises(InputError) as refused:
        read_year(b"[slots]\nvalue = 0\n\n[stay_days]\nvalue = -4\n", "ours.toml")
    assert [fault.line("en") for fault in refused.value.faults] == [
        "ours.toml:2: slots cannot be 0 -> expected 1 – 1000",
        "ours.toml:5: stay_days cannot be -4 -> expected 0.1 – 365",
    ]
