"""Every test speaks Chinese unless it asks for English, whatever the machine's locale."""

import pytest

from web_fixtures import *  # noqa: F403 - fixtures are found by their names


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZU_LANG", "zh")
