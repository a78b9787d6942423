"""A base.toml as an operator writes it: what is read, and what a slip is answered with."""

from pathlib import Path

import pytest

from juzu.base.catalogue import BASE, Base, BaseSet
from juzu.edge.files.base_toml import read_base
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.span import Span
from juzu.plan.problem import Tariff

SAMPLE = Path(__file__).parents[3] / "examples" / "bases" / "yinhe.toml"

GOOD = """id = "b"
name = "小基地"
open = "07:00-26:00"

[[set]]
id = "大堂"
name = "大堂"
kinds = ["酒店大堂"]

[[set]]
id = "病房"
name = "病房"
kinds = ["医院病房"]
open = "08:00-20:00"
tariff = { kind = "hour", fee_yuan = 150.5, minimum_hours = 1.5 }
black_out = [
    { date = "2026-12-05", from = "10:00", to = "15:00", reason = "婚宴" },
    { date = "2026-12-06" },
]
"""


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_base(text.encode(), "base.toml")
    assert all(fault.next_step.zh and fault.next_step.en for fault in caught.value.faults)
    return caught.value.faults


def told(text: str) -> list[tuple[int, str]]:
    return [(fault.source.line if fault.source else 0, fault.what.zh) for fault in faults(text)]


def test_hours_yuan_and_dates_become_minutes_fen_and_spans():
    base = read_base(GOOD.encode(), "base.toml")
    hall, ward = base.sets
    assert hall.open == Span(7 * 60, 26 * 60)  # the base's own hours
    assert ward.open == Span(8 * 60, 20 * 60)
    assert ward.tariff == Tariff(kind="hour", fee_fen=15_050, minimum_min=90)
    assert [(b.date, b.span) for b in ward.black_outs] == [("2026-12-05", Span(600, 900)), ("2026-12-06", Span(0, 1440))]


def test_the_sample_base_reads_and_survives_as_a_document():
    base = read_base(SAMPLE.read_bytes(), SAMPLE.name)
    assert BASE.load(BASE.dump(base)) == base
    assert base.tariff == Tariff(kind="day", fee_fen=500_000, included_min=14 * 60, after_fen_per_hour=30_000)
    assert 34 <= len(base.sets) <= 44


def test_the_sample_base_shows_every_kind_of_price_and_states_on_one_shell():
    base: Base = read_base(SAMPLE.read_bytes(), SAMPLE.name)
    tariffs = [item.tariff for item in base.sets]
    assert {t.kind for t in tariffs} == {"free", "hour", "half_day", "day"}
    for name in ("minimum_min", "night_fen", "power_fen_per_hour", "once_fen", "deposit_fen", "included_min", "after_fen_per_hour"):
        assert any(getattr(t, name) for t in tariffs), name
    shells = [item.shell for item in base.sets if item.shell]
    assert sorted(set(shells)) == ["一楼中庭", "二楼客厅", "四楼医院走廊", "四楼病房"]
    assert all(shells.count(shell) == 2 for shell in shells)


def test_a_file_without_sets_is_not_a_base():
    assert told('id = "b"\nname = "b"\nset = []\n') == [(3, "set：一个景也没有")]


def test_broken_syntax_is_told_by_line_and_column():
    (fault,) = faults(GOOD.replace('name = "病房"', "name = 病房"))
    assert fault.source is not None
    assert (fault.source.line, fault.source.column) == (12, 8)


def test_a_file_cut_off_in_the_middle_is_told_by_its_last_line():
    text = GOOD[: GOOD.index("    { date")]
    assert [line for line, _ in told(text)] == [17]


def test_a_file_that_is_not_utf_8_says_so():
    with pytest.raises(InputError, match="not UTF-8"):
        read_base(GOOD.encode("gb18030"), "base.toml")


@pytest.mark.parametrize(
    ("was", "now", "line", "what"),
    [
        ('kinds = ["医院病房"]\n', 'kinds = ["医院病房"]\nheight_m = 3\n', 14, "set[1].height_m：没有“height_m”这个键"),
        ("fee_yuan = 150.5", "fee = 150.5", 15, "set[1].tariff.fee：没有“fee”这个键"),
        ("fee_yuan = 150.5", "fee_yuan = -1", 15, "set[1].tariff.fee_yuan：不能是负数：-100"),
        ("fee_yuan = 150.5", "fee_yuan = 0.001", 15, "set[1].tariff.fee_yuan：不是以元计的金额：0.001"),
        ("fee_yuan = 150.5", "fee_yuan = nan", 15, "set[1].tariff.fee_yuan：不是以元计的金额：nan"),
        ("fee_yuan = 150.5", 'fee_yuan = "150"', 15, "set[1].tariff.fee_yuan：应写整数或数"),
        ("minimum_hours = 1.5", "minimum_hours = inf", 15, "set[1].tariff.minimum_hours：小时数不对：inf"),
        ('kind = "hour"', 'kind = "week"', 15, "set[1].tariff.kind：不能写 'week'"),
        ('kind = "hour"', 'kind = "half_day"', 15, "set[1].tariff.kind：half_day 要写明半天含几小时"),
        ('"08:00-20:00"', '"20:00-08:00"', 14, "set[1].open：时段看不懂：20:00-08:00"),
        ('"08:00-20:00"', '"08:00"', 14, "set[1].open：时段看不懂：08:00"),
        ('"08:00-20:00"', '"08:00-08:00"', 14, "set[1].open：时段看不懂：08:00-08:00"),
        ('"2026-12-06"', '"2026-12-36"', 18, "set[1].black_out[1].date：不是日期：2026-12-36"),
        ('to = "15:00"', 'to = "09:00"', 17, "set[1].black_out[0].from：时段看不懂：10:00-09:00"),
        ('id = "病房"', 'id = "大堂"', 11, "set[1].id：编号“大堂”与第 6 行重复"),
        ('id = "病房"', 'id = "病房、甲"', 11, "set[1].id：编号不能用：“病房、甲”"),
        ('id = "病房"\n', "", 10, "set[1]：缺少“id”"),
        ('"07:00-26:00"', '"7点"', 3, "open：时段看不懂：7点"),
        ('id = "b"\n', 'id = "b"\nchange_min = -5\n', 2, "change_min：不能是负数：-5"),
    ],
)
def test_a_slip_is_told_by_its_line_and_key(was: str, now: str, line: int, what: str):
    assert was in GOOD
    assert told(GOOD.replace(was, now)) == [(line, what)]


def test_every_unknown_or_wrong_entry_is_told_at_once():
    # two sets, three slips of the shape: an unknown key, a missing id, a wrong type
    text = GOOD.replace('id = "大堂"\n', "").replace('open = "08:00-20:00"', "open = 8\nheight_m = 3")
    assert told(text) == [
        (4 + 1, "set[0]：缺少“id”"),
        (13, "set[1].open：应写文字（加引号）"),
        (14, "set[1].height_m：没有“height_m”这个键"),
    ]


def test_every_wrong_value_is_told_at_once():
    text = GOOD.replace("150.5", "-1").replace("08:00-20:00", "夜里").replace("2026-12-06", "明天").replace("07:00-26:00", "全天")
    assert [line for line, _ in told(text)] == [3, 15, 14, 18]


def test_an_english_production_calls_a_set_by_its_english_name():
    yinhe = read_base(SAMPLE.read_bytes(), "yinhe.toml")
    kitchen = next(item for item in yinhe.sets if item.id == "后厨")
    assert (kitchen.called("zh"), kitchen.on_floor("zh")) == ("酒店后厨", "二楼")
    assert (kitchen.called("en"), kitchen.on_floor("en")) == ("Hotel kitchen", "2F")
    assert all(item.called("en").isascii() and item.on_floor("en").isascii() for item in yinhe.sets)


def test_a_set_without_an_english_name_keeps_its_own():
    assert BaseSet("炕", "炕头", (), floor="夹层").called("en") == "炕头"
    assert BaseSet("炕", "炕头", (), floor="夹层").on_floor("en") == "夹层"
