"""What keeps others out: headers, limits, the second factor. Each of these fails when its guard is taken away."""

import json
import os
import subprocess
import sys
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import audit
from juzu.web.account import writes as account_writes
from juzu.web.site import limits
from web_fixtures import PASSWORD, child_environment

KEY = "JBSWY3DPEHPK3PXP"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/account/login/", "/", "/nowhere/", "/api/docs", "/api/productions", "/p/{slug}/", "/p/{slug}/board/"])
def test_every_answer_has_the_headers_that_browsers_obey(drama, owner, client_of, path):
    answer = client_of(owner).get(path.format(slug=drama.slug))
    assert {name: answer.get(name) for name in EVERYWHERE} == EVERYWHERE
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert not any("unsafe" in said or "*" in said for said in policy.values())


def test_cookies_are_out_of_the_reach_of_scripts_and_of_other_sites(client, owner):
    client.get("/account/login/")
    client.post("/account/login/", {"login": owner.email, "password": PASSWORD})
    session = client.cookies["sessionid"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")
    assert client.cookies["csrftoken"]["samesite"] == "Lax"


def test_behind_https_browsers_are_told_to_stay_there_and_cookies_never_leave_it(tmp_path):
    ask = (
        "import django, json; django.setup()\n"
        "from django.conf import settings as s\n"
        "print(json.dumps([s.SECURE_HSTS_SECONDS, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.CSRF_TRUSTED_ORIGINS[-1]]))"
    )
    said = {"JUZU_HTTPS": "1", "JUZU_HOSTS": "juzu.example", "JUZU_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", ask], env=os.environ | child_environment() | said, capture_output=True, check=True)
    assert json.loads(done.stdout) == [31_536_000, True, True, "https://juzu.example"]


@pytest.mark.parametrize("where", ["board/edit/", "people/invite/", "remove/", "scenes/save/"])
def test_a_form_of_another_site_does_nothing(drama, owner, where):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owner)
    assert strict.post(f"/p/{drama.slug}/{where}").status_code == 403
    assert strict.post(f"/api/p/{drama.slug}/board/publish").status_code == 403


def test_guessing_invitation_links_is_slowed_down(client, owner):
    most, _ = limits.RATES["links"]
    answers = [client.get(f"/join/{n:043d}/").status_code for n in range(most + 1)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_uploads_are_counted_wherever_they_go(drama, owner, client_of):
    client, (most, _) = client_of(owner), limits.RATES["uploads"]

    def send(address):
        return client.post(address, {"file": SimpleUploadedFile("x.xlsx", b"no workbook")}).status_code

    page = f"/p/{drama.slug}/scenes/upload/"
    assert [send(page) for _ in range(most)] == [422] * most
    assert send(page) == send(f"/p/{drama.slug}/script/upload/") == send("/api/productions") == send("/new/") == 429


@pytest.mark.parametrize("where", ["/p/{slug}/scenes/upload/", "/p/{slug}/script/upload/", "/new/", "/api/productions"])
def test_a_file_that_is_too_large_is_refused_before_it_is_read(drama, owner, client_of, settings, where):
    settings.UPLOAD_MB = 1
    client, address = client_of(owner), where.format(slug=drama.slug)
    large = {"file": SimpleUploadedFile("x.xlsx", b"x" * (1024 * 1024 + 1)), "script": SimpleUploadedFile("x.txt", b"1")}
    assert client.post(address, large).status_code == 413
    assert client.generic("POST", address, b"x" * (2 * 1024 * 1024), content_type="application/octet-stream").status_code == 413
    assert client.post(address, {"file": SimpleUploadedFile("x.xlsx", b"small")}).status_code == 422


def test_a_form_sent_where_a_message_is_expected_is_told_so(drama, owner, client_of):
    assert client_of(owner).post(f"/p/{drama.slug}/board/edit/", {"do": "move"}).status_code == 400


def now(secret=KEY):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_whoever_has_a_second_factor_is_not_let_in_by_the_password_alone(client, owner):
    TOTP.activate(owner, KEY)
    answer = client.post("/account/login/", {"login": owner.email, "password": PASSWORD})
    assert answer["Location"].startswith("/account/second-factor/")
    assert client.get("/account/").status_code == 302
    assert client.post(answer["Location"], {"code": "000000"}).status_code == 200
    assert client.get("/account/").status_code == 302
    client.post(answer["Location"], {"code": now()})
    assert client.get("/account/").status_code == 200


def test_a_second_factor_is_begun_and_ended_only_by_whoever_knows_the_password(client, owner):
    client.post("/account/login/", {"login": owner.email, "password": PASSWORD})
    begin = "/account/second-factor/totp/activate/"
    door = client.get(begin)["Location"]
    assert door.startswith("/account/reauthenticate/")
    assert client.post(door, {"password": "a guess"}).status_code == 200
    assert client.post(door, {"password": PASSWORD})["Location"] == begin
    assert client.get(begin).status_code == 200
    secret = client.session["mfa.totp.secret"]
    client.post(begin, {"code": now(secret)})
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_a_token_of_somebody_who_left_opens_nothing(drama, owner):
    program = Client(headers={"Authorization": f"Bearer {account_writes.make_token(owner, 'x')}"})
    assert program.get("/api/productions").status_code == 200
    owner.is_active = False
    owner.save()
    assert program.get("/api/productions").status_code == 401


@pytest.mark.parametrize(("python", "browser"), [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_the_audit_of_libraries_fails_when_either_lock_has_a_fault(monkeypatch, python, browser):
    asked = []

    def run(command, **_):
        asked.append(command)
        return subprocess.CompletedProcess(command, python if command is audit.PYTHON else browser)

    monkeypatch.setattr(audit.subprocess, "run", run)
    assert audit.main() == max(python, browser)
    assert asked == [audit.PYTHON, audit.BROWSER]


def test_the_audit_looks_at_the_lock_that_is_installed_from():
    lock = (audit.ROOT / "requirements.lock").read_text("utf-8")
    assert "requirements.lock" in audit.PYTHON
    pinned = [line for line in lock.splitlines() if "==" in line and not line.lstrip().startswith("#")]
    assert len(pinned) > 50
    assert lock.count("--hash=sha256:") >= len(pinned)
