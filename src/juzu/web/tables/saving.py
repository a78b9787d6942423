"""web: a patch that a page sends -> the patch; what came of it -> what the page's script reads."""

from __future__ import annotations

from typing import Any

import msgspec
from django.core.exceptions import BadRequest
from django.http import HttpRequest

from juzu.chain.patch import CellFault, Conflict, Patch
from juzu.chain.patching import Applied
from juzu.kernel.text import Lang


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """What the page sends: the patch, and the tables that it has seen, as the number of their document."""

    patch: Patch
    seen: int


def read_sent(request: HttpRequest) -> Sent:
    """The body of a request. Raises BadRequest for anything else."""
    try:
        return msgspec.json.decode(request.body, type=Sent)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise BadRequest(str(error)) from error


def outcome(applied: Applied, lang: Lang) -> dict[str, Any]:
    """Whether it was saved, what takes it back, faults and conflicts."""
    return {
        "saved": applied.whole,
        "undo": msgspec.to_builtins(applied.done.inverse) if applied.whole and applied.done else None,
        "faults": [_fault(fault, lang) for fault in applied.faults],
        "conflicts": [_conflict(conflict) for conflict in applied.conflicts],
    }


def _fault(fault: CellFault, lang: Lang) -> dict[str, str]:
    return {
        "table": fault.table,
        "row": fault.row,
        "column": fault.column,
        "what": fault.what.to(lang),
        "next": fault.next_step.to(lang),
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(conflict)
    return found
