"""web: what every page stands on, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site's own app."""

    name = "juzu.web.site"
    label = "site"
