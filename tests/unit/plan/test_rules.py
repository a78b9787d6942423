"""Each rule of the registry with a plan that breaks it, its page, its number, its price and its exception."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from juzu.kernel.span import DAY_MIN, Span
from juzu.plan.check import check
from juzu.plan.document import CostHead, Plan, Slot, SlotKind, Status
from juzu.plan.problem import Busy, Link, Move, Part, Problem, Rule, RuleException, SetOption
from juzu.plan.rules import NUMBER_RULES, RULES, NumberRule, default_rules, faults, number_rule
from juzu.plan.words import HEADS, SLOTS, STATUSES
from plans import SMALL_ORDER, costed, small_drama, timed

Broken = tuple[Problem, Plan]
DOCS = Path(__file__).parents[3] / "docs" / "rules"
DRAMA = small_drama()
PLAN = timed(DRAMA, SMALL_ORDER)


def facts(**change: Any) -> Broken:
    """The good plan under a problem with other facts."""
    other = replace(DRAMA, **change)
    return other, costed(other, PLAN)


def one(items: str, id: str, **change: Any) -> Broken:
    """The same with one scene, set, person, unit or site changed."""
    return facts(**{items: tuple(replace(item, **change) if item.id == id else item for item in getattr(DRAMA, items))})


def day(index: int, **change: Any) -> Broken:
    return facts(days=tuple(replace(d, **change) if i == index else d for i, d in enumerate(DRAMA.days)))


def cast(scene: str, *people: str) -> Broken:
    return one("scenes", scene, cast=tuple(Part(p) for p in people))


def number(rule: str, value: int) -> Broken:
    return facts(rules=(Rule(rule, value),))


def written(**change: Any) -> Broken:
    """A plan that says something else."""
    return DRAMA, replace(PLAN, **change)


def sheet(index: int, **change: Any) -> Broken:
    return written(days=tuple(replace(d, **change) if i == index else d for i, d in enumerate(PLAN.days)))


def slot(index: int, position: int, **change: Any) -> Broken:
    slots = tuple(replace(s, **change) if i == position else s for i, s in enumerate(PLAN.days[index].slots))
    return sheet(index, slots=slots)


def into_the_night() -> Broken:
    """Day 1 from 20:00 to 03:30, the next called at 09:00."""
    other = replace(DRAMA, rules=(Rule("night-then-day", 720), Rule("meal-after", 360)))
    order = SMALL_ORDER | {(0, "A"): (1200, SMALL_ORDER[0, "A"][1])}
    return other, timed(other, order)


VIOLATED: dict[str, Callable[[], Broken]] = {
    "known-names": lambda: slot(0, 2, set="nowhere"),
    "slots-join": lambda: sheet(0, wrap=PLAN.days[0].wrap + 1),
    "slots-named": lambda: slot(0, 0, set="office"),
    "slots-asked": lambda: slot(0, 3, kind="look", set=""),
    "scene-length": lambda: one("scenes", "1", minutes=41),
    "set-up": lambda: one("units", "A", setup_min=61),
    "change-over": lambda: one("sites", "mall", change_min=21),
    "move": lambda: facts(moves=(Move("park", "mall", 51, 30_000),)),
    "dressing": lambda: one("scenes", "1", options=(SetOption("office", 0, 16),)),
    "relight": lambda: facts(relight_min=21),
    "every-scene-once": lambda: one("scenes", "1", done=True),
    "set-offered": lambda: one("scenes", "1", options=(SetOption("lobby", 0, 15),)),
    "units-allowed": lambda: one("scenes", "1", units=("B",)),
    "earliest-day": lambda: one("scenes", "1", earliest_day=1),
    "latest-day": lambda: one("scenes", "9", latest_day=2),
    "locked-day": lambda: one("scenes", "1", day=1),
    "locked-time": lambda: one("scenes", "1", start_min=600),
    "precedence": lambda: facts(links=(Link("not_later_day", "9", "1"),)),
    "same-day": lambda: facts(links=(Link("same_day", "1", "9"),)),
    "rest-day": lambda: day(0, kind="rest"),
    "day-open": lambda: day(0, open=Span(481, 1680)),
    "set-open": lambda: one("sets", "office", open=Span(541, 1680)),
    "set-closed": lambda: one("sets", "office", closed=(0,)),
    "set-busy": lambda: one("sets", "office", busy=(Busy(0, Span(689, 700)),)),
    "set-one-unit": lambda: one("sets", "lobby", shell="lawn"),
    "set-state": lambda: facts(
        sets=tuple(replace(s, shell="villa") if s.id == "lobby" else s for s in DRAMA.sets),
        sites=tuple(replace(s, state_change_min=46) for s in DRAMA.sites),
    ),
    "daylight": lambda: day(1, sunrise_min=601),
    "dark": lambda: day(3, sunset_min=1111),
    "person-away": lambda: one("people", "lin", away=(0,)),
    "person-busy": lambda: one("people", "lin", busy=(Busy(0, Span(540, 555)),)),
    "one-place": lambda: cast("5", "lin", "guan"),
    "unit-one-place": lambda: sheet(0, wrap=DAY_MIN + 541),
    "travel": lambda: cast("14", "zhou"),
    "looks": lambda: one("people", "lin", look_change_min=136),
    "right-problem": lambda: written(problem="0" * 64),
    "sheets-order": lambda: written(days=PLAN.days[::-1]),
    "call-sheet": lambda: sheet(0, people=PLAN.days[0].people[1:]),
    "longest-day": lambda: number("longest-day", 449),
    "meal-after": lambda: number("meal-after", 319),
    "meal-length": lambda: number("meal-length", 41),
    "rest": lambda: number("rest", DAY_MIN - 389),
    "days-in-row": lambda: number("days-in-row", 1),
    "night-then-day": into_the_night,
    "person-longest-day": lambda: number("person-longest-day", 419),
    "minor-hours": lambda: number("minor-hours", 89),
    "minor-latest": lambda: number("minor-latest", 674),
    "cost-lines": lambda: written(costs=PLAN.costs[1:]),
    "cost-total": lambda: written(cost_fen=PLAN.cost_fen - 1),
    "bound": lambda: written(bound_fen=PLAN.cost_fen + 1),
}


def test_the_small_drama_has_a_legal_plan():
    assert check(DRAMA, PLAN).broken == ()


def test_every_rule_has_a_violated_example_and_every_example_a_rule():
    assert set(VIOLATED) == {rule.id for rule in RULES}
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", sorted(VIOLATED))
def test_the_checker_catches_the_violated_example_of(rule: str):
    problem, plan = VIOLATED[rule]()
    verdict = check(problem, plan)
    assert rule in {breach.rule for breach in verdict.broken}
    assert not verdict.ok


@pytest.mark.parametrize("rule", sorted(VIOLATED))
def test_every_rule_stands_on_a_page(rule: str):
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    assert f"| {rule} |" in pages


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=lambda rule: rule.id)
def test_the_page_of_a_numbered_rule_gives_its_default_and_grade(rule: NumberRule):
    page = (DOCS / "hours.md").read_text(encoding="utf-8")
    assert f"| {rule.id} | {rule.name.zh} | {rule.default} | {rule.grade} | {rule.since} |" in page


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=lambda rule: rule.id)
def test_an_exception_covers_its_breach_and_is_paid_once_per_breach(rule: NumberRule):
    problem, plan = VIOLATED[rule.id]()
    breaches = [b for b in check(problem, plan).broken if b.rule == rule.id]
    allowed = replace(problem, exceptions=(RuleException(rule.id, "制片人 王", 70_000), RuleException(rule.id, "导演", 50_000)))
    plan = costed(allowed, plan)
    verdict = check(allowed, plan)
    assert rule.id not in {b.rule for b in verdict.broken}
    paid = [line for line in verdict.lines if line.head == "exception"]
    assert [line.fen for line in paid] == [50_000] * len(breaches)
    assert all("导演" in line.cause.zh for line in paid)


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=lambda rule: rule.id)
def test_an_exception_for_another_day_or_person_covers_nothing(rule: NumberRule):
    problem, plan = VIOLATED[rule.id]()
    others = (RuleException(rule.id, "制片人", day=4), RuleException(rule.id, "制片人", person="nobody"))
    other = replace(problem, exceptions=others)
    assert rule.id in {b.rule for b in check(other, costed(other, plan)).broken}


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=lambda rule: rule.id)
def test_a_priced_rule_costs_its_price_for_each_started_hour_or_day(rule: NumberRule):
    problem, plan = VIOLATED[rule.id]()
    breaches = [b for b in check(problem, plan).broken if b.rule == rule.id]
    priced = replace(problem, rules=tuple(replace(r, hard=False, price_fen=100) if r.id == rule.id else r for r in problem.rules))
    verdict = check(priced, costed(priced, plan))
    hours = [1 if rule.unit == "days" else -(-b.excess // 60) for b in breaches]
    assert verdict.ok
    assert sum(line.fen for line in verdict.lines if line.head == "rule") == 100 * sum(hours)


@pytest.mark.parametrize("rule", NUMBER_RULES, ids=lambda rule: rule.id)
def test_a_rule_holds_exactly_at_its_number(rule: NumberRule):
    problem, plan = VIOLATED[rule.id]()
    breaches = [b for b in check(problem, plan).broken if b.rule == rule.id]
    worst = max(b.excess for b in breaches)
    more = -1 if rule.id in ("rest", "meal-length", "night-then-day") else 1
    for step, ok in ((worst, True), (worst - 1, False)):
        moved = replace(problem, rules=tuple(replace(r, number=r.number + more * step) for r in problem.rules if r.id == rule.id))
        assert (rule.id not in {b.rule for b in check(moved, costed(moved, plan)).broken}) == ok


def test_the_sentence_carries_the_number_in_both_languages():
    rest = number_rule("rest")
    assert rest is not None
    assert rest.say(570).zh == "收工到下次出工至少 9 小时 30 分钟（组和演员）"
    assert rest.say(600).en == "At least 10 h between wrap and the next call, for units and people"
    assert [rule.id for rule in default_rules()] == [rule.id for rule in NUMBER_RULES]


def test_rules_and_exceptions_that_mean_nothing_are_told():
    odd = replace(
        DRAMA,
        rules=(Rule("longest-dya", 1), Rule("rest", -1), Rule("meal-after", 360, hard=False), Rule("meal-after", 300)),
        exceptions=(RuleException("meal-after", "王"), RuleException("rest", " ")),
    )
    said = [fault.what.en for fault in faults(odd)]
    assert len(said) == 5
    assert '"longest-dya"' in said[0]
    assert faults(DRAMA) == ()


def test_slots_out_of_time_order_are_told_and_do_not_stop_the_checker():
    backwards = (Slot("scene", 900, 600, "1", "office"), Slot("meal", 0, -5))
    verdict = check(DRAMA, replace(PLAN, days=(replace(PLAN.days[0], slots=backwards), replace(PLAN.days[1], day=99, unit="Z"))))
    assert {"slots-join", "known-names", "every-scene-once"} <= {b.rule for b in verdict.broken}


def test_a_locked_day_takes_only_the_scenes_locked_to_it():
    days = (replace(DRAMA.days[0], locked=True), *DRAMA.days[1:])
    mine = tuple(replace(s, day=0) if s.id in PLAN.days[0].scenes else s for s in DRAMA.scenes)
    locked, _ = facts(days=days, scenes=mine)
    assert check(locked, costed(locked, PLAN)).ok
    one_free = replace(locked, scenes=tuple(replace(s, day=-1) if s.id == "2" else s for s in mine))
    (breach,) = check(one_free, costed(one_free, PLAN)).broken
    assert (breach.rule, breach.scenes) == ("locked-day", ("2",))
    assert "已锁定，第 2 场不能进来" in breach.what.zh


def test_a_plan_without_days_misses_every_scene():
    verdict = check(DRAMA, Plan("小样", "", "impossible", 0, 0, (), ()))
    assert len([b for b in verdict.broken if b.rule == "every-scene-once"]) == 14
    assert verdict.cost_fen == 0


def test_every_state_head_of_money_and_kind_of_slot_has_a_name():
    assert tuple(STATUSES) == get_args(Status)
    assert tuple(HEADS) == get_args(CostHead)
    assert tuple(SLOTS) == get_args(SlotKind)


@pytest.mark.parametrize("rule", sorted(VIOLATED))
def test_a_breach_is_told_whatever_people_and_sets_are_called(rule: str):
    problem, plan = VIOLATED[rule]()
    odd = replace(
        problem,
        people=tuple(replace(p, name="{甲}%s{") for p in problem.people),
        sets=tuple(replace(s, name=" ") for s in problem.sets),
        days=tuple(replace(d, date="{}") for d in problem.days),
    )
    verdict = check(odd, plan)
    assert rule in {breach.rule for breach in verdict.broken}
    assert all(breach.what.zh and breach.what.en for breach in verdict.broken)
