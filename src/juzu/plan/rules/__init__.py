"""plan: the rules as data -> every rule's id, name, sentence, number, source and the function that finds its breaches.

Pages: docs/rules/. `RULES` is the whole registry; `NUMBER_RULES` those that a problem lists with a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from juzu.kernel.errors import Fault
from juzu.kernel.text import Text
from juzu.plan.problem import Problem, Rule, RuleException
from juzu.plan.rules import certificate, hours, people, scenes, sets, sheet
from juzu.plan.rules.kind import Breach, FactRule, MoneyRule, NumberRule

__all__ = [
    "FACT_RULES",
    "MONEY_RULES",
    "NUMBER_RULES",
    "RULES",
    "Breach",
    "FactRule",
    "MoneyRule",
    "NumberRule",
    "default_rules",
    "faults",
    "number_rule",
    "rule_faults",
]

FACT_RULES: tuple[FactRule, ...] = (*sheet.RULES, *scenes.RULES, *sets.RULES, *people.RULES, *certificate.RULES)
NUMBER_RULES: tuple[NumberRule, ...] = hours.RULES
MONEY_RULES: tuple[MoneyRule, ...] = certificate.MONEY_RULES
RULES: tuple[FactRule | NumberRule | MoneyRule, ...] = (*FACT_RULES, *NUMBER_RULES, *MONEY_RULES)


def number_rule(rule_id: str) -> NumberRule | None:
    """The rule with that id that a problem may list, or None."""
    return next((rule for rule in NUMBER_RULES if rule.id == rule_id), None)


def default_rules() -> tuple[Rule, ...]:
    """Every rule with a number, in force with its default: what a new production starts with."""
    return tuple(rule.rule() for rule in NUMBER_RULES)


def faults(problem: Problem) -> tuple[Fault, ...]:
    """Rules and exceptions of a problem that mean nothing."""
    return rule_faults(problem.rules, problem.exceptions)


def rule_faults(rules: Sequence[Rule], exceptions: Sequence[RuleException]) -> tuple[Fault, ...]:
    """Rules and exceptions that mean nothing: an unknown id, a number that cannot be, an exception nobody can use."""
    known = ", ".join(rule.id for rule in NUMBER_RULES)
    found: list[Fault] = []
    for rule in rules:
        if number_rule(rule.id) is None:
            found.append(
                Fault(Text(f"没有规则“{rule.id}”", f'there is no rule "{rule.id}"'), Text(f"可用：{known}", f"use one of: {known}"))
            )
        elif rule.number < 0 or rule.price_fen < 0:
            what = Text(f"规则“{rule.id}”的数字不能为负", f'the number of rule "{rule.id}" cannot be negative')
            found.append(Fault(what, Text("改成不小于 0 的数", "give a number of at least 0")))
    for rule_id, times in Counter(rule.id for rule in rules).items():
        if times > 1:
            what = Text(
                f"规则“{rule_id}”列了 {times} 次，只有第一条生效", f'rule "{rule_id}" is listed {times} times and only the first applies'
            )
            found.append(Fault(what, Text("只留一条", "keep one")))
    for exception in exceptions:
        rule_in_force = next((rule for rule in rules if rule.id == exception.rule), None)
        if rule_in_force is None or not rule_in_force.hard:
            what = Text(
                f"对“{exception.rule}”的特批用不上：它不是生效的硬规则",
                f'the exception to "{exception.rule}" covers nothing: it is no hard rule in force',
            )
            found.append(Fault(what, Text("删去特批，或列出这条规则", "remove the exception, or list the rule")))
        if not exception.approver.strip():
            what = Text(f"对“{exception.rule}”的特批没有批准人", f'the exception to "{exception.rule}" names no approver')
            found.append(Fault(what, Text("写上批准人", "name who allows it")))
    return tuple(found)
