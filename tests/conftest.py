"""Every test speaks Chinese unless it asks for English, whatever the machine's locale."""

import pytest


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUZU_LANG", "zh")
