"""The stripboard: what a move would do, moves, undo, two people at one board, locks, versions, publishing."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from functools import cache

import pytest
from django.db import connection
from django.test import Client

from juzu.chain.patch import CellEdit, Patch
from juzu.chain.production import PRODUCTION, TABLES
from juzu.kernel.text import Text
from juzu.plan.document import PLAN, Plan
from juzu.plan.hand.edit import Put
from juzu.plan.problem import Problem
from juzu.plan.solve import solve
from juzu.plan.stop import Steps
from juzu.shoot.palette import Palette
from juzu.web.account import writes as account_writes
from juzu.web.job import writes as job_writes
from juzu.web.job.models import Job
from juzu.web.job.run import run
from juzu.web.plan import reads, writes
from juzu.web.production import reads as production_reads
from juzu.web.production import writes as production_writes


@cache
def solved(problem: Problem) -> Plan:
    """A legal plan, the same every time."""
    return solve(problem, threads=1, stop=Steps(2_000))


@pytest.fixture
def planned(drama, owner):
    """The drama with a legal plan."""
    production_writes.save(drama, PLAN, solved(reads.board(drama).problem), author=owner, parent=None)
    return drama


def where(production, scene: str) -> int:
    return reads.board(production).draft.plan.day_of.get(scene, -1)


def seen_by(production) -> str:
    now = reads.board(production)
    return f"{now.document.pk} {now.ready.digest}"


def ask(client, production, path: str, message: object, seen: str = ""):
    address = f"/p/{production.slug}/board/{path}/"
    return client.post(address, json.dumps(message), content_type="application/json", headers={"X-Board": seen, "HX-Request": "true"})


def away(production, scene: str) -> int:
    """A shooting day on which the scene does not stand."""
    return next(n for n, day in enumerate(reads.board(production).problem.days) if day.kind == "shoot" and n != where(production, scene))


def test_the_board_shows_every_day_and_scene(planned, member):
    _, client = member("scheduler")
    page = client.get(f"/p/{planned.slug}/board/").content.decode()
    assert page.count('role="option"') == 120
    assert page.count('<section class="day ') == 12
    assert "¥" in page


def test_a_board_without_a_plan_has_every_scene_in_the_boneyard_and_says_what_to_do(drama, member):
    _, client = member("scheduler")
    page = client.get(f"/p/{drama.slug}/board/").content.decode()
    assert page.count('role="option"') == 120
    assert "还没有排" in page


def test_who_may_not_see_money_sees_none(planned, member):
    _, client = member("department")
    page = client.get(f"/p/{planned.slug}/board/").content.decode()
    assert "¥" not in page
    assert "花费" not in page
    assert ask(client, planned, "try", {"do": "move", "scenes": ["1-1"], "day": 5}).status_code == 403


def test_a_move_is_said_before_it_is_done_and_changes_nothing(planned, member):
    _, client = member("scheduler")
    before = reads.board(planned).document
    answer = ask(client, planned, "try", {"do": "move", "scenes": ["1-1"], "day": away(planned, "1-1")})
    assert answer.status_code == 200
    assert "元" in answer.content.decode()
    assert reads.board(planned).document == before


def test_what_is_said_before_is_what_is_so_after(planned, member):
    _, client = member("scheduler")
    move = {"do": "move", "scenes": ["1-1", "2-1"], "day": away(planned, "1-1")}
    was = reads.board(planned).draft.plan.cost_fen
    said = ask(client, planned, "try", move).content.decode()
    ask(client, planned, "edit", move)
    change = reads.board(planned).draft.plan.cost_fen - was
    assert f"{abs(change) // 100:,}" in said


def test_a_move_is_done_undone_and_done_again(planned, member):
    _, client = member("scheduler")
    was, plan, day = where(planned, "1-1"), reads.board(planned).draft.plan, away(planned, "1-1")
    assert ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": day}, seen_by(planned)).status_code == 200
    assert where(planned, "1-1") == day
    client.post(f"/p/{planned.slug}/board/undo/")
    assert where(planned, "1-1") == was
    assert reads.board(planned).draft.plan.days == plan.days
    client.post(f"/p/{planned.slug}/board/redo/")
    assert where(planned, "1-1") == day
    assert client.post(f"/p/{planned.slug}/board/redo/").status_code == 422


def test_only_the_days_that_change_are_sent(planned, member):
    _, client = member("scheduler")
    day = away(planned, "1-1")
    page = ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": day}, seen_by(planned)).content.decode()
    sent = {part.split('"')[0] for part in page.split('id="day-')[1:]}
    assert f"{day}-A" in sent
    assert len(sent) < 6


def test_two_people_edit_one_board_and_both_edits_hold(planned, new_user, client_of, member):
    """The second sees an older board; their edit is made on the newer one, and the answer says what the first did."""
    first, client = member("scheduler")
    _, other = member("producer")
    seen = seen_by(planned)
    there, here = away(planned, "1-1"), away(planned, "2-1")
    ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": there}, seen)
    answer = ask(other, planned, "edit", {"do": "move", "scenes": ["2-1"], "day": here}, seen).content.decode()
    assert (where(planned, "1-1"), where(planned, "2-1")) == (there, here)
    assert f"{first}: 1-1 场" in answer
    other.post(f"/p/{planned.slug}/board/undo/")  # takes back their own, not the first one's
    assert where(planned, "1-1") == there
    assert where(planned, "2-1") != here


def test_a_draft_that_breaks_rules_is_kept_and_not_published(planned, member):
    _, client = member("scheduler")
    every = [scene.id for scene in reads.board(planned).problem.scenes]
    ask(client, planned, "edit", {"do": "move", "scenes": every, "day": 2})
    plan = production_reads.current(planned, PLAN)
    assert (plan.status, plan.checked) == ("by hand", False)
    assert client.post(f"/p/{planned.slug}/board/publish/").status_code == 422
    assert reads.published(planned) is None


def test_a_checked_plan_is_published(planned, member):
    _, client = member("scheduler")
    assert client.post(f"/p/{planned.slug}/board/publish/").status_code == 302
    assert reads.published(planned).document == production_reads.current_document(planned, PLAN)
    assert "已发布" in client.get(f"/p/{planned.slug}/board/").content.decode()


def test_a_scene_is_locked_and_freed(planned, member):
    _, client = member("scheduler")
    client.post(f"/p/{planned.slug}/board/lock/", {"scene": ["1-1"], "on": "1"})
    now = reads.board(planned)
    assert next(s for s in now.problem.scenes if s.id == "1-1").day == where(planned, "1-1")
    assert now.placed.plan.problem == now.ready.digest
    ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": away(planned, "1-1")})
    assert {breach.rule for breach in reads.board(planned).draft.verdict.broken} >= {"locked-day"}
    client.post(f"/p/{planned.slug}/board/lock/", {"scene": ["1-1"], "on": "0"})
    assert "locked-day" not in {breach.rule for breach in reads.board(planned).draft.verdict.broken}


def test_a_day_is_locked_as_it_stands(planned, member):
    _, client = member("scheduler")
    day = where(planned, "1-1")
    client.post(f"/p/{planned.slug}/board/lock/", {"day": str(day), "on": "1"})
    now = reads.board(planned)
    assert now.problem.days[day].locked
    assert now.draft.plan.checked
    assert all(s.start_min >= 0 for s in now.problem.scenes if s.day == day)
    client.post(f"/p/{planned.slug}/board/lock/", {"day": str(day), "on": "0"})
    assert not any(s.day == day for s in reads.board(planned).problem.scenes)


def test_a_bound_that_was_proven_holds_for_hand_made_plans_of_the_same_problem_and_with_a_lock(planned, member):
    _, client = member("scheduler")
    solved_plan = reads.board(planned).draft.plan
    assert solved_plan.bound_fen
    client.post(f"/p/{planned.slug}/board/lock/", {"scene": ["1-1"], "on": "1"})
    locked = reads.board(planned).draft.plan
    assert (locked.status, locked.checked, locked.bound_fen) == ("by hand", True, solved_plan.bound_fen)
    client.post(f"/p/{planned.slug}/board/lock/", {"scene": ["1-1"], "on": "0"})
    assert reads.board(planned).draft.plan.bound_fen == solved_plan.bound_fen


def test_facts_that_change_are_seen_on_the_board_at_once(planned, member, owner):
    _, client = member("scheduler")
    first = reads.board(planned)

    def longer(tables):
        return replace(tables, scenes=tuple(replace(row, minutes=row.minutes + 30) for row in tables.scenes))

    production_writes.merge(planned, TABLES, longer, author=owner)
    now = reads.board(planned)
    assert now.stale
    assert now.draft.plan.cost_fen != first.draft.plan.cost_fen
    assert "资料改过" in client.get(f"/p/{planned.slug}/board/").content.decode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"do":"fly"}',
        b'{"do":"move","scenes":[],"day":1}',
        b'{"do":"move","scenes":["1-1"],"day":99}',
        b'{"do":"swap","day":0,"to":-1}',
    ],
)
def test_what_is_no_move_is_refused(planned, member, body: bytes):
    _, client = member("scheduler")
    answer = client.post(f"/p/{planned.slug}/board/edit/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_scene_that_has_gone_meanwhile_is_told(planned, member):
    _, client = member("scheduler")
    answer = ask(client, planned, "edit", {"do": "move", "scenes": ["99-9"], "day": 1})
    assert answer.status_code == 422
    assert "99-9" in answer.content.decode()


def test_versions_are_listed_compared_and_put_back(planned, member):
    _, client = member("scheduler")
    old = reads.board(planned).document
    ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": away(planned, "1-1")})
    new = reads.board(planned).document
    page = client.get(f"/p/{planned.slug}/versions/").content.decode()
    assert page.count('name="a"') == 2
    assert "1-1 场" in page
    compared = client.get(f"/p/{planned.slug}/versions/compare/", {"a": old.pk, "b": new.pk}).content.decode()
    assert ">1-1<" in compared
    client.post(f"/p/{planned.slug}/versions/{old.pk}/restore/")
    assert reads.board(planned).document == old
    assert client.get(f"/p/{planned.slug}/versions/compare/", {"a": old.pk, "b": "7000000"}).status_code == 404


def test_why_says_money_by_cause_the_verdict_and_the_waits(planned, member):
    _, client = member("scheduler")
    page = client.get(f"/p/{planned.slug}/why/").content.decode()
    assert "剧组日" in page
    assert "没有一处不符" in page
    assert "等待" in page


def test_a_board_costs_few_queries(planned, member, django_assert_num_queries):
    _, client = member("scheduler")
    client.get(f"/p/{planned.slug}/board/")
    with django_assert_num_queries(12):
        client.get(f"/p/{planned.slug}/board/")
    with django_assert_num_queries(8):
        ask(client, planned, "try", {"do": "move", "scenes": ["1-1"], "day": 5})


def test_a_solve_is_asked_for_once_however_often_the_button_is_pressed(planned, member):
    _, client = member("scheduler")
    for _ in range(3):
        page = client.post(f"/p/{planned.slug}/board/solve/", {"seconds": "60"}).content.decode()
    (job,) = Job.objects.all()
    assert (job.kind, job.state, job.payload) == ("plan", "waiting", {"seconds": 60, "fresh": False})
    assert "排队中" in page
    client.post(f"/p/{planned.slug}/board/solving/{job.pk}/stop/")
    job.refresh_from_db()
    assert job.state == "cancelled"
    client.post(f"/p/{planned.slug}/board/solve/", {"seconds": "60"})
    assert Job.objects.count() == 2


@pytest.mark.parametrize("seconds", ["", "59", "-1", "10000000", "一分钟"])
def test_a_solve_takes_only_the_times_that_are_offered(planned, member, seconds: str):
    _, client = member("scheduler")
    assert client.post(f"/p/{planned.slug}/board/solve/", {"seconds": seconds}).status_code == 400


def test_after_a_solve_older_edits_cannot_be_undone(planned, member, owner):
    _, client = member("scheduler")
    ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": away(planned, "1-1")})
    parent = production_reads.current_document(planned, PLAN)
    production_writes.save(planned, PLAN, solved(reads.board(planned).problem), author=owner, parent=parent)
    assert client.post(f"/p/{planned.slug}/board/undo/").status_code == 422


@pytest.mark.parametrize(("kind", "said"), [("values", "多一点值多少"), ("explain", "每笔钱怎么省")])
def test_a_question_about_the_plan_is_a_job_whose_answer_stands_on_the_page_why(planned, member, kind: str, said: str, monkeypatch):
    monkeypatch.setattr("juzu.web.plan.why.SECONDS", 2)
    _, client = member("scheduler")
    page = client.post(f"/p/{planned.slug}/why/ask/{kind}/").content.decode()
    assert "<progress" in page
    job = job_writes.claim()
    assert job is not None
    run(job)
    job.refresh_from_db()
    assert (job.state, job.error) == ("done", [])
    page = client.get(f"/p/{planned.slug}/why/").content.decode()
    assert said in page
    assert "再问一次" in page
    assert "前一版" not in page
    ask(client, planned, "edit", {"do": "move", "scenes": ["1-1"], "day": away(planned, "1-1")})
    assert "前一版" in client.get(f"/p/{planned.slug}/why/").content.decode()


def test_nothing_is_asked_about_a_draft_that_breaks_rules(planned, member):
    _, client = member("scheduler")
    ask(client, planned, "edit", {"do": "shelve", "scenes": ["1-1"]})
    client.post(f"/p/{planned.slug}/why/ask/values/")
    job = job_writes.claim()
    assert job is not None
    run(job)
    assert "没有核对过的计划" in client.get(f"/p/{planned.slug}/why/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_eight_people_who_move_at_the_same_moment_all_keep_their_moves(planned, new_user):
    board = reads.board(planned)
    scenes = [scene.id for scene in board.problem.scenes[:8]]
    users = [new_user(f"u{n}") for n in range(8)]
    broken: list[BaseException] = []

    def go(scene: str, user) -> None:
        try:
            writes.edit(planned, (Put(scene, 7, "A"),), Text("移动", "move"), author=user)
        except BaseException as error:  # noqa: BLE001 - told below, by the test's own thread
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=pair) for pair in zip(scenes, users, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert broken == []
    assert [where(planned, scene) for scene in scenes] == [7] * 8
    assert production_reads.history(planned, PLAN).count() == 9  # every step is a version


def test_a_program_does_on_the_board_what_the_page_does(planned, owner):
    program = Client(headers={"Authorization": f"Bearer {account_writes.make_token(owner, 'test')}"})
    address = f"/api/p/{planned.slug}/board"
    day = away(planned, "1-1")
    move = {"do": "move", "scenes": ["1-1"], "day": day}
    said = program.post(f"{address}/try", move, content_type="application/json").json()
    was = program.get(address).json()
    made = program.post(f"{address}/moves", move, content_type="application/json").json()
    assert said["fen"] == made["cost_fen"] - was["cost_fen"]
    assert len(said["broken"]) - len(said["healed"]) == len(made["broken"]) - len(was["broken"])
    assert next(d for d in made["days"] if d["day"] == day)["scenes"][-1] == "1-1"
    assert program.post(f"{address}/undo").json()["days"] == was["days"]
    assert program.post(f"{address}/publish").json()["published"]
    assert program.post(f"{address}/locks", {"day": 0}, content_type="application/json").json()["checked"]
    shelved = program.post(f"{address}/moves", {"do": "shelve", "scenes": ["1-1"]}, content_type="application/json").json()
    assert shelved["boneyard"] == ["1-1"]
    for bad in ({"do": "move", "scenes": [], "day": 0}, {"do": "swap", "day": 0, "to": 999}, {"do": "shelve", "scenes": ["1-1"], "day": 3}):
        assert program.post(f"{address}/moves", bad, content_type="application/json").status_code == 400


def test_two_who_may_see_different_things_are_not_shown_each_others_board(planned, owner, client_of, member):
    _, department = member("department")
    here = f"/p/{planned.slug}/board/"
    assert "¥" in client_of(owner).get(here).content.decode()
    assert "¥" not in department.get(here).content.decode()
    assert "data-lock-day" not in department.get(here).content.decode()


def test_a_colour_or_a_name_that_is_changed_shows_on_the_board_at_once(planned, owner, client_of):
    client, here = client_of(owner), f"/p/{planned.slug}/board/"
    client.get(here)
    client.get(f"{here}palette.css")
    row = production_reads.current(planned, TABLES).cast[0]
    production_writes.merge(planned, PRODUCTION, lambda f: replace(f, sheet=replace(f.sheet, palette=Palette("#010203"))), author=owner)
    production_writes.patch_tables(planned, Patch(cells=(CellEdit("cast", row.id, "role", row.role, "新名字"),)), "zh", author=owner)
    assert "#010203" in client.get(f"{here}palette.css").content.decode()
    assert "新名字" in client.get(here).content.decode()
