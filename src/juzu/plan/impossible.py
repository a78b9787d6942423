"""plan: a problem -> the facts for which it can have no legal plan, in crew words; nothing when none of the tests shows it.

Each test is sound: what it names cannot stand together. That nothing is named does not mean that a legal plan exists.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from juzu.kernel.errors import Fault
from juzu.kernel.span import clock
from juzu.kernel.text import Text
from juzu.plan.evaluate import measure_all
from juzu.plan.least import longest_min
from juzu.plan.model import MINUTES, SETUP, STRIKE, WHO, Model, todo
from juzu.plan.problem import Problem, Scene
from juzu.plan.solution import State, empty, put, take
from juzu.plan.timing import Desk, desk

RELAX = Text("改其中一条，再排一次", "change one of these and plan again")


def reasons(problem: Problem, m: Model) -> tuple[Fault, ...]:
    """Every clash found; the plainest kind first, and later kinds only when there is none before."""
    for kind in (_homeless, _links, _too_much, _alone):
        if found := tuple(Fault(what, RELAX) for what in kind(problem, m)):
            return found
    return ()


def _homeless(problem: Problem, m: Model) -> Iterator[Text]:
    """Scenes that no day allows: closed sets, absent people, limits of the scene itself."""
    for n, scene in enumerate(todo(problem)):
        if not m.allowed[n].any():
            yield _why_no_day(problem, scene)


def _why_no_day(problem: Problem, scene: Scene) -> Text:
    names = {p.id: p.role or p.name or p.id for p in problem.people}
    sets = {s.id: s for s in problem.sets}
    zh, en = [], []
    shoot = [d for d, day in enumerate(problem.days) if day.kind == "shoot"]
    for d in shoot:
        label = problem.days[d].date or f"{d + 1}"
        away = [names[p.id] for p in problem.people if d in p.away and any(part.person == p.id for part in scene.cast)]
        closed = [sets[o.set].name or o.set for o in scene.options if d in sets[o.set].closed]
        if scene.day >= 0 and d != scene.day:
            continue
        if problem.days[d].locked and d != scene.day:
            zh.append(f"{label} 已锁定")
            en.append(f"{label}: locked")
        if d < scene.earliest_day or 0 <= scene.latest_day < d:
            continue
        if away:
            zh.append(f"{label} {'、'.join(away)}不在")
            en.append(f"{label}: {', '.join(away)} away")
        if len(closed) == len(scene.options):
            zh.append(f"{label} {'、'.join(closed)}不开放")
            en.append(f"{label}: {', '.join(closed)} closed")
    limits = _limits(scene)
    return Text(
        f"{scene.id} 场没有一天能拍：{'；'.join([limits.zh, *zh])}", f"no day can take scene {scene.id}: {'; '.join([limits.en, *en])}"
    )


def _limits(scene: Scene) -> Text:
    if scene.day >= 0:
        return Text(f"锁定在第{scene.day + 1}天", f"locked to day {scene.day + 1}")
    if scene.earliest_day >= 0 or scene.latest_day >= 0:
        early = f"第{scene.earliest_day + 1}天起" if scene.earliest_day >= 0 else ""
        late = f"第{scene.latest_day + 1}天止" if scene.latest_day >= 0 else ""
        first = f"from day {scene.earliest_day + 1} " if scene.earliest_day >= 0 else ""
        last = f"to day {scene.latest_day + 1}" if scene.latest_day >= 0 else ""
        return Text(f"限{early}{late}", f"limited {first}{last}".strip())
    return Text("可用的拍摄日里", "of the shooting days")


def _links(problem: Problem, m: Model) -> Iterator[Text]:
    """Links whose ends have no days that fit each other, after passing limits along the links; also a ring of scenes each before the next."""
    scenes = todo(problem)
    row = {s.id: n for n, s in enumerate(scenes)}
    days = m.allowed.copy()
    links = [k for k in problem.links if k.a in row and k.b in row]
    for _ in range(len(links) + 1):
        before = int(days.sum())
        for link in links:
            a, b = row[link.a], row[link.b]
            if link.kind == "same_day":
                days[a] = days[b] = days[a] & days[b]
            elif days[a].any() and days[b].any():
                days[b] &= np.arange(days.shape[1]) >= np.nonzero(days[a])[0][0]
                days[a] &= np.arange(days.shape[1]) <= (np.nonzero(days[b])[0][-1] if days[b].any() else -1)
            if not days[a].any() or not days[b].any():
                words = {"same_day": ("同一天", "on the same day")}.get(link.kind, ("先后", "in order"))
                yield Text(
                    f"{link.a} 场与 {link.b} 场要按{words[0]}拍，它们能拍的日子合不上",
                    f"scenes {link.a} and {link.b} must be shot {words[1]}, and their possible days do not fit each other",
                )
                return
        if int(days.sum()) == before:
            break
    yield from _rings(problem, set(row))


def _rings(problem: Problem, known: set[str]) -> Iterator[Text]:
    after: dict[str, list[str]] = {}
    for link in problem.links:
        if link.kind == "before" and link.a in known and link.b in known:
            after.setdefault(link.a, []).append(link.b)
    state: dict[str, int] = {}
    for root in after:
        path, stack = [], [(root, iter(after.get(root, ())))]
        if state.get(root):
            continue
        state[root] = 1
        path.append(root)
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[node] = 2
                stack.pop()
                path.pop()
            elif state.get(following) == 1:
                ring = [*path[path.index(following) :], following]
                yield Text(f"{' → '.join(ring)} 互为先后", f"{' -> '.join(ring)}: each must come before the next")
                return
            elif not state.get(following):
                state[following] = 1
                path.append(following)
                stack.append((following, iter(after.get(following, ()))))


def _too_much(problem: Problem, m: Model) -> Iterator[Text]:
    """More minutes than days: of everything, of a person, of the scenes that only one day can take."""
    longest = longest_min(m)
    aside = int((m.unit[:, SETUP] + m.unit[:, STRIKE]).min())
    room = (longest - aside) * len(m.unit)
    minutes, days = m.scene[:, MINUTES], int(m.allowed.any(axis=0).sum())
    if minutes.sum() > room * days:
        yield Text(
            f"要拍 {minutes.sum()} 分钟，{days} 个拍摄日每天最多 {room} 分钟",
            f"{minutes.sum()} minutes are to be shot and {days} days hold at most {room} each",
        )
    for d, day in enumerate(problem.days):
        only = np.nonzero((m.allowed.sum(axis=1) == 1) & m.allowed[:, d])[0]
        if minutes[only].sum() > room:
            names = "、".join(todo(problem)[n].id for n in only)
            yield Text(
                f"第{d + 1}天{day.date}只能拍也必须拍 {names}，共 {minutes[only].sum()} 分钟，最多 {room} 分钟",
                f"day {d + 1} {day.date} must take {names}: {minutes[only].sum()} minutes, and holds at most {room}",
            )
    for w, person in enumerate(problem.people):
        rows = np.searchsorted(m.part_at, np.nonzero(m.part[:, WHO] == w)[0], side="right") - 1
        free = int(m.allowed[rows].any(axis=0).sum()) if len(rows) else 0
        if len(rows) and minutes[rows].sum() > free * room:
            name = person.role or person.name or person.id
            yield Text(
                f"{name}有 {minutes[rows].sum()} 分钟戏，能来 {free} 天，每天最多 {room} 分钟",
                f"{name} has {minutes[rows].sum()} minutes of scenes and is free on {free} days of at most {room}",
            )


def _alone(problem: Problem, m: Model) -> Iterator[Text]:
    """Scenes that break a rule on every day even when nothing else is shot."""
    st, k = empty(m), desk(m)
    for s, scene in enumerate(todo(problem)):
        if not _stands_alone(m, st, k, s):
            start = f"，锁定 {clock(scene.start_min)} 开始" if scene.start_min >= 0 else ""
            begin = f", locked to start at {clock(scene.start_min)}" if scene.start_min >= 0 else ""
            who = [p.role or p.name or p.id for p in problem.people if any(part.person == p.id for part in scene.cast)]
            yield Text(
                f"{scene.id} 场单独拍也不合规：{scene.minutes} 分钟{start}；{'、'.join(who) or '无演员'}；景、光线、人的时间或规定的时长容不下",
                f"scene {scene.id} breaks a rule even alone: {scene.minutes} min{begin}; {', '.join(who) or 'no cast'}; "
                "the hours of its sets, its light, its people or a rule about length do not hold it",
            )


def _stands_alone(m: Model, st: State, k: Desk, s: int) -> bool:
    for d in np.nonzero(m.allowed[s])[0]:
        for u in np.nonzero(m.unit_allowed[s])[0]:
            for o in range(int(m.option_at[s]), int(m.option_at[s + 1])):
                if m.option_allowed[o, d]:
                    put(m, st, s, int(d), int(u), 0, o)
                    legal = measure_all(m, st, k)[1] == 0
                    take(m, st, s)
                    if legal:
                        return True
    return False
