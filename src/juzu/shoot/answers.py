"""shoot: what somebody did with their call -> where it stands: 未发 已发 已看 已确认 请假.

A mark counts for the version on which it was made, and only while nothing has changed for the person since. Whoever confirmed version 2 and is not
touched by version 3 has confirmed version 3.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text

Act = Literal["sent", "opened", "confirmed", "declined"]
Status = Literal["unsent", "sent", "opened", "confirmed", "declined"]
STATUSES: dict[Status, Text] = {
    "unsent": Text("未发", "not sent"),
    "sent": Text("已发", "sent"),
    "opened": Text("已看", "opened"),
    "confirmed": Text("已确认", "confirmed"),
    "declined": Text("来不了", "declined"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing done with one version."""

    act: Act
    version: int


def status(marks: Iterable[Mark], since: int) -> Status:
    """Where it stands; `marks` in the order of time, `since` the version that last changed something for the person (0: not called)."""
    valid = [mark.act for mark in marks if mark.version >= since]
    answers = [act for act in valid if act in ("confirmed", "declined")]
    if answers:
        return answers[-1]
    return "opened" if "opened" in valid else "sent" if "sent" in valid else "unsent"


def check_answer(version: int, since: int, newest: int) -> None:
    """Raises InputError for an answer to a version that no longer says what the person must do, or that was never issued."""
    if version > newest or version < 1:
        what = Text("没有第 {n} 版通告", "there is no version {n} of the call sheet").format(n=version)
        raise InputError(Fault(what, Text("刷新页面再答复", "reload the page, then answer")))
    if version < since:
        what = Text(
            "你的通告在第 {n} 版有更正；你刚才看的是第 {old} 版，答复没有记下",
            "your call changed in version {n}; you were reading version {old}, and the answer was not kept",
        )
        raise InputError(Fault(what.format(n=since, old=version), Text("看过新的一版再答复", "read the new version, then answer")))
