"""Editing the tables: what is merged, what is refused and with which words, and who was faster."""

from dataclasses import replace

import pytest

from juzu.chain.columns import TableName
from juzu.chain.patch import CellEdit, Conflict, Patch, RowEdit
from juzu.chain.patching import apply
from juzu.chain.production import CastCell, CastRow, ExtrasCell, ExtrasRow, PlaceRow, PlanRow, SceneRow, Tables
from juzu.chain.settle import settled

TABLES = Tables(
    cast=(CastRow("甲", "甲", assumed=("kind",)), CastRow("甲（少年）", "甲（少年）")),
    extras=(ExtrasRow("路人"),),
    places=(PlaceRow("客厅", "客厅"),),
    scenes=(SceneRow("1-1", place="客厅", cast=(CastCell("甲"),), minutes=30), SceneRow("1-2", place="客厅")),
)


def cell(table: TableName, row: str, column: str, before: str, after: str) -> Patch:
    return Patch(cells=(CellEdit(table, row, column, before, after),))


def test_an_edited_cell_is_no_longer_assumed_and_undo_makes_it_so_again() -> None:
    applied = apply(TABLES, Patch(cells=(CellEdit("cast", "甲", "kind", "待定", "主演", was_assumed=True),)), "zh")
    assert (applied.tables.cast[0].kind, applied.tables.cast[0].assumed) == ("lead", ())
    assert apply(applied.tables, applied.done.inverse, "zh").tables.cast[0].assumed == ("kind",)


def test_the_same_text_confirms_an_assumed_value() -> None:
    applied = apply(TABLES, cell("cast", "甲", "kind", "待定", "待定"), "zh")
    assert (len(applied.done), applied.tables.cast[0].assumed) == (1, ())


def test_what_was_seen_in_english_is_the_same_cell_in_chinese() -> None:
    assert apply(TABLES, cell("cast", "甲", "kind", "undecided", "lead"), "zh").whole


def test_the_same_cell_changed_by_another_is_a_conflict_with_both_texts() -> None:
    theirs = apply(TABLES, cell("scenes", "1-1", "minutes", "30", "45"), "zh").tables
    applied = apply(theirs, cell("scenes", "1-1", "minutes", "30", "60"), "zh")
    assert applied.conflicts == (Conflict("scenes", "1-1", "minutes", "30", "60", "45"),)
    assert applied.tables == theirs


def test_two_who_write_the_same_agree() -> None:
    theirs = apply(TABLES, cell("scenes", "1-1", "minutes", "30", "45"), "zh").tables
    assert apply(theirs, cell("scenes", "1-1", "minutes", "30", "45"), "zh").whole


def test_a_cell_of_a_row_that_is_gone_is_a_conflict() -> None:
    without = apply(TABLES, Patch(deleted=(RowEdit("scenes", "1-2", ""),)), "zh").tables
    applied = apply(without, cell("scenes", "1-2", "minutes", "", "60"), "zh")
    assert [c.gone for c in applied.conflicts] == [True]


def test_a_row_that_another_changed_is_not_deleted_unseen() -> None:
    theirs = apply(TABLES, cell("scenes", "1-2", "note", "", "雨"), "zh").tables
    applied = apply(theirs, Patch(deleted=(RowEdit("scenes", "1-2", "", (("note", ""),)),)), "zh")
    assert applied.conflicts == (Conflict("scenes", "1-2", "", "", "", "雨"),)
    assert applied.tables == theirs


@pytest.mark.parametrize(
    ("edit", "what", "expected"),
    [
        (("cast", "甲", "pay.fee_fen", "0", "三千"), "“酬金(元)”看不懂：三千", "填元，如 3000；留空即 0"),
        (("cast", "甲", "kind", "待定", "大佬"), "“类别”看不懂：大佬", "填其中一个：主演、配角、特约、群演、待定"),
        (("scenes", "1-1", "id", "1-1", "1-2"), "编号 1-2 已经有了", "填一个本表里没有用过的编号"),
        (("scenes", "1-1", "id", "1-1", ""), "这一行没有编号", "填一个本表里没有用过的编号"),
        (("cast", "甲", "scenes", "1", "5"), "没有这一列，或者它是自动填写的", "刷新页面再改"),
        (("scenes", "1-1", "cast", "甲", "甲、丙"), "1-1：没有这个角色“丙”", "改正写法，或在演员表（cast.xlsx）加一行"),
    ],
)
def test_a_cell_that_cannot_be_says_what_was_found_and_what_is_expected(
    edit: tuple[TableName, str, str, str, str], what: str, expected: str
) -> None:
    applied = apply(TABLES, cell(*edit), "zh")
    assert [(f.table, f.column, f.what.zh, f.next_step.zh) for f in applied.faults] == [(edit[0], edit[2], what, expected)]


def test_a_role_that_a_scene_needs_cannot_be_deleted() -> None:
    applied = apply(TABLES, Patch(deleted=(RowEdit("cast", "甲", ""),)), "zh")
    assert [(f.row, f.column, f.found) for f in applied.faults] == [("1-1", "cast", "甲")]


def test_a_role_with_brackets_is_itself_and_no_look() -> None:
    applied = apply(TABLES, cell("scenes", "1-2", "cast", "", "甲（少年）、甲（戏服）"), "zh")
    assert applied.tables.scenes[1].cast == (CastCell("甲（少年）"), CastCell("甲", "戏服"))
    assert [row.scenes for row in applied.tables.cast] == [2, 1]


def test_one_bad_cell_of_a_block_leaves_the_good_ones_to_be_applied_alone() -> None:
    block = Patch(cells=(CellEdit("scenes", "1-1", "minutes", "30", "40"), CellEdit("scenes", "1-2", "minutes", "", "很久")))
    applied = apply(TABLES, block, "zh")
    assert (applied.whole, [f.row for f in applied.faults], applied.tables.scenes[0].minutes) == (False, ["1-2"], 40)


def test_a_new_row_stands_below_the_one_it_was_put_under() -> None:
    applied = apply(TABLES, Patch(added=(RowEdit("scenes", "1-1A", "1-1", (("place", "客厅"), ("light", "夜"))),)), "zh")
    assert [row.id for row in applied.tables.scenes] == ["1-1", "1-1A", "1-2"]


def test_a_new_row_without_its_place_is_told() -> None:
    applied = apply(TABLES, Patch(added=(RowEdit("scenes", "9-9", "1-2"),)), "zh")
    assert [f.what.zh for f in applied.faults] == ["9-9：没有这个场景编号“”"]


@pytest.mark.parametrize(
    ("table", "row", "column", "after", "scene"),
    [
        ("cast", "甲", "role", "沈照", SceneRow("1-1", place="客厅", cast=(CastCell("沈照", "戏服"),), extras=(ExtrasCell("路人", 3),))),
        ("cast", "甲", "id", "沈照", SceneRow("1-1", place="客厅", cast=(CastCell("甲", "戏服"),), extras=(ExtrasCell("路人", 3),))),
        ("places", "客厅", "id", "堂屋", SceneRow("1-1", place="堂屋", cast=(CastCell("甲", "戏服"),), extras=(ExtrasCell("路人", 3),))),
        ("extras", "路人", "id", "看客", SceneRow("1-1", place="客厅", cast=(CastCell("甲", "戏服"),), extras=(ExtrasCell("看客", 3),))),
    ],
)
def test_a_name_that_is_changed_is_changed_in_every_scene_and_undo_brings_it_back(
    table: TableName, row: str, column: str, after: str, scene: SceneRow
) -> None:
    cast = (replace(TABLES.scenes[0], minutes=0, cast=(CastCell("甲", "戏服"),), extras=(ExtrasCell("路人", 3),)), TABLES.scenes[1])
    tables = settled(replace(TABLES, cast=(CastRow("甲", "甲"),), scenes=cast))
    applied = apply(tables, cell(table, row, column, row, after), "zh")
    assert applied.whole
    assert applied.tables.scenes[0] == scene
    assert apply(applied.tables, applied.done.inverse, "zh").tables == tables


def test_a_scene_that_gets_another_number_is_followed_by_its_links_and_its_place_in_the_plan() -> None:
    later = replace(TABLES.scenes[1], after=("1-1",), same_day=("1-1",))
    tables = replace(TABLES, scenes=(TABLES.scenes[0], later), plan=(PlanRow("1-1", 0, True),))
    applied = apply(tables, cell("scenes", "1-1", "id", "1-1", "1-9"), "zh")
    assert applied.whole
    assert (applied.tables.scenes[1].after, applied.tables.scenes[1].same_day) == (("1-9",), ("1-9",))
    assert applied.tables.plan == (PlanRow("1-9", 0, True),)
    assert apply(applied.tables, applied.done.inverse, "zh").tables.plan == tables.plan


def test_a_name_that_another_row_bears_is_not_followed() -> None:
    two = replace(TABLES, cast=(*TABLES.cast, CastRow("乙", "甲")))
    applied = apply(two, cell("cast", "乙", "role", "甲", "丙"), "zh")
    assert applied.tables.scenes[0].cast == (CastCell("甲"),)
