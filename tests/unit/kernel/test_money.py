import pytest

from juzu.kernel.money import fen_of_yuan, share_fen, started, yuan


@pytest.mark.parametrize(
    ("written", "fen"),
    [("3000", 300_000), ("3,000.5", 300_050), ("¥3000", 300_000), ("1.2万", 1_200_000), ("3千元", 300_000), (" 13.5 ", 1_350), ("0", 0)],
)
def test_amounts_are_read_as_people_write_them(written: str, fen: int) -> None:
    assert fen_of_yuan(written) == fen


@pytest.mark.parametrize("written", ["", "三千", "1.234", "nan", "inf", "12元5角"])
def test_what_is_no_amount_in_fen_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|finer than a fen"):
        fen_of_yuan(written)


def test_shares_round_down_and_hours_count_when_started() -> None:
    assert share_fen(135_05, 10) == 13_50  # 10 % of 135.05 yuan is 13.505, paid as 13.50
    assert [started(m) for m in (0, 1, 60, 61)] == [0, 1, 1, 2]


def test_yuan_are_shown_with_separators_and_fen_only_where_there_are_any() -> None:
    assert [yuan(f) for f in (0, 1_234_500, 1_234_567, -50)] == ["0", "12,345", "12,345.67", "-0.50"]
