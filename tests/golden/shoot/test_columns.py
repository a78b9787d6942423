"""The columns of every paper, to the character and in the order that crews know (docs/papers.md is read)."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest

from fixtures_papers import small_book
from juzu.kernel.text import LANGS
from juzu.shoot.paper import Table
from juzu.shoot.papers import PAPERS

ACTORS = "[演员]"
DATES = "[日期]"
PAGE = Path(__file__).parents[3] / "docs/papers.md"
DAY = re.compile(r"\d+月\d+日\s周.")
ROW = re.compile(r"^\| `(?P<id>[a-z-]+)` \| (?P<title>[^|]+) \| (?P<columns>[^|]+) \|$", re.MULTILINE)
DOCUMENTED = {found["id"]: (found["title"], found["columns"]) for found in ROW.finditer(PAGE.read_text("utf-8"))}


def table(paper_id: str) -> Table:
    return PAPERS[paper_id].build(small_book())[0].tables[0]


def titles(shown: Table) -> list[str]:
    named = [ACTORS if c.upright else DATES if DAY.fullmatch(c.title.zh) else c.title.zh for c in shown.columns]
    return [title for title, run in groupby(named) for title in ([title] if title in (ACTORS, DATES) else list(run))]


@pytest.mark.parametrize("paper_id", PAPERS)
def test_columns_are_the_trades(paper_id: str):
    assert " · ".join(titles(table(paper_id))) == DOCUMENTED[paper_id][1]


def test_the_page_lists_every_paper_in_the_registrys_order():
    assert {key: title for key, (title, _) in DOCUMENTED.items()} == {
        kind.id: f"{kind.title.zh} {kind.title.en}" for kind in PAPERS.values()
    }
    assert list(DOCUMENTED) == list(PAPERS)


def test_each_main_actor_has_a_column_in_the_order_of_importance():
    actors = [column.title.zh for column in table("story-order").columns if column.upright]
    assert actors == [
        "沈照",
        "谭一舟",
        "沈伯年",
        "乔曼",
        "韩骁",
        "马保田",
        "沈建国",
        "何冰",
        "罗大亮",
        "豆豆",
        "林小麦",
    ]  # 9, 4 | 4, 3, 3, 2, 2, 1 …


def test_the_four_classes_of_episodes_stand_under_their_heads():
    assert [head.value.zh for head in table("episodes").head[0][3:]] == ["夜外", "夜内", "日外", "日内"]  # type: ignore[union-attr]


def test_the_five_lines_over_the_actors_of_a_call_sheet():
    labels = [head.value.zh for line in table("call-sheets").head for head in line if head.align == "right"]  # type: ignore[union-attr]
    assert labels == ["角色", "演员", "化妆地", "化妆(时间)", "出发(时间)"]


def test_the_head_of_a_call_sheet_names_every_field():
    facts = PAPERS["call-sheets"].build(small_book())[0].blocks[0]
    labels = [label.zh for label, _ in (*facts.pairs, *facts.wide)]  # type: ignore[union-attr]
    assert labels == ["拍摄地点", "导演", "场/页", "早餐时间", "出发时间", "天气", "联系人", "商植(插播)", "特约", "群演", "提示", "备注"]


@pytest.mark.parametrize("paper_id", PAPERS)
def test_no_two_columns_of_a_paper_share_an_english_title_unless_they_stand_under_different_heads(paper_id: str):
    for lang in LANGS:
        names = [(column.group and column.group.to(lang), column.title.to(lang)) for column in table(paper_id).columns]
        twice = {name for name in names if names.count(name) > 1}
        assert {name for _, name in twice} <= {"比重", "Share"}
