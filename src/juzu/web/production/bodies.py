"""web: a document's value <-> the bytes that are kept. Documents never change, so a value that was read once is kept at hand, by its digest."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from juzu.chain.documents import DOCUMENTS
from juzu.kernel.document import Schema
from juzu.web.production.models import Document

T = TypeVar("T")
SCHEMAS: dict[str, Schema[Any]] = {schema.name: schema for schema in DOCUMENTS}
KEPT = 256


class _Shelf:
    """The values used last, newest at the end."""

    def __init__(self) -> None:
        self._values: OrderedDict[tuple[str, ...], Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[str, ...]) -> Any:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: tuple[str, ...], value: Any) -> None:
        with self._lock:
            self._values[key] = value
            while len(self._values) > KEPT:
                self._values.popitem(last=False)


_shelf = _Shelf()


def kept(key: tuple[str, ...], make: Callable[[], T]) -> T:
    """What `make` gives, made once per key; a key names digests, so it never means two things."""
    value: T | None = _shelf.get(key)
    if value is None:
        value = make()
        _shelf.put(key, value)
    return value


def pack(schema: Schema[T], value: T) -> bytes:
    """The compressed JSON of a value."""
    return zlib.compress(schema.dump(value), level=6)


def value_of(document: Document) -> Any:
    """The value of a document; its body is only fetched when the value is not at hand."""
    return kept((document.kind, document.digest), lambda: SCHEMAS[document.kind].load(zlib.decompress(bytes(document.body))))


def json_of(document: Document) -> bytes:
    """The document as it is kept, in the version that wrote it."""
    return zlib.decompress(bytes(document.body))
