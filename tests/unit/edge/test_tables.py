"""The tables that people edit come back as they were written, and every cell that is not understood is told with its place."""

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from juzu.chain.columns import CAST, LOCATIONS, PLACES, PLAN, SCENES
from juzu.chain.production import CastCell, CastRow, DatedBusy, ExtrasCell, LocationRow, PlaceRow, PlanRow, SceneRow
from juzu.chain.table import Table
from juzu.edge.files.tables import read_table, write_workbook
from juzu.kernel.span import Span
from juzu.kernel.text import LANGS, Lang
from juzu.plan.problem import Pay

DAY = date(2026, 12, 5)
ROWS = {
    CAST: CastRow(
        id="shenzhao",
        role="沈照",
        kind="lead",
        actor="=1+1",
        scenes=0,
        pay=Pay("day", 300_050, 50, 840, 30_000, 0, 10),
        arrive=DAY,
        leave=date(2026, 12, 20),
        away=(DAY, date(2026, 12, 6), date(2026, 12, 9)),
        busy=(DatedBusy(DAY, Span(1080, 1560)),),
        makeup_min=45,
        minor=True,
        drop_gap_days=3,
        note="周三有课，18:00 前收工",
    ),
    PLACES: PlaceRow("p1", "银河商场", "三楼", "通告间", sets=("K301", "K302")),
    LOCATIONS: LocationRow("外-河堤", "河堤", fee_fen=150_000, move_min=45, open=Span(300, 1560), closed=(DAY,)),
    SCENES: SceneRow(
        id="1-2",
        synopsis="沈照回家",
        mood="黄昏",
        light="day",
        inside="EXT",
        place="p1",
        cast=(CastCell("沈照", "戏服"), CastCell("爷爷", heard_only=True)),
        extras=(ExtrasCell("观众", 20),),
        page_tenths=13,
        minutes=35,
        earliest=DAY,
        lock_start_min=485,
        heavy=True,
        after=("1-1",),
        units=("A",),
        props="皮影人×12、油灯",
    ),
    PLAN: PlanRow("1-2", 3, locked=True),
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("table", ROWS, ids=lambda t: t.title.en)
def test_a_row_survives_the_way_through_a_workbook(table: Table[object], lang: Lang) -> None:
    row = ROWS[table]
    sheet = read_table(write_workbook([(table, [row])], lang), "t.xlsx", table)
    assert sheet.faults == ()
    (back,) = sheet.rows
    assert replace(back, source=row.source) == row if hasattr(row, "source") else back == row
    assert back.source.line == 2


def test_an_assumed_value_counts_as_assumed_until_a_person_changes_it() -> None:
    row = CastRow("a", "甲", pay=Pay(fee_fen=100_000), assumed=("kind", "pay.fee_fen"))
    data = write_workbook([(CAST, [row])], "zh")
    (untouched,) = read_table(data, "cast.xlsx", CAST).rows
    assert untouched.assumed == ("kind", "pay.fee_fen")
    (edited,) = read_table(_edit(data, "酬金(元)", 1200), "cast.xlsx", CAST).rows
    assert edited.assumed == ("kind",)
    assert edited.pay.fee_fen == 120_000


def test_a_cell_nobody_understands_is_told_with_sheet_row_and_column() -> None:
    data = _edit(write_workbook([(CAST, [CastRow("a", "甲")])], "zh"), "到组", "下周三")
    sheet = read_table(data, "cast.xlsx", CAST)
    (fault,) = sheet.faults
    assert str(fault.source) == "cast.xlsx[演员表]!M2"
    assert "下周三" in fault.what.zh
    assert sheet.rows == ()


def test_excel_dates_and_numbers_are_read_like_their_text() -> None:
    data = _edit(_edit(write_workbook([(CAST, [CastRow("7", "甲")])], "zh"), "到组", DAY), "编号", 7)
    (row,) = read_table(data, "cast.xlsx", CAST).rows
    assert (row.id, row.arrive) == ("7", DAY)


def test_a_column_nobody_knows_is_named_and_a_row_without_id_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook([(CAST, [CastRow("a", "甲")])], "zh")))
    sheet = book["演员表"]
    sheet.cell(1, 40, "星座")
    sheet.cell(3, 2, "乙")
    read = read_table(_bytes(book), "cast.xlsx", CAST)
    assert [str(s) for s in read.unknown_columns] == ["cast.xlsx[演员表]!AN1"]
    assert [str(f.source) for f in read.faults] == ["cast.xlsx[演员表]!A3"]


def test_what_is_no_workbook_is_one_fault() -> None:
    (fault,) = read_table(b"hello", "cast.xlsx", CAST).faults
    assert "xlsx" in fault.next_step.zh


def test_a_script_cannot_put_a_formula_into_a_cell() -> None:
    data = write_workbook([(CAST, [CastRow("a", "=HYPERLINK(1)")])], "zh")
    assert openpyxl.load_workbook(io.BytesIO(data))["演员表"].cell(2, 2).data_type == "s"


def _edit(data: bytes, header: str, value: object) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == header)
    sheet.cell(2, column).value = value
    return _bytes(book)


def _bytes(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
