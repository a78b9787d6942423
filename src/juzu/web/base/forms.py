"""web: the forms of a base: a hold, a crew, a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from juzu.base.booking.clock import minute_at
from juzu.base.catalogue import Base
from juzu.base.spaces import floors
from juzu.kernel.span import Span, minute_of_clock
from juzu.kernel.text import Text
from juzu.web.base.models import Guest
from juzu.web.site.forms import DayInput
from juzu.web.site.language import tell

CLOCK = Text("写作 08:30；过了零点接着数，26:00 是次日凌晨两点", "written 08:30; hours after midnight run on, 26:00 is two in the morning")

LABELS: dict[str, Text] = {
    "set": Text("景", "Set"),
    "day": Text("日期", "Date"),
    "start": Text("从", "From"),
    "end": Text("到", "To"),
    "until": Text("到哪天（跨天才填）", "Last date, when longer than a day"),
    "guest": Text("给谁", "For"),
    "crew": Text("或新的组", "or a new crew"),
    "people": Text("人数", "People"),
    "note": Text("备注", "Note"),
    "wait": Text("被占就登记候补", "Join the waiting list when it is taken"),
}


class HoldForm(forms.Form):
    """What somebody asks for. Who runs the base may write a new crew's name; guests choose among their productions."""

    set = forms.ChoiceField()
    day = forms.DateField(widget=DayInput)
    start = forms.CharField(max_length=6, initial="08:00")
    end = forms.CharField(max_length=6, initial="12:00")
    until = forms.DateField(required=False, widget=DayInput)
    guest = forms.ChoiceField(required=False)
    crew = forms.CharField(required=False, max_length=120)
    people = forms.IntegerField(required=False, min_value=0, max_value=10_000)
    note = forms.CharField(required=False, max_length=200)
    wait = forms.BooleanField(required=False)

    def __init__(self, base: Base, guests: Iterable[Guest], *args: Any, operates: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name].label = tell(label)
        for name in ("start", "end"):
            self.fields[name].help_text = tell(CLOCK)
        chosen = [(guest.pk, guest.name) for guest in guests]
        self.fields["set"].choices = _sets(base)  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["guest"].choices = [("", "—"), *chosen] if operates or len(chosen) != 1 else chosen  # type: ignore[attr-defined]
        if not operates:
            del self.fields["crew"]

    def clean(self) -> dict[str, Any]:
        """Adds `span`; says at once what is missing or cannot be read."""
        said = super().clean() or {}
        minutes = {}
        for name in ("start", "end"):
            try:
                minutes[name] = minute_of_clock(said.get(name, ""))
            except ValueError:
                self.add_error(name, tell(CLOCK))
        if not said.get("guest") and not said.get("crew"):
            self.add_error("guest", tell(Text("写明给哪个组", "say for which crew")))
        day: date | None = said.get("day")
        if day and len(minutes) == 2:
            start, end = minute_at(day, minutes["start"]), minute_at(said.get("until") or day, minutes["end"])
            if end <= start:
                self.add_error("end", tell(Text("要晚于开始", "later than the start")))
            else:
                said["span"] = Span(start, end)
        return said


class FileForm(forms.Form):
    """A file handed in."""

    file = forms.FileField()

    def __init__(self, label: Text, accept: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = tell(label)
        self.fields["file"].widget.attrs["accept"] = accept


def _sets(base: Base) -> list[tuple[str, list[tuple[str, str]]]]:
    """Sets by building and floor, as a list with headings."""
    order: dict[str, list[tuple[str, str]]] = {}
    for floor in floors(base):
        order.setdefault("·".join(part for part in (floor.building, floor.floor) if part) or "—", [])
    for item in base.sets:
        order.setdefault("·".join(part for part in (item.building, item.floor) if part) or "—", []).append((item.id, item.name))
    return [(name, sets) for name, sets in order.items() if sets]
