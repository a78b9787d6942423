"""chain: the columns of a wall schedule 墙上的排期表."""

from __future__ import annotations

from juzu.base.booking.booking import STATES
from juzu.base.booking.wall import WRITTEN_STATES, WallRow
from juzu.chain import cells, column
from juzu.chain.table import Column, Table
from juzu.kernel.span import Span, span_of
from juzu.kernel.text import Text

HOURS = Text("写作 08:00-22:00；过了零点接着数", "written 08:00-22:00; hours after midnight run on")


def _day(value: str) -> object:
    found = cells.day(value)
    if found is None:
        raise ValueError("a date is written 2026-12-05")
    return found


def _hours(value: str) -> Span:
    span = span_of(value)
    if span.minutes <= 0:
        raise ValueError("hours end after they begin")
    return span


def _party(value: str) -> str:
    if not value:
        raise ValueError("whose is it?")
    return value


_read_state, _write_state, _states = cells.choice({state: STATES[state] for state in WRITTEN_STATES})

WALL = Table(
    Text("排期表", "Schedule"),
    WallRow,
    (
        column.text("set", "景", "Set", 16, hint=Text("目录里的编号、名称或别名", "id, name or alias of the catalogue")),
        Column("day", Text("日期", "Date"), _day, cells.write_day, 12, hint=Text("写作 2026-12-05", "written 2026-12-05")),
        Column("hours", Text("时段", "Hours"), _hours, cells.write_span, 14, hint=HOURS),
        column.day("until", "到哪天", "Last date"),
        Column("party", Text("组", "Crew"), _party, cells.write_text, 18, hint=Text("哪个组用", "whose it is")),
        Column(
            "state",
            Text("状态", "State"),
            lambda value: _read_state(value) if value else "confirmed",
            _write_state,
            10,
            choices=_states,
            hint=Text("留空：已确认", "empty: confirmed"),
        ),
        column.count("people", "人数", "People"),
        column.text("note", "备注", "Note", 24),
    ),
    required="set",
)
