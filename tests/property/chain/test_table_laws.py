"""Laws of the tables: undo undoes, two people's changes of different cells merge, and Excel gives back what it was given."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from juzu.chain.columns import SHEETS
from juzu.chain.difference import difference
from juzu.chain.patch import Patch
from juzu.chain.patching import apply
from juzu.chain.production import Tables
from juzu.chain.settle import settled
from juzu.edge.files.books import read_book, table_files
from juzu.kernel.source import Source
from juzu.kernel.text import LANGS, Lang
from tables import cell_edits, patches, whole_tables


@given(st.data(), st.sampled_from(LANGS))
def test_undo_gives_back_the_tables_as_they_were(data: st.DataObject, lang: Lang) -> None:
    tables = data.draw(whole_tables())
    applied = apply(tables, data.draw(patches(tables)), lang)
    assert applied.whole
    back = apply(applied.tables, applied.done.inverse, lang)
    assert back.whole
    assert back.tables == tables


@given(st.data())
def test_redo_is_the_inverse_of_undo(data: st.DataObject) -> None:
    tables = data.draw(whole_tables())
    applied = apply(tables, data.draw(patches(tables)), "zh")
    assert apply(tables, applied.done.inverse.inverse, "zh").tables == applied.tables


@given(st.data())
def test_changes_of_different_cells_merge_in_either_order(data: st.DataObject) -> None:
    tables = data.draw(whole_tables())
    edits = data.draw(cell_edits(tables))
    cut = data.draw(st.integers(0, len(edits)))
    mine, theirs = Patch(cells=edits[:cut]), Patch(cells=edits[cut:])
    one = apply(apply(tables, mine, "zh").tables, theirs, "zh")
    other = apply(apply(tables, theirs, "zh").tables, mine, "zh")
    assert one.whole
    assert other.whole
    assert one.tables == other.tables


@given(st.data())
def test_the_difference_of_two_tables_leads_from_one_to_the_other(data: st.DataObject) -> None:
    old = data.draw(whole_tables())
    new = apply(old, data.draw(patches(old)), "zh").tables
    shuffled = settled(Tables(**{name: tuple(data.draw(st.permutations(getattr(new, name)))) for name in SHEETS}))
    applied = apply(old, difference(old, shuffled, "zh"), "zh")
    assert applied.whole
    assert applied.tables == shuffled


@given(whole_tables(), st.sampled_from(LANGS))
def test_excel_gives_back_what_it_was_given(tables: Tables, lang: Lang) -> None:
    read = {}
    for file, data in table_files(tables, lang).items():
        book = read_book(data, file)
        assert book.faults == ()
        read |= {name: tuple(_placeless(row) for row in rows) for name, rows in book.rows.items()}
    assert settled(Tables(**read)) == tables


def _placeless(row: Any) -> Any:
    return replace(row, source=Source(""))
