from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import icalendar
import openpyxl
import pypdfium2
import pytest

from fixtures_papers import ORDER, SMALL_FACTS, Sketch, awkward_book, breakdown_of, empty_book, small_book
from juzu.edge.files.ical import write_ical
from juzu.edge.papers.bundle import file_name, files
from juzu.edge.papers.pdf import breakable, press
from juzu.edge.papers.sheet import setting, width_em
from juzu.edge.papers.xlsx import sheet_name, workbook
from juzu.kernel.text import LANGS, Lang
from juzu.shoot.book import Book, open_book
from juzu.shoot.calendar import person_calendars
from juzu.shoot.papers import PAPERS, papers
from juzu.shoot.production import Production

BOOKS: dict[str, Callable[[], Book]] = {"small": small_book, "awkward": awkward_book, "empty": empty_book}
PRESS = press()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return unicodedata.normalize("NFKC", text)


def sheets(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BOOKS)
def test_every_paper_becomes_a_pdf_and_a_sheet(name: str, lang: Lang):
    made = papers(BOOKS[name]())
    assert {paper.id.startswith("call-sheet") or paper.id in PAPERS for paper in made} == {True}
    assert len(sheets(workbook(made, lang)).sheetnames) == len(made)
    for paper in made:
        assert PRESS.pdf(paper, lang).startswith(b"%PDF")


def test_the_same_paper_gives_the_same_bytes():
    made = papers(small_book())
    assert workbook(made, "zh") == workbook(papers(small_book()), "zh")
    assert [PRESS.pdf(p, "zh") for p in made[-2:]] == [press().pdf(p, "zh") for p in papers(small_book())[-2:]]


def test_every_table_fits_its_page_however_many_columns_it_has():
    kinds = dict.fromkeys((f"Maximiliane_von_Hohenstaufen_{n}" for n in range(40)), "lead")
    sketch = Sketch("1-1", "day", "INT", "厅", 20, " ".join(kinds), "全体亮相")
    breakdown = breakdown_of([sketch], "大群像", kinds)  # type: ignore[arg-type]
    book = open_book(Production("大群像", actor_columns=40), breakdown)
    made = papers(book, ["master", "story-order"])
    for paper in made:
        how = setting(paper)
        assert width_em(paper.tables[0].columns) * how.size_pt <= how.page.text_pt
        assert "Maximilia" in text_of(PRESS.pdf(paper, "en"))


def test_signs_of_markup_print_as_they_are():
    one_line = papers(awkward_book(), ["one-line"])[0]
    said = text_of(PRESS.pdf(one_line, "zh"))
    assert "*粗* _斜_ #函数 $x$" in " ".join(said.split()).replace("函 数", "函数")


def test_pages_are_counted_on_every_page():
    document = pypdfium2.PdfDocument(PRESS.pdf(papers(awkward_book(), ["call-sheets"])[0], "zh"))
    assert len(document) > 2
    for number, page in enumerate(document, start=1):
        assert f"第 {number} 页 共 {len(document)} 页" in page.get_textpage().get_text_range()


def test_a_place_is_named_again_where_its_scenes_go_on_over_the_page():
    book = small_book()
    plan = book.plan
    assert plan
    rows = papers(open_book(SMALL_FACTS, book.breakdown, book.problem, plan), ["one-line"])[0]
    table = rows.tables[0]
    long = replace(rows, blocks=(replace(table, rows=(table.rows[0], *table.rows[1:8] * 15)),))
    document = pypdfium2.PdfDocument(PRESS.pdf(long, "zh"))
    assert len(document) > 1
    assert all("第 1 天" in page.get_textpage().get_text_range() for page in document)


def test_what_runs_over_by_a_little_is_set_on_one_page():
    first = papers(small_book(), ["call-sheets"])[0]
    assert len(pypdfium2.PdfDocument(PRESS.pdf(first, "zh"))) == 1


def test_a_wide_list_goes_to_a3_and_a_call_sheet_stays_on_a4():
    assert setting(papers(awkward_book(), ["master"])[0]).page.name == "A3"
    assert setting(papers(small_book(), ["call-sheets"])[0]).page.name == "A4"


def test_a_formula_in_a_script_stays_text():
    book = sheets(workbook(papers(awkward_book()), "zh"))
    kinds = {
        cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value[:1] in set("=+-@")
    }
    assert kinds == {"s"}


def test_lists_freeze_filter_and_repeat_their_heads():
    sheet = sheets(workbook(papers(small_book(), ["story-order"]), "zh")).active
    assert sheet is not None
    assert sheet.freeze_panes == "B6"  # title, count and three lines of head above; the scene at the left
    assert sheet.auto_filter.ref == "A5:U17"  # the last line of the head and 12 scenes, without the totals
    assert sheet.print_title_rows == "$3:$5"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert "第 &P 页 共 &N 页" in str(sheet.oddFooter.right.text)


def test_dates_and_pages_are_real_ones():
    sheet = sheets(workbook(papers(small_book(), ["story-order"]), "zh")).active
    assert sheet is not None
    assert sheet["T6"].value == datetime(2026, 12, 1)  # noqa: DTZ001
    assert (sheet["D6"].value, sheet["D6"].number_format) == (0.9, "0.0")


@pytest.mark.parametrize(
    ("wanted", "taken", "name"),
    [
        ("顺场表", set(), "顺场表"),
        ("a/b:c*[d]?", set(), "a b c d"),
        ("条板", {"条板"}, "条板 2"),
        ("History", set(), "History 2"),
        ("'" * 40, set(), "Sheet"),
        ("长" * 40, {"长" * 31}, "长" * 29 + " 2"),
    ],
)
def test_sheet_names_are_valid(wanted: str, taken: set[str], name: str):
    assert sheet_name(wanted, taken) == name


def test_long_runs_of_digits_may_break_and_short_ones_do_not():
    assert breakable("13800001234", 4) == "138000\u200b01234"
    assert breakable("138 0000 1234", 4) == "138 0000 1234"


def test_words_are_left_to_hyphenation_and_places_break_at_their_dots():
    assert breakable("flashback, rain", 4) == "flashback, rain"
    assert breakable("FLASHBACK·ELEVEN", 9) == "FLASHBACK·\u200bELEVEN"


def test_a_calendar_can_be_read_back_and_keeps_its_ids_over_versions():
    book = small_book()
    newer = open_book(replace(SMALL_FACTS, version=3), book.breakdown, book.problem, book.plan)
    old, new = (
        icalendar.Calendar.from_ical(write_ical(next(c for c in person_calendars(b) if c.id == "沈照"), "zh")).walk("VEVENT")
        for b in (book, newer)
    )
    assert [e["UID"] for e in old] == [e["UID"] for e in new]
    assert [int(e["SEQUENCE"]) for e in (old[0], new[0])] == [1, 2]
    assert old[0].decoded("dtstart").isoformat() == "2026-12-01T06:55:00+08:00"


def test_commas_and_lines_survive_a_calendar():
    calendar = person_calendars(small_book())[0]
    event = replace(calendar.events[0], place="a,b;c\\d")
    read = icalendar.Calendar.from_ical(write_ical(replace(calendar, events=(event,)), "zh")).walk("VEVENT")[0]
    assert read["LOCATION"] == "a,b;c\\d"
    assert str(read["DESCRIPTION"]).splitlines()[0] == "《灯下戏》第 1 天 2026年12月1日 星期二"


def test_the_bundle_names_every_file_once_and_safely():
    names = [name for name, _ in files(awkward_book(), "zh")]
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(sign in name for name in names for sign in '<>:"\\|?*')
    assert sum(name.startswith("3 通告单/") for name in names) == 1


def test_the_bundle_of_one_kind_holds_that_kind_only():
    assert [name for name, _ in files(small_book(), "en", ["stripboard"])] == ["2 Plan papers.xlsx", "2 Plan papers/01 Stripboard.pdf"]


def test_each_day_of_the_plan_has_its_call_sheet_in_the_bundle():
    names = [name for name, _ in files(small_book(), "zh", ["call-sheets"])]
    assert [name for name in names if name.startswith("3 通告单/")] == [f"3 通告单/{n:02d} 第{n}天.pdf" for n in range(1, len(ORDER) + 1)]


@pytest.mark.parametrize(("wanted", "name"), [("a/b", "a_b"), ("..", "_"), ("", "_"), ("x" * 99, "x" * 60)])
def test_file_names_are_safe(wanted: str, name: str):
    assert file_name(wanted) == name
