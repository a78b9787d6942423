"""edge: `juzu show DIR`: the plan, day by day, and its cost lines in the terminal."""

from __future__ import annotations

import argparse
from typing import Any

from rich.table import Table

from juzu.chain.columns import INSIDES
from juzu.edge.cli.check import NO_PLAN
from juzu.edge.cli.places import add_folder
from juzu.edge.cli.summary import summary
from juzu.edge.cli.terminal import add_parser, lang, out, tell
from juzu.edge.files.folder import load
from juzu.kernel.errors import Fault, InputError
from juzu.kernel.money import yuan
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import DayPlan, Plan
from juzu.plan.problem import Problem
from juzu.plan.words import HEADS, SLOTS
from juzu.script.breakdown import Breakdown


def register(subparsers: Any) -> None:
    """Declares the command."""
    parser = add_parser(subparsers, "show", Text("在终端里看计划和每一笔钱", "show the plan and every cost line in the terminal"))
    add_folder(parser)
    parser.add_argument("--day", type=int, help=tell(Text("只看第几个拍摄日", "only that shooting day, counted from 1")))
    parser.add_argument("--costs", action="store_true", help=tell(Text("列出每一笔费用", "list every cost line")))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the summary, the days, and the cost lines when asked."""
    folder = load(options.folder)
    if folder.plan is None or folder.problem is None:
        raise InputError(NO_PLAN)
    plan, problem = folder.plan, folder.problem
    if options.day is not None and not 1 <= options.day <= len(plan.days):
        what = Text("没有第 {n} 个拍摄日，只有 {all} 个", "there is no shooting day {n}, only {all}").format(
            n=options.day, all=len(plan.days)
        )
        raise InputError(Fault(what, Text("改 --day", "change --day")))
    if options.day is None:
        out.print(summary(problem, plan, lang()))
    for number, day in enumerate(plan.days, start=1):
        if options.day in (None, number):
            out.print(_day(number, day, problem, folder.breakdown))
    if options.costs:
        out.print(_costs(plan, problem))
    return 0


def _day(number: int, day: DayPlan, problem: Problem, breakdown: Breakdown) -> Table:
    sets = {s.id: s.name or s.id for s in problem.sets}
    people = {p.id: p.role or p.name for p in problem.people}
    needs = {s.id: s for s in breakdown.scenes}
    cast = {s.id: [people[p.person] for p in s.cast] for s in problem.scenes}
    title = Text("第 {n} 天 {date}  集合 {call} 收工 {wrap}", "Day {n} {date}  call {call} wrap {wrap}").format(
        n=number, date=problem.days[day.day].date, call=clock(day.call), wrap=clock(day.wrap)
    )
    table = Table(title=title.to(lang()), title_justify="left", box=None, padding=(0, 1))
    for head in (
        Text("时间", "time"),
        Text("场", "scene"),
        Text("气氛", "mood"),
        Text("景", "set"),
        Text("内容", "synopsis"),
        Text("角色", "cast"),
    ):
        table.add_column(tell(head), overflow="fold")
    for slot in day.slots:
        span = f"{clock(slot.start)}–{clock(slot.end)}"
        if slot.kind == "scene":
            scene = needs.get(slot.scene)
            mood = f"{scene.mood} {tell(INSIDES[scene.inside])}" if scene else ""
            table.add_row(span, slot.scene, mood, sets[slot.set], scene.synopsis if scene else "", "、".join(cast[slot.scene]))
        else:
            table.add_row(span, "", "", f"[dim]{tell(SLOTS[slot.kind])}[/dim]", "", "")
    return table


def _costs(plan: Plan, problem: Problem) -> Table:
    names = (
        {p.id: p.role or p.name for p in problem.people}
        | {s.id: s.name or s.id for s in problem.sets}
        | {s.id: s.name or s.id for s in problem.sites}
    )
    table = Table(title=tell(Text("费用", "Costs")), title_justify="left", box=None, padding=(0, 1))
    for head in (
        Text("科目", "head"),
        Text("元", "yuan"),
        Text("日期", "date"),
        Text("谁", "who"),
        Text("原因", "why"),
        Text("场次", "scenes"),
    ):
        table.add_column(tell(head), overflow="fold", justify="right" if head.en == "yuan" else "left")
    for line in plan.costs:
        when = problem.days[line.day].date if line.day >= 0 else ""
        table.add_row(
            tell(HEADS[line.head]), yuan(line.fen), when, names.get(line.who, line.who), line.cause.to(lang()), " ".join(line.scenes)
        )
    return table
