"""plan: a problem -> the facts in it that can forbid a plan, each in words, and the problem without some of them.

A fact is what somebody could change: a scene's need, an absence, a closure, a lock, a link, a rule's number, the number of days. What a problem has
no fact for (the order of minutes within a day) is not listed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.problem import ANY_DAY, WHOLE_DAY, Day, Problem, Scene, Set
from juzu.plan.questions.names import Names, listed, same
from juzu.plan.rules import number_rule

FactKind = Literal[
    "cast",
    "set",
    "light",
    "minutes",
    "away",
    "busy",
    "closed",
    "hours",
    "booked",
    "rest day",
    "locked day",
    "working hours",
    "lock",
    "start",
    "earliest",
    "latest",
    "link",
    "rule",
    "days",
]
About = dict[FactKind, set[tuple[str, str, int]]]
LINKS = {
    "not_later_day": Text("{a} 不得晚于 {b} 那天", "{a} is shot no later than the day of {b}"),
    "before": Text("{a} 必须在 {b} 之前拍", "{a} is shot before {b}"),
    "same_day": Text("{a} 与 {b} 必须同一天", "{a} and {b} are shot on the same day"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its kind, the scenes, person, set, day or rule it is about (empty or -1 when not), and its sentence.

    `key` tells facts of one kind apart that are about the same things (the position of a link). `scenes` are those whose minutes count.
    """

    kind: FactKind
    text: Text
    scene: str = ""
    who: str = ""
    day: int = -1
    key: int = -1
    scenes: tuple[str, ...] = ()


def facts(problem: Problem) -> tuple[Fact, ...]:
    """Every fact of the problem, in the order of the problem."""
    names = Names(problem)
    todo = [scene for scene in problem.scenes if not scene.done]
    return (
        *(fact for scene in todo for fact in _of_scene(names, scene)),
        *_of_people(problem, names, {part.person for scene in todo for part in scene.cast}),
        *_of_sets(problem, names, {option.set for scene in todo for option in scene.options}),
        *_of_days(problem, names),
        *_links(problem),
        *_rules(problem),
        minutes(todo),
    )


def _of_scene(names: Names, scene: Scene) -> Iterator[Fact]:
    of = same(scene.id)
    for person in dict.fromkeys(part.person for part in scene.cast):
        yield Fact("cast", Text("{s} 场要有{p}", "scene {s} needs {p}").format(s=of, p=names.who(person)), scene.id, person)
    sets = listed([names.who(o.set) for o in scene.options], 4)
    yield Fact("set", Text("{s} 场只能在{k}拍", "scene {s} needs {k}").format(s=of, k=sets), scene.id)
    if scene.outside and scene.light != "any":
        light = Text("白天外景", "daylight outside") if scene.light == "day" else Text("夜里外景", "dark outside")
        yield Fact("light", Text("{s} 场是{t}", "scene {s} needs {t}").format(s=of, t=light), scene.id)
    limits: tuple[tuple[FactKind, int, Text], ...] = (
        ("lock", scene.day, Text("{s} 场锁在 {d}", "scene {s} is locked to {d}")),
        ("earliest", scene.earliest_day, Text("{s} 场不早于 {d}", "scene {s} is not before {d}")),
        ("latest", scene.latest_day, Text("{s} 场不晚于 {d}", "scene {s} is not after {d}")),
    )
    for kind, day, text in limits:
        if day != ANY_DAY:
            yield Fact(kind, text.format(s=of, d=names.day(day)), scene.id, day=day)
    if scene.start_min >= 0:
        yield Fact(
            "start", Text("{s} 场锁在 {t} 开拍", "scene {s} is locked to start at {t}").format(s=of, t=clock(scene.start_min)), scene.id
        )


def _of_people(problem: Problem, names: Names, needed: set[str]) -> Iterator[Fact]:
    for person in (p for p in problem.people if p.id in needed):
        for day in sorted({d for d in person.away if 0 <= d < len(problem.days)}):
            text = Text("{p} {d} 不在", "{p} is away on {d}")
            yield Fact("away", text.format(p=names.who(person.id), d=names.day(day)), who=person.id, day=day)
        for day in sorted({b.day for b in person.busy}):
            spans = listed([same(f"{clock(b.span.start)}–{clock(b.span.end)}") for b in person.busy if b.day == day])
            text = Text("{p} {d} {t} 有事", "{p} is busy on {d} {t}").format(p=names.who(person.id), d=names.day(day), t=spans)
            yield Fact("busy", text, who=person.id, day=day)


def _of_sets(problem: Problem, names: Names, needed: set[str]) -> Iterator[Fact]:
    for item in (s for s in problem.sets if s.id in needed):
        name = names.who(item.id)
        for day in sorted({d for d in item.closed if 0 <= d < len(problem.days)}):
            yield Fact("closed", Text("{k} {d} 不开放", "{k} is closed on {d}").format(k=name, d=names.day(day)), who=item.id, day=day)
        if item.open != WHOLE_DAY:
            hours = f"{clock(item.open.start)}–{clock(item.open.end)}"
            yield Fact("hours", Text("{k} 只开 {t}", "{k} is open {t}").format(k=name, t=hours), who=item.id)
        for day in sorted({b.day for b in item.busy}):
            spans = listed([same(f"{clock(b.span.start)}–{clock(b.span.end)}") for b in item.busy if b.day == day])
            text = Text("{k} {d} {t} 被占用", "{k} is booked on {d} {t}").format(k=name, d=names.day(day), t=spans)
            yield Fact("booked", text, who=item.id, day=day)


def _of_days(problem: Problem, names: Names) -> Iterator[Fact]:
    for n, day in enumerate(problem.days):
        if day.kind != "shoot":
            kind = Text("休息日", "a rest day") if day.kind == "rest" else Text("雨备日", "kept free for rain")
            yield Fact("rest day", Text("{d} 是{k}", "{d} is {k}").format(d=names.day(n), k=kind), day=n)
        if day.locked:
            yield Fact("locked day", Text("{d} 已锁定", "{d} is locked").format(d=names.day(n)), day=n)
    if any(day.open != WHOLE_DAY for day in problem.days):
        opens = sorted({(d.open.start, d.open.end) for d in problem.days if d.kind == "shoot"})
        hours = listed([same(f"{clock(a)}–{clock(b)}") for a, b in opens], 3)
        yield Fact("working hours", Text("剧组只在 {t} 之间工作", "the crew works within {t}").format(t=hours))
    text = Text("只有 {n} 天（{a} 至 {b}）", "there are {n} days ({a} to {b})")
    yield Fact("days", text.format(n=len(problem.days), a=names.day(0), b=names.day(len(problem.days) - 1)))


def _links(problem: Problem) -> Iterator[Fact]:
    done = {scene.id for scene in problem.scenes if scene.done}
    for n, link in enumerate(problem.links):
        if not {link.a, link.b} & done:
            yield Fact("link", LINKS[link.kind].format(a=link.a, b=link.b), link.a, link.b, key=n)


def _rules(problem: Problem) -> Iterator[Fact]:
    """Hard rules that nobody may break on any day; one with an exception forbids nothing for sure."""
    excepted = {exception.rule for exception in problem.exceptions}
    for rule in problem.rules:
        known = number_rule(rule.id)
        if known and rule.hard and rule.id not in excepted:
            yield Fact("rule", known.say(rule.number), who=rule.id)


def minutes(scenes: Sequence[Scene]) -> Fact:
    """How long those scenes take together."""
    hours, rest = divmod(sum(scene.minutes for scene in scenes), 60)
    text = Text("{n} 场共要拍 {h} 小时 {m} 分", "{n} scenes take {h} h {m} min")
    ids = tuple(scene.id for scene in scenes)
    if len(ids) <= 8:
        text = (
            Text("{s} 要拍 {h} 小时 {m} 分", "{s} take {h} h {m} min")
            if len(ids) > 1
            else Text("{s} 场要拍 {h} 小时 {m} 分", "{s} takes {h} h {m} min")
        )
    return Fact("minutes", text.format(n=len(ids), s=listed([same(i) for i in ids]), h=hours, m=rest), scenes=ids)


def lifted(problem: Problem, away: Iterable[Fact]) -> Problem:
    """The problem without those facts: absences and closures gone, needs dropped, as many more days again as there are."""
    gone = list(away)
    if not gone:
        return problem
    about: About = {}
    for fact in gone:
        about.setdefault(fact.kind, set()).add((fact.scene, fact.who, fact.day))
    kinds = set(about)
    own = {scene for scene, _, _ in about.get("set", ())}
    days = tuple(_day_without(n, day, about, kinds) for n, day in enumerate(problem.days))
    short = {scene for fact in gone for scene in fact.scenes}
    links = {fact.key for fact in gone if fact.kind == "link"}
    rules = {fact.who for fact in gone if fact.kind == "rule"}
    return replace(
        problem,
        days=days + _more_days(days) if "days" in kinds else days,
        scenes=tuple(_scene_without(scene, about, short) for scene in problem.scenes),
        sets=(*(_set_without(s, about) for s in problem.sets), *(_anywhere(problem, s) for s in problem.scenes if s.id in own)),
        people=tuple(
            replace(
                p,
                away=tuple(d for d in p.away if ("", p.id, d) not in about.get("away", ())),
                busy=tuple(b for b in p.busy if ("", p.id, b.day) not in about.get("busy", ())),
            )
            for p in problem.people
        ),
        links=tuple(link for n, link in enumerate(problem.links) if n not in links),
        rules=tuple(rule for rule in problem.rules if rule.id not in rules),
    )


def _day_without(n: int, day: Day, about: About, kinds: set[FactKind]) -> Day:
    kind = "shoot" if ("", "", n) in about.get("rest day", ()) else day.kind
    locked = day.locked and ("", "", n) not in about.get("locked day", ())
    return replace(day, kind=kind, locked=locked, open=WHOLE_DAY if "working hours" in kinds else day.open)


def _more_days(days: tuple[Day, ...]) -> tuple[Day, ...]:
    last = days[-1]
    first = date.fromisoformat(last.date) if last.date else None
    return tuple(
        replace(last, kind="shoot", locked=False, date=(first + timedelta(days=n + 1)).isoformat() if first else "")
        for n in range(len(days))
    )


def _scene_without(scene: Scene, about: About, short: set[str]) -> Scene:
    def has(kind: FactKind) -> bool:
        return any(of == scene.id for of, _, _ in about.get(kind, ()))

    dropped = {who for of, who, _ in about.get("cast", ()) if of == scene.id}
    bare = has("light")
    return replace(
        scene,
        cast=tuple(part for part in scene.cast if part.person not in dropped),
        options=(replace(scene.options[0], set=f"{scene.options[0].set}~{scene.id}"),) if has("set") else scene.options,
        light="any" if bare else scene.light,
        outside=scene.outside and not bare,
        minutes=1 if scene.id in short else scene.minutes,
        day=ANY_DAY if has("lock") else scene.day,
        start_min=-1 if has("start") else scene.start_min,
        earliest_day=ANY_DAY if has("earliest") else scene.earliest_day,
        latest_day=ANY_DAY if has("latest") else scene.latest_day,
    )


def _set_without(item: Set, about: About) -> Set:
    return replace(
        item,
        closed=tuple(d for d in item.closed if ("", item.id, d) not in about.get("closed", ())),
        open=WHOLE_DAY if ("", item.id, -1) in about.get("hours", ()) else item.open,
        busy=tuple(b for b in item.busy if ("", item.id, b.day) not in about.get("booked", ())),
    )


def _anywhere(problem: Problem, scene: Scene) -> Set:
    """A set of the scene's own that is always free, where its first one is."""
    first = next(s for s in problem.sets if s.id == scene.options[0].set)
    return Set(f"{first.id}~{scene.id}", first.site, first.name)
