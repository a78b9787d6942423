from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from fixtures_papers import SMALL_FACTS, awkward_book, small_book
from juzu.kernel.source import Source
from juzu.script.breakdown import Mention
from juzu.shoot import fields
from juzu.shoot.board import stripboard
from juzu.shoot.book import Book, open_book
from juzu.shoot.lists import by_set, master, story_order
from juzu.shoot.outofdays import day_out_of_days
from juzu.shoot.palette import Palette, ink_on
from juzu.shoot.paper import Column, Paper, Table, heads, row, same
from juzu.shoot.papers import PAPERS, papers
from juzu.shoot.production import Production
from juzu.shoot.schedule import shooting_plan
from juzu.shoot.summaries import episodes, places
from juzu.shoot.words import at, pages_shown, shown

SOURCE = Source("script.txt", 1)


def lines(paper: Paper) -> list[list[str]]:
    table = paper.tables[0]
    return [
        [shown(cell.value, "zh", column.kind) for cell, column in zip(row.cells, table.columns, strict=not row.whole)] for row in table.rows
    ]


def shot(book: Book, *scenes: str) -> Book:
    facts = replace(SMALL_FACTS, states=tuple((scene, "shot") for scene in scenes))
    return open_book(facts, book.breakdown, book.problem, book.plan)


def test_story_order_ends_with_the_scenes_of_each_role():
    last = lines(story_order(small_book())[0])[-1]
    assert last[:5] == ["合计", "", "", "", "角色场次"]
    assert last[5:8] == ["9", "4", "4"]  # 沈照, 谭一舟, 沈伯年


def test_by_set_counts_the_whole_film_at_its_foot():
    foot = [line[0] for line in lines(by_set(small_book())[0])[-4:]]
    assert foot[:3] == ["全片场次总计 12场", "内景 9场(日5/夜4)", "外景 3场(日2/夜1)"]
    assert "商场·一楼·通告间 3" in foot[3]


def test_by_set_keeps_a_place_together_and_counts_pages_and_lines():
    rows = lines(by_set(small_book())[0])
    assert [line[2] for line in rows[:3]] == ["1-2", "2-1", "4-3A"]
    assert rows[0][4] == "1.2/48"  # 1.2 pages of 40 lines


def test_the_master_list_keeps_dropped_scenes_and_says_so():
    last = lines(master(awkward_book())[0])[-1]
    assert (last[0], last[-1]) == ("10", "删戏")


def test_places_count_what_is_done():
    rows = lines(places(shot(small_book(), "1-2", "2-1"))[0])
    hall = next(line for line in rows if line[0].endswith("通告间"))
    assert hall[2:5] == ["2/3", "2.0 / 2.7", "日内3"]  # 1.2 + 0.8 of 1.2 + 0.8 + 0.7 pages


def test_shares_of_an_episode_add_up_to_all_of_it():
    table = episodes(small_book())[0].tables[0]
    for line in table.rows[:-1]:
        shares = [line.cells[n].value for n in (4, 8, 12, 16)]
        assert sum(share for share in shares if isinstance(share, Fraction)) == 1


def test_episode_two_is_two_thirds_day_inside():
    second = lines(episodes(small_book())[0])[1]
    assert second == ["2", "0/3", "0.0 / 4.1", "1", "33.3%", "1.8", "43.9%", "", "", "", "", "", "", "", "", "2", "66.7%", "2.3", "56.1%"]  # fmt: skip


def test_averages_are_per_episode():
    assert lines(episodes(small_book())[0])[-1][:4] == ["平均", "3.0", "3.5", "0.2"]  # 12 scenes, 14.1 pages, 1 night outside on 4 episodes


def test_without_a_plan_there_are_lists_only():
    book = small_book()
    bare = open_book(SMALL_FACTS, book.breakdown)
    assert [paper.id for paper in papers(bare)] == [kind.id for kind in PAPERS.values() if kind.family == "lists"]


def test_wanted_papers_come_in_the_registrys_order():
    assert [paper.id for paper in papers(small_book(), ["stripboard", "master"])] == ["master", "stripboard"]


def test_strips_take_the_palette_of_the_production():
    swapped = Palette(int_night="#BFE3B8", ext_night="#BBD7F2")
    book = small_book()
    board = PAPERS["stripboard"].build(open_book(replace(SMALL_FACTS, palette=swapped), book.breakdown, book.problem, book.plan))[0]
    fills = {shown(row.cells[0].value, "zh"): row.fill for row in board.tables[0].rows if row.kind == "row"}
    assert (fills["1-1"], fills["1-2"], fills["1-3"], fills["2-3"]) == ("#FFF1A8", "#FFFFFF", "#BFE3B8", "#BBD7F2")


def test_ink_is_white_on_a_black_day_break():
    assert (ink_on("#000000"), ink_on("#FFF1A8")) == ("#FFFFFF", "#000000")


@pytest.mark.parametrize(
    ("minute", "zh", "en"), [(485, "08:05", "08:05"), (1560, "次日 02:00", "02:00 next day"), (-15, "前日 23:45", "23:45 the day before")]
)
def test_times_beyond_midnight_are_told(minute: int, zh: str, en: str):
    assert (at(minute).zh, at(minute).en) == (zh, en)


@pytest.mark.parametrize(
    ("pages", "tenths", "eighths"),
    [(Fraction(12, 10), "1.2", "1 2/8"), (Fraction(0), "0.0", "0"), (Fraction(3, 8), "0.4", "3/8"), (Fraction(2), "2.0", "2")],
)
def test_pages_are_written_both_ways(pages: Fraction, tenths: str, eighths: str):
    assert (pages_shown(pages, eighths=False), pages_shown(pages, eighths=True)) == (tenths, eighths)


def test_a_table_whose_rows_do_not_fit_its_columns_is_refused():
    columns = (Column(same("a")), Column(same("b")))
    with pytest.raises(ValueError, match="a row row has 1 cells for 2 columns"):
        Table(columns, heads(columns), (row(["x"]),))


def test_a_head_with_groups_and_actors_covers_every_place_once():
    columns = (Column(same("a")), Column(same("b"), group=same("g"), subtitle=same("s")), Column(same("c"), group=same("g")))
    assert [[(h.columns, h.rows) for h in line] for line in heads(columns)] == [[(1, 3), (2, 1)], [(1, 1), (1, 2)], [(1, 1)]]


@pytest.mark.parametrize(
    ("given", "message"),
    [({"title": " "}, "title"), ({"title": "a", "version": 0}, "versions"), ({"title": "a", "actor_columns": -1}, "0 to 40")],
)
def test_a_production_cannot_exist_broken(given: dict[str, object], message: str):
    with pytest.raises(ValueError, match=message):
        Production(**given)  # type: ignore[arg-type]


def test_a_colour_is_six_capital_digits():
    with pytest.raises(ValueError, match="int_day"):
        Palette(int_day="white")


@pytest.mark.parametrize(
    ("looks", "zh"),
    [
        ({"沈照": "第3天", "谭一舟": "第3天", "乔曼": "第3天"}, "第3天"),
        ({"沈照": "第3天", "谭一舟": "第3天", "乔曼": "饰阮音"}, "第3天；饰阮音（乔曼）"),
        ({"乔曼": "饰阮音", "沈照": "第3天", "谭一舟": "第3天"}, "第3天；饰阮音（乔曼）"),  # the common look first
        ({"沈照": "第3天", "乔曼": "饰阮音"}, "第3天（沈照）；饰阮音（乔曼）"),  # none is common
        ({"沈照": "第3天", "谭一舟": "第3天", "乔曼": ""}, "第3天（沈照、谭一舟）"),  # a bare name could not mean everybody
    ],
)
def test_a_look_is_named_with_people_only_where_it_is_not_everybodys(looks: dict[str, str], zh: str):
    book = small_book()
    cast = tuple(Mention(who, look, source=SOURCE) for who, look in looks.items())
    worn = replace(book, looks={look: look for look in looks.values() if look})
    assert shown(fields.looks(worn, replace(book.scenes[0], cast=cast)), "zh") == zh


def test_a_role_has_one_number_on_the_stripboard_and_in_the_day_out_of_days():
    book = small_book()
    board = stripboard(book)[0].tables[0]
    on_board = {shown(c.title, "zh"): shown(c.group, "zh") for c in board.columns if c.upright}
    in_days = {shown(row.cells[1].value, "zh"): str(row.cells[0].value) for row in day_out_of_days(book)[0].tables[0].rows}
    assert on_board["沈照"] == "1"
    assert {role: in_days[role] for role in on_board if role in in_days} == {role: n for role, n in on_board.items() if role in in_days}


def test_the_shooting_plan_says_when_it_was_changed_by_the_productions_clock():
    book = open_book(replace(SMALL_FACTS, changed=datetime(2026, 11, 30, 13, 5, tzinfo=UTC)), small_book().breakdown)
    head = shooting_plan(book)[0].blocks[0]
    assert [shown(value, "zh") for _, value in head.pairs][-1] == "2026-11-30 21:05"  # type: ignore[union-attr]
