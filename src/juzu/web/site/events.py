"""web: what happened -> every open page of its channel, as server-sent events.

`tell` writes a row in the caller's transaction. Each server process has one broadcaster: it looks for new rows a few times a second while
anybody listens, and fans them out in memory, so a hundred open pages cost one small query, not a hundred.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connections
from django.http import StreamingHttpResponse
from django.utils import timezone

from juzu.web.site.models import Event

EVERY_S = 0.4
BEAT_S = 20.0
LONGEST_S = 600.0  # then the browser comes again, and is asked again who it is
KEPT = timedelta(days=1)
LATE = 50  # a transaction that commits late has an older number; this many are looked at again
MOST_WAITING = 1_000


def tell(channel: str, kind: str, data: dict[str, Any]) -> None:
    """Says on a channel that something happened, when the transaction around commits."""
    Event.objects.create(channel=channel, kind=kind, data=data)


def forget() -> int:
    """Drops events that are too old to catch up with; returns how many."""
    return Event.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]


Row = tuple[int, str, str, dict[str, Any]]


def _newest() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _after(number: int, channel: str | None = None) -> list[Row]:
    close_old_connections()
    rows = Event.objects.filter(pk__gt=number)
    if channel:
        rows = rows.filter(channel=channel)
    return list(rows.order_by("pk").values_list("pk", "channel", "kind", "data")[:MOST_WAITING])


class Broadcaster:
    """One per process and event loop."""

    def __init__(self) -> None:
        self._listeners: dict[str, set[asyncio.Queue[Row]]] = {}
        self._task: asyncio.Task[None] | None = None
        self._said: deque[int] = deque(maxlen=10 * LATE)

    async def listen(self, channel: str, since: int | None) -> AsyncIterator[str]:
        """The events of a channel from now on, after those that came since event number `since`, as the text that browsers read."""
        queue: asyncio.Queue[Row] = asyncio.Queue(MOST_WAITING)
        if since is None:
            since = await sync_to_async(_newest, thread_sensitive=False)()
        self._listeners.setdefault(channel, set()).add(queue)
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._poll(since))
        sent: deque[int] = deque(maxlen=10 * LATE)
        try:
            yield f"retry: 2000\nid: {since}\n\n"
            for row in await sync_to_async(_after, thread_sensitive=False)(since, channel):
                sent.append(row[0])
                yield _text(row)
            ends = asyncio.get_running_loop().time() + LONGEST_S
            while asyncio.get_running_loop().time() < ends:
                try:
                    row = await asyncio.wait_for(queue.get(), BEAT_S)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if row[0] not in sent:
                    yield _text(row)
        finally:
            self._listeners[channel].discard(queue)
            if not self._listeners[channel]:
                del self._listeners[channel]

    async def _poll(self, since: int) -> None:
        """Looks for new rows while anybody listens."""
        self._said.extend(row[0] for row in await sync_to_async(_after, thread_sensitive=False)(since - LATE) if row[0] <= since)
        while self._listeners:
            for row in await sync_to_async(_after, thread_sensitive=False)(since - LATE):
                since = max(since, row[0])
                if row[0] in self._said:
                    continue
                self._said.append(row[0])
                for queue in self._listeners.get(row[1], ()):
                    if not queue.full():
                        queue.put_nowait(row)
            await asyncio.sleep(EVERY_S)


def _text(row: Row) -> str:
    number, _, kind, data = row
    return f"id: {number}\nevent: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


_broadcasters: dict[int, Broadcaster] = {}


def _broadcaster() -> Broadcaster:
    return _broadcasters.setdefault(id(asyncio.get_running_loop()), Broadcaster())


def stream(channel: str, last_id: str) -> StreamingHttpResponse:
    """The endless answer of an events address. The caller has checked who asks; `last_id` is the browser's Last-Event-ID."""
    since = int(last_id) if last_id.isascii() and last_id.isdigit() else None
    answer = StreamingHttpResponse(_broadcaster().listen(channel, since), content_type="text/event-stream")
    answer.headers["Cache-Control"], answer.headers["X-Accel-Buffering"] = "no-store", "no"
    return answer


def let_go() -> None:
    """Gives this thread's database connections back before a stream begins: it may stay open for hours and needs none."""
    connections.close_all()
