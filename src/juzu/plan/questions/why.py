"""plan: a problem -> why no plan can be: smallest sets of facts that clash, and the cheapest single way out (document `Conflict.1`).

Each clash is minimal: without any one of its facts the others can hold. Different clashes share no fact. What is proven is proven by a relaxation
(`relaxation`); a problem that it lets pass may still be impossible at the minute, and then `nearest` tells what the closest plan breaks.
Deletion filter: Chinneck and Dravnieks 1991, doi:10.1287/ijoc.3.2.157. Money is fen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from juzu.kernel.document import Schema
from juzu.kernel.errors import Fault, ImpossibleError
from juzu.kernel.text import Text
from juzu.plan.problem import Problem
from juzu.plan.questions.facts import Fact, facts, minutes
from juzu.plan.questions.relaxation import clash
from juzu.plan.questions.way_out import WayOut, price, together, ways_out

MOST_CLASHES = 5  # told at once; the next ones show when these are resolved


@dataclass(frozen=True, slots=True)
class Clash:
    """Facts that cannot hold together. `ways` are single changes, the cheapest first, each of which resolves this clash."""

    facts: tuple[Fact, ...]
    ways: tuple[WayOut, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why a production cannot be planned; no clash: nothing of the kind was found. `way` alone makes the whole possible (None: no single change does)."""

    title: str
    clashes: tuple[Clash, ...]
    way: WayOut | None
    lines: tuple[Text, ...]


CONFLICT = Schema("Conflict", 1, Conflict)


def why_impossible(problem: Problem) -> Conflict:
    """The clashes of a problem."""
    known = facts(problem)
    clashes: list[Clash] = []
    left = known
    while len(clashes) < MOST_CLASHES and (core := clash(problem, left)) is not None:
        smallest = _narrowed(problem, _smallest(problem, core))
        clashes.append(Clash(smallest, ways_out(problem, smallest)))
        left = tuple(fact for fact in left if fact not in smallest and not (fact.kind == "minutes" and _about_minutes(smallest)))
    way = _way(problem, known, clashes)
    return Conflict(problem.title, tuple(clashes), way, tuple(_lines(problem, clashes, way)))


def raise_impossible(problem: Problem) -> None:
    """Raises ImpossibleError with one fault per clash; returns when nothing clashes."""
    conflict = why_impossible(problem)
    if conflict.clashes:
        raise ImpossibleError(*(_fault(problem, found) for found in conflict.clashes))


def _fault(problem: Problem, found: Clash) -> Fault:
    said = together(problem, found.facts)
    what = Text("不能同时成立：{f}", "these cannot hold together: {f}")
    return Fault(what.format(f=Text("；".join(t.zh for t in said), "; ".join(t.en for t in said))), found.ways[0].text)


def _smallest(problem: Problem, core: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Drops what the rest clashes without: first halves at a time, then one by one."""
    kept, size = list(core), len(core) // 2
    while size >= 1:
        at = 0
        while at < len(kept):
            rest = kept[:at] + kept[at + size :]
            fewer = clash(problem, rest) if rest else None
            if fewer is None:
                at += size
            else:
                at = sum(fact in fewer for fact in kept[:at])
                kept = [fact for fact in rest if fact in fewer]
        size //= 2
    return tuple(kept)


def _narrowed(problem: Problem, core: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The clash with the minutes of the scenes it names instead of all scenes', where that is enough."""
    named = {fact.scene for fact in core} | {fact.who for fact in core if fact.kind == "link"}
    scenes = [scene for scene in problem.scenes if scene.id in named]
    rest = tuple(fact for fact in core if fact.kind != "minutes")
    if len(rest) == len(core) or not scenes:
        return core
    fewer = clash(problem, (*rest, minutes(scenes)))
    return core if fewer is None else _smallest(problem, fewer)


def _way(problem: Problem, known: tuple[Fact, ...], clashes: list[Clash]) -> WayOut | None:
    """The cheapest single change that leaves no clash. A change of a fact that stands in no clash left over by another change cannot be the one."""
    if len(clashes) != 1:
        return None
    open_ways = list(clashes[0].ways)
    while open_ways:
        way = open_ways.pop(0)
        left = clash(problem, [fact for fact in known if fact != way.fact])
        if left is None:
            return way
        open_ways = [other for other in open_ways if other.fact in left]
    return None


def _about_minutes(core: tuple[Fact, ...]) -> bool:
    return any(fact.kind == "minutes" for fact in core)


def _lines(problem: Problem, clashes: list[Clash], way: WayOut | None) -> Iterable[Text]:
    if not clashes:
        yield Text("没有发现互相冲突的事实", "no facts were found that clash")
    for number, found in enumerate(clashes, start=1):
        said = together(problem, found.facts)
        yield Text(
            "冲突 {n}：下面这些不能同时成立，去掉任何一条就能成立", "clash {n}: these cannot hold together, and without any one they can"
        ).format(n=number)
        yield from (Text(f"  · {text.zh}", f"  - {text.en}") for text in said)
        yield from (Text("  → {t}（{m}）", "  -> {t} ({m})").format(t=each.text, m=price(each)) for each in _shown(found.ways))
    if way:
        yield Text("最省的一步：{t}（{m}）", "the cheapest single step: {t} ({m})").format(t=way.text, m=price(way))
    elif clashes:
        yield Text("没有哪一步单独就够：每处冲突都要解开", "no single step is enough: each clash must be resolved")


def _shown(ways: tuple[WayOut, ...]) -> list[WayOut]:
    """The cheapest way of each kind and name."""
    first: dict[tuple[str, str], WayOut] = {}
    for way in ways:
        first.setdefault((way.fact.kind, way.fact.who), way)
    return list(first.values())[:6]
