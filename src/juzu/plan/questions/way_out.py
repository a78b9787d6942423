"""plan: facts that clash -> what somebody can do about each, with what it costs at once: the ways out, cheapest first.

The price is the direct one (the person's day, the crew's day, the set's fee), not that of a new plan: `juzu value` and `juzu replan` tell that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from juzu.kernel.text import Text
from juzu.plan.problem import Problem
from juzu.plan.questions.facts import Fact, FactKind
from juzu.plan.questions.names import Names, listed, money, same

SCRIPT: tuple[FactKind, ...] = ("cast", "set", "light", "minutes")
SAID: dict[FactKind, Text] = {
    "cast": Text("{s} 场不用{w}", "play scene {s} without {w}"),
    "set": Text("给 {s} 场另找一处景", "find another set for scene {s}"),
    "light": Text("{s} 场改成内景或不限光", "make scene {s} inside or of any light"),
    "minutes": Text("删减场次或缩短每场的拍摄时间", "cut scenes or plan fewer minutes for them"),
    "away": Text("让{w} {d} 来", "let {w} come on {d}"),
    "busy": Text("让{w} {d} 腾出时间", "let {w} be free on {d}"),
    "closed": Text("让{w} {d} 开放", "open {w} on {d}"),
    "hours": Text("让{w}开得更久", "keep {w} open longer"),
    "booked": Text("把{w} {d} 的占用移开", "move the booking of {w} on {d}"),
    "rest day": Text("{d} 也开工", "shoot on {d} too"),
    "locked day": Text("解开 {d} 的锁", "lift the lock of {d}"),
    "working hours": Text("放宽剧组的工作时间", "widen the crew's working hours"),
    "lock": Text("解开 {s} 场的日期锁", "lift the lock of {s}"),
    "start": Text("解开 {s} 场的开拍时间锁", "lift the locked start of {s}"),
    "earliest": Text("让 {s} 场可以早于 {d}", "allow {s} before {d}"),
    "latest": Text("让 {s} 场可以晚于 {d}", "allow {s} after {d}"),
    "link": Text("取消 {s} 与 {w} 的先后要求", "drop the link of {s} and {w}"),
    "rule": Text("对“{r}”破例一次，或放宽数字", "allow an exception to: {r}; or change its number"),
    "days": Text("加一天", "one more day"),
}

SAID_TOGETHER: dict[FactKind, Text] = {
    "cast": Text("{s} 要有{w}", "{s} need {w}"),
    "light": Text("{s} 要外景的天光或夜色", "{s} need daylight or dark outside"),
    "away": Text("{w} {d} 不在", "{w} is away on {d}"),
    "closed": Text("{w} {d} 不开放", "{w} is closed on {d}"),
    "rest day": Text("{d} 不开工", "nobody shoots on {d}"),
    "locked day": Text("{d} 已锁定", "{d} are locked"),
    "set": Text("{s} 只能在各自的景里拍", "{s} need their own sets"),
}


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that resolves a clash, what it costs at once in fen, and whether it changes the script."""

    fact: Fact
    text: Text
    fen: int
    script: bool = False


def ways_out(problem: Problem, facts: Iterable[Fact]) -> tuple[WayOut, ...]:
    """One way a fact, the cheapest first; those that change the script last."""
    names = Names(problem)
    ways = [WayOut(fact, _say(names, fact), _fen(problem, fact), fact.kind in SCRIPT) for fact in facts]
    return tuple(sorted(ways, key=lambda way: (way.script, way.fen)))


def together(problem: Problem, facts: Iterable[Fact]) -> tuple[Text, ...]:
    """The sentences of facts; those that differ in the day or the scene only are said in one."""
    names = Names(problem)
    groups: dict[tuple[FactKind, str], list[Fact]] = {}
    for n, fact in enumerate(facts):
        groups.setdefault((fact.kind, fact.who if fact.kind in SAID_TOGETHER else str(n)), []).append(fact)
    return tuple(_one(names, kind, group) for (kind, _), group in groups.items())


def _one(names: Names, kind: FactKind, group: list[Fact]) -> Text:
    if len(group) == 1:
        return group[0].text
    ids = tuple(fact.scene for fact in group)
    days = tuple(fact.day for fact in group)
    who = names.who(group[0].who) if group[0].who else names.day(-1)
    return SAID_TOGETHER[kind].format(w=who, s=listed([same(i) for i in ids if i]), d=names.days(days))


def price(way: WayOut) -> Text:
    """What the way out costs, in words."""
    if way.script:
        return Text("要改剧本", "changes the script")
    return Text("约 {m}", "about {m}").format(m=money(way.fen)) if way.fen else Text("不花钱", "costs nothing")


def _say(names: Names, fact: Fact) -> Text:
    who = names.who(fact.who) if fact.who else fact.text
    return SAID[fact.kind].format(s=fact.scene, w=who, d=names.day(fact.day), r=fact.text)


def _fen(problem: Problem, fact: Fact) -> int:
    crew = max(unit.day_fen for unit in problem.units)
    if fact.kind in ("away", "busy"):
        pay = next(p.pay for p in problem.people if p.id == fact.who)
        return pay.fee_fen * (100 + pay.guild_percent) // 100 if pay.kind != "package" else 0
    if fact.kind in ("closed", "booked", "hours"):
        return next(s.tariff.fee_fen for s in problem.sets if s.id == fact.who)
    if fact.kind == "rest day":
        return crew * problem.days[fact.day].pay_percent // 100
    if fact.kind == "days":
        return crew
    return max(unit.overtime_fen_per_hour for unit in problem.units) if fact.kind in ("rule", "working hours") else 0
