"""web: how often one visitor may do a thing. Counted by address and by user in the process's memory: enough to stop guessing and flooding."""

from __future__ import annotations

import time

from django.core.cache import cache
from django.http import HttpRequest

RATES = {
    "links": (60, 60),
    "wrong-calls": (20, 600),
    "call-answers": (300, 600),
    "uploads": (30, 600),
    "invitations": (60, 600),
}  # so many in so many seconds


class TooOftenError(Exception):
    """Somebody asks for too much; the answer is 429."""


def limit(request: HttpRequest, act: str) -> None:
    """Counts one act of a visitor. Raises TooOftenError when there were too many."""
    most, seconds = RATES[act]
    who = f"u{request.user.pk}" if request.user.is_authenticated else request.META.get("REMOTE_ADDR", "")
    key = f"limit:{act}:{who}:{int(time.time()) // seconds}"
    cache.add(key, 0, timeout=seconds)
    if cache.incr(key) > most:
        raise TooOftenError
