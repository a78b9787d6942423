"""edge: a plan in a few lines: days, money by head, bound and gap, what sort by set would have cost."""

from __future__ import annotations

from collections import Counter

from rich.console import Group
from rich.table import Table
from rich.text import Text as Styled

from juzu.kernel.money import yuan
from juzu.kernel.span import clock
from juzu.kernel.text import Lang, Text
from juzu.plan.document import CostHead, Plan
from juzu.plan.problem import Problem
from juzu.plan.words import HEADS, STATUSES


def summary(problem: Problem, plan: Plan, lang: Lang) -> Group:
    """The summary as something rich prints."""
    zh = lang == "zh"
    title = Text("《{t}》 {days} 个拍摄日，{scenes} 场，共 {cost} 元", "{t}: {days} shooting days, {scenes} scenes, {cost} yuan").format(
        t=plan.title, days=len({d.day for d in plan.days}), scenes=len(plan.day_of), cost=yuan(plan.cost_fen)
    )
    money = Table(box=None, padding=(0, 2), show_header=False)
    money.add_column()
    money.add_column(justify="right")
    money.add_column(justify="right")
    total: Counter[CostHead] = Counter()
    for line in plan.costs:
        total[line.head] += line.fen
    for head, fen in total.most_common():
        if fen:
            money.add_row(HEADS[head].to(lang), yuan(fen), f"{100 * fen / plan.cost_fen:.0f} %")
    lines = [STATUSES[plan.status].to(lang) + ("，" if zh else ", ") + _proof(plan).to(lang)]
    if plan.sorted_fen:
        saved = plan.sorted_fen - plan.cost_fen
        lines.append(
            Text(
                "按景排满的做法要 {was} 元：省 {saved} 元（{share:.1f}%）",
                "sort by set and fill the days costs {was} yuan: {saved} saved ({share:.1f} %)",
            )
            .format(was=yuan(plan.sorted_fen), saved=yuan(saved), share=100 * saved / plan.sorted_fen)
            .to(lang)
        )
    lines.append(
        (
            Text("独立核对：通过，每一分钱都对得上", "independent check: passed, to the fen")
            if plan.checked
            else Text("独立核对：未通过", "independent check: failed")
        ).to(lang)
    )
    return Group(Styled(title.to(lang), style="bold"), money, *(Styled(line) for line in lines), days_table(problem, plan, lang))


def _proof(plan: Plan) -> Text:
    if plan.status == "proven best":
        return Text("没有更便宜的合规计划", "no legal plan is cheaper")
    return Text("任何合规计划至少要 {bound} 元，差 {gap:.1f}%", "no legal plan costs less than {bound} yuan, gap {gap:.1f} %").format(
        bound=yuan(plan.bound_fen), gap=100 * plan.gap
    )


def days_table(problem: Problem, plan: Plan, lang: Lang) -> Table:
    """One line per shooting day."""
    sets = {s.id: s.name or s.id for s in problem.sets}
    table = Table(box=None, padding=(0, 1))
    for head in (
        Text("天", "day"),
        Text("日期", "date"),
        Text("集合", "call"),
        Text("收工", "wrap"),
        Text("场", "scenes"),
        Text("演员", "cast"),
        Text("景", "sets"),
    ):
        table.add_column(head.to(lang), overflow="fold")
    for number, day in enumerate(plan.days, start=1):
        places = dict.fromkeys(sets[slot.set] for slot in day.slots if slot.kind == "scene")
        date = problem.days[day.day].date
        table.add_row(str(number), date, clock(day.call), clock(day.wrap), str(len(day.scenes)), str(len(day.people)), "、".join(places))
    return table
