"""plan: the slots of a unit's day -> where they do not join, or stand too short, too long or where nothing asks for them.

Section 1 and 2 of docs/rules/timing-and-money.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.document import Slot, SlotKind
from juzu.plan.rules.facts import Facts, Sheet, Shot
from juzu.plan.rules.kind import Breach, FactRule, on_sheet
from juzu.plan.words import SLOTS

SET_KINDS = ("change", "move", "dress", "relight")
FREE_KINDS = ("meal", "wait", "look")


def known_names(facts: Facts) -> Iterator[Breach]:
    """Every day, unit, scene and set that the plan names is one of the problem's."""
    problem = facts.problem
    known = {"scene": set(facts.position), "set": set(facts.sets), "unit": {u.id for u in problem.units}}
    for sheet in facts.plan.days:
        if not 0 <= sheet.day < len(problem.days):
            yield _unknown("日子", "day", str(sheet.day), sheet.day)
        if sheet.unit not in known["unit"]:
            yield _unknown("组", "unit", sheet.unit, sheet.day)
        for slot in sheet.slots:
            if (slot.scene or slot.kind == "scene") and slot.scene not in known["scene"]:
                yield _unknown("场次", "scene", slot.scene, sheet.day)
            if (slot.set or slot.kind == "scene") and slot.set not in known["set"]:
                yield _unknown("景", "set", slot.set, sheet.day)


def _unknown(zh: str, en: str, name: str, day: int) -> Breach:
    return Breach(
        "known-names", Text(f"计划里的{zh}“{name}”不在问题中", f'the plan names {en} "{name}", which the problem does not have'), day
    )


def slots_join(facts: Facts) -> Iterator[Breach]:
    """Slots follow each other from call to wrap without gap, overlap or empty slot, and there is a scene."""
    for sheet in facts.plan.days:
        at = sheet.call
        for slot in sheet.slots:
            if slot.start != at or slot.end <= slot.start:
                zh, en = (
                    f"{clock(at)} 之后接的是 {clock(slot.start)}–{clock(slot.end)}",
                    f"{clock(slot.start)}-{clock(slot.end)} after {clock(at)}",
                )
                yield _of(
                    sheet.day, sheet.unit, "slots-join", Text(f"时间表不连续：{zh}", f"the day's slots do not join: {en}"), slot.scene
                )
            at = slot.end
        if at != sheet.wrap:
            text = Text(
                f"时间表止于 {clock(at)}，收工写的是 {clock(sheet.wrap)}", f"slots end at {clock(at)}, wrap says {clock(sheet.wrap)}"
            )
            yield _of(sheet.day, sheet.unit, "slots-join", text)
        if not sheet.scenes:
            yield _of(sheet.day, sheet.unit, "slots-join", Text("这一天一场戏也没有", "a day without a scene"))


def slots_named(facts: Facts) -> Iterator[Breach]:
    """Only scenes name a scene; change, move, dress and relight name the set of the next scene; other slots name nothing."""
    for sheet in facts.plan.days:
        for i, slot in enumerate(sheet.slots):
            if slot.kind == "scene":
                continue
            following = next((s.set for s in sheet.slots[i + 1 :] if s.kind == "scene"), "")
            expected = following if slot.kind in SET_KINDS else ""
            if slot.scene or slot.set != expected:
                text = Text("{at} 的{kind}写着“{named}”，应为“{expected}”", '{kind} at {at} names "{named}", expected "{expected}"')
                what = text.format(at=clock(slot.start), kind=SLOTS[slot.kind], named=slot.scene + slot.set, expected=expected)
                yield _of(sheet.day, sheet.unit, "slots-named", what)


def scene_length(facts: Facts) -> Iterator[Breach]:
    """A scene gets exactly its minutes."""
    for sheet in facts.sheets:
        for shot in sheet.shots:
            got, need = shot.end - shot.start, shot.scene.minutes
            if got != need:
                text = Text(
                    f"第 {shot.scene.id} 场排了 {got} 分钟，需要 {need} 分钟", f"scene {shot.scene.id} has {got} minutes and needs {need}"
                )
                yield _of(sheet.day, sheet.unit.id, "scene-length", text, shot.scene.id)


def set_up(facts: Facts) -> Iterator[Breach]:
    """The day begins with the unit's set-up and ends with its strike, each exactly as long as the unit needs, and nowhere else."""
    for sheet in facts.sheets:
        slots, unit = sheet.plan.slots, sheet.unit
        ends: tuple[tuple[SlotKind, int, int, Text], ...] = (
            ("setup", unit.setup_min, 0, Text("开工准备", "set-up")),
            ("strike", unit.strike_min, len(slots) - 1, Text("收工整理", "strike")),
        )
        for kind, need_min, place, name in ends:
            got = [(i, s.end - s.start) for i, s in enumerate(slots) if s.kind == kind]
            if got != ([(place, need_min)] if need_min else []):
                text = Text("{name}应为 {n} 分钟，且只在头尾", "{name} must take {n} minutes, at its end of the day only")
                yield _of(sheet.day, unit.id, "set-up", text.format(name=name, n=need_min))


def needed_change(facts: Facts, before: Shot | None, after: Shot) -> int:
    """Minutes of change-over within one site between two scenes; 0 on one set, at the start of a day and between sites."""
    if before is None or before.set.id == after.set.id or before.set.site != after.set.site:
        return 0
    site = facts.sites[after.set.site]
    return site.state_change_min if before.set.room == after.set.room else site.change_min


def needed_move(facts: Facts, before: Shot | None, after: Shot) -> int:
    """Minutes of the move when two scenes lie on two sites."""
    if before is None or before.set.site == after.set.site:
        return 0
    return facts.move(before.set.site, after.set.site).minutes


def needed_dressing(_facts: Facts, before: Shot | None, after: Shot) -> int:
    """Dressing of the option with which the unit enters a set."""
    return 0 if before and before.set.id == after.set.id else after.dressing_min


def change_over(facts: Facts) -> Iterator[Breach]:
    """A change of set within a site takes the site's change-over minutes."""
    for sheet in facts.sheets:
        for before, gap, after in sheet.joints():
            yield from _exact(sheet, "change-over", "change", gap, needed_change(facts, before, after), after, Text("换景", "change-over"))


def move(facts: Facts) -> Iterator[Breach]:
    """A move to another site takes its minutes."""
    for sheet in facts.sheets:
        for before, gap, after in sheet.joints():
            yield from _exact(sheet, "move", "move", gap, needed_move(facts, before, after), after, Text("转场", "move"))


def dressing(facts: Facts) -> Iterator[Breach]:
    """Entering a set takes its dressing minutes, after the change or move."""
    for sheet in facts.sheets:
        for before, gap, after in sheet.joints():
            yield from _exact(sheet, "dressing", "dress", gap, needed_dressing(facts, before, after), after, Text("置景", "dressing"))
            kinds = [slot.kind for slot in gap if slot.kind in ("change", "move", "dress")]
            if "dress" in kinds and kinds.index("dress") != len(kinds) - 1:
                text = Text("置景排在换景或转场之前", "dressing stands before the change-over or move")
                yield _of(sheet.day, sheet.unit.id, "dressing", text, after.scene.id)


def relight(facts: Facts) -> Iterator[Breach]:
    """Staying on a set while its light flips between day and night takes the relight minutes."""
    for sheet in facts.sheets:
        lit = "any"
        for before, gap, after in sheet.joints():
            if before is None or before.set.id != after.set.id:
                lit = "any"
            light = "any" if after.scene.outside else after.scene.light
            flips = "any" not in (lit, light) and lit != light
            need_min = facts.problem.relight_min if flips else 0
            yield from _exact(sheet, "relight", "relight", gap, need_min, after, Text("改光", "relight"))
            lit = lit if light == "any" else light


def tail(facts: Facts) -> Iterator[Breach]:
    """After the last scene only meal, wait and strike stand; a look slot stands only before a scene in which somebody changes look."""
    for sheet in facts.sheets:
        changing = {after.scene.id for days in facts.people.values() for a in days if a.day == sheet.day for _, after in a.changes}
        for _, gap, after in sheet.joints():
            if after.scene.id not in changing and any(slot.kind == "look" for slot in gap):
                text = Text("无人换造型却排了换造型", "a look change is planned where nobody changes look")
                yield _of(sheet.day, sheet.unit.id, "slots-asked", text, after.scene.id)
        for slot in sheet.gaps[-1]:
            if slot.kind in (*SET_KINDS, "look"):
                text = Text("最后一场之后还排了{kind}", "{kind} stands after the last scene").format(kind=SLOTS[slot.kind])
                yield _of(sheet.day, sheet.unit.id, "slots-asked", text)


def _exact(sheet: Sheet, rule: str, kind: SlotKind, gap: tuple[Slot, ...], need_min: int, after: Shot, name: Text) -> Iterator[Breach]:
    got = [slot.end - slot.start for slot in gap if slot.kind == kind]
    if got != ([need_min] if need_min else []):
        text = Text(
            "第 {scene} 场前的{name}排了 {got} 分钟，需要 {need} 分钟", "{name} before scene {scene} has {got} minutes and needs {need}"
        )
        what = text.format(scene=after.scene.id, name=name, got="+".join(map(str, got)) or 0, need=need_min)
        yield _of(sheet.day, sheet.unit.id, rule, what, after.scene.id)


def _of(day: int, unit: str, rule: str, what: Text, scene: str = "") -> Breach:
    return Breach(rule, on_sheet(day, unit, what), day, unit, (scene,) if scene else ())


RULES = (
    FactRule(
        "known-names",
        Text("名称", "Known names"),
        Text("计划只用问题里有的日、组、场、景", "A plan names only days, units, scenes and sets of its problem"),
        known_names,
    ),
    FactRule(
        "slots-join",
        Text("时间连续", "Slots join"),
        Text("从出工到收工一段接一段，不空不叠", "Slots follow each other from call to wrap without gap or overlap"),
        slots_join,
    ),
    FactRule(
        "slots-named",
        Text("时段所指", "Slots named"),
        Text(
            "换景、转场、置景、改光写明要进的景，其余时段不写",
            "Change, move, dressing and relight name the set entered, other slots nothing",
        ),
        slots_named,
    ),
    FactRule(
        "slots-asked",
        Text("时段有由", "Slots asked for"),
        Text("没有缘由的换景、转场、置景、改光、换造型不排", "No change, move, dressing, relight or look change that nothing asks for"),
        tail,
    ),
    FactRule(
        "scene-length",
        Text("场次时长", "Scene length"),
        Text("每场戏正好排它需要的分钟数", "Each scene gets exactly its minutes"),
        scene_length,
    ),
    FactRule(
        "set-up",
        Text("准备与收工", "Set-up and strike"),
        Text("出工先准备、收工前整理，时长按组的规定", "A day begins with the unit's set-up and ends with its strike"),
        set_up,
    ),
    FactRule(
        "change-over",
        Text("换景", "Change-over"),
        Text("同一基地换景、同景换状态要留足分钟", "A change of set or of its state takes the site's minutes"),
        change_over,
    ),
    FactRule("move", Text("转场", "Move"), Text("去另一处拍摄地要留足转场时间", "A move to another site takes its minutes"), move),
    FactRule("dressing", Text("置景", "Dressing"), Text("进景要先置景", "Entering a set takes its dressing"), dressing),
    FactRule(
        "relight", Text("改光", "Relight"), Text("同一景日夜互换要改光", "Day to night on one set, or back, takes a relight"), relight
    ),
)
