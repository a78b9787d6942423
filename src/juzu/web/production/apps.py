"""web: productions, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ProductionConfig(AppConfig):
    """The production app."""

    name = "juzu.web.production"
    label = "production"
