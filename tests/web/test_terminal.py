"""The terminal on a production that lives on a site: looked at, planned, fetched, sent back; who was faster is told and nothing is lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from juzu.chain.columns import SCENES
from juzu.chain.patch import CellEdit, Patch
from juzu.chain.production import PRODUCTION, TABLES
from juzu.edge.cli.main import main
from juzu.edge.files.books import table_files
from juzu.edge.files.folder import load
from juzu.plan.document import PLAN
from juzu.web.account import writes as account_writes
from juzu.web.plan import reads as board_reads
from juzu.web.production import reads, writes
from planned_drama import plan_of, with_plan


@pytest.fixture
def planned(drama, owner):
    return with_plan(drama, owner)


@pytest.fixture
def address(site, planned, owner, monkeypatch, tmp_path):
    """The production's address, for somebody who stands in an empty folder with a token."""
    monkeypatch.setenv("JUZU_TOKEN", account_writes.make_token(owner, "terminal"))
    monkeypatch.chdir(tmp_path)
    return f"{site.address}/p/{planned.slug}"


def scenes(path, **changed):
    """Writes the first scene of a fetched folder with other values, as Excel would."""
    folder = load(path)
    first, *rest = folder.tables.scenes
    tables = replace(folder.tables, scenes=(replace(first, **changed), *rest))
    (path / "scenes.xlsx").write_bytes(table_files(tables, "zh")["scenes.xlsx"])


def first_scene(production):
    return reads.current(production, TABLES).scenes[0]


def somebody_writes(production, owner, column, after):
    row = first_scene(production)
    before = next(c for c in SCENES.columns if c.key == column).text(row, "zh")
    writes.patch_tables(production, Patch(cells=(CellEdit("scenes", row.id, column, before, after),)), "zh", author=owner)


def test_a_production_on_a_site_is_looked_at_and_checked_like_a_folder(address, planned, capsys, tmp_path):
    assert main(["show", address, "--day", "1"]) == 0
    assert plan_of("dengxiaxi").days[0].scenes[0] in capsys.readouterr().out
    assert main(["check", address, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["cost_fen"] == plan_of("dengxiaxi").cost_fen
    assert list(tmp_path.iterdir()) == []


def test_papers_of_a_production_on_a_site_are_printed_here(address, planned, tmp_path):
    assert main(["papers", address, "--paper", "story-order"]) == 0
    assert len(list((tmp_path / f"{planned.slug}-papers").rglob("*.xlsx"))) == 1


def test_planning_a_production_on_a_site_puts_the_plan_on_its_board(address, planned, capsys):
    before = reads.current_document(planned, PLAN)
    assert main(["plan", address, "--seconds", "3", "--threads", "1"]) == 0
    now = reads.current_document(planned, PLAN)
    assert now.parent_id == before.pk
    board = board_reads.board(planned)
    assert board.draft.plan.checked
    assert not board.stale
    assert "违反规则 0 处" in capsys.readouterr().err


def test_a_folder_goes_there_and_back_without_a_change(address, planned, tmp_path, capsys):
    before = {kind: document.pk for kind, document in reads.documents_of(planned).items()}
    assert main(["pull", address, "mine"]) == 0
    assert main(["push", "mine"]) == 0
    assert "没有改动" in capsys.readouterr().err
    assert {kind: document.pk for kind, document in reads.documents_of(planned).items()} == before
    assert load(tmp_path / "mine").pose().scenes == reads.standing(planned).pose().scenes


def test_cells_that_were_edited_here_join_those_that_others_edited_meanwhile(address, planned, owner, tmp_path):
    main(["pull", address, "mine"])
    scenes(tmp_path / "mine", minutes=55)
    somebody_writes(planned, owner, "synopsis", "别人写的")
    assert main(["push", "mine"]) == 0
    assert (first_scene(planned).minutes, first_scene(planned).synopsis) == (55, "别人写的")


def test_the_same_cell_edited_by_two_is_told_with_both_texts_and_nothing_is_written(address, planned, owner, tmp_path, capsys):
    main(["pull", address, "mine"])
    scenes(tmp_path / "mine", minutes=55)
    somebody_writes(planned, owner, "minutes", "70")
    assert main(["push", "mine"]) == 2
    told = capsys.readouterr().err
    assert "55" in told
    assert "70" in told
    assert next(column for column in SCENES.columns if column.key == "minutes").header.zh in told
    assert first_scene(planned).minutes == 70
    assert load(tmp_path / "mine").tables.scenes[0].minutes == 55


def test_facts_that_somebody_changed_meanwhile_are_not_written_over(address, planned, owner, tmp_path, capsys):
    main(["pull", address, "mine"])
    file = tmp_path / "mine" / "production.json"
    file.write_text(re.sub(r'"director": "[^"]*"', '"director": "我"', file.read_text("utf-8")), "utf-8")
    writes.merge(planned, PRODUCTION, lambda facts: replace(facts, director="别人"), author=owner)
    assert main(["push", "mine"]) == 2
    assert "owner" in capsys.readouterr().err
    assert reads.current(planned, PRODUCTION).director == "别人"
    assert load(tmp_path / "mine").production.director == "我"


def test_fetching_again_never_writes_over_work_that_was_not_sent(address, planned, tmp_path):
    main(["pull", address, "mine"])
    assert main(["pull", address, "mine"]) == 0
    scenes(tmp_path / "mine", minutes=55)
    assert main(["pull", address, "mine"]) == 2
    assert load(tmp_path / "mine").tables.scenes[0].minutes == 55
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("hello")
    assert main(["pull", address, "other"]) == 2


@pytest.mark.parametrize(
    ("token", "path", "told"), [("", "", "没有令牌"), ("juzu_wrong", "", "不认识你的令牌"), (None, "x", "没有这个制作")]
)
def test_who_is_not_let_in_is_told_why(address, planned, monkeypatch, capsys, token, path, told):
    if token is not None:
        monkeypatch.setenv("JUZU_TOKEN", token)
    assert main(["show", address + path]) == 2
    assert told in capsys.readouterr().err


def test_a_site_that_does_not_answer_is_told_with_its_address(address, capsys):
    assert main(["show", "http://127.0.0.1:9/p/x"]) == 2
    assert "连不上 http://127.0.0.1:9" in capsys.readouterr().err


def test_a_new_draft_is_not_taken_into_a_copy(address, tmp_path, capsys):
    main(["pull", address, "mine"])
    (tmp_path / "new.txt").write_text("1-1 日 内 家")
    assert main(["revise", "mine", "new.txt"]) == 2
    assert "剧本" in capsys.readouterr().err
