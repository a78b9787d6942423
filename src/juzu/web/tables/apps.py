"""web: the tables, as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """The tables app; it has no rows of its own, the tables are documents."""

    name = "juzu.web.tables"
    label = "tables"
