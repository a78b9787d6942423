"""Two productions for the papers: a believable one of 12 scenes and 2 days, and an awkward one that holds everything that breaks layouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from juzu.kernel.source import Source
from juzu.kernel.text import Text
from juzu.plan.document import Call, DayPlan, Plan, Slot, SlotKind
from juzu.plan.problem import Day, ExtrasGroup, ExtrasNeed, Part, Pay, Person, Problem, Scene, Set, SetOption, Site, Unit
from juzu.script.breakdown import (
    Breakdown,
    CastKind,
    Character,
    Estimate,
    Extras,
    Inside,
    Item,
    ItemKind,
    Light,
    Look,
    Mention,
    Place,
    SceneNeeds,
)
from juzu.shoot.book import Book, open_book
from juzu.shoot.production import Contact, DayFacts, Production, TravelDay

HERE = Source("script.txt", 1)
BECAUSE = Text("试例", "fixture")
DAY_ONE = date(2026, 12, 1)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A scene in short: id, 日/夜, INT/EXT, place, minutes, cast (声 after a name: only heard; 名/造型: in a look), what is brought."""

    id: str
    light: Light
    inside: Inside
    place: str
    minutes: int
    cast: str
    synopsis: str
    extras: tuple[tuple[str, int], ...] = ()
    items: tuple[tuple[ItemKind, str], ...] = ()
    note: str = ""
    fight: bool = False


SKETCHES = (
    Sketch("1-1", "day", "EXT", "汽车站", 45, "沈照 司机 沈伯年声", "沈照抱着绿萝下车，对爷爷谎称休假，一张招工传单糊在脸上。", (("旅客", 8),),
           (("prop", "绿萝"), ("prop", "传单"), ("vehicle", "大巴"))),
    Sketch("1-2", "day", "INT", "商场·一楼·通告间", 60, "沈照/便装 谭一舟 马保田", "沈照应聘场务，顺手把乱成一团的通告排了出来，谭一舟记住了她。"),
    Sketch("1-3", "night", "INT", "沈家·堂屋", 50, "沈照/便装 沈伯年/便服", "爷爷手抖着收拾影人，沈照装作没看见。", (), (("special_prop", "皮影人"), ("prop", "油灯"))),
    Sketch("2-1", "day", "INT", "商场·一楼·通告间", 40, "沈照 何冰 谭一舟", "隔壁剧组抢景，沈照翻出登记本据理力争。"),
    Sketch("2-2", "day", "INT", "商场·三楼·医院", 75, "乔曼/白大褂 韩骁/病号服 谭一舟 罗大亮", "戏中戏：女医生发现病人是仇人之子。", (("护士", 4),), (("costume", "白大褂"), ("makeup", "伤妆"), ("placement", "清泉矿泉水"))),
    Sketch("2-3", "night", "EXT", "商场·后巷", 90, "韩骁 乔曼 老邢", "雨夜追打，韩骁吊威亚翻墙。", (("打手", 6),), (("stunt", "威亚"), ("effect", "雨")), "动作指导到场", True),
    Sketch("3-1", "day", "INT", "商场·三楼·医院", 55, "乔曼/白大褂 韩骁/病号服", "病房对质，韩骁忘词，乔曼替他圆回来。"),
    Sketch("3-2", "night", "INT", "沈家·堂屋", 60, "沈照 沈伯年 沈建国", "父亲回来，三代人隔着一盏灯不说话。", (), (("prop", "油灯"),)),
    Sketch("3-3", "day", "EXT", "汽车站", 30, "沈照 沈建国", "沈照送父亲出车。"),
    Sketch("4-1", "night", "INT", "商场·一楼·戏台", 95, "沈照/戏服 沈伯年/戏服 豆豆 林小麦", "沈家班头一回进剧组，豆豆把影人拿反了。", (("观众", 20),), (("special_prop", "皮影人"), ("sound", "板胡"))),
    Sketch("4-2", "night", "INT", "商场·一楼·戏台", 70, "沈照/便装 谭一舟", "散场后谭一舟问她：愿不愿意当统筹。"),
    Sketch("4-3A", "day", "INT", "商场·一楼·通告间", 35, "沈照 马保田 方老师", "补戏：方老师第一次拿到有名字的角色。"),
)  # fmt: skip
KINDS: dict[str, CastKind] = {
    "沈照": "lead", "谭一舟": "lead", "沈伯年": "support", "马保田": "support", "乔曼": "support", "韩骁": "support", "沈建国": "support",
    "何冰": "support", "罗大亮": "support", "豆豆": "support", "林小麦": "support", "老邢": "bit", "方老师": "bit", "司机": "bit",
}  # fmt: skip
ACTORS = {"沈照": "白小棠", "谭一舟": "陆川", "沈伯年": "郑国梁", "马保田": "孙大勇", "乔曼": "温若", "韩骁": "祁峰", "沈建国": "丁海"}
SETS = {
    "汽车站": "县城汽车站",
    "商场·一楼·通告间": "通告间",
    "沈家·堂屋": "民居堂屋",
    "商场·三楼·医院": "现代医院",
    "商场·后巷": "基地后巷",
    "商场·一楼·戏台": "戏台",
}
ORDER = (("1-1", "3-3", "1-2", "2-1", "4-3A", "1-3", "3-2"), ("2-2", "3-1", "4-1", "4-2", "2-3"))


def breakdown_of(sketches: Sequence[Sketch] = SKETCHES, title: str = "灯下戏", kinds: dict[str, CastKind] | None = None) -> Breakdown:
    """The breakdown that the sketches stand for."""
    kinds = KINDS if kinds is None else kinds
    scenes = tuple(_needs(sketch) for sketch in sketches)
    places = dict.fromkeys(sketch.place for sketch in sketches)
    looks = {m.look: m.character for s in scenes for m in s.cast if m.look}
    return Breakdown(
        title=title,
        scenes=scenes,
        characters=tuple(
            Character(
                name, name, kind, scenes=tuple(s.id for s in scenes if any(m.character == name for m in s.cast)), minor=name == "豆豆"
            )
            for name, kind in kinds.items()
        ),
        places=tuple(Place(name, tuple(name.split("·"))) for name in places),
        looks=tuple(Look(look, who, look.partition("/")[2], BECAUSE) for look, who in looks.items()),
    )


def _needs(sketch: Sketch) -> SceneNeeds:
    episode, _, number = sketch.id.partition("-")
    cast = []
    for word in sketch.cast.split():
        name = word.removesuffix("声").partition("/")[0]
        cast.append(Mention(name, word if "/" in word else "", HERE, word.endswith("声")))
    return SceneNeeds(
        id=sketch.id,
        episode=int(episode),
        number=number,
        source=HERE,
        inside=sketch.inside,
        mood="日" if sketch.light == "day" else "夜",
        light=sketch.light,
        place=sketch.place,
        synopsis=sketch.synopsis,
        cast=tuple(cast),
        extras=tuple(Extras(name, count, name == "旅客", HERE) for name, count in sketch.extras),
        items=tuple(Item(kind, name, HERE) for kind, name in sketch.items),
        eighths=max(1, sketch.minutes // 8),
        page_tenths=sketch.minutes // 5,
        words=sketch.minutes * 8,
        estimate=Estimate(sketch.minutes, BECAUSE),
        fight=sketch.fight,
        note=sketch.note,
    )


def problem_of(breakdown: Breakdown, days: int = 2, sets: dict[str, str] | None = None) -> Problem:
    """The problem behind the breakdown: the bus station lies away from the base, everything else on it."""
    sets = SETS if sets is None else sets
    groups = dict.fromkeys(e.name for s in breakdown.scenes for e in s.extras)
    return Problem(
        title=breakdown.title,
        days=tuple(Day(date(2026, 12, 1 + n).isoformat(), sunrise_min=7 * 60 + 18, sunset_min=17 * 60 + 14) for n in range(days)),
        units=(Unit("A", setup_min=40, strike_min=20),),
        sites=(Site("base", "银河影视基地", change_min=20), Site("bus", "县城汽车站")),
        sets=tuple(
            Set(place, "bus" if place == "汽车站" else "base", name, floor="3F" if "医院" in name else "") for place, name in sets.items()
        ),
        scenes=tuple(
            Scene(
                s.id,
                s.estimate.minutes,
                (SetOption(s.place),),
                tuple(Part(m.character) for m in s.cast if not m.heard_only),
                tuple(ExtrasNeed(e.name, e.count) for e in s.extras),
            )
            for s in breakdown.scenes
        ),
        people=tuple(
            Person(c.id, ACTORS.get(c.id, c.name), c.name, c.kind if c.kind in ("lead", "support") else "bit", Pay(hold_percent=50))
            for c in breakdown.characters
        ),
        extras=tuple(ExtrasGroup(name, name) for name in groups),
    )


def plan_of(problem: Problem, breakdown: Breakdown, order: Sequence[Sequence[str]], call: int = 420) -> Plan:
    """A plan that shoots the scenes in the given order, with a lunch at the first gap after noon."""
    needs = {s.id: s for s in breakdown.scenes}
    days = tuple(_day(problem, needs, number, list(scenes), call + 180 * number) for number, scenes in enumerate(order))
    return Plan(problem.title, "digest", "best found", 0, 0, days, ())


def _day(problem: Problem, needs: dict[str, SceneNeeds], number: int, scenes: list[str], call: int) -> DayPlan:
    sites = {s.id: s.site for s in problem.sets}
    slots, now, here, eaten = [Slot("setup", call, call + 40)], call + 40, "", False
    for scene in scenes:
        place = needs[scene].place
        if here and now >= 12 * 60 and not eaten:
            slots, now, eaten = [*slots, Slot("meal", now, now + 60)], now + 60, True
        if here and place != here:
            moving = sites[place] != sites[here]
            kind: SlotKind = "move" if moving else "change"
            until = now + (60 if moving else 20)
            slots, now = [*slots, Slot(kind, now, until, set=place)], until
        end = now + needs[scene].estimate.minutes
        slots, now, here = [*slots, Slot("scene", now, end, scene, place)], end, place
    slots.append(Slot("strike", now, now + 20))
    return DayPlan(number, "A", call, now + 20, tuple(slots), _calls(needs, slots), _crowds(needs, slots))


def _calls(needs: dict[str, SceneNeeds], slots: list[Slot]) -> tuple[Call, ...]:
    spans: dict[str, tuple[int, int]] = {}
    for slot in slots:
        for who in (m.character for m in needs[slot.scene].cast if not m.heard_only) if slot.scene else ():
            spans[who] = (spans.get(who, (slot.start, 0))[0], slot.end)
    return tuple(Call(who, first - 45, first, wrap, wrap - first + 45, 0) for who, (first, wrap) in spans.items())


def _crowds(needs: dict[str, SceneNeeds], slots: list[Slot]) -> tuple[Call, ...]:
    groups: dict[str, tuple[int, int, int]] = {}
    for slot in slots:
        for e in needs[slot.scene].extras if slot.scene else ():
            first, _, count = groups.get(e.name, (slot.start, 0, 0))
            groups[e.name] = (first, slot.end, max(count, e.count))
    return tuple(Call(name, first, first, wrap, wrap - first, 0, count) for name, (first, wrap, count) in groups.items())


SMALL_FACTS = Production(
    title="灯下戏",
    director="谭一舟",
    base_name="银河影视基地",
    base_address="临河县人民路 1 号原银河商场",
    hospital="临河县人民医院急诊 0371-5550120（车程 8 分钟）",
    safety="后巷雨戏地滑，威亚由动作组检查签字后方可起吊；夜戏收工统一发车。",
    contacts=(Contact("统筹", "沈小禾", "138 0000 1234"), Contact("执行导演", "李木", "139 0000 5678"), Contact("现场制片", "周远", "137 0000 9012")),
    breakfast="06:20 酒店一楼",
    departure="06:40 酒店门口",
    makeup_place="现场",
    travel_min=20,
    days=(DayFacts(DAY_ONE, weather="多云 2~9℃ 北风 3 级", tips="汽车站不封场，收声注意大巴报站。"),),
    travels=(TravelDay("乔曼", DAY_ONE, "T"),),
    state="published",
    version=2,
    issued=datetime(2026, 11, 30, 13, 0, tzinfo=UTC),
)  # fmt: skip


def small_book() -> Book:
    """《灯下戏》, 12 scenes on 2 days."""
    breakdown = breakdown_of()
    problem = problem_of(breakdown)
    return open_book(SMALL_FACTS, breakdown, problem, plan_of(problem, breakdown, ORDER))


CAST = tuple(f"{family}{given}" for family in ("欧阳", "上官", "李", "王") for given in ("无敌小旋风", "威（少年）", "A-Mei", "*_#$", "二"))
LONG = "她把收据、欠条、登记本一样一样摆开，" * 9


def awkward_book() -> Book:
    """40 scenes in one day past midnight, 20 actors, 60 extras, long titles, markup signs, formulas, private numbers, and empty fields."""
    kinds: dict[str, CastKind] = dict.fromkeys(CAST, "lead") | {f"群演甲{n}": "bit" for n in range(6)}
    sketches = [
        Sketch(
            f"{1 + n // 4}-{1 + n % 4}",
            "night" if n % 3 else "day",
            ("INT", "EXT", "INT/EXT")[n % 3],
            "=cmd|' /C calc'!A0" if n % 2 else "很长的主场景名称·二层东侧走廊尽头的小房间·里间",
            20 + n % 7,
            " ".join(kinds) if n % 5 == 0 else " ".join(CAST[: n % 6]),
            "" if n % 4 == 0 else f"=HYPERLINK(1) *粗* _斜_ #函数 $x$ {LONG if n % 4 == 1 else ''}",
            (("路人", 60),) if n % 10 == 0 else (),
            (("prop", "+SUM(A1)"), ("animal", "@马"), ("vehicle", "-车")) if n % 6 == 0 else (),
            "身份证 110101199003071234，卡 6222 0212 3456 7890 128，电话 13800001234" if n % 8 == 0 else "",
        )
        for n in range(40)
    ]
    breakdown = breakdown_of(sketches, "一个名字特别特别长的、带《书名号》和 [方括号]: *?/\\ 的短剧", kinds)
    dropped = replace(breakdown.scenes[39], id="10-9", omitted=True, mood="")
    breakdown = replace(breakdown, scenes=(*breakdown.scenes, dropped))
    sets = {s.place: s.place for s in sketches}
    problem = problem_of(breakdown, 1, sets)
    problem = replace(problem, sites=(Site("base"),), days=(Day(),))
    facts = Production(
        title=breakdown.title, contacts=(Contact("", "", ""), Contact("制片", "=1+1", "身份证11010119900307123X")), page_count="eighths"
    )
    return open_book(facts, breakdown, problem, plan_of(problem, breakdown, ([s.id for s in sketches],), 600))


def empty_book() -> Book:
    """A production with a title and nothing else."""
    return open_book(Production(title="空"), Breakdown("空", (), (), (), ()))
