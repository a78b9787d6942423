from __future__ import annotations

import pytest

from fixtures_papers import awkward_book
from juzu.kernel.text import LANGS
from juzu.shoot.daysheet import day_sheets
from juzu.shoot.paper import Facts, Notes, Paper
from juzu.shoot.papers import papers
from juzu.shoot.personal import call_lines
from juzu.shoot.private import HIDDEN, masked
from juzu.shoot.words import shown


@pytest.mark.parametrize(
    "number",
    [
        "110101199003071234",
        "11010119900307123X",
        "11010119900307123x",
        "110101 19900307 1234",
        "１１０１０１１９９００３０７１２３４",
        "110101900307123",  # fifteen digits, before 1999
        "6222 0212 3456 7890 128",  # its Luhn digit fits
        "4111111111111111",
    ],
)
def test_identity_and_bank_numbers_are_blacked_out(number: str):
    assert masked(f"老周（{number}）自带服装") == f"老周（{HIDDEN}）自带服装"


@pytest.mark.parametrize("text", ["13800001234", "138 0000 1234", "0371-5550120", "2026-12-01 07:00", "第 12 集 3-2A", "4111111111111112"])
def test_telephones_and_dates_stay(text: str):
    assert masked(text) == text


def test_signs_that_no_sheet_can_hold_are_dropped():
    assert masked("灯\x00下\x0b戏\ud800") == "灯下戏"


def every_word(paper: Paper) -> str:
    said = [paper.title, paper.subtitle, paper.foot]
    for block in paper.blocks:
        if isinstance(block, Facts):
            said += [pair[1].value if hasattr(pair[1], "value") else pair[1] for pair in (*block.pairs, *block.wide)]
        elif isinstance(block, Notes):
            said += list(block.lines)
        else:
            said += [head.value for line in block.head for head in line]
            said += [value for row in block.rows for cell in row.cells for value in (cell.value, cell.small)]
    return "\n".join(shown(value, lang) for value in said for lang in LANGS)


def test_no_paper_shows_a_private_number():
    book = awkward_book()
    said = "\n".join(every_word(paper) for paper in papers(book))
    said += "\n".join(line.zh for sheet in day_sheets(book) for call in sheet.people for line in call_lines(sheet, call))
    assert HIDDEN in said
    assert not any(number in said for number in ("110101199003071234", "11010119900307123X", "6222 0212"))
    assert "13800001234" in said
