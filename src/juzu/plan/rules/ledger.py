"""plan: facts, settled breaches -> every cost line of a plan, recomputed.

Sections 6 and 7 of docs/rules/timing-and-money.md: whole fen, each line rounded down after pay_percent and again after the guild's share.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from juzu.kernel.money import share_fen, started
from juzu.kernel.span import DAY_MIN
from juzu.kernel.text import Text
from juzu.plan.document import CostHead, CostLine
from juzu.plan.problem import Pay, Tariff
from juzu.plan.rules.facts import Facts, overlap
from juzu.plan.rules.kind import amount

PRODUCTION = -1
NIGHT_START, NIGHT_END = 22 * 60, 30 * 60


def lines(facts: Facts) -> tuple[CostLine, ...]:
    """All lines of a plan but those of rules and exceptions; lines of 0 fen are left out."""
    parts = (_crew(facts), _pay(facts), _extras(facts), _places(facts), _options(facts), _wishes(facts))
    return tuple(line for part in parts for line in part if line.fen)


def _crew(facts: Facts) -> Iterator[CostLine]:
    for sheet in facts.sheets:
        unit, day, plan = sheet.unit, sheet.day, sheet.plan
        percent = facts.problem.days[day].pay_percent
        scenes = plan.scenes
        fen = share_fen(unit.day_fen, percent)
        yield from _line(facts, "crew", fen, f"{unit.id} 组开工", f"unit {unit.id} shoots", day, unit.id, scenes)
        hours = started(plan.wrap - plan.call - unit.included_min)
        fen = share_fen(hours * unit.overtime_fen_per_hour, percent)
        yield from _line(
            facts, "overtime", fen, f"{unit.id} 组超时 {hours} 小时", f"unit {unit.id} runs {hours} h over", day, unit.id, scenes
        )
        fen = sum(_move_fen(facts, before.set.site, after.set.site) for before, _, after in sheet.joints() if before)
        yield from _line(facts, "move", fen, f"{unit.id} 组转场", f"unit {unit.id} moves", day, unit.id, scenes)


def _move_fen(facts: Facts, a: str, b: str) -> int:
    return facts.move(a, b).fen if a != b else 0


def worked_fen(pay: Pay, minutes: int) -> int:
    """The fee of a worked day, before overtime."""
    if pay.kind == "day":
        return pay.fee_fen
    return pay.fee_fen * started(max(minutes, pay.minimum_min)) if pay.kind == "hour" else 0


def overtime_fen(pay: Pay, minutes: int) -> int:
    """Overtime of a worked day; only day pay with included minutes has any."""
    if pay.kind != "day" or not pay.included_min:
        return 0
    return started(minutes - pay.included_min) * pay.overtime_fen_per_hour


def held_days(days: list[int], drops: int, drop_gap_days: int) -> int:
    """Held days between the first and the last worked day after the longest gaps that may be dropped are dropped."""
    gaps = [b - a - 1 for a, b in pairwise(days) if b - a > 1]
    droppable = sorted((gap for gap in gaps if gap >= drop_gap_days), reverse=True)
    return sum(gaps) - sum(droppable[:drops])


def _with_guild(fen: int, pay: Pay) -> int:
    return fen + share_fen(fen, pay.guild_percent)


def _pay(facts: Facts) -> Iterator[CostLine]:
    for who, days in facts.people.items():
        person, pay, name = facts.persons[who], facts.persons[who].pay, facts.name(who)
        for a in days:
            percent = facts.problem.days[a.day].pay_percent
            worked, over = (_with_guild(share_fen(fen(pay, a.minutes), percent), pay) for fen in (worked_fen, overtime_fen))
            yield from _line(facts, "worked", worked, f"{name} 出工", f"{name} works", a.day, who, a.scenes)
            yield from _line(facts, "person overtime", over, f"{name} 超时", f"{name} runs over", a.day, who, a.scenes)
        scenes = tuple(scene for a in days for scene in a.scenes)
        if pay.kind == "package":
            yield _package(who, name, pay, scenes)
        if pay.kind == "day":
            held = held_days([a.day for a in days], person.drops, person.drop_gap_days)
            fen = _with_guild(share_fen(held * pay.fee_fen, pay.hold_percent), pay)
            yield CostLine(
                "held",
                fen,
                Text("{name} 在组等戏 {n}", "{name} is held for {n}").format(name=name, n=amount(held, "days")),
                PRODUCTION,
                who,
                scenes,
            )


def _package(who: str, name: str, pay: Pay, scenes: tuple[str, ...]) -> CostLine:
    return CostLine("package", _with_guild(pay.fee_fen, pay), Text(f"{name} 包干", f"{name} by package"), PRODUCTION, who, scenes)


def _extras(facts: Facts) -> Iterator[CostLine]:
    for who, days in facts.groups.items():
        pay, name = facts.extras[who].pay, facts.name(who)
        if pay.kind == "package":
            yield _package(who, name, pay, tuple(scene for a in days for scene in a.scenes))
            continue
        for a in days:
            base = a.count * (worked_fen(pay, a.minutes) + overtime_fen(pay, a.minutes))
            fen = _with_guild(share_fen(base, facts.problem.days[a.day].pay_percent), pay)
            yield from _line(facts, "extras", fen, f"{name} {a.count} 人", f"{a.count} of {name}", a.day, who, a.scenes)


def tariff_fen(tariff: Tariff, start: int, end: int) -> int:
    """What using a set or site from `start` to `end` of one day costs, `once_fen` apart."""
    use = end - start
    fee = {
        "free": 0,
        "day": tariff.fee_fen + (started(use - tariff.included_min) * tariff.after_fen_per_hour if tariff.included_min else 0),
        "half_day": tariff.fee_fen * (started(use, tariff.included_min) if tariff.included_min else 1),
        "hour": tariff.fee_fen * started(max(use, tariff.minimum_min)),
    }[tariff.kind]
    at_night = any(overlap(start, end, NIGHT_START + k * DAY_MIN, NIGHT_END + k * DAY_MIN) for k in range(-1, 3))
    return fee + at_night * tariff.night_fen + started(use) * tariff.power_fen_per_hour


def _places(facts: Facts) -> Iterator[CostLine]:
    uses: dict[tuple[CostHead, str], dict[int, tuple[int, int, tuple[str, ...]]]] = {}
    for stay in facts.stays():
        for key in (("set", stay.set.id), ("site", stay.set.site)):
            start, end, scenes = uses.setdefault(key, {}).get(stay.day, (stay.start, stay.end, ()))
            uses[key][stay.day] = (min(start, stay.start), max(end, stay.end), scenes + stay.scenes)
    for (head, who), days in uses.items():
        tariff, name = facts.sets[who].tariff if head == "set" else facts.sites[who].tariff, facts.name(who)
        for day, (start, end, scenes) in days.items():
            yield from _line(facts, head, tariff_fen(tariff, start, end), f"用“{name}”", f"{name} is used", day, who, scenes)
        every = tuple(scene for _, _, scenes in days.values() for scene in scenes)
        yield CostLine(head, tariff.once_fen, Text(f"“{name}”一次性费用", f"{name}, paid once"), PRODUCTION, who, every)


def _options(facts: Facts) -> Iterator[CostLine]:
    for sheet in facts.sheets:
        for shot in sheet.shots:
            if shot.option and shot.option.extra_fen:
                scene, name = shot.scene.id, facts.name(shot.set.id)
                cause = Text(f"第 {scene} 场改用“{name}”", f"scene {scene} is shot on {name}")
                yield CostLine("option", shot.option.extra_fen, cause, sheet.day, scene, (scene,))


def _wishes(facts: Facts) -> Iterator[CostLine]:
    wishes = facts.problem.wishes
    for sheet in facts.sheets:
        back = [
            after.scene.id
            for before, _, after in sheet.joints()
            if before and facts.position[after.scene.id] < facts.position[before.scene.id]
        ]
        unit, fen = sheet.unit.id, len(back) * wishes.story_order_fen
        yield from _line(facts, "wish", fen, "不按故事顺序", "out of story order", sheet.day, unit, tuple(back))
        if sheet.shots and sheet.shots[-1].scene.heavy:
            last = (sheet.shots[-1].scene.id,)
            yield from _line(facts, "wish", wishes.heavy_last_fen, "重场戏压在最后", "a heavy scene stands last", sheet.day, unit, last)
        for shot in sheet.shots:
            if (due := shot.scene.due_day) >= 0 and sheet.day > due:
                fen, late = (sheet.day - due) * shot.scene.late_fen_per_day, shot.scene.id
                yield from _line(facts, "wish", fen, f"第 {late} 场晚了", f"scene {late} is late", sheet.day, late, (late,))
    for a in (a for days in facts.people.values() for a in days if wishes.waiting_fen_per_hour):
        fen, name, waits = started(a.waiting_min) * wishes.waiting_fen_per_hour, facts.name(a.who), a.waiting_min
        yield from _line(facts, "wish", fen, f"{name} 等待 {waits} 分钟", f"{name} waits {waits} min", a.day, a.who, a.scenes)


def _line(facts: Facts, head: CostHead, fen: int, zh: str, en: str, day: int, who: str, scenes: tuple[str, ...]) -> Iterator[CostLine]:
    """A line of one day, or none when it comes to nothing."""
    if fen:
        when = facts.date(day)
        yield CostLine(head, fen, Text(f"{when.zh} {zh}", f"{en} on {when.en}"), day, who, scenes)
