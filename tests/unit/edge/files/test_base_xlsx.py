"""A catalogue as a workbook: there and back, and what a slip in a cell is answered with."""

import io
from pathlib import Path

import openpyxl
import pytest

from bases import BASE
from juzu.base.catalogue import BASE as SCHEMA
from juzu.base.catalogue import for_crew, unpriced
from juzu.edge.files.base_toml import read_base
from juzu.edge.files.base_xlsx import read_base_xlsx, write_base
from juzu.kernel.errors import InputError

EXAMPLES = sorted((Path(__file__).parents[4] / "examples" / "bases").glob("*.toml"))


def changed(data: bytes, sheet: str, cells: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for where, value in cells.items():
        book[sheet][where] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_a_catalogue_survives_the_spreadsheet(path: Path, lang: str):
    base = read_base(path.read_bytes(), path.name)
    assert read_base_xlsx(write_base(base, lang), "base.xlsx") == base


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bands_tiers_spaces_and_black_outs_survive_too(lang: str):
    assert read_base_xlsx(write_base(BASE, lang), "base.xlsx") == BASE


def test_every_slip_is_told_with_its_cell_and_nothing_is_taken():
    data = changed(write_base(BASE, "zh"), "景", {"A3": "别墅", "C4": "", "O5": "早上", "P6": "按周", "Z7": "三十人三千"})
    with pytest.raises(InputError) as caught:
        read_base_xlsx(data, "base.xlsx")
    told = {(f.source.line, f.source.column, f.what.zh) for f in caught.value.faults if f.source}
    assert told == {
        (3, 1, "编号“别墅”与第 2 行重复"),
        (4, 3, "“别墅卧室”没有类别"),
        (5, 15, "“开放”看不懂：早上"),
        (6, 16, "“计价”看不懂：按周"),
        (7, 26, "“停用”看不懂：三十人三千"),
    }


def test_a_tree_that_is_none_is_told():
    data = changed(write_base(BASE, "zh"), "景", {"H2": "别墅客厅"})
    with pytest.raises(InputError, match="within itself"):
        read_base_xlsx(data, "base.xlsx")


def test_the_old_version_of_the_document_is_read():
    old = (Path(__file__).parents[3] / "data" / "documents" / "Base.1.json").read_bytes()
    base = SCHEMA.load(old)
    assert (base.id, base.handover_min, base.sets[0].within, base.terms.cancelling) == ("b", 15, "", ())


def test_a_crew_pays_the_fee_of_its_size():
    fee = {people: for_crew(BASE, people).set("宴会厅").tariff.fee_fen for people in (0, 30, 31, 60, 61)}
    assert fee == {0: 80_000, 30: 50_000, 31: 65_000, 60: 65_000, 61: 80_000}


def test_sets_without_any_price_are_named():
    assert unpriced(BASE) == ()  # the pass covers them
    base = read_base('id = "b"\nname = "b"\n[[set]]\nid = "a"\nname = "a"\nkinds = ["客厅"]\n'.encode(), "base.toml")
    assert [item.id for item in unpriced(base)] == ["a"]
