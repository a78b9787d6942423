"""web: the facts of a production, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """The facts app; it has no rows of its own, the facts are a document."""

    name = "juzu.web.facts"
    label = "facts"
