"""A production that exists only as a scheduler's sheet: what is read from it, and what is told when a cell cannot be."""

import io
import time
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from juzu.edge.files.breakdown_xlsx import BreakdownSheet, read_breakdown_sheet, read_breakdown_xlsx
from juzu.kernel.errors import InputError
from juzu.script.breakdown import BREAKDOWN

SAMPLE = Path(__file__).parents[3] / "examples" / "zhenzhu" / "breakdown.xlsx"
HEAD = [
    "集",
    "场",
    "气氛",
    "内外景",
    "主场景",
    "次场景",
    "主要内容",
    "页数",
    "沈照",
    "爷爷",
    "特约演员",
    "群众演员",
    "道具",
    "备注",
    "拍摄状态",
]
ROW = [1, 1, "日", "内", "银河商场", "通告间", "应聘", 0.4, "√", "", "", "", "", "", ""]


def workbook(*sheets: list[list[object]], merged: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for number, rows in enumerate(sheets, start=1):
        sheet = book.add_worksheet(f"表{number}")
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        for area in merged:
            top, left, bottom, right = area
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    return buffer.getvalue()


def read(*rows: list[object], head: list[str] = HEAD) -> BreakdownSheet:
    return read_breakdown_sheet(workbook([list(head), *map(list, rows)]), "表.xlsx")


def changed(**cells: object) -> list[object]:
    """The usual row with some cells changed, named by their heads."""
    return [cells.get(head, value) for head, value in zip(HEAD, ROW, strict=True)]


def told(sheet: BreakdownSheet) -> list[tuple[str, str]]:
    return [(str(fault.source), fault.what.zh) for fault in sheet.faults]


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_breakdown_xlsx(data, "表.xlsx")
    return caught.value.faults[0].what.zh


def test_the_sample_sheet_reads_whole():
    sheet = read_breakdown_sheet(SAMPLE.read_bytes(), SAMPLE.name)
    found = sheet.breakdown
    assert sheet.faults == ()
    assert (found.title, len(found.scenes), max(s.episode for s in found.scenes)) == ("珍珠扣", 80, 40)
    # the foot of the sheet counts the marks of each role itself
    assert [(c.name, len(c.scenes)) for c in found.characters[:9]] == [
        ("苏桂", 51), ("苏兰", 35), ("苏菱", 55), ("周砚", 25), ("贺望亭", 9), ("方婶", 25), ("小马", 12), ("姜莱", 12), ("豆苗", 12)
    ]  # fmt: skip
    assert sum(s.page_tenths for s in found.scenes) == 356
    assert BREAKDOWN.load(BREAKDOWN.dump(found)) == found


def test_a_row_becomes_a_scene_with_all_that_it_says():
    row = changed(特约演员="司机", 群众演员="旅客×8、保安", 道具="皮影人×12、油灯", 气氛="雨夜", 内外景="外", 爷爷="VO", 备注="用洒水车")
    (scene,) = read(row).breakdown.scenes
    assert (scene.id, scene.mood, scene.light, scene.inside, scene.rain, scene.note) == ("1-1", "雨夜", "night", "EXT", True, "用洒水车")
    assert [(m.character, m.heard_only) for m in scene.cast] == [("沈照", False), ("爷爷", True), ("司机", False)]
    assert [(e.name, e.count, e.assumed) for e in scene.extras[:1]] == [("旅客", 8, False)]
    assert scene.extras[1].assumed  # no number is written for the guards
    assert [(i.name, i.count) for i in scene.items] == [("皮影人", 12), ("油灯", 1)]
    assert (scene.page_tenths, scene.eighths) == (4, 3)  # 0.4 pages are 4 tenths and 3.2 eighths


def test_every_fact_knows_its_cell():
    (scene,) = read(changed(道具="油灯")).breakdown.scenes
    assert str(scene.source) == "表.xlsx[表1]!B2"
    assert str(scene.cast[0].source) == "表.xlsx[表1]!I2"
    assert str(scene.items[0].source) == "表.xlsx[表1]!M2"


def test_columns_stand_in_any_order():
    order = [7, 4, 1, 12, 0, 6, 3, 2, 5]
    sheet = read([ROW[i] for i in order], head=[HEAD[i] for i in order])
    (scene,) = sheet.breakdown.scenes
    assert (scene.id, scene.place, scene.synopsis, scene.page_tenths) == ("1-1", "银河商场·通告间", "应聘", 4)


def test_an_english_sheet_reads_by_its_english_heads():
    head = ["Scene", "Int/Ext", "Set", "D/N", "Synopsis", "Pages", "MARA", "IVO", "Extras", "Props"]
    sheet = read(["3-2A", "I/E", "PIER", "NIGHT", "They wait.", "1 3/8", "x", "", "GUESTS x 5", "postcard"], head=head)
    (scene,) = sheet.breakdown.scenes
    assert (scene.id, scene.inside, scene.light, scene.eighths, scene.page_tenths) == ("3-2A", "INT/EXT", "night", 11, 14)
    assert [m.character for m in scene.cast] == ["MARA"]
    assert [(e.name, e.count) for e in scene.extras] == [("GUESTS", 5)]


def test_the_head_row_is_found_below_a_title_and_the_title_is_read():
    rows = [["《灯下戏》分场表", *[""] * 14], ["统筹：沈照", *[""] * 14], HEAD, ROW]
    sheet = read_breakdown_sheet(workbook(rows, merged=((0, 0, 0, 14), (1, 0, 1, 14))), "x.xlsx")
    assert (sheet.breakdown.title, len(sheet.breakdown.scenes), sheet.faults) == ("灯下戏", 1, ())


def test_a_sheet_without_a_title_is_called_by_its_file():
    assert read(ROW).breakdown.title == "表"


def test_roles_may_stand_under_a_merged_head_with_their_actors_below():
    head = [*HEAD[:8], "主要演员", "主要演员", *HEAD[10:]]
    names = [*[""] * 8, "沈照\n（李某）", "爷爷", *[""] * 5]
    sheet = read_breakdown_sheet(workbook([head, names, ROW], merged=((0, 8, 0, 9),)), "x.xlsx")
    assert [(c.name, c.note) for c in sheet.breakdown.characters] == [("沈照", "演员：李某"), ("爷爷", "")]
    assert [m.character for m in sheet.breakdown.scenes[0].cast] == ["沈照"]


def test_actors_may_stand_in_a_row_under_their_roles():
    sheet = read([*[""] * 8, "李某", "王某", *[""] * 5], ROW)
    assert [(c.name, c.note) for c in sheet.breakdown.characters] == [("沈照", "演员：李某"), ("爷爷", "演员：王某")]


def test_an_unknown_column_of_marks_is_a_role_wherever_it_stands():
    sheet = read([*ROW, "√"], head=[*HEAD, "马保田"])
    assert [m.character for m in sheet.breakdown.scenes[0].cast] == ["沈照", "马保田"]


def test_an_unknown_column_of_words_is_reported_and_kept_in_the_note():
    sheet = read([*ROW, "双机"], head=[*HEAD, "机位"])
    assert [(str(source), name) for source, name in sheet.unknown_columns] == [("表.xlsx[表1]!P1", "机位")]
    assert sheet.breakdown.scenes[0].note == "机位：双机"


@pytest.mark.parametrize("mark", ["√", "✓", "✔", "1", "v", "Y", "●", "×", "x", "√（戏服）"])
def test_any_usual_mark_means_there(mark: str):
    assert [m.character for m in read(changed(沈照=mark)).breakdown.scenes[0].cast] == ["沈照"]


def test_a_cross_means_absent_in_a_sheet_that_ticks():
    sheet = read(changed(爷爷="×"))
    assert [m.character for m in sheet.breakdown.scenes[0].cast] == ["沈照"]


def test_a_look_in_the_mark_becomes_a_look():
    found = read(changed(沈照="√（戏服）")).breakdown
    assert found.scenes[0].cast[0].look == "沈照/戏服"
    assert [(k.id, k.character) for k in found.looks] == [("沈照/戏服", "沈照")]


def test_the_episode_is_carried_down_through_merged_and_blank_cells_and_banners():
    blank = ["", 2, *ROW[2:]]
    rows = [HEAD, [3, *ROW[1:]], blank, ["第4集", *[""] * 14], ["", 1, *ROW[2:]]]
    sheet = read_breakdown_sheet(workbook(rows, merged=((1, 0, 2, 0), (3, 0, 3, 14))), "x.xlsx")
    assert [s.id for s in sheet.breakdown.scenes] == ["3-1", "3-2", "4-1"]
    assert sheet.faults == ()


@pytest.mark.parametrize(
    ("episode", "scene", "id"),
    [(3, 2, "3-2"), ("第3集", "第2场", "3-2"), ("", "3-2", "3-2"), ("三", "十二", "3-12"), (3, "2A", "3-2A"), ("", 7, "7")],
)
def test_scene_numbers_are_read_as_crews_write_them(episode: object, scene: object, id: str):
    assert read(changed(集=episode, 场=scene)).breakdown.scenes[0].id == id


@pytest.mark.parametrize(
    ("written", "tenths"), [(0.4, 4), ("0.4页", 4), ("12行", 3), ("1又1/2", 15), ("6/8", 8), ("", 0), (0.04, 1), (2, 20)]
)
def test_page_lengths_become_tenths(written: object, tenths: int):
    # 12 lines of 40 are 0.3 pages; 6/8 are 7.5 tenths, rounded to the even 8; any length is at least one tenth
    assert read(changed(页数=written)).breakdown.scenes[0].page_tenths == tenths


@pytest.mark.parametrize(
    ("state", "omitted", "shot"),
    [("", False, False), ("未完成", False, False), ("完成", False, True), ("删戏", True, False), ("甩戏", False, False)],
)
def test_the_state_says_what_is_omitted_and_what_is_shot(state: str, omitted: bool, shot: bool):
    (scene,) = read(changed(拍摄状态=state)).breakdown.scenes
    assert (scene.omitted, scene.shot) == (omitted, shot)
    assert (state in scene.note) == (state in ("未完成", "甩戏") or not state)


def test_a_longer_scene_with_more_people_takes_longer():
    short, long = (read(changed(页数=n)).breakdown.scenes[0].estimate for n in (0.2, 1.2))
    crowd = read(changed(页数=1.2, 群众演员="宾客×30")).breakdown.scenes[0].estimate
    assert short.minutes < long.minutes < crowd.minutes
    assert "按 1.2 页估" in long.reason.zh
    assert "from 1.2 pages" in long.reason.en


def test_main_columns_are_lead_or_support_and_names_in_the_bit_column_are_bits():
    rows = [changed(场=n, 爷爷="√" if n == 1 else "", 特约演员="司机" if n == 2 else "") for n in range(1, 11)]
    kinds = {c.name: c.kind for c in read(*rows).breakdown.characters}
    assert kinds == {"沈照": "lead", "爷爷": "support", "司机": "bit"}  # 10, 1 and 1 scenes of 10


def test_who_a_note_calls_a_minor_is_one():
    sheet = read(changed(爷爷="√", 备注="爷爷不补妆；沈照未成年，21点前拍完"))
    assert {c.name: c.minor for c in sheet.breakdown.characters} == {"沈照": True, "爷爷": False}


def test_the_shooting_location_stands_with_its_place():
    sheet = read([*ROW, "银河基地"], head=[*HEAD, "拍摄地点"])
    assert [(p.id, p.location) for p in sheet.breakdown.places] == [("银河商场·通告间", "银河基地")]


@pytest.mark.parametrize(
    ("cells", "where", "what"),
    [
        ({"页数": "半页多"}, "H2", "“页数”看不懂：半页多"),
        ({"页数": "1/0"}, "H2", "“页数”看不懂：1/0"),
        ({"气氛": "热闹"}, "C2", "气氛看不懂：热闹"),
        ({"内外景": "半山"}, "D2", "内外景看不懂：半山"),
        ({"沈照": "看情况"}, "I2", "“沈照”这一格看不懂：看情况"),
        ({"拍摄状态": "随便"}, "O2", "“拍摄状态”看不懂：随便"),
        ({"集": "甲"}, "A2", "“集”看不懂：甲"),
        ({"场": "开头"}, "B2", "“场”看不懂：开头"),
        ({"场": ""}, "B2", "这一行没有场号，没有读入：1"),
        ({"主场景": "", "次场景": ""}, "E2", "没有写场景"),
    ],
)
def test_a_cell_that_is_not_understood_is_told_by_sheet_row_and_column(cells: dict[str, object], where: str, what: str):
    sheet = read(changed(**cells), changed(场=2))
    assert told(sheet) == [(f"表.xlsx[表1]!{where}", what)]
    with pytest.raises(InputError):
        read_breakdown_xlsx(workbook([HEAD, changed(**cells), changed(场=2)]), "表.xlsx")


def test_every_faulty_cell_is_told_at_once():
    sheet = read(changed(页数="？", 气氛="热闹"), changed(场=2, 沈照="也许"))
    assert [where for where, _ in told(sheet)] == ["表.xlsx[表1]!C2", "表.xlsx[表1]!H2", "表.xlsx[表1]!I3"]


def test_a_doubled_scene_number_is_told_with_both_rows():
    sheet = read(ROW, changed(主要内容="另一场"))
    assert told(sheet) == [("表.xlsx[表1]!B3", "场号 1-1 与第 2 行重复，没有读入")]


def test_a_fraction_that_the_spreadsheet_made_a_date_is_told_as_such():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ROW)
    sheet.write_datetime(1, 7, date(2026, 3, 8), book.add_format({"num_format": "m/d"}))
    book.close()
    (fault,) = read_breakdown_sheet(buffer.getvalue(), "x.xlsx").faults
    assert fault.next_step.zh.startswith("Excel 把它变成了日期")


def test_totals_notes_and_repeated_heads_are_no_scenes():
    rows = [HEAD, ROW, HEAD, changed(场=2), ["合计 2 场", *[""] * 14], ["注：以实拍为准", *[""] * 14], ["", "", "", "合计", *[""] * 11]]
    sheet = read_breakdown_sheet(workbook(rows, merged=((4, 0, 4, 6), (5, 0, 5, 14))), "x.xlsx")
    assert (len(sheet.breakdown.scenes), sheet.faults) == (2, ())


def test_scenes_on_another_sheet_are_told_and_not_dropped_in_silence():
    data = workbook([HEAD, ROW, changed(场=2)], [HEAD, changed(场=3)])
    sheet = read_breakdown_sheet(data, "x.xlsx")
    assert [fault.what.zh for fault in sheet.faults] == ["工作表“表2”里还有 1 场没有读入，如 1-3"]
    assert read_breakdown_sheet(workbook([HEAD, ROW], [HEAD, ROW]), "x.xlsx").faults == ()  # the same scenes by set: nothing is lost


def test_what_is_no_scene_list_is_refused_with_a_next_step():
    assert refused(b"").startswith("打不开这个表格")
    assert refused("集,场,主场景\n1,1,客厅".encode()).startswith("打不开这个表格")
    assert refused(workbook([])) == "找不到场景表的表头（也可能是空表）"
    assert refused(workbook([["姓名", "电话"], ["沈照", "1"]])) == "找不到场景表的表头（也可能是空表）"
    assert refused(workbook([HEAD])) == "表头下面没有一场戏"


def test_three_hundred_scenes_read_in_less_than_a_second():
    data = workbook([HEAD, *(changed(集=n // 3 + 1, 场=n % 3 + 1) for n in range(300))])
    started = time.process_time()
    assert len(read_breakdown_xlsx(data, "x.xlsx").scenes) == 300
    assert time.process_time() - started < 1


def test_one_cell_far_out_is_told_instead_of_filling_the_memory():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    assert "1048576" in refused(buffer.getvalue())
