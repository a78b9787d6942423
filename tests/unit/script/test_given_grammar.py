"""A person corrects the header grammar with a pattern, or by marking the parts of one header of their file."""

from __future__ import annotations

import pytest

from juzu.kernel.errors import InputError
from juzu.script.reading.text import read_text

ODD = """第1集
S01 | 戌时许 | 内 | 望江楼
掌柜：打烊。
S02 | 破晓时 | 外 | 望江楼 门口
△ 雾散。
"""
SCHEDULE = """第1集
1-1 张宅 正厅 日 内 张三 李四
张三：坐。
1-2 张宅 后院 夜 外 张三
△ 井。
"""


def headers(text: str, grammar: str) -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(s.id, s.header.time, s.header.inside, s.header.places, s.header.cast) for s in read_text(text, "f", grammar=grammar).scenes]


@pytest.mark.parametrize(
    "grammar", ["{号:S01} | {时:戌时许} | {内外:内} | {地:望江楼}", "号 | 时 | 内外 | 地", "number | time | inside | place"]
)
def test_words_no_lexicon_knows_are_read_where_the_person_says_they_stand(grammar: str):
    assert headers(ODD, grammar) == [("1-1", "戌时许", "内", ("望江楼",), ()), ("1-2", "破晓时", "外", ("望江楼", "门口"), ())]


def test_a_pattern_decides_where_the_place_ends_and_the_cast_begins():
    assert headers(SCHEDULE, "号 地 时 内外 人") == [
        ("1-1", "日", "内", ("张宅", "正厅"), ("张三", "李四")),
        ("1-2", "夜", "外", ("张宅", "后院"), ("张三",)),
    ]


def test_a_pattern_over_two_lines_is_written_with_an_arrow_or_a_backslash_n():
    text = "第一回 甲\n第1场\n望江楼 / 夜\n掌柜：打烊。\n"
    assert headers(text, "第号场↵地 / 时") == headers(text, "第号场\\n地 / 时") == [("1-1", "夜", "", ("望江楼",), ())]


def test_the_cast_at_the_end_of_a_pattern_may_be_absent():
    text = "1-1 日 内 客厅 张三\n张三：喂？\n1-2 日 内 客厅\n△ 无人。\n"
    assert headers(text, "号 时 内外 地 人") == [("1-1", "日", "内", ("客厅",), ("张三",)), ("1-2", "日", "内", ("客厅",), ())]


def test_the_grammar_says_that_it_was_given():
    grammar = read_text(ODD, "f", grammar="号 | 时 | 内外 | 地").grammar
    assert (grammar.given, grammar.pattern, grammar.explained) == (True, "号 | 时 | 内外 | 地", 2)


def test_prose_that_fits_a_loose_pattern_stays_prose():
    text = "1、客厅\n△ 灯亮。\n2、街道\n1、他推门进来。\n"
    assert [s.header.raw for s in read_text(text, "f", grammar="号、地").scenes] == ["1、客厅", "2、街道"]


@pytest.mark.parametrize("grammar", ["号 号", "天 玄", "{谁:1} {地:客厅}", "地", "{号:1-1"])
def test_a_pattern_that_cannot_be_understood_is_refused_with_an_example(grammar: str):
    with pytest.raises(InputError) as refused:
        read_text(ODD, "f", grammar=grammar)
    assert "{号:1-1} {时:日} {内外:内} {地:客厅}" in refused.value.faults[0].next_step.zh


def test_a_pattern_that_reads_nothing_is_refused_by_name():
    with pytest.raises(InputError) as refused:
        read_text("第1集\n1-1 日 内 客厅\n△ 灯。\n", "f", grammar="第号场：地")
    assert "第号场:地" in refused.value.faults[0].what.zh
