import pytest

from juzu.kernel.span import Span, clock, minute_of_clock


def test_a_night_runs_past_midnight() -> None:
    assert clock(1565) == "+1 02:05"
    assert [minute_of_clock(t) for t in ("08:05", "8：05", "26:05", "+1 02:05")] == [485, 485, 1565, 1565]


@pytest.mark.parametrize("written", ["", "8", "8点", "12:75", "60:00", "ab:cd"])
def test_what_is_no_time_of_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a time|invalid|int"):
        minute_of_clock(written)


def test_spans_are_half_open() -> None:
    morning, noon = Span(480, 720), Span(720, 780)
    assert not morning.overlaps(noon)
    assert Span(0, 1440).holds(morning)
    with pytest.raises(ValueError, match="cannot end before"):
        Span(10, 5)
