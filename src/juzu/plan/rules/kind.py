"""plan: how a rule is stated -> its name, its sentence, its number with source, and the function that finds its breaches.

FactRule: always in force; what it compares with stands in the problem (hours, absences, locks). NumberRule: in force when the problem lists
it with a number; may be hard (then an exception can cover a breach) or priced. MoneyRule: what the plan says it costs, against the recount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import CostLine
from juzu.plan.problem import Rule
from juzu.plan.rules.facts import Facts

Grade = Literal["A", "B", "C", "D", "J"]  # law or first party, named press, trade, arithmetic, Juzu's own choice


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken rule: which, in words, on which day (-1: the production), for whom, in which scenes, and by how many minutes (or days)."""

    rule: str
    what: Text
    day: int = -1
    who: str = ""
    scenes: tuple[str, ...] = ()
    excess: int = 0


@dataclass(frozen=True, slots=True)
class FactRule:
    """A rule that needs no number of its own."""

    id: str
    name: Text
    sentence: Text
    check: Callable[[Facts], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class MoneyRule:
    """A rule about what the plan says it costs, given the recomputed lines."""

    id: str
    name: Text
    sentence: Text
    check: Callable[[Facts, tuple[CostLine, ...]], Iterator[Breach]]


@dataclass(frozen=True, slots=True)
class NumberRule:
    """A rule with a number: default, unit, where the default comes from, since when, and how sure (`grade`)."""

    id: str
    name: Text
    sentence: Text
    check: Callable[[Facts, int], Iterator[Breach]]
    default: int
    unit: Literal["minutes", "clock", "days"]
    source: Text
    since: str
    grade: Grade
    hard: bool = True

    def say(self, number: int | None = None) -> Text:
        """The sentence with the number in it, the default one unless given."""
        return self.sentence.format(n=amount(self.default if number is None else number, self.unit))

    def rule(self) -> Rule:
        """The rule in force with its defaults."""
        return Rule(self.id, self.default, self.hard)


def on_sheet(day: int, unit: str, what: Text) -> Text:
    """A sentence about a unit's day with the day, from 1, and the unit before it."""
    return Text("第{n}天 {unit} 组：{what}", "day {n}, unit {unit}: {what}").format(n=day + 1, unit=unit, what=what)


def amount(number: int, unit: Literal["minutes", "clock", "days"]) -> Text:
    """A number as people say it: 90 minutes -> 1 小时 30 分 / 1 h 30 min; a minute of the day -> 22:00; days as days."""
    if unit == "clock":
        return Text(clock(number), clock(number))
    if unit == "days":
        return Text(f"{number} 天", f"{number} days" if number != 1 else "1 day")
    hours, minutes = divmod(number, 60)
    zh = [f"{hours} 小时"] * bool(hours) + [f"{minutes} 分钟"] * bool(minutes or not hours)
    en = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes or not hours)
    return Text(" ".join(zh), " ".join(en))
