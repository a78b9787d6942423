"""web: what every page of a base shows: its name, its tabs, which is open; and where a refusal or a fault is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from juzu.base.booking.refusal import Refusal
from juzu.kernel.errors import Fault
from juzu.kernel.text import Text
from juzu.web.base.access import Right, Visit
from juzu.web.site.language import tell


@dataclass(frozen=True, slots=True)
class Tab:
    """One page of a base."""

    address: str
    title: Text
    may: Right = "see"


TABS = (
    Tab("base:schedule", Text("排期", "Schedule")),
    Tab("base:crews", Text("各组", "Crews")),
    Tab("base:floors", Text("楼层", "Floors")),
    Tab("base:bookings", Text("预订", "Bookings")),
    Tab("base:occupancy", Text("占用", "Occupancy"), "operate"),
    Tab("base:guests", Text("驻组", "Crews here"), "operate"),
    Tab("joint:choose", Text("合排", "Plan together"), "operate"),
    Tab("base:catalogue", Text("目录", "Catalogue")),
)


def page(request: HttpRequest, visit: Visit, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A page of the base inside its frame; a template of another room is named with its folder."""
    tabs = [
        (tab, tab.address == (request.resolver_match.view_name if request.resolver_match else ""))
        for tab in TABS
        if tab.may in visit.rights
    ]
    name = template if "/" in template else f"base/{template}"
    return render(request, f"{name}.html", {"visit": visit, "catalogue": visit.catalogue, "tabs": tabs, **context}, status=status)


def told(request: HttpRequest, outcome: object, done: Text) -> None:
    """A message of what came of an act."""
    if isinstance(outcome, Refusal):
        messages.error(request, line(outcome.fault))
    else:
        messages.success(request, tell(done))


def line(fault: Fault) -> str:
    """A fault in one line."""
    return f"{tell(fault.what)} → {tell(fault.next_step)}"
