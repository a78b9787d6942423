"""The pages of scenes, cast and places: who sees what, what is saved, what goes out to Excel and comes back."""

import io
import json

import msgspec
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from juzu.chain.patch import CellEdit, Patch, RowEdit
from juzu.chain.production import TABLES
from juzu.web.production import reads

PAGES = ("scenes/", "cast/", "cast/extras/", "places/", "places/locations/")


def patched(client, drama, address, *cells: tuple[str, str, str, str, str], added=(), deleted=()):
    patch = Patch(tuple(deleted), tuple(CellEdit(*cell) for cell in cells), tuple(added))
    seen = reads.current_document(drama, TABLES).pk
    body = msgspec.json.encode({"patch": patch, "seen": seen})
    return client.post(f"/p/{drama.slug}/{address}save/", body, content_type="application/json")


def tables(drama):
    return reads.current(drama, TABLES)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("role", "status"), [("producer", 200), ("scheduler", 200), ("department", 200), ("cast", 403), (None, 404)])
def test_who_reads_the_tables(drama, member, page, role, status):
    _, client = member(role)
    assert client.get(f"/p/{drama.slug}/{page}").status_code == status


@pytest.mark.parametrize(("role", "status"), [("scheduler", 200), ("department", 403), (None, 404)])
def test_who_edits_them(drama, member, role, status):
    _, client = member(role)
    assert patched(client, drama, "scenes/", ("scenes", "1-1", "note", "", "雨戏")).status_code == status
    assert (tables(drama).scenes[0].note == "雨戏") == (status == 200)


def test_money_is_only_for_those_who_may_see_it(drama, member):
    said = {}
    for role in ("scheduler", "department"):
        _, client = member(role)
        said[role] = client.get(f"/p/{drama.slug}/cast/").content.decode()
        assert client.get(f"/p/{drama.slug}/cast/xlsx/").status_code == (200 if role == "scheduler" else 403)
    assert "酬金" in said["scheduler"]
    assert "酬金" not in said["department"]


def test_a_patch_says_what_changed_and_what_takes_it_back(drama, owner, client_of):
    client = client_of(owner)
    answer = patched(client, drama, "scenes/", ("scenes", "1-1", "minutes", str(tables(drama).scenes[0].minutes), "77")).json()
    assert answer["saved"]
    assert [row[0] for row in answer["rows"]] == ["1-1"]
    back = msgspec.json.encode({"patch": answer["undo"], "seen": answer["document"]})
    assert client.post(f"/p/{drama.slug}/scenes/save/", back, content_type="application/json").json()["saved"]
    assert "minutes" in tables(drama).scenes[0].assumed


def test_nothing_is_saved_when_one_cell_is_not_understood(drama, owner, client_of):
    before = tables(drama)
    cells = (("scenes", "1-1", "note", before.scenes[0].note, "好"), ("scenes", "1-2", "minutes", "", "很久"))
    answer = patched(client_of(owner), drama, "scenes/", *cells).json()
    assert (answer["saved"], [f["row"] for f in answer["faults"]]) == (False, ["1-2"])
    assert tables(drama) == before


def test_two_people_who_edit_different_cells_keep_their_work_and_the_second_hears_of_the_first(drama, owner, client_of):
    client, seen = client_of(owner), reads.current_document(drama, TABLES).pk
    patched(client, drama, "scenes/", ("scenes", "1-1", "note", tables(drama).scenes[0].note, "甲写的"))
    patch = Patch(cells=(CellEdit("scenes", "1-2", "note", tables(drama).scenes[1].note, "乙写的"),))
    answer = client.post(
        f"/p/{drama.slug}/scenes/save/", msgspec.json.encode({"patch": patch, "seen": seen}), content_type="application/json"
    ).json()
    assert answer["saved"]
    assert sorted(row[0] for row in answer["rows"]) == ["1-1", "1-2"]


def test_the_same_cell_gives_the_second_both_texts(drama, owner, client_of):
    client, note = client_of(owner), tables(drama).scenes[0].note
    patched(client, drama, "scenes/", ("scenes", "1-1", "note", note, "甲写的"))
    answer = patched(client, drama, "scenes/", ("scenes", "1-1", "note", note, "乙写的")).json()
    assert [(c["yours"], c["theirs"]) for c in answer["conflicts"]] == [("乙写的", "甲写的")]


def test_news_are_what_others_changed(drama, owner, client_of):
    client, seen = client_of(owner), reads.current_document(drama, TABLES).pk
    patched(client, drama, "cast/", added=(RowEdit("cast", "老周", "", (("role", "老周"), ("kind", "特约"))),))
    answer = client.get(f"/p/{drama.slug}/cast/news/?seen={seen}").json()
    assert [row[0] for row in answer["rows"]] == ["老周"]
    assert answer["order"][0] == "老周"


@pytest.mark.parametrize("body", [b"", b"[]", b'{"patch": {"cells": [{"table": "nothing"}]}, "seen": 1}', b"\xff"])
def test_a_broken_patch_is_refused(drama, owner, client_of, body):
    assert client_of(owner).post(f"/p/{drama.slug}/scenes/save/", body, content_type="application/json").status_code == 400


def test_a_row_can_be_edited_without_scripts(drama, owner, client_of):
    client, address = client_of(owner), f"/p/{drama.slug}/scenes/row/?id=1-1"
    form = client.get(address).context["fields"]
    said = {f"{mark}:{field.key}": field.text for field in form for mark in "bc"}
    assert client.post(address, said | {"c:minutes": "abc"}).status_code == 422
    assert client.post(address, said | {"c:minutes": "45"}).status_code == 302
    assert tables(drama).scenes[0].minutes == 45


def test_an_assumed_value_is_confirmed_without_scripts(drama, owner, client_of):
    client, address = client_of(owner), f"/p/{drama.slug}/scenes/row/?id=1-1"
    said = {f"{mark}:{field.key}": field.text for field in client.get(address).context["fields"] for mark in "bc"}
    assert client.post(address, said | {"k:minutes": "on"}).status_code == 302
    assert "minutes" not in tables(drama).scenes[0].assumed


def test_a_new_scene_starts_where_the_one_above_plays(drama, owner, client_of):
    client, address = client_of(owner), f"/p/{drama.slug}/scenes/row/?below=1-1"
    said = {f"c:{field.key}": field.text for field in client.get(address).context["fields"]}
    assert said["c:place"] == tables(drama).scenes[0].place
    assert client.post(address, said | {"c:id": "1-1A"}).status_code == 302
    assert [row.id for row in tables(drama).scenes[:2]] == ["1-1", "1-1A"]


def workbook(client, drama, group="scenes"):
    return openpyxl.load_workbook(io.BytesIO(client.get(f"/p/{drama.slug}/{group}/xlsx/").content))


def uploaded(client, drama, book, group="scenes"):
    data = io.BytesIO()
    book.save(data)
    file = SimpleUploadedFile("改过的.xlsx", data.getvalue())
    return client.post(f"/p/{drama.slug}/{group}/upload/", {"file": file})


def test_a_workbook_that_comes_back_unchanged_changes_nothing(drama, owner, client_of):
    client = client_of(owner)
    for group in ("scenes", "cast", "places"):
        answer = uploaded(client, drama, workbook(client, drama, group), group)
        assert (answer.status_code, answer.context["changes"]) == (200, []), group


def test_an_upload_changes_nothing_until_it_is_accepted(drama, owner, client_of):
    client, before = client_of(owner), tables(drama)
    book = workbook(client, drama)
    heads = [cell.value for cell in book.active[1]]
    book.active.cell(2, heads.index("备注") + 1).value = "等雨"
    answer = uploaded(client, drama, book)
    assert [(c.row, c.after) for c in answer.context["changes"]] == [("1-1", "等雨")]
    assert tables(drama) == before
    assert client.post(f"/p/{drama.slug}/scenes/accept/", {"patch": answer.context["patch"]}).status_code == 302
    assert tables(drama).scenes[0].note == "等雨"


def test_every_cell_of_an_upload_that_is_not_understood_is_listed(drama, owner, client_of):
    client, before = client_of(owner), tables(drama)
    book = workbook(client, drama)
    heads = [cell.value for cell in book.active[1]]
    for row in (2, 5):
        book.active.cell(row, heads.index("拍摄分钟") + 1).value = "很久"
    answer = uploaded(client, drama, book)
    assert answer.status_code == 422
    assert [fault.source.line for fault in answer.context["faults"]] == [2, 5]
    assert tables(drama) == before


def test_what_is_no_workbook_is_refused_kindly(drama, owner, client_of):
    file = SimpleUploadedFile("照片.xlsx", b"\x89PNG not a workbook")
    answer = client_of(owner).post(f"/p/{drama.slug}/scenes/upload/", {"file": file})
    assert answer.status_code == 422
    assert "不是 Excel 文件" in answer.content.decode()


def test_an_accepted_upload_does_not_overwrite_what_was_changed_since(drama, owner, client_of):
    client = client_of(owner)
    book = workbook(client, drama)
    heads = [cell.value for cell in book.active[1]]
    book.active.cell(2, heads.index("备注") + 1).value = "等雨"
    shown = uploaded(client, drama, book)
    patched(client, drama, "scenes/", ("scenes", "1-1", "note", tables(drama).scenes[0].note, "别人写的"))
    answer = client.post(f"/p/{drama.slug}/scenes/accept/", {"patch": shown.context["patch"]})
    assert answer.status_code == 422
    assert "别人写的" in answer.content.decode()
    assert tables(drama).scenes[0].note == "别人写的"


@pytest.mark.parametrize("page", PAGES)
def test_a_table_page_asks_the_database_little(drama, owner, client_of, page, django_assert_max_num_queries):
    client = client_of(owner)
    client.get(f"/p/{drama.slug}/{page}")
    with django_assert_max_num_queries(7):
        client.get(f"/p/{drama.slug}/{page}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_speaks_the_readers_language(drama, owner, client_of, lang):
    client = client_of(owner)
    client.cookies["juzu_lang"] = lang
    answer = client.get(f"/p/{drama.slug}/scenes/")
    meta = json.dumps(answer.context["meta"], ensure_ascii=False)
    assert ("拍摄分钟" in meta, "Minutes" in meta) == (lang == "zh", lang == "en")
