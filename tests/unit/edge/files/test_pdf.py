from __future__ import annotations

from pathlib import Path

import pytest
import typst

import juzu.edge.papers
from juzu.edge.files.pdf import pdf_text, read_pdf
from juzu.edge.files.pdf_lines import Line, lay_out
from juzu.kernel.errors import InputError

FONTS = Path(next(iter(juzu.edge.papers.__path__))) / "fonts"
LONG = "△ 她掏出场记本，翻到头一页：三场一镜一次，废，旁边一个圈，圈里两个字，写得很轻很轻，像是怕谁看见似的。她合上本子，走了。"


def pdf(body: str, setup: str = "") -> bytes:
    source = f'#set page(paper: "a4", margin: 2.5cm)\n#set text(font: "Noto Sans SC", size: 12pt, lang: "zh")\n{setup}\n{body}'
    made = typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def test_a_line_that_the_page_broke_is_joined_again():
    text = pdf_text(pdf(f"1-1 日 内 客厅\n\n{LONG}\n\n{LONG}\n\n小鹿：走吧。"))
    assert text.splitlines() == ["1-1 日 内 客厅", LONG, LONG, "小鹿：走吧。"]


def test_heads_feet_and_page_numbers_are_set_apart():
    setup = '#set page(header: align(right)[灯下戏 第三稿], numbering: "1")'
    read = read_pdf(pdf("#pagebreak()\n".join(f"{n}-1 日 内 客厅\n\n小鹿：走吧。\n" for n in range(1, 5)), setup))
    assert [m.text for m in read.margins if m.page == 2] == ["灯下戏 第三稿", "2"]
    assert "第三稿" not in read.text
    assert read.text.split("\n")[:2] == ["1-1 日 内 客厅", "小鹿：走吧。"]


def test_a_number_amid_the_page_is_no_page_number():
    read = read_pdf(pdf("1-1 日 内 客厅\n\n小鹿：哪一年？\n\n2026\n\n小鹿：哦。"))
    assert "2026" in read.text.splitlines()
    assert read.margins == ()


def test_indents_and_blank_lines_are_kept():
    text = pdf_text(pdf("INT. HOTEL\n\n#pad(left: 5cm)[MARA]\n\n#v(2em)\n\nShe stops.\n\nIt rains."))
    lines = text.split("\n")
    assert lines[0] == "INT. HOTEL"
    assert next(line for line in lines if "MARA" in line).startswith(" " * 10)
    assert "" in lines[lines.index(next(line for line in lines if "MARA" in line)) : lines.index("She stops.")]


def test_text_that_stands_side_by_side_is_one_line():
    side = [[Line("1", 20, 700, 30, 712), Line("INT. HALL", 80, 700, 160, 712)]]
    assert lay_out([[*side[0]]])[0].split() == ["1", "INT.", "HALL"]


def test_a_scan_is_refused_with_the_next_step():
    picture = "#image(bytes(\"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>\"), format: \"svg\")"
    with pytest.raises(InputError, match="scan") as caught:
        pdf_text(pdf(picture))
    assert "OCR" in caught.value.faults[0].next_step.zh


def test_a_locked_pdf_asks_for_a_copy_without_password():
    ids = "<" + "00" * 16 + ">"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[]/Count 0>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O <{'11' * 32}>/U <{'22' * 32}>>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[{ids}{ids}]>>\nstartxref\n{start}\n%%EOF"
    with pytest.raises(InputError, match="password"):
        pdf_text(body.encode())


@pytest.mark.parametrize("data", [b"%PDF-1.4 nothing", b"", pdf("x")[:300]], ids=["bare", "empty", "cut off"])
def test_a_broken_pdf_is_refused(data: bytes):
    with pytest.raises(InputError, match="broken"):
        pdf_text(data)
