"""The JSON API: tokens, documents, cells, jobs; and whatever a stranger's program may send it, it never breaks."""

import json

import pytest
import schemathesis
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error

from juzu.chain.columns import SCENES
from juzu.chain.production import PRODUCTION, TABLES
from juzu.edge.files.samples import sample
from juzu.web.account import writes as account_writes
from juzu.web.api.urls import api
from juzu.web.job.models import Job
from juzu.web.production import reads
from juzu.web.production.bodies import SCHEMAS
from juzu.web.production.kinds import KIND_NAMES


@pytest.fixture
def program(owner, company):
    """A program with a token of the company's owner."""
    return Client(headers={"Authorization": f"Bearer {account_writes.make_token(owner, 'test')}"})


def test_a_program_without_a_token_learns_nothing(drama):
    for path in ("productions", f"p/{drama.slug}", f"p/{drama.slug}/documents/Plan"):
        assert Client().get(f"/api/{path}").status_code == 401
        assert Client(headers={"Authorization": "Bearer juzu_wrong"}).get(f"/api/{path}").status_code == 401


def test_a_script_becomes_a_production(program):
    said = {"script": SimpleUploadedFile("灯下戏.txt", sample("dengxiaxi/script.txt").read_bytes()), "start": "2026-12-05"}
    made = program.post("/api/productions", said)
    assert made.status_code == 201
    assert program.get("/api/productions").json() == [made.json()]
    assert (made.json()["scenes"], made.json()["first"]) == (120, "2026-12-05")


def test_a_document_is_fetched_changed_and_put_back_unless_somebody_was_faster(program, drama):
    address = f"/api/p/{drama.slug}/documents/Production"
    got = program.get(address)
    seen = got["ETag"].strip('"')
    body = got.json() | {"director": "小梅"}
    put = program.put(f"{address}?parent={seen}", body, content_type="application/json")
    assert (put.status_code, reads.current(drama, PRODUCTION).director) == (200, "小梅")
    late = program.put(f"{address}?parent={seen}", body | {"director": "别人"}, content_type="application/json")
    assert (late.status_code, reads.current(drama, PRODUCTION).director) == (409, "小梅")
    assert program.get(f"{address}?digest={seen}").json() == got.json()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"schema": "Production.1"}', b'{"schema": "Plan.1"}', b"\xff"])
def test_what_is_no_document_is_refused_with_the_reason(program, drama, body):
    digest = reads.current_document(drama, PRODUCTION).digest
    answer = program.put(f"/api/p/{drama.slug}/documents/Production?parent={digest}", body, content_type="application/json")
    assert answer.status_code == 422
    assert set(answer.json()["faults"][0]["what"]) == {"zh", "en"}


def test_cells_are_edited_and_the_same_cell_tells_who_was_faster(program, drama):
    row = reads.current(drama, TABLES).scenes[0]
    before = next(c for c in SCENES.columns if c.key == "minutes").text(row, "zh")

    def edit(after):
        cell = {"table": "scenes", "row": row.id, "column": "minutes", "before": before, "after": after}
        return program.post(f"/api/p/{drama.slug}/cells", {"cells": [cell]}, content_type="application/json").json()

    assert (edit("55")["saved"], edit("很久")["faults"][0]["next"]["zh"]) == (True, "填不带单位的整数，如 30")
    assert edit("70")["conflicts"][0]["theirs"] == "55"


def test_a_job_is_asked_for_once_and_stopped(program, drama):
    said = {"kind": "plan", "seconds": 60, "key": "mine"}
    first, second = (program.post(f"/api/p/{drama.slug}/jobs", said, content_type="application/json").json() for _ in range(2))
    assert first["number"] == second["number"]
    assert program.post(f"/api/p/{drama.slug}/jobs/{first['number']}/stop").json()["state"] == "cancelled"
    assert Job.objects.get().payload["seconds"] == 60


def test_money_is_kept_from_those_who_may_not_see_it(drama, member):
    user, _ = member("department")
    program = Client(headers={"Authorization": f"Bearer {account_writes.make_token(user, 'test')}"})
    assert program.get(f"/api/p/{drama.slug}").json()["cost_fen"] is None
    assert program.get(f"/api/p/{drama.slug}/documents/Tables").status_code == 403
    assert program.get(f"/api/p/{drama.slug}/documents/Script").status_code == 200


def test_every_kind_of_document_has_a_name(drama):
    assert set(KIND_NAMES) <= set(SCHEMAS)
    assert set(reads.documents_of(drama)) <= set(KIND_NAMES)


def test_the_reference_comes_from_this_site_alone(client):
    page = client.get("/api/docs").content.decode()
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page


SPECIFICATION = schemathesis.openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str)))


@pytest.fixture
def served(drama, program):
    """What the fuzzer calls: the site, in this test's transaction, which a request must not close."""
    for said in (request_started, request_finished):
        said.disconnect(close_old_connections)
    yield WSGIHandler(), program.defaults["HTTP_AUTHORIZATION"], drama.slug
    for said in (request_started, request_finished):
        said.connect(close_old_connections)


@SPECIFICATION.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_that_is_sent_breaks_the_site(case, served):
    app, token, slug = served
    case.headers = {**(case.headers or {}), "Authorization": token}
    if "slug" in (case.path_parameters or {}):
        case.path_parameters["slug"] = slug
    answer = case.call(app=app, base_url="http://localhost")
    assert answer.status_code != 401
    case.validate_response(answer, checks=[not_a_server_error])
