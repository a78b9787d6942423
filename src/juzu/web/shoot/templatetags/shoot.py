"""web: `{% load shoot %}{{ call.call_min|at }}`: a minute of a shooting day as papers say it."""

from __future__ import annotations

from django import template

from juzu.shoot.words import at as said
from juzu.web.site.language import tell

register = template.Library()


@register.filter
def at(minute: int) -> str:
    """485 -> 08:05, 1560 -> 次日 02:00."""
    return tell(said(minute))
