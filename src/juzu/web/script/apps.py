"""web: the script, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ScriptConfig(AppConfig):
    """The script app; it has no rows of its own, scripts and corrections are documents."""

    name = "juzu.web.script"
    label = "script"
