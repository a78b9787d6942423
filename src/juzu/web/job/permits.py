"""web: kind of job -> the permission that asking for, stopping and fetching it needs."""

from __future__ import annotations

from juzu.web.production.roles import Permission

NEEDS: dict[str, Permission] = {"plan": "edit plan", "papers": "see sheets"}
