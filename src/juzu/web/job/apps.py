"""web: durable jobs, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class JobConfig(AppConfig):
    """The job app."""

    name = "juzu.web.job"
    label = "job"
