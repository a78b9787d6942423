"""web: bases, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class BaseConfig(AppConfig):
    """The base app."""

    name = "juzu.web.base"
    label = "base"
