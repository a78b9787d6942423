"""web: people and organisations, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """The account app; its label keeps clear of allauth's."""

    name = "juzu.web.account"
    label = "people"
