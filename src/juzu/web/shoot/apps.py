"""web: papers and call sheets, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class ShootConfig(AppConfig):
    """The shoot app."""

    name = "juzu.web.shoot"
    label = "shoot"
