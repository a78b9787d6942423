"""web: private facts of people, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PrivateConfig(AppConfig):
    """The private app."""

    name = "juzu.web.private"
    label = "private"
