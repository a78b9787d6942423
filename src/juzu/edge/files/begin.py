"""edge: a script file and a base -> the first values of a production: its facts, breakdown and tables, everything unsaid assumed and marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from juzu.base.catalogue import Base
from juzu.chain.assume import assume_days, assume_tables
from juzu.chain.production import PlanRow, Production
from juzu.chain.standing import Standing
from juzu.edge.files.assumptions import Assumed
from juzu.edge.files.breakdown_xlsx import read_breakdown_xlsx
from juzu.edge.files.read import read_script
from juzu.edge.files.trouble import reason
from juzu.edge.files.uss import read_uss
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.source import Source
from juzu.kernel.text import Lang, Text
from juzu.plan.rules import default_rules
from juzu.script.breakdown import Breakdown
from juzu.script.breaking import break_down
from juzu.script.document import Script


@dataclass(frozen=True, slots=True)
class Needs:
    """What a file says of a drama: the script (None where there is only a breakdown), what each scene needs, days that another scheduler set."""

    script: Script | None
    breakdown: Breakdown
    layout: tuple[PlanRow, ...] = ()
    unread: tuple[str, ...] = ()


def read_needs(path: Path, grammar: str | None = None) -> Needs:
    """A script in any format, a breakdown that exists only as a spreadsheet, or another scheduler's USS file, its days as locks.

    Raises InputError for a file without a scene: there would be nothing to plan.
    """
    needs = _needs(path, grammar)
    if all(scene.omitted for scene in needs.breakdown.scenes):
        what = Text("里面没有一场戏，没有可排的", "there is not one scene in it, so there is nothing to plan")
        step = Text(
            "检查是不是正文；用 juzu script 看它是怎样读的", "check that it is the body of the script; juzu script shows how it was read"
        )
        raise InputError(Fault(what, step, Source(path.name)))
    return needs


def _needs(path: Path, grammar: str | None) -> Needs:
    kind = path.suffix.lower()
    if kind == ".uss":
        schedule = read_uss(_bytes(path), path.name)
        layout = tuple(PlanRow(scene, day, locked=True) for scene, day in schedule.layout)
        return Needs(None, schedule.breakdown, layout, schedule.unread)
    if kind == ".xlsx":
        return Needs(None, read_breakdown_xlsx(_bytes(path), path.name))
    script = read_script(path, grammar=grammar)
    return Needs(script, break_down(script))


def begin(
    needs: Needs, base: Base, *, title: str, start: date, language: Lang, file: str, start_assumed: bool, base_assumed: bool
) -> Standing:
    """A production that can be planned as it is. `file` is the script's name in its folder."""
    assumed = Assumed()
    days = max(assume_days(needs.breakdown, assumed.tables()), 1 + max((row.day for row in needs.layout), default=0))
    tables = replace(assume_tables(needs.breakdown, base, assumed.tables(), start, days, language), plan=needs.layout)
    unit = assumed.unit()
    marks = [
        ("dates.days", str(days)),
        ("unit.A.day_yuan", str(unit.day_fen // 100)),
        ("unit.A.included_hours", f"{unit.included_min / 60:g}"),
        ("unit.A.overtime_yuan_per_hour", str(unit.overtime_fen_per_hour // 100)),
    ]
    marks += [("dates.start", start.isoformat())] * start_assumed + [("base", '"base.toml"')] * base_assumed
    production = Production(
        title=title,
        start=start,
        days=days,
        base="base.toml",
        script=file,
        units=(unit,),
        open=assumed.span("open"),
        language=language,
        rules=default_rules(),
        relight_min=assumed.whole("relight_min"),
        move_min=assumed.whole("move_min"),
        assumed=tuple(marks),
    )
    return Standing(production, base, needs.breakdown, tables, None, None)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = Text(f"读不到：{reason(error).zh}", f"cannot be read: {reason(error).en}")
        raise InputError(Fault(what, Text("检查路径", "check the path"), Source(str(path)))) from error
