"""web: planning together, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JointConfig(AppConfig):
    """The joint app."""

    name = "juzu.web.joint"
    label = "joint"
