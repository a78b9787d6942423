"""Every test speaks Chinese unless it asks for English, whatever the machine's locale."""

import hypothesis
import pytest

from web_fixtures import *  # noqa: F403 - fixtures are found by their names

# how fast this machine is, no law depends on
hypothesis.settings.register_profile("juzu", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("juzu")


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZU_LANG", "zh")
