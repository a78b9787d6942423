"""What spreadsheet programs and hurried people do to a table is read as meant, or refused at its cell; never read as something else."""

import io
from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from juzu.chain.columns import CAST, SCENES
from juzu.chain.production import CastRow, SceneRow
from juzu.edge.files.tables import Sheet, read_table, write_workbook
from juzu.kernel.text import Text

ROWS = [SceneRow("1-1", place="客厅", minutes=30), SceneRow("1-2", place="客厅", minutes=20)]


def after(edit: Callable[[Worksheet], None]) -> Sheet[SceneRow]:
    """The scenes table as it is read after somebody edited its sheet."""
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([(SCENES, ROWS)], "zh")))
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return read_table(buffer.getvalue(), "scenes.xlsx", SCENES)


def put(header: str, value: object, number_format: str = "General") -> Callable[[Worksheet], None]:
    """Writes a value under a header, in the first row of data."""

    def edit(sheet: Worksheet) -> None:
        column = next(cell.column for cell in sheet[1] if cell.value == header)
        cell = sheet.cell(2, column)
        cell.value, cell.number_format = value, number_format

    return edit


def test_a_title_above_the_headers_does_no_harm() -> None:
    def titled(sheet: Worksheet) -> None:
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = "灯下戏 分场表"

    sheet = after(titled)
    assert ([row.id for row in sheet.rows], [row.source.line for row in sheet.rows]) == (["1-1", "1-2"], [3, 4])


def test_a_renamed_sheet_is_known_by_its_columns() -> None:
    assert len(after(lambda sheet: setattr(sheet, "title", "分场表（改）")).rows) == 2


def test_a_column_that_was_deleted_is_a_fault_since_its_facts_would_be_lost() -> None:
    def without_light(sheet: Worksheet) -> None:
        sheet.delete_cols(next(cell.column for cell in sheet[1] if cell.value == "光"))

    assert [fault.what for fault in after(without_light).faults] == [Text("缺少“光”列", "column 'Light' is missing")]


def test_two_in_the_morning_typed_as_26_hours_is_26_hours() -> None:
    assert after(put("锁定开拍", timedelta(hours=26), "[h]:mm")).rows[0].lock_start_min == 26 * 60


@pytest.mark.parametrize("header", ["集-场", "须在其后拍", "同日拍"])
def test_a_scene_number_that_became_a_date_is_refused_not_taken_for_a_new_scene(header: str) -> None:
    (fault,) = after(put(header, date(2026, 1, 1), "m-d")).faults
    assert "2026-01-01" in fault.what.zh
    assert "“文本”格式" in fault.next_step.zh


def test_scene_number_cells_are_text_so_that_typing_1_2_stays_1_2() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write_workbook([(SCENES, ROWS)], "zh"))).worksheets[0]
    assert sheet["A2"].number_format == "@"
    assert sheet.column_dimensions["A"].number_format == "@"


@pytest.mark.parametrize(("header", "value"), [("页数", "inf"), ("页数", "nan"), ("页数", -1), ("拍摄分钟", 30.5), ("光", "亮")])
def test_what_is_no_amount_is_refused_with_how_to_write_it(header: str, value: object) -> None:
    (fault,) = after(put(header, value)).faults
    assert fault.next_step.zh.startswith("填")


def test_infinite_and_negative_hours_are_refused() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([(CAST, [CastRow("a", "甲"), CastRow("b", "乙")])], "zh")))
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == "含时长(小时)")
    sheet.cell(2, column).value, sheet.cell(3, column).value = "1e999", -4
    buffer = io.BytesIO()
    book.save(buffer)
    assert [fault.source.line for fault in read_table(buffer.getvalue(), "cast.xlsx", CAST).faults if fault.source] == [2, 3]
