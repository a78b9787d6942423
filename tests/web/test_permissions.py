"""Every address of the site, asked by everybody: nothing is shown or done without the permission that its first line names.

No list of addresses is kept by hand: they come from the site's own table, and the permission each asks for is heard while the owner asks.
"""

import re
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from juzu.web.account import writes as account_writes
from juzu.web.production import access
from juzu.web.production.roles import MAY, ROLES
from juzu.web.site import events

OPEN_TO_ALL = {  # each of these guards itself: by a password, a link's secret, or because it tells nothing
    "account_login", "account_signup", "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_email", "account_email_verification_sent",
    "account:enter", "account:company-join", "production:join", "site:language", "mfa_authenticate", "api:openapi-json", "api:openapi-view",
    "shoot:call", "shoot:call_answer", "shoot:call_calendar", "shoot:call_pdf",
}  # fmt: skip
METHODS = ("get", "post")
BODY = {"cells": [], "kind": "papers", "do": "shelve", "scenes": ["1-1"]}  # enough for every address of the API to be understood


@dataclass(frozen=True)
class Address:
    """One pattern of the site: its name, and its route with the parts that vary."""

    name: str
    route: str

    def url(self, **values) -> str:
        """With the values given; every other part is 1, a date the first of the drama's days."""
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", self.route).replace("^", "").replace("$", "")
        usual = {"when": "2026-12-01"}
        return "/" + re.sub(r"<(?:\w+:)?(\w+)>|{(\w+)}", lambda part: (usual | values).get(part[1] or part[2], "1"), plain)


def _addresses(resolver=None, prefix="", namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, route, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield Address(namespace + pattern.name, route)


EVERY = sorted(_addresses(), key=lambda address: address.route)
OF_PRODUCTIONS = [address for address in EVERY if re.match(r"(api/)?p/[<{]", address.route)]
OF_BASES = [address for address in EVERY if re.match(r"(api/)?b/[<{]", address.route)]
OTHERS = [address for address in EVERY if address not in (*OF_PRODUCTIONS, *OF_BASES) and address.name not in OPEN_TO_ALL]


@pytest.fixture
def heard(monkeypatch):
    """The permissions that a request asked for."""
    said: list[str] = []
    require = access.require

    def hear(production, may):
        said.append(may)
        require(production, may)

    monkeypatch.setattr(access, "require", hear)
    return said


@pytest.fixture(autouse=True)
def _line_kept(monkeypatch):
    """Streams give the database's line back before they begin; a test's transaction needs it."""
    monkeypatch.setattr(events, "let_go", lambda: None)


def _ask(client, method, url):
    """One request, and nothing of it stays."""
    with transaction.atomic():
        sent = (BODY, "application/json") if method == "post" and url.startswith("/api/") else ()
        answer = getattr(client, method)(url, *sent)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize("address", OF_PRODUCTIONS, ids=lambda a: a.name)
def test_a_page_of_a_production_asks_for_a_permission_and_keeps_to_it(address, drama, owner, member, new_user, client_of, heard):
    url = address.url(slug=drama.slug)
    rival = new_user("rival")
    account_writes.found(rival, "对家")
    browsers = {role: member(role)[1] for role in ROLES}
    stranger = client_of(rival)
    for method in METHODS:
        heard.clear()
        status = _ask(client_of(owner), method, url)
        if status == 405:
            continue
        assert heard, f"{method} {url} asks for no permission"
        assert status not in (403, 500), f"{method} {url}: the owner gets {status}"
        needed = set(heard)
        assert _ask(stranger, method, url) == 404, f"{method} {url} tells a stranger that the production exists"
        assert _ask(Client(), method, url) in (302, 401), f"{method} {url} is open to anybody"
        for role, client in browsers.items():
            allowed = needed <= MAY[role]
            got = _ask(client, method, url)
            assert (got != 403) == allowed, f"{method} {url} as {role} gives {got}; it asks for {sorted(needed)}"


@pytest.mark.parametrize("address", OF_BASES, ids=lambda a: a.name)
def test_a_page_of_a_base_is_its_companys(address, catalogue, owner, new_user, client_of):
    url = address.url(slug=catalogue.slug)
    for method in METHODS:
        status = _ask(client_of(owner), method, url)
        if status == 405:
            continue
        assert status not in (403, 500), f"{method} {url}: the owner gets {status}"
        assert _ask(Client(), method, url) in (302, 401), f"{method} {url} is open to anybody"
    assert _ask(client_of(new_user("stranger")), "get", url) in (404, 405)


@pytest.mark.parametrize("address", OTHERS, ids=lambda a: a.name)
def test_every_other_page_wants_to_know_who_asks(address, owner):
    url = address.url()
    for method in METHODS:
        assert _ask(Client(), method, url) in (302, 401, 404, 405), f"{method} {url}"


def test_pages_that_are_open_to_all_exist():
    assert {address.name for address in EVERY} >= OPEN_TO_ALL


@pytest.mark.parametrize("address", [a for a in EVERY if re.search("<str:(secret|token)>", a.route)], ids=lambda a: a.name)
def test_a_wrong_secret_opens_nothing(address, owner):
    assert _ask(Client(), "get", address.url()) in (302, 401, 404)
