"""web: the plan's pages, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """The plan app."""

    name = "juzu.web.plan"
    label = "plan"
