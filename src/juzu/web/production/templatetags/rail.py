"""web: the rail of a production's pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from juzu.web.production.models import Production
from juzu.web.production.navigation import PAGES

register = template.Library()


@register.inclusion_tag("production/rail.html", takes_context=True)
def rail(context: Context, production: Production) -> dict[str, Any]:
    """The pages that the person who asks may open; the open one is marked, on a page of a room that the rail does not name the room's first."""
    match = context["request"].resolver_match
    here = f"{match.namespace}:{match.url_name}" if match else ""
    if match and here not in {page.address for page in PAGES} and match.namespace != "production":
        here = next((page.address for page in PAGES if page.address.partition(":")[0] == match.namespace), here)
    pages = [(page, page.address == here) for page in PAGES if page.may in production.can]
    return {"pages": pages, "production": production}
