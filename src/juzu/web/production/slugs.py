"""web: a title -> an address that nobody has yet. Chinese titles keep their characters out of addresses: letters, then a number."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.text import slugify

from juzu.web.production.models import Catalogue, Production

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LONGEST = 40


def free_slug(title: str, model: type[Production | Catalogue] = Production) -> str:
    """`Long Stay` -> `long-stay`, `long-stay-2`; a title without Latin letters gets six random ones."""
    stem = slugify(title)[:LONGEST].strip("-") or "".join(secrets.choice(LETTERS) for _ in range(6))
    manager: models.Manager[Production] | models.Manager[Catalogue] = model.objects
    taken = set(manager.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for n in range(1, len(taken) + 2) if (slug := stem if n == 1 else f"{stem}-{n}") not in taken)
