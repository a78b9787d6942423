"""edge: a simulated year -> tables on the terminal, in the person's language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.table import Table

from juzu.base.kinds import KINDS
from juzu.base.year.document import Answer, KindYear, Simulation
from juzu.base.year.statistics import Interval
from juzu.edge.cli.terminal import out, tell
from juzu.kernel.text import Text

KINDS_SHOWN = 15


@dataclass(frozen=True, slots=True)
class Line:
    """How a figure is written: its name, decimals, and by how much it is divided. `sets`: only where a catalogue was given."""

    name: Text
    decimals: int
    divide: float = 1.0
    sets: bool = False


LINES: dict[str, Line] = {
    "dramas": Line(Text("一年拍完的戏（部）", "dramas shot in a year"), 0),
    "scenes": Line(Text("一年拍的场数", "scenes shot in a year"), 0),
    "crews_a_day": Line(Text("每天在基地的组", "crews on the base a day"), 2),
    "wait_days": Line(Text("等组位（天，平均）", "days of waiting for a slot, mean"), 2),
    "wait_p90_days": Line(Text("等组位（天，十部里第九部）", "days of waiting, nine in ten wait less"), 2),
    "refused": Line(Text("等不及去了别处（部）", "dramas that went elsewhere"), 1),
    "jammed_days": Line(Text("进了基地却等景（组·天）", "crew-days on the base waiting for a set"), 0, sets=True),
    "away_days": Line(Text("等不到景改去别处拍（组·天）", "crew-days shot elsewhere for want of a set"), 0, sets=True),
    "idle_set_hours": Line(Text("景空着（千小时）", "idle set-hours, thousands"), 1, 1000, sets=True),
    "revenue_fen": Line(Text("收入（万元）", "revenue, 10,000 yuan"), 1, 1_000_000),
}


def show(year: Simulation) -> None:
    """Everything a base operator asks for: the year, the sets, the check by theory, the answers."""
    where = year.base or tell(Text("只看组位，没有景的目录（用 --base 给出）", "slots only, no catalogue of sets (give one with --base)"))
    seen = Text("{where} · {slots} 个组位 · {seeds} 遍 × {days} 天", "{where} · {slots} slots · {seeds} years of {days} days")
    out.print(tell(seen.format(where=where, slots=year.settings.slots, seeds=year.seeds, days=year.days)), markup=False)
    out.print(_figures(year))
    if year.kinds:
        out.print()
        out.print(_kinds(year))
    if missing := _missing(year):
        out.print(missing, markup=False)
    out.print()
    _theory(year)
    for answer in year.answers:
        out.print()
        out.print(tell(Text("如果 {what}", "If {what}").format(what=answer.meaning)), markup=False)
        out.print(_answer(year, answer))


def _table(*heads: Text) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for position, head in enumerate(heads):
        table.add_column(tell(head), justify="left" if position == 0 else "right", no_wrap=True)
    return table


def _figures(year: Simulation) -> Table:
    table = _table(Text("一年", "A year"), Text("平均", "mean"), Text("95% 区间", "95 % interval"))
    for key, line in _lines(year).items():
        value = getattr(year.figures, key)
        table.add_row(tell(line.name), _number(value.mean, line), _range(value, line))
    return table


def _lines(year: Simulation) -> dict[str, Line]:
    return {key: line for key, line in LINES.items() if year.sets or not line.sets}


def _number(value: float, line: Line) -> str:
    return f"{max(0.0, value) / line.divide:,.{line.decimals}f}"


def _signed(value: float, line: Line) -> str:
    shown = f"{value / line.divide:+,.{line.decimals}f}"
    return shown.lstrip("+-") if float(shown.replace(",", "")) == 0 else shown


def _range(value: Interval, line: Line, write: Callable[[float, Line], str] = _number) -> str:
    return f"{write(value.low, line)} … {write(value.high, line)}"


def _kinds(year: Simulation) -> Table:
    table = _table(
        Text("景，最卡的在前", "Sets, most jammed first"),
        Text("几处", "rooms"),
        Text("占用", "busy"),
        Text("空置小时", "idle h"),
        Text("等它（组·天）", "days waited"),
        Text("改去别处（部）", "turned away"),
    )
    for row in year.kinds[:KINDS_SHOWN]:
        table.add_row(*_cells(row))
    if rest := year.kinds[KINDS_SHOWN:]:
        table.add_row(tell(Text("另有 {n} 种", "{n} more kinds").format(n=len(rest))), *[""] * 5)
    return table


def _missing(year: Simulation) -> str:
    """What is asked for and no set of the base serves."""
    rows = sorted((row for row in year.kinds if row.missing_days.mean >= 0.5), key=lambda row: -row.missing_days.mean)
    joined = [f"{_kind_name(row.kind)} {row.missing_days.mean:,.0f}" for row in rows]
    said = Text("有人要而这里没有的景（一年组·天）：{list}", "asked for and not here (crew-days a year): {list}")
    return tell(said.format(list=", ".join(joined))) if rows else ""


def _cells(row: KindYear) -> tuple[str, ...]:
    days = [f"{value.mean:,.0f}" if value.mean >= 0.5 else "·" for value in (row.jammed_days, row.refusals)]
    return _kind_name(row.kind), str(row.rooms), f"{row.busy_share.mean:.0%}", f"{row.idle_hours.mean:,.0f}", *days


def _kind_name(kind: str) -> str:
    return tell(KINDS[kind].name) if kind in KINDS else kind


def _theory(year: Simulation) -> None:
    theory, figures = year.theory, year.figures
    full = Text(
        "对照：组位排满最多 {most:,.0f} 部；需求平均占 {load:.2f} 个组位（共 {slots}）；利特尔定律 每天进来的组 × 停留 = {little:.2f}，模拟每天 {crews:.2f} 组",
        "check: at most {most:,.0f} dramas fit; {load:.2f} of {slots} slots are asked for; Little's law: comings a day × stay = {little:.2f} crews, "
        "simulated {crews:.2f}",
    ).format(
        most=theory.capacity_dramas,
        load=theory.load_crews,
        slots=year.settings.slots,
        little=figures.little_crews.mean,
        crews=figures.crews_a_day.mean,
    )
    out.print(tell(full), markup=False)
    if theory.mmc_wait_days is None or theory.ggc_wait_days is None:
        over = Text("需求超过组位：没有稳定的等待，队伍会一直变长", "more is asked for than the slots take: the line grows for ever")
        out.print(tell(over), markup=False)
        return
    waits = Text(
        "公式的等待：M/M/c {mmc:.2f} 天，G/G/c（Allen–Cunneen）{ggc:.2f} 天；公式没有等不及走掉的戏，也不看景",
        "waiting by formula: M/M/c {mmc:.2f} days, G/G/c (Allen–Cunneen) {ggc:.2f} days; formulas know no impatience and no sets",
    )
    out.print(tell(waits.format(mmc=theory.mmc_wait_days, ggc=theory.ggc_wait_days)), markup=False)


def _answer(year: Simulation, answer: Answer) -> Table:
    table = _table(
        Text("一年的变化", "Change in a year"),
        Text("差", "difference"),
        Text("95% 区间", "95 % interval"),
        Text("差别", "real"),
    )
    for key, line in _lines(year).items():
        value = getattr(answer.differences, key)
        sure = tell(Text("有", "yes")) if value.certain else tell(Text("看不出", "cannot tell"))
        table.add_row(tell(line.name), _signed(value.mean, line), _range(value, line, _signed), sure)
    before, after = year.theory.capacity_dramas, answer.theory.capacity_dramas
    table.add_row(
        tell(Text("组位排满最多拍（部）", "dramas that fit at most")), f"{after - before:+,.0f}", f"{before:,.0f} → {after:,.0f}", ""
    )
    return table
