"""shoot: the last issue of a day's call sheet, what somebody wants to do -> the next issue, or the reason why not.

    (nothing) ── advance ──> 预备 v1 ── advance ──> 预备 v2 …
        │                      │
        └─────── publish ──────┴──> 正式 v3 ── publish ──> 更正 v4 ── publish ──> 更正 v5 …

Versions count up by one over all states, so a higher number is always the newer paper. An issue never goes back to advance, and the same content
is not issued twice in one state. Raises InputError with what stands and what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juzu.kernel.errors import Fault, InputError
from juzu.kernel.text import Text
from juzu.shoot.production import SHEET_STATES, SheetState

Act = Literal["advance", "publish"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue of one day: `content` is the digest of all that it says."""

    version: int
    state: SheetState
    content: str


def next_issue(last: Issue | None, act: Act, content: str, seen: int) -> Issue:
    """The issue that follows. `seen` is the version that whoever acts had before them (0: none): another one since then refuses the act."""
    if seen != (last.version if last else 0):
        raise InputError(overtaken(last))
    state = _state(last, act)
    if last and state in (last.state, "corrected") and content == last.content:
        raise InputError(_unchanged(last))
    return Issue(last.version + 1 if last else 1, state, content)


def may(last: Issue | None) -> tuple[Act, ...]:
    """What can be done next, the usual thing last."""
    return ("publish",) if last and last.state != "advance" else ("advance", "publish")


def _state(last: Issue | None, act: Act) -> SheetState:
    if last is None or last.state == "advance":
        return "advance" if act == "advance" else "published"
    if act == "advance":
        raise InputError(_back(last))
    return "corrected"


def _stands(last: Issue) -> Text:
    return Text("{state} 第{n}版", "{state} v{n}").format(state=SHEET_STATES[last.state], n=last.version)


def overtaken(last: Issue | None) -> Fault:
    """What somebody is told who wanted to issue while another was quicker."""
    stands = _stands(last) if last else Text("没有发过", "nothing issued")
    return Fault(
        Text("别人已先发出：现在是 {s}；这次没有再发", "somebody was first: {s} stands now; nothing was issued this time").format(s=stands),
        Text("看过现在这一版，再决定要不要发", "read what stands now, then decide whether to issue again"),
    )


def _unchanged(last: Issue) -> Fault:
    return Fault(
        Text("内容和 {s} 一样，不用再发", "the content is that of {s}; there is nothing to issue").format(s=_stands(last)),
        Text("改了计划或通告内容以后再发", "issue again after the plan or the words of the sheet have changed"),
    )


def _back(last: Issue) -> Fault:
    return Fault(
        Text("已经是 {s}，不能退回预备", "{s} stands; it cannot go back to advance").format(s=_stands(last)),
        Text("有变动就发更正", "issue a correction if something changed"),
    )
