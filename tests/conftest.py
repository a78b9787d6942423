"""Every test speaks Chinese unless it asks for English, whatever the machine's locale."""

import pytest
from hypothesis import HealthCheck, settings

from web_fixtures import *  # noqa: F403 - fixtures are found by their names

settings.register_profile("juzu", deadline=None, suppress_health_check=[HealthCheck.too_slow])  # how fast this machine is, no law depends on
settings.load_profile("juzu")


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZU_LANG", "zh")
