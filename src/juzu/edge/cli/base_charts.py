"""edge: a chart of base/gantt.py, occupancy and refusals -> the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.table import Table
from rich.text import Text as Styled

from juzu.base.booking.refusal import KINDS, RefusalKind
from juzu.base.demand import Scarcity
from juzu.base.gantt import Chart, Line, Occupancy
from juzu.base.kinds import KINDS as SET_KINDS
from juzu.edge.cli.terminal import tell
from juzu.edge.papers.gantt import inks_of, mark
from juzu.kernel.text import Text

SIGNS = {"shut": "·", "change": "─", "part": "░", "use": "█"}
CELLS = 48


def chart_table(chart: Chart) -> Table:
    """Lines of signs: █ in use, ▒ held, ░ shared space, ─ hand-over, · closed; below each the parties in order."""
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column(_head(chart), no_wrap=True)
    table.add_column("", overflow="fold")
    inks, group = inks_of(chart.lines), ""
    for line in chart.lines:
        if line.group != group:
            table.add_row(Styled(line.group, style="bold"), "", "")
            group = line.group
        whose = dict.fromkeys(bar.label for bar in line.bars if bar.kind == "use")
        table.add_row(line.name, _signs(line, chart, inks), "、".join(whose))
    return table


def occupancy_table(rooms: Iterable[Occupancy]) -> Table:
    """Each room: hours open, used, changing over, idle, and the share in use; the most used first."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    heads = (
        Text("景", "room"),
        Text("开放(时)", "open h"),
        Text("使用", "used"),
        Text("交接换景", "change"),
        Text("空置", "idle"),
        Text("占用率", "share"),
    )
    for position, head in enumerate(heads):
        table.add_column(tell(head), justify="right" if position else "left", no_wrap=True)
    rooms = sorted(rooms, key=lambda room: (-room.share, room.room))
    for room in rooms:
        hours = (f"{minutes / 60:,.1f}" for minutes in (room.open_min, room.used_min, room.change_min, room.idle_min))
        table.add_row(room.room, *hours, f"{room.share:.0%}")
    sums = [sum(getattr(room, name) for room in rooms) for name in ("open_min", "used_min", "change_min", "idle_min")]
    share = f"{sums[1] / sums[0]:.0%}" if sums[0] else ""
    table.add_row(tell(Text("合计", "all")), *(f"{minutes / 60:,.1f}" for minutes in sums), share, style="bold")
    return table


def refusals_table(refused: dict[str, Counter[RefusalKind]]) -> Table:
    """Kinds of sets that were refused, and why."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    kinds: list[RefusalKind] = [kind for kind in KINDS if any(counted[kind] for counted in refused.values())]
    table.add_column(tell(Text("被拒的景", "refused")))
    for kind in kinds:
        table.add_column(tell(KINDS[kind]), justify="right")
    for name, counted in refused.items():
        table.add_row(tell(SET_KINDS[name].name) if name in SET_KINDS else name, *(str(counted[kind] or "") for kind in kinds))
    return table


def demand_table(kinds: Iterable[Scarcity]) -> Table:
    """Kinds of sets: days asked, rooms that serve them, days a room; what nobody serves first."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    for position, head in enumerate(
        (Text("景", "kind"), Text("要几天", "days asked"), Text("有几处", "rooms"), Text("每处几天", "days a room"))
    ):
        table.add_column(tell(head), justify="right" if position else "left", no_wrap=True)
    for one in kinds:
        name = tell(SET_KINDS[one.kind].name) if one.kind in SET_KINDS else one.kind
        a_room = tell(Text("没有", "none")) if one.days_per_room is None else f"{one.days_per_room:.2f}"
        table.add_row(name, f"{one.days:.2f}", str(one.rooms or ""), a_room)
    return table


def _head(chart: Chart) -> str:
    line = [" "] * (CELLS + 6)
    free = 0
    for minute in range(chart.window.start, chart.window.end, chart.step_min):
        at, said = (minute - chart.window.start) * CELLS // chart.window.minutes, mark(minute, chart)
        if at >= free:
            line[at : at + len(said)] = said
            free = at + len(said) + 1
    return "".join(line[:CELLS])


def _signs(line: Line, chart: Chart, inks: dict[str, str]) -> Styled:
    signs, colours = [" "] * CELLS, [""] * CELLS
    for bar in line.bars:
        first = (bar.span.start - chart.window.start) * CELLS // chart.window.minutes
        last = max(first + 1, -(-(bar.span.end - chart.window.start) * CELLS // chart.window.minutes))
        for at in range(first, min(last, CELLS)):
            signs[at] = "▒" if bar.kind == "use" and bar.state == "held" else SIGNS[bar.kind]
            colours[at] = inks.get(bar.label, "")
    styled = Styled()
    for sign, colour in zip(signs, colours, strict=True):
        styled.append(sign, style=colour)
    return styled
