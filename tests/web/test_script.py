"""The script page: who reads it, what a click offers and says, new drafts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from juzu.chain.patch import CellEdit, Patch
from juzu.chain.production import TABLES
from juzu.script.breakdown import BREAKDOWN
from juzu.script.corrections import CORRECTIONS, Corrections, LineCorrection, Merge
from juzu.script.document import SCRIPT
from juzu.web.production import reads as production_reads
from juzu.web.production import writes
from juzu.web.script import reads


def at(drama, words: str, span: str = "") -> str:
    """The address of the first line that holds some words, or of a word in it."""
    lines = [line for scene in reads.marked(reads.desk(drama)) for line in scene.lines]
    line = next(n for n, line in enumerate(lines) if words in line.raw)
    spans = [lines[line].raw[s.start : s.end] for s in lines[line].spans]
    return f"/p/{drama.slug}/script/word/?at={line}" + (f"&span={spans.index(span)}" if span else "")


def breakdown(drama):
    return production_reads.current(drama, BREAKDOWN)


def corrections(drama) -> Corrections:
    return production_reads.current(drama, CORRECTIONS) or Corrections()


@pytest.mark.parametrize("page", ["script/", "script/versions/", "script/scene/?id=1-1", "script/word/?at=40"])
@pytest.mark.parametrize(("role", "status"), [("scheduler", 200), ("department", 200), ("cast", 403), ("brand", 403), (None, 404)])
def test_who_reads_the_script(drama, member, page, role, status):
    _, client = member(role)
    assert client.get(f"/p/{drama.slug}/{page}").status_code == status


@pytest.mark.parametrize("act", ["word/?at=40", "upload/", "proposal/?grammar=号 时 内外 地"])
@pytest.mark.parametrize(("role", "status"), [("department", 403), (None, 404)])
def test_who_does_not_correct_it(drama, member, act, role, status):
    _, client = member(role)
    assert client.post(f"/p/{drama.slug}/script/{act}", {"line": "note"}).status_code == status
    assert corrections(drama) == Corrections()


def test_the_text_stands_there_as_written(drama, owner, client_of):
    said = client_of(owner).get(f"/p/{drama.slug}/script/").content.decode()
    assert '<b class="name">沈照</b>' in said
    assert 'data-scene="60-2"' in said


def test_a_script_cannot_smuggle_html_in(new_drama, owner, client_of):
    drama = new_drama("dengxiaxi")
    script = "第1集\n\n1-1 日 内 <script>alert(1)</script>\n<b onclick=x>：走。\n△ <img src=x>\n"
    file = SimpleUploadedFile("坏.txt", script.encode())
    client = client_of(owner)
    address = client.post(f"/p/{drama.slug}/script/upload/", {"file": file})["Location"]
    assert "<script>alert" not in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    said = client.get(f"/p/{drama.slug}/script/").content.decode()
    assert "<script>alert" not in said
    assert "<img src" not in said


def test_two_names_are_made_one_role_and_the_tables_follow(drama, owner, client_of):
    client = client_of(owner)
    client.post(at(drama, "王婶：", "王婶"), {"into": "敏姐"})
    assert corrections(drama).merges == (Merge("王婶", "敏姐"),)
    assert "王婶" not in {c.id for c in breakdown(drama).characters}
    assert "王婶" not in {row.id for row in production_reads.current(drama, TABLES).cast}


def test_a_preview_says_what_would_change_and_changes_nothing(drama, owner, client_of):
    before = breakdown(drama)
    answer = client_of(owner).post(at(drama, "王婶：", "王婶"), {"into": "敏姐", "do": "preview"})
    assert "不再有角色 王婶" in answer.content.decode()
    assert breakdown(drama) == before


def test_a_word_is_taken_for_nothing_everywhere(drama, owner, client_of):
    client_of(owner).post(at(drama, "手机响", "手机"), {"item": "", "scope": "all"})
    assert not [i for scene in breakdown(drama).scenes for i in scene.items if i.name == "手机"]


def test_the_form_of_a_word_goes_to_the_word(drama, owner, client_of):
    address = at(drama, "手机响", "手机")
    assert f'action="{address.replace("&", "&amp;")}"' in client_of(owner).get(address).content.decode()
    assert (
        client_of(owner)
        .post(address, {"item": "effect", "scope": "all"})["Location"]
        .endswith(f"#n{address.split('at=')[1].split('&')[0]}")
    )


@pytest.mark.parametrize("where", ["", "?at=", "?at=-1", "?at=x", "?at=999999", "?at=99999999999999999999"])
def test_a_line_that_is_not_there_is_not_found(drama, owner, client_of, where):
    assert client_of(owner).get(f"/p/{drama.slug}/script/word/{where}").status_code == 404


def test_a_word_is_another_thing_in_one_scene_only(drama, owner, client_of):
    client_of(owner).post(at(drama, "手机响", "手机"), {"item": "special_prop", "scope": "scene"})
    kinds = [(scene.id, i.kind) for scene in breakdown(drama).scenes for i in scene.items if i.name == "手机"]
    assert ("1-1", "special_prop") in kinds
    assert [kind for scene, kind in kinds if scene != "1-1"].count("special_prop") == 0


def test_a_word_that_was_not_marked_is_marked_everywhere(drama, owner, client_of):
    client_of(owner).post(at(drama, "△ 手机响"), {"word": "屏幕", "word_kind": "prop", "word_scope": "all"})
    assert [i for scene in breakdown(drama).scenes for i in scene.items if (i.kind, i.name) == ("prop", "屏幕")]


def test_a_place_is_called_otherwise_in_all_its_scenes(drama, owner, client_of):
    old = breakdown(drama).scenes[0].place
    scene = breakdown(drama).scenes[0]
    form = {"place": "县城·车站", "place_scope": "all", "inside": scene.inside, "light": scene.light, "mood": scene.mood}
    client_of(owner).post(at(drama, "1-1 "), form)
    assert old not in {p.id for p in breakdown(drama).places}
    assert breakdown(drama).scenes[0].place == "县城·车站"
    assert {row.id for row in production_reads.current(drama, TABLES).places} >= {"县城·车站"}


def test_the_heads_of_a_group_are_said(drama, owner, client_of):
    client_of(owner).post(at(drama, "旅客散尽", "旅客"), {"count": "30"})
    assert [(e.name, e.count, e.assumed) for e in breakdown(drama).scenes[0].extras] == [("旅客", 30, False)]


def test_a_line_is_something_else(drama, owner, client_of):
    client_of(owner).post(at(drama, "△ 手机响"), {"line": "note"})
    assert corrections(drama).lines[0].kind == "note"


def test_a_label_is_nobody(drama, owner, client_of):
    client_of(owner).post(at(drama, "司机：姑娘", "司机"), {"no_person": "mark"})
    assert corrections(drama).lines == (LineCorrection("mark", label="司机"),)
    assert all(m.character != "司机" or not m.heard_only for m in breakdown(drama).scenes[0].cast)


@pytest.mark.parametrize("form", [{"item": "nonsense", "scope": "all"}, {"count": "-5"}, {"line": "x"}, {"kind": "boss"}])
def test_a_form_with_other_words_is_refused(drama, owner, client_of, form):
    client, before = client_of(owner), corrections(drama)
    addresses = [at(drama, "手机响", "手机"), at(drama, "旅客散尽", "旅客"), at(drama, "△ 手机响"), at(drama, "沈照：休", "沈照")]
    assert 400 in [client.post(address, form).status_code for address in addresses]
    assert corrections(drama) == before


def test_hand_edits_of_the_tables_outlive_a_correction(drama, owner, client_of):
    note = CellEdit("scenes", "1-1", "note", production_reads.current(drama, TABLES).scenes[0].note, "等雨")
    assert writes.patch_tables(drama, Patch(cells=(note,)), "zh", author=owner).whole
    client_of(owner).post(at(drama, "手机响", "手机"), {"item": "", "scope": "all"})
    assert production_reads.current(drama, TABLES).scenes[0].note == "等雨"
    assert "手机" not in production_reads.current(drama, TABLES).scenes[0].props


def draft(drama, change):
    text = "\n".join(
        line.raw.removeprefix("  ") for scene in reads.marked(reads.desk(drama)) for line in (*scene.lines, reads.MarkedLine(0, "", "note"))
    )
    return SimpleUploadedFile("第二稿.txt", change(text).encode())


def test_a_new_draft_changes_nothing_until_it_is_taken(drama, owner, client_of):
    client, before = client_of(owner), production_reads.current(drama, SCRIPT)
    file = draft(drama, lambda text: text.replace("抱着花休？", "抱着花去哪儿？"))
    address = client.post(f"/p/{drama.slug}/script/upload/", {"file": file})["Location"]
    shown = client.get(address)
    assert [item["change"].new for item in shown.context["changes"] if item["change"].kind == "changed"] == ["1-1"]
    assert production_reads.current(drama, SCRIPT) == before
    assert client.post(address).status_code == 302
    assert production_reads.current(drama, SCRIPT).file == "第二稿.txt"
    versions = client.get(f"/p/{drama.slug}/script/versions/")
    assert len(versions.context["versions"]) == 2
    assert "抱着花去哪儿" in versions.content.decode()


def test_a_grammar_is_shown_before_it_counts(drama, owner, client_of):
    answer = client_of(owner).get(f"/p/{drama.slug}/script/proposal/", {"grammar": "号 时 内外 地"})
    assert answer.status_code == 200
    assert answer.context["changes"] == []


def test_a_grammar_that_reads_nothing_is_told(drama, owner, client_of):
    answer = client_of(owner).get(f"/p/{drama.slug}/script/proposal/", {"grammar": "地/号/时"})
    assert answer.status_code == 422
    assert "一个标题也读不出" in answer.content.decode()


@pytest.mark.parametrize("file", [SimpleUploadedFile("空.txt", b" "), SimpleUploadedFile("图.docx", b"\x89PNG\r\n\x1a\n0000")])
def test_what_is_no_script_is_refused_with_a_reason(drama, owner, client_of, file):
    assert client_of(owner).post(f"/p/{drama.slug}/script/upload/", {"file": file}).status_code == 422


def test_a_production_from_a_spreadsheet_says_that_it_has_no_script(new_drama, owner, client_of):
    drama = new_drama("zhenzhu")
    assert "没有剧本原文" in client_of(owner).get(f"/p/{drama.slug}/script/").content.decode()


def test_the_script_page_asks_the_database_little(drama, owner, client_of, django_assert_max_num_queries):
    client = client_of(owner)
    client.get(f"/p/{drama.slug}/script/")
    with django_assert_max_num_queries(9):
        client.get(f"/p/{drama.slug}/script/")
    with django_assert_max_num_queries(7):
        client.get(f"/p/{drama.slug}/script/scene/?id=3-2")
