"""A production's documents: two people at once, undo, history."""

import threading
from dataclasses import replace

import pytest
from django.db import connection

from juzu.chain.columns import SCENES
from juzu.chain.patch import CellEdit, Patch
from juzu.chain.production import PRODUCTION, TABLES
from juzu.web.production import reads, writes
from juzu.web.site.faults import ConflictError
from web_fixtures import first_of


def _patch(tables, row, column, after):
    found = next(r for r in tables.scenes if r.id == row)
    before = next(c for c in SCENES.columns if c.key == column).text(found, "zh")
    return Patch(cells=(CellEdit("scenes", row, column, before, after),))


def _scene(production, id):
    return next(row for row in reads.current(production, TABLES).scenes if row.id == id)


def test_a_production_stands_as_it_was_saved(drama):
    standing, sample = reads.standing(drama), first_of("dengxiaxi").standing
    assert standing.tables == sample.tables
    assert standing.production == sample.production
    assert standing.pose() == sample.pose()


def test_the_second_of_two_writers_is_told_who_was_first(drama, owner):
    parent = reads.current_document(drama, PRODUCTION)
    facts = reads.current(drama, PRODUCTION)
    writes.save(drama, PRODUCTION, replace(facts, days=9), author=owner, parent=parent)
    with pytest.raises(ConflictError, match="owner"):
        writes.save(drama, PRODUCTION, replace(facts, days=11), author=None, parent=parent)
    assert reads.current(drama, PRODUCTION).days == 9


def test_edits_of_different_cells_all_hold(drama, owner):
    seen = reads.current(drama, TABLES)
    for patch in (_patch(seen, "1-1", "note", "带雨衣"), _patch(seen, "1-1", "minutes", "55")):
        assert writes.patch_tables(drama, patch, "zh", author=owner).whole
    assert (_scene(drama, "1-1").note, _scene(drama, "1-1").minutes) == ("带雨衣", 55)


def test_the_same_cell_changed_twice_is_told_and_nothing_is_lost(drama, owner):
    seen = reads.current(drama, TABLES)
    writes.patch_tables(drama, _patch(seen, "1-1", "minutes", "55"), "zh", author=owner)
    (conflict,) = writes.patch_tables(drama, _patch(seen, "1-1", "minutes", "70"), "zh", author=owner).conflicts
    assert (conflict.theirs, _scene(drama, "1-1").minutes) == ("55", 55)


def test_a_patch_turned_round_undoes_it(drama, owner):
    seen = reads.current(drama, TABLES)
    done = writes.patch_tables(drama, _patch(seen, "1-1", "synopsis", "改写"), "zh", author=owner).done
    writes.patch_tables(drama, done.inverse, "zh", author=owner)
    assert reads.current(drama, TABLES) == seen
    assert reads.history(drama, TABLES).count() == 3


def test_a_patch_that_changes_nothing_saves_nothing(drama, owner):
    seen = reads.current(drama, TABLES)
    writes.patch_tables(drama, _patch(seen, "1-1", "synopsis", _scene(drama, "1-1").synopsis), "zh", author=owner)
    assert reads.history(drama, TABLES).count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_people_editing_at_once_lose_nothing(drama, owner):
    seen = reads.current(drama, TABLES)
    ids = [row.id for row in seen.scenes[:20]]
    broken: list[BaseException] = []

    def edit(scene: str) -> None:
        try:
            writes.patch_tables(drama, _patch(seen, scene, "note", f"改 {scene}"), "zh", author=owner)
        except BaseException as error:  # noqa: BLE001 - told below, by the test's own thread
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=edit, args=(scene,)) for scene in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    notes = {row.id: row.note for row in reads.current(drama, TABLES).scenes}
    assert [notes[scene] for scene in ids] == [f"改 {scene}" for scene in ids]


def test_reading_a_production_again_costs_one_query(drama, django_assert_num_queries):
    reads.standing(drama)
    with django_assert_num_queries(1):
        reads.standing(drama)
