"""Charts as pictures, papers and on the terminal."""

import io
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from rich.console import Console

from bases import BASE, at, booked
from juzu.base.gantt import crews_by_day, occupancy, refusals_by_kind, sets_by_hour
from juzu.edge.cli.base_charts import chart_table, occupancy_table, refusals_table
from juzu.edge.papers.gantt import chart_pdf, chart_svg, fitting
from juzu.kernel.span import Span

BOOKINGS = [
    booked("别墅", "灯下戏", "12-05 08:00-12:00"),
    booked("现代医院", "<乙&丙>", "12-05 08:00-10:00", state="held"),
    booked("年代医院", "灯下戏", "12-05 11:00-13:00", state="in_use"),
]
DAY = Span(at("12-05 00:00"), at("12-06 00:00"))
CHART = sets_by_hour(BASE, BOOKINGS, DAY)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_picture_is_sound_xml_without_inline_style(lang: str):
    svg = chart_svg(CHART, "景 & 钟点", lang)
    root = ET.fromstring(svg)
    assert all("style" not in element.attrib for element in root.iter())
    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
    state = {"zh": "预留", "en": "held"}[lang]
    assert f"<乙&丙> · 2026-12-05 08:00-10:00 · {state}" in titles


def test_the_paper_is_one_page_with_its_words():
    pdf = pypdfium2.PdfDocument(chart_pdf(crews_by_day(BASE, BOOKINGS, DAY), "各组", "zh"))
    assert len(pdf) == 1
    text = "".join(pdf[0].get_textpage().get_text_range().split())
    assert "灯下戏" in text
    assert "别墅整栋" in text


def test_a_label_is_cut_to_its_bar():
    assert fitting("灯下戏", 40, 10) == "灯下戏"
    assert fitting("灯下戏台前幕后", 40, 10) == "灯下戏…"
    assert fitting("灯下戏", 12, 10) == ""


def test_the_terminal_shows_use_holds_and_hand_over():
    console = Console(file=io.StringIO(), width=140)
    console.print(chart_table(CHART))
    console.print(occupancy_table(occupancy(BASE, BOOKINGS, DAY)))
    console.print(refusals_table(refusals_by_kind(BASE, [("taken", "病房二"), ("closed", "宴会厅")])))
    said = console.file.getvalue()  # type: ignore[attr-defined]
    for sign in "█▒░─·":
        assert sign in said
    assert "灯下戏" in said
    assert "17%" in said  # 240 of 1440 minutes
    assert "已被占" in said
