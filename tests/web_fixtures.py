"""People, productions and servers for tests of the site.

def test_something(drama, member): user, client = member("scheduler"); client.get(f"/p/{drama.slug}/")
def test_in_a_browser(site, drama, member, page): site.sign_in(page, user); page.goto(site.address + "/")
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection
from django.test import Client

from juzu.web.account import writes as account_writes
from juzu.web.account.models import Organisation, User
from juzu.web.production import writes
from juzu.web.production.first import First, from_sample
from juzu.web.production.models import Catalogue, Member, Production

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType, Page

PASSWORD = "a long pass phrase"
NewUser = Callable[..., User]
NewMember = Callable[..., tuple[User, Client]]


@lru_cache
def first_of(sample: str) -> First:
    """A sample production's values; read once."""
    return from_sample(sample)


@pytest.fixture
def new_user(db: None) -> NewUser:
    """Makes a user: new_user("mei"). Their password is PASSWORD."""
    return lambda name, **facts: User.objects.create(email=f"{name}@example.com", password=hashed_password(), name=name, **facts)


@lru_cache
def hashed_password() -> str:
    """As the site keeps it; hashing is slow by design, so it is done once."""
    return make_password(PASSWORD)


@pytest.fixture
def owner(new_user: NewUser) -> User:
    """The owner of the company."""
    return new_user("owner")


@pytest.fixture
def company(owner: User) -> Organisation:
    """A company with one owner."""
    return account_writes.found(owner, "长河影视")


@pytest.fixture
def new_drama(company: Organisation, owner: User) -> Callable[[str], Production]:
    """Makes a production of the company from a sample: new_drama("zhenzhu")."""
    return lambda sample: writes.create(company, first_of(sample), author=owner)


@pytest.fixture
def drama(new_drama: Callable[[str], Production]) -> Production:
    """《灯下戏》 as a production of the company."""
    return new_drama("dengxiaxi")


@pytest.fixture
def member(drama: Production, new_user: NewUser) -> NewMember:
    """Somebody with a role in the drama (None: a stranger), and their browser: member("scheduler")."""

    def make(role: str | None, person: str = "") -> tuple[User, Client]:
        user = new_user((role or "stranger").replace(" ", "-"))
        if role:
            Member.objects.create(production=drama, user=user, role=role, person=person)
        client = Client()
        client.force_login(user)
        return user, client

    return make


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """The browser of a user: client_of(owner)."""

    def make(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return make


@dataclass(frozen=True)
class Site:
    """A running site on the test database."""

    address: str
    process: subprocess.Popen[bytes]

    def sign_in(self, page: Page, user: User, lang: str = "zh") -> None:
        """Gives a page's browser the session of a user and a language."""
        client = Client()
        client.force_login(user)
        cookies = {"sessionid": client.cookies["sessionid"].value, "juzu_lang": lang}
        page.context.add_cookies([{"name": name, "value": value, "url": self.address} for name, value in cookies.items()])


@pytest.fixture(scope="session")
def served(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("site") / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "juzu.web", "serve", "--port", str(port), "--no-worker"],
            env=os.environ | child_environment(),
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
        try:
            _wait(f"http://127.0.0.1:{port}/account/login/", process, log)
            yield Site(f"http://127.0.0.1:{port}", process)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)


@pytest.fixture
def site(served: Site, transactional_db: None) -> Site:
    """The site on granian, with whatever the test saves."""
    return served


def _address() -> str:
    facts: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(facts["NAME"])
    return f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def child_environment() -> dict[str, str]:
    """What points a process of the site at the test's database."""
    return {"JUZU_DATABASE": _address(), "JUZU_DATA": str(settings.DATA), "DJANGO_SETTINGS_MODULE": "juzu.web.settings"}


def _wait(address: str, process: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the site did not start:\n{log.read_text()}")


def chromium() -> str | None:
    """Where a Chromium lies: $CHROMIUM, then Debian's; None for Playwright's own."""
    named = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    return named if Path(named).exists() else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], browser_type: BrowserType) -> dict[str, Any]:
    """Playwright drives the system's Chromium where there is one, else its own."""
    found = chromium()
    if found is None and not Path(browser_type.executable_path).exists():
        pytest.skip("no Chromium here: sudo apt install -y chromium")
    return browser_type_launch_args | ({"executable_path": found, "args": ["--no-sandbox", "--disable-gpu"]} if found else {})


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Browsers read Chinese, like the rest of the tests."""
    return browser_context_args | {"locale": "zh-CN"}


@pytest.fixture
def children(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that a test starts work on the test's database."""
    for name, value in child_environment().items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def at_work(site: Site) -> Iterator[None]:
    """A worker beside the site, for this test alone: one that stayed would take the jobs of tests that watch their own."""
    process = subprocess.Popen([sys.executable, "-m", "juzu.web", "worker"], env=os.environ | child_environment())
    yield
    process.terminate()
    process.wait(20)


@pytest.fixture(autouse=True)
def uncounted() -> None:
    """Each test begins with nobody having asked too often."""
    cache.clear()


@pytest.fixture
def catalogue(company: Organisation, owner: User) -> Catalogue:
    """The sample base as the company's own."""
    base = first_of("dengxiaxi").standing.base
    return writes.keep_catalogue(company, base, author=owner)
