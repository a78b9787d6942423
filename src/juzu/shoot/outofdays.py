"""shoot: book -> day-out-of-days: who works, is held or dropped on which date.

Codes: SW first day, W work, WF last day, SWF the only one, WD the last before a drop, H held, T travel, R rehearsal, F fitting. The longest gaps
are dropped, as the plan pays them (docs/rules/timing-and-money.md, section 6); dropped days show a dash.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from juzu.kernel.text import Text
from juzu.plan.problem import Person
from juzu.shoot.book import Book
from juzu.shoot.fields import dated
from juzu.shoot.frame import paper
from juzu.shoot.palette import Colour
from juzu.shoot.paper import Cell, Column, Item, Notes, Paper, Row, Table, heads, row, same

FILLS: dict[str, Colour] = {"H": "#E6E6E6", "T": "#FBE3C8", "R": "#FBE3C8", "F": "#FBE3C8"}
WORK_FILL: Colour = "#CFE6D4"
DROPPED = "–"
LEGEND = Text(
    "SW 首日 · W 出工 · WF 末日 · SWF 仅一日 · WD 放人前最后一日 · H 待工 · – 已放 · T 路途 · R 排练 · F 试装",
    "SW start · W work · WF finish · SWF start and finish · WD last before a drop · H hold · – dropped · T travel · R rehearsal · F fitting",
)


def dropped_gaps(worked: Sequence[int], person: Person) -> set[int]:
    """Days in the gaps that are not paid: the longest of at least `drop_gap_days`, at most `drops` of them."""
    gaps = [range(a + 1, b) for a, b in pairwise(worked) if b - a - 1 >= max(person.drop_gap_days, 1)]
    gaps.sort(key=len, reverse=True)
    return {day for gap in gaps[: person.drops] for day in gap}


def codes(worked: Sequence[int], person: Person) -> dict[int, str]:
    """Day -> code, from the first worked day to the last."""
    if not worked:
        return {}
    first, last = worked[0], worked[-1]
    if first == last:
        return {first: "SWF"}
    dropped = dropped_gaps(worked, person)
    found = {day: DROPPED if day in dropped else "H" for day in range(first, last + 1)}
    found |= {day: "WD" if day + 1 in dropped else "W" for day in worked}
    return found | {first: "SW", last: "WF"}


def day_out_of_days(book: Book) -> tuple[Paper, ...]:
    """A row per actor by the number on the stripboard, a column per date, and what is worked, held, dropped and paid."""
    worked: dict[str, list[int]] = {}
    for day in book.days:
        for call in day.people:
            worked.setdefault(call.who, []).append(day.day)
    first, last = _bounds(book)
    columns = (
        Column(Text("序", "No."), 2, "center", "number"),
        Column(Text("角色", "Role"), 6, flex=True),
        Column(Text("演员", "Actor"), 6, flex=True),
        *(Column(_two_lines(dated(book, day)), 5, "center") for day in range(first, last)),
        Column(Text("出工", "Worked"), 4, "center", "number", group=Text("天数", "Days")),
        Column(Text("待工", "Held"), 4, "center", "number", group=Text("天数", "Days")),
        Column(Text("放人", "Dropped"), 4, "center", "number", group=Text("天数", "Days")),
        Column(Text("计酬", "Paid"), 4, "center", "number", group=Text("天数", "Days")),
    )
    numbers = book.numbers
    rows = [
        _line(book, numbers[who], who, sorted(set(worked[who])), range(first, last)) for who in sorted(worked, key=lambda w: numbers[w])
    ]
    table = Table(columns, heads(columns), tuple(rows), frozen=3)
    return (paper(book, "out-of-days", Text("演员出工表", "Day out of days"), None, table, Notes(Text("图例", "Key"), (LEGEND,))),)


def _two_lines(date: Text) -> Text:
    """The weekday below or above the date, so that the narrow column never breaks inside either."""
    return Text(date.zh.replace(" ", "\n"), date.en.replace(" ", "\n", 1))


def _bounds(book: Book) -> tuple[int, int]:
    days = [day.day for day in book.days]
    marked = {travel.date for travel in book.production.travels}
    days += [n for n in range(len(book.problem.days)) if book.date(n) in marked] if book.problem else []
    return (min(days), max(days) + 1) if days else (0, 0)


def _line(book: Book, number: int, who: str, worked: list[int], days: range) -> Row:
    person = book.people[who]
    own = {day: mark.mark for mark in book.production.travels for day in days if mark.person == who and mark.date == book.date(day)}
    found: dict[int, str] = codes(worked, person) | {day: mark for day, mark in own.items() if day not in worked}
    said = list(found.values())
    held, dropped = said.count("H"), said.count(DROPPED)
    paid = len(worked) + (held if person.pay.kind == "day" and person.pay.hold_percent else 0)
    cells: list[Item] = [number, Cell(same(book.role(who)), bold=True), book.actor(who)]
    cells += [_code(found.get(day, "")) for day in days]
    return row((*cells, len(worked), held, dropped, paid))


def _code(code: str) -> Cell:
    fill = FILLS.get(code) or (WORK_FILL if code and code != DROPPED else "")
    return Cell(code or None, fill=fill, bold="W" in code)
