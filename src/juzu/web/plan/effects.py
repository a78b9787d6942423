"""web: what an edit does -> the few lines of the card that is shown before it is done. Money only for those who may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juzu.kernel.money import yuan
from juzu.kernel.text import Text
from juzu.plan.check import Breach
from juzu.plan.hand.effect import DayChange, Effect
from juzu.plan.problem import Problem
from juzu.plan.questions.names import Names
from juzu.plan.rules.kind import amount

MOST = 6
NOTHING = Text("不变", "unchanged")


@dataclass(frozen=True, slots=True)
class Line:
    """A line and whether it is for the worse (1), the better (-1) or neither."""

    text: Text
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """Sums, then days, then rules broken and mended."""

    sums: tuple[Line, ...]
    days: tuple[Line, ...]
    broken: tuple[Text, ...]
    healed: tuple[Text, ...]
    fine: bool


def card(problem: Problem, effect: Effect, *, money: bool) -> Card:
    """The card of an effect."""
    several = len(problem.units) > 1
    sums = [Line(signed_yuan(effect.fen), _sign(effect.fen))] if money else []
    sums.append(Line(_minutes("工时", "time", effect.minutes)))
    if effect.over_min:
        sums.append(Line(_minutes("超时", "overtime", effect.over_min), _sign(effect.over_min)))
    return Card(
        sums=tuple(sums),
        days=tuple(_day(Names(problem), day, money=money, several=several) for day in effect.days[:MOST]),
        broken=_rules(effect.broken),
        healed=_rules(effect.healed),
        fine=not effect.broken,
    )


def signed_yuan(fen: int) -> Text:
    """+1,200 元, −300 元."""
    if not fen:
        return Text("花费不变", "no change in money")
    sign = "+" if fen > 0 else "−"
    return Text(f"{sign}{yuan(abs(fen))} 元", f"{sign}{yuan(abs(fen))} yuan")


def _minutes(zh: str, en: str, minutes: int) -> Text:
    sign = "+" if minutes > 0 else "−"
    much = Text("{s}{n}", "{s}{n}").format(s=sign, n=amount(abs(minutes), "minutes")) if minutes else NOTHING
    return Text("{what} {much}", "{what} {much}").format(what=Text(zh, en), much=much)


def _day(names: Names, day: DayChange, *, money: bool, several: bool) -> Line:
    was, now = (amount(minutes, "minutes") if minutes else Text("不开工", "off") for minutes in (day.a_min, day.b_min))
    text = Text("{d}：{a} → {b}", "{d}: {a} → {b}").format(d=names.day(day.day), a=was, b=now)
    if several:
        text = Text("{u} 组 {t}", "unit {u}, {t}").format(u=day.unit, t=text)
    if money and day.fen:
        text = Text("{t}，{m}", "{t}, {m}").format(t=text, m=signed_yuan(day.fen))
    return Line(text, _sign(day.b_over_min - day.a_over_min))


def _rules(breaches: Sequence[Breach]) -> tuple[Text, ...]:
    """The sentences; scenes that stand nowhere in one."""
    off = sum(breach.rule == "every-scene-once" for breach in breaches)
    said = [breach.what for breach in breaches if breach.rule != "every-scene-once"]
    left = len(said) - MOST
    return (
        *([Text(f"{off} 场没有排", f"{off} scenes stand on no day")] if off else []),
        *said[:MOST],
        *([Text(f"另外 {left} 条", f"{left} more")] if left > 0 else []),
    )


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
