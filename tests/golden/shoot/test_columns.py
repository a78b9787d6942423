"""The columns of every paper, to the character and in the order that crews know (docs/papers.md). [演员] stands for one column per main actor."""

from __future__ import annotations

from itertools import groupby

import pytest

from fixtures_papers import small_book
from juzu.kernel.text import LANGS
from juzu.shoot.paper import Table
from juzu.shoot.papers import PAPERS

ACTORS = "[演员]"
CLASSES = ["场数", "比重", "页数", "比重"]
COLUMNS = {
    "story-order": "场次 · 场景 · 气氛 · 页数 · 主要内容 · [演员] · 特约及群众演员 · 服化道 · 其他 · 计划时间 · 备注",
    "by-set": "场景 · 拍摄地点 · 场次 · 气氛 · 页数/行 · 主要内容 · [演员] · 特约及群众演员 · 服化道 · 其他 · 计划时间 · 备注",
    "master": "集 · 场 · 特殊提醒 · 气氛 · 内外景 · 拍摄地点 · 主场景 · 次场景 · 三级场景 · 主要内容 · 页数 · [演员] · 特约演员 · 群众演员 · "
    "服装 · 化妆 · 道具 · 特殊道具 · 备注 · 商植 · 拍摄时间 · 拍摄状态",
    "places": "拍摄地点 · 主场景 · 完成/场数 · 完成/页数 · 气氛 · [演员]",
    "episodes": " · ".join(["集", "完成/场数", "完成/页数", *CLASSES * 4]),
    "shooting-plan": "集-场 · 文/武戏 · 计划拍摄时间 · 拍摄地点 · 气氛 · 内外景 · 主场景 · 次场景 · 三级场景 · [演员] · 特约演员 · 群众演员 · 主要内容 · "
    "页数 · 服装 · 化妆 · 道具 · 特殊道具 · 商植 · 备注",
    "out-of-days": "序 · 角色 · 演员 · 12月1日 周二 · 12月2日 周三 · 出工 · 待工 · 放人 · 计酬",
    "stripboard": "集-场 · 内外 · 气氛 · 场景 · 拍摄地点 · 页数 · 分钟 · [演员] · 特约及群众演员 · 主要内容",
    "one-line": "时间 · 集-场 · 气氛 · 拍摄地点 · 场景 · 主要内容 · 页数 · 角色",
    "call-sheets": "特别 · 集-场 · 气氛/内外 · 页数 · 场景 · 内容概要 · [演员] · 特约 · 群演 · 服化道 · 备注",
}


def table(paper_id: str) -> Table:
    return PAPERS[paper_id].build(small_book())[0].tables[0]


def titles(shown: Table) -> list[str]:
    named = [ACTORS if column.upright else column.title.zh for column in shown.columns]
    return [title for title, run in groupby(named) for title in ([title] if title == ACTORS else list(run))]


@pytest.mark.parametrize("paper_id", PAPERS)
def test_columns_are_the_trades(paper_id: str):
    assert " · ".join(titles(table(paper_id))) == COLUMNS[paper_id]


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
