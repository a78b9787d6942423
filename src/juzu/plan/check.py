"""plan: Problem, Plan -> Verdict: every broken rule and the cost recomputed.

Written apart from the solver: it sees the two values and nothing else, and shares no code with what made the plan. A plan is good when
`broken` is empty. Semantics: docs/rules/timing-and-money.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from juzu.kernel.money import started
from juzu.kernel.text import Text
from juzu.plan.document import CostLine, Plan
from juzu.plan.problem import ANY_DAY, Problem, Rule, RuleException
from juzu.plan.rules import FACT_RULES, MONEY_RULES, NUMBER_RULES, Breach, NumberRule
from juzu.plan.rules.facts import read
from juzu.plan.rules.ledger import lines

__all__ = ["Allowed", "Breach", "Verdict", "check"]


@dataclass(frozen=True, slots=True)
class Allowed:
    """A breach that is paid for: by an exception, or at the price of the rule (`exception` None)."""

    breach: Breach
    fen: int
    exception: RuleException | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker found: broken rules, breaches that are paid for, and the cost by its own lines."""

    broken: tuple[Breach, ...]
    allowed: tuple[Allowed, ...]
    lines: tuple[CostLine, ...]

    @property
    def ok(self) -> bool:
        """Whether the plan keeps every rule and states its cost to the fen."""
        return not self.broken

    @property
    def cost_fen(self) -> int:
        """The recomputed cost."""
        return sum(line.fen for line in self.lines)


def check(problem: Problem, plan: Plan) -> Verdict:
    """Judges a plan. Never raises for a broken one."""
    facts = read(problem, plan)
    broken = [breach for rule in FACT_RULES for breach in rule.check(facts)]
    allowed: list[Allowed] = []
    for kind, rule in _in_force(problem):
        for breach in kind.check(facts, rule.number):
            outcome = _settle(problem, rule, breach)
            if outcome is None:
                broken.append(breach)
            else:
                allowed.append(outcome)
    own = (*lines(facts), *_paid(allowed))
    broken += [breach for money_rule in MONEY_RULES for breach in money_rule.check(facts, own)]
    return Verdict(tuple(broken), tuple(allowed), own)


def _in_force(problem: Problem) -> Iterator[tuple[NumberRule, Rule]]:
    for kind in NUMBER_RULES:
        if rule := problem.rule(kind.id):
            yield kind, rule


def _settle(problem: Problem, rule: Rule, breach: Breach) -> Allowed | None:
    if not rule.hard:
        hours = 1 if rule.id == "days-in-row" else started(breach.excess)
        return Allowed(breach, rule.price_fen * hours)
    covering = [e for e in problem.exceptions if _covers(e, breach)]
    if not covering:
        return None
    cheapest = min(covering, key=lambda e: e.fen)
    return Allowed(breach, cheapest.fen, cheapest)


def _covers(exception: RuleException, breach: Breach) -> bool:
    return exception.rule == breach.rule and exception.day in (ANY_DAY, breach.day) and exception.person in ("", breach.who)


def _paid(allowed: list[Allowed]) -> Iterator[CostLine]:
    for item in allowed:
        breach, exception = item.breach, item.exception
        if exception and item.fen:
            by = exception.approver
            cause = Text(f"{breach.what.zh}（{by}批准）", f"{breach.what.en} (allowed by {by})")
            yield CostLine("exception", item.fen, cause, breach.day, breach.who, breach.scenes)
        elif item.fen:
            yield CostLine("rule", item.fen, breach.what, breach.day, breach.who, breach.scenes)
