"""web: addresses of the tables; each page has a name space of its own, so that the rail marks it."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from juzu.web.tables import exchange, views
from juzu.web.tables.groups import GROUPS
from juzu.web.tables.one_row import row


def _of(group: str) -> list[URLPattern]:
    pages = []
    for at, table in enumerate(GROUPS[group].tables):
        stem, facts = ("" if at == 0 else f"{table}/"), {"group": group, "table": table}
        pages += [
            path(stem, views.page, facts, name="page" if at == 0 else table),
            path(f"{stem}save/", views.save, {"table": table}, name=f"{table}-save"),
            path(f"{stem}news/", views.news, {"table": table}, name=f"{table}-news"),
            path(f"{stem}row/", row, facts, name=f"{table}-row"),
        ]
    return [
        *pages,
        path("xlsx/", exchange.download, {"group": group}, name="download"),
        path("upload/", exchange.upload, {"group": group}, name="upload"),
        path("accept/", exchange.accept, {"group": group}, name="accept"),
    ]


urlpatterns: list[URLResolver] = [path(f"p/<slug:slug>/{group}/", include((_of(group), group))) for group in GROUPS]
